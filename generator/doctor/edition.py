"""How the files of ours stand: changed by hand, or of an older edition than there is."""

from .case import Case, Finding, listed, number


def examine(case: Case) -> list[Finding]:
    """Return what the next edition would meet."""
    return [*_edited(case), *_behind(case)]


def _edited(case: Case) -> list[Finding]:
    if not case.edited:
        return []
    told = number(len(case.edited), "file of ours was", "files of ours were")
    return [
        Finding(
            "should",
            "edited",
            f"{told} changed or taken away by hand: {listed(case.edited)}.",
            "The next edition cannot replace them without losing your change, so it will ask about each.",
            "Put what you changed into organization/ (`terbalik new overlay NAME` starts the file), and take our "
            "file back from your history; `terbalik update` helps with both.",
        )
    ]


def _behind(case: Case) -> list[Finding]:
    mine = case.loaded.settings.edition
    if not case.newest or case.newest <= mine:
        return []
    return [
        Finding(
            "should",
            "edition-behind",
            f"This is edition {mine}; there is an edition {case.newest}.",
            "Facts are re-checked and steps made safer from one edition to the next.",
            "Take it with `terbalik update --from` and the place you named; it shows first what will change.",
        )
    ]
