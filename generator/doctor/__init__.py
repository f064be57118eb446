"""Whether a site is ready to be published by the organization whose name it bears: one table of examinations."""

from collections.abc import Callable

from . import (
    attribution,
    brand,
    changes,
    code,
    content,
    edition,
    languages,
    links,
    people,
    placeholders,
)
from .case import KINDS, Case, Finding

# Each looks at one concern; what they find is told by weight, then in this order.
EXAMINATIONS: tuple[Callable[[Case], list[Finding]], ...] = (
    people.examine,
    content.examine,
    placeholders.examine,
    brand.examine,
    attribution.examine,
    links.examine,
    changes.examine,
    languages.examine,
    edition.examine,
    code.examine,
)


def examine(case: Case) -> tuple[Finding, ...]:
    """Return everything that is found: what must be mended first, then what should, then what is only said."""
    found = [finding for each in EXAMINATIONS for finding in each(case)]
    return tuple(sorted(found, key=lambda finding: KINDS.index(finding.kind)))
