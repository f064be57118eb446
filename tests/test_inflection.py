"""Forms of words by a language's affixes, as its style file lists them, not as Python knows them."""

from pathlib import Path

import pytest
from trees import TODAY

from generator.inflection import Inflection, tokens
from generator.model.style import Affixes, Melting
from generator.problem import Where
from generator.survey import survey

ROOT = Path(__file__).parent.parent
PLACE = Where("style.yml")


def _indonesian() -> Inflection:
    loaded = survey(ROOT, TODAY).value.loaded
    style = loaded.style("id") if loaded else None
    assert style is not None
    return Inflection(style.affixes)


INDONESIAN = _indonesian()
ENGLISH = Inflection(Affixes(where=PLACE))


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("unggah", "unggah"),
        ("mengunggah", "unggah"),
        ("diunggah", "unggah"),
        ("unggahan", "unggah"),
        ("pengunggahannya", "unggah"),
        ("kemitraan", "mitra"),
        ("memakai", "pakai"),
        ("pemakaian", "pakai"),
        ("mengirim", "kirim"),
        ("menyurvei", "survei"),
        ("menulis", "tulis"),
        ("penulisnya", "tulis"),
        ("di-upload", "upload"),
        ("meng-upload", "upload"),
        ("link-nya", "link"),
        ("linknya", "link"),
        ("bersosmed", "sosmed"),
        ("memperbarui", "baru"),
    ],
)
def test_indonesian_affixes_make_forms_of_a_root(word: str, root: str) -> None:
    """me-, di-, ber-, pe-, ke-...-an, -kan, -i, -nya and the letters they swallow lead back to the root."""
    assert INDONESIAN.is_form(word, root)
    assert INDONESIAN.probe(root) in word


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("profile", "file"),
        ("anti-scam", "scam"),
        ("linkedin", "link"),
        ("sungkan", "kan"),
        ("hoaks", "hoak"),
        ("menggambar", "kambar"),
    ],
)
def test_letters_that_are_no_affix_make_another_word(word: str, root: str) -> None:
    """A root inside a longer word is not that root unless affixes of the language surround it."""
    assert not INDONESIAN.is_form(word, root)


def test_a_language_without_affixes_knows_only_the_word_itself() -> None:
    """English lists no affixes, so nothing is guessed."""
    assert ENGLISH.is_form("share", "share")
    assert not ENGLISH.is_form("shared", "share")


def test_affixes_are_data() -> None:
    """A language invented here bends words by its own list alone."""
    melting = (Melting(where=PLACE, id="z", after=("qu",)),)
    invented = Inflection(Affixes(where=PLACE, prefixes=("xo",), suffixes=("ng",), melting=melting))
    assert invented.is_form("xozaling", "zali")
    assert invented.is_form("qualing", "zali")
    assert not invented.is_form("mezali", "zali")


def test_a_phrase_bends_only_at_its_ends() -> None:
    """What stands before belongs to the first word of a phrase, what stands behind to its last."""
    words = tokens("Tampak di konten kreatornya, bukan kontennya kreator.")
    assert INDONESIAN.starts(words, ("konten", "kreator")) == [2]
