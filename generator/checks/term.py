"""Every language's term base: words we avoid, and pairs of words that do not stand in one file."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..codes import problem
from ..inflection import Inflection, Token, tokens
from ..model.style import Rendering, Style, TermBase
from ..problem import Problem
from ..subject import Subject, Writing
from ..texts import Passage, quote

# A quotation this short is a button, a menu or a name as an app shows it.
LABEL_WORDS = 4
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')


def terms_are_ours(subject: Subject) -> Iterator[Problem]:
    """No text says a thing with a word that its language's term base avoids, whatever its affixes."""
    for base, inflection, style, writings in _judged(subject):
        wanted = _wanted(base, inflection, style, writings)
        for writing in writings if wanted else ():
            yield from _avoided(writing, wanted, inflection)


def terms_are_even(subject: Subject) -> Iterator[Problem]:
    """Of two words that good writers use both, a file uses one."""
    for base, inflection, _, writings in _judged(subject):
        entries = [entry for entry in base.terms if entry.either]
        for writing in writings:
            for entry in entries:
                yield from _mixed(writing, entry, inflection)


def _judged(subject: Subject) -> Iterator[tuple[TermBase, Inflection, Style, list[Writing]]]:
    """Yield each language that has a term base and lists, with the writings in it."""
    for language in subject.loaded.settings.languages:
        base = subject.loaded.term_base(language.id)
        style = subject.loaded.style(language.id)
        if base is not None and style is not None:
            writings = [each for each in subject.writings if each.language == language.id]
            yield base, Inflection(style.affixes), style, writings


class _Wanted(NamedTuple):
    """An avoided phrase: letters of which some stand in every use, its words, longer phrases that are right."""

    telling: tuple[str, ...]
    phrase: tuple[str, ...]
    entry: Rendering
    longer: tuple[tuple[str, ...], ...]


def _wanted(
    base: TermBase, inflection: Inflection, style: Style, writings: list[Writing]
) -> list[_Wanted]:
    """Return the avoided phrases that may stand anywhere in these writings."""
    everything = "\n".join(p.letters for each in writings for p in each.passages).lower()
    spoken = [token.word for token in tokens(" ".join(set(everything.split())))]
    right = [tuple(phrase.lower().split()) for phrase in (*base.names, *style.brands)]
    right += [
        tuple(token.word for token in tokens(phrase))
        for entry in base.terms
        for phrase in (entry.say, *entry.allowed)
    ]
    there, found = " ".join(spoken), []
    for entry in base.terms:
        for phrase in entry.avoid:
            words = tuple(phrase.lower().split())
            probe = inflection.probe(phrase)
            if max(probe.split(), key=len) not in there or probe not in everything:
                continue
            telling = (probe,) if len(words) > 1 else _forms(spoken, probe, phrase, inflection)
            if telling:
                longer = tuple(
                    each for each in right if len(each) > len(words) and words[0] in each
                )
                found.append(_Wanted(telling, words, entry, longer))
    return found


def _forms(spoken: list[str], probe: str, root: str, inflection: Inflection) -> tuple[str, ...]:
    """Return the forms of a root among the words that are used at all."""
    root = root.lower()
    return tuple(word for word in spoken if probe in word and inflection.is_form(word, root))


def _avoided(writing: Writing, wanted: list[_Wanted], inflection: Inflection) -> Iterator[Problem]:
    for passage in writing.passages:
        letters = passage.letters.lower()
        near = [each for each in wanted if any(sign in letters for sign in each.telling)]
        if near:
            words = tokens(_QUOTED.sub(_without_label, passage.letters))
            for each in near:
                starts = inflection.starts(words, each.phrase)
                hit = next(
                    (at for at in starts if not _is_right(words, at, each, inflection)), None
                )
                if hit is not None:
                    last = words[hit + len(each.phrase) - 1]
                    yield _report(passage, words[hit].start, last.end, each.entry)


def _without_label(found: "re.Match[str]") -> str:
    """Blank out a short quotation, every other letter keeps its place."""
    inside = found.group(1) or found.group(2) or ""
    return " " * len(found.group()) if len(inside.split()) <= LABEL_WORDS else found.group()


def _is_right(words: list[Token], at: int, wanted: _Wanted, inflection: Inflection) -> bool:
    """True when a longer phrase that is right covers the place: the longest match wins."""
    for longer in wanted.longer:
        start = at - longer.index(wanted.phrase[0])
        if start >= 0 and 0 in inflection.starts(words[start : start + len(longer)], longer):
            return True
    return False


def _report(passage: Passage, start: int, end: int, entry: Rendering) -> Problem:
    near = passage.letters[max(0, start - 25) : end + 25].strip()
    return problem(
        "term-avoided",
        passage.text.where,
        found=passage.letters[start:end],
        en=entry.en,
        advice=f'Write "{entry.say}".' + (f" {entry.note}" if entry.note else ""),
        quote=quote(near),
    )


def _mixed(writing: Writing, entry: Rendering, inflection: Inflection) -> Iterator[Problem]:
    first: dict[str, Passage] = {}
    for word in entry.either:
        probe, phrase = inflection.probe(word), tuple(word.lower().split())
        for passage in writing.passages:
            if probe in passage.letters and inflection.starts(tokens(passage.letters), phrase):
                first[word] = passage
                break
    used = list(first)
    for word in used[1:]:
        where, earlier = first[word].text.where, first[used[0]].text.where
        yield problem("term-mixed", where, found=word, other=used[0], first=earlier, en=entry.en)


CHECKS = (terms_are_ours, terms_are_even)
