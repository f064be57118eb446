"""Which words are forms of one: by a language's affixes, and by what its texts show to be words."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..model.search import Tongue

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
# A shorter rest is a word by chance more often than by descent; only words that were listed may be.
_SHORT, _LEAST = 4, 3


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are compared: small letters without accents; marks part words."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _WORD.findall(_APOSTROPHE.sub("", text).lower())


class Stems:
    """The stems a word of one language could have been made from."""

    def __init__(self, tongue: Tongue) -> None:
        both = (tongue.affixes, tongue.asking.affixes)
        self._prefixes = frozenset(p for affixes in both for p in affixes.prefixes)
        self._suffixes = frozenset(s for affixes in both for s in affixes.suffixes)
        self._lost: dict[str, list[str]] = {}
        for melting in (m for affixes in both for m in affixes.melting):
            for prefix in melting.after:
                self._lost.setdefault(prefix, []).append(melting.id)
        self._endings = {ending.id: ending.gives for ending in tongue.asking.endings}
        self._whole = {word for phrase in tongue.asking.whole for word in tokens(phrase)}
        known = (*self._prefixes, *self._suffixes, *self._lost, *self._endings)
        self._longest = max(map(len, known), default=1)

    def of(self, word: str) -> set[str]:
        """Return every stem of a word that the affixes allow, without the word itself."""
        if word in self._whole or len(word) <= _LEAST or not word.isalpha():
            return set()
        found = {stem for base in self._bases(word) for stem in self._stripped(base)}
        return {stem for stem in found if len(stem) >= _LEAST} - {word}

    def _bases(self, word: str) -> Iterator[str]:
        """Yield the word, and it without each of its possible endings."""
        yield word
        for size in range(1, min(self._longest, len(word) - _LEAST) + 1):
            rest, end = word[:-size], word[-size:]
            if end in self._suffixes:
                yield rest
            if end in self._endings:
                yield rest
                yield from (rest + letter for letter in self._endings[end])
                if rest[-1] == rest[-2]:
                    yield rest[:-1]

    def _stripped(self, base: str) -> Iterator[str]:
        """Yield a base, and it without each possible prefix, with the letter that prefix may have cost."""
        yield base
        for size in range(1, min(self._longest, len(base) - 2) + 1):
            prefix, rest = base[:size], base[size:]
            if prefix in self._prefixes:
                yield rest
            for letter in self._lost.get(prefix, ()):
                yield letter + rest


def roots(counts: Mapping[str, int], stems: Stems, listed: Iterable[str]) -> dict[str, str]:
    """Return the root of every word: the shortest stem that is a word, or that two forms share.

    A stem of three letters counts only when it is one of the `listed` words.
    """
    short = {word for word in listed if len(word) == _LEAST}
    known = set(counts) | short
    options = {word: stems.of(word) for word in counts}
    shared = Counter(stem for found in options.values() for stem in found if len(stem) >= _SHORT)

    def root(word: str) -> str:
        # A form of forms: menjualkan, jualan, jual.
        fit = [s for s in options.get(word, ()) if s in short or (len(s) >= _SHORT and s in known)]
        if not fit:
            fit = [s for s in options.get(word, ()) if len(s) > _SHORT and shared[s] > 1]
        return min(fit, key=lambda stem: (len(stem), stem), default=word)

    return {word: root(root(word)) for word in counts}
