"""The plan page: sessions and tracks to plan with, readable as a list where no script runs."""

from typing import Literal

from .. import parts
from ..model.catalog import Catalog
from ..model.document import (
    Document,
    Planner,
    PlannerStop,
    PlannerTopic,
    PlannerTrack,
    StepItem,
    Steps,
)
from ..model.topic import Topic
from ..model.track import Track

_BY_HAND = ("choose", "order", "dates", "calendar", "message")


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the page on which a plan is made."""
    lexicon = catalog.lexicon
    by_hand = tuple(StepItem(id=step, text=lexicon.text(f"plan.hand.{step}")) for step in _BY_HAND)
    planner = Planner(
        tracks=tuple(_track(track, catalog) for track in catalog.tracks),
        topics=tuple(_topic(topic) for topic in catalog.topics),
        lengths=catalog.settings.durations,
        chosen=catalog.settings.default_minutes,
    )
    return (
        Document(
            kind="plan",
            path="plan",
            language=catalog.language,
            title=lexicon.text("kind.plan"),
            short_title=lexicon.text("kind.plan"),
            summary=lexicon.text("plan.summary"),
            lead=lexicon.text("plan.lead"),
            blocks=(parts.heading(catalog, "by-hand"), Steps(items=by_hand), planner),
            source_path=f"{lexicon.source}/words/plan.yml",
        ),
    )


def _topic(topic: Topic) -> PlannerTopic:
    musts = (each.minutes.min for each in topic.activities if each.keep == "must")
    return PlannerTopic(
        slug=topic.slug,
        text=topic.short_title,
        note=topic.title,
        area=topic.area,
        least=sum(musts),
        most=sum(each.minutes.max for each in topic.activities),
        prepare=sum(each.minutes for each in topic.prepare),
        better_after=tuple(ref.to for ref in topic.better_after),
    )


def _track(track: Track, catalog: Catalog) -> PlannerTrack:
    return PlannerTrack(
        slug=track.slug,
        text=track.title,
        note=track.summary,
        cadence=parts.cadence(track, catalog),
        every_weeks=track.every_weeks,
        stops=_stops(track, catalog),
    )


def _stops(track: Track, catalog: Catalog) -> tuple[PlannerStop, ...]:
    """Return every meeting of a track in its order; the midpoint check follows its session."""
    made = [_meeting("kickoff", track.kickoff.minutes, catalog)]
    for session in track.sessions:
        topic = catalog.topic(session.topic.to)
        if topic is not None:
            stop = PlannerStop(
                kind="session", text=topic.short_title, minutes=track.minutes, slug=topic.slug
            )
            made.append(stop)
        if session.topic.to == track.midpoint.after.to:
            made.append(_meeting("midpoint", track.midpoint.minutes, catalog))
    return (*made, _meeting("closing", track.closing.minutes, catalog))


def _meeting(
    kind: Literal["kickoff", "midpoint", "closing"], minutes: int, catalog: Catalog
) -> PlannerStop:
    return PlannerStop(kind=kind, text=catalog.lexicon.text(f"plan.{kind}"), minutes=minutes)
