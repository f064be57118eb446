"""A language's rules of wording, as data: what the checks look for."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ..problem import Where
from .leaf import Count, Id, Pattern, Single

Phrase = Annotated[str, Pattern(r"[^\s].*", "a word or phrase", 80)]
Part = Annotated[str, Pattern(r"[a-z]+", "lower-case letters", 8)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stereotype:
    """A wording that makes a generation the subject of a trait; `*` stands for one word."""

    where: Where
    id: Id
    pattern: Phrase
    note: Single


@dataclass(frozen=True, slots=True, kw_only=True)
class Affixes:
    """What may stand before and after a root."""

    where: Where
    prefixes: tuple[Part, ...] = ()
    suffixes: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One language's lists: yes/no openers, stereotypes, verbs nobody can observe, brands, affixes."""

    where: Where
    closed_openers: Annotated[tuple[Phrase, ...], Count(1, 120)]
    stereotypes: Annotated[tuple[Stereotype, ...], Count(1, 120)]
    unobservable_verbs: Annotated[tuple[Phrase, ...], Count(1, 60)]
    brands: Annotated[tuple[Phrase, ...], Count(1, 120)]
    affixes: Affixes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How one English term is said in a language, what else may stand for it, and what never does."""

    where: Where
    id: Id
    en: Phrase
    say: Phrase
    allowed: tuple[Phrase, ...] = ()
    avoid: tuple[Phrase, ...] = ()
    note: Single | None = None
    status: Literal["settled", "open"] = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBase:
    """One language's term base: every term once."""

    where: Where
    terms: Annotated[tuple[Rendering, ...], Count(1, 1000)]
