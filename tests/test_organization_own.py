"""What an organization writes itself: topics, tracks, handbook pages, forms, pages and words, read as ours are."""

from pathlib import Path

import pytest
from test_commands import terbalik
from trees import TODAY, tiny

from generator.survey import Survey, survey

AREA = "topics/tools"
PAGE = """\
place: home
order: 10
reader: mentor
title: How we begin here
short_title: We begin
summary: What a mentor of ours does in the first hour.
keywords: [begin, first]
sections:
  - {id: door, heading: At the door, body: "Ask for [the paper](topic:paper-notes) first."}
"""
PAGE_ID = """\
title: Cara kita memulai
short_title: Memulai
summary: Yang dilakukan mentor kita pada jam pertama.
keywords: [mulai, awal]
sections:
  door: {heading: Di pintu, body: "Mintalah dulu [kertas](topic:paper-notes)."}
"""


def _own_topic(root: Path, slug: str = "stone-notes") -> None:
    """Copy the tiny world's paper topic into the organization's own folder, in both languages."""
    folder = root / "organization" / AREA
    folder.mkdir(parents=True)
    for end in (".yml", ".id.yml"):
        text = (root / AREA / f"paper-notes{end}").read_text(encoding="utf-8")
        text = text.replace("paper", "stone").replace("kertas", "batu")
        (folder / f"{slug}{end}").write_text(text, encoding="utf-8")


def _errors(root: Path) -> list[str]:
    found = survey(root, TODAY).problems
    return [f"{p.where.path}:{p.where.line} {p.code}" for p in found if p.severity == "error"]


def _found(root: Path) -> Survey:
    return survey(root, TODAY).value


def test_an_own_topic_is_read_as_ours_are(tmp_path: Path) -> None:
    """It stands in its area in both languages, knows where it came from, and owes no digest of ours."""
    root = tiny(tmp_path)
    _own_topic(root)
    for catalog in _found(root).catalogs:
        topic = catalog.topic("stone-notes")
        assert topic is not None
        assert topic.where.path == "organization/topics/tools/stone-notes.yml"
        assert topic in catalog.in_area("tools")
        assert topic.title.language == catalog.language
    assert _errors(root) == []


def test_a_name_of_ours_is_taken(tmp_path: Path) -> None:
    """The same name in both is told at the organization's file, not at ours."""
    root = tiny(tmp_path)
    _own_topic(root, "paper-notes")
    assert _errors(root) == ["organization/topics/tools/paper-notes.yml:1 slug-twice"]


@pytest.mark.parametrize("kind", ["tracks", "handbook", "forms"])
def test_every_kind_has_a_folder_of_its_own(tmp_path: Path, kind: str) -> None:
    """Tracks, handbook pages and forms of theirs lie beside each other and are published with ours."""
    root = tiny(tmp_path)
    folder = root / "organization" / kind
    folder.mkdir(parents=True)
    for file in (root / "curriculum" / kind).iterdir():
        end = file.name.partition(".")[2]
        (folder / f"our-own.{end}").write_bytes(file.read_bytes())
    assert _errors(root) == []
    for catalog in _found(root).catalogs:
        mine = [record.where.path for record in catalog.records if record.slug == "our-own"]
        assert mine == [f"organization/{kind}/our-own.yml"]


def test_a_language_file_belongs_to_whose_source_it_lies_beside(tmp_path: Path) -> None:
    """A translation in the own folder never lays itself over a file of ours."""
    root = tiny(tmp_path)
    place = root / "organization" / AREA / "paper-notes.id.yml"
    place.parent.mkdir(parents=True)
    place.write_text("title: Judul lain?\n", encoding="utf-8")
    assert _errors(root) == ["organization/topics/tools/paper-notes.id.yml:1 no-base"]
    topic = _found(root).catalogs[1].topic("paper-notes")
    assert topic is not None
    assert topic.title.raw == "Apa yang hilang dari catatan kertas?"


def test_an_own_page_is_a_document_and_on_the_home_page(tmp_path: Path) -> None:
    """It has an address of its own, its sections, and a link from home, in each language."""
    files = {"organization/pages/begin.yml": PAGE, "organization/pages/begin.id.yml": PAGE_ID}
    root = tiny(tmp_path, {"write": files})
    assert _errors(root) == []
    titles = {c.language: [page.title.raw for page in c.pages] for c in _found(root).catalogs}
    assert titles == {"en": ["How we begin here"], "id": ["Cara kita memulai"]}
    assert terbalik("status", root=root).out.count("begin") == 1


def test_a_link_to_an_own_page_is_checked(tmp_path: Path) -> None:
    """`page:` leads to the organization's pages; a name that none has is told with the one that was meant."""
    text = PAGE.replace("topic:paper-notes", "page:begni")
    root = tiny(tmp_path, {"write": {"organization/pages/begin.yml": text}})
    told = [p for p in survey(root, TODAY).problems if p.code == "unknown-link"]
    assert ['Did you mean "begin"?' in p.message for p in told] == [True]


def test_words_of_an_organization_take_the_place_of_ours(tmp_path: Path) -> None:
    """One file of interface words or vocabulary is enough; the rest stays; saying one twice is told."""
    place = "organization/languages/en"
    words = {
        f"{place}/words/own.yml": "area: {tools: Our tools}\n",
        f"{place}/vocabulary.yml": "senior: chief\n",
    }
    root = tiny(tmp_path, {"write": words})
    lexicon = _found(root).catalogs[0].lexicon
    assert lexicon.say("area.tools") == "Our tools"
    assert lexicon.word("senior", "", capital=True) == "Chief"
    assert lexicon.word("senior", "plural", capital=False) == "senior leaders"
    assert _errors(root) == []
    (root / place / "words/more.yml").write_text("area: {tools: Again}\n", encoding="utf-8")
    assert _errors(root) == [f"{place}/words/own.yml:1 word-twice"]


def test_a_term_base_of_an_organization_adds_to_ours(tmp_path: Path) -> None:
    """Its terms are enforced with ours; one with an id of ours takes its place."""
    terms = "terms:\n  - {id: chief, en: chief, say: kepala, avoid: [bos besar]}\n"
    root = tiny(tmp_path, {"write": {"organization/languages/id/terms.yml": terms}})
    loaded = _found(root).loaded
    assert loaded is not None
    base = loaded.term_base("id")
    assert base is not None
    assert {"chief"} < {term.id for term in base.terms}


def test_a_language_that_only_an_organization_has(tmp_path: Path) -> None:
    """Its code in the profile and its words in its folder are all it takes; what is missing is told there."""
    profile = "name: Sinar\nshort_name: Sinar\nkind: sme\nlanguages: [jv, en, id]\n"
    root = tiny(tmp_path, {"write": {"organization/organization.yml": profile}})
    folder = root / "organization/languages/jv"
    (folder / "words").mkdir(parents=True)
    for path in ("vocabulary.yml", "style.yml", "words/common.yml"):
        text = (root / "curriculum/languages/en" / path).read_text(encoding="utf-8")
        (folder / path).write_text(text, encoding="utf-8")
    told = [p for p in survey(root, TODAY).problems if p.severity == "error"]
    assert {p.code for p in told} <= {"interface-word-missing"}
    catalog = next(c for c in _found(root).catalogs if c.language == "jv")
    assert len(catalog.topics) == 2
    assert "topics/tools/paper-notes.yml" in catalog.untranslated
