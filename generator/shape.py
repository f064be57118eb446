"""The shape of a record, read from its dataclass: which keys, which leaves, what is translated.

One description serves the reader, the merge and the JSON Schemas, so they cannot disagree.
"""

import dataclasses
import datetime
import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from .model.leaf import (
    ByLanguage,
    Count,
    Key,
    Pattern,
    Switch,
    TextLeaf,
    To,
    Whole,
    WordsLeaf,
)
from .model.text import Ref, Spoken, Text, Words

PLACED = ("where", "slug", "area", "language")


@dataclass(frozen=True, slots=True)
class Choice:
    """A leaf that is one of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A leaf that is a date, written year-month-day."""


Leaf = TextLeaf | WordsLeaf | ByLanguage | Whole | Pattern | To | Choice | Day | Switch


@dataclass(frozen=True, slots=True)
class PlainList:
    """A list of plain values, replaced whole; `count` bounds its length."""

    of: Leaf
    count: Count | None


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of records addressed by `id`."""

    of: "Shape"
    count: Count | None


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its Python name, its YAML key, what it holds, and whether it must be there."""

    name: str
    key: str
    kind: "Kind"
    required: bool


@dataclass(frozen=True)
class Shape:
    """A record's fields in order; `record` is the dataclass they fill."""

    record: type
    fields: tuple[Field, ...]

    @property
    def name(self) -> str:
        """The record's name as schemas and messages use it."""
        return self.record.__name__

    def field(self, key: str) -> Field | None:
        """Return the field written under a YAML key, or None."""
        return _by_key(self.record).get(key)


Kind = Leaf | PlainList | RecordList | Shape


@cache
def _by_key(record: type) -> dict[str, Field]:
    return {field.key: field for field in shape_of(record).fields}


@cache
def shape_of(record: type) -> Shape:
    """Return the shape of a record class; fields that come from the file's place are not part of it."""
    hints = typing.get_type_hints(record, include_extras=True)
    placed = PLACED if "slug" in hints else ("where",)
    fields = tuple(
        _field(field, hints[field.name])
        for field in dataclasses.fields(record)
        if field.name not in placed
    )
    return Shape(record, fields)


def _field(field: "dataclasses.Field[Any]", hint: Any) -> Field:
    required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    base, marks = _unwrap(hint)
    key = next((mark.name for mark in marks if isinstance(mark, Key)), field.name)
    return Field(field.name, key, _kind(base, marks), required)


def _unwrap(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Strip `| None` and `Annotated`, collecting the marks, innermost last."""
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(hint) is Annotated:
            hint, *found = get_args(hint)
            marks = (*found, *marks)
        elif get_origin(hint) in (Union, types.UnionType):
            hint = next(part for part in get_args(hint) if part is not type(None))
        else:
            return hint, marks


def _kind(base: Any, marks: tuple[Any, ...]) -> "Kind":
    if get_origin(base) is tuple:
        count = next((mark for mark in marks if isinstance(mark, Count)), None)
        inner, inner_marks = _unwrap(get_args(base)[0])
        kind = _kind(inner, inner_marks)
        if isinstance(kind, Shape):
            return RecordList(kind, count)
        assert not isinstance(kind, PlainList | RecordList), "lists of lists have no address"
        return PlainList(kind, count)
    if get_origin(base) is Literal:
        return Choice(get_args(base))
    if base is datetime.date:
        return Day()
    if base is bool:
        return Switch()
    if base in (Text, Words, Spoken, Ref, int, str):
        return _marked(base, marks)
    return shape_of(base)


def _marked(base: Any, marks: tuple[Any, ...]) -> Leaf:
    for mark in marks:
        if isinstance(mark, TextLeaf | WordsLeaf | ByLanguage | Whole | Pattern | To):
            return mark
    raise TypeError(f"a leaf of type {base} says nothing of what it may hold")


def has_words(kind: Kind) -> bool:
    """True when a kind holds anything that is written once per language."""
    if isinstance(kind, RecordList):
        kind = kind.of
    return _has_words(kind.record) if isinstance(kind, Shape) else isinstance(kind, _WORDY)


_WORDY = (TextLeaf, WordsLeaf)


@cache
def _has_words(record: type) -> bool:
    return any(has_words(field.kind) for field in shape_of(record).fields)
