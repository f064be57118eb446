"""Minutes: inside an activity, over a topic, before and after a session, and in the settings."""

import dataclasses
from collections.abc import Iterator

from ..codes import problem
from ..lengths import promised
from ..minutes import LONGEST, reaches
from ..model.topic import Activity, Topic
from ..problem import Problem
from ..subject import Subject

MOST_PREPARATION = 30
MOST_ACTION = 15
Activities = tuple[Activity, ...]


def activities_stretch(subject: Subject) -> Iterator[Problem]:
    """Within an activity min, typical and max rise, and max is at most twice typical."""
    for topic in subject.topics:
        for activity in topic.activities:
            time = activity.minutes
            if not time.min <= time.typical <= time.max:
                yield problem(
                    "minutes-disordered",
                    time.where,
                    min=time.min,
                    typical=time.typical,
                    max=time.max,
                )
            elif time.max > 2 * time.typical:
                yield problem(
                    "minutes-too-wide",
                    time.where,
                    max=time.max,
                    typical=time.typical,
                    most=2 * time.typical,
                )


def lengths_are_reached(subject: Subject) -> Iterator[Problem]:
    """A topic has activities to leave out and to add, and reaches every length it is promised at."""
    for topic in subject.topics:
        kinds = {activity.keep for activity in topic.activities}
        for keep in ("should", "could"):
            if keep not in kinds:
                yield problem("keep-missing", topic.activities[0].where, keep=keep)
        # A gap would only follow from the faults above.
        if kinds >= {"should", "could"} and all(_rises(each) for each in topic.activities):
            yield from _gap(topic, promised(subject.thing(topic), subject.loaded.settings))


def _rises(activity: Activity) -> bool:
    return activity.minutes.min <= activity.minutes.typical <= activity.minutes.max


def _gap(topic: Topic, wanted: tuple[int, ...]) -> Iterator[Problem]:
    lengths = [n for n in wanted if not reaches(topic.activities, n)]
    if lengths:
        where = topic.activities[0].where
        advice = "Lower the min or raise the max of several activities; no single change closes it."
        # What is missing first, since most changes fail there; then what must not be lost.
        change = _smallest_change(topic.activities, (*lengths, *wanted))
        if change:
            at, key, value = change
            where = topic.activities[at].minutes.where
            verb = "Lower" if key == "min" else "Raise"
            advice = f'{verb} the {key} of "{topic.activities[at].id}" to {value}; that closes it.'
        yield problem("minutes-gap", where, lengths=_ranges(lengths), advice=advice)


def _smallest_change(
    activities: Activities, lengths: tuple[int, ...]
) -> tuple[int, str, int] | None:
    """Return (index, "min" or "max", value) of the least change that reaches all of `lengths`."""
    candidates = [
        (abs(value - old), at, key, value)
        for at, activity in enumerate(activities)
        for key, old, values in _values(activity)
        for value in values
    ]
    for _, at, key, value in sorted(candidates):
        if all(reaches(_changed(activities, at, key, value), length) for length in lengths):
            return at, key, value
    return None


def _values(activity: Activity) -> tuple[tuple[str, int, range], ...]:
    time = activity.minutes
    most = min(2 * time.typical, LONGEST)
    return ("min", time.min, range(1, time.min)), ("max", time.max, range(time.max + 1, most + 1))


def _changed(activities: Activities, at: int, key: str, value: int) -> Activities:
    old = activities[at]
    time = old.minutes
    least, most = (value, time.max) if key == "min" else (time.min, value)
    made = dataclasses.replace(old, minutes=dataclasses.replace(time, min=least, max=most))
    return (*activities[:at], made, *activities[at + 1 :])


def _ranges(lengths: list[int]) -> str:
    """Return rising numbers as `31-34, 88-90`."""
    runs: list[list[int]] = []
    for length in lengths:
        if runs and runs[-1][-1] == length - 1:
            runs[-1].append(length)
        else:
            runs.append([length])
    return ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)


def promises_of_time(subject: Subject) -> Iterator[Problem]:
    """Preparing takes at most half an hour, an action afterwards at most a quarter."""
    for topic in subject.topics:
        taken = 0
        for item in topic.prepare:
            before, taken = taken, taken + item.minutes
            if before <= MOST_PREPARATION < taken:
                total = sum(each.minutes for each in topic.prepare)
                yield problem(
                    "preparation-too-long", item.where, found=total, most=MOST_PREPARATION
                )
        for action in (topic.after.mentor, topic.after.senior):
            if action.minutes > MOST_ACTION:
                yield problem(
                    "action-too-long", action.where, found=action.minutes, most=MOST_ACTION
                )


def default_is_offered(subject: Subject) -> Iterator[Problem]:
    """The default length is one of the durations."""
    settings = subject.loaded.settings
    if settings.default_minutes not in settings.durations:
        yield problem(
            "default-not-offered",
            settings.where,
            minutes=settings.default_minutes,
            known=", ".join(map(str, settings.durations)),
        )


def ours_reach_what_is_offered(subject: Subject) -> Iterator[Problem]:
    """No length is offered that our topics were never made for; one an organization changed answers for itself."""
    settings = subject.loaded.settings
    for length in sorted(settings.durations):
        unfit = [
            topic.slug
            for topic in subject.topics
            if length not in promised(subject.thing(topic), settings)
            and not reaches(topic.activities, length)
        ]
        if unfit:
            yield problem(
                "duration-unreachable",
                settings.where,
                minutes=length,
                count=len(unfit),
                first=unfit[0],
            )


CHECKS = (
    activities_stretch,
    lengths_are_reached,
    promises_of_time,
    default_is_offered,
    ours_reach_what_is_offered,
)
