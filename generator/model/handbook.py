"""A handbook page: what the person who runs a program, a mentor or a senior leader reads before it starts."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ..problem import Where
from .leaf import Count, Id, Keywords, Plain, Prose, TextLeaf, Whole
from .section import Point, Table
from .text import Text
from .topic import Fact

Reader = Literal["mentor", "senior", "program"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page: running text, then at most one list or table."""

    where: Where
    id: Id
    heading: Plain
    body: Prose | None = None
    bullets: Annotated[tuple[Point, ...], Count(0, 12)] = ()
    steps: Annotated[tuple[Point, ...], Count(0, 12)] = ()
    checklist: Annotated[tuple[Point, ...], Count(0, 15)] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandbookPage:
    """One page in one language; `place: door` is a short way in for one reader, `order` ranks within a place."""

    where: Where
    slug: str
    language: str
    place: Literal["door", "chapter"]
    order: Annotated[int, Whole(1, 99)]
    reader: Reader
    title: Annotated[Text, TextLeaf("plain", 90)]
    short_title: Annotated[Text, TextLeaf("plain", 45)]
    summary: Annotated[Text, TextLeaf("plain", 160)]
    keywords: Keywords
    facts: Annotated[tuple[Fact, ...], Count(0, 8)] = ()
    sections: Annotated[tuple[Section, ...], Count(2, 14)]
