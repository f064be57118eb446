"""The mark of an item that exists in one language only."""

from dataclasses import dataclass

from ..problem import Where
from .leaf import Single
from .settings import LanguageCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """The one language an item is for, and why the others do without it."""

    where: Where
    language: LanguageCode
    reason: Single
