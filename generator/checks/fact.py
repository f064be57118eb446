"""Facts: enough of them or a note, and dates that keep the promise of re-checks."""

import calendar
import datetime
from collections.abc import Iterator

from ..codes import problem
from ..model.topic import Fact, ShelfLife, Topic
from ..problem import Problem
from ..subject import Subject

FEWEST = 3
MONTHS = {"fast": 4, "year": 12, "stable": 24}
HANDBOOK: ShelfLife = "year"
GRACE = datetime.timedelta(days=3)


def few_facts_are_explained(subject: Subject) -> Iterator[Problem]:
    """A topic with fewer than three facts says why."""
    for topic in subject.topics:
        found = len(topic.facts)
        if found < FEWEST and topic.facts_note is None:
            where = topic.facts[0].where if topic.facts else topic.where
            yield problem("facts-note-missing", where, found=found)


def dates_rise(subject: Subject) -> Iterator[Problem]:
    """A fact was true, then checked, and is checked again within the shelf life of its page."""
    for record in subject.factual:
        life = record.shelf_life if isinstance(record, Topic) else HANDBOOK
        for fact in record.facts:
            if fact.as_of <= fact.checked < fact.recheck:
                yield from _late(life, fact)
            else:
                yield problem(
                    "fact-dates-disordered",
                    fact.where,
                    as_of=fact.as_of,
                    checked=fact.checked,
                    recheck=fact.recheck,
                )


def _late(life: ShelfLife, fact: Fact) -> Iterator[Problem]:
    months = MONTHS[life]
    latest = _later(fact.checked, months)
    if fact.recheck > latest + GRACE:
        yield problem(
            "recheck-too-late",
            fact.where,
            recheck=fact.recheck,
            months=months,
            checked=fact.checked,
            shelf_life=life,
            latest=latest,
        )


def _later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day some months later, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def due_facts_are_told(subject: Subject) -> Iterator[Problem]:
    """A fact whose re-check has come is mentioned, never refused."""
    for record in subject.factual:
        for fact in record.facts:
            if fact.recheck <= subject.today:
                yield problem("fact-due", fact.where, id=fact.id, recheck=fact.recheck)


CHECKS = (few_facts_are_explained, dates_rise, due_facts_are_told)
