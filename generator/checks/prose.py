"""How hard texts are to read, by each language's own limits."""

import re
from collections.abc import Iterable, Iterator

from ..codes import problem
from ..model.style import Ease
from ..model.text import ItemList, Paragraph, Text, TextBlock
from ..problem import Problem
from ..subject import Subject, Writing
from ..texts import of_inline, quote

_WORD = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_END = re.compile(r"(?<=[.!?:;])[\"”’)]*\s+")
# What stands around a word without being a letter of it.
_SIGNS = str.maketrans("", "", ".,;:!?\"'()[]{}“”‘’…")
_LONG = 6


def sentences_are_short(subject: Subject) -> Iterator[Problem]:
    """No sentence has more words than its language's limit; list items count alone, prompts have a limit of their own."""
    for writing in subject.writings:
        ease = _ease(subject, writing)
        for passage in writing.passages if ease else ():
            # Counting spaces is enough to pass over nearly every text.
            long = ease is not None and passage.letters.count(" ") >= ease.sentence
            if ease and long and passage.path[0::2] != ("prompts", "text"):
                yield from _long(passage.text, ease)


def _ease(subject: Subject, writing: Writing) -> Ease | None:
    style = subject.loaded.style(writing.language)
    return style.ease if style else None


def _long(text: Text, ease: Ease) -> Iterator[Problem]:
    for words in _paragraphs(text.blocks):
        for sentence in _END.split(words):
            count = len(_WORD.findall(sentence))
            if count > ease.sentence:
                yield problem(
                    "sentence-too-long",
                    text.where,
                    found=count,
                    most=ease.sentence,
                    quote=quote(sentence),
                )


def _paragraphs(blocks: tuple[TextBlock, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield of_inline(block.content)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _paragraphs(item)


def writings_are_easy(subject: Subject) -> Iterator[Problem]:
    """The texts of a file, taken together, stay below the LIX of their language."""
    for writing in subject.writings:
        ease = _ease(subject, writing)
        found = round(lix(passage.letters for passage in writing.passages)) if ease else 0
        if ease and found > ease.lix:
            where = writing.passages[0].text.where
            yield problem("hard-to-read", where, found=found, most=ease.lix)


def lix(texts: Iterable[str]) -> float:
    """Return the LIX of texts: words per sentence plus the percentage of words over six letters.

    Every text ends a sentence. No words at all are 0. Source: C. H. Björnsson, *Läsbarhet*, 1968.
    """
    written = list(texts)
    whole = " ".join(written)
    words = whole.split()
    bare = whole.translate(_SIGNS).split()
    ends = sum(whole.count(end) for end in (". ", "? ", ": "))
    sentences = ends + sum(not text.endswith((".", "?", ":")) for text in written[:-1]) + 1
    return (
        len(words) / sentences + 100 * sum(map(_LONG.__lt__, map(len, bare))) / len(words)
        if words
        else 0.0
    )


CHECKS = (sentences_are_short, writings_are_easy)
