"""A document for paper: its blocks as JSON, which the templates beside the fonts lay out."""

import json

from ..model.artifact import Artifact, Context
from ..model.document import Agenda, Document
from ..model.plan import Plan
from ..paper.blocks import data_of
from ..paper.names import PRINTED, folder_of, pdf_name
from ..paper.order import printed
from ..paper.scribe import Data, Scribe

_WORDS = (
    "then", "listen", "say", "page", "cut", "fold", "notes", "left_out", "source",
)  # fmt: skip


def render(
    document: Document, context: Context, minutes: int | None = None
) -> tuple[Artifact, ...]:
    """Return the data of a document's printed files; a guide has one for each plan of its agenda.

    `minutes` asks for that plan only. A document that is not printed gives nothing.
    """
    if document.kind not in PRINTED:
        return ()
    plans = _plans(document) if document.kind == "guide" else (None,)
    wanted = [plan for plan in plans if minutes is None or plan is None or plan.minutes == minutes]
    return tuple(_artifact(document, Scribe(context, document), plan) for plan in wanted)


def _plans(document: Document) -> tuple[Plan | None, ...]:
    return tuple(p for block in document.blocks if isinstance(block, Agenda) for p in block.plans)


def _artifact(document: Document, scribe: Scribe, plan: Plan | None) -> Artifact:
    name = pdf_name(document, plan.minutes if plan else None).removesuffix(".pdf")
    path = f"pdf/{document.language}/{folder_of(document)}/{name}.json"
    content = json.dumps(_data(document, scribe, plan), ensure_ascii=False, sort_keys=True)
    return Artifact(path, content.encode())


def _data(document: Document, scribe: Scribe, plan: Plan | None) -> Data:
    settings = scribe.context.settings
    front, back = printed(document)
    kind = scribe.say(f"kind.{document.kind}")
    address = scribe.context.site_address
    return {
        "kind": document.kind,
        "source": document.source_path,
        "lang": document.language,
        "paper": settings.paper,
        "released": [settings.released.year, settings.released.month, settings.released.day],
        "area": document.area,
        "title": scribe.text(document.title),
        "author": scribe.context.profile.name if scribe.context.profile else "Terbalik",
        "name": _name(document, scribe, kind, plan),
        "summary": scribe.plain(document.summary),
        "above": _above(document, scribe, kind, plan),
        "lead": scribe.text(document.lead) if document.lead else None,
        "footer": _footer(document, scribe),
        "address": scribe.page(document.path) if address else None,
        "words": {word: scribe.say(f"paper.{word}") for word in _WORDS},
        "front": _blocks(front, scribe, plan),
        "back": _blocks(back, scribe, plan),
    }


def _blocks(blocks: tuple[object, ...], scribe: Scribe, plan: Plan | None) -> list[Data]:
    found = (data_of(block, scribe, plan) for block in blocks)  # type: ignore[arg-type]
    return [data for data in found if data]


def _name(document: Document, scribe: Scribe, kind: str, plan: Plan | None) -> str:
    """The title a reader program shows: what it is about, what it is, and for how long."""
    parts = [scribe.plain(document.short_title), kind]
    if plan:
        parts.append(scribe.context.lexicon.minutes(plan.minutes))
    return " · ".join(parts)


def _above(document: Document, scribe: Scribe, kind: str, plan: Plan | None) -> list[str]:
    lexicon = scribe.context.lexicon
    parts = [kind]
    if plan:
        parts.append(lexicon.minutes(plan.minutes))
    if document.area and lexicon.knows(f"area.{document.area}"):
        parts.append(lexicon.say(f"area.{document.area}"))
    if document.level:
        parts.append(lexicon.say(f"level.{document.level}"))
    return parts


def _footer(document: Document, scribe: Scribe) -> list[str]:
    settings = scribe.context.settings
    names = {language.id: language.name for language in settings.languages}
    profile = scribe.context.profile
    return [
        *((profile.short_name,) if profile else ()),
        scribe.plain(document.short_title),
        names.get(document.language, document.language),
        scribe.say("paper.edition_short", edition=settings.edition),
        settings.license.name,
    ]
