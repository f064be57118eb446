"""Catalog to documents: one deliverable a file, one table."""

from ..model.catalog import Catalog
from ..model.document import Document
from . import (
    about,
    area,
    brief,
    find,
    form,
    guide,
    handbook,
    home,
    missing,
    prompts,
    track,
    worksheet,
)

# In the order they are published; each takes one language's catalog.
HUBS = (home.build, find.build, about.build, area.build, track.build, handbook.build, form.build)
DELIVERABLES = (guide.build, prompts.build, worksheet.mentor, worksheet.senior, brief.build)


def compose_hubs(catalog: Catalog) -> tuple[Document, ...]:
    """Return the pages about many topics."""
    return tuple(document for build in HUBS for document in build(catalog))


def compose_topic(catalog: Catalog, slug: str) -> tuple[Document, ...]:
    """Return the deliverables of one topic; short pages that say so where nothing is translated."""
    topic = catalog.topic(slug)
    if topic is None:
        return ()
    made = tuple(build(topic, catalog) for build in DELIVERABLES)
    if slug in catalog.untranslated:
        return tuple(missing.build(document, topic, catalog) for document in made)
    return made
