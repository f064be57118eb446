"""Everything the builders may read, in one language."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .form import Form
from .handbook import HandbookPage
from .lexicon import Lexicon
from .own_page import OwnPage
from .profile import Profile
from .settings import Settings, Source
from .text import Text
from .topic import Topic
from .track import Track

Record = Topic | Track | HandbookPage | Form


class Moved(NamedTuple):
    """A page that is gone, the page it leads to, and whether the organization itself does without it."""

    was: str
    now: str
    removed: bool


@dataclass(frozen=True)
class Catalog:
    """The curriculum in one language: records in publishing order; `untranslated` names source files without a language file."""

    language: str
    settings: Settings
    lexicon: Lexicon
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    tracks: tuple[Track, ...]
    handbook: tuple[HandbookPage, ...] = ()
    forms: tuple[Form, ...] = ()
    untranslated: frozenset[str] = frozenset()
    lexicons: tuple[Lexicon, ...] = ()
    profile: Profile | None = None
    images: tuple[tuple[str, bytes], ...] = ()
    moved: tuple[Moved, ...] = ()
    pages: tuple[OwnPage, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything that is published, by kind."""
        return (*self.topics, *self.tracks, *self.handbook, *self.forms, *self.pages)

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    def words_for(self, text: Text) -> Lexicon:
        """Return the words of the language a text is in, so that a fallback is not mixed with another."""
        found = (each for each in self.lexicons if each.language == text.language)
        return next(found, self.lexicon)

    def topic(self, slug: str) -> Topic | None:
        """Return the topic with this slug, if there is one."""
        return self._topics.get(slug)

    def source(self, id: str) -> Source | None:
        """Return the source with this id, if there is one."""
        return self._sources.get(id)

    def in_area(self, area: str) -> tuple[Topic, ...]:
        """Return the topics of one area, in publishing order."""
        return tuple(topic for topic in self.topics if topic.area == area)
