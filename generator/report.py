"""Problems, told to people and to machines."""

import json
import re
from collections import Counter
from collections.abc import Iterable

from .problem import Problem, Severity

# Controls, marks of direction, and the halves that stand for the bytes of a name that is not UTF-8.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_COLORS: dict[Severity, str] = {"error": "31", "warning": "33", "notice": "36"}


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 file`, `2 files`; `many` where an added s would be wrong."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def as_text(problems: Iterable[Problem], *, color: bool = False) -> str:
    """Return two lines a problem, the first in the form editors jump to, the second its remedy."""
    lines = []
    for found in problems:
        label: str = found.severity
        if color:
            label = f"\x1b[{_COLORS[found.severity]};1m{label}\x1b[0m"
        lines.append(f"{shown(str(found.where))}: {label} {found.code}: {shown(found.message)}")
        lines.append(f"  {shown(found.remedy)}")
    return "\n".join(lines)


def shown(text: str) -> str:
    """Show control characters by their code: a file's name or a key must not steer a terminal or a log."""
    return _CONTROL.sub(_code, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _code(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number < 256 else _escape(found)


def as_json(problems: Iterable[Problem]) -> str:
    """Return a JSON list of objects with path, line, column, code, severity, message and remedy."""
    rows = [
        {
            "path": found.where.path,
            "line": found.where.line,
            "column": found.where.column,
            "code": found.code,
            "severity": found.severity,
            "message": found.message,
            "remedy": found.remedy,
        }
        for found in problems
    ]
    # What JSON lets stand but a terminal would obey is escaped, which is the same JSON.
    text = json.dumps(rows, ensure_ascii=False, indent=2)
    return "\n".join(_CONTROL.sub(_escape, line) for line in text.split("\n"))


def as_github(problems: Iterable[Problem]) -> str:
    """Return workflow commands, one a problem, that annotate the lines of a pull request."""
    return "\n".join(
        f"::{found.severity} file={_property(found.where.path)},line={found.where.line},"
        f"col={found.where.column},title={_property(found.code)}::"
        f"{_data(found.message + ' ' + found.remedy)}"
        for found in problems
    )


def _data(text: str) -> str:
    return "%0A".join(shown(line) for line in text.replace("%", "%25").split("\n"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Iterable[Problem]) -> str:
    """Return one line that counts problems by severity, such as `2 errors, 1 warning`."""
    count = Counter(problem.severity for problem in problems)
    told = [counted(count[severity], severity) for severity in _COLORS if count[severity]]
    return ", ".join(told) or "no problems"


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return errors before warnings before notices; a pull request shows only the first ten of each."""
    order = list(_COLORS)
    return sorted(problems, key=lambda found: order.index(found.severity))


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
