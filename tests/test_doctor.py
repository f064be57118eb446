"""The doctor: whether a site is ready to be published by the organization whose name it bears."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from test_commands import terbalik
from trees import TINY, tiny

from generator.doctor.case import Built, Finding
from generator.doctor.links import dead_links, page_of
from generator.doctor_report import as_text, verdict
from generator.editions.manifest import MANIFEST

PROFILE = "organization/organization.yml"
OVERLAY = "organization/overlays/topics/tools/paper-notes.yml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path d="M0 0h8v8z"/></svg>'
HEAD = "name: Sinar Jaya Cooperative\nshort_name: Sinar Jaya\nkind: community\n"
PEOPLE = (
    'contact: {name: Rina, address: "mailto:rina@sinarjaya.id"}\n'
    'safeguarding: {name: Sari, address: "mailto:sari@sinarjaya.id"}\n'
)


def _rows(root: Path, *words: str) -> tuple[int, list[dict[str, Any]]]:
    said = terbalik("doctor", "--format", "json", *words, root=root)
    return said.code, json.loads(said.out)


def _found(root: Path, *words: str) -> list[str]:
    """What is found: kind and name, without the remark that no site was built."""
    rows = _rows(root, *words)[1]
    return [f"{r['kind']} {r['name']}" for r in rows if r["name"] != "not-built"]


def _one(root: Path, name: str, *words: str) -> dict[str, Any]:
    (row,) = [row for row in _rows(root, *words)[1] if row["name"] == name]
    return row


def test_the_plain_curriculum_is_said_to_be_plain(tmp_path: Path) -> None:
    """Without an organization: one note, exit 0, and what to do to make it one's own."""
    said = terbalik("doctor", root=tiny(tmp_path))
    assert said.code == 0
    assert said.out.startswith("note plain-curriculum\n  This is the plain curriculum")
    assert PROFILE in said.out
    assert said.out.endswith("1 only to be known. Nothing stands in the way of publishing.\n")


