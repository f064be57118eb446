"""The shape of a problem code."""

from dataclasses import dataclass

from ..problem import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: its sentence, its remedy (both with `{named}` places), and its reason at length.

    `example` is a remedy as it is told, where the remedy depends on the case and is only a place.
    """

    name: str
    severity: Severity
    says: str
    remedy: str
    explain: str
    example: str = ""
