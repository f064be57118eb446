"""A language's own words: interface words, vocabulary, dates and numbers."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from ..problem import Where
from .text import Paragraph, Run, Text

# A short form for heads and buttons; a word that has none says its plain form there.
LABEL = "label"


@dataclass(frozen=True)
class Lexicon:
    """The fixed words of one language, by dotted key; asking for a missing key is our bug (KeyError)."""

    language: str
    entries: tuple[tuple[str, str], ...]
    vocabulary: tuple[tuple[str, str], ...]
    source: str = ""

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return dict(self.entries)

    @cached_property
    def _vocabulary(self) -> dict[str, str]:
        return dict(self.vocabulary)

    def say(self, key: str, **values: object) -> str:
        """Return the words at `key` with its `{named}` places filled."""
        words = self._by_key[key]
        for name, value in values.items():
            words = words.replace("{" + name + "}", str(value))
        return words

    def knows(self, key: str) -> bool:
        """True when the language has words at `key`."""
        return key in self._by_key

    def word(self, name: str, form: str, capital: bool) -> str | None:
        """Return a vocabulary word in a form, capitalized on demand; None when there is none."""
        found = self._vocabulary.get(f"{name}.{form}" if form else name)
        if found is None and form == LABEL:
            found = self._vocabulary.get(name)
        if found is None:
            return None
        return found[:1].upper() + found[1:] if capital else found

    def text(self, key: str, **values: object) -> Text:
        """Return the words at `key` as a text of this language."""
        words = self.say(key, **values)
        return Text((Paragraph((Run(words),)),), words, self.language, "own", Where(self.source))

    def literal(self, words: str) -> Text:
        """Wrap words that are the same in every language (a name, a number) as a text."""
        return Text((Paragraph((Run(words),)),), words, self.language, "own", Where(self.source))

    def date(self, day: datetime.date) -> str:
        """Return a date in the language's order: 14 January 2026, 14 Januari 2026."""
        month = self.say(f"month.{day.month}")
        return self.say("date.long", day=day.day, month=month, year=day.year)

    def minutes(self, count: int) -> str:
        """Return a number of minutes in words such as `45 minutes`."""
        return self.say("minutes.one" if count == 1 else "minutes.other", count=count)
