"""Text as a frozen tree of the Markdown subset, and what is known about where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..problem import Where

State = Literal[
    "own",  # written in this language by the file's author
    "translated",  # a translation of the value it was made from
    "unconfirmed",  # a translation whose source digest was never recorded
    "stale",  # a translation of an older value
    "fallback",  # no translation: the source's words
    "overridden",  # replaced by the organization, in this language
    "foreign",  # the organization's words in another language, where ours are translated
]


@dataclass(frozen=True, slots=True)
class Run:
    """Plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Inline content with stress."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Inline content of strong importance."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Characters to be typed or read exactly."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Word:
    """A vocabulary word such as `{senior.plural}`; `form` is empty for the plain form."""

    name: str
    form: str = ""
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A blank the mentor fills in: `{day}`, `{time}` or `{name}`."""

    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `kind` is https, mailto, topic, track, handbook, form, page, source or fact, `target` what follows the colon."""

    kind: str
    target: str
    content: tuple[Inline, ...]


Inline = Run | Emphasis | Strong | Code | Break | Word | Slot | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list; each item is a tuple of blocks."""

    ordered: bool
    items: tuple[tuple[TextBlock, ...], ...]


TextBlock = Paragraph | ItemList


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text with the language it is in, its state, and the place it was written."""

    blocks: tuple[TextBlock, ...]
    raw: str
    language: str
    state: State
    where: Where

    @property
    def inline(self) -> tuple[Inline, ...]:
        """The content of a one-paragraph text; the first paragraph of a longer one."""
        first = self.blocks[0] if self.blocks else Paragraph(())
        return first.content if isinstance(first, Paragraph) else ()


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words in one language, replaced whole and never stale (`keywords`)."""

    items: tuple[str, ...]
    language: str
    where: Where


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference by slug or id to something else, with the place it was written."""

    to: str
    where: Where


class Said(NamedTuple):
    """Words in a language; `key` names which, where there are several (`senior.plural`)."""

    language: str
    key: str
    words: str
    where: Where


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words by language, in the order they were written."""

    words: tuple[Said, ...]
    where: Where

    def say(self, language: str) -> Said:
        """Return the words in a language; in the first one written, where it has none."""
        return next((each for each in self.words if each.language == language), self.words[0])
