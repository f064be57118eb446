"""The two example organizations: right as they lie there, and built whole as their readers get them."""

import ast
import functools
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from built import ADDRESS, ROOT, TODAY, copy_sources, once
from conftest import Visit
from hosting import hosted
from playwright.sync_api import expect
from test_accessibility import SCHEMES, violations
from test_commands import terbalik

from generator.build import build
from generator.documents import compose_topic
from generator.model.artifact import Context
from generator.printing.pdf import print_all
from generator.problem import Outcome
from generator.render.typst import render_packs
from generator.sources import find_sources
from generator.survey import Survey, aside_of, standings_of, survey
from generator.workshop import Options, Workshop

SMALL, SCHOOL = "small-business", "school"
LANGUAGES = {SMALL: ("id",), SCHOOL: ("en", "id")}
PROFILE = "organization/organization.yml"
# What the school does without, and what of ours would need it.
GONE = (
    "topics/paylater-and-online-loans", "topics/live-selling", "topics/qris-and-e-wallets",
    "topics/creator-income", "topics/creators-kols-and-affiliates", "topics/games-as-social-places",
    "topics/tiktok-as-a-viewer", "topics/instagram-formats", "topics/mental-health-talk-at-work",
    "tracks/school-6", "tracks/sme-4", "tracks/default-6", "tracks/executive-8",
)  # fmt: skip
# Where our own word for the leader stands for something else: a definition, facts, claims about leaders, words to search by.
OURS_STAY = (
    "about/", "topics/generations-without-stereotypes/", "topics/careers-side-jobs-and-managing/",
)  # fmt: skip


def example(name: str) -> Path:
    """Where an example lies in the checkout."""
    return ROOT / "examples" / name


@functools.cache
def surveyed(name: str) -> Outcome[Survey]:
    """Return an example as `check` and `status` read it; reading all of ours takes seconds."""
    return survey(example(name), TODAY)


# --- as they lie there


@pytest.mark.parametrize("name", LANGUAGES)
def test_an_example_is_right_and_settled(name: str) -> None:
    """Nothing to mend, not even a remark; each change knows what it replaced and is clean, none is set aside."""
    found = surveyed(name)
    assert [f"{told.where} {told.code}" for told in found.problems] == []
    assert found.value.loaded is not None
    pairs = [(kind, thing) for kind, some in found.value.loaded.things for thing in some]
    changes = [change for pair in pairs for _, some in standings_of(*pair) for change in some]
    assert len(changes) >= 6
    assert {change.state for change in changes} == {"clean"}
    assert [each for pair in pairs for each in aside_of(*pair, LANGUAGES[name])] == []


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_change_of_an_example_says_why(name: str) -> None:
    """An example is read to learn from: each value it replaces, removes or adds carries its reason."""
    for file in sorted((example(name) / "organization/overlays").rglob("*.yml")):
        if file.name.endswith(".id.yml"):
            continue
        text = file.read_text(encoding="utf-8")
        kept = {
            part: re.findall(r"^  ([\w.-]+):", text.partition(f"\n{part}:\n")[2].partition("\n\n")[0], re.MULTILINE)
            for part in ("reasons", "seen")
        }  # fmt: skip
        assert kept["seen"], file
        assert sorted(kept["reasons"]) == sorted(kept["seen"]), file


@pytest.mark.parametrize("name", LANGUAGES)
def test_an_example_is_only_an_organization_and_its_readme(name: str) -> None:
    """Nothing of ours lies in it, and nothing that a build makes."""
    ignored = (".terbalik", ".mkdocs", "build", "site")
    found = {each.name for each in example(name).iterdir() if not each.name.startswith(ignored)}
    assert found == {"organization", "README.md", "README.id.md"} - (
        {"README.id.md"} if name == SMALL else set()
    )
    readme = (example(name) / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", readme):
        assert link.startswith("https://") or (example(name) / link).exists(), link


def test_the_checkout_knows_nothing_of_the_examples() -> None:
    """They are no source of its site, and no part of the wheel."""
    sources = [file.path for file in find_sources(ROOT).value]
    assert [path for path in sources if "example" in path] == []
    tree = ast.parse((ROOT / "setup.py").read_text(encoding="utf-8"))
    (taken,) = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TAKEN"
    ]
    assert taken
    assert [name for name in taken if name.startswith("examples")] == []


# --- built whole


def whole(name: str) -> Callable[[Path], object]:
    """Return what builds a copy of an example, without its paper, from the checkout's content."""

    def make(folder: Path) -> None:
        root = copy_sources(folder, example(name))
        made = build(Workshop(Options(root, root / "site", TODAY, pdf=False, address=ADDRESS)), lambda _: None)  # fmt: skip
        assert made.value is not None, [f"{found.where} {found.code}" for found in made.problems]
        assert made.problems == ()

    return make


