"""The senior's brief: half a page that asks for no reading of the guide."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Bullets, Document, LinkItem, Links, Prose
from ..model.topic import Topic
from ..texts import letters


def build(topic: Topic, catalog: Catalog) -> Document:
    """Return the brief: what you will be able to do, what to think about, what you can count on."""
    lexicon = catalog.lexicon
    promises = tuple(lexicon.text(f"brief.promise.{n}") for n in ("hands", "private", "stop"))
    sheet = LinkItem(
        path=f"topics/{topic.slug}/worksheet-senior", text=lexicon.text("kind.worksheet-senior")
    )
    return Document(
        kind="brief",
        path=f"topics/{topic.slug}/brief",
        language=catalog.language,
        title=topic.title,
        short_title=topic.short_title,
        summary=lexicon.text("brief.summary", title=letters(topic.short_title)),
        lead=parts.led(catalog, "brief.outcome", parts.ended(topic.outcome.text)),
        blocks=(
            Prose(text=parts.led(catalog, "brief.proof", topic.outcome.proof)),
            parts.heading(catalog, "brief-think"),
            Bullets(items=tuple(each.text for each in topic.diagnose)),
            parts.heading(catalog, "brief-count-on"),
            Bullets(items=promises),
            Links(style="list", items=(sheet,)),
            parts.provenance(catalog, topic),
        ),
        area=topic.area,
        topic=topic.slug,
        level=topic.level,
        source_path=topic.where.path,
    )
