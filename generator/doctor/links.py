"""Links inside the built site that lead nowhere."""

import posixpath
import re
from urllib.parse import unquote, urlsplit

from .case import Built, BuiltPage, Case, Finding, listed, number

_LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_FOOT = re.compile(r"<footer\b.*?</footer>", re.DOTALL)
_UNBUILT = Finding(
    "note",
    "not-built",
    "No built site was looked at, so its links and the foot of its pages were not.",
    "What is published is the built site, and some faults show only there.",
    "Run `terbalik build`, then `terbalik doctor` again; `--site DIR` names a site that lies elsewhere.",
)


def page_of(path: str, text: str) -> BuiltPage:
    """Return what an examination needs of a page of the built site."""
    return BuiltPage(
        path,
        tuple(dict.fromkeys(_LINK.findall(text))),
        frozenset(_ID.findall(text)),
        framed="<body data-root=" in text,
        licensed='rel="license"' in text,
        foot=" ".join(_FOOT.findall(text)),
    )


def examine(case: Case) -> list[Finding]:
    """Return one finding with the links of the built site that lead nowhere."""
    if case.built is None:
        return [] if case.plain else [_UNBUILT]
    dead = dead_links(case.built)
    if not dead:
        return []
    told = number(len(dead), "link", "links")
    pairs = [f"{page} to {link}" for page, link in dead]
    return [
        Finding(
            "must",
            "dead-link",
            f"In the built site, {told} lead{'s' if len(dead) == 1 else ''} nowhere: {listed(pairs)}.",
            "A reader who follows it stands before a missing page, perhaps in the middle of a session.",
            "Run `terbalik build` again; if the links are still dead, correct them in the file of that page.",
        )
    ]


def dead_links(built: Built) -> list[tuple[str, str]]:
    """Return each link that leads nowhere, with the page it stands on."""
    ids = {page.path: page.ids for page in built.pages}
    return [
        (page.path, link)
        for page in built.pages
        for link in page.links
        if not _leads(page.path, link, built.files, ids)
    ]


def _leads(page: str, link: str, files: frozenset[str], ids: dict[str, frozenset[str]]) -> bool:
    parts = urlsplit(link.replace("&amp;", "&"))
    # Other sites are not asked, and an address from the root depends on where the site will live.
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return True
    target = page
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if target not in files:
            target = posixpath.normpath(f"{target}/index.html")
    if target not in files:
        return False
    # What has an = in it is a state that a script reads, not a place on the page.
    place = unquote(parts.fragment)
    return not place or "=" in place or target not in ids or place in ids[target]