@pytest.fixture(scope="module")
def small_business(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the built example in Indonesian only."""
    return once(tmp_path_factory, f"example-{SMALL}", whole(SMALL))


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the built example in two languages."""
    return once(tmp_path_factory, f"example-{SCHOOL}", whole(SCHOOL))


@pytest.fixture(scope="module")
def school_address(school: Path) -> Iterator[str]:
    """The school's site below a sub-path."""
    with hosted(school / "site", "/terbalik/") as place:
        yield place


@pytest.fixture(scope="module")
def small_address(small_business: Path) -> Iterator[str]:
    """The small business's site below a sub-path."""
    with hosted(small_business / "site", "/terbalik/") as place:
        yield place


def page(root: Path, path: str) -> str:
    """Return a page's source."""
    return (root / "site" / path / "index.html").read_text(encoding="utf-8")


def letters(source: str) -> str:
    """Return what a page says, without the place it is mended in and the words it is only found by."""
    told = re.sub(r"<(script|style)\b.*?</\1>|<code\b.*?</code>", " ", source, flags=re.DOTALL)
    told = re.sub(r"<p class=\"keywords\">.*?</p>", " ", told)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", told)).split())


def pages(root: Path, language: str) -> dict[str, str]:
    """Return every page of a language by its path, as letters."""
    home = root / "site" / language
    files = ((file.parent.relative_to(home).as_posix(), file) for file in home.rglob("index.html"))
    return {f"{path}/": letters(file.read_text(encoding="utf-8")) for path, file in files}


def search_words(root: Path, language: str) -> str:
    """Return all that the search of a language holds."""
    files = sorted((root / "site/search" / language).rglob("*.*"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES[SCHOOL])
def test_what_the_school_removed_is_gone_and_its_address_says_so(
    school: Path, language: str
) -> None:
    """No list, no track, no link, no search names it; the old address says so and leads on."""
    home = school / "site" / language
    links = {
        link
        for file in home.rglob("index.html")
        if file.parent.relative_to(home).as_posix() not in GONE
        for link in re.findall(r'href="([^"]+)"', file.read_text(encoding="utf-8"))
    }
    held = search_words(school, language)
    gone = {"en": "This page is not part of our program", "id": "Halaman ini tidak termasuk program kami"}  # fmt: skip
    for path in GONE:
        assert [link for link in links if path.rpartition("/")[2] in link] == [], path
        assert path.rpartition("/")[2] not in held
        assert gone[language] in page(school, f"{language}/{path}")
        assert re.search(r'<p>[^<]+<a href="(\.\./)+', page(school, f"{language}/{path}"))
    assert "class-group-chat" in held
    assert any(link.endswith("topics/class-group-chat/") for link in links)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "language", "theirs", "ours"),
    [
        (SMALL, "id", ("Pemilik bertanya", "Lembar refleksi pemilik", "para pemilik", "Ibu dapat"),
         r"[Pp]emimpin senior|Bapak/Ibu dapat"),
        (SCHOOL, "en", ("Teacher asks", "Teacher's worksheet", "The teacher teaches", "the school counselor"),
         r"[Ss]enior leader|Senior asks|Senior's"),
        (SCHOOL, "id", ("Guru bertanya", "Lembar refleksi guru", "konselor sekolah"), r"[Pp]emimpin senior"),
    ],
)  # fmt: skip
def test_every_page_says_the_organizations_words_and_not_ours(
    name: str,
    language: str,
    theirs: tuple[str, ...],
    ours: str,
    request: pytest.FixtureRequest,
) -> None:
    """Steps, sheets, labels, titles: one name for one thing, and no word in braces is left over."""
    found = pages(request.getfixturevalue(name.replace("-", "_")), language)
    everything = " ".join(found.values())
    assert [words for words in theirs if words not in everything] == []
    mixed = [path for path, told in found.items() if re.search(ours, told)]
    assert [path for path in mixed if not path.startswith(OURS_STAY)] == []
    assert re.findall(r"\{[A-Za-z.]+\}", everything) == []


@pytest.mark.slow
def test_the_small_business_publishes_indonesian_only(small_business: Path) -> None:
    """There is no English page and no way to one; its own prompts, page, track and lengths are there."""
    site = small_business / "site"
    assert not (site / "en").exists()
    assert not (site / "search/en").exists()
    home = page(small_business, "id")
    assert 'hreflang="en"' not in home
    assert "tongues" not in home
    assert "Bagaimana kami menjalankannya di toko?" in home
    assert re.findall(r'href="tracks/([\w-]+)/"', home) == ["sme-4"]
    guide = letters(page(small_business, "id/topics/qris-and-e-wallets"))
    for words in ("sebelum toko buka", "kode di sebelah timbangan tidak terbaca", "hujan dan sinyalnya hilang"):  # fmt: skip
        assert words in guide
    assert "berhenti menerima uang tunai" not in guide
    shown = page(small_business, "id/topics/qris-and-e-wallets")
    assert set(re.findall(r'data-minutes="(\d+)"', shown)) == {"30", "45"}


