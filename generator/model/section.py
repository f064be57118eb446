"""What handbook pages and forms share: points, and small tables whose cells are addressed by id."""

from dataclasses import dataclass
from typing import Annotated

from ..problem import Where
from .leaf import Count, Id, Line, Plain, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One item of a list."""

    where: Where
    id: Id
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table, by its head; `width` is its share of the paper beside the others' (1 where none is given)."""

    where: Where
    id: Id
    text: Plain
    width: Annotated[int, Whole(1, 9)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a table says in one row of the column that has the same id."""

    where: Where
    id: Id
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, one cell for each column."""

    where: Where
    id: Id
    cells: Annotated[tuple[Cell, ...], Count(2, 5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table to read: a caption, heads, rows."""

    where: Where
    caption: Plain
    columns: Annotated[tuple[Column, ...], Count(2, 5)]
    rows: Annotated[tuple[Row, ...], Count(1, 20)]
