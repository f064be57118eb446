"""What the checks promise beyond one sentence a code: what they leave alone, and how far they look."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from trees import TODAY, tiny

from generator.checks.figure import _FIGURE
from generator.checks.glyph import _MISSING
from generator.checks.minutes import _ranges
from generator.checks.prose import lix
from generator.minutes import reaches
from generator.problem import Problem
from generator.survey import survey

PAPER = "topics/tools/paper-notes.yml"
PAPER_ID = "topics/tools/paper-notes.id.yml"
VOICE = "topics/tools/voice-notes.yml"
OVERLAY = "organization/overlays/topics/tools/paper-notes.yml"


def _problems(folder: Path, case: dict[str, Any]) -> tuple[Problem, ...]:
    return survey(tiny(folder, case), TODAY).problems


def _change(path: str, **edits: str) -> dict[str, Any]:
    """Return a case whose edits replace the answers `A pen.` and `One minute.` of the tiny topic."""
    old = {"pen": "answer: A pen.", "minute": "answer: One minute."}
    return {"change": {path: {old[key]: f"answer: {put!r}" for key, put in edits.items()}}}


def test_a_text_without_translation_is_judged_once(tmp_path: Path) -> None:
    """The source's words that stand in for a missing translation are told of in one language only."""
    case = _change(PAPER, pen="Your generation knows.")
    case["change"][PAPER_ID] = {", answer: Satu pena.": ""}
    found = _problems(tmp_path, case)
    assert sorted(each.code for each in found) == ["stereotype", "text-missing"]


def test_an_organizations_words_are_judged_where_they_stand(tmp_path: Path) -> None:
    """A fault in an overlay names the overlay's own line, never our file."""
    text = "if_they_ask:\n  cost:\n    answer: >-\n      Your generation pays 20% more.\n"
    found = _problems(tmp_path, {"write": {OVERLAY: text}})
    judged = [each for each in found if each.code in ("loose-figure", "stereotype")]
    assert len(found) - len(judged) == 2  # not settled yet, and our translation set aside
    assert [(each.code, str(each.where)) for each in judged] == [
        ("loose-figure", f"{OVERLAY}:4:7"),
        ("stereotype", f"{OVERLAY}:4:7"),
    ]


@pytest.mark.parametrize(
    ("words", "faulty"),
    [
        ("Your generation decides.", True),
        ("Nobody speaks for YOUR  generation.", True),
        ("Some say “your generation” and stop.", False),
        ('"Boomers write" is what some say.', False),
        ("Boomers write.", True),
        ("Baby-boomers write.", False),
        ("Your generations differ.", False),
    ],
)
def test_stereotypes_are_whole_words_and_never_quotations(
    tmp_path: Path, words: str, faulty: bool
) -> None:
    """A pattern is found in any case and spacing, as whole words, outside double quotation marks."""
    found = _problems(tmp_path, _change(PAPER, pen=words))
    assert [each.code for each in found] == ["stereotype"] * faulty


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("Rp9,1 triliun hilang", ["Rp9,1"]),
        ("US$55.5 billion, 44,446 reports", ["US$55.5", "44,446"]),
        ("about 3.5 % of them, or 12%", ["3.5 %", "12%"]),
        ("1.070 orang, 432.637 laporan", ["1.070", "432.637"]),
        ("pukul 14.30, Law 27/2022, 90 minutes, 2026, version 2.1", []),
        ("at 14.30, 300 people", []),
        ("one in 1,2,3", []),
    ],
)
def test_figures_are_shares_money_and_large_numbers(words: str, figures: list[str]) -> None:
    """Times, laws, years and small numbers are no figures."""
    assert _FIGURE.findall(words) == figures


@pytest.mark.parametrize(
    ("words", "loose"),
    [("It saves 62 percent.", True), ("It saves 62 percentages.", False), ("Some percent.", False)],
)
def test_a_language_names_its_own_units(tmp_path: Path, words: str, loose: bool) -> None:
    """A number before a word of `figure_words` is a figure, which needs a fact."""
    found = _problems(tmp_path, _change(PAPER, pen=words))
    assert [each.code for each in found] == ["loose-figure"] * loose


