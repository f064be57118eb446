"""The find page: every session in one plain list."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Document, Links


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the list of all sessions, as cards."""
    lexicon = catalog.lexicon
    cards = Links(style="cards", items=tuple(parts.topic_link(t) for t in catalog.topics))
    return (
        Document(
            kind="find",
            path="find",
            language=catalog.language,
            title=lexicon.text("find.title"),
            short_title=lexicon.text("kind.find"),
            summary=lexicon.text("find.summary"),
            lead=lexicon.text("find.lead", count=len(catalog.topics)),
            blocks=(cards,),
            searchable=False,
            source_path=f"{lexicon.source}/words/documents.yml",
        ),
    )
