"""Words of an organization's own language files: they remember ours, and tell when ours has changed."""

import json
from pathlib import Path

import pytest
from test_commands import terbalik
from trees import TODAY, tiny

from generator.digest import seen_mark
from generator.problem import Problem
from generator.survey import survey

OURS = "curriculum/languages/{}/words/tiny.yml"
THEIRS = "organization/languages/{}/words/ours.yml"
# In each language: what ours says at `proof.one`, what theirs says, what ours says next.
SAID = {
    "en": ("Ask together", "Ask each other", "Ask first"),
    "id": ("Bertanya bersama", "Saling bertanya", "Bertanya dulu"),
}


def _tree(folder: Path, language: str, theirs: str = "", more: str = "") -> Path:
    """Return the tiny world with a word of ours, and a file of an organization that says it otherwise."""
    ours, said, _ = SAID[language]
    case = {
        OURS.format(language): f"proof:\n  one: {ours}\n  two: {ours}\n",
        THEIRS.format(language): f"proof:\n  one: {theirs or said}\n  new: {said}\n{more}",
    }
    return tiny(folder, {"write": case})


def _reword(root: Path, path: str, find: str, put: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert find in text
    (root / path).write_text(text.replace(find, put), encoding="utf-8")


def _told(root: Path, language: str) -> list[Problem]:
    problems = survey(root, TODAY).problems
    return [each for each in problems if each.where.path == THEIRS.format(language)]


def _states(root: Path) -> dict[str, str]:
    rows = json.loads(terbalik("status", "--format", "json", root=root).out)
    mine = [row for row in rows if row["kind"] == "words"]
    return {each["path"]: each["state"] for row in mine for each in row["overlays"]}


@pytest.mark.parametrize("language", SAID)
def test_a_word_in_the_place_of_ours_remembers_it(tmp_path: Path, language: str) -> None:
    """Check says what to paste, `accept` writes it; a word that only the organization has is no change of ours."""
    root = _tree(tmp_path, language)
    ours, theirs, _ = SAID[language]
    [found] = _told(root, language)
    assert found.code == "overlay-unrecorded"
    assert f"seen: {{proof.one: {seen_mark(ours, theirs)}}}" in found.remedy
    assert terbalik("accept", "words", root=root).code == 0
    written = (root / THEIRS.format(language)).read_text(encoding="utf-8")
    assert f'  proof.one: "{seen_mark(ours, theirs)} {ours}"\n' in written
    assert _told(root, language) == []
    assert _states(root) == {"proof.one": "clean"}


@pytest.mark.parametrize("language", SAID)
def test_a_word_of_ours_that_changes_below_theirs_is_told(tmp_path: Path, language: str) -> None:
    """Theirs stays on the page; `check` and `status` say what ours was and is now, and accepting settles it."""
    root = _tree(tmp_path, language)
    terbalik("accept", root=root)
    ours, theirs, later = SAID[language]
    _reword(root, OURS.format(language), f"one: {ours}", f"one: {later}")
    [found] = _told(root, language)
    assert (found.code, found.severity) == ("overlay-outdated", "notice")
    assert f'it now says "{later}"' in found.message
    assert "terbalik accept words" in found.remedy
    loaded = survey(root, TODAY).value.loaded
    assert loaded is not None
    assert loaded.lexicon(language).say("proof.one") == theirs
    status = terbalik("status", root=root).out
    assert f"{THEIRS.format(language)}: 1 changed under you" in status
    assert f"yours: {theirs}" in status
    why = ("--path", "proof.one", "--reason", "It is ours.")
    assert terbalik("accept", "words", *why, root=root).code == 0
    assert _told(root, language) == []
    assert 'proof.one: "It is ours."' in (root / THEIRS.format(language)).read_text(
        encoding="utf-8"
    )


def test_a_word_that_says_what_ours_says_is_told(tmp_path: Path) -> None:
    """It would hide what we mend next."""
    root = _tree(tmp_path, "id", theirs=SAID["id"][0])
    assert [each.code for each in _told(root, "id")] == ["overlay-redundant"]


def test_a_word_that_ours_no_longer_has_is_kept_and_told(tmp_path: Path) -> None:
    """What replaced something once is an orphan when that is gone, never silently a word of their own."""
    root = _tree(tmp_path, "id")
    terbalik("accept", root=root)
    _reword(root, OURS.format("id"), f"  one: {SAID['id'][0]}\n", "")
    assert [each.code for each in _told(root, "id")] == ["overlay-orphaned"]
    assert _states(root) == {"proof.one": "orphaned"}


def test_a_mark_of_a_word_that_was_taken_back_is_told_and_goes(tmp_path: Path) -> None:
    """A file remembers nothing that it does not say."""
    root = _tree(tmp_path, "en")
    terbalik("accept", root=root)
    _reword(root, THEIRS.format("en"), f"  one: {SAID['en'][1]}\n", "")
    assert [each.code for each in _told(root, "en")] == ["seen-unknown"]
    terbalik("accept", root=root)
    assert _told(root, "en") == []
    assert "seen:" not in (root / THEIRS.format("en")).read_text(encoding="utf-8")


def test_a_mark_that_is_none_is_told_at_its_line(tmp_path: Path) -> None:
    """`seen:` in a file of words holds marks, never words."""
    root = _tree(tmp_path, "en", more="seen:\n  proof.one: Ask together\n")
    codes = {each.code: each.where.line for each in _told(root, "en")}
    assert codes == {"bad-digest": 5, "overlay-unrecorded": 1}


def test_accepting_words_asks_for_some(tmp_path: Path) -> None:
    """Where an organization has no words of its own, `words` is a name like any other that nobody has."""
    answer = terbalik("accept", "words", root=tiny(tmp_path))
    assert answer.code == 2
    assert 'There is no topic or track or handbook or form or page "words"' in answer.err
