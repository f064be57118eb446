"""Buttons, labels and heads of columns say an organization's words, as its sessions do."""

from pathlib import Path

import pytest
from test_organization import HEAD, PROFILE
from trees import TODAY, tiny

from generator.model.lexicon import Lexicon
from generator.survey import survey
from generator.vocabulary import spoken

WORDS = (
    ("senior", "senior leader"),
    ("senior.plural", "senior leaders"),
    ("senior.label", "senior"),
)
LABELS = "curriculum/languages/{}/words/labels.yml"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{Senior.label} asks", "Senior asks"),
        ("For the {senior}: {title}", "For the senior leader: {title}"),
        ("Preparing {senior.plural}", "Preparing senior leaders"),
        ("{Senior.plural} and {count} more", "Senior leaders and {count} more"),
        ("{director} and {senior.dual}", "{director} and {senior.dual}"),
    ],
)  # fmt: skip
def test_an_interface_word_says_the_vocabulary(written: str, said: str) -> None:
    """Words of the vocabulary become letters in their form and case; places to fill stay to be filled."""
    assert spoken(Lexicon("en", (("key", written),), WORDS)).say("key") == said


def _labels(root: Path) -> dict[str, str]:
    """Return what the tiny world's interface says at one key, in each language."""
    found = survey(root, TODAY)
    assert [p.code for p in found.problems] == []
    return {each.language: each.lexicon.say("labels.asks") for each in found.value.catalogs}


def _world(folder: Path, profile: str = "") -> Path:
    short = {"plural: senior leaders}": "plural: senior leaders, label: senior}"}
    words = 'labels: {asks: "{Senior.label} asks"}\n'
    files = {LABELS.format("en"): words, LABELS.format("id"): words.replace('asks"', 'bertanya"')}
    if profile:
        files[PROFILE] = HEAD + profile
    return tiny(folder, {"write": files, "change": {"curriculum/languages/en/vocabulary.yml": short}})  # fmt: skip


def test_a_label_is_short_where_a_language_has_a_short_word(tmp_path: Path) -> None:
    """English has one, Indonesian says the plain form."""
    said = _labels(_world(tmp_path))
    assert said["en"] == "Senior asks"
    assert said["id"].endswith(" bertanya")
    assert "{" not in said["id"]


@pytest.mark.parametrize(
    ("forms", "said"),
    [
        ("{_: owner, plural: owners}", "Owner asks"),
        ("{_: managing director, plural: managing directors, label: director}", "Director asks"),
    ],
)
def test_our_short_word_goes_with_ours(tmp_path: Path, forms: str, said: str) -> None:
    """An organization's word has its own label or none, is never asked for one, and never stands beside ours."""
    profile = f"languages: [en]\nvocabulary: {{en: {{senior: {forms}}}}}\n"
    assert _labels(_world(tmp_path, profile))["en"] == said


def test_a_misspelt_word_in_an_interface_word_is_told(tmp_path: Path) -> None:
    """Braces that nothing fills differ from the other language's, and are named."""
    root = _world(tmp_path)
    file = root / LABELS.format("en")
    file.write_text('labels: {asks: "{Senoir.label} asks"}\n', encoding="utf-8")
    told = [p for p in survey(root, TODAY).problems if p.code == "interface-word-differs"]
    assert told
    assert any("{Senoir.label}" in p.message for p in told)
