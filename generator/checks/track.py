"""Tracks: their sessions name topics, once each, and every topic fits the track's length."""

from collections.abc import Iterator

from ..codes import problem
from ..lengths import promised
from ..minutes import LONGEST, SHORTEST, fit
from ..model.plan import NoPlan
from ..model.track import Track
from ..problem import Problem
from ..reading import nearest
from ..subject import Subject


def sessions_name_topics(subject: Subject) -> Iterator[Problem]:
    """Each session runs a topic that has a file, under that topic's name, once in a track."""
    known = subject.topic_slugs
    removed = {each.slug: each for each in subject.loaded.removed if each.kind == "topic"}
    for track in subject.tracks:
        seen: dict[str, int] = {}
        for session in track.sessions:
            slug, where = session.topic.to, session.topic.where
            if slug in removed:
                yield problem(
                    "removed-but-needed", removed[slug].where, slug=slug, track=track.slug, at=where
                )
            elif slug not in known:
                yield problem("unknown-topic", where, slug=slug, hint=nearest(slug, known))
            elif slug in seen:
                yield problem("topic-twice", where, topic=slug, line=seen[slug])
            elif session.id != slug:
                yield problem("session-name-differs", where, id=session.id, topic=slug)
            seen.setdefault(slug, where.line)


def midpoint_is_inside(subject: Subject) -> Iterator[Problem]:
    """The midpoint comes after one of the track's own sessions."""
    for track in subject.tracks:
        sessions = _topics(track)
        ref = track.midpoint.after
        if ref.to not in sessions:
            hint = nearest(ref.to, sessions)
            yield problem("midpoint-elsewhere", ref.where, topic=ref.to, hint=hint)


def topics_fit(subject: Subject) -> Iterator[Problem]:
    """Every topic of a track can last the track's minutes; for a length it is promised at, the topic itself answers."""
    topics = {topic.slug: topic for topic in subject.topics}
    for track in subject.tracks:
        for session in track.sessions:
            topic = topics.get(session.topic.to)
            if topic is None or track.minutes in promised(
                subject.thing(topic), subject.loaded.settings
            ):
                continue
            plan = fit(topic.activities, track.minutes)
            if isinstance(plan, NoPlan):
                yield problem(
                    "track-length-unreachable",
                    session.topic.where,
                    topic=session.topic.to,
                    minutes=track.minutes,
                    nearest=plan.nearest,
                )


def length_is_offered(subject: Subject) -> Iterator[Problem]:
    """A track has a length that the site offers, so that its guides, runs and packs exist at that length."""
    offered = sorted(subject.loaded.settings.durations)
    for track in subject.tracks:
        # Of a length that no topic is made for, the topics themselves tell.
        if track.minutes not in offered and SHORTEST <= track.minutes <= LONGEST:
            told = ", ".join(map(str, offered))
            yield problem(
                "track-length-not-offered", track.where, minutes=track.minutes, offered=told
            )


def _topics(track: Track) -> list[str]:
    return [session.topic.to for session in track.sessions]


CHECKS = (sessions_name_topics, midpoint_is_inside, topics_fit, length_is_offered)