@pytest.mark.slow
@pytest.mark.parametrize("name", LANGUAGES)
def test_every_page_names_the_organization_its_people_and_what_it_is_based_on(
    name: str, request: pytest.FixtureRequest
) -> None:
    """The foot of each page says whom to ask and whom to tell, names us, and carries the license."""
    root = request.getfixturevalue(name.replace("-", "_"))
    based = {"en": "Based on Terbalik", "id": "Berdasarkan Terbalik"}
    for language in LANGUAGES[name]:
        framed = [
            text
            for file in (root / "site" / language).rglob("index.html")
            if "<body data-root=" in (text := file.read_text(encoding="utf-8"))
        ]
        assert len(framed) > 250
        for text in framed:
            foot = text.rpartition("<footer")[2]
            assert based[language] in foot
            assert 'rel="license" href="https://creativecommons.org/licenses/by/4.0/"' in foot
            assert foot.count('href="mailto:') == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", LANGUAGES)
def test_the_doctor_says_that_the_addresses_are_examples_and_nothing_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    """A copy that is published as it is would reach nobody; every other word of the doctor would be news."""
    root = request.getfixturevalue(name.replace("-", "_"))
    said = terbalik("doctor", "--format", "json", root=root)
    lines = (root / PROFILE).read_text(encoding="utf-8").splitlines()
    told = [(row["kind"], row["name"], lines[row["line"] - 1].partition(":")[0]) for row in json.loads(said.out)]  # fmt: skip
    assert told == [("must", "placeholder", "contact"), ("must", "placeholder", "safeguarding")]
    assert said.code == 1


# --- as people meet them

# A branded home, guide, own page and form, in each language.
SEEN = [
    (SMALL, "id/"), (SMALL, "id/topics/qris-and-e-wallets/"), (SMALL, "id/pages/cara-kami/"),
    (SCHOOL, "en/"), (SCHOOL, "en/topics/class-group-chat/"), (SCHOOL, "id/topics/class-group-chat/"),
    (SCHOOL, "en/forms/parents-agreement/"), (SCHOOL, "id/tracks/term-5/"),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("name", "path"), SEEN)
def test_axe_finds_nothing_on_a_branded_page(
    visit: Visit, name: str, path: str, request: pytest.FixtureRequest
) -> None:
    """In light on a phone and in dark on a desk; at 320 pixels nothing lies sideways and the menu keeps its line."""
    address = request.getfixturevalue(f"{name.partition('-')[0]}_address")
    page = visit(f"{address}{path}", width=320, reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    middle = (
        "(each) => { const box = each.getBoundingClientRect(); return box.top + box.height / 2; }"
    )
    tops = [page.locator(each).first.evaluate(middle) for each in (".top .brand", ".open-hubs")]
    assert abs(tops[0] - tops[1]) < 2
    found = []
    for width, scheme in ((320, SCHEMES[0]), (1280, SCHEMES[1])):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme}: {each}" for each in violations(page)]
    assert found == []


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "words"), [("en", "pupil left out of the class chat"), ("id", "grup wali kelas")]
)
def test_the_schools_own_topic_is_found(
    visit: Visit, school_address: str, language: str, words: str
) -> None:
    """Whoever asks in their own words gets the school's session first."""
    page = visit(f"{school_address}{language}/", width=390)
    page.locator("main [data-search]").click()
    page.locator("#search-words").fill(words)
    first = page.locator(".results a.title").first
    expect(first).to_have_attribute("href", re.compile("topics/class-group-chat/"))


def test_a_printed_pack_bears_the_business_and_its_words() -> None:
    """Name and origin at the foot, whom to turn to, the changed prompts, and on every sheet the owner in the place of our leader."""
    found = surveyed(SMALL).value
    catalog = next(each for each in found.catalogs if each.language == "id")
    context = Context(catalog.lexicon, catalog.settings, profile=catalog.profile)
    packs = render_packs(compose_topic(catalog, "qris-and-e-wallets"), context, 45)
    printed = print_all(packs, catalog.settings.released, count=1)
    assert printed.problems == ()
    reader = pypdf.PdfReader(io.BytesIO(printed.value[0].content))
    sheets = [" ".join(each.extract_text().split()) for each in reader.pages]
    assert [number for number, told in enumerate(sheets) if "Toko Contoh" not in told] == []
    based = "Berdasarkan Terbalik, CC BY 4.0"
    assert [number for number, told in enumerate(sheets) if based not in told] == []
    paper = " ".join(sheets)
    assert paper.count("Narahubung Contoh, dari luar toko, narahubung@toko-contoh.example") == 2
    assert len(sheets) <= 8
    for words in ("Lembar refleksi pemilik", "kode di sebelah timbangan", "hujan dan sinyalnya hilang"):  # fmt: skip
        assert words in paper
    assert not re.search(r"[Pp]emimpin senior|Bapak/Ibu", paper)
