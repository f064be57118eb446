"""An area's page: what it is about and its sessions."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Document, Links


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return a page for each area, in the order of the settings."""
    return tuple(_area(area, catalog) for area in catalog.settings.areas)


def _area(area: str, catalog: Catalog) -> Document:
    lexicon = catalog.lexicon
    cards = tuple(parts.topic_link(topic) for topic in catalog.in_area(area))
    return Document(
        kind="area",
        path=f"areas/{area}",
        language=catalog.language,
        title=lexicon.text(f"area.{area}"),
        short_title=lexicon.text(f"area.{area}"),
        summary=lexicon.text(f"area.{area}.about"),
        lead=lexicon.text(f"area.{area}.about"),
        blocks=(Links(style="cards", items=cards),),
        area=area,
        source_path=f"{lexicon.source}/words/common.yml",
    )
