"""What a search can find of one page: its names, and its texts by the part they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass

from ..model.document import (
    AgendaItem,
    Answer,
    Block,
    Callout,
    Document,
    Heading,
    Links,
    Provenance,
    SearchField,
    Sources,
)
from ..model.text import Text
from ..texts import letters

# What a text is to a page; every other one is `body`.
_FIELDS = {
    ("Heading", "text"): "heading",
    ("AgendaItem", "title"): "heading",
    ("TermItem", "term"): "term",
    ("PromptItem", "text"): "prompt",
    ("Answer", "they_ask"): "prompt",
    ("Callout", "title"): "prompt",
}
# They name other pages, or who wrote this one.
_SILENT = (Provenance, SearchField, Sources)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page that can be linked to (`anchor` empty: its beginning), its heading and its texts with what they are."""

    anchor: str
    heading: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page as a search sees it; pages with the same `topic` are one session."""

    language: str
    path: str
    kind: str
    topic: str
    area: str
    level: str
    title: str
    short_title: str
    summary: str
    lead: str
    keywords: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the page is called by: its titles and keywords."""
        return (self.title, self.short_title, *self.keywords)


def entry_of(document: Document) -> Entry | None:
    """Return what a search can find of a document; None when it is not to be found."""
    if not document.searchable:
        return None
    known = (block for block in document.blocks if isinstance(block, Provenance))
    keywords = next((block.keywords for block in known), ())
    return Entry(
        language=document.language,
        path=document.path,
        kind=document.kind,
        topic=document.topic or "",
        area=document.area or "",
        level=document.level or "",
        title=letters(document.title),
        short_title=letters(document.short_title),
        summary=letters(document.summary),
        lead=letters(document.lead) if document.lead else "",
        keywords=keywords,
        parts=tuple(_parts(document.blocks)),
    )


def _parts(blocks: tuple[Block, ...]) -> Iterator[Part]:
    """Yield the parts a reader could be led to, each with the texts that stand in it."""
    anchor, heading, texts = "", "", list[tuple[str, str]]()
    for block in blocks:
        for own, value in _pieces(block):
            if own is not None:
                if texts:
                    yield Part(anchor, heading, tuple(texts))
                (anchor, heading), texts = own, []
            texts += _texts(value)
    if texts:
        yield Part(anchor, heading, tuple(texts))


def _pieces(block: Block) -> Iterator[tuple[tuple[str, str] | None, object]]:
    """Yield what a block holds, with anchor and heading where something to link to begins."""
    if isinstance(block, Heading):
        yield (block.id, letters(block.text)), block
    elif isinstance(block, Answer):
        yield (f"answer-{block.id}", letters(block.they_ask)), block
    elif isinstance(block, Callout):
        yield (f"{block.kind}-{block.id}", letters(block.title)), block
    elif isinstance(block, Links) and block.style != "stops":
        return
    elif not isinstance(block, _SILENT):
        yield from _items(block)


def _items(block: Block) -> Iterator[tuple[tuple[str, str] | None, object]]:
    """Yield a block whole, or its activities one by one."""
    inner = getattr(block, "items", ())
    if inner and all(isinstance(item, AgendaItem) for item in inner):
        for item in inner:
            yield (f"activity-{item.id}", letters(item.title)), item
    else:
        yield None, block


def _texts(value: object, field: str = "body") -> Iterator[tuple[str, str]]:
    """Yield every text below a value with what it is to the page."""
    if isinstance(value, Text):
        if found := letters(value, slot="[%s]"):
            yield field, found
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, field)
    elif is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        for name in kind.__dataclass_fields__:
            yield from _texts(getattr(value, name), _FIELDS.get((kind.__name__, name), "body"))
