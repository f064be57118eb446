"""How people of one language look for things, as data: what the index and the reader's browser both go by."""

from dataclasses import dataclass
from typing import Annotated

from ..problem import Where
from .leaf import Count, Id
from .style import Affixes, Part, Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Spellings people type (`typed`) for what is written as `means`, such as gimana for bagaimana."""

    where: Where
    id: Id
    typed: Annotated[tuple[Phrase, ...], Count(1, 20)]
    means: Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words and phrases, of any language, that one who looks for one of them would take for another."""

    where: Where
    id: Id
    words: Annotated[tuple[Phrase, ...], Count(2, 60)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How people who do not know a topic (`id`) ask for it: worries, situations, words it never uses."""

    where: Where
    id: Id
    words: Annotated[tuple[Phrase, ...], Count(1, 120)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Letters a word may end in (`id`), and what may have stood there instead, as y for ies."""

    where: Where
    id: Id
    gives: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords:
    """One language's ways of asking: what says nothing, what opens a question, how forms and spellings vary."""

    where: Where
    stop: Annotated[tuple[Phrase, ...], Count(1, 400)]
    frames: Annotated[tuple[Phrase, ...], Count(0, 200)] = ()
    whole: Annotated[tuple[Phrase, ...], Count(0, 200)] = ()
    affixes: Affixes
    endings: Annotated[tuple[Ending, ...], Count(0, 30)] = ()
    spoken: Annotated[tuple[Spoken, ...], Count(0, 400)] = ()
    groups: Annotated[tuple[Group, ...], Count(0, 800)] = ()
    asked: Annotated[tuple[Asked, ...], Count(0, 2000)] = ()

    def asked_of(self, topic: str) -> tuple[str, ...]:
        """Return what people type who look for a topic."""
        return tuple(phrase for each in self.asked if each.id == topic for phrase in each.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """All a search knows of a language: the affixes of its texts, its ways of asking, and the words
    its term base takes for one another."""

    language: str
    affixes: Affixes
    asking: SearchWords
    terms: tuple[tuple[str, ...], ...] = ()
