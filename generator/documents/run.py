"""Run mode: a session on the screen while it happens, one part at a time."""

from .. import parts
from ..lengths import plans_of
from ..model.catalog import Catalog
from ..model.document import (
    AgendaItem,
    Block,
    CheckItem,
    Checklist,
    Document,
    LinkItem,
    Links,
    PromptItem,
    Run,
    RunPart,
    SkipItem,
)
from ..model.topic import Activity, Diagnosis, Topic
from ..texts import letters


def build(topic: Topic, catalog: Catalog) -> Document:
    """Return what a mentor has in hand while the session runs."""
    lexicon = catalog.lexicon
    title = letters(topic.short_title)
    return Document(
        kind="run",
        path=f"topics/{topic.slug}/run",
        language=catalog.language,
        title=topic.title,
        short_title=topic.short_title,
        summary=lexicon.text("run.summary", title=title),
        lead=lexicon.text("run.lead"),
        blocks=(
            *_needs(topic, catalog),
            parts.heading(catalog, "during"),
            _run(topic, catalog),
            *_at_hand(topic, catalog),
            *_after(topic, catalog),
            parts.provenance(catalog, topic),
        ),
        area=topic.area,
        topic=topic.slug,
        level=topic.level,
        minutes=catalog.settings.default_minutes,
        searchable=False,
        source_path=topic.where.path,
    )


def _needs(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    items = tuple(CheckItem(id=need.id, text=need.text) for need in topic.needs)
    return parts.heading(catalog, "needs"), Checklist(id="needs", items=items)


def _run(topic: Topic, catalog: Catalog) -> Run:
    open_prompts = {p.id: parts.prompt_item(p) for p in topic.prompts if p.care != "trust"}
    turned = next((p for p in open_prompts.values() if p.rung == "reverse"), None)
    musts = [activity.id for activity in topic.activities if activity.keep == "must"]
    return Run(
        parts=tuple(_part(activity, open_prompts) for activity in topic.activities),
        plans=plans_of(topic, catalog),
        chosen=catalog.settings.default_minutes,
        asked_in=_listening(topic),
        skips=tuple(_skip(each, topic, catalog) for each in topic.diagnose),
        turned=turned,
        turned_in=musts[-1] if musts else "",
        turned_by=_asking(turned, topic),
    )


def _asking(prompt: PromptItem | None, topic: Topic) -> tuple[str, ...]:
    """Return the parts that ask a question already."""
    return tuple(
        activity.id
        for activity in topic.activities
        if prompt and any(ref.to == prompt.id for ref in activity.prompts)
    )


def _part(activity: Activity, prompts: dict[str, PromptItem]) -> RunPart:
    item = AgendaItem(
        id=activity.id,
        stage=activity.stage,
        keep=activity.keep,
        formats=activity.formats,
        title=activity.title,
        steps=parts.steps_of(activity),
        prompts=tuple(prompts[ref.to] for ref in activity.prompts if ref.to in prompts),
    )
    time = activity.minutes
    return RunPart(item=item, least=time.min, usual=time.typical, most=time.max)


def _listening(topic: Topic) -> str:
    """Return the part in which the mentor learns what they already do: the first that listens, else the first."""
    first = topic.activities[0].id
    return next((a.id for a in topic.activities if a.stage == "listen"), first)


def _skip(each: Diagnosis, topic: Topic, catalog: Catalog) -> SkipItem:
    if each.skip_when is None:
        return SkipItem(id=each.id, text=each.text)
    to = each.skip_to.to if each.skip_to else None
    goal = next((a for a in topic.activities if a.id == to), None)
    if goal is None:
        return SkipItem(id=each.id, text=each.text, advice=(each.skip_when,))
    words = catalog.words_for(each.skip_when)
    advice = words.text("guide.skip-to", title=letters(goal.title))
    return SkipItem(
        id=each.id,
        text=each.text,
        advice=parts.joined(each.skip_when, advice),
        to=goal.id,
        title=goal.title,
    )


def _at_hand(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    return (
        parts.heading(catalog, "if-they-ask"),
        *parts.answers(topic),
        parts.heading(catalog, "if-it-goes-wrong"),
        *parts.rescues(topic),
    )


def _after(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    sheets = tuple(
        LinkItem(path=f"topics/{topic.slug}/{kind}", text=catalog.lexicon.text(f"kind.{kind}"))
        for kind in ("worksheet-mentor", "worksheet-senior")
    )
    following = (catalog.topic(ref.to) for ref in topic.next)
    cards = tuple(parts.topic_link(found) for found in following if found is not None)
    return (
        parts.heading(catalog, "after"),
        Links(style="list", items=sheets),
        Checklist(id="after", items=parts.actions_after(topic, catalog)),
        *((parts.heading(catalog, "next"), Links(style="cards", items=cards)) if cards else ()),
    )
