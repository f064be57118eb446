"""Two values side by side, with what differs marked: for a terminal, a log, or a program."""

import difflib
import textwrap
from itertools import zip_longest


def marked(old: str, new: str) -> tuple[str, str]:
    """Return both texts, words that only the first has as [-words-], those only the second has as {+words+}."""
    before, after = old.split(), new.split()
    left, right = [], []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            left.append(" ".join(before[a:b]))
            right.append(" ".join(after[c:d]))
            continue
        if a < b:
            left.append(f"[-{' '.join(before[a:b])}-]")
        if c < d:
            right.append("{+" + " ".join(after[c:d]) + "+}")
    return " ".join(left), " ".join(right)


def side_by_side(heads: tuple[str, str], texts: tuple[str, str], width: int) -> list[str]:
    """Return two texts below their heads in two columns of together at most `width` characters."""
    column = max(24, (width - 2) // 2)
    folded = [textwrap.wrap(text, column) or ["-"] for text in texts]
    rows = [heads, *zip_longest(*folded, fillvalue="")]
    return [f"{left:<{column}}  {right}".rstrip() for left, right in rows]
