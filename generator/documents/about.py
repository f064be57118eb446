"""The about page: what this is, how it is made, how fresh and how well tried it is."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Block, Document, LinkItem, Links, Prose, Table
from ..model.text import Text
from ..model.topic import Topic


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the about page; it says plainly how many sessions a practitioner has reviewed."""
    lexicon = catalog.lexicon
    say, count = lexicon.text, len(catalog.sources)
    blocks: tuple[Block, ...] = (
        *(Prose(text=say(f"about.what.{n}")) for n in ("1", "2")),
        parts.heading(catalog, "how-made"),
        *(Prose(text=say(f"about.made.{n}")) for n in ("1", "2")),
        parts.heading(catalog, "state"),
        *_state(catalog),
        parts.heading(catalog, "privacy"),
        Prose(text=say("about.privacy")),
        parts.heading(catalog, "license"),
        Prose(text=say("about.license", license=catalog.settings.license.name)),
        Prose(text=say("about.digcomp"), role="quiet"),
        parts.heading(catalog, "all-sources"),
        Links(
            style="list", items=(LinkItem(path="sources", text=say("sources.all", count=count)),)
        ),
    )
    return (
        Document(
            kind="about",
            path="about",
            language=catalog.language,
            title=say("about.title"),
            short_title=say("kind.about"),
            summary=say("about.summary"),
            blocks=blocks,
            source_path=f"{lexicon.source}/words/documents.yml",
        ),
    )


def _state(catalog: Catalog) -> tuple[Block, ...]:
    """Return a sentence on reviews, then a table of sessions for each area."""
    count = len(catalog.topics)
    reviewed = sum(bool(parts.reviews_of(topic)) for topic in catalog.topics)
    key = "about.reviewed" if reviewed else "about.unreviewed"
    words = catalog.lexicon.text(key, count=count, reviewed=reviewed)
    tables = (_table(area, catalog) for area in catalog.settings.areas if catalog.in_area(area))
    return Prose(text=words), *tables


def _table(area: str, catalog: Catalog) -> Table:
    """Return an area's sessions: texts not in this language, facts, the next re-check, reviews."""
    lexicon = catalog.lexicon
    head = tuple(
        lexicon.text(f"about.column.{key}")
        for key in ("session", "foreign", "facts", "recheck", "reviewed")
    )
    rows = tuple(_row(topic, catalog) for topic in catalog.in_area(area))
    return Table(caption=lexicon.text(f"area.{area}"), head=head, rows=rows)


def _row(topic: Topic, catalog: Catalog) -> tuple[Text, ...]:
    lexicon = catalog.lexicon
    foreign = sum(text.language != catalog.language for text in parts.texts_of(topic))
    due = min((fact.recheck for fact in topic.facts), default=None)
    reviews = parts.reviews_of(topic)
    return (
        topic.short_title,
        lexicon.literal(str(foreign)) if foreign else lexicon.text("about.complete"),
        lexicon.literal(str(len(topic.facts))),
        lexicon.literal(lexicon.date(due)) if due else lexicon.text("about.none"),
        lexicon.literal(str(len(reviews))) if reviews else lexicon.text("about.nobody"),
    )
