"""Every text of a published record with its path, and the letters a reader sees."""

import hashlib
import textwrap
from functools import cache
from typing import NamedTuple

from .model.catalog import Record
from .model.leaf import TextLeaf
from .model.text import Break, Code, Inline, Link, Paragraph, Run, Slot, Text, TextBlock
from .model.topic import Topic
from .shape import Field, RecordList, Shape, has_words, shape_of


class Passage(NamedTuple):
    """A text, where it stands in its record (keys and ids), and its letters without markup."""

    path: tuple[str, ...]
    text: Text
    letters: str


def passages(record: Record, language: str) -> tuple[Passage, ...]:
    """Return the texts of a record that are written in a language, in the order of its fields."""
    return tuple(
        Passage(path, text, letters(text))
        for path, text in texts(record)
        if text.language == language
    )


def texts(record: Record) -> list[tuple[tuple[str, ...], Text]]:
    """Return every text of a record with its path, in the order of its fields."""
    found: list[tuple[tuple[str, ...], Text]] = []
    _collect(type(record), record, (), found)
    return found


def _collect(
    kind: type,
    record: object,
    path: tuple[str, ...],
    found: list[tuple[tuple[str, ...], Text]],
) -> None:
    for field in _wordy(kind):
        value = getattr(record, field.name)
        if value is None:
            continue
        below = (*path, field.key)
        if isinstance(field.kind, Shape):
            _collect(field.kind.record, value, below, found)
        elif isinstance(field.kind, RecordList):
            for item in value:
                _collect(field.kind.of.record, item, (*below, item.id), found)
        elif isinstance(field.kind, TextLeaf):
            found.append((below, value))


def content_digest(topic: Topic) -> str:
    """Return twelve digits of all a topic says in its language: what a reviewer has read."""
    words = "\n".join(f"{'.'.join(path)}: {letters(text)}" for path, text in texts(topic))
    return hashlib.blake2s(words.encode(), digest_size=6).hexdigest()


@cache
def _wordy(record: type) -> tuple[Field, ...]:
    """Return the fields of a record class that hold any text."""
    return tuple(field for field in shape_of(record).fields if has_words(field.kind))


def letters(text: Text, *, leave_out: str = "", slot: str = "{%s}") -> str:
    """Return the letters of a text without markup, in one line.

    Links of the kind `leave_out` are skipped; `slot` says how a blank such as `day` is written.
    """
    first = text.blocks[0] if text.blocks else None
    if len(text.blocks) == 1 and isinstance(first, Paragraph) and len(first.content) == 1:
        only = first.content[0]
        if isinstance(only, Run):
            return " ".join(only.text.split())
    return " ".join(" ".join(_of_block(block, leave_out, slot) for block in text.blocks).split())


def _of_block(block: TextBlock, leave_out: str, slot: str) -> str:
    if isinstance(block, Paragraph):
        return of_inline(block.content, leave_out, slot)
    return " ".join(_of_block(part, leave_out, slot) for item in block.items for part in item)


def of_inline(content: tuple[Inline, ...], leave_out: str = "", slot: str = "{%s}") -> str:
    """Return the letters of inline content."""
    made = []
    for part in content:
        if isinstance(part, Run | Code):
            made.append(part.text)
        elif isinstance(part, Break):
            made.append(" ")
        elif isinstance(part, Slot):
            made.append(slot % part.name)
        elif isinstance(part, Link) and part.kind == leave_out:
            made.append(" ")
        elif hasattr(part, "content"):
            made.append(of_inline(part.content, leave_out, slot))
    return "".join(made)


def slots(text: Text) -> tuple[str, ...]:
    """Return the names of a text's blanks, such as `day`, in the order of the text."""
    marked = letters(text, slot="\ue000%s\ue001")
    return tuple(part.partition("\ue001")[0] for part in marked.split("\ue000")[1:])


def links(text: Text) -> tuple[Link, ...]:
    """Return the links of a text, in reading order."""
    if "](" not in text.raw and "<" not in text.raw:
        return ()
    found: list[Link] = []
    for block in text.blocks:
        _links_of_block(block, found)
    return tuple(found)


def _links_of_block(block: TextBlock, found: list[Link]) -> None:
    if isinstance(block, Paragraph):
        _links_of_inline(block.content, found)
    else:
        for item in block.items:
            for part in item:
                _links_of_block(part, found)


def _links_of_inline(content: tuple[Inline, ...], found: list[Link]) -> None:
    for part in content:
        if isinstance(part, Link):
            found.append(part)
        if hasattr(part, "content"):
            _links_of_inline(part.content, found)


def quote(words: str) -> str:
    """Return words short enough to stand in a message."""
    return textwrap.shorten(words, 70, placeholder=" ...")
