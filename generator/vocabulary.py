"""Vocabulary words become letters, in the language of the text they stand in."""

import dataclasses
from collections.abc import Callable
from typing import Any

from .model.text import Inline, Paragraph, Run, TextBlock, Word

Resolve = Callable[[str, Word], str | None]


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
