"""The shape of a problem code."""

from dataclasses import dataclass

from ..problem import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: its sentence, its remedy (both with `{named}` places), and its reason at length."""

    name: str
    severity: Severity
    says: str
    remedy: str
    explain: str
