"""What an organization's paper says, which travels alone: whom to turn to, and what it is based on."""

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import paper_samples as samples
import pypdf
import pytest
from trees import TODAY, tiny

from generator.model import document as d
from generator.model.artifact import Artifact, Context
from generator.model.document import Document
from generator.model.profile import Contact, Profile
from generator.printing.pdf import print_all
from generator.render.typst import render, render_packs
from generator.survey import survey

HERE = samples.PLACE
COUNSELOR = Contact(where=HERE, name="Ms. Safe, room 2", address="mailto:safe@school.example")
DESK = Contact(where=HERE, name="Mentoring desk", address="https://school.example/desk")
WRONG = {"en": "If something is not right:", "id": "Jika ada yang tidak beres:"}
ASK = {"en": "Contact:", "id": "Narahubung:"}
BASED = {"en": "Based on Terbalik, CC BY 4.0", "id": "Berdasarkan Terbalik, CC BY 4.0"}


def _context(language: str, paper: str = "a4", **fields: Any) -> Context:
    """A school's context; `fields` are those of its profile."""
    profile = Profile(where=HERE, name="Example School", short_name="School", kind="school")
    return replace(samples.context(language, paper), profile=replace(profile, **fields))


def _documents(language: str) -> tuple[Document, ...]:
    """A guide with a chapter on what goes wrong and its provenance, a worksheet and a brief."""
    words = {name: samples.text(name, language) for name in ("Wrongly", "Stucksituation", "Waitcalmly", "Mayweask")}  # fmt: skip
    guide = samples.guide(
        language,
        (
            d.Heading(id="if-it-goes-wrong", level=2, text=words["Wrongly"]),
            d.Callout(
                id="silence",
                kind="stuck",
                title=words["Stucksituation"],
                body=(words["Waitcalmly"],),
                say=words["Mayweask"],
            ),
            _provenance(),
        ),
    )
    senior = samples.worksheet(language, count=6, lines=3)
    brief = replace(senior, kind="brief", blocks=(d.Prose(text=samples.text("Briefly", language)),))
    return guide, senior, brief


def _provenance() -> d.Provenance:
    return d.Provenance(
        edition="2026.11",
        released=samples.RELEASED,
        license_name="CC BY 4.0",
        license_address="https://creativecommons.org/licenses/by/4.0/",
        source_path=HERE.path,
        keywords=(),
        reviewed=(),
        stale=0,
        fallback=0,
    )


def _pages(artifacts: tuple[Artifact, ...]) -> list[str]:
    outcome = print_all(artifacts, samples.RELEASED, count=1)
    assert outcome.problems == ()
    (made,) = outcome.value
    found = pypdf.PdfReader(io.BytesIO(made.content)).pages
    return [" ".join(page.extract_text().split()) for page in found]


def _links(artifacts: tuple[Artifact, ...]) -> set[str]:
    (made,) = print_all(artifacts, samples.RELEASED, count=1).value
    pages: Any = pypdf.PdfReader(io.BytesIO(made.content)).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", ())]
    return {note["/A"]["/URI"] for note in notes if "/URI" in note.get("/A", {})}


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_a_pack_says_whom_to_turn_to_where_it_is_looked_up(language: str, paper: str) -> None:
    """Below "If it goes wrong" and before the first case, by name and address; safeguarding first; once more for the senior."""
    context = _context(language, paper, safeguarding=COUNSELOR, contact=DESK)
    packs = render_packs(_documents(language), context, 45)
    first, *_, brief = _pages(packs)
    told = f"{WRONG[language]} Ms. Safe, room 2, safe@school.example {ASK[language]} Mentoring desk, school.example/desk"
    assert f"Wrongly {told} Stucksituation" in first
    assert f"Briefly {told}" in brief
    assert {"mailto:safe@school.example", "https://school.example/desk"} <= _links(packs)


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_sheet_of_an_organization_bears_the_license(language: str) -> None:
    """Each page of a pack and each sheet printed alone, once; and where the page lives on the same line."""
    context = _context(language)
    alone = [render(document, context) for document in _documents(language)[1:]]
    for artifacts in (render_packs(_documents(language), context, 45), *alone):
        for page in _pages(artifacts):
            foot = page[page.index("School · Sample") :]
            assert foot.count(BASED[language]) == 1
            assert f"{BASED[language]} · example.org/terbalik/{language}/topics/sample/" in foot
            assert foot.count("CC BY 4.0") == 1


def test_the_guide_says_its_origin_beside_its_edition() -> None:
    """What a screen reader skips at the foot stands in the text as well."""
    (page, *_) = _pages(render_packs(_documents("en"), _context("en"), 45))
    assert "Based on Terbalik. Edition 2026.11, 23 November 2026. License: CC BY 4.0." in page


def test_without_an_address_the_license_has_its_line() -> None:
    """A site that has no address yet owes it all the same."""
    context = replace(_context("en"), site_address=None)
    for page in _pages(render_packs(_documents("en"), context, 45)):
        assert "Edition 2026.11 Page" in page
        assert page.endswith(BASED["en"])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, []),
        ({"contact": DESK}, ["Contact:"]),
        ({"safeguarding": COUNSELOR}, ["If something is not right:"]),
    ],
)
def test_only_who_is_named_is_printed(fields: dict[str, Any], told: list[str]) -> None:
    """No empty box, no label without a name."""
    (artifact,) = render_packs(_documents("en"), _context("en", **fields), 45)
    data = json.loads(artifact.content)
    for blocks in (data["parts"][0]["behind"], data["parts"][-1]["front"]):
        found = [block["items"] for block in blocks if block["is"] == "contacts"]
        assert len(found) == (1 if told else 0)
        assert [each["label"] for items in found for each in items] == told


def test_ours_names_nobody() -> None:
    """Without a profile there is no such block, no notice, and the license stays where it was."""
    (artifact,) = render_packs(_documents("en"), samples.context("en"), 45)
    assert b"contacts" not in artifact.content
    data = json.loads(artifact.content)
    assert data["notice"] is None
    assert data["footer"] == ["Sample", "English", "Edition 2026.11", "CC BY 4.0"]
    assert "Based on" not in " ".join(_pages((artifact,)))


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_long_names_take_no_page_more(paper: str) -> None:
    """A sheet stays one page with the longest name and address a profile may have, and letters stay letters."""
    name = '#read("/etc/passwd") $x$ *Deputy head* ' + "of pastoral care " * 15
    who = Contact(where=HERE, name=name, address="mailto:" + "a" * 200 + "@school.example")
    context = _context("en", paper, safeguarding=who, contact=who, short_name="S" * 24)
    for document in _documents("en")[1:]:
        pages = _pages(render(document, context))
        assert len(pages) == 1
        assert "root:" not in pages[0]
        shown = document.kind == "brief"
        assert ('#read("/etc/passwd") $x$ *Deputy head*' in pages[0]) == shown


def test_a_name_that_paper_cannot_show_is_told_at_the_profile(tmp_path: Path) -> None:
    """Before printing, at the line of the contact, and not once for every sheet."""
    profile = (
        "name: Example School\nshort_name: School\nkind: school\n"
        'contact: {name: "Desk \U0001f389", address: "mailto:desk@school.example"}\n'
    )
    root = tiny(tmp_path, {"write": {"organization/organization.yml": profile}})
    found = survey(root, TODAY).problems
    assert [f"{each.where} {each.code}" for each in found] == [
        "organization/organization.yml:4:10 no-glyph"
    ]
