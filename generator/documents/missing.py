"""The short page that stands where a topic, track, handbook page or form has no language file yet."""

import dataclasses

from ..model.catalog import Catalog
from ..model.document import Document, LinkItem, Links, Prose


def build(document: Document, catalog: Catalog) -> Document:
    """Return a page that says so in its own language and links to the source's; kept out of search."""
    lexicon = catalog.lexicon
    source = document.title.language
    words = lexicon.text("missing.text", language=lexicon.say(f"language.{source}"))
    link = LinkItem(path=f"../{source}/{document.path}", text=document.title)
    published = catalog.profile.languages if catalog.profile else ()
    there = not published or source in published
    return dataclasses.replace(
        document,
        kind="missing",
        summary=words,
        lead=None,
        searchable=False,
        blocks=(Prose(text=words), *((Links(style="list", items=(link,)),) if there else ())),
    )
