"""The find page: every session in one plain list that can be narrowed."""

from dataclasses import replace
from typing import Literal, get_args

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Document, Facet, Facets, LinkItem, Links, Option
from ..model.text import Text
from ..model.topic import Format, Level, Organization, Tool, Topic

# What a room may lack; paper and small objects are always to be had.
LACKED: tuple[Tool, ...] = ("printout", "connection", "computer", "phone")


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the list of all sessions, as cards with their facets."""
    lexicon = catalog.lexicon
    cards = tuple(_card(topic, catalog) for topic in catalog.topics)
    return (
        Document(
            kind="find",
            path="find",
            language=catalog.language,
            title=lexicon.text("find.title"),
            short_title=lexicon.text("kind.find"),
            summary=lexicon.text("find.summary"),
            lead=lexicon.text("find.lead", count=len(catalog.topics)),
            blocks=(Facets(items=_facets(cards, catalog)), Links(style="cards", items=cards)),
            searchable=False,
            source_path=f"{lexicon.source}/words/documents.yml",
        ),
    )


def _card(topic: Topic, catalog: Catalog) -> LinkItem:
    tracks = tuple(
        track.slug
        for track in catalog.tracks
        if any(session.topic.to == topic.slug for session in track.sessions)
    )
    facets = (
        ("area", (topic.area,)),
        ("level", (topic.level,)),
        ("without", _without(topic)),
        ("suits", topic.suits),
        ("formats", _formats(topic)),
        ("track", tracks),
    )
    return replace(parts.topic_link(topic), facets=facets)


def _without(topic: Topic) -> tuple[str, ...]:
    """Return what the session can do without; nothing where a need does not say its kind."""
    needed = {kind for need in topic.needs for kind in need.kind}
    known = all(need.kind for need in topic.needs)
    return tuple(tool for tool in LACKED if known and tool not in needed)


def _formats(topic: Topic) -> tuple[str, ...]:
    """Return the formats in which nothing that must stay falls away."""
    musts = [set(activity.formats) for activity in topic.activities if activity.keep == "must"]
    return tuple(name for name in get_args(Format) if all(name in each for each in musts))


def _facets(cards: tuple[LinkItem, ...], catalog: Catalog) -> tuple[Facet, ...]:
    """Return the facets that part the list: an option that every card bears, or none, parts nothing."""
    say = catalog.lexicon.text
    tracks = {track.slug: track.short_title for track in catalog.tracks}
    labels: dict[str, dict[str, Text]] = {
        "area": {area: say(f"area.{area}") for area in catalog.settings.areas},
        "level": {level: say(f"level.{level}") for level in get_args(Level)},
        "without": {tool: say(f"find.without.{tool}") for tool in LACKED},
        "suits": {kind: say(f"why.{kind}") for kind in get_args(Organization)},
        "formats": {name: say(f"format.{name}") for name in get_args(Format)},
        "track": tracks,
    }
    borne = [dict(card.facets) for card in cards]
    made = []
    for name, texts in labels.items():
        counts = {value: sum(value in each[name] for each in borne) for value in texts}
        options = tuple(
            Option(id=value, text=text)
            for value, text in texts.items()
            if 0 < counts[value] < len(cards)
        )
        if options:
            match: Literal["any", "all"] = "all" if name == "without" else "any"
            made.append(
                Facet(name=name, label=say(f"find.facet.{name}"), options=options, match=match)
            )
    return tuple(made)
