"""A language's rules of wording, as data: what the checks look for."""

from dataclasses import dataclass
from typing import Annotated, Literal

from ..problem import Where
from .leaf import Count, Id, Pattern, Single, Whole

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
class Melting:
    """A first letter (`id`) that a root loses after some prefixes, as k in Indonesian after meng."""

    where: Where
    id: Id
    after: Annotated[tuple[Part, ...], Count(1, 30)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affixes:
    """What may stand before and after a root, and which first letters a root loses."""

    where: Where
    prefixes: tuple[Part, ...] = ()
    suffixes: tuple[Part, ...] = ()
    melting: tuple[Melting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ease:
    """How hard a text may be: the words of its longest sentence, and its LIX.

    LIX (C. H. Björnsson, *Läsbarhet*, 1968) is words per sentence plus the percentage of words with
    more than six letters.
    """

    where: Where
    sentence: Annotated[int, Whole(10, 80)]
    lix: Annotated[int, Whole(20, 80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One language's lists: yes/no openers, words that join a second question, stereotypes and so on."""

    where: Where
    closed_openers: Annotated[tuple[Phrase, ...], Count(1, 120)]
    second_questions: tuple[Phrase, ...] = ()
    stereotypes: Annotated[tuple[Stereotype, ...], Count(1, 120)]
    unobservable_verbs: Annotated[tuple[Phrase, ...], Count(1, 60)]
    brands: Annotated[tuple[Phrase, ...], Count(1, 120)]
    figure_words: tuple[Phrase, ...] = ()
    affixes: Affixes
    ease: Ease | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How one English term is said in a language, what else may stand for it, and what never does.

    Of the words in `either` one document uses one.
    """

    where: Where
    id: Id
    en: Phrase
    say: Phrase
    allowed: tuple[Phrase, ...] = ()
    avoid: tuple[Phrase, ...] = ()
    either: Annotated[tuple[Phrase, ...], Count(2, 4)] = ()
    note: Single | None = None
    status: Literal["settled", "open"] = "settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBase:
    """One language's term base: every term once, and proper names in which a word is not judged."""

    where: Where
    names: tuple[Phrase, ...] = ()
    terms: Annotated[tuple[Rendering, ...], Count(1, 1000)]
