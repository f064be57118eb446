"""Whether a word is a form of a root by a language's affixes; the affixes are the language's data."""

import re
from typing import NamedTuple

from .model.style import Affixes

_TOKEN = re.compile(r"\w+(?:[-'’.]\w+)*")


class Token(NamedTuple):
    """A word of a text in lower case, and where it stands."""

    word: str
    start: int
    end: int


def tokens(letters: str) -> list[Token]:
    """Return the words of a text; parts joined by a hyphen are one word."""
    return [Token(each[0].lower(), *each.span()) for each in _TOKEN.finditer(letters)]


class Inflection:
    """The forms of words by one language's affixes; a root may lose its first letter after some prefixes."""

    def __init__(self, affixes: Affixes) -> None:
        self._prefixes = frozenset(affixes.prefixes)
        self._suffixes = frozenset(affixes.suffixes)
        self._melting = {each.id: frozenset(each.after) for each in affixes.melting}

    def probe(self, phrase: str) -> str:
        """Return letters that stand in every form of a phrase: all of it, without a first letter it may lose."""
        letters = " ".join(phrase.lower().split())
        return letters[1:] if letters[0] in self._melting and len(letters) > 1 else letters

    def is_form(self, word: str, root: str, *, first: bool = True, last: bool = True) -> bool:
        """True when a word in lower case is the root with affixes; only a `first` word of a phrase
        takes what stands before, only a `last` one what stands behind."""
        if word == root:
            return True
        if self._fits(word, root, self._prefixes, first=first, last=last):
            return True
        lost = self._melting.get(root[0])
        return bool(lost and first and self._fits(word, root[1:], lost, first=True, last=last))

    def _fits(
        self, word: str, stem: str, prefixes: frozenset[str], *, first: bool, last: bool
    ) -> bool:
        at = word.find(stem)
        while at >= 0:
            before, behind = word[:at].rstrip("-"), word[at + len(stem) :].lstrip("-")
            opens = (not before and prefixes is self._prefixes) or (first and before in prefixes)
            closes = not behind or (last and behind in self._suffixes)
            if opens and closes:
                return True
            at = word.find(stem, at + 1)
        return False

    def starts(self, words: list[Token], phrase: tuple[str, ...]) -> list[int]:
        """Return the places in a text's words at which a form of the phrase starts."""
        end = len(phrase) - 1
        return [
            at
            for at in range(len(words) - end)
            if all(
                self.is_form(words[at + n].word, root, first=n == 0, last=n == end)
                for n, root in enumerate(phrase)
            )
        ]
