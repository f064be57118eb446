"""Handbook pages and forms: what is written becomes a page and a sheet, in both languages."""

from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from trees import TINY, TODAY, tiny

from generator.documents import form, handbook, missing
from generator.model import document as d
from generator.model.artifact import Context
from generator.model.catalog import Catalog
from generator.printing.pdf import print_all
from generator.render import site, typst
from generator.survey import survey
from generator.texts import letters

REAL = Path(__file__).parent.parent
CATALOGS = {each.language: each for each in survey(TINY, TODAY).value.catalogs}
WORDS = {each.language: each.lexicon for each in survey(REAL, TODAY).value.catalogs}


def _worded(catalog: Catalog) -> Catalog:
    words = WORDS[catalog.language]
    return replace(catalog, lexicon=words, lexicons=tuple(WORDS.values()))


def _catalog(language: str) -> Catalog:
    """The tiny world in the words of the real interface."""

    return _worded(CATALOGS[language])


def _pages(catalog: Catalog) -> tuple[d.Document, ...]:
    return *handbook.build(catalog), *form.build(catalog)


def _page(language: str, path: str) -> d.Document:
    return next(each for each in _pages(_catalog(language)) if each.path == path)


def _html(language: str, path: str) -> str:
    catalog = _catalog(language)
    return site.body(_page(language, path), Context(catalog.lexicon, catalog.settings))


@pytest.mark.parametrize(
    ("language", "here", "elsewhere"),
    [
        ("en", "Thirty minutes are enough.", "Tiga puluh menit cukup."),
        ("id", "Tiga puluh menit cukup.", "Thirty minutes are enough."),
    ],
)
def test_a_page_speaks_one_language(language: str, here: str, elsewhere: str) -> None:
    """Steps, tables and facts of a page are there in its language, and not in the other."""
    html = _html(language, "handbook/first-week")
    assert here in html
    assert elsewhere not in html
    assert 'href="../../forms/agreement/"' in html
    assert 'href="#fact-pairs"' in html or 'href="./#fact-pairs"' in html
    assert 'id="fact-pairs"' in html


def test_a_step_without_an_actor_names_nobody() -> None:
    """The steps of a handbook are for whoever reads them."""
    (steps,) = [b for b in _page("en", "handbook/first-week").blocks if isinstance(b, d.Steps)]
    assert [item.who for item in steps.items] == [None, None]
    assert 'class="who"' not in _html("en", "handbook/first-week")


def test_a_table_keeps_its_columns(tmp_path: Path) -> None:
    """Cells follow the order of the columns, however their row was written."""
    swapped = {
        "{id: worry, text: No time.}, {id: answer, text: Thirty minutes are enough.}": "{id: answer, text: Thirty minutes are enough.}, {id: worry, text: No time.}"
    }
    root = tiny(tmp_path, {"change": {"curriculum/handbook/first-week.yml": swapped}})
    catalog = _worded(survey(root, TODAY).value.catalogs[0])
    (page,) = [each for each in _pages(catalog) if each.path == "handbook/first-week"]
    (table,) = [block for block in page.blocks if isinstance(block, d.Table)]
    assert [letters(cell) for cell in table.rows[0]] == ["No time.", "Thirty minutes are enough."]


def test_a_form_can_be_filled_in_on_the_screen() -> None:
    """Every field has a name of its own and a label: questions, a choice, a date, the cells of a grid."""
    html = _html("en", "forms/agreement")
    for name in ("q-wishes-wish", "q-wishes-place", "q-wishes-day", "g-expectations-1-1"):
        assert f'name="{name}"' in html
    assert 'aria-labelledby="g-expectations-r1 g-expectations-c1"' in html
    assert "Filled in by: the pair together" in html
    assert "Who sees it:" in html


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_form_is_printed(language: str, tmp_path: Path) -> None:
    """One tagged sheet with every clause, question and message in its language."""
    catalog = _catalog(language)
    context = Context(catalog.lexicon, catalog.settings)
    data = typst.render(_page(language, "forms/agreement"), context)
    made = print_all(list(data), catalog.settings.released, cache=tmp_path)
    assert made.problems == ()
    (file,) = made.value
    assert file.path == f"{language}/forms/agreement/terbalik-agreement-form-{language}.pdf"
    (tmp_path / "form.pdf").write_bytes(file.content)
    reader = pypdf.PdfReader(tmp_path / "form.pdf")
    text = " ".join(page.extract_text() for page in reader.pages)
    said, other = ("What is said here stays here.", "Yang dikatakan di sini tetap di sini.")
    if language == "id":
        said, other = other, said
    assert said in text
    assert other not in text
    assert len(reader.pages) == 1


def test_sheets_of_their_own(tmp_path: Path) -> None:
    """A form whose parts are sheets starts a page for each."""
    root = tiny(
        tmp_path, {"change": {"curriculum/forms/agreement.yml": {"sheets: one": "sheets: each"}}}
    )
    catalog = _worded(survey(root, TODAY).value.catalogs[0])
    (sheet,) = [each for each in _pages(catalog) if each.path == "forms/agreement"]
    data = typst.render(sheet, Context(catalog.lexicon, catalog.settings))
    (file,) = print_all(list(data), catalog.settings.released, cache=tmp_path / "cache").value
    (tmp_path / "form.pdf").write_bytes(file.content)
    assert len(pypdf.PdfReader(tmp_path / "form.pdf").pages) == 4


def test_doors_come_first_and_pages_lead_on(tmp_path: Path) -> None:
    """The list of pages begins with the doors; a chapter ends with the way to the next of its kind."""
    door = (TINY / "curriculum/handbook/first-week.yml").read_text(encoding="utf-8")
    later = door.replace("order: 10", "order: 20").replace("first week?", "second week?")
    root = tiny(
        tmp_path,
        {
            "write": {
                "curriculum/handbook/second-week.yml": later,
                "curriculum/handbook/zero.yml": door.replace("place: chapter", "place: door"),
            }
        },
    )
    catalog = _worded(survey(root, TODAY).value.catalogs[0])
    assert [page.slug for page in catalog.handbook] == ["zero", "first-week", "second-week"]
    (first,) = [each for each in _pages(catalog) if each.path == "handbook/first-week"]
    (onward,) = [block for block in first.blocks if isinstance(block, d.Links)]
    assert [item.path for item in onward.items] == ["handbook/second-week"]


def test_a_page_without_a_language_file_says_so(tmp_path: Path) -> None:
    """A handbook page, a form or a track that nobody has translated is a short page with a link to its source."""
    files = ("handbook/first-week", "forms/agreement")
    root = tiny(tmp_path, {"delete": [f"curriculum/{file}.id.yml" for file in files]})
    catalog = _worded(survey(root, TODAY).value.catalogs[1])
    assert catalog.language == "id"
    assert {f"curriculum/{file}.yml" for file in files} == catalog.untranslated
    made = [missing.build(each, catalog) for each in _pages(catalog) if each.path in files]
    assert [each.kind for each in made] == ["missing", "missing"]
    assert all("Inggris" in letters(each.summary) for each in made)
