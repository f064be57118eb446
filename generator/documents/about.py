"""The about page: what this is, how it is made, how fresh and how well tried it is."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Block, Document, Prose, Sources, Table


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the about page; its table says plainly how many sessions a practitioner has reviewed."""
    lexicon = catalog.lexicon
    say = lexicon.text
    blocks: tuple[Block, ...] = (
        *(Prose(text=say(f"about.what.{n}")) for n in ("1", "2")),
        parts.heading(catalog, "how-made"),
        *(Prose(text=say(f"about.made.{n}")) for n in ("1", "2")),
        parts.heading(catalog, "state"),
        _state(catalog),
        parts.heading(catalog, "privacy"),
        Prose(text=say("about.privacy")),
        parts.heading(catalog, "license"),
        Prose(text=say("about.license", license=catalog.settings.license.name)),
        Prose(text=say("about.digcomp"), role="quiet"),
        parts.heading(catalog, "all-sources"),
        Sources(items=tuple(parts.source_item(source) for source in catalog.sources)),
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


def _state(catalog: Catalog) -> Table:
    """Return areas by sessions, texts not in this language, earliest re-check, and reviews."""
    lexicon = catalog.lexicon
    rows = []
    for area in catalog.settings.areas:
        topics = catalog.in_area(area)
        texts = [text for topic in topics for text in parts.texts_of(topic)]
        foreign = sum(text.language != catalog.language for text in texts)
        due = min((fact.recheck for t in topics for fact in t.facts), default=None)
        reviewed = sum(bool(parts.reviews_of(topic)) for topic in topics)
        rows.append(
            (
                lexicon.text(f"area.{area}"),
                lexicon.literal(str(len(topics))),
                lexicon.literal(str(foreign)),
                lexicon.literal(lexicon.date(due)) if due else lexicon.text("about.none"),
                lexicon.literal(str(reviewed)) if reviewed else lexicon.text("about.none"),
            )
        )
    head = tuple(
        lexicon.text(f"about.column.{key}")
        for key in ("area", "sessions", "foreign", "recheck", "reviewed")
    )
    return Table(caption=lexicon.text("about.table"), head=head, rows=tuple(rows))
