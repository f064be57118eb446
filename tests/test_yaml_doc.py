"""YAML becomes a located tree or one located problem, whatever bytes come in."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.problem import Outcome
from generator.yaml_doc import DEEPEST, LARGEST, Mapping, Node, Scalar, Sequence, read_yaml

ROOT = Path(__file__).parent.parent
TOPICS = sorted((ROOT / "topics").glob("*/*.yml"))


def _read(text: str) -> Node:
    outcome = read_yaml("t.yml", text.encode())
    assert outcome.value is not None, outcome.problems
    return outcome.value


def _refused(data: bytes) -> str:
    """Return `line:column code` of the one problem a file has."""
    outcome = read_yaml("t.yml", data)
    assert outcome.value is None
    (found,) = outcome.problems
    return f"{found.where.line}:{found.where.column} {found.code}"


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield from _scalars(entry.value)


PLACES = """\
plain: one
"quoted": 'two'
block: >-

  three
  goes on
kept: |2
    four
list:
  - five
  - {six: seven}
😀: eight
empty: >-
nothing:
"""


def test_every_node_knows_where_it_was_written() -> None:
    """Keys and values stand at their first character; a block text at its first written line."""
    tree = _read(PLACES)
    assert isinstance(tree, Mapping)
    keys = [f"{e.where.line}:{e.where.column} {e.key}" for e in tree.entries]
    values = [f"{s.where.line}:{s.where.column} {s.raw.strip()}" for s in _scalars(tree)]
    assert keys == [
        "1:1 plain", "2:1 quoted", "3:1 block", "7:1 kept", "9:1 list", "12:1 😀", "13:1 empty",
        "14:1 nothing",
    ]  # fmt: skip
    assert values == [
        "1:8 one", "2:11 two", "5:3 three goes on", "8:5 four", "10:5 five", "11:11 seven",
        "12:4 eight", "13:8 ", "14:9 ",
    ]  # fmt: skip


def test_columns_count_characters_not_bytes() -> None:
    """What stands behind an accent or an emoji on the line has the column an editor shows."""
    tree = _read('{"é😀": ü, z: 1}')
    assert [s.where.column for s in _scalars(tree)] == [8, 14]


def test_lines_ended_as_on_windows_count_once() -> None:
    """A carriage return before the line feed shifts no place."""
    assert [s.where[1:] for s in _scalars(_read("a: 1\r\nb: >-\r\n  two\r\nc: 3\r\n"))] == [
        (1, 4),
        (3, 3),
        (4, 4),
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("on", "on"), ("Yes", "Yes"), ("12:30", "12:30"), ("12:30:45", "12:30:45"),
        ("1_000", "1_000"), ("2026-11-23", "2026-11-23"), ("0b11", "0b11"), ("tRUE", "tRUE"),
        ("-", "-"), (".", "."), ("+", "+"), ("1e", "1e"), ("=", "="), ("<<", "<<"),
        ("true", True), ("TRUE", True), ("False", False), ("null", None), ("Null", None),
        ("~", None), ("", None), ("010", 10), ("0o17", 15), ("0x10", 16), ("-7", -7), ("+7", 7),
        ("1.5", 1.5), ("-.5", -0.5), ("1e3", 1000.0), (".inf", float("inf")),
        ('"true"', "true"), ("'7'", "7"), ("1" * 60, "1" * 60),
    ],
)  # fmt: skip
def test_scalars_are_read_as_editors_read_them(written: str, value: object) -> None:
    """Plain scalars follow the YAML 1.2 core schema; whatever is quoted stays text."""
    node = _read(f"- {written}\n") if written == "-" else _read(f"k: {written}\n")
    if written == "-":
        assert [s.value for s in _scalars(node)] == [None]
        return
    (scalar,) = _scalars(node)
    assert (type(scalar.value), scalar.value) == (type(value), value)


def test_keys_are_always_text() -> None:
    """A key that looks like a number or a switch is the word that was written."""
    tree = _read("no: a\n12: b\ntrue: c\n~: d\n")
    assert isinstance(tree, Mapping)
    assert [entry.key for entry in tree.entries] == ["no", "12", "true", "~"]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1 key-twice"),
        ("a: {x: 1, x: 2}\n", "1:11 key-twice"),
        ("a: &x 1\nb: *x\n", "1:4 yaml-alias"),
        ("a: *x\n", "1:4 yaml-alias"),
        ("&x a: 1\n", "1:1 yaml-alias"),
        ("a: 1\n<<: *a\n", "2:5 yaml-alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4 yaml-tag"),
        ("a: !x 1\n", "1:4 yaml-tag"),
        ("%TAG ! tag:x,2026:\n---\n!y a\n", "3:1 yaml-tag"),
        ("? [a]\n: 1\n", "1:3 key-not-text"),
        ("{a: 1}: 1\n", "1:1 key-not-text"),
        ("a: 1\n---\nb: 2\n", "2:1 several-documents"),
        ("", "1:1 empty-file"),
        ("# only a remark\n", "1:1 empty-file"),
        ("a: b: c\n", "1:5 yaml-syntax"),
        ("a: 1\n\tb: 2\n", "2:1 yaml-syntax"),
        ("a: [1, 2\nb: 3\n", "2:2 yaml-syntax"),
        ('a: "never closed\nb: 1\n', "1:4 yaml-syntax"),
        ("%YAML 3.0\n---\na\n", "1:1 yaml-syntax"),
    ],
)
def test_what_is_not_plain_data_is_refused_at_its_place(text: str, report: str) -> None:
    """Duplicate keys, aliases, tags, second documents and broken syntax are one problem, located."""
    assert _refused(text.encode()) == report


@pytest.mark.parametrize(
    ("data", "report"),
    [
        (b"a: \xe9\n", "1:1 encoding"),
        (b"a: 1\nb: \xff\n", "2:1 encoding"),
        ("a: 1".encode("utf-16"), "1:1 encoding"),
        ("a: 1".encode("utf-16-be"), "1:1 control-character"),
        (b"a: \xed\xa0\x80", "1:1 encoding"),
        ("a: b\u202ec".encode(), "1:5 control-character"),
        ("a: b\u2066c".encode(), "1:5 control-character"),
        (b"a: 1\nb: \x1b[31m", "2:4 control-character"),
        ("a: \u2028".encode(), "1:4 control-character"),
        (b"a: 1\rb: 2\n", "1:5 control-character"),
        (b"a: \xef\xbb\xbf", "1:4 control-character"),
        (b'a: "\\u202e"\n', "1:4 control-character"),
        (b'a: "x\\0"\n', "1:4 control-character"),
        (b'"\\e": 1\n', "1:1 control-character"),
        (b'a: "\\ud800"\n', "1:7 yaml-syntax"),
        (b"a: " + b"x" * LARGEST, "1:1 file-too-large"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_honest_text_are_refused(data: bytes, report: str) -> None:
    """Other encodings, controls and marks that turn text around are refused, escaped ones too."""
    assert _refused(data) == report


def test_a_byte_order_mark_at_the_start_is_harmless() -> None:
    """Editors on Windows write one; it belongs to no key."""
    tree = _read("\ufeffa: 1\n")
    assert isinstance(tree, Mapping)
    assert tree.entries[0].key == "a"


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "[a, ", "[{a: "])
def test_nesting_ends_at_32_levels(opening: str) -> None:
    """25,000 open brackets are a located problem, and cost nothing."""
    outcome = read_yaml("t.yml", (opening * 25_000).encode()[:LARGEST])
    (found,) = outcome.problems
    assert (found.code, found.where.line) == ("too-deep", 1)


def test_the_deepest_allowed_nesting_is_read() -> None:
    """32 levels are fine, one more is not."""
    assert _read("[" * DEEPEST + "]" * DEEPEST)
    assert _refused(b"[" * (DEEPEST + 1)) == "1:33 too-deep"


def _is_sound(data: bytes) -> None:
    """Reading gives a tree or one problem; every place lies inside the file."""
    outcome: Outcome[Node | None] = read_yaml("t.yml", data)
    assert (outcome.value is None) == (len(outcome.problems) == 1)
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    places = [found.where for found in outcome.problems]
    if outcome.value is not None:
        places += [scalar.where for scalar in _scalars(outcome.value)]
    for place in places:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """Any bytes are a tree or a problem with a place in the file."""
    _is_sound(data)


SIGNS = st.text(
    st.sampled_from("ab:-? \n\t\"'[]{}|>&*!%@`#,~.0x\\é😀\r\u2028\x85\u202e<="), max_size=60
)


@given(SIGNS)
@example("---")
@example("a: |")
@example("x: [\n\n")
def test_no_signs_break_the_reader(text: str) -> None:
    """Any mixture of YAML's own signs is a tree or a problem with a place in the file."""
    _is_sound(text.encode())


@given(st.sampled_from(TOPICS), st.randoms(use_true_random=False), SIGNS)
def test_no_damage_to_a_real_file_breaks_the_reader(
    path: Path, chance: random.Random, signs: str
) -> None:
    """A real file with a piece cut out, doubled or typed over is read or refused with a place."""
    data = path.read_bytes()
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(40))
    middle = chance.choice([b"", data[start:end] * 2, signs.encode()])
    _is_sound(data[:start] + middle + data[end:])
