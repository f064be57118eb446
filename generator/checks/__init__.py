"""Second gate: files that are right alone must be right together. One family a file, one table."""

import datetime
from collections.abc import Callable, Iterable

from ..loaded import Loaded
from ..model.catalog import Catalog
from ..problem import Problem, in_order
from ..subject import Subject, subject_of
from . import (
    fact,
    figure,
    glyph,
    link,
    minutes,
    prose,
    published,
    reference,
    review,
    section,
    term,
    track,
    translation,
    vocabulary,
    wording,
)

Check = Callable[[Subject], Iterable[Problem]]

FAMILIES: tuple[tuple[Check, ...], ...] = (
    reference.CHECKS,
    track.CHECKS,
    published.CHECKS,
    section.CHECKS,
    link.CHECKS,
    vocabulary.CHECKS,
    translation.CHECKS,
    minutes.CHECKS,
    wording.CHECKS,
    prose.CHECKS,
    term.CHECKS,
    figure.CHECKS,
    fact.CHECKS,
    glyph.CHECKS,
    review.CHECKS,
)


def check(
    loaded: Loaded, catalogs: tuple[Catalog, ...], today: datetime.date
) -> tuple[Problem, ...]:
    """Return what is wrong between files and in their words; `today` decides only which facts are due."""
    subject = subject_of(loaded, catalogs, today)
    return in_order([found for family in FAMILIES for each in family for found in each(subject)])
