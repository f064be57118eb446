"""The session guide: what to do before, during and after, for every length at once."""

from .. import parts
from ..lengths import packs, plans_of
from ..model.catalog import Catalog
from ..model.document import (
    Agenda,
    AgendaItem,
    Block,
    Bullets,
    Callout,
    CheckItem,
    Checklist,
    Document,
    DocumentKind,
    Facts,
    LinkItem,
    Links,
    Message,
    Prose,
    Share,
    Sources,
    TermItem,
    Terms,
)
from ..model.text import Text
from ..model.topic import Diagnosis, Topic
from ..paper.names import file_name
from ..texts import letters

SHEETS: tuple[DocumentKind, ...] = ("prompts", "worksheet-mentor", "worksheet-senior", "brief")
WHY = ("large-company", "sme", "community", "school")


def build(topic: Topic, catalog: Catalog) -> Document:
    """Return the guide of one topic."""
    opening = parts.joined(
        parts.led(catalog, "guide.outcome", parts.ended(topic.outcome.text)),
        parts.led(catalog, "guide.proof", topic.outcome.proof),
    )
    blocks = (
        *(Prose(text=text, role="lead") for text in opening[1:]),
        *_bar(topic, catalog),
        *_before(topic, catalog),
        *_during(topic, catalog),
        *_questions(topic, catalog),
        *_after(topic, catalog),
        *_background(topic, catalog),
    )
    return Document(
        kind="guide",
        path=f"topics/{topic.slug}",
        language=catalog.language,
        title=topic.title,
        short_title=topic.short_title,
        summary=topic.summary,
        lead=opening[0],
        blocks=blocks,
        area=topic.area,
        topic=topic.slug,
        level=topic.level,
        minutes=catalog.settings.default_minutes,
        source_path=topic.where.path,
    )


