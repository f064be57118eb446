"""Parts several deliverables are made of."""

from collections.abc import Iterable

from .model.catalog import Catalog, Record
from .model.document import (
    Answer,
    Callout,
    CheckItem,
    FactItem,
    Heading,
    LinkItem,
    PromptItem,
    Provenance,
    SourceItem,
    StepItem,
    TermItem,
)
from .model.form import Form
from .model.handbook import HandbookPage
from .model.own_page import OwnPage
from .model.settings import Source
from .model.text import Paragraph, Run, Text
from .model.topic import Activity, Fact, Prompt, Review, Topic
from .model.track import Track
from .texts import content_digest, letters, links, texts


def heading(catalog: Catalog, id: str, level: int = 2, **values: object) -> Heading:
    """Return a heading whose words stand at `heading.<id>`."""
    words = catalog.lexicon.text(f"heading.{id}", **values)
    return Heading(id=id, level=2 if level == 2 else 3, text=words)


def source_item(source: Source) -> SourceItem:
    """Return a source as it is cited."""
    return SourceItem(
        id=source.id,
        publisher=source.publisher,
        title=source.title,
        date=source.date,
        language=source.language,
        address=source.address,
    )


def source_named(id: str, catalog: Catalog) -> SourceItem | None:
    """Return the source with this id as it is cited, if there is one."""
    source = catalog.source(id)
    return source_item(source) if source else None


def cited_sources(ids: Iterable[str], record: Record, catalog: Catalog) -> tuple[SourceItem, ...]:
    """Return these sources and those that the texts of a record link to, each once."""
    linked = (link for text in texts_of(record) for link in links(text))
    wanted = dict.fromkeys([*ids, *(link.target for link in linked if link.kind == "source")])
    found = (source_named(id, catalog) for id in wanted)
    return tuple(source for source in found if source)


def fact_items(facts: tuple[Fact, ...], catalog: Catalog) -> tuple[FactItem, ...]:
    """Return facts as a block's items; one whose source is unknown is left out."""
    items = []
    for fact in facts:
        source = source_named(fact.source.to, catalog)
        if source is not None:
            items.append(
                FactItem(
                    id=fact.id,
                    figure=fact.figure,
                    text=fact.text,
                    caveat=fact.caveat,
                    source=source,
                    as_of=fact.as_of,
                    checked=fact.checked,
                    recheck=fact.recheck,
                )
            )
    return tuple(items)


def prompt_item(prompt: Prompt) -> PromptItem:
    """Return a prompt as a block's item."""
    return PromptItem(
        id=prompt.id,
        rung=prompt.rung,
        asks=prompt.asks,
        care=prompt.care,
        text=prompt.text,
        follow_up=prompt.follow_up,
        listen_for=prompt.listen_for,
    )


def steps_of(activity: Activity) -> tuple[StepItem, ...]:
    """Return an activity's steps."""
    return tuple(StepItem(id=step.id, who=step.who, text=step.text) for step in activity.steps)


def answers(topic: Topic) -> tuple[Answer, ...]:
    """Return what they may ask and what you can say."""
    return tuple(
        Answer(id=each.id, they_ask=each.question, you_say=each.answer)
        for each in topic.if_they_ask
    )


def rescues(topic: Topic) -> tuple[Callout, ...]:
    """Return what can go wrong, what to do, and a line to say."""
    return tuple(
        Callout(id=each.id, kind="stuck", title=each.situation, body=(each.action,), say=each.say)
        for each in topic.if_stuck
    )


def actions_after(topic: Topic, catalog: Catalog) -> tuple[CheckItem, ...]:
    """Return the one small thing each side does afterwards."""
    sides = (("mentor", topic.after.mentor), ("senior", topic.after.senior))
    return tuple(
        CheckItem(
            id=side,
            text=led(catalog, f"guide.for-{side}", action.text),
            minutes=action.minutes,
        )
        for side, action in sides
    )


def _stale(text: Text) -> bool:
    return text.state == "stale"


