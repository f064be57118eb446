"""What the checks look at: the curriculum as read and laid together, each text once."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from .loaded import Loaded, Thing
from .model.catalog import Catalog, Record
from .model.form import Form
from .model.handbook import HandbookPage
from .model.own_page import OwnPage
from .model.topic import Topic
from .model.track import Track
from .texts import Passage, passages

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Writing:
    """A record in one language, with the texts that are written in that language."""

    record: Record
    language: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Subject:
    """Records in their own language, for structure; writings in every language, for words."""

    loaded: Loaded
    today: datetime.date
    topics: tuple[Topic, ...]
    tracks: tuple[Track, ...]
    handbook: tuple[HandbookPage, ...]
    forms: tuple[Form, ...]
    pages: tuple[OwnPage, ...]
    writings: tuple[Writing, ...]

    @cached_property
    def topic_slugs(self) -> frozenset[str]:
        """The slugs of all topics that have a file, also of one whose file is faulty."""
        return self.slugs("topic")

    def slugs(self, kind: str) -> frozenset[str]:
        """Return the slugs of everything of a kind that has a file, also of one whose file is faulty."""
        things = dict(self.loaded.things)[kind]
        return frozenset(thing.slug for thing in things) | self.loaded.unread(kind)

    @property
    def factual(self) -> tuple[Topic | HandbookPage, ...]:
        """The records that carry dated facts."""
        return (*self.topics, *self.handbook, *self.pages)

    @cached_property
    def factual_writings(self) -> tuple[tuple[Topic | HandbookPage, Writing], ...]:
        """The writings of records that carry dated facts, with the record."""
        return tuple(
            (w.record, w) for w in self.writings if isinstance(w.record, Topic | HandbookPage)
        )

    @cached_property
    def _things(self) -> dict[str, Thing]:
        return {thing.path: thing for _, things in self.loaded.things for thing in things}

    def thing(self, record: Record) -> Thing:
        """Return what a record was read from."""
        return self._things[record.where.path]

    @cached_property
    def topic_writings(self) -> tuple[tuple[Topic, Writing], ...]:
        """The writings that are topics, with the topic."""
        return tuple((w.record, w) for w in self.writings if isinstance(w.record, Topic))


def subject_of(loaded: Loaded, catalogs: tuple[Catalog, ...], today: datetime.date) -> Subject:
    """Return what the checks look at, from the catalogs of all languages."""
    own = {(kind, each.slug): each.language for kind, things in loaded.things for each in things}

    def original(kind: str, records: tuple[R, ...], language: str) -> tuple[R, ...]:
        return tuple(each for each in records if own.get((kind, each.slug)) == language)

    return Subject(
        loaded,
        today,
        tuple(t for c in catalogs for t in original("topic", c.topics, c.language)),
        tuple(t for c in catalogs for t in original("track", c.tracks, c.language)),
        tuple(p for c in catalogs for p in original("handbook", c.handbook, c.language)),
        tuple(f for c in catalogs for f in original("form", c.forms, c.language)),
        tuple(p for c in catalogs for p in original("page", c.pages, c.language)),
        tuple(_writing(record, c.language) for c in catalogs for record in c.records),
    )


def _writing(record: Record, language: str) -> Writing:
    return Writing(record, language, passages(record, language))
