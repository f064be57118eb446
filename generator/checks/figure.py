"""Figures: quoted from a fact word for word, and nowhere else."""

import re
from collections.abc import Iterator
from functools import cache

from ..codes import problem
from ..model.handbook import HandbookPage
from ..model.topic import Topic
from ..problem import Problem
from ..subject import Subject, Writing
from ..texts import Passage, letters, links, of_inline

_MONEY = r"(?:Rp|IDR|US\$|USD|\$|EUR|€|£)\s?\d+(?:[.,]\d+)*"
_SHARE = r"\d+(?:[.,]\d+)*\s?%"
_GROUPED = r"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d])"
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(f"{_MONEY}|{_SHARE}|{_GROUPED}")


def figures_have_a_source(subject: Subject) -> Iterator[Problem]:
    """A share, a sum of money or a large number outside the facts is a link to a fact."""
    for writing in subject.writings:
        style = subject.loaded.style(writing.language)
        wanted = _figures(style.figure_words if style else ())
        for passage in writing.passages:
            if passage.path[0] != "facts" and _DIGIT.search(passage.letters):
                yield from _loose(passage, wanted)


@cache
def _figures(units: tuple[str, ...]) -> re.Pattern[str]:
    """Return what counts as a figure in a language: `units` are its words for shares and large numbers."""
    if not units:
        return _FIGURE
    told = "|".join(map(re.escape, units))
    return re.compile(rf"{_FIGURE.pattern}|\d+(?:[.,]\d+)*\s(?:{told})\b")


def _loose(passage: Passage, wanted: re.Pattern[str]) -> Iterator[Problem]:
    words = letters(passage.text, leave_out="fact")
    for figure in wanted.findall(words):
        yield problem("loose-figure", passage.text.where, figure=figure)


def facts_hold_their_figure(subject: Subject) -> Iterator[Problem]:
    """The text of a fact contains its figure, letter by letter, in every language."""
    for record, writing in subject.factual_writings:
        for fact in record.facts:
            figure = letters(fact.figure)
            same = fact.figure.language == fact.text.language == writing.language
            if same and figure not in letters(fact.text):
                yield problem("figure-not-in-text", fact.text.where, figure=figure)


def quotes_are_exact(subject: Subject) -> Iterator[Problem]:
    """A link to a fact shows the fact's figure as the same language writes it."""
    for record, writing in subject.factual_writings:
        yield from _inexact(record, writing)


def _inexact(record: Topic | HandbookPage, writing: Writing) -> Iterator[Problem]:
    figures = {
        fact.id: letters(fact.figure)
        for fact in record.facts
        if fact.figure.language == writing.language
    }
    for passage in writing.passages:
        for link in links(passage.text):
            found = of_inline(link.content)
            if link.kind == "fact" and figures.get(link.target, found) != found:
                yield problem(
                    "figure-differs",
                    passage.text.where,
                    id=link.target,
                    found=found,
                    figure=figures[link.target],
                )


CHECKS = (figures_have_a_source, facts_hold_their_figure, quotes_are_exact)
