"""The ladder of questions of one topic."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Block, Document, Heading, LinkItem, Links, Prompts, Prose
from ..model.topic import Rung, Topic
from ..texts import letters

LADDER: tuple[Rung, ...] = (
    "warm-up", "observe", "assume", "decide", "value", "reverse", "commit",
)  # fmt: skip


def build(topic: Topic, catalog: Catalog) -> Document:
    """Return the prompts page: one rung after another, each with its questions in order."""
    blocks: list[Block] = []
    for rung in LADDER:
        items = tuple(parts.prompt_item(p) for p in topic.prompts if p.rung == rung)
        if items:
            words = catalog.lexicon.text(f"rung.{rung}")
            blocks.append(Heading(id=f"rung-{rung}", level=2, text=words))
            about = catalog.lexicon.text(f"rung.{rung}.about")
            blocks.append(Prose(text=about, role="quiet"))
            blocks.append(Prompts(items=items))
    back = LinkItem(path=f"topics/{topic.slug}", text=catalog.lexicon.text("kind.guide"))
    return Document(
        kind="prompts",
        path=f"topics/{topic.slug}/prompts",
        language=catalog.language,
        title=topic.title,
        short_title=topic.short_title,
        summary=catalog.lexicon.text("prompts.summary", title=letters(topic.short_title)),
        lead=catalog.lexicon.text("prompts.lead"),
        blocks=(
            *blocks,
            Links(style="list", items=(back,)),
            parts.provenance(catalog, topic),
        ),
        area=topic.area,
        topic=topic.slug,
        level=topic.level,
        source_path=topic.where.path,
    )