def test_a_finished_profile_stands_in_nobodys_way(tmp_path: Path) -> None:
    """A name and people to turn to are enough; nothing but what was not looked at is told."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE}})
    assert _found(root) == []
    assert terbalik("doctor", root=root).code == 0


@pytest.mark.parametrize(
    ("profile", "told", "line"),
    [
        (HEAD, "must no-safeguarding-contact", 1),
        (HEAD + PEOPLE.split("\n")[1] + "\n", "should no-contact", 1),
        (HEAD.replace("Sinar Jaya Cooperative", "Your organization") + PEOPLE, "must placeholder", 1),
        (HEAD.replace("short_name: Sinar Jaya", "short_name: Nama sekolah") + PEOPLE, "must placeholder", 2),
        (HEAD.replace("Cooperative", "<your name>") + PEOPLE, "must placeholder", 1),
        (HEAD + PEOPLE.replace("Rina", "TODO"), "must placeholder", 4),
        (HEAD + PEOPLE.replace("rina@sinarjaya.id", "rina@example.org"), "must placeholder", 4),
        (HEAD + PEOPLE.replace("Rina", '"(name or role)"'), "must placeholder", 4),
        (HEAD + PEOPLE + "site_address: https://mentoring.example.com/x\n", "must placeholder", 6),
        (HEAD + PEOPLE + 'colors: {light: "#ffff00"}\n', "must color-too-faint", 6),
        (HEAD + PEOPLE + "vocabulary: {en: {seniro: chief}}\n", "must unknown-word", 6),
        (HEAD + PEOPLE + "logo: {light: gone.svg, alt: {en: Sinar, id: Sinar}}\n", "must logo-missing", 6),
        (HEAD + PEOPLE + "logo: {light: logo.svg, alt: {en: Sinar}}\n", "must logo-unspoken", 6),
        (HEAD + PEOPLE + "logo: {light: logo.svg, alt: {en: Logo, id: Sinar}}\n", "must logo-without-words", 6),
        (HEAD + PEOPLE + "logo: {light: logo.svg, alt: {en: logo.svg, id: Sinar}}\n", "must logo-without-words", 6),
        (HEAD + PEOPLE + "code: true\n", "note code", 1),
        (HEAD + PEOPLE + "colour: {}\n", "must unknown-field", 6),
    ],
)  # fmt: skip
def test_what_a_profile_lacks_is_told_at_its_line(
    tmp_path: Path, profile: str, told: str, line: int
) -> None:
    """One finding, with its weight and place; exit 1 only for what must be mended."""
    root = tiny(tmp_path, {"write": {PROFILE: profile, "organization/logo.svg": SVG}})
    expected = [told]
    if told == "must no-safeguarding-contact":
        expected.append("should no-contact")
    assert _found(root) == expected
    code, rows = _rows(root)
    (row,) = [row for row in rows if f"{row['kind']} {row['name']}" == told]
    assert (row["path"], row["line"]) == (PROFILE, line)
    assert code == told.startswith("must")


def test_every_finding_says_what_is_why_it_matters_and_what_to_do(tmp_path: Path) -> None:
    """Whole sentences in each of the three; in text they stand below each other."""
    files = {
        PROFILE: HEAD + "code: true\nlinks: [{id: a, text: {en: TODO, id: A}, address: https://a.id}]\n",
        OVERLAY: "title: What do we lose?\nlevel: basic\n",
        "organization/overrides/main.html": "x",
    }  # fmt: skip
    root = tiny(tmp_path, {"write": files})
    rows = _rows(root)[1]
    assert len(rows) >= 7
    for row in rows:
        for part in ("says", "why", "remedy"):
            assert re.search(r"[.)}]$", row[part]), row
            assert len(row[part].split()) >= 3
            assert not re.search(r"\{\w*\}", row[part])
    text = terbalik("doctor", root=root).out
    assert text.count("\n  Why: ") == text.count("\n  Do: ") == len(rows)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Ask at <place> first.", "must"),
        ("TODO: write this.", "must"),
        ("Lorem ipsum dolor sit amet.", "must"),
        ("Call [your name] first.", "must"),
        ("Hubungi [nama pendamping] dulu.", "must"),
        ("Call 08xxxxxxxx.", "must"),
        ("Send it to info@example.org today.", "should"),
        ("Write to-do lists: 3 < 5 and 5 > 3.", ""),
        ("See [your page](https://sinarjaya.id) and <https://sinarjaya.id>.", ""),
        ("Your organization decides; an example organization did.", ""),
        ("Organisasi Anda yang memutuskan.", ""),
    ],
)
def test_placeholders_are_told_from_sentences(tmp_path: Path, text: str, weight: str) -> None:
    """What nobody writes on purpose is found in any file of the organization, and sentences are left alone."""
    change = f"offline: {json.dumps(text)}\n"
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE, OVERLAY: change}})
    rows = [row for row in _rows(root)[1] if row["name"] == "placeholder"]
    assert [(row["kind"], row["path"], row["line"]) for row in rows] == (
        [(weight, OVERLAY, 1)] if weight else []
    )


def test_comments_and_what_we_remember_of_ours_are_no_placeholders(tmp_path: Path) -> None:
    """Notes of the author and the block that quotes us are not on any page."""
    seen = 'seen:\n  title: "h-00000000-00000000 TODO <x>"\n'
    change = f"# TODO: ask Rina, info@example.org\ntitle: What do we lose?\n{seen}"
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE, OVERLAY: change}})
    assert "must placeholder" not in _found(root)


def test_changes_without_a_name_above_them_are_told(tmp_path: Path) -> None:
    """An organization's file and no profile: readers cannot tell whose words they are."""
    root = tiny(tmp_path, {"write": {OVERLAY: "level: advanced\n"}})
    assert "must no-profile" in _found(root)


