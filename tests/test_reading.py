"""A located tree becomes a record by its shape, or every fault is told at once."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

import pytest

from generator.model.leaf import Count, Id, Keywords, Line, Minute, Plain, TopicRef
from generator.model.text import Run, Text, Word
from generator.problem import Where
from generator.reading import Reading, nearest, read_record
from generator.shape import shape_of
from generator.yaml_doc import Mapping, read_yaml


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing with an id and words."""

    where: Where
    id: Id
    text: Line


@dataclass(frozen=True, kw_only=True)
class Page:
    """One of each kind of field."""

    where: Where
    level: Literal["basic", "advanced"]
    day: datetime.date
    minutes: Minute
    title: Plain
    words: Keywords
    after: TopicRef | None = None
    short: Annotated[tuple[Minute, ...], Count(1, 2)] = (1,)
    items: Annotated[tuple[Item, ...], Count(0, 2)] = ()


GOOD = """\
level: basic
day: 2026-11-23
minutes: 45
title: Hello {senior}
words: [one, two]
"""


def _read(text: str) -> tuple[Page | None, list[str]]:
    """Return the record and its faults as `line:column code`."""
    node = read_yaml("p.yml", text.encode()).value
    assert node is not None
    reading = Reading("en")
    page: Page | None = read_record(shape_of(Page), node, reading)
    return page, [f"{p.where.line}:{p.where.column} {p.code}" for p in reading.problems]


def test_a_right_file_becomes_a_record() -> None:
    """Values have their types, texts their tree and language, and what is optional its default."""
    page, faults = _read(GOOD)
    assert faults == []
    assert page is not None
    assert (page.level, page.day, page.minutes) == ("basic", datetime.date(2026, 11, 23), 45)
    assert page.title.inline == (Run("Hello "), Word("senior"))
    assert (page.title.language, page.title.state) == ("en", "own")
    assert page.title.where == Where("p.yml", 4, 8)
    assert page.words.items == ("one", "two")
    assert (page.after, page.short, page.items) == (None, (1,), ())


@pytest.mark.parametrize(
    ("find", "put", "faults"),
    [
        ("level: basic", "level: basci", ["1:8 not-a-choice"]),
        ("level: basic", "level: [basic]", ["1:8 not-a-value"]),
        ("level: basic", "levle: basic", ["1:1 unknown-field"]),
        ("level: basic", "# nothing", ["2:1 missing-field"]),
        ("level: basic", "level:", ["1:7 empty-text"]),
        ("2026-11-23", "23.11.2026", ["2:6 not-a-date"]),
        ("2026-11-23", "2026-02-30", ["2:6 not-a-date"]),
        ("2026-11-23", "2026-11-23T00:00", ["2:6 not-a-date"]),
        ("minutes: 45", "minutes: '45'", ["3:10 not-a-number"]),
        ("minutes: 45", "minutes: 4.5", ["3:10 not-a-number"]),
        ("minutes: 45", "minutes: true", ["3:10 not-a-number"]),
        ("minutes: 45", "minutes: 91", ["3:10 out-of-range"]),
        ("title: Hello {senior}", "title: 2026", ["4:8 not-text"]),
        ("title: Hello {senior}", "title: no", []),
        ("title: Hello {senior}", "title: >-", ["4:8 empty-text"]),
        ("title: Hello {senior}", "title: [a]", ["4:8 not-text"]),
        ("title: Hello {senior}", "title: " + "x" * 121, ["4:8 too-long"]),
        ("title: Hello {senior}", "title: '*Hello*'", ["4:8 plain-only"]),
        ("[one, two]", "one", ["5:8 not-a-list"]),
        ("[one, two]", "[]", ["5:8 wrong-count"]),
        ("[one, two]", "[one, [two]]", ["5:14 not-a-value"]),
        ("[one, two]", "[one, one]", ["5:14 value-twice"]),
        ("[one, two]", "[one, 2]", ["5:14 not-text"]),
        ("[one, two]", "[one, ' two']", ["5:14 wrong-form"]),
        ("[one, two]", "[one, two]\nafter: No Slug", ["6:8 wrong-form"]),
        ("[one, two]", "[one, two]\nafter:", []),
        ("[one, two]", "[one, two]\nshort: [1, 1, 2]", ["6:8 wrong-count", "6:12 value-twice"]),
        ("[one, two]", "[one, two]\nshort: 1", ["6:8 not-a-list"]),
        ("[one, two]", "[one, two]\nitems: [a]", ["6:9 not-a-mapping"]),
        ("[one, two]", "[one, two]\nitems: [{id: a, text: x}, {id: a, text: y}]", ["6:27 id-twice"]),
        ("[one, two]", "[one, two]\nitems: [{id: a}]", ["6:9 missing-field"]),
        ("[one, two]", "[one, two]\nitems: [{id: a, text: x, only: id}]", ["6:32 not-a-mapping"]),
        ("[one, two]", "[one, two]\nonly: {language: id}", ["6:1 unknown-field"]),
    ],
)  # fmt: skip
def test_each_fault_is_told_at_its_place(find: str, put: str, faults: list[str]) -> None:
    """A wrong word, type, length or shape names the value's own line and column."""
    assert GOOD.count(find) == 1
    page, told = _read(GOOD.replace(find, put))
    assert sorted(told) == sorted(faults)
    assert (page is None) == bool(faults)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """An author mends a file in one go, not fault by fault."""
    _, faults = _read("level: x\nday: x\nminutes: x\ntitle: ''\nwords: x\nmore: x\n")
    assert sorted(faults) == [
        "1:8 not-a-choice", "2:6 not-a-date", "3:10 not-a-number", "4:8 empty-text",
        "5:8 not-a-list", "6:1 unknown-field",
    ]  # fmt: skip


def test_an_unknown_key_names_the_one_that_was_meant() -> None:
    """The hint is a field of this record, and nothing where nothing is near."""
    known = [field.key for field in shape_of(Page).fields]
    assert nearest("titel", known) == ' Did you mean "title"?'
    assert nearest("zzz", known) == ""


def test_vocabulary_words_become_letters_in_the_language_of_the_text() -> None:
    """Resolving replaces words at any depth and leaves an unknown one as it was written."""
    node = read_yaml("p.yml", b"id: a\ntext: The *{Senior.plural}* and {nobody.x}").value
    assert isinstance(node, Mapping)

    def resolve(language: str, word: Word) -> str | None:
        return f"<{language}:{word.name}.{word.form}>" if word.name == "senior" else None

    reading = Reading("en", resolve)
    item = read_record(shape_of(Item), node, reading)
    assert isinstance(item.text, Text)
    assert str(item.text.blocks).count("Word") == 0
    assert "<en:senior.plural>" in str(item.text.blocks)
    assert "{nobody.x}" in str(item.text.blocks)
