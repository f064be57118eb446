"""Addresses are permanent: a page that was published is there, or its tombstone leads on."""

from collections.abc import Iterator

from ..codes import problem
from ..loaded import FOLDERS
from ..problem import Problem, Where
from ..published import pages_of
from ..subject import Subject

_STONES = "curriculum/tombstones.yml"


def pages_are_permanent(subject: Subject) -> Iterator[Problem]:
    """Every path of the lock file is a page of ours, or has a tombstone."""
    loaded = subject.loaded
    there = set(pages_of(loaded))
    if ("tombstones", "") in loaded.faulty:
        return
    for path in loaded.paths:
        if path not in there and not (loaded.tombstones and loaded.tombstones.page(path)):
            yield problem("page-vanished", Where(_STONES), page=path)


def tombstones_lead_on(subject: Subject) -> Iterator[Problem]:
    """What is said to be gone is gone, and its successor is there or has a tombstone of its own."""
    loaded = subject.loaded
    there = set(pages_of(loaded))
    stones = loaded.tombstones.pages if loaded.tombstones else ()
    graves = {stone.was for stone in stones}
    for stone in stones:
        if stone.was in there:
            yield problem("tombstone-of-the-living", stone.where, page=stone.was)
        elif stone.now not in {*there, *graves, *_LISTS, *_areas(subject)}:
            yield problem("tombstone-leads-nowhere", stone.where, page=stone.now)


_LISTS = ("find", *FOLDERS.values())


def _areas(subject: Subject) -> list[str]:
    return [f"areas/{area}" for area in subject.loaded.settings.areas]


CHECKS = (pages_are_permanent, tombstones_lead_on)
