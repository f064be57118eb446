"""What the site weighs, that it leads nowhere wrong, and that it comes out the same each time."""

import gzip
import hashlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from built import ADDRESS, KINDS, LANGUAGES, ROOT, build_site, copy_sources
from conftest import Visit
from playwright.sync_api import Response

KILO = 1000
TEXTS = {".html", ".css", ".js", ".svg", ".json", ".txt"}
# Attributes that lead somewhere, and the elements that fetch without being asked.
ADDRESSES = ("href", "src", "action", "poster", "data", "srcset")


class Sheet(HTMLParser):
    """The ids, links, language marks and letters of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.refers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id":
                self.ids.append(value or "")
            elif name in ADDRESSES:
                self.links.append((tag, value or ""))
            elif name in (
                "for",
                "aria-labelledby",
                "aria-describedby",
                "popovertarget",
                "data-copy",
            ):
                self.refers += (value or "").split()


@cache
def sheet(file: Path) -> Sheet:
    """A page, read once."""
    return Sheet(file.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    """Every HTML file of the site."""
    return sorted(site.rglob("*.html"))


def test_pages_are_light(site: Path) -> None:
    """A page is at most 100 KB, and 20 KB on the way."""
    heavy = []
    for file in pages(site):
        raw = file.read_bytes()
        if len(raw) > 100 * KILO or len(gzip.compress(raw, 6)) > 20 * KILO:
            heavy.append((file.relative_to(site).as_posix(), len(raw)))
    assert heavy == []


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_of_a_guide_is_light(visit: Visit, address: str, language: str) -> None:
    """The page and all it fetches, compressed as hosts do, stay below 250 KB.

    A first search adds less than 150 KB for its scripts, its index and the words of the pages it shows.
    """
    page = visit(f"{address}{language}/no-such-page/")  # shares no file with the others
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(f"{address}{language}/{KINDS['guide']}", wait_until="networkidle")
    weights = _weights(answers)
    assert 30 * KILO < sum(weights.values()) < 250 * KILO, weights
    answers.clear()
    page.locator("[data-search]").first.click()
    page.locator("#search-words").fill("video")
    page.locator(".results a.title").first.wait_for()
    page.wait_for_load_state("networkidle")
    weights = _weights(answers)
    assert any("/text/" in path for path in weights)
    assert 30 * KILO < sum(weights.values()) < 150 * KILO, weights


def _weights(answers: list[Response]) -> dict[str, int]:
    """Return what each answer weighs on the way; what is compressed already stays as it is."""
    weights = {}
    for answer in answers:
        body = answer.body()
        text = Path(urlsplit(answer.url).path).suffix in TEXTS or "html" in str(answer.headers)
        weights[urlsplit(answer.url).path] = len(gzip.compress(body, 6)) if text else len(body)
    return weights


def test_every_link_and_fragment_leads_somewhere(site: Path) -> None:
    """Links of all pages in all languages resolve to a published file, and their fragments to an id."""
    known = {file.resolve() for file in site.rglob("*") if file.is_file()}
    lost = []
    for file in pages(site):
        for tag, link in sheet(file).links:
            target, fragment = _target(site, file, link)
            if target is None:
                continue
            # A fragment with an equals sign is no place on the page but data for it, such as a plan.
            is_place = bool(fragment) and "=" not in fragment
            aimed = target.suffix == ".html" and is_place and target in known
            if target not in known or (aimed and fragment not in sheet(target).ids):
                lost.append((file.relative_to(site).as_posix(), tag, link))
    assert lost == []


def _target(site: Path, file: Path, link: str) -> tuple[Path | None, str]:
    """Return the published file a link of ours means, or None for one that leads away."""
    if link.startswith(ADDRESS):
        link = "/terbalik" + link.removeprefix(ADDRESS)
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    path = unquote(parts.path)
    if path.startswith("/terbalik/") or path == "/terbalik":
        place = site / path.removeprefix("/terbalik").lstrip("/")
    elif path.startswith("/"):
        return site / "nothing-outside-the-sub-path", ""
    else:
        place = file.parent / path if path else file
    place = place.resolve()
    return (place / "index.html" if place.is_dir() else place), unquote(parts.fragment)


def test_links_that_lead_away_are_https_or_mail(site: Path) -> None:
    """No page names another scheme, and nothing but a link names another host."""
    odd = set()
    for file in pages(site):
        for tag, link in sheet(file).links:
            scheme = urlsplit(link).scheme
            if (tag, link) == ("link", "data:,"):
                continue  # an icon that asks for nothing, on the page without a connection
            if scheme not in ("", "https", "mailto") or link.startswith("//"):
                odd.add((tag, link))
            if scheme == "https" and tag not in ("a", "link"):
                odd.add((tag, link))
    assert odd == set()


def test_every_id_stands_once(site: Path) -> None:
    """Labels, copies and fragments mean one element, and it is there."""
    faults = []
    for file in pages(site):
        made = sheet(file)
        place = file.relative_to(site).as_posix()
        faults += [(place, name, "twice") for name, n in Counter(made.ids).items() if n > 1]
        faults += [(place, name, "missing") for name in made.refers if name not in made.ids]
    assert faults == []


def test_every_page_stands_in_both_languages(site: Path) -> None:
    """Equal addresses in both trees, and the sitemap names every pair."""
    trees = [
        {file.relative_to(site / code).as_posix() for file in (site / code).rglob("index.html")}
        for code in LANGUAGES
    ]
    assert trees[0] == trees[1]
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {place.text for place in ET.parse(site / "sitemap.xml").iterfind("s:url/s:loc", names)}
    wanted = {
        f"{ADDRESS}/{code}/{path.removesuffix('index.html')}"
        for code in LANGUAGES
        for path in trees[0]
    }
    assert wanted <= listed


def test_every_printed_file_is_reached(site: Path) -> None:
    """Each PDF is linked by a page of its language, is a PDF, and each length has a pack."""
    made = {file.resolve() for file in site.rglob("*.pdf")}
    linked = {
        target
        for file in pages(site)
        for _, link in sheet(file).links
        if link.endswith(".pdf") and (target := _target(site, file, link)[0])
    }
    assert made
    assert made == linked
    assert all(file.read_bytes()[:5] == b"%PDF-" for file in made)
    for language in LANGUAGES:
        lengths = {
            int(found.group(1))
            for file in made
            if (found := re.search(rf"-(\d+)-\w+-{language}\.pdf$", file.name))
        }
        assert lengths == {30, 45, 60, 90}


def test_no_page_tells_where_it_was_built(site: Path) -> None:
    """Nothing published holds a path of the building machine or a local address."""
    telling = re.compile(
        rb"(?<![\w.])/(?:home|root|tmp|Users|work)/|[A-Z]:\\\\|localhost|127\.0\.0\.1|"
        + re.escape(bytes(ROOT))
    )
    told = []
    for file in sorted(site.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            if found := telling.search(content):
                told.append((file.relative_to(site).as_posix(), found.group()))
    assert told == []


def test_sources_named_on_pages_exist(site: Path) -> None:
    """A page names the file to improve, and it is a file of the repository."""
    for file in pages(site):
        for path in re.findall(r"<code>([\w./-]+\.yml)</code>", file.read_text(encoding="utf-8")):
            assert (ROOT / path).is_file(), (file, path)


def test_every_page_tells_machines_what_it_is(site: Path) -> None:
    """JSON-LD parses, has absolute ids, and says the page's own language."""
    block = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
    for language in LANGUAGES:
        for file in (site / language).rglob("index.html"):
            found = block.findall(file.read_text(encoding="utf-8"))
            assert len(found) == 1, file
            graph = json.loads(found[0])["@graph"]
            place = file.parent.relative_to(site).as_posix()
            assert graph[1]["@id"] == f"{ADDRESS}/{place}/"
            assert graph[1]["inLanguage"] == language


def _bytes(folder: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            yield file.relative_to(folder).as_posix(), content


@pytest.mark.slow
def test_the_same_sources_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Built elsewhere with nothing remembered, every page, PDF and search file is the same."""
    # The working tree may have changed since the first build; what that one read has not.
    root = copy_sources(tmp_path / "elsewhere" / "deeper", site.parent)
    build_site(root)
    first, second = dict(_bytes(site)), dict(_bytes(root / "site"))
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


@pytest.mark.slow
def test_a_second_build_writes_nothing(site: Path, tmp_path: Path) -> None:
    """With nothing changed nothing is touched, and the caches are taken at their word."""
    root = copy_sources(tmp_path / "again", site.parent)
    shutil.copytree(site.parent / "build", root / "build")
    shutil.copytree(site, root / "site")
    made = build_site(root)
    assert made.changed == ()
