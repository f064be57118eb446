"""A track: an ordered sequence of topics with a cadence."""

from dataclasses import dataclass
from typing import Annotated

from ..problem import Where
from .leaf import Count, Id, Line, Minute, Prose, TextLeaf, TopicRef, Whole
from .text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A kickoff or closing: its minutes and what happens in it."""

    where: Where
    minutes: Minute
    text: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Midpoint:
    """The check in the middle of a track, held after one topic."""

    where: Where
    after: TopicRef
    minutes: Minute
    text: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Success:
    """One thing that can be seen when the track has worked."""

    where: Where
    id: Id
    text: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One stop of a track and the thread from the last to the next."""

    where: Where
    id: Id
    topic: TopicRef
    last_time: Line
    this_time: Line
    until_next: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One track in one language; `every_weeks` is the cadence."""

    where: Where
    slug: str
    language: str
    title: Annotated[Text, TextLeaf("plain", 90)]
    short_title: Annotated[Text, TextLeaf("plain", 24)]
    summary: Annotated[Text, TextLeaf("plain", 160)]
    purpose: Prose
    audience: Prose
    minutes: Minute
    every_weeks: Annotated[int, Whole(1, 12)]
    kickoff: Meeting
    midpoint: Midpoint
    closing: Meeting
    success: Annotated[tuple[Success, ...], Count(2, 6)]
    sessions: Annotated[tuple[Session, ...], Count(2, 16)]