def test_a_figure_of_a_fact_is_no_loose_figure(tmp_path: Path) -> None:
    """A link to the fact with its figure is right, wherever it stands."""
    case = _change(PAPER, pen="It was [44,446](fact:lost).")
    case["change"][PAPER].update(
        {
            "figure: 3 of 10": "figure: 44,446",
            "survey 3 of 10 offices": "survey 44,446 offices",
            "[3 of 10](fact:lost)": "[44,446](fact:lost)",
        }
    )
    case["change"][PAPER_ID] = {"answer: Satu pena.": "answer: 'Itu [3 dari 10](fact:lost).'"}
    assert _problems(tmp_path, case) == ()


def test_what_is_broken_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """A file with a fault of its own keeps others quiet that name it."""
    case = {
        "change": {
            VOICE: {"level: basic": "level: basics"},
            "curriculum/sources.yml": {"date: 2026-06-30": "date: June"},
            "curriculum/languages/en/vocabulary.yml": {"senior: {": "senior: ["},
            "curriculum/languages/id/words/common.yml": {"tools: {": "tools: ["},
        }
    }
    found = _problems(tmp_path, case)
    assert [each.code for each in found] == [
        "yaml-syntax",
        "yaml-syntax",
        "not-a-date",
        "not-a-choice",
    ]


def test_a_circle_of_three_is_told_once(tmp_path: Path) -> None:
    """The path of a circle starts at its first topic by name, and is told once however long it is."""
    case: dict[str, Any] = {
        "copy": {"topics/tools/third-notes.yml": VOICE},
        "change": {
            PAPER: {"pillars: [skills]": "pillars: [skills]\nbetter_after: [third-notes]"},
            "topics/tools/third-notes.yml": {
                "better_after: [paper-notes]": "better_after: [voice-notes]"
            },
        },
    }
    found = _problems(tmp_path, case)
    circles = [each.message for each in found if each.code == "order-circle"]
    path = "paper-notes after third-notes after voice-notes after paper-notes"
    assert circles == [f'"better_after" runs in a circle: {path}.']


def test_the_advice_on_a_gap_closes_it(tmp_path: Path) -> None:
    """The one change that is advised makes every length possible; where none would, that is said."""
    edit = {"{min: 5, typical: 8, max: 16}": "{min: 8, typical: 8, max: 9}"}
    edit["{min: 8, typical: 12, max: 20}"] = "{min: 12, typical: 12, max: 13}"
    root = tiny(tmp_path, {"change": {PAPER: edit}})
    outcome = survey(root, TODAY)
    gap = next(each for each in outcome.problems if each.code == "minutes-gap")
    assert gap.remedy == 'Raise the max of "welcome" to 12; that closes it.'
    welcome, *others = outcome.value.catalogs[0].topics[0].activities
    mended = replace(welcome, minutes=replace(welcome.minutes, max=12))
    assert not all(reaches((welcome, *others), length) for length in range(30, 91))
    assert all(reaches((mended, *others), length) for length in range(30, 91))


def test_a_gap_no_single_change_closes_says_so(tmp_path: Path) -> None:
    """Advice is never made up."""
    edit = {
        "{min: 5, typical: 8, max: 16}": "{min: 8, typical: 8, max: 8}",
        "{min: 8, typical: 12, max: 20}": "{min: 12, typical: 12, max: 12}",
        "{min: 10, typical: 15, max: 25}": "{min: 15, typical: 15, max: 15}",
    }
    found = _problems(tmp_path, {"change": {PAPER: edit}})
    assert [each.code for each in found] == ["minutes-gap"]
    assert "no single change" in found[0].remedy


def test_ranges_are_short() -> None:
    """Neighbors are joined, lone lengths stand alone."""
    assert _ranges([31, 32, 33, 40, 88, 89]) == "31-33, 40, 88-89"


