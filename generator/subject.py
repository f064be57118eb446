"""What the checks look at: the curriculum as read and laid together, each text once."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from .loaded import Loaded, Thing
from .model.catalog import Catalog
from .model.topic import Topic
from .model.track import Track
from .texts import Passage, passages


@dataclass(frozen=True, slots=True)
class Writing:
    """A topic or track in one language, with the texts that are written in that language."""

    record: Topic | Track
    language: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Subject:
    """Topics and tracks in their own language, for structure; writings in every language, for words."""

    loaded: Loaded
    today: datetime.date
    topics: tuple[Topic, ...]
    tracks: tuple[Track, ...]
    writings: tuple[Writing, ...]

    @cached_property
    def topic_slugs(self) -> frozenset[str]:
        """The slugs of all topics that have a file, also of one whose file is faulty."""
        return frozenset(thing.slug for thing in self.loaded.topics) | self.loaded.unread("topic")

    @cached_property
    def things(self) -> dict[tuple[str, str], Thing]:
        """The topics as read, by area and slug."""
        return {(thing.area, thing.slug): thing for thing in self.loaded.topics}

    @cached_property
    def topic_writings(self) -> tuple[tuple[Topic, Writing], ...]:
        """The writings that are topics, with the topic."""
        return tuple((w.record, w) for w in self.writings if isinstance(w.record, Topic))


def subject_of(loaded: Loaded, catalogs: tuple[Catalog, ...], today: datetime.date) -> Subject:
    """Return what the checks look at, from the catalogs of all languages."""
    topics = {thing.slug: thing.language for thing in loaded.topics}
    tracks = {thing.slug: thing.language for thing in loaded.tracks}
    writings: list[Writing] = []
    for catalog in catalogs:
        records: tuple[Topic | Track, ...] = (*catalog.topics, *catalog.tracks)
        writings += (_writing(record, catalog.language) for record in records)
    return Subject(
        loaded,
        today,
        tuple(t for c in catalogs for t in c.topics if topics.get(t.slug) == c.language),
        tuple(t for c in catalogs for t in c.tracks if tracks.get(t.slug) == c.language),
        tuple(writings),
    )


def _writing(record: Topic | Track, language: str) -> Writing:
    return Writing(record, language, passages(record, language))
