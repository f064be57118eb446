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
    plan,
    prompts,
    run,
    sources,
    track,
    worksheet,
)

# In the order they are published; each takes one language's catalog.
HUBS = (
    home.build,
    find.build,
    plan.build,
    about.build,
    sources.build,
    area.build,
    track.build,
    handbook.build,
    handbook.own,
    form.build,
)
DELIVERABLES = (
    guide.build,
    run.build,
    prompts.build,
    worksheet.mentor,
    worksheet.senior,
    brief.build,
)


def compose_hubs(catalog: Catalog) -> tuple[Document, ...]:
    """Return the pages about many topics."""
    made = (document for build in HUBS for document in build(catalog))
    return tuple(_if_translated(document, catalog) for document in made)


def compose_topic(catalog: Catalog, slug: str) -> tuple[Document, ...]:
    """Return the deliverables of one topic; short pages that say so where nothing is translated."""
    topic = catalog.topic(slug)
    if topic is None:
        return ()
    made = (build(topic, catalog) for build in DELIVERABLES)
    return tuple(_if_translated(document, catalog) for document in made)


def _if_translated(document: Document, catalog: Catalog) -> Document:
    """Return the document, or a short page that says so where its source has no language file."""
    untranslated = document.source_path in catalog.untranslated
    return missing.build(document, catalog) if untranslated else document
