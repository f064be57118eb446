"""How wide two columns are that stand side by side, so that both end at about the same height."""

# In percent, for the left one; few, so that neighbors line up, and none too narrow to read.
_SHARES = (46, 54, 62)


def share_of(left: int, right: int) -> int:
    """Return the left column's share in percent that makes the higher of the two lowest, by their letters."""
    return min(_SHARES, key=lambda share: max(left / share, right / (100 - share)))
