"""What machines read about a page: one JSON-LD graph, built from the document."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from ...model.document import Document, Provenance
from ...places import relative
from .agenda import agenda_of
from .view import View

Node = dict[str, object]

_COLLECTIONS = dict.fromkeys(("home", "find", "area", "tracks", "handbook", "forms"), "CollectionPage")
_PAGES = {"about": "AboutPage", "plan": "WebPage", "sources": "WebPage", "missing": "WebPage"}
_ROLES = {
    "worksheet-senior": "senior leader",
    "brief": "senior leader",
    "chapter": "program lead",
    "form": "program lead",
    "page": "program lead",
}
# The list a page of a kind stands in.
_HUBS = {"track": "tracks", "chapter": "handbook", "form": "forms"}
# `<` would end the script, the separators would break it in old readers.
_UNSAFE = {0x3C: "\\u003c", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def linked_data(view: View) -> Markup:
    """Return the page's graph as JSON that is safe inside a script element."""
    graph = {"@context": "https://schema.org", "@graph": [_site(view), _page(view), _trail(view)]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))  # noqa: S704  no `<` is left in it


def _id(view: View, path: str, language: str | None = None) -> str:
    """Return a page's address: absolute where the site has a home, else relative to this page."""
    language = language or view.document.language
    place = f"{language}/{path}"
    address = view.context.site_address
    if address is None:
        return relative(f"{view.document.language}/{view.document.path}", place)
    return f"{address}/{place.strip('/')}/"


def _site(view: View) -> Node:
    return {
        "@type": "WebSite",
        "@id": _id(view, "") + "#site",
        "name": view.say("site.name"),
        "inLanguage": view.document.language,
    }


def _page(view: View) -> Node:
    document = view.document
    address = _id(view, document.path)
    node: Node = {
        "@type": _type(document),
        "@id": address,
        "url": address,
        "name": view.plain(document.title),
        "description": view.plain(document.summary),
        "inLanguage": document.language,
        "isPartOf": {"@id": _id(view, "") + "#site"},
        "isAccessibleForFree": True,
        "license": view.context.settings.license.address,
        "version": view.context.settings.edition,
        "dateModified": view.context.settings.released.isoformat(),
        "workTranslation": [
            {"@id": _id(view, document.path, each.id)}
            for each in view.context.published
            if each.id != document.language
        ],
    }
    return node | dict(_learning(view))


def _type(document: Document) -> str:
    return _COLLECTIONS.get(document.kind) or _PAGES.get(document.kind) or "LearningResource"


def _learning(view: View) -> Iterator[tuple[str, object]]:
    """Yield what only a learning resource has."""
    document = view.document
    if _type(document) != "LearningResource":
        return
    role = _ROLES.get(document.kind, "mentor")
    yield "learningResourceType", view.say(f"kind.{document.kind}")
    yield "audience", {"@type": "EducationalAudience", "educationalRole": role}
    if document.level:
        yield "educationalLevel", view.say(f"level.{document.level}")
    if document.area:
        yield "about", view.say(f"area.{document.area}")
    if document.lead:
        yield "teaches", view.plain(document.lead)
    agenda = agenda_of(document)
    minutes = agenda.chosen if agenda else document.minutes
    if minutes:
        yield "timeRequired", f"PT{minutes}M"
    for block in document.blocks:
        if isinstance(block, Provenance) and block.keywords:
            yield "keywords", list(block.keywords)


def _trail(view: View) -> Node:
    document = view.document
    steps = [("", view.say("site.name"))]
    if document.area and document.kind != "area":
        steps.append((f"areas/{document.area}", view.say(f"area.{document.area}")))
    if document.kind in _HUBS:
        hub = _HUBS[document.kind]
        steps.append((hub, view.say(f"kind.{hub}")))
    if document.path:
        steps.append((document.path, view.plain(document.short_title)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": _id(view, path)}
            for number, (path, name) in enumerate(steps, 1)
        ],
    }
