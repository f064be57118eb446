"""Words in braces are known, and every language has the same words of the interface."""

import re
from collections.abc import Iterator

from ..codes import problem
from ..markup import SLOTS
from ..model.lexicon import Lexicon
from ..problem import Problem, Where
from ..reading import nearest
from ..subject import Subject, Writing

_CODE = re.compile(r"`[^`]*`")
_WORD = re.compile(r"\{([A-Za-z]+(?:\.[a-z]+)?)\}")
# By now words of the vocabulary are said; what is left in braces is to be filled, or misspelt.
_PLACE = re.compile(r"\{([A-Za-z_.]+)\}")


def words_are_known(subject: Subject) -> Iterator[Problem]:
    """Every word in braces stands in the vocabulary of the language it is written in, or is a blank."""
    silent = subject.loaded.unread("vocabulary")
    for writing in subject.writings:
        if writing.language not in silent:
            yield from _unknown(writing, subject.loaded.lexicon(writing.language))


def _unknown(writing: Writing, lexicon: Lexicon) -> Iterator[Problem]:
    known = {*(key for key, _ in lexicon.vocabulary), *SLOTS}
    for passage in writing.passages:
        if "{" not in passage.text.raw:
            continue
        for word in _WORD.findall(_CODE.sub("", passage.text.raw)):
            plain = word if word in SLOTS else word[0].lower() + word[1:]
            if plain not in known or (word.lower() in SLOTS and word not in SLOTS):
                hint = nearest(plain, known)
                yield problem("unknown-word", passage.text.where, word=word, hint=hint)


def languages_have_the_same_words(subject: Subject) -> Iterator[Problem]:
    """Each interface word stands in every language, with the same places to fill."""
    silent = subject.loaded.unread("words")
    lexicons = [each for each in subject.loaded.lexicons if each.language not in silent]
    wanted: dict[str, frozenset[str]] = {}
    for lexicon in lexicons:
        for key, words in lexicon.entries:
            wanted.setdefault(key, frozenset(_PLACE.findall(words)))
    for key in _of_settings(subject):
        wanted.setdefault(key, frozenset())
    for lexicon in lexicons:
        yield from _differences(lexicon, wanted)


def _of_settings(subject: Subject) -> Iterator[str]:
    """Yield the words that the settings call for: every area's name and description, every language's name."""
    for area in subject.loaded.settings.areas:
        yield f"area.{area}"
        yield f"area.{area}.about"
    for language in subject.loaded.settings.languages:
        yield f"language.{language.id}"


def _differences(lexicon: Lexicon, wanted: dict[str, frozenset[str]]) -> Iterator[Problem]:
    own = dict(lexicon.entries)
    where = Where(lexicon.source)
    for key, places in wanted.items():
        if key not in own:
            yield problem("interface-word-missing", where, key=key, language=lexicon.language)
            continue
        found = frozenset(_PLACE.findall(own[key]))
        if found != places:
            yield problem(
                "interface-word-differs",
                where,
                key=key,
                language=lexicon.language,
                found=_listed(found),
                wanted=_listed(places),
            )


def _listed(places: frozenset[str]) -> str:
    return " ".join("{" + place + "}" for place in sorted(places)) or "none"


CHECKS = (words_are_known, languages_have_the_same_words)
