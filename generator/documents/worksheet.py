"""The reflection sheets of mentor and senior: standard questions, the topic's own, and a strip for the program."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import Block, Document, LinkItem, Links, Option, Question, Questions
from ..model.topic import Side, Topic
from ..texts import letters

# What each side is always asked: (id, kind, lines). The words stand at `sheet.<side>.<id>`.
STANDARD: dict[Side, tuple[tuple[str, int], ...]] = {
    "mentor": (("prepared", 2), ("unanswered", 2), ("learned", 2), ("change", 2)),
    "senior": (("surprised", 2), ("assumed", 2), ("who-else", 1)),
}


def mentor(topic: Topic, catalog: Catalog) -> Document:
    """Return the mentor's worksheet."""
    return _sheet(topic, catalog, "mentor")


def senior(topic: Topic, catalog: Catalog) -> Document:
    """Return the senior's worksheet."""
    return _sheet(topic, catalog, "senior")


def _sheet(topic: Topic, catalog: Catalog, side: Side) -> Document:
    lexicon = catalog.lexicon
    standard = tuple(
        Question(id=id, kind="lines", text=lexicon.text(f"sheet.{side}.{id}"), lines=lines)
        for id, lines in STANDARD[side]
    )
    added = topic.worksheet.mentor if side == "mentor" else topic.worksheet.senior
    own = tuple(
        Question(id=f"topic-{each.id}", kind="lines", text=each.text, lines=each.lines)
        for each in added
    )
    blocks: tuple[Block, ...] = (
        parts.heading(catalog, "sheet-session"),
        Questions(items=standard),
        parts.heading(catalog, "sheet-topic"),
        Questions(items=own),
        *(_decision(catalog) if side == "senior" else ()),
        parts.heading(catalog, "sheet-strip"),
        Questions(items=_strip(catalog, side), strip=True),
        _back(topic, catalog),
        parts.provenance(catalog, topic),
    )
    return Document(
        kind="worksheet-mentor" if side == "mentor" else "worksheet-senior",
        path=f"topics/{topic.slug}/worksheet-{side}",
        language=catalog.language,
        title=topic.title,
        short_title=topic.short_title,
        summary=lexicon.text(f"sheet.{side}.summary", title=letters(topic.short_title)),
        lead=lexicon.text(f"sheet.{side}.lead"),
        blocks=blocks,
        area=topic.area,
        topic=topic.slug,
        level=topic.level,
        source_path=topic.where.path,
    )


def _decision(catalog: Catalog) -> tuple[Block, ...]:
    """Return the one thing to stop, start or try, and by when."""
    say = catalog.lexicon.text
    options = tuple(
        Option(id=id, text=say(f"sheet.option.{id}")) for id in ("stop", "start", "try")
    )
    return (
        parts.heading(catalog, "sheet-action"),
        Questions(
            items=(
                Question(id="kind", kind="choice", text=say("sheet.action.kind"), options=options),
                Question(id="action", kind="lines", text=say("sheet.action.what"), lines=1),
                Question(id="by", kind="date", text=say("sheet.action.by")),
            )
        ),
    )


def _strip(catalog: Catalog, side: Side) -> tuple[Question, ...]:
    """Return what may leave the pair: two numbers and, from the senior, whether the proof was seen."""
    say = catalog.lexicon.text
    ends = (say("sheet.scale.low"), say("sheet.scale.high"))
    scales = tuple(
        Question(id=id, kind="scale", text=say(f"sheet.strip.{side}.{id}"), ends=ends)
        for id in ("before", "after")
    )
    proof = Question(id="proof", kind="check", text=say("sheet.strip.proof"))
    return (*scales, proof) if side == "senior" else scales


def _back(topic: Topic, catalog: Catalog) -> Links:
    item = LinkItem(path=f"topics/{topic.slug}", text=catalog.lexicon.text("kind.guide"))
    return Links(style="list", items=(item,))
