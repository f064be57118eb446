"""Tracks: the list of them, and each with its purpose, its stops, and the thread from one to the next."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import (
    Block,
    Bullets,
    Document,
    Heading,
    LinkItem,
    Links,
    Prose,
    TermItem,
    Terms,
)
from ..model.text import Text
from ..model.track import Session, Track


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the list of all tracks and a page for each; nothing without tracks."""
    if not catalog.tracks:
        return ()
    return _hub(catalog), *(_track(track, catalog) for track in catalog.tracks)


def _hub(catalog: Catalog) -> Document:
    lexicon = catalog.lexicon
    return Document(
        kind="tracks",
        path="tracks",
        language=catalog.language,
        title=lexicon.text("heading.tracks"),
        short_title=lexicon.text("heading.tracks"),
        summary=lexicon.text("tracks.summary"),
        lead=lexicon.text("tracks.lead"),
        blocks=(Links(style="cards", items=tuple(map(parts.track_link, catalog.tracks))),),
        source_path=f"{lexicon.source}/words/documents.yml",
    )


def _track(track: Track, catalog: Catalog) -> Document:
    return Document(
        kind="track",
        path=f"tracks/{track.slug}",
        language=catalog.language,
        title=track.title,
        short_title=track.short_title,
        summary=track.summary,
        lead=track.summary,
        blocks=(
            Prose(text=track.purpose),
            Prose(text=parts.cadence(track, catalog)),
            parts.heading(catalog, "audience"),
            Prose(text=track.audience),
            parts.heading(catalog, "stops"),
            Links(style="stops", items=_stops(track, catalog)),
            *_meeting(catalog, "kickoff", track.kickoff.minutes, track.kickoff.text),
            *(block for session in track.sessions for block in _session(session, track, catalog)),
            *_meeting(catalog, "closing", track.closing.minutes, track.closing.text),
            parts.heading(catalog, "success"),
            Bullets(items=tuple(item.text for item in track.success)),
        ),
        track=track.slug,
        minutes=track.minutes,
        source_path=track.where.path,
    )


def _stops(track: Track, catalog: Catalog) -> tuple[LinkItem, ...]:
    found = (catalog.topic(session.topic.to) for session in track.sessions)
    return tuple(parts.topic_link(topic) for topic in found if topic is not None)


def _session(session: Session, track: Track, catalog: Catalog) -> tuple[Block, ...]:
    topic = catalog.topic(session.topic.to)
    if topic is None:
        return ()
    say = catalog.lexicon.text
    thread = (
        ("last-time", session.last_time),
        ("this-time", session.this_time),
        ("until-next", session.until_next),
    )
    items = tuple(
        TermItem(id=f"{session.id}-{key}", term=say(f"track.{key}"), meaning=text)
        for key, text in thread
    )
    blocks: tuple[Block, ...] = (
        Heading(id=f"session-{session.id}", level=3, text=topic.short_title),
        Terms(items=items),
        Links(style="list", items=(LinkItem(path=f"topics/{topic.slug}", text=topic.title),)),
    )
    if track.midpoint.after.to != session.topic.to:
        return blocks
    return blocks + _meeting(catalog, "midpoint", track.midpoint.minutes, track.midpoint.text)


def _meeting(catalog: Catalog, id: str, minutes: int, text: Text) -> tuple[Block, ...]:
    length = catalog.lexicon.minutes(minutes)
    return parts.heading(catalog, id, 3, minutes=length), Prose(text=text)
