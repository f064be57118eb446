"""A page of an organization's own: written like a page of the handbook, listed at the foot of every page."""

from dataclasses import dataclass
from typing import Annotated, Literal

from .handbook import HandbookPage, Section
from .leaf import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage(HandbookPage):
    """One page in one language; `place: home` lists it on the home page too."""

    place: Literal["home", "foot"]  # type: ignore[assignment]
    sections: Annotated[tuple[Section, ...], Count(1, 14)]
