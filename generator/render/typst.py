"""Printed files: documents as JSON, which the templates beside the fonts lay out."""

import json
from collections.abc import Iterator, Sequence

from ..model.artifact import Artifact, Context
from ..model.document import Document
from ..model.plan import Plan
from ..paper.blocks import data_of
from ..paper.names import PRINTED, folder_of, pack_name, pdf_name
from ..paper.order import printed
from ..paper.pack import Parts, guide_data, packed, plans_of
from ..paper.scribe import Data, Scribe
from ..paper.standing import contacts, notice

_WORDS = {
    word: f"paper.{word}"
    for word in ("then", "listen", "say", "page", "cut", "fold", "notes", "left_out", "source")
} | {"contents": "pack.contents"}


def render(document: Document, context: Context) -> tuple[Artifact, ...]:
    """Return the data of a document's own printed file; a document that has none gives nothing."""
    if document.kind not in PRINTED:
        return ()
    scribe = Scribe(context, document)
    kind = scribe.say(f"kind.{document.kind}")
    name = f"{scribe.plain(document.short_title)} · {kind}"
    return (_artifact(pdf_name(document), name, scribe, [_sheet(scribe)]),)


def render_packs(
    documents: Sequence[Document], context: Context, minutes: int | None = None
) -> tuple[Artifact, ...]:
    """Return the data of the packs of every topic among the documents: one for each plan of its guide.

    `minutes` asks for that plan only.
    """
    found = packed(documents)
    return tuple(pack for parts in found for pack in _packs(parts, context, minutes))


def _packs(parts: Parts, context: Context, minutes: int | None) -> Iterator[Artifact]:
    # The sheets are the same for every length.
    sheets = [_sheet(Scribe(context, sheet)) for sheet in parts.sheets]
    for plan in plans_of(parts.guide):
        if minutes in (None, plan.minutes):
            yield _pack(parts, context, plan, sheets)


def _pack(parts: Parts, context: Context, plan: Plan, sheets: list[Data]) -> Artifact:
    guide, scribe = parts.guide, Scribe(context, parts.guide)
    length = context.lexicon.minutes(plan.minutes)
    kind = scribe.say("pack.kind")
    first = _opening(scribe, [kind, length]) | guide_data(parts, scribe, plan)
    file = pack_name(guide.topic or guide.path, length, guide.language)
    name = " · ".join([scribe.plain(guide.short_title), kind, length])
    return _artifact(file, name, scribe, [first, *sheets])


def _artifact(file: str, name: str, scribe: Scribe, parts: list[Data]) -> Artifact:
    document, settings = scribe.document, scribe.context.settings
    data: Data = {
        "source": document.source_path,
        "lang": document.language,
        "paper": settings.paper,
        "released": [settings.released.year, settings.released.month, settings.released.day],
        "author": scribe.context.profile.name if scribe.context.profile else "Terbalik",
        "name": name,
        "summary": scribe.plain(document.summary),
        "footer": _footer(document, scribe),
        "notice": notice(scribe.context),
        "address": scribe.page(document.path) if scribe.context.site_address else None,
        "words": {word: scribe.say(key) for word, key in _WORDS.items()},
        "parts": parts,
    }
    folder = f"pdf/{document.language}/{folder_of(document)}"
    content = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return Artifact(f"{folder}/{file.removesuffix('.pdf')}.json", content.encode())


def _sheet(scribe: Scribe) -> Data:
    """Return a part whose blocks stand in one run; alone or in a pack it is the same data."""
    document = scribe.document
    found = (data_of(block, scribe) for block in printed(document))
    blocks = [data for data in found if data]
    if document.kind == "brief":
        blocks += contacts(scribe.context)
    return _opening(scribe, [scribe.say(f"kind.{document.kind}")]) | {"front": blocks}


def _opening(scribe: Scribe, above: list[str]) -> Data:
    """Return what stands above a part: what it is, its title, its lead."""
    document, lexicon = scribe.document, scribe.context.lexicon
    if document.area and lexicon.knows(f"area.{document.area}"):
        above.append(lexicon.say(f"area.{document.area}"))
    if document.level:
        above.append(lexicon.say(f"level.{document.level}"))
    return {
        "kind": document.kind,
        "area": document.area,
        "above": above,
        "title": scribe.text(document.title),
        "lead": scribe.text(document.lead) if document.lead else None,
    }


def _footer(document: Document, scribe: Scribe) -> list[str]:
    settings = scribe.context.settings
    names = {language.id: language.name for language in settings.languages}
    profile = scribe.context.profile
    return [
        *((profile.short_name,) if profile else ()),
        scribe.plain(document.short_title),
        names.get(document.language, document.language),
        scribe.say("paper.edition_short", edition=settings.edition),
        # With an organization the license stands in the notice, on the line below.
        *(() if profile else (settings.license.name,)),
    ]