@pytest.mark.parametrize(
    ("change", "told", "exits"),
    [
        ("level: advanced\n", "should overlay-unrecorded", 0),
        ("level: basic\n", "note overlay-redundant", 0),
        ("level: advanced\nseen:\n  level: h-00000000-00000000\n", "should overlay-changed", 0),
        ("needs:\n  gone: {text: x}\nseen:\n  needs.gone.text: h-00000000-00000000\n", "must overlay-orphaned", 1),
    ],
)  # fmt: skip
def test_changes_that_are_not_settled_are_told(
    tmp_path: Path, change: str, told: str, exits: int
) -> None:
    """By file, with the command that settles them; only what no page shows must be mended first."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE, OVERLAY: change}})
    assert _found(root) == [told]
    row = _one(root, told.split()[1])
    assert row["path"] == OVERLAY
    if told.startswith("should"):
        assert "terbalik accept paper-notes" in row["remedy"]
    assert terbalik("doctor", root=root).code == exits


def test_a_change_of_something_that_is_gone_is_told(tmp_path: Path) -> None:
    """Its whole file waits, and is named."""
    path = OVERLAY.replace("paper-notes", "gone-notes")
    change = "title: What?\nseen:\n  title: h-00000000-00000000\n"
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE, path: change}})
    assert _one(root, "overlay-orphaned")["path"] == path


def test_a_translation_set_aside_is_told_with_both_ways_out(tmp_path: Path) -> None:
    """The commands that start a file and that take ours as fitting; the second settles it."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE, OVERLAY: "title: What do we lose?\n"}})
    terbalik("accept", "paper-notes", root=root)
    assert _found(root) == ["should translation-set-aside", "should language-incomplete"]
    remedy = _one(root, "translation-set-aside")["remedy"]
    commands = [each.removeprefix("terbalik ").split() for each in re.findall(r"`(.+?)`", remedy)]
    assert [each[0] for each in commands] == ["new", "accept"]
    assert terbalik(*commands[1], root=root).code == 0
    assert _found(root) == []


def test_a_language_is_told_with_how_much_of_it_is_missing(tmp_path: Path) -> None:
    """How many texts, where most of them are, and the command or file that mends it; not for a language nobody publishes."""
    own = "organization/topics/tools/sketch-notes.yml"
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE}})
    (root / own).parent.mkdir(parents=True)
    shutil.copy(root / "topics/tools/paper-notes.yml", root / own)
    row = _one(root, "language-incomplete")
    assert re.search(r"On the pages in Bahasa Indonesia, \d+ of \d+ texts are shown", row["says"])
    assert own in row["says"]
    assert own.replace(".yml", ".id.yml") in row["remedy"]
    (root / PROFILE).write_text(HEAD + PEOPLE + "languages: [en]\n", encoding="utf-8")
    assert "should language-incomplete" not in _found(root)


def test_files_of_ours_that_were_edited_are_told(tmp_path: Path) -> None:
    """By the list of digests the copy came with; without a list nothing is claimed."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE}})
    assert _found(root) == []
    (root / "organization").rename(tmp_path / "kept")
    terbalik("schema", root=root)
    (tmp_path / "kept").rename(root / "organization")
    assert (root / MANIFEST).is_file()
    assert _found(root) == []
    with (root / "topics/tools/paper-notes.yml").open("a", encoding="utf-8") as file:
        file.write("# ours\n")
    row = _one(root, "edited")
    assert (row["kind"], "topics/tools/paper-notes.yml" in row["says"]) == ("should", True)


def test_a_newer_edition_is_told_where_one_is_named(tmp_path: Path) -> None:
    """Only then: nothing is fetched, and a folder that holds no edition is wrong use."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE}})
    newer = tiny(tmp_path / "newer")
    terbalik("schema", root=newer)
    assert _found(root, "--newest", str(newer)) == []
    manifest = newer / MANIFEST
    text = re.sub(
        r'"edition": "[^"]+"', '"edition": "2031.01"', manifest.read_text(encoding="utf-8")
    )
    manifest.write_text(text, encoding="utf-8")
    assert (
        "there is an edition 2031.01"
        in _one(root, "edition-behind", "--newest", str(newer))["says"]
    )
    assert terbalik("doctor", "--newest", str(tmp_path), root=root).code == 2
    assert terbalik("doctor", "--site", str(tmp_path / "none"), root=root).code == 2


def test_programs_that_nothing_runs_are_told(tmp_path: Path) -> None:
    """Templates without `code: true`; with it, the same files are named each time."""
    files = {PROFILE: HEAD + PEOPLE, "organization/overrides/main.html": "x"}
    root = tiny(tmp_path, {"write": files})
    assert _found(root) == ["note code-unused"]
    (root / PROFILE).write_text(HEAD + PEOPLE + "code: true\n", encoding="utf-8")
    assert "organization/overrides/main.html" in _one(root, "code")["says"]


def test_words_of_origin_that_no_longer_name_us_are_told(tmp_path: Path) -> None:
    """An organization may say it in its own way, but not leave the name out."""
    words = "organization/languages/en/words/own.yml"
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE, words: 'organization: {based_on: "By us"}\n'}})  # fmt: skip
    assert "must attribution-changed" in _found(root)
    (root / words).write_text('organization: {based_on: "Made from Terbalik"}\n', encoding="utf-8")
    assert "must attribution-changed" not in _found(root)


