"""What an edition brings and how an organization's changes stand to it, for people: as text, and for a pull request."""

import re
from collections import Counter
from collections.abc import Iterable

from ..overlay_report import CALLED, Standings, as_lines
from ..overlays.difference import marked
from ..overlays.overrides import said_of
from ..report import counted
from .news import News, Novelty, Piece

FORMS = ("text", "markdown")
_NOUNS = {
    "topic": ("topic", "topics"), "track": ("track", "tracks"), "form": ("form", "forms"),
    "handbook": ("handbook page", "handbook pages"), "page": ("page", "pages"),
}  # fmt: skip
_STATES = ("new", "gone", "changed")
# A pull request's text ends at 65,536 characters; each of its parts must leave room for the others.
LONGEST = 24_000
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>])")


def news_text(found: News) -> list[str]:
    """Return the lines that tell an edition's news: a sum, the facts that changed, then each thing by itself."""
    lines = [_sum(found)]
    facts = [thing for thing in found.things if thing.facts]
    if facts:
        lines += ["", "facts and rules that changed"]
    for thing in facts:
        lines.append(f"  {_name(thing)}")
        for code, piece in thing.facts:
            lines += [f"    {code}: {piece.path}", *(f"      {line}" for line in _was_is(piece))]
    for state in _STATES:
        some = [thing for thing in found.things if thing.state == state]
        lines += ["", state] if some else []
        for thing in some:
            lines.append(f"  {_name(thing)}")
            lines += [f"    {code}: {_count(pieces)}" for code, pieces in thing.pieces]
    return lines


def news_markdown(found: News) -> list[str]:
    """Return the same as Markdown, in which nothing of an edition's texts is a mark, a mention or a link."""
    lines = [plain(_sum(found)), ""]
    facts = [thing for thing in found.things if thing.facts]
    if facts:
        lines += ["### Facts and rules that changed", ""]
        lines += [
            "| | language | where | before | now |",
            "|---|---|---|---|---|",
        ]
    for thing in facts:
        for code, piece in thing.facts:
            cells = (thing.slug, code, piece.path, *(_shown(each) for each in _differing(piece)))
            lines.append(f"| {' | '.join(plain(cell) for cell in cells)} |")
    for state in _STATES:
        some = [thing for thing in found.things if thing.state == state]
        lines += ["", f"### {state.capitalize()}", ""] if some else []
        for thing in some:
            lines.append(f"- {plain(_name(thing))}")
            lines += [f"  - {code}: {plain(_count(pieces))}" for code, pieces in thing.pieces]
    return cut(lines)


def standings_text(found: Standings, width: int) -> list[str]:
    """Return the lines that tell how an organization's changes stand."""
    return as_lines(found, width) if found.any() else ["", "You have changed nothing of ours."]


def standings_markdown(found: Standings) -> list[str]:
    """Return the same as Markdown: a sum of each file, then every value that asks for a decision."""
    if not found.any():
        return ["You have changed nothing of ours."]
    lines = ["| your file | how it stands |", "|---|---|"]
    details: list[str] = []
    for patch, overrides in found.files:
        counts = Counter(each.state for each in overrides)
        told = ", ".join(f"{counts[s]} {CALLED[s].partition(':')[0]}" for s in CALLED if counts[s])
        lines.append(f"| {code(patch.path)} | {plain(told or 'nothing')} |")
        for each in overrides:
            if each.state in ("changed", "redundant", "orphaned"):
                details += _detail(patch.path, each.path, CALLED[each.state], each.successor)
                old, new = marked(each.was or each.ours or "", each.ours or "")
                pairs = (("ours before", old), ("ours now", new)) if each.was else (("ours", new),)
                told_pairs = pairs if each.state == "changed" else ()
                details += [f"  - {head}: {plain(words or '-')}" for head, words in told_pairs]
                details.append(f"  - yours: {plain(each.theirs or 'removed')}")
    for orphan in found.orphans:
        lines.append(f"| {code(orphan.patch.path)} | orphaned, the whole file |")
        details += _detail(
            orphan.patch.path, "the whole file", CALLED["orphaned"], orphan.successor
        )
        details += [f"  - {plain(f'{p}: {v}')}" for p, v in said_of(orphan.kind, orphan.patch)]
    for each_aside in found.aside:
        what = f"our {each_aside.language} text is set aside"
        details += _detail(each_aside.file, each_aside.path, what, "")
        details += [f"  - ours: {plain(each_aside.ours)}", f"  - yours: {plain(each_aside.theirs)}"]
    return cut([*lines, "", *details])


def _detail(file: str, path: str, state: str, successor: str) -> list[str]:
    stands = f"; in its place stands {successor}" if successor else ""
    return [f"- {code(file)}, {code(path)}: {plain(state + stands)}"]


def plain(text: str) -> str:
    """Return text that Markdown shows as it is: no mark, no HTML, no mention of a person, no link to an issue."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;")
    return _MARKS.sub(r"\\\1", " ".join(safe.split())).replace("://", ":<!-- -->//")


def code(text: str) -> str:
    """Return a path as code."""
    return f"`{text.replace('`', '')}`"


def cut(lines: Iterable[str], longest: int = LONGEST) -> list[str]:
    """Return as many lines as a pull request has room for, and how many there are more."""
    whole = list(lines)
    room, kept = longest, 0
    while kept < len(whole) and room >= len(whole[kept]) + 1:
        room -= len(whole[kept]) + 1
        kept += 1
    more = len(whole) - kept
    rest = ["", f"({counted(more, 'line')} more: see `terbalik status` and the changed files.)"]
    return whole if not more else [*whole[:kept], *rest]


def _sum(found: News) -> str:
    counts: Counter[tuple[str, str]] = Counter((t.kind, t.state) for t in found.things)
    told = []
    for kind, nouns in _NOUNS.items():
        states = [f"{counts[kind, s]} {s}" for s in _STATES if counts[kind, s]]
        if states:
            total = sum(counts[kind, s] for s in _STATES)
            told.append(f"{nouns[0] if total == 1 else nouns[1]}: {', '.join(states)}")
    others = sum(number for _, number in found.others)
    by = ", ".join(f"{number} in {top}" for top, number in found.others)
    told += [f"{counted(others, 'other file')} ({by})"] if others else []
    same = found.old == found.new
    head = f"edition {found.new}, corrected" if same else f"edition {found.old} to {found.new}"
    return f"{head}: {'; '.join(told) or 'the same texts'}."


def _name(thing: Novelty) -> str:
    titles = [f"{code}: {title}" for code, title in thing.titles]
    kind = "" if thing.kind == "topic" else f"{_NOUNS[thing.kind][0]} "
    return f"{kind}{thing.slug} ({' / '.join(titles)})" if titles else f"{kind}{thing.slug}"


def _count(pieces: tuple[Piece, ...]) -> str:
    fields = Counter(piece.path.partition(".")[0] for piece in pieces)
    told = ", ".join(f"{field} ({n})" if n > 1 else field for field, n in fields.items())
    return f"{counted(len(pieces), 'value')} changed: {told}"


def _was_is(piece: Piece) -> list[str]:
    old, new = (_shown(each) for each in _differing(piece))
    return [f"before: {old}", f"now: {new}"]


def _differing(piece: Piece) -> tuple[str | None, str | None]:
    if piece.old is None or piece.new is None:
        return piece.old, piece.new
    return marked(piece.old, piece.new)


def _shown(value: str | None) -> str:
    return "(nothing)" if value is None else value or "(empty)"
