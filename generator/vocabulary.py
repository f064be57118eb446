"""Vocabulary words become letters, in the language of the text they stand in."""

import dataclasses
import operator
import re
from collections.abc import Callable
from typing import Any, TypeVar

from .model.lexicon import Lexicon
from .model.text import Inline, Paragraph, Ref, Run, Text, TextBlock, Word, Words

T = TypeVar("T")

Resolve = Callable[[str, Word], str | None]
_BRACED = re.compile(r"\{([A-Za-z]+)(?:\.([a-z]+))?\}")


def spoken(lexicon: Lexicon) -> Lexicon:
    """Return a lexicon whose interface words say its own vocabulary; places to fill stay as they are."""

    def said(found: re.Match[str]) -> str:
        name, form = found[1], found[2] or ""
        word = lexicon.word(name[0].lower() + name[1:], form, name[0].isupper())
        return found[0] if word is None else word

    entries = tuple((key, _BRACED.sub(said, words)) for key, words in lexicon.entries)
    return dataclasses.replace(lexicon, entries=entries)


def in_words(record: T, resolve: Resolve) -> T:
    """Return a record with the vocabulary words of all its texts replaced; itself where there are none."""
    made: T = _in_words(record, resolve)
    return made


def _in_words(value: Any, resolve: Resolve) -> Any:
    if isinstance(value, Text):
        if "{" not in value.raw:
            return value
        blocks = resolved(value.blocks, value.language, resolve)
        return dataclasses.replace(value, blocks=blocks)
    if type(value) is tuple:
        items = tuple(_in_words(item, resolve) for item in value)
        return items if any(map(operator.is_not, items, value)) else value
    if isinstance(value, Words | Ref) or not dataclasses.is_dataclass(value):
        return value
    changed = {}
    for name in value.__dataclass_fields__:
        old = getattr(value, name)
        new = _in_words(old, resolve)
        if new is not old:
            changed[name] = new
    return dataclasses.replace(value, **changed) if changed else value  # type: ignore[type-var]


def resolved(
    blocks: tuple[TextBlock, ...], language: str, resolve: Resolve
) -> tuple[TextBlock, ...]:
    """Replace vocabulary words by their letters; an unknown one stays as it was written."""
    return tuple(
        Paragraph(_resolve_inline(block.content, language, resolve))
        if isinstance(block, Paragraph)
        else type(block)(
            block.ordered, tuple(resolved(item, language, resolve) for item in block.items)
        )
        for block in blocks
    )


def _resolve_inline(
    content: tuple[Inline, ...], language: str, resolve: Resolve
) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for part in content:
        if isinstance(part, Word):
            dot = f".{part.form}" if part.form else ""
            words = resolve(language, part) or "{" + part.name + dot + "}"
            made.append(Run(words))
        elif hasattr(part, "content"):
            inside = _resolve_inline(part.content, language, resolve)
            made.append(_with_content(part, inside))
        else:
            made.append(part)
    return tuple(made)


def _with_content(part: Any, content: tuple[Inline, ...]) -> Inline:
    made: Inline = dataclasses.replace(part, content=content)
    return made