# --- the built site

FOOT = '<footer><p>Based on Terbalik</p><a rel="license" href="https://cc.org">CC</a></footer>'
PAGE = f'<body data-root="../"><a href="../id/">id</a><h2 id="part">x</h2>{FOOT}</body>'


def _site(folder: Path, **pages: str) -> Path:
    """A built site of two languages, with more pages."""
    for name, text in ({"index": "", "en/index": PAGE, "id/index": PAGE} | pages).items():
        file = folder / f"{name}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_a_built_site_is_looked_at(tmp_path: Path) -> None:
    """Where one lies below the root; a page without license or origin must be mended."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE}})
    assert [row["name"] for row in _rows(root)[1]] == ["not-built"]
    _site(root / "site")
    assert _rows(root) == (0, [])
    for bare in (PAGE.replace("Terbalik", "us"), PAGE.replace(' rel="license"', "")):
        _site(root / "site", **{"en/own/index": bare.replace("../id/", "../../id/")})
        row = _one(root, "attribution-missing")
        assert (row["kind"], "en/own/index.html" in row["says"]) == ("must", True)


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("part.pdf", True),
        ("./", True),
        ("../id/", True),
        ("../id", True),
        ("../id/#part", True),
        ("#part", True),
        ("#state=1", True),
        ("?minutes=45", True),
        ("a%20b.pdf", True),
        ("https://gone.example/x", True),
        ("mailto:a@sinarjaya.id", True),
        ("/en/", True),
        ("../gone/", False),
        ("gone.pdf", False),
        ("#gone", False),
        ("../id/#gone", False),
        ("../../../outside/", False),
    ],
)
def test_dead_links_inside_the_site_are_found(link: str, leads: bool) -> None:
    """Pages, files and places on a page; what lies outside the site is not asked."""
    pages = (
        page_of("en/index.html", f'<a href="{link}">x</a><p id="part">x</p>'),
        page_of("id/index.html", '<p id="part">x</p>'),
    )
    files = frozenset({"en/index.html", "id/index.html", "en/part.pdf", "en/a b.pdf"})
    assert dead_links(Built(pages, files)) == ([] if leads else [("en/index.html", link)])


def test_a_dead_link_in_the_built_site_must_be_mended(tmp_path: Path) -> None:
    """Exit 1, with the page and the link."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD + PEOPLE}})
    _site(root / "site", **{"en/own/index": PAGE.replace("../id/", "../gone/")})
    row = _one(root, "dead-link")
    assert "en/own/index.html to ../gone/" in row["says"]
    assert terbalik("doctor", root=root).code == 1


# --- how it is told


def test_what_must_be_mended_comes_first_and_is_counted(tmp_path: Path) -> None:
    """By weight, then one line that says whether the site can be published."""
    root = tiny(tmp_path, {"write": {PROFILE: HEAD, OVERLAY: "level: advanced\n"}})
    kinds = [row["kind"] for row in _rows(root)[1]]
    assert kinds == ["must", "should", "should", "note"]
    last = terbalik("doctor", root=root).out.splitlines()[-1]
    assert last == "1 must be mended before publishing, 2 should be, 1 only to be known."


def test_no_finding_steers_a_terminal() -> None:
    """Signs that a terminal obeys are shown by their code."""
    found = Finding("must", "x", "a\x1b[2Jb\nc", "Why.", "Do \x1b[0m.")
    text = as_text([found])
    assert "\x1b" not in text
    assert len(text.splitlines()) == 4
    assert verdict([found]) == "1 must be mended before publishing."


def test_faulty_settings_are_told_as_problems(tmp_path: Path) -> None:
    """Nothing can be examined; the fault is told as every verb tells it."""
    root = tiny(tmp_path, {"write": {"curriculum/settings.yml": "a: [\n"}})
    said = terbalik("doctor", root=root)
    assert (said.code, "yaml-syntax" in said.out) == (1, True)


def test_the_doctor_writes_nothing_and_asks_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a byte differs afterwards, and no connection is opened."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    root = tiny(tmp_path, {"write": {PROFILE: HEAD, OVERLAY: "level: advanced\n"}})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for form in ("text", "json", "github"):
        terbalik("doctor", "--format", form, root=root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert terbalik("doctor", root=TINY).code == 0
