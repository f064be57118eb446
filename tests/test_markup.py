"""The Markdown subset: what it reads, what it refuses, and that nothing else comes through."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.markup import Form, _parser, _plain, _Reader, is_simple, parse
from generator.model.text import (
    Break,
    Code,
    Emphasis,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Run,
    Slot,
    Strong,
    TextBlock,
    Word,
)
from generator.problem import Problem, Where

HERE = Where("t.yml", 3, 5)
FORMS: tuple[Form, ...] = get_args(Form)
FILE = Path(__file__).parent / "markup" / "cases.txt"


Case = tuple[str, Form, str, str]


def _cases() -> list[Case]:
    """Return (title, form, text, expectation) from the case file; the title carries its line."""
    cases: list[Case] = []
    lines = FILE.read_text(encoding="utf-8").split("\n")
    starts = [at for at, line in enumerate(lines) if line.startswith("== ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        title, form = lines[start][3:].rstrip("]").split(" [")
        text, told = "\n".join(lines[start + 2 : end]).split("\n>>>\n")
        known = next(each for each in FORMS if each == form)
        cases.append((f"{start + 1}: {title}", known, text, told.rstrip("\n")))
    return cases


def _told(blocks: tuple[TextBlock, ...], problems: tuple[Problem, ...]) -> str:
    """Write a tree and its problems as the case file does."""
    lines = [" ".join(_block(block) for block in blocks)]
    return "\n".join(lines + [f"!{found.code}({_what(found)})" for found in problems])


def _block(block: TextBlock) -> str:
    if isinstance(block, Paragraph):
        return f"p({_inlines(block.content)})"
    items = "|".join(" ".join(_block(part) for part in item) for item in block.items)
    return f"{'ol' if block.ordered else 'ul'}({items})"


def _inlines(content: tuple[Inline, ...]) -> str:
    return " ".join(_inline(part) for part in content)


def _inline(part: Inline) -> str:
    match part:
        case Run(text):
            return json.dumps(text, ensure_ascii=False)
        case Code(text):
            return f"`{text}`"
        case Emphasis(content):
            return f"*{_inlines(content)}*"
        case Strong(content):
            return f"**{_inlines(content)}**"
        case Break():
            return "/"
        case Slot(name):
            return f"{{_{name}_}}"
        case Word(name, form, capital):
            shown = name.capitalize() if capital else name
            return f"{{{shown}{'.' + form if form else ''}}}"
        case Link(kind, target, content):
            return f"[{kind}:{target}]({_inlines(content)})"


def _what(found: Problem) -> str:
    """Return what a problem names: the kind of markup in round brackets, else the words it quotes."""
    if found.code == "markup-not-allowed":
        return found.message.partition("(")[2].partition(")")[0]
    return found.message.partition('"')[2].rpartition('"')[0]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case[0])
def test_a_text_is_read_as_the_case_file_says(case: Case) -> None:
    """Each case of `tests/markup/cases.txt` gives its tree, then its problems."""
    _, form, text, told = case
    assert _told(*parse(text, form, HERE)) == told


def test_problems_stand_at_the_texts_first_line() -> None:
    """A fault inside a text names the line the text begins on and quotes the words."""
    _, problems = parse("one\n\ntwo `x", "line", HERE)
    assert [(found.where, found.code) for found in problems] == [(HERE, "one-paragraph")]


LETTERS = st.text(
    st.one_of(
        st.sampled_from("abc xyz AZ 019 .,;:!?\"'()/-+=#>*_`[]\\<&|~{}\n\t@$%^éü½\u00a0\u2003\u200b😀"),
        st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc"]),
    ),
    min_size=1,
    max_size=50,
)  # fmt: skip


@given(LETTERS)
@example("1) x")
@example("12. x")
@example("a  b")
@example("x -- y")
@example("http://x.y")
@example("{senior} and {Day.x} {")
def test_the_fast_path_gives_what_the_full_parser_gives(text: str) -> None:
    """Where no sign can mean anything, the short way and the long way make the same tree."""
    text = text.strip()
    if not is_simple(text):
        return
    quick, problems = parse(text, "line", HERE)
    reader = _Reader()
    assert quick == reader.blocks(_parser.parse(text))
    assert [found.code for found in problems] == [code for code, _ in reader.told]
    assert (quick, reader.told) == _plain(text)


SIGNS = st.text(st.sampled_from("ab 1.*_`[](){}<>!&#;:/\\-+|~\n\"'=x"), max_size=80)
LINKS = ("https", "mailto", "topic", "handbook", "source", "fact")


def _parts(blocks: tuple[TextBlock, ...]) -> Iterator[object]:
    for block in blocks:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _parts(item)
        else:
            yield from _inner(block.content)


def _inner(content: tuple[Inline, ...]) -> Iterator[object]:
    for part in content:
        yield part
        if isinstance(part, Emphasis | Strong | Link):
            yield from _inner(part.content)


@given(SIGNS, st.sampled_from(FORMS))
@example("[x](javascript:alert(1))", "line")
@example("![x](https://x.id/a.png)", "prose")
@example("<https://x.id><b>", "line")
def test_nothing_outside_the_closed_list_survives(text: str, form: Form) -> None:
    """Whatever is written becomes the known kinds of node; links lead only to allowed places."""
    blocks, _ = parse(text, form, HERE)
    for part in _parts(blocks):
        assert isinstance(part, Paragraph | ItemList | Inline)
        if isinstance(part, Link):
            assert part.kind in LINKS
            assert not set(part.target) & set("<>\"'`{}|\\ \n")


@given(SIGNS)
def test_no_letter_is_lost_without_a_problem(text: str) -> None:
    """Every letter and digit an author writes is on the page, or a problem says why not."""
    blocks, problems = parse(text, "prose", HERE)
    shown = "".join(
        part.text if isinstance(part, Run | Code) else part.name
        for part in _parts(blocks)
        if isinstance(part, Run | Code | Word | Slot)
    )
    links = "".join(part.target for part in _parts(blocks) if isinstance(part, Link))
    forms = "".join(part.form for part in _parts(blocks) if isinstance(part, Word))
    numbers = "1" * text.count("1")  # the numbers of a list are the page's own
    told = sorted(c for c in shown + links + forms + numbers if c.isalnum())
    lost = [c for c in text if c.isalnum() and told.count(c) < text.count(c)]
    assert problems or not lost


def _steps(text: str) -> int:
    """How many functions are entered and left while the text is read: the same number on every machine."""
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(step)
    try:
        parse(text, "prose", HERE)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", ["[", "*a ", "`a", "[a](", "- ", "> ", "**a", "![[", "<a ", "{"])
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    """Twice as much of the worst kind takes twice the steps, not four times."""
    short, long = ((piece * length)[:length] for length in (1500, 3000))
    assert _steps(long) <= 2.1 * _steps(short)