def test_dates_judge_only_what_is_due(tmp_path: Path) -> None:
    """Today decides nothing but the notices on facts that are due."""
    root = tiny(tmp_path)
    assert survey(root, datetime.date(2027, 3, 19)).problems == ()
    late = survey(root, datetime.date(2047, 1, 1)).problems
    assert {(each.code, each.severity) for each in late} == {("fact-due", "notice")}


@pytest.mark.parametrize(
    "sign",
    [
        "é",
        "ơ",
        "ﬁ",
        "“",
        "…",
        "→",
        "☐",
        "✓",
        "€",
        "½",
        "Ω",
        "ж",
        "🙂",
        "漢",
        "ไ",
        "ꦗ",
        "\xad",
    ],
)
def test_what_is_refused_as_unprintable_is_what_typst_refuses(sign: str, tmp_path: Path) -> None:
    """The rule on characters agrees with the printer on both sides of its border."""
    typst = pytest.importorskip("typst")
    fonts = Path(__file__).parents[1] / "generator" / "templates" / "typst" / "fonts"
    source = tmp_path / "sign.typ"
    head = '#set document(title: "t")\n#set text(font: ("Plus Jakarta Sans", "DejaVu Sans Mono"))\n'
    source.write_text(f"{head}= {sign}\n", encoding="utf-8")
    try:
        typst.compile(source, font_paths=[fonts], ignore_system_fonts=True, pdf_standards="ua-1")
        shown = True
    except typst.TypstError:
        shown = False
    assert shown is not bool(_MISSING.search(sign))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((), 0.0),
        (("One two three four.",), 4.0),
        (("One two. Three four.",), 2.0),
        # Four words in one sentence, one of them longer than six letters: 4 + 25.
        (("We measure it here.",), 29.0),
        # The stop after a word of six letters does not make it a long one.
        (("They begin at random.",), 4.0),
    ],
)
def test_lix_is_words_per_sentence_plus_the_share_of_long_words(
    texts: tuple[str, ...], expected: float
) -> None:
    """The formula is Björnsson's of 1968; a word is long with more than six letters."""
    assert lix(texts) == expected


def test_a_sentence_in_a_list_counts_alone(tmp_path: Path) -> None:
    """Ten short items are no long sentence, though they stand in one text."""
    items = "".join(f"\n    {at}. Put five short words here\n" for at in range(1, 9))
    case = {
        "change": {
            "curriculum/tracks/notes.yml": {
                "{minutes: 30, text: Say what you hope for.}": f"\n  minutes: 30\n  text: |-\n    Do this:\n{items}"
            },
            "curriculum/tracks/notes.id.yml": {
                "{text: Sebutkan harapan masing-masing.}": "\n  text: |-\n    Lakukan ini:\n"
                + items.replace("Put five short words here", "Letakkan lima kata")
            },
        }
    }
    assert _problems(tmp_path, case) == ()


def test_lists_of_another_length_can_be_declared(tmp_path: Path) -> None:
    """A translation that leaves a point out is reported, until it says why."""
    two, three = "- a\n    - b\n", "- a\n    - b\n    - c\n"
    case = {
        "change": {
            "curriculum/tracks/notes.yml": {
                "purpose: The pair chooses where notes go.": f"purpose: |-\n    {three}"
            },
            "curriculum/tracks/notes.id.yml": {
                "purpose: Pasangan memilih tempat catatan.": f"purpose: |-\n    {two}"
            },
        }
    }
    assert [each.code for each in _problems(tmp_path / "a", case)] == ["structure-differs"]
    declared = {
        "curriculum/tracks/notes.id.yml": "differs:\n  purpose: Satu butir hanya ada dalam hukum lain.\n"
    }
    assert _problems(tmp_path / "b", {**case, "append": declared}) == ()


def test_prompts_alike_are_told_in_their_own_language(tmp_path: Path) -> None:
    """Near twins are found among Indonesian prompts too, and unlike ones are left alone."""
    asked = "Catatan kertas mana yang layak disimpan di sana?"
    case = {
        "change": {
            "topics/tools/voice-notes.id.yml": {"Rekaman mana yang patut ditulis sebaris?": asked}
        }
    }
    assert [each.code for each in _problems(tmp_path, case)] == ["prompt-alike"]
