"""How prompts, outcomes and messages are worded, by each language's own style file."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from ..codes import problem
from ..model.style import Stereotype, Style
from ..model.topic import Rung, Topic
from ..problem import Problem, Where
from ..subject import Subject, Writing
from ..texts import Passage, quote

MOST_WORDS = 25
ALIKE = 0.75
LEAST_BY_SENIOR = 2
RUNGS: tuple[str, ...] = get_args(Rung)
_LETTERS = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def languages_have_a_style(subject: Subject) -> Iterator[Problem]:
    """Every language that is published has its lists, or it is said that nobody judges its words."""
    for language in subject.loaded.settings.languages:
        judged = subject.loaded.style(language.id) or language.id in subject.loaded.unread("style")
        if not judged:
            where = Where(f"curriculum/languages/{language.id}/style.yml")
            yield problem("style-missing", where, language=language.id)


def ladders_are_whole(subject: Subject) -> Iterator[Problem]:
    """Every rung has a prompt, and the senior asks at least two."""
    for topic in subject.topics:
        there = {prompt.rung for prompt in topic.prompts}
        where = topic.prompts[0].where
        for rung in RUNGS:
            if rung not in there:
                yield problem("rung-missing", where, rung=rung)
        by_senior = sum(prompt.asks == "senior" for prompt in topic.prompts)
        if by_senior < LEAST_BY_SENIOR:
            yield problem("senior-asks-too-little", where, found=by_senior, least=LEAST_BY_SENIOR)


def prompts_ask_one_thing(subject: Subject) -> Iterator[Problem]:
    """A prompt is one short question that yes or no cannot answer."""
    for _, writing in subject.topic_writings:
        style = subject.loaded.style(writing.language)
        openers = _phrases(style.closed_openers) if style else frozenset()
        joints = style.second_questions if style else ()
        for passage in _prompts(writing):
            yield from _prompt(passage, openers)
            yield from _second_idea(passage, joints)


def _prompts(writing: Writing) -> list[Passage]:
    return [each for each in writing.passages if each.path[0::2] == ("prompts", "text")]


def _prompt(passage: Passage, openers: frozenset[str]) -> Iterator[Problem]:
    words, where = passage.letters, passage.text.where
    marks = words.count("?")
    if marks != 1 or not words.endswith("?"):
        found = f"{marks} question marks" if marks != 1 else "its question mark inside"
        yield problem("not-one-question", where, what="A prompt", found=found, quote=quote(words))
    count = len(words.split())
    if count > MOST_WORDS:
        yield problem("prompt-too-long", where, found=count, most=MOST_WORDS, quote=quote(words))
    opener = _starts_with(words, openers)
    if opener:
        yield problem("closed-prompt", where, opener=opener, quote=quote(words))


def _second_idea(passage: Passage, joints: tuple[str, ...]) -> Iterator[Problem]:
    words = f" {' '.join(_words(passage.letters))} "
    joint = next((each for each in joints if f" {each} " in words), None)
    # Two question marks are told as such.
    if joint and passage.letters.count("?") == 1:
        where = passage.text.where
        yield problem("two-ideas", where, joint=joint, quote=quote(passage.letters))


def messages_end_in_a_question(subject: Subject) -> Iterator[Problem]:
    """The message to send ahead ends in exactly one question."""
    for _, writing in subject.topic_writings:
        for passage in writing.passages:
            if passage.path == ("send_ahead",):
                last = _last_sentences(passage.letters)
                if not last.endswith("?") or last.count("?") > 1:
                    count = last.count("?") if last.endswith("?") else 0
                    found = f"{count} questions at its end" if count else "none at its end"
                    yield problem(
                        "not-one-question",
                        passage.text.where,
                        what="The message",
                        found=found,
                        quote=quote(last),
                    )


def _last_sentences(words: str) -> str:
    """Return the last two sentences of a text."""
    return " ".join(re.split(r"(?<=[.!?])\s+", words)[-2:])


def prompts_are_unlike(subject: Subject) -> Iterator[Problem]:
    """No two prompts of the whole curriculum have the same words in one language."""
    seen: dict[tuple[str, str], tuple[Topic, Passage]] = {}
    for topic, writing in subject.topic_writings:
        for passage in _prompts(writing):
            key = writing.language, " ".join(_words(passage.letters))
            first, earlier = seen.setdefault(key, (topic, passage))
            # A topic that is there twice is told once, as a slug.
            if (first.slug, earlier.path) != (topic.slug, passage.path):
                yield problem(
                    "prompt-repeated",
                    passage.text.where,
                    topic=first.slug,
                    first=earlier.text.where,
                    quote=quote(passage.letters),
                )


def prompts_are_no_twins(subject: Subject) -> Iterator[Problem]:
    """No two prompts share three quarters of their different words; those with the same words are told before."""
    by_language: dict[str, list[Asked]] = {}
    for topic, writing in subject.topic_writings:
        for passage in _prompts(writing):
            words = frozenset(_words(passage.letters))
            by_language.setdefault(writing.language, []).append((topic, passage, words))
    for asked in by_language.values():
        for earlier, later in _twins(asked):
            if _words(earlier[1].letters) != _words(later[1].letters):
                yield problem(
                    "prompt-alike",
                    later[1].text.where,
                    topic=earlier[0].slug,
                    first=earlier[1].text.where,
                    quote=quote(later[1].letters),
                )


Asked = tuple[Topic, Passage, frozenset[str]]


def _twins(asked: list[Asked]) -> Iterator[tuple[Asked, Asked]]:
    """Yield pairs that are alike. Alike sets share one of their rarest words, so only such are compared."""
    common = Counter(word for _, _, words in asked for word in words)
    met: dict[str, list[Asked]] = {}
    for each in asked:
        rare = sorted(each[2], key=lambda word: (common[word], word))
        # Sets with this share in common cannot miss each other in the words beyond it.
        few = rare[: len(rare) - math.ceil(ALIKE * len(rare)) + 1]
        candidates = {id(other): other for word in few for other in met.get(word, ())}
        for other in candidates.values():
            if len(each[2] & other[2]) >= ALIKE * len(each[2] | other[2]):
                yield other, each
        for word in few:
            met.setdefault(word, []).append(each)


def outcomes_can_be_seen(subject: Subject) -> Iterator[Problem]:
    """An outcome starts with a verb that can be observed, and names no product."""
    for _, writing in subject.topic_writings:
        style = subject.loaded.style(writing.language)
        for passage in writing.passages if style else ():
            if style and passage.path == ("outcome", "text"):
                yield from _outcome(passage, style)


def _outcome(passage: Passage, style: Style) -> Iterator[Problem]:
    words, where = passage.letters, passage.text.where
    verb = _starts_with(words, _phrases(style.unobservable_verbs))
    if verb:
        yield problem("outcome-unobservable", where, verb=verb, quote=quote(words))
    for brand in style.brands:
        if brand in words and re.search(rf"(?<!\w){re.escape(brand)}(?!\w)", words):
            yield problem("brand-in-outcome", where, brand=brand, quote=quote(words))


def groups_are_no_subjects(subject: Subject) -> Iterator[Problem]:
    """No text says what a group of people is like, unless it quotes somebody."""
    for writing in subject.writings:
        style = subject.loaded.style(writing.language)
        if style is None:
            continue
        everything = "\n".join(_even(passage.letters) for passage in writing.passages)
        for each in _worth_trying(style.stereotypes, everything):
            yield from _stereotype(writing, each)


def _worth_trying(rules: tuple[Stereotype, ...], everything: str) -> list[Stereotype]:
    """Return the few rules whose letters stand anywhere; rules that start alike share one look."""
    starts = {rule: _even(rule.pattern.split("*")[0]).split() for rule in rules}
    there = {two for two in {" ".join(words[:2]) for words in starts.values()} if two in everything}
    return [
        rule
        for rule, words in starts.items()
        if " ".join(words[:2]) in there and " ".join(words) in everything
    ]


def _stereotype(writing: Writing, rule: Stereotype) -> Iterator[Problem]:
    parts = [r"[\w'-]+" if part == "*" else re.escape(part) for part in _even(rule.pattern).split()]
    pattern = re.compile(rf"(?<![\w-]){' '.join(parts)}(?!\w)")
    for passage in writing.passages:
        words = _QUOTED.sub('""', passage.letters)
        found = pattern.search(_even(words))
        if found:
            yield problem(
                "stereotype",
                passage.text.where,
                quote=words[found.start() : found.end()],
                note=rule.note,
            )


def _even(words: str) -> str:
    """Return words without the differences that do not matter: case and the apostrophe's form."""
    return words.lower().replace("’", "'")


def _words(letters: str) -> list[str]:
    return _LETTERS.findall(_even(letters))


def _phrases(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_even(phrase) for phrase in phrases)


def _starts_with(letters: str, phrases: frozenset[str]) -> str:
    """Return the phrase of one to three words that a text starts with, or nothing."""
    words = _words(letters[:80])
    return next((p for n in (3, 2, 1) if (p := " ".join(words[:n])) in phrases), "")


CHECKS = (
    languages_have_a_style,
    ladders_are_whole,
    prompts_ask_one_thing,
    messages_end_in_a_question,
    prompts_are_unlike,
    prompts_are_no_twins,
    outcomes_can_be_seen,
    groups_are_no_subjects,
)
