"""The page of all sources, where a text's link to a source leads."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Document, LinkItem, Links, Sources


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the list of every source once, in the order of their ids."""
    lexicon = catalog.lexicon
    back = LinkItem(path="about", text=lexicon.text("about.title"))
    return (
        Document(
            kind="sources",
            path="sources",
            language=catalog.language,
            title=lexicon.text("heading.all-sources"),
            short_title=lexicon.text("heading.sources"),
            summary=lexicon.text("sources.summary"),
            lead=lexicon.text("sources.lead", count=len(catalog.sources)),
            blocks=(
                Sources(items=tuple(parts.source_item(source) for source in catalog.sources)),
                Links(style="list", items=(back,)),
            ),
            source_path="curriculum/sources.yml",
        ),
    )
