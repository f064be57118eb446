"""The term base at work: what is reported, what is left alone, in both languages."""

from pathlib import Path
from typing import Any

import pytest
from trees import TODAY, tiny

from generator.survey import survey

ROOT = Path(__file__).parent.parent
PAPER_ID = "topics/tools/paper-notes.id.yml"
OLD = "meaning: Tempat semuanya disimpan."


def _codes(folder: Path, words: str, **case: Any) -> list[str]:
    change = {PAPER_ID: {OLD: f"meaning: {words!r}"}}
    return [each.code for each in survey(tiny(folder, {"change": change, **case}), TODAY).problems]


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        ("Sebuah nota di meja.", True),
        ("NOTAnya hilang.", True),
        ("Ini kaki.", True),
        ("Sebuah catatan kaki.", False),
        ("Sebuah catatan kakinya.", False),
        ('Tombol "nota" di kanan.', False),
        ('Kata rekan, "sebuah nota selalu hilang di meja ini".', True),
        ("Notaris datang.", False),
        ("Kartu Link dipakai.", False),
    ],
)
def test_avoided_words_are_reported_unless_a_longer_word_is_right(
    words: str, reported: bool, tmp_path: Path
) -> None:
    """The longest match wins; names, short quoted labels and other words that share letters are left alone."""
    assert ("term-avoided" in _codes(tmp_path, words)) is reported


def test_keywords_are_not_judged(tmp_path: Path) -> None:
    """People search with every form, so keywords may hold what texts avoid."""
    change = {PAPER_ID: {"keywords: [kertas, catat]": "keywords: [kertas, nota, link]"}}
    assert survey(tiny(tmp_path, {"change": change}), TODAY).problems == ()


def test_one_language_does_not_judge_another(tmp_path: Path) -> None:
    """The Indonesian term base says nothing of English texts."""
    change = {
        "topics/tools/paper-notes.yml": {"meaning: Where all of them go.": "meaning: A link."}
    }
    assert survey(tiny(tmp_path, {"change": change}), TODAY).problems == ()


def test_the_real_term_base_finds_what_translators_slip_in() -> None:
    """Each avoided word of the real Indonesian base, bent by affixes, is found by the real lists."""
    from generator.inflection import Inflection

    loaded = survey(ROOT, TODAY).value.loaded
    assert loaded is not None
    base, style = loaded.term_base("id"), loaded.style("id")
    assert base is not None
    assert style is not None
    inflection = Inflection(style.affixes)
    single = [word for entry in base.terms for word in entry.avoid if word.isalpha()]
    assert len(single) > 60
    for word in single:
        assert inflection.is_form(f"{word.lower()}nya", word.lower()), word