def joined(*texts: Text) -> tuple[Text, ...]:
    """Return the texts with neighbors that readers see alike made one, paragraph after paragraph."""
    made: list[Text] = []
    for text in texts:
        last = made[-1] if made else None
        if last and last.language == text.language and _stale(last) == _stale(text):
            raw = f"{last.raw}\n\n{text.raw}"
            made[-1] = Text(
                (*last.blocks, *text.blocks), raw, last.language, last.state, last.where
            )
        else:
            made.append(text)
    return tuple(made)


def led(catalog: Catalog, key: str, text: Text) -> Text:
    """Return a text with the fixed words at `key` before its first paragraph, in the text's own language."""
    words = catalog.words_for(text).say(key) + " "
    head, *rest = text.blocks
    if not isinstance(head, Paragraph):
        return text
    opened = Paragraph((Run(words), *head.content))
    return Text((opened, *rest), words + text.raw, text.language, text.state, text.where)


def ended(text: Text) -> Text:
    """Return a text whose last paragraph ends as a sentence does."""
    *blocks, last = text.blocks
    if not isinstance(last, Paragraph) or letters(text).rstrip('"*)').endswith((".", "!", "?")):
        return text
    closed = Paragraph((*last.content, Run(".")))
    return Text((*blocks, closed), text.raw + ".", text.language, text.state, text.where)


def topic_link(topic: Topic) -> LinkItem:
    """Return a card of a topic: its question, what it gives, its area and level."""
    return LinkItem(
        path=f"topics/{topic.slug}",
        text=topic.title,
        note=topic.summary,
        area=topic.area,
        level=topic.level,
    )


def track_link(track: Track) -> LinkItem:
    """Return a link to a track with its summary and number of sessions."""
    return LinkItem(
        path=f"tracks/{track.slug}",
        text=track.title,
        note=track.summary,
        count=len(track.sessions),
    )


def cadence(track: Track, catalog: Catalog) -> Text:
    """Return how many sessions a track has, how long each lasts, and how many weeks lie between."""
    count = len(track.sessions)
    length = catalog.lexicon.minutes(track.minutes)
    weeks = track.every_weeks * count
    return catalog.lexicon.text(
        "track.cadence", count=count, minutes=length, every=track.every_weeks, weeks=weeks
    )


def page_link(page: HandbookPage) -> LinkItem:
    """Return a link to a handbook page with its summary."""
    return LinkItem(path=f"handbook/{page.slug}", text=page.title, note=page.summary)


def own_page_link(page: OwnPage) -> LinkItem:
    """Return a link to a page of the organization's own, with its summary."""
    return LinkItem(path=f"pages/{page.slug}", text=page.title, note=page.summary)


def own_first(reasons: tuple[TermItem, ...], catalog: Catalog) -> tuple[TermItem, ...]:
    """Return reasons with the one first that matters to the organization itself, where there is one."""
    own = f"why-{catalog.profile.kind}" if catalog.profile else ""
    return tuple(sorted(reasons, key=lambda reason: reason.id != own))


def texts_of(record: Record) -> tuple[Text, ...]:
    """Return the texts whose state a reader of any page of the record should know."""
    return tuple(text for _, text in texts(record))


def reviews_of(topic: Topic) -> tuple[Review, ...]:
    """Return the reviews that hold: of this language, of just these words."""
    digest = content_digest(topic) if topic.reviewed else ""
    return tuple(
        review
        for review in topic.reviewed
        if (review.language, review.digest) == (topic.language, digest)
    )


def provenance(catalog: Catalog, record: Topic | HandbookPage | Form) -> Provenance:
    """Return where a record's pages come from and how its texts stand in this language."""
    said = texts_of(record)
    reviews = reviews_of(record) if isinstance(record, Topic) else ()
    settings = catalog.settings
    return Provenance(
        source_path=record.where.path,
        edition=settings.edition,
        released=settings.released,
        license_name=settings.license.name,
        license_address=settings.license.address,
        keywords=record.keywords.items,
        reviewed=tuple(f"{review.who}, {review.role}" for review in reviews),
        stale=sum(t.state == "stale" and t.language == catalog.language for t in said),
        fallback=sum(text.language != catalog.language for text in said),
    )
