"""Where a text's link to a source leads: a page of sources for each letter, and the list of these pages."""

from itertools import groupby

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Document, LinkItem, Links, Sources
from ..model.settings import Source
from ..model.text import Text
from ..places import sources_page


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the list of letters, and a page of each with its sources in the order of their ids.

    One page of all would be the heaviest of the site, and would grow with every topic.
    """
    ordered = sorted(catalog.sources, key=lambda source: source.id)
    by_page = {
        page: tuple(group)
        for page, group in groupby(ordered, key=lambda source: sources_page(source.id))
    }
    pages = (_letter(page, sources, catalog) for page, sources in by_page.items())
    return _hub(by_page, catalog), *pages


def _hub(by_page: dict[str, tuple[Source, ...]], catalog: Catalog) -> Document:
    lexicon = catalog.lexicon
    links = tuple(
        LinkItem(path=page, text=_name(page, catalog), note=lexicon.literal(_told(sources)))
        for page, sources in by_page.items()
    )
    return Document(
        kind="sources",
        path="sources",
        language=catalog.language,
        title=lexicon.text("heading.all-sources"),
        short_title=lexicon.text("heading.sources"),
        summary=lexicon.text("sources.summary"),
        lead=lexicon.text("sources.lead", count=len(catalog.sources)),
        blocks=(Links(style="list", items=links),),
        source_path="curriculum/sources.yml",
    )


def _letter(page: str, sources: tuple[Source, ...], catalog: Catalog) -> Document:
    lexicon = catalog.lexicon
    name = _name(page, catalog)
    back = LinkItem(path="sources", text=lexicon.text("heading.all-sources"))
    return Document(
        kind="sources",
        path=page,
        language=catalog.language,
        title=name,
        short_title=name,
        summary=lexicon.text("sources.summary"),
        blocks=(
            Sources(items=tuple(parts.source_item(source) for source in sources)),
            Links(style="list", items=(back,)),
        ),
        searchable=False,
        source_path="curriculum/sources.yml",
    )


def _name(page: str, catalog: Catalog) -> Text:
    return catalog.lexicon.text("sources.letter", letter=page.rpartition("/")[2].upper())


def _told(sources: tuple[Source, ...]) -> str:
    """Return who published the sources of a page, each once."""
    return ", ".join(dict.fromkeys(source.publisher for source in sources))
