"""A place in a file, a fault at that place, and a value together with its faults."""

from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")
Severity = Literal["error", "warning", "notice"]


class Where(NamedTuple):
    """A place in a source file: a path relative to the root, line and column counted from 1.

    A named tuple, since a large curriculum makes a million of them.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A content fault an author can mend: where, what is wrong, and how to put it right."""

    where: Where
    code: str
    severity: Severity
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A pass's result: the value it made and the problems it met on the way."""

    value: T
    problems: tuple[Problem, ...] = ()


def in_order(problems: "tuple[Problem, ...] | list[Problem]") -> tuple[Problem, ...]:
    """Return each problem once, ordered by place, then code, then message."""
    return tuple(sorted(set(problems), key=lambda p: (p.where, p.code, p.message, p.remedy)))
