"""The site's root: the language door, the page for what is not there, and what machines read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..model.artifact import Artifact
from ..model.lexicon import Lexicon
from ..organization.brand import OURS, Accent
from .page import StagedSite, front_matter

_TEMPLATES = Path(__file__).resolve().parents[1] / "templates" / "root"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A language as the root pages show it."""

    code: str
    name: str
    home: str
    words: Lexicon


def root_files(
    sites: Sequence[StagedSite],
    lexicons: Mapping[str, Lexicon],
    address: str | None,
    accent: Accent = OURS,
) -> tuple[Artifact, ...]:
    """Return the files of the site's root: door, 404 page, robots.txt, sitemap.xml, .nojekyll.

    `lexicons` holds the words by language code. Without an address there is no sitemap, robots.txt
    does not name one, and the 404 page finds the site's root from the address it was asked for.
    """
    prefix = urlsplit(address).path.rstrip("/") + "/" if address else "/"
    door = root_page("index.html.j2", accent, languages=_entries(sites, lexicons, ""))
    languages = _entries(sites, lexicons, prefix)
    lost = root_page(
        "404.html.j2", accent, languages=languages, prefix=prefix, known=bool(address)
    )
    files = [Artifact(".nojekyll", b""), Artifact("404.html", lost), Artifact("index.html", door)]
    robots = "User-agent: *\nAllow: /\n"
    if address:
        robots += f"\nSitemap: {address}/sitemap.xml\n"
        files.append(Artifact("sitemap.xml", sitemap(sites, address)))
    return (*files, Artifact("robots.txt", robots.encode()))


def sitemap(sites: Sequence[StagedSite], address: str) -> bytes:
    """Return the sitemap: each page with its counterparts, the first language as the default.

    Pages that only say that a translation is missing are left out.
    """
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    held = {
        site.language.code: {page.path for page in site.pages if _is_content(page.source)}
        for site in sites
    }
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    everywhere = {code: f"{address}/{code}/" for code in held}
    _add(root, f"{address}/", {**everywhere, "x-default": f"{address}/"})
    for path in sorted(set().union(*held.values())):
        tail = f"{path}/" if path else ""
        pages = {code: f"{address}/{code}/{tail}" for code in held if path in held[code]}
        default = next(iter(pages.values())) if path else f"{address}/"
        for page in pages.values():
            _add(root, page, {**pages, "x-default": default})
    ET.indent(root, "")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root) + b"\n"


def _add(root: ET.Element, page: str, alternates: Mapping[str, str]) -> None:
    url = ET.SubElement(root, f"{{{_SITEMAP}}}url")
    ET.SubElement(url, f"{{{_SITEMAP}}}loc").text = page
    for code, place in alternates.items():
        attributes = {"rel": "alternate", "hreflang": code, "href": place}
        ET.SubElement(url, f"{{{_XHTML}}}link", attributes)


def _is_content(source: bytes) -> bool:
    return front_matter(source).get("kind") != "missing"


def _entries(
    sites: Iterable[StagedSite], lexicons: Mapping[str, Lexicon], prefix: str
) -> list[_Entry]:
    languages = [site.language for site in sites]
    return [
        _Entry(each.code, each.name, f"{prefix}{each.code}/", lexicons[each.code])
        for each in languages
    ]


def root_page(template: str, accent: Accent, **values: object) -> bytes:
    """Return a page of the root, which stands alone: it loads nothing and needs no engine."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(accent=accent, **values).encode()
