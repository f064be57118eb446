"""What the theme needs to know: of each page in its front matter, of a language once for all its pages."""

from __future__ import annotations

import json
import re

from ...organization.brand import brand_of
from ...model.artifact import Context
from ...model.document import Document, Provenance
from ...paper.card import card_alt, card_name
from ...places import relative
from .agenda import agenda_of, chosen_plan
from .view import View

# The words of the frame around a page: header, search, footer.
_WORDS = (
    "name", "skip", "menu", "language", "dark", "light", "search.label", "search.hint",
    "search.close", "search.none", "search.one", "search.other", "search.failed", "search.start",
    "search.sessions", "search.filters", "search.mended", "search.nearest", "search.more",
    "search.recent", "search.clear", "search.areas", "remember.switch", "remember.what",
    "remember.why", "remember.forget", "remember.sure",
)  # fmt: skip
# What is said without a connection, and when there is a newer version.
_OFFLINE = (
    "kept.offline", "kept.slow", "update.ready", "update.reload", "update.later", "update.sure",
    "save.do", "save.plan", "save.busy", "save.done", "save.failed", "save.remove", "save.size",
)  # fmt: skip
_KINDS = (
    "guide", "prompts", "worksheet-mentor", "worksheet-senior", "brief", "track", "chapter", "form",
)  # fmt: skip
_LEVELS = ("basic", "intermediate", "advanced")
# Inside a CSS string these would end it, or the style attribute around it.
_UNQUOTED = re.compile(r"[\\\"'<>&{};\x00-\x1f]")
# YAML reads these as line breaks inside quotes; JSON lets them stand.
_BREAKS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def front_matter(view: View) -> str:
    """Return the block between the dashes: one key a line, every value JSON, which YAML can read."""
    lines = (f"{key}: {_json(value)}" for key, value in _fields(view).items())
    return "---\n" + "\n".join(lines) + "\n---\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_BREAKS)


def _fields(view: View) -> dict[str, object]:
    document = view.document
    fields: dict[str, object] = {
        "title": view.plain(document.title),
        "short_title": view.plain(document.short_title),
        "description": view.plain(document.summary),
        "kind": document.kind,
        "language": document.language,
        "area": document.area or "",
        "topic": document.topic or "",
        "level": document.level or "",
        "plan": _plan(document),
        "root": relative(f"{document.language}/{document.path}", ""),
        "alternates": _alternates(view),
        "foot": _foot(view),
    }
    if view.context.cards:
        fields["card"] = {"path": card_name(document), "alt": card_alt(document, view.context)}
    if not document.searchable:
        fields["search"] = {"exclude": True}
    return fields


def _plan(document: Document) -> int:
    agenda = agenda_of(document)
    return chosen_plan(agenda) if agenda else 0


def _alternates(view: View) -> list[dict[str, str]]:
    document = view.document
    start = f"{document.language}/{document.path}"
    return [
        {"id": each.id, "name": each.name, "href": relative(start, f"{each.id}/{document.path}")}
        for each in view.context.published
    ]


def _edition(document: Document) -> str | None:
    found = (block for block in document.blocks if isinstance(block, Provenance))
    return next((block.edition for block in found), None)


def _foot(view: View) -> str:
    """Return the line at the foot of a printed page as a CSS string: topic, language, edition."""
    edition = _edition(view.document) or view.context.settings.edition
    language = view.language_name(view.document.language)
    title = view.plain(view.document.short_title)
    line = " · ".join((title, language, view.say("site.edition", edition=edition)))
    return '"' + _UNQUOTED.sub(lambda match: f"\\{ord(match.group()):x} ", line) + '"'


def frame(context: Context) -> dict[str, object]:
    """Return what the theme says around every page of a language, as plain values for its configuration."""
    say, settings = context.lexicon.say, context.settings
    return {
        "paper": settings.paper,
        "words": {key.replace(".", "_"): say(f"site.{key}") for key in _WORDS},
        "offline": {key.replace(".", "_"): say(f"offline.{key}") for key in _OFFLINE},
        "filters": _filters(context),
        "license": {
            "label": say("site.license"),
            "name": settings.license.name,
            "address": settings.license.address,
        },
        "edition": say("site.edition", edition=settings.edition),
        "brand": brand_of(context),
    }


def _filters(context: Context) -> list[dict[str, object]]:
    """Return the facets of the search with their labels."""
    say = context.lexicon.say
    facets = (
        ("area", context.settings.areas),
        ("level", _LEVELS),
        ("kind", _KINDS),
    )
    return [
        {
            "name": name,
            "label": say(f"site.facet.{name}"),
            "options": [{"id": each, "label": say(f"{name}.{each}")} for each in ids],
        }
        for name, ids in facets
    ]
