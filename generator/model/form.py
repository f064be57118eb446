"""A form: paper to fill in, on the screen or by hand."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ..problem import Where
from .leaf import Count, Id, Keywords, Line, Plain, Prose, TextLeaf, Whole
from .section import Column, Point
from .text import Text

FilledBy = Literal["mentor", "senior", "each", "pair", "program", "others"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOption:
    """One answer of a choice."""

    where: Where
    id: Id
    text: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestion:
    """A field: `lines` of writing, a `short` line, a `scale` from 1 to 5, a `choice`, a box to `check`, a `date`.

    `low` and `high` say what the ends of a scale mean.
    """

    where: Where
    id: Id
    kind: Literal["lines", "short", "scale", "choice", "check", "date"]
    text: Line
    lines: Annotated[int, Whole(1, 8)] | None = None
    options: Annotated[tuple[FormOption, ...], Count(0, 6)] = ()
    low: Plain | None = None
    high: Plain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table to fill in: rows are given by their names, or are `blank`."""

    where: Where
    caption: Plain
    columns: Annotated[tuple[Column, ...], Count(2, 5)]
    rows: Annotated[tuple[Point, ...], Count(0, 12)] = ()
    blank: Annotated[int, Whole(1, 12)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMessage:
    """A message to copy and send, with what it is for."""

    where: Where
    id: Id
    title: Plain
    text: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSection:
    """A part of a form: running text, then one of clauses, questions, grid or messages."""

    where: Where
    id: Id
    heading: Plain
    body: Prose | None = None
    clauses: Annotated[tuple[Point, ...], Count(0, 12)] = ()
    questions: Annotated[tuple[FormQuestion, ...], Count(0, 12)] = ()
    grid: Grid | None = None
    messages: Annotated[tuple[FormMessage, ...], Count(0, 8)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form in one language; `sheets: each` prints every section on a sheet of its own."""

    where: Where
    slug: str
    language: str
    order: Annotated[int, Whole(1, 99)]
    filled_by: FilledBy
    sheets: Literal["one", "each"]
    title: Annotated[Text, TextLeaf("plain", 90)]
    short_title: Annotated[Text, TextLeaf("plain", 45)]
    summary: Annotated[Text, TextLeaf("plain", 160)]
    keywords: Keywords
    use: Line
    keep: Line
    sections: Annotated[tuple[FormSection, ...], Count(1, 10)]
