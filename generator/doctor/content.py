"""What `check` reports, weighed for publishing: errors stop it, remarks on the organization's own files should be heard."""

from ..codes import CODES
from ..problem import Problem
from .case import Case, Finding, Kind, is_own, number

# Weighed by examinations of their own.
_ELSEWHERE = ("overlay-", "translation-set-aside", "text-missing", "text-stale", "code-unused")
# Only a warning while one writes, but no page should be published so.
_MUST = ("logo-unspoken",)


def examine(case: Case) -> list[Finding]:
    """Return the problems that count, each as it is told by `check`; remarks on our own files as one."""
    told = [each for each in case.problems if not each.code.startswith(_ELSEWHERE)]
    found = [_finding(each) for each in told if each.severity == "error" or is_own(each.where.path)]
    ours = [each for each in told if each.severity == "warning" and not is_own(each.where.path)]
    if ours:
        found.append(_ours(len(ours)))
    return found


def _finding(each: Problem) -> Finding:
    kinds: dict[str, Kind] = {"error": "must", "warning": "should", "notice": "note"}
    kind: Kind = "must" if each.code in _MUST else kinds[each.severity]
    why = CODES[each.code].explain
    return Finding(kind, each.code, each.message, why, each.remedy, each.where)


def _ours(count: int) -> Finding:
    return Finding(
        "note",
        "remarks",
        f"There {'is' if count == 1 else 'are'} {number(count, 'remark', 'remarks')} on files of ours, such as facts to look at again.",
        "Most are ours to mend, and come with the next edition.",
        "Run `terbalik check` to read them.",
    )
