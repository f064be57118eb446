"""What the doctor found, told to people, to programs and to a pull request."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterable

from .doctor.case import KINDS, Finding, Kind
from .problem import Problem, Severity, Where
from .report import as_github, shown

_CALLED: dict[Kind, str] = {
    "must": "must be mended before publishing",
    "should": "should be",
    "note": "only to be known",
}
_COLORS: dict[Kind, str] = {"must": "31", "should": "33", "note": "36"}
_SEVERITY: dict[Kind, Severity] = {"must": "error", "should": "warning", "note": "notice"}
_WIDEST = 100


def as_text(found: Iterable[Finding], *, color: bool = False, width: int = 0) -> str:
    """Return each finding as a short paragraph: where, what is, why it matters, what to do."""
    return "\n\n".join(_paragraph(each, color, min(width or _WIDEST, _WIDEST)) for each in found)


def _paragraph(each: Finding, color: bool, width: int) -> str:
    label = f"\x1b[{_COLORS[each.kind]};1m{each.kind}\x1b[0m" if color else each.kind
    head = (
        f"{shown(str(each.where))}: {label} {each.name}" if each.where else f"{label} {each.name}"
    )
    told = [*_fold(shown(each.says), width), *_fold(f"Why: {each.why}", width)]
    # What is to be typed stays on its line.
    return "\n".join([head, *told, f"  Do: {shown(each.remedy)}"])


def _fold(words: str, width: int) -> list[str]:
    """Return words in lines of a width, so that no path and no command is broken."""
    pen = textwrap.TextWrapper(width - 2, break_long_words=False, break_on_hyphens=False)
    return [f"  {line}" for line in pen.wrap(words)]


def verdict(found: Iterable[Finding]) -> str:
    """Return one sentence: how much must be mended, how much should be, and whether it can be published."""
    count = Counter(each.kind for each in found)
    told = [f"{count[kind]} {_CALLED[kind]}" for kind in KINDS if count[kind]]
    if not told:
        return "Nothing stands in the way of publishing."
    ready = "" if count["must"] else " Nothing stands in the way of publishing."
    return f"{', '.join(told)}.{ready}"


def as_json(found: Iterable[Finding]) -> str:
    """Return a JSON list of objects, each with the same names."""
    rows = [
        {
            "kind": each.kind,
            "name": each.name,
            "path": each.where.path if each.where else None,
            "line": each.where.line if each.where else None,
            "column": each.where.column if each.where else None,
            "says": each.says,
            "why": each.why,
            "remedy": each.remedy,
        }
        for each in found
    ]
    return json.dumps(rows, ensure_ascii=True, indent=2)


def as_problems(found: Iterable[Finding]) -> tuple[Problem, ...]:
    """Return findings in the form in which a report of problems tells them."""
    return tuple(
        Problem(
            each.where or Where(""),
            each.name,
            _SEVERITY[each.kind],
            each.says,
            each.remedy,
        )
        for each in found
    )


def annotations(found: Iterable[Finding]) -> str:
    """Return workflow commands for the findings that have a line to stand at."""
    return as_github(as_problems(each for each in found if each.where))
