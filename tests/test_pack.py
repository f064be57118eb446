"""The pack: what a session needs on paper, in one file of each length."""

import io
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import paper_samples as samples
import pypdf
import pytest
from built import ADDRESS, LANGUAGES, ROOT, TODAY
from conftest import Visit

from generator.memory import Memory
from generator.model import document as d
from generator.model.document import Document
from generator.paper.columns import share_of
from generator.paper.order import regions
from generator.printing.pdf import print_all
from generator.render.typst import render, render_packs
from generator.stage import Scope, composed
from generator.survey import survey

TOPIC = "topics/scams-aimed-at-leaders/"


def documents(language: str = "en", extra: tuple[d.Block, ...] = ()) -> tuple[Document, ...]:
    """A guide of two lengths, its ladder of questions, and its three sheets."""
    guide = samples.guide(language, extra)
    agenda = next(block for block in guide.blocks if isinstance(block, d.Agenda))
    asked, secret = agenda.items[0].prompts
    spare = replace(asked, id="spare", rung="decide", text=samples.text("Sparequestion", language))
    ladder = replace(guide, kind="prompts", blocks=(d.Prompts(items=(asked, secret, spare)),))
    senior = samples.worksheet(language)
    brief = replace(senior, kind="brief", blocks=(d.Prose(text=samples.text("Briefly", language)),))
    return guide, ladder, replace(senior, kind="worksheet-mentor"), senior, brief


def printed(documents: tuple[Document, ...], minutes: int = 45) -> pypdf.PdfReader:
    [artifact] = render_packs(documents, samples.context(documents[0].language), minutes)
    outcome = print_all((artifact,), samples.RELEASED, count=1)
    assert not outcome.problems
    return pypdf.PdfReader(io.BytesIO(outcome.value[0].content))


def data(documents: tuple[Document, ...], minutes: int = 45) -> dict[str, Any]:
    [artifact] = render_packs(documents, samples.context(documents[0].language), minutes)
    found: dict[str, Any] = json.loads(artifact.content)
    return found


def letters(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Session pack", "Mentor's worksheet", "Senior's worksheet", "Senior's brief")),
        ("id", ("Paket sesi", "Lembar refleksi mentor", "Lembar refleksi pemimpin senior",
                "Lembar ringkas")),
    ],
)  # fmt: skip
def test_each_sheet_stands_on_a_page_of_its_own(language: str, words: tuple[str, ...]) -> None:
    """Guide, both worksheets, brief: in this order, each sheet named, none with words of another on it."""
    pages = [letters(page) for page in printed(documents(language)).pages]
    assert len(pages) == 4
    for number, (page, name) in enumerate(zip(pages, words, strict=True), 1):
        assert page.startswith(name)
        assert f"{number} " in page.rpartition("CC BY 4.0")[2]
    assert "Firstpart" in pages[0]
    assert not any(word in page for page in pages[1:] for word in ("Firstpart", "Listen", "Simak"))


def test_the_first_page_tells_where_everything_is() -> None:
    """What somebody looks up is named with its page, and each name leads there."""
    extra = (
        d.Heading(id="if-they-ask", level=2, text=samples.text("Asked", "en")),
        d.Answer(id="a", they_ask=samples.text("Why", "en"), you_say=samples.text("So", "en")),
    )
    reader = printed(documents("en", extra))
    wanted = (
        "In this pack: Asked 1 · All questions, from easy to brave 1 · "
        "Mentor's worksheet 2 · Senior's worksheet 3 · Senior's brief 4"
    )
    first: Any = reader.pages[0]
    assert wanted in letters(first)
    links = [note.get_object() for note in first["/Annots"]]
    assert len([link for link in links if "/Dest" in link or "/GoTo" in str(link)]) >= 5


def test_bookmarks_name_the_sheets() -> None:
    """A reader program lists the guide by its question and every sheet by what it is."""
    outline = printed(documents()).outline
    titles = [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)]
    sheets = ["Mentor's worksheet", "Senior's worksheet", "Senior's brief"]
    assert titles == [samples.TITLES["en"], *sheets]


def test_a_pack_tells_its_length() -> None:
    """The name of the file and the title in it say for how many minutes it is."""
    artifacts = render_packs(documents("id"), samples.context("id"))
    assert [Path(artifact.path).name for artifact in artifacts] == [
        "sample-30-menit-id.json", "sample-45-menit-id.json"
    ]  # fmt: skip
    names = [json.loads(artifact.content)["name"] for artifact in artifacts]
    assert names == ["Sample · Paket sesi · 30 menit", "Sample · Paket sesi · 45 menit"]


def test_the_ladder_prints_in_full_only_what_the_agenda_leaves_out() -> None:
    """A question of the agenda is named with its minutes; one that needs trust is left out."""
    ladder = next(b for b in data(documents())["parts"][0]["behind"] if b["is"] == "ladder")
    asked, spare = ladder["items"]
    assert (asked["at"], spare["at"]) == ("20–45 min", None)
    page = letters(printed(documents()).pages[0])
    assert page.count(samples.ASKED["en"]) == 3  # twice in the agenda, once in the ladder
    assert page.count("Sparequestion") == 1
    assert page.count("Follow") == 3
    assert "Trustquestion" not in page


