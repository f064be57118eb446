"""What a record's leaves may hold: the marks that shapes, schemas and merges read from annotations."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from .text import Ref, Text, Words

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class TextLeaf:
    """A translated text: `plain` (no markup), `line` (one paragraph) or `prose`; at most `most` characters."""

    form: Literal["plain", "line", "prose"]
    most: int


@dataclass(frozen=True, slots=True)
class WordsLeaf:
    """A list of words per language, each at most `most` characters, at most `count` of them."""

    most: int = 40
    count: int = 30


@dataclass(frozen=True, slots=True)
class ByLanguage:
    """Words by language, each at most `most` characters; `nested` where a language has several, by dotted key."""

    most: int
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A string that matches `pattern` whole, at most `most` characters; `means` says it in words."""

    pattern: str
    means: str
    most: int = 64

    @property
    def matches(self) -> Callable[[str], re.Match[str] | None]:
        """Match a whole string."""
        return _compiled(self.pattern).fullmatch


@dataclass(frozen=True, slots=True)
class To:
    """A reference to a kind of thing: topic, track, source, fact, activity, prompt, area."""

    kind: str


@dataclass(frozen=True, slots=True)
class Count:
    """A list's length, from `least` to `most`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Key:
    """The YAML key of a field whose Python name differs."""

    name: str


Plain = Annotated[Text, TextLeaf("plain", 120)]
Line = Annotated[Text, TextLeaf("line", 600)]
Prose = Annotated[Text, TextLeaf("prose", 3000)]
Keywords = Annotated[Words, WordsLeaf()]
Id = Annotated[str, Pattern(SLUG, "lower-case letters, digits and single hyphens")]
Single = Annotated[str, Pattern(r"[^\n]+", "one line of text", 300)]
Minute = Annotated[int, Whole(1, 90)]
TopicRef = Annotated[Ref, To("topic")]
SourceRef = Annotated[Ref, To("source")]
PromptRef = Annotated[Ref, To("prompt")]
ActivityRef = Annotated[Ref, To("activity")]
