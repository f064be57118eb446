"""The home page: from "I have a session coming up" to the right guide in three taps."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Block, Document, LinkItem, Links, Prose, SearchField


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the home page: search, the four areas with their counts, three doors, the tracks."""
    lexicon = catalog.lexicon
    areas = tuple(
        LinkItem(
            path=f"areas/{area}",
            text=lexicon.text(f"area.{area}"),
            note=lexicon.text(f"area.{area}.about"),
            area=area,
            count=len(catalog.in_area(area)),
        )
        for area in catalog.settings.areas
    )
    tracks = tuple(parts.track_link(track) for track in catalog.tracks)
    own = tuple(parts.own_page_link(page) for page in catalog.pages if page.place == "home")
    doors = tuple(parts.page_link(page) for page in catalog.handbook if page.place == "door")
    every = LinkItem(
        path="find", text=lexicon.text("home.all", count=len(catalog.topics)), count=None
    )
    blocks: tuple[Block, ...] = (
        SearchField(),
        parts.heading(catalog, "areas"),
        Links(style="rows", items=areas),
        Links(style="list", items=(every,)),
        *((parts.heading(catalog, "doors"), Links(style="list", items=doors)) if doors else ()),
        *((parts.heading(catalog, "own"), Links(style="list", items=own)) if own else ()),
        *((parts.heading(catalog, "tracks"), Links(style="cards", items=tracks)) if tracks else ()),
        parts.heading(catalog, "what"),
        Prose(text=lexicon.text("home.what")),
        Prose(text=lexicon.text("home.honest"), role="quiet"),
    )
    return (
        Document(
            kind="home",
            path="",
            language=catalog.language,
            title=lexicon.text("home.title"),
            short_title=lexicon.text("kind.home"),
            summary=lexicon.text("home.summary"),
            blocks=blocks,
            source_path=f"{lexicon.source}/words/documents.yml",
        ),
    )