@pytest.mark.parametrize(("rung", "stays"), [("reverse", False), ("observe", True)])
def test_the_tables_are_not_turned_twice(rung: str, stays: bool) -> None:
    """The advice to let the senior teach is left out where the agenda of this length does so itself."""
    text = samples.text("Turn the tables", "en")
    guide = samples.guide("en", (d.Callout(id="turned", kind="tip", title=text),))
    agenda = next(block for block in guide.blocks if isinstance(block, d.Agenda))
    asked = replace(agenda.items[0].prompts[0], rung=rung)  # type: ignore[arg-type]
    items = tuple(replace(item, prompts=(asked,)) for item in agenda.items)
    blocks = tuple(replace(b, items=items) if b is agenda else b for b in guide.blocks)
    during = data((replace(guide, blocks=blocks),))["parts"][0]["during"]
    assert any(block["is"] == "callout" for block in during) == stays


def test_a_paragraph_set_before_is_set_the_same() -> None:
    """A press that has just set other lengths and sheets gives the very bytes of one that has not."""
    context = samples.context("en")
    every = render_packs(documents(), context)
    for document in documents():
        every += render(document, context)
    together = print_all(every, samples.RELEASED, count=1).value
    assert len(together) == 6
    alone = [print_all((one,), samples.RELEASED, count=1).value[0] for one in every]
    assert [file.content for file in together] == [file.content for file in alone]


def test_every_block_of_a_guide_has_one_place() -> None:
    """Nothing is lost or doubled between the places of the page, whatever headings a guide has."""
    ids = ("before", "prepare", "needs", "during", "diagnose", "risks", "unknown", "terms")
    line = samples.text("Line", "en")
    blocks = tuple(
        block
        for id in ids
        for block in (d.Heading(id=id, level=2, text=line), d.Prose(text=samples.text(id, "en")))
    )
    placed = regions(replace(samples.guide("en"), blocks=blocks), ())
    found = {
        name: [block.text.raw for block in getattr(placed, name) if isinstance(block, d.Prose)]
        for name in ("top", "to_do", "to_know", "during", "behind")
    }
    assert found == {
        "top": ["before"],
        "to_do": ["prepare"],
        "to_know": ["needs"],
        "during": ["during", "unknown"],
        "behind": ["diagnose", "risks", "terms"],
    }


@pytest.mark.parametrize(
    ("left", "right", "share"), [(600, 500, 54), (900, 200, 62), (100, 900, 46)]
)
def test_the_longer_of_two_columns_is_wider(left: int, right: int, share: int) -> None:
    """What has more to say gets more room, in three steps."""
    assert share_of(left, right) == share


def packs(site: Path, minutes: int) -> list[Path]:
    return sorted(site.glob(f"*/topics/*/*-{minutes}-*.pdf"))


@pytest.mark.slow
def test_a_pack_of_45_minutes_is_eight_pages(site: Path) -> None:
    """Every topic in every language: at most eight sheets to carry, the last three to hand over."""
    files = packs(site, 45)
    topics = {file.parent for file in site.glob("*/topics/*/index.html")}
    assert {file.parent for file in files} == topics
    pages = {file: len(pypdf.PdfReader(file).pages) for file in files}
    assert [str(file) for file, count in pages.items() if count > 8] == [], Counter(pages.values())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_of_45_minutes_is_eight_pages_on_letter(language: str) -> None:
    """The shorter paper of an organization that sets `paper: us-letter` holds the same."""
    [catalog] = [each for each in survey(ROOT, TODAY).value.catalogs if each.language == language]
    letter = replace(catalog, settings=replace(catalog.settings, paper="us-letter"))
    made = composed(letter, Scope(ADDRESS), Memory())
    outcome = print_all(render_packs(made.documents, made.context, 45), samples.RELEASED)
    pages = {
        each.path: len(pypdf.PdfReader(io.BytesIO(each.content)).pages) for each in outcome.value
    }
    assert len(pages) == len(catalog.topics)
    assert [path for path, count in pages.items() if count > 8] == [], Counter(pages.values())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_on_paper_is_too_small(site: Path, language: str) -> None:
    """Most of a pack is set in 9 points or more, and nothing in less than 8."""
    [file] = [file for file in packs(site, 45) if f"{language}/{TOPIC}" in file.as_posix()]
    sizes: Counter[float] = Counter()

    def seen(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        sizes[round(abs(size * tm[3] * cm[3]), 1)] += len(text.strip())

    for page in pypdf.PdfReader(file).pages:
        page.extract_text(visitor_text=seen)
    written = {size: count for size, count in sizes.items() if count}
    assert min(written) >= 8
    body = sum(count for size, count in written.items() if size >= 9)
    assert body > 0.6 * sum(written.values())


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("language", "words"), [("en", "Print pack"), ("id", "Cetak paket")])
def test_the_button_follows_the_chosen_length(
    visit: Visit, address: str, language: str, words: str, scripts: bool
) -> None:
    """One button at a time is seen, and it saves the pack of the minutes that are chosen."""
    page = visit(f"{address}{language}/{TOPIC}", java_script_enabled=scripts)
    for minutes in (45, 30, 90):
        if minutes != 45:
            page.locator(f'.switch a[href="#minutes-{minutes}"]').click()
        button = page.locator(".bar a", has_text=re.compile(f"^{words}$")).locator("visible=true")
        assert button.count() == 1
        assert f"-{minutes}-" in (button.get_attribute("href") or "")