def _bar(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    """Return what a mentor does with a guide, each one tap away."""
    guide = f"topics/{topic.slug}"

    def item(name: str, path: str, fragment: str = "") -> LinkItem:
        text = catalog.lexicon.text(f"guide.bar.{name}")
        return LinkItem(name=name, path=path, text=text, fragment=fragment)

    items = (
        item("run", f"{guide}/run"),
        *packs(topic, catalog, "pack.print"),
        item("sheets", f"{guide}/worksheet-mentor"),
        item("plan", "plan", f"add={topic.slug}"),
        item("message", guide, "send-ahead"),
        item("help", guide, "if-they-ask"),
    )
    return (Links(style="bar", items=items),)


def _why(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    meanings = (topic.why.large_company, topic.why.sme, topic.why.community, topic.why.school)
    items = tuple(
        TermItem(id=f"why-{kind}", term=catalog.lexicon.text(f"why.{kind}"), meaning=meaning)
        for kind, meaning in zip(WHY, meanings, strict=True)
    )
    return parts.heading(catalog, "why", 3), Terms(items=parts.own_first(items, catalog))


def _before(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    minutes = sum(item.minutes for item in topic.prepare)
    total = catalog.lexicon.minutes(minutes)
    prepare = tuple(
        CheckItem(id=item.id, text=item.text, minutes=item.minutes) for item in topic.prepare
    )
    needs = tuple(CheckItem(id=need.id, text=need.text) for need in topic.needs)
    return (
        parts.heading(catalog, "before"),
        parts.heading(catalog, "send-ahead", 3),
        Message(id="send-ahead", text=topic.send_ahead),
        parts.heading(catalog, "send-brief", 3),
        _brief(topic, catalog),
        parts.heading(catalog, "prepare", 3, total=total),
        Checklist(id="prepare", items=prepare),
        parts.heading(catalog, "needs", 3),
        Checklist(id="needs", items=needs),
        Callout(
            id="offline",
            kind="tip",
            title=catalog.lexicon.text("heading.offline"),
            body=(topic.offline,),
        ),
        *_facts(topic, catalog),
        *_why(topic, catalog),
    )


def _brief(topic: Topic, catalog: Catalog) -> Share:
    words = catalog.lexicon.text("kind.brief")
    link = LinkItem(path=f"topics/{topic.slug}/brief", text=words, name="brief")
    return Share(link=link, text=catalog.lexicon.text("guide.brief"))


def _facts(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    items = parts.fact_items(topic.facts, catalog)
    blocks: list[Block] = [parts.heading(catalog, "facts", 3)]
    if items:
        blocks.append(Facts(items=items))
    if topic.facts_note:
        blocks.append(Prose(text=topic.facts_note, role="quiet"))
    return tuple(blocks) if len(blocks) > 1 else ()


def _during(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    by_id = {prompt.id: prompt for prompt in topic.prompts}
    items = tuple(
        AgendaItem(
            id=activity.id,
            stage=activity.stage,
            keep=activity.keep,
            formats=activity.formats,
            title=activity.title,
            steps=parts.steps_of(activity),
            prompts=tuple(
                parts.prompt_item(by_id[p.to]) for p in activity.prompts if p.to in by_id
            ),
        )
        for activity in topic.activities
    )
    plans = plans_of(topic, catalog)
    agenda = Agenda(items=items, plans=plans, chosen=catalog.settings.default_minutes)
    return (
        parts.heading(catalog, "during"),
        *_on_video(topic, catalog),
        agenda,
        *_turned(topic, catalog),
        parts.heading(catalog, "diagnose", 3),
        Bullets(
            items=tuple(t for each in topic.diagnose for t in _diagnosis(each, topic, catalog))
        ),
    )


def _on_video(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    if topic.on_video is None:
        return ()
    title = catalog.lexicon.text("heading.on-video")
    return (Callout(id="on-video", kind="note", title=title, body=(topic.on_video,)),)


def _turned(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    """Return the question that turns the tables, for the lengths that leave out the activity it belongs to."""
    always = {ref.to for a in topic.activities if a.keep == "must" for ref in a.prompts}
    reverse = [prompt for prompt in topic.prompts if prompt.rung == "reverse"]
    if not reverse or any(prompt.id in always for prompt in reverse):
        return ()
    title = catalog.words_for(reverse[0].text).text("guide.turned")
    return (Callout(id="turned", kind="tip", title=title, body=(reverse[0].text,)),)


def _diagnosis(each: Diagnosis, topic: Topic, catalog: Catalog) -> tuple[Text, ...]:
    """Return the question, and where to skip to with the minutes that saves at the usual pace."""
    if each.skip_when is None:
        return (each.text,)
    if each.skip_to is None:
        return parts.joined(each.text, each.skip_when)
    ids = [activity.id for activity in topic.activities]
    start = _first_teaching(topic)
    end = ids.index(each.skip_to.to) if each.skip_to.to in ids else start
    skipped = [a for a in topic.activities[start:end] if a.keep == "must"]
    saved = sum(activity.minutes.typical for activity in skipped)
    title = next((letters(a.title) for a in topic.activities if a.id == each.skip_to.to), "")
    key = "guide.skip" if saved else "guide.skip-to"
    words = catalog.words_for(each.skip_when)
    advice = words.text(key, title=title, minutes=words.minutes(saved))
    return parts.joined(each.text, each.skip_when, advice)


def _first_teaching(topic: Topic) -> int:
    """Return the place of the first activity after welcoming and listening."""
    opening = ("welcome", "listen")
    later = (at for at, a in enumerate(topic.activities) if a.stage not in opening)
    return next(later, 0)


def _questions(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    risks = tuple(
        Callout(
            id=each.id,
            kind="risk",
            title=each.text,
            body=(each.rule,),
            source=parts.source_named(each.source.to, catalog) if each.source else None,
            as_of=each.as_of,
        )
        for each in topic.risks
    )
    return (
        parts.heading(catalog, "if-they-ask"),
        *parts.answers(topic),
        parts.heading(catalog, "if-it-goes-wrong"),
        *parts.rescues(topic),
        parts.heading(catalog, "risks"),
        *risks,
    )


def _after(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    following = tuple(
        parts.topic_link(found)
        for found in (catalog.topic(ref.to) for ref in topic.next)
        if found is not None
    )
    cards = (
        (parts.heading(catalog, "next", 3), Links(style="cards", items=following))
        if following
        else ()
    )
    return (
        parts.heading(catalog, "after"),
        Checklist(id="after", items=parts.actions_after(topic, catalog)),
        parts.heading(catalog, "alternative", 3),
        Prose(text=topic.alternative),
        *cards,
    )


def _background(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    terms = tuple(TermItem(id=t.id, term=t.term, meaning=t.meaning) for t in topic.terms)
    cited = [fact.source.to for fact in topic.facts]
    cited += [risk.source.to for risk in topic.risks if risk.source]
    items = parts.cited_sources(cited, topic, catalog)
    sources = (parts.heading(catalog, "sources"), Sources(items=items)) if items else ()
    return (
        parts.heading(catalog, "terms"),
        Terms(items=terms),
        *_downloads(topic, catalog),
        *sources,
        parts.provenance(catalog, topic),
    )


def _downloads(topic: Topic, catalog: Catalog) -> tuple[Block, ...]:
    lexicon, language = catalog.lexicon, catalog.language
    others = tuple(
        LinkItem(
            path=f"topics/{topic.slug}",
            text=lexicon.text(f"kind.{kind}"),
            file=file_name(topic.slug, kind, language),
        )
        for kind in SHEETS
    )
    return (
        parts.heading(catalog, "downloads"),
        Links(style="downloads", items=packs(topic, catalog, "pack.file") + others),
    )
