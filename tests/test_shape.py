"""A record's shape is read from its dataclass, once, for reader, merge and schema alike."""

import datetime
import re
from dataclasses import dataclass, fields, is_dataclass
from typing import Annotated, Literal, get_type_hints

import pytest

from generator.model.leaf import Count, Id, Key, Keywords, Line, Minute, TopicRef, Whole
from generator.model.settings import Settings, SourceList
from generator.model.style import Style, TermBase
from generator.model.text import Text
from generator.model.topic import Topic
from generator.model.track import Track
from generator.problem import Where
from generator.shape import PLACED, Choice, Day, PlainList, RecordList, Shape, has_words, shape_of

RECORDS = (Topic, Track, Settings, SourceList, Style, TermBase)


@dataclass(frozen=True, kw_only=True)
class Leg:
    """An item with an id, so that `language` is a field of its own."""

    where: Where
    id: Id
    language: Id


@dataclass(frozen=True, kw_only=True)
class Trip:
    """One of each kind of field."""

    where: Where
    slug: str
    language: str
    level: Literal["easy", "hard"]
    begins: datetime.date
    days: Annotated[int, Whole(1, 9)]
    title: Annotated[Line, Key("big-title")]
    to: TopicRef
    words: Keywords
    minutes: Annotated[tuple[Minute, ...], Count(1, 3)]
    legs: Annotated[tuple[Leg, ...], Count(0, 2)] = ()
    note: Line | None = None


def test_a_shape_says_what_each_field_holds() -> None:
    """Kinds, YAML keys and whether a field must be there, in the order of the class."""
    told = {
        field.key: (type(field.kind).__name__, field.required) for field in shape_of(Trip).fields
    }
    assert told == {
        "level": ("Choice", True),
        "begins": ("Day", True),
        "days": ("Whole", True),
        "big-title": ("TextLeaf", True),
        "to": ("To", True),
        "words": ("WordsLeaf", True),
        "minutes": ("PlainList", True),
        "legs": ("RecordList", False),
        "note": ("TextLeaf", False),
    }


def test_what_the_place_of_a_file_says_is_no_field() -> None:
    """Slug, area and language come from the path, except in an item that has an id."""
    assert [field.key for field in shape_of(Leg).fields] == ["id", "language"]
    assert not {field.key for field in shape_of(Trip).fields} & set(PLACED)


def test_words_are_found_at_any_depth() -> None:
    """A record holds words when any field below it is written once per language."""
    assert has_words(shape_of(Trip))
    assert not has_words(shape_of(Leg))
    assert not has_words(Choice(("a",)))
    assert not has_words(Day())


def test_a_leaf_that_says_nothing_of_its_limits_is_our_bug() -> None:
    """A bare `str` has no form, so no shape can be made of it."""

    @dataclass(frozen=True)
    class Vague:
        where: Where
        text: str

    with pytest.raises(TypeError, match="says nothing"):
        shape_of(Vague)


def _shapes(shape: Shape) -> list[Shape]:
    below = [f.kind.of if isinstance(f.kind, RecordList) else f.kind for f in shape.fields]
    return [shape, *(each for kind in below if isinstance(kind, Shape) for each in _shapes(kind))]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_record_of_ours_is_frozen_and_deep(record: type) -> None:
    """Records can be shared and cached: frozen, with tuples inside, no list or dict anywhere."""
    for shape in _shapes(shape_of(record)):
        assert is_dataclass(shape.record)
        parameters = shape.record.__dataclass_params__  # type: ignore[attr-defined]
        assert parameters.frozen, shape.name
        for name, hint in get_type_hints(shape.record).items():
            held = re.search(r"\b(list|dict|set)\[", str(hint))
            assert not held, (shape.name, name)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_list_of_records_of_ours_can_be_addressed(record: type) -> None:
    """Translations and overlays find an item by its id, so each has one."""
    for shape in _shapes(shape_of(record)):
        for field in shape.fields:
            if isinstance(field.kind, RecordList):
                assert field.kind.of.field("id"), f"{shape.name}.{field.key}"
            assert not isinstance(field.kind, PlainList) or not has_words(field.kind.of)


def test_text_is_never_a_plain_string() -> None:
    """A field that readers see is a Text; its raw words alone would skip the parser."""
    readable = {field.name for field in fields(Topic)} - set(PLACED)
    hints = get_type_hints(Topic)
    assert [name for name in sorted(readable) if hints[name] is str] == []
    assert hints["title"] is Text
