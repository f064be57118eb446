"""How an organization's changes stand to ours, told to people and to programs."""

from collections import Counter
from dataclasses import dataclass

from .loaded import Orphan, Patch
from .overlays.aside import Aside
from .overlays.difference import marked, side_by_side
from .overlays.overrides import Override, Standing, said_of
from .report import counted

# What each standing is called; only those that ask for a decision are shown value by value.
CALLED: dict[Standing, str] = {
    "clean": "clean",
    "unrecorded": "not recorded yet",
    "changed": "changed under you",
    "redundant": "redundant: ours says the same now",
    "orphaned": "orphaned: ours no longer has it",
}
_SHOWN = ("changed", "redundant", "orphaned")
_WIDTH = 100
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Standings:
    """Everything an organization has changed: by file, what was set aside, and files whose base is gone."""

    files: tuple[tuple[Patch, tuple[Override, ...]], ...]
    aside: tuple[Aside, ...]
    orphans: tuple[Orphan, ...]

    def any(self) -> bool:
        """True when there is anything to tell."""
        return bool(self.files or self.orphans)


def as_rows(found: tuple[tuple[Patch, tuple[Override, ...]], ...]) -> list[Json]:
    """Return one object a value, for programs."""
    return [_row(patch, each) for patch, overrides in found for each in overrides]


def aside_rows(aside: tuple[Aside, ...]) -> list[Json]:
    """Return one object for each translation of ours that is set aside."""
    return [
        {
            "path": each.path,
            "language": each.language,
            "file": each.file,
            "ours": each.ours,
            "yours": each.theirs,
            "mark": each.mark,
        }
        for each in aside
    ]


def orphan_rows(orphan: Orphan) -> list[Json]:
    """Return one object for each value of a file whose base is gone."""
    return [
        {
            "file": orphan.patch.path,
            "language": orphan.patch.language,
            "path": path,
            "state": "orphaned",
            "yours": words,
            "successor": orphan.successor or None,
        }
        for path, words in said_of(orphan.kind, orphan.patch)
    ]


def _row(patch: Patch, each: Override) -> Json:
    old, new = _compared(each)
    return {
        "file": patch.path,
        "line": each.where.line,
        "language": patch.language,
        "path": each.path,
        "state": each.state,
        "was": each.was or None,
        "ours": each.ours,
        "yours": each.theirs,
        "difference": list(marked(old, new)) if each.state == "changed" else None,
        "reason": each.reason or None,
        "successor": each.successor or None,
        "mark": each.mark if each.state != "orphaned" else None,
    }


def _compared(each: Override) -> tuple[str, str]:
    """Return what is set side by side: ours before and now, or ours and theirs where before is not known."""
    return (each.was, each.ours or "") if each.was else (each.ours or "", each.theirs)


def as_lines(found: Standings, width: int) -> list[str]:
    """Return what people read: each value that asks for a decision, then a count."""
    width = min(width or _WIDTH, _WIDTH)
    lines = ["", "your changes"]
    for patch, overrides in found.files:
        counts = Counter(each.state for each in overrides)
        told = ", ".join(f"{counts[s]} {CALLED[s].partition(':')[0]}" for s in CALLED if counts[s])
        lines.append(f"  {patch.path}: {told or 'nothing'}")
        for each in overrides:
            if each.state in _SHOWN:
                lines += [f"    {line}".rstrip() for line in _told(each, width - 4)]
    for orphan in found.orphans:
        successor = f", in its place stands {orphan.successor}" if orphan.successor else ""
        lines.append(f"  {orphan.patch.path}: orphaned, the whole file{successor}")
        values = said_of(orphan.kind, orphan.patch)
        lines += [f"    {path}: {value}" for path, value in values]
    lines += _aside(found.aside, width)
    return [*lines, *_sum(found)]


def _told(each: Override, width: int) -> list[str]:
    reason = f" (kept: {each.reason})" if each.reason else ""
    successor = f"; in its place stands {each.successor}" if each.successor else ""
    head = f"line {each.where.line}: {each.path}: {CALLED[each.state]}{successor}{reason}"
    if each.state == "orphaned":
        return [head, f"  yours: {each.theirs or 'removed'}"]
    if each.state == "redundant":
        return [head]
    heads = ("ours before", "ours now") if each.was else ("ours now", "yours")
    table = side_by_side(heads, marked(*_compared(each)), width - 2)
    yours = [f"yours: {each.theirs or 'removed'}"] if each.was else []
    return [head, *(f"  {line}" for line in (*table, *yours))]


def _aside(aside: tuple[Aside, ...], width: int) -> list[str]:
    lines = []
    for each in aside:
        lines.append(f"  {each.file}: {each.path}: our {each.language} text is set aside")
        table = side_by_side(
            (f"ours ({each.language})", "yours"), (each.ours, each.theirs), width - 4
        )
        lines += [f"    {line}" for line in table]
    return lines


def _sum(found: Standings) -> list[str]:
    states = Counter(each.state for _, overrides in found.files for each in overrides)
    told = [
        f"{states[state]} {CALLED[state].partition(':')[0]}" for state in CALLED if states[state]
    ]
    lost = len(found.orphans)
    files = [f"{counted(lost, 'file')} whose base is gone"] if lost else []
    aside = [f"{counted(len(found.aside), 'translation')} of ours set aside"] if found.aside else []
    return ["", f"Your changes: {'; '.join([', '.join(told), *files, *aside]).strip('; ')}."]
