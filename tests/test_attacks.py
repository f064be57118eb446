"""A hostile pull request: each row of `attacks/attacks.yml` meets its problem, or comes out as letters everywhere."""

import functools
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import markdown
import nh3
import pypdf
import pytest
import yaml
from built import ADDRESS, TODAY, build_site, once
from conftest import Visit
from hostile import INERT, ROWS, TINY, Placed, World, attack
from hosting import hosted
from markupsafe import Markup
from playwright.sync_api import expect

from generator.build import build, current
from generator.render.site.inline import Writer
from generator.report import FORMATS, as_github, as_text
from generator.survey import Survey, survey
from generator.texts import passages
from generator.workshop import Options, Workshop

REFUSED = [row for row in ROWS if row["expect"] != "inert"]
ALONE = [row for row in ROWS if row.get("alone")]
# Attributes that hold words; every other attribute is ours to the letter.
WORDED = {
    "content", "aria-label", "placeholder", "data-title", "data-short", "data-done", "data-none",
    "data-label", "data-site", "data-mentor", "data-name", "data-senior",
}  # fmt: skip
# The one style that holds words: a CSS string that nothing in it can end.
FOOT = re.compile(r'--foot: "(?:[^"\\<>&{};\n]|\\[0-9a-f]{1,6} )*"')
# What could steer a terminal or a log, or cannot be printed.
STEERING = re.compile("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def named(row: dict[str, Any]) -> str:
    """A row's name, for reports."""
    return str(row["name"])


def test_the_table_is_large_and_its_names_are_unlike() -> None:
    """At least forty attacks, each found by its name."""
    assert len(ROWS) >= 40
    assert len({row["name"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", REFUSED, ids=named)
def test_an_attack_is_refused(row: dict[str, Any], tmp_path: Path) -> None:
    """The tree is not built, the problem has its code and a place, and what is printed is safe to print."""
    root = tmp_path / "tree"
    shutil.copytree(TINY, root)
    attack(root, row)
    found = survey(root, TODAY).problems
    assert row["expect"] in {problem.code for problem in found}
    mine = [problem for problem in found if problem.code == row["expect"]]
    assert all(problem.where.path and problem.remedy for problem in mine)
    if row["expect"] != "unknown-file":
        assert any(problem.severity == "error" for problem in mine)
    for form in FORMATS.values():
        printed = form(found)
        assert len(printed.encode("utf-8")) < 4000 * len(found)
        lines = printed.split("\n")
        assert not any(STEERING.search(line) for line in lines)
        if form is as_github:
            assert len(lines) == len(found)
        if form is as_text:
            assert len(lines) == 2 * len(found)


@pytest.mark.parametrize("row", ALONE, ids=named)
def test_what_nothing_reads_does_nothing(row: dict[str, Any], tmp_path: Path) -> None:
    """The tree stays without an error, as if the file were not there."""
    root = tmp_path / "tree"
    shutil.copytree(TINY, root)
    attack(root, row)
    assert [found for found in survey(root, TODAY).problems if found.severity == "error"] == []


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The site that holds every inert row, with printed files and search."""

    def make(to: Path) -> None:
        World(to).make()
        build_site(to)

    root = once(tmp_path_factory, "attacked", make)
    again = World(tmp_path_factory.mktemp("attacked") / "sources").make()
    return World(root, placed=again.placed)


@pytest.fixture(scope="session")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with harmless words in the place of every row."""

    def make(to: Path) -> None:
        World(to, twin=True).make()
        options = Options(to, to / "site", TODAY, address=ADDRESS, search=False)
        assert build(Workshop(options), lambda _: None).value is not None

    return once(tmp_path_factory, "harmless", make)


class Skeleton(HTMLParser):
    """The elements and attributes of a page without its words; and its letters."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.bones: list[tuple[str, tuple[tuple[str, str], ...]]] = []
        self.letters: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        kept = ((name, self._value(name, value or "")) for name, value in attributes)
        self.bones.append((tag, tuple(kept)))
        self.letters += [value or "" for name, value in attributes if name in WORDED]

    def handle_endtag(self, tag: str) -> None:
        self.bones.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.letters.append(data)

    def handle_comment(self, data: str) -> None:
        self.bones.append(("comment", (("words", data),)))

    def unknown_decl(self, data: str) -> None:
        self.bones.append(("declaration", (("words", data),)))

    def _value(self, name: str, value: str) -> str:
        outward = name == "href" and value.startswith("https://") and not value.startswith(ADDRESS)
        if name == "style" and FOOT.fullmatch(value):
            return "--foot"
        return "" if name in WORDED or outward else value


@functools.cache
def skeleton(file: Path) -> Skeleton:
    """A page's skeleton, read once."""
    return Skeleton(file.read_text(encoding="utf-8"))


def one_line(words: str) -> str:
    """Words with single blanks."""
    return " ".join(words.split())


def solid(words: str) -> str:
    """Words without blanks and hyphens, which a line break on paper adds and takes."""
    return re.sub(r"[\s\u00ad‐-]", "", words)


def pages(folder: Path) -> list[Path]:
    """Every page of a built world, in both languages."""
    return sorted(
        file for code in ("en", "id") for file in (folder / "site" / code).rglob("*.html")
    )


def test_no_element_and_no_attribute_is_the_attackers(world: World, twin: Path) -> None:
    """Every page has the very elements and attributes it has with harmless words."""
    assert len(pages(world.root)) > 50
    for file in pages(world.root):
        path = file.relative_to(world.root)
        assert skeleton(file).bones == skeleton(twin / path).bones, path


@pytest.mark.parametrize("row", INERT, ids=named)
def test_an_attack_is_letters_on_the_page(row: dict[str, Any], world: World) -> None:
    """A reader sees what was written, letter for letter."""
    placed = next(each for each in world.placed if each.row is row or each.row == row)
    files = (world.root / "site" / placed.pages).rglob("*.html")
    assert any(placed.shows in one_line("".join(skeleton(f).letters)) for f in files), placed.shows
    if "to" in row:
        targets = {value for f in files for _, kept in skeleton(f).bones for _, value in kept}
        assert row["to"] not in targets


def graphs(file: Path) -> list[Any]:
    """The JSON-LD blocks of a page."""
    text = file.read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return [json.loads(block) for block in blocks]


def shape(value: object) -> object:
    """A JSON value without its words."""
    if isinstance(value, dict):
        return {key: shape(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [shape(inside) for inside in value][:1]
    return type(value).__name__


def strings(value: object) -> Iterator[str]:
    """Every string inside a JSON value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inside in value:
            yield from strings(inside)
    elif isinstance(value, str):
        yield value


def test_what_machines_read_is_data(world: World, twin: Path) -> None:
    """One JSON-LD block a page, of the shape it always has, and its words are the attacker's letters."""
    said = set()
    for file in pages(world.root):
        if file.name != "index.html":
            continue
        found = graphs(file)
        assert len(found) == 1
        assert shape(found) == shape(graphs(twin / file.relative_to(world.root)))
        said |= set(map(one_line, strings(found)))
    for placed in world.placed:
        if placed.row.get("at") in ("title", "summary", "short_title"):
            assert placed.shows in said


def test_the_sitemap_holds_our_addresses_only(world: World) -> None:
    """It is XML, and every place in it is an address of the site."""
    tree = ET.parse(world.root / "site" / "sitemap.xml")
    places = [each.text or "" for each in tree.iter() if each.tag.endswith("}loc")]
    assert places
    assert all(re.fullmatch(rf"{re.escape(ADDRESS)}/([a-z0-9-]+/)*", place) for place in places)


def test_the_search_holds_words_and_our_own_addresses(world: World) -> None:
    """What the index gives back is letters, at our addresses, under our own names; roots are words alone."""
    folder = world.root / "site" / "search"
    words, titles = "", set()
    for code in ("en", "id"):
        listing = json.loads((folder / code / "pages.json").read_bytes())
        edition = folder / code / listing["edition"]
        for path, kind, title, area, level, sheets in listing["pages"]:
            assert re.fullmatch(r"([a-z0-9-]+(/[a-z0-9-]+)*)?", path)
            assert all(re.fullmatch(r"[a-z-]*", one) for one in (kind, area, level, *sheets))
            titles.add(one_line(title))
        for file in (edition / "text").iterdir():
            for kind, anchor, heading, texts in json.loads(file.read_bytes()):
                assert re.fullmatch(r"[a-z-]+", kind) and re.fullmatch(r"[a-z0-9-]*", anchor)
                words += one_line(" ".join((heading, *texts))) + " "
        rows = [
            line for file in edition.glob("roots-*.txt") for line in file.read_text().split("\n")
        ]
        assert all(re.fullmatch(r"[^\W_]+( [^\W_]+)?\t[0-9a-zA-Z]+", row) for row in rows)
    zebra = next(p for p in world.placed if p.row["name"] == "image with a handler")
    assert zebra.shows in words
    asked = [p.shows for p in world.placed if p.row.get("at") == "title" and "in" not in p.row]
    assert set(asked) <= titles


@pytest.mark.parametrize(
    "extensions",
    [
        ["attr_list", "toc"],
        ["attr_list", "toc", "admonition", "tables", "footnotes", "abbr", "def_list", "md_in_html",
         "sane_lists", "smarty", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed",
         "pymdownx.details", "pymdownx.magiclink", "pymdownx.emoji", "pymdownx.tilde"],
    ],
    ids=["ours", "another engine's"],
)  # fmt: skip
def test_the_staged_pages_are_safe_for_any_engine(
    world: World, twin: Path, extensions: list[str]
) -> None:
    """Front matter has our keys, and Markdown, with whatever turned on, makes nothing of the attacker's."""
    staged = sorted((world.root / "build" / "docs").rglob("*.md"))
    assert len(staged) > 50
    for file in staged:
        twins = twin / file.relative_to(world.root)
        (matter, body), (twin_matter, twin_body) = map(_parted, (file, twins))
        assert list(matter) == list(twin_matter), file
        assert [type(value) for value in matter.values()] == [
            type(value) for value in twin_matter.values()
        ]
        made = [Skeleton(_converted(text, extensions)).bones for text in (body, twin_body)]
        assert made[0] == made[1], file


def _parted(file: Path) -> tuple[dict[str, Any], str]:
    _, matter, body = file.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(matter), body


def _converted(text: str, extensions: list[str]) -> str:
    made: str = markdown.Markdown(extensions=extensions).convert(text)
    return made


@pytest.fixture(scope="module")
def surveyed(world: World) -> Survey:
    """The attacked sources as read."""
    return survey(world.root, TODAY).value


def test_a_second_wall_finds_nothing_to_remove(surveyed: Survey) -> None:
    """A cleaner that knows only our few elements leaves every text as our writer made it."""
    writer = Writer(lambda link: f"https://example.org/{link.target}", lambda name: name)
    allowed = {"p", "ul", "ol", "li", "em", "strong", "code", "a", "br", "span"}
    attributes = {"a": {"href", "class"}, "span": {"class", "data-slot"}}
    count = 0
    for catalog in surveyed.catalogs:
        for record in catalog.records:
            for passage in passages(record, catalog.language):
                made = writer.blocks(passage.text.blocks)
                clean = nh3.clean(
                    made, tags=allowed, attributes=attributes, url_schemes={"https"}, link_rel=None
                )
                assert Skeleton(clean).bones == Skeleton(made).bones
                assert Skeleton(clean).letters == Skeleton(made).letters
                assert Markup(made).striptags()
                count += 1
    assert count > 500


def test_the_data_for_paper_is_json_and_letters(world: World, tmp_path: Path) -> None:
    """What Typst is given parses, and holds the attacker's words as strings and nothing else."""
    said = ""
    for stage in current(Workshop(Options(world.root, tmp_path, TODAY))):
        for artifact in stage.for_print():
            said += " ".join(strings(json.loads(artifact.content)))
    for placed in world.placed:
        if placed.row.get("paper", True):
            assert solid(placed.shows) in solid(said), placed.row["name"]


@pytest.fixture(scope="module")
def printed(world: World) -> dict[str, str]:
    """The letters of every printed file, by topic or track."""
    texts: dict[str, str] = {}
    for file in sorted((world.root / "site").rglob("*.pdf")):
        reader = pypdf.PdfReader(file)
        # Letters and faces are compressed, so their bytes may spell anything; what is done stands outside.
        objects = re.sub(rb"\bstream\r?\n.*?\bendstream\b", b"", file.read_bytes(), flags=re.DOTALL)
        assert b"/ObjStm" not in objects
        assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b", objects)
        targets = re.findall(rb"/URI\s*\((.*?)\)", objects)
        assert all(target.startswith((b"https://", b"mailto:")) for target in targets)
        place = file.parent.relative_to(world.root / "site").as_posix()
        text = solid("".join(page.extract_text() for page in reader.pages))
        texts[place] = texts.get(place, "") + text
    return texts


def test_an_attack_is_letters_on_paper(world: World, printed: dict[str, str]) -> None:
    """PDFs hold the words as they were written, no script, no file, and links of our kinds only."""
    every = "".join(printed.values())
    missing = [
        placed.row["name"]
        for placed in world.placed
        if placed.row.get("paper", True) and not _is_printed(placed, every)
    ]
    assert missing == []


def _is_printed(placed: Placed, text: str) -> bool:
    # A footer may stand between two halves of a text that runs over the foot of a page.
    words = solid(placed.shows)
    half = len(words) // 2
    return words in text or (words[:half] in text and words[half:] in text)


@pytest.mark.browser
def test_a_browser_runs_nothing_of_it(world: World, visit: Visit) -> None:
    """Every page opened, every fold unfolded, the search asked: no script, no dialog, no request elsewhere."""
    with hosted(world.root / "site", "/terbalik/") as address:
        page = visit(address)
        alarms: list[str] = []
        page.on("dialog", lambda dialog: alarms.append(dialog.message))
        page.on("popup", lambda _: alarms.append("a window opened"))
        for file in pages(world.root):
            place = file.parent.relative_to(world.root / "site").as_posix()
            page.goto(
                f"{address}{place}/" if file.name == "index.html" else f"{address}en/404.html"
            )
            page.locator("details").evaluate_all("(all) => all.forEach((e) => (e.open = true))")
            assert page.evaluate("typeof window.pwned") == "undefined", place
            assert page.url.startswith(address)
        page.goto(f"{address}en/")
        page.locator("main [data-search]").click()
        for words in ("zebra", "window.pwned", "evil"):
            page.locator("#search-words").fill(words)
            expect(page.locator(".results > li").first).to_be_visible()
            assert page.locator(".results :is(img, script, svg, iframe, style, form)").count() == 0
        page.locator("#search-words").fill("zzqxy")
        expect(page.locator("#search [role=status]")).to_contain_text("<b>none</b>")
        assert page.locator("#search b").count() == 0
        assert page.evaluate("typeof window.pwned") == "undefined"
        assert alarms == []
