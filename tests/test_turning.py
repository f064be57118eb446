"""Edits of our files turned into overlays: the same words on every page, in a file no update touches."""

import json
from pathlib import Path
from typing import Any

import pytest
from editions_kit import PAPER, PAPER_ID, PROFILE, THEIRS, THEIRS_ID, VOICE, edition, files, two
from test_commands import terbalik
from test_update import git, update
from trees import TODAY, break_tree

from generator.digest import seen_mark
from generator.editions.manifest import edited
from generator.editions.news import flat
from generator.survey import survey, tree_of

TITLE = "What do we lose on paper notes?"
NEW = {"change": {PAPER: {TITLE: "What do we lose on loose notes?"}}}


def pages(root: Path) -> dict[str, dict[str, str]]:
    """Return every value of the topics, tracks, pages and forms, in each language."""
    loaded = survey(root, TODAY).value.loaded
    assert loaded is not None
    return {
        f"{language.id}:{thing.slug}": flat(tree_of(kind, thing, language.id).value)
        for language in loaded.settings.languages
        for kind, things in loaded.things
        for thing in things
    }


def states(root: Path) -> dict[str, str]:
    """Return the standing of every value of the organization, by file and path."""
    rows = json.loads(terbalik("status", "--format", "json", root=root).out)
    return {
        f"{e['file'].rpartition('/')[2]} {e['path']}": e["state"]
        for row in rows
        for e in row["overlays"]
    }


def turn(
    folder: Path, theirs: dict[str, Any], case: dict[str, Any] | None = None
) -> tuple[Path, Path]:
    """Return a copy with edits, and an edition that changes nothing but the case; the old one is `old`."""
    edition(folder / "old")
    return two(folder, case or {"change": {VOICE: {"level: basic": "level: advanced"}}}, theirs)


EDITS: dict[str, dict[str, Any]] = {
    "a text": {"change": {PAPER: {TITLE: "What is lost on our paper?"}}},
    "a text in both languages": {
        "change": {PAPER: {TITLE: "What is lost on our paper?"}, PAPER_ID: {"Apa yang hilang dari": "Apa yang kurang dari"}}
    },
    "Indonesian only": {"change": {PAPER_ID: {"Apa yang hilang dari": "Apa yang kurang dari"}}},
    "a fact": {"change": {PAPER: {"caveat: Forty offices of one town.": "caveat: Our own town."}}},
    "numbers and words": {"change": {PAPER: {"typical: 15": "typical: 16", "keywords: [paper, note]": "keywords: [paper, memo]"}}},
    "an item for another": {
        "change": {
            PAPER: {"{id: photo, text: Take no photo of it., rule: A photo travels on.}": "{id: film, text: Take no film of it., rule: A film travels on.}"},
            PAPER_ID: {"  photo: {text: Jangan memotretnya., rule: Foto mudah beredar.}": "  film: {text: Jangan merekamnya., rule: Rekaman mudah beredar.}"},
        }
    },
    "an item more": {
        "change": {
            PAPER: {"  - {id: pen, text: One pen.}\n": "  - {id: ink, text: \"Ink: black, or blue\"}\n  - {id: pen, text: One pen.}\n"},
            PAPER_ID: {"  pen: {text: Satu pena.}\n": "  pen: {text: Satu pena.}\n  ink: {text: Tinta.}\n"},
        }
    },
    "another order": {
        "change": {
            PAPER: {
                "  - {id: find, minutes: 10, text: Find one old paper note.}\n  - {id: pen, minutes: 5, text: Test the pen.}\n":
                "  - {id: pen, minutes: 5, text: Test the pen.}\n  - {id: find, minutes: 10, text: Find one old paper note.}\n"
            }
        }
    },
    "a long text of two paragraphs": {
        "change": {PAPER: {"alternative: Go through ten old ones together.": 'alternative: "Go through ten old ones. ' + "Slowly. " * 20 + '\\n\\nThen #1: rest."'}}
    },
    "a track": {"change": {"curriculum/tracks/notes.yml": {"title: Two": "title: Our two"}}},
    "a handbook page": {"change": {"curriculum/handbook/first-week.yml": {"title: What happens in the first": "title: What do we do in the first"}}},
    "a form": {"change": {"curriculum/forms/agreement.yml": {"title: Our agreement": "title: What we agree"}}},
}  # fmt: skip


@pytest.mark.parametrize("name", list(EDITS))
def test_an_edit_becomes_an_overlay_and_every_page_says_the_same(tmp_path: Path, name: str) -> None:
    """Both languages; ours is restored, the overlay is clean against what it replaced, and undo takes all of it back."""
    here, new = turn(tmp_path, EDITS[name])
    before, said_before = files(here), pages(here)
    said = update(
        here, new, "--apply", "--to-overlay", "--original", str(tmp_path / "old" / "tree")
    )
    assert said.code == 0, said.err
    assert edited(here) == ()
    told = {key: said for key, said in pages(here).items() if "voice-notes" not in key}
    assert told == {key: said for key, said in said_before.items() if "voice-notes" not in key}
    assert set(states(here).values()) == {"clean"}
    assert not [p for p in survey(here, TODAY).problems if p.severity == "error"]
    assert "turned into an overlay" in said.out
    assert terbalik("update", "--undo", root=here).code == 0
    assert files(here) == before


def test_it_joins_the_overlay_that_is_there_without_a_word_lost(tmp_path: Path) -> None:
    """Comments, order and line ends stay; what both say stays theirs; what they had settled stays settled."""
    overlay = (
        "# ours, for the shop\r\nneeds: {add: [{id: ink, below: pen, text: Ink.}]} # two pens\r\n"
        "# a title\r\ntitle: What goes missing here?\r\n"
    )
    here, new = turn(tmp_path, {"write": {PROFILE: "name: A\nshort_name: A\nkind: sme\n"}})
    (here / THEIRS).parent.mkdir(parents=True)
    (here / THEIRS).write_bytes(overlay.encode())
    terbalik("accept", "paper-notes", root=here)
    break_tree(here, {"change": {PAPER: {
        TITLE: "Lost?", "alternative: Go": "alternative: Do not go",
        "  - {id: pen, text: One pen.}\n": "  - {id: pen, text: One pen.}\n  - {id: mat, text: A mat.}\n",
    }, PAPER_ID: {"  pen: {text: Satu pena.}\n": "  pen: {text: Satu pena.}\n  mat: {text: Alas.}\n"}}})  # fmt: skip
    said_before = pages(here)["en:paper-notes"]
    said = update(
        here, new, "--apply", "--to-overlay", "--original", str(tmp_path / "old" / "tree")
    )
    assert said.code == 0, said.err
    assert pages(here)["en:paper-notes"] == said_before
    assert said_before["title"] == "What goes missing here?"
    assert said_before["needs.order"] == "pen, ink, mat"
    text = (here / THEIRS).read_bytes().decode()
    assert text.startswith("# ours, for the shop\r\n")
    assert "# two pens" in text
    assert "# a title\r\ntitle: What goes missing here?\r\n" in text
    assert set(states(here).values()) == {"clean"}


def test_what_the_edition_changes_below_it_is_told(tmp_path: Path) -> None:
    """The overlay remembers the words that were edited, so the new edition's own change is not hidden."""
    here, new = turn(tmp_path, EDITS["a text"], NEW)
    said = update(
        here, new, "--apply", "--to-overlay", "--original", str(tmp_path / "old" / "tree")
    )
    assert "1 changed under you" in said.out
    assert "What do we lose on {+loose+} notes?" in said.out
    assert pages(here)["en:paper-notes"]["title"] == "What is lost on our paper?"
    assert "our translation is kept, see whether it still fits: id: title" in said.out
    assert pages(here)["id:paper-notes"]["title"] == "Apa yang hilang dari catatan kertas?"


def test_git_remembers_what_a_file_said(tmp_path: Path) -> None:
    """In a copy with a history of its own, nothing has to be handed in."""
    here, new = turn(tmp_path, {}, NEW)
    git(here, "init", "--quiet")
    git(here, "add", "--all")
    git(here, "commit", "--quiet", "--message", "From the template")
    break_tree(here, EDITS["a text"])
    git(here, "commit", "--quiet", "--all", "--message", "Our words")
    said = update(here, new, "--apply", "--to-overlay")
    assert said.code == 0, said.err
    assert states(here)["paper-notes.yml title"] == "changed"


def test_an_edit_whose_original_nobody_has_is_refused(tmp_path: Path) -> None:
    """Their words cannot be told from ours then, and guessing would hide ours: how to go on is said."""
    here, new = turn(tmp_path, EDITS["a text"], NEW)
    before = files(here)
    said = update(here, new, "--apply", "--to-overlay")
    assert said.code == 1
    assert f"{PAPER}: you edited this file of ours" in said.err
    assert "Name a folder, ZIP or git address of that edition with --original." in said.err
    assert files(here) == before


@pytest.mark.parametrize(
    ("theirs", "says"),
    [
        ({"change": {PAPER: {"facts_note: We found one survey we trust.\n": "", "offline: Everything here works on the table.\n": ""}}},
         "It has errors. Mend what `terbalik check` says of it first."),
        ({"change": {PAPER_ID: {"alternative: Periksa sepuluh catatan lama bersama.\n": ""}}},
         "at alternative: it lost its translation, and ours would come back"),
        ({"change": {PAPER: {"  - {id: pen, text: One pen.}\n": "  - {id: pen, text: One pen.}\n  - {id: ink, text: Ink.}\n"}}},
         f"at needs.ink.text: it has no text in id, and an overlay shows what it adds only in the languages it is written in. Write it in {PAPER_ID}"),
        ({"change": {PAPER: {"digcomp": "language: id\ndigcomp"}}, "delete": [PAPER_ID]}, "at language: it was changed"),
    ],
)  # fmt: skip
def test_what_an_overlay_cannot_say_is_named(
    tmp_path: Path, theirs: dict[str, Any], says: str
) -> None:
    """The file stays as it is, and the sentence says what was done where."""
    change = {
        PAPER: {TITLE: "What do we lose?"},
        PAPER_ID: {"Apa yang hilang dari": "Apa yang kurang dari"},
    }
    here, new = turn(tmp_path, theirs, {"change": change})
    before = files(here)
    said = update(
        here, new, "--apply", "--to-overlay", "--original", str(tmp_path / "old" / "tree")
    )
    assert said.code == 1
    assert says in said.err
    assert files(here) == before


def test_marks_that_accept_wrote_are_no_edit(tmp_path: Path) -> None:
    """A language file in which only digests differ makes way without a question."""
    here, new = two(
        tmp_path, {"change": {PAPER_ID: {"Apa yang hilang dari": "Apa yang kurang dari"}}}
    )
    terbalik("accept", root=here)
    assert PAPER_ID in edited(here)
    old = edition(tmp_path / "old")
    said = update(here, new, "--apply", "--original", str(old))
    assert said.code == 0, said.err
    assert edited(here) == ()


def test_accept_writes_nothing_into_our_files_in_an_organizations_copy(tmp_path: Path) -> None:
    """Their own files are settled; ours stay as they were given out."""
    here = edition(tmp_path / "here")
    break_tree(here, {"write": {THEIRS: "title: Ours?\n", THEIRS_ID: "title: Milik kami?\n"}})
    assert terbalik("accept", root=here).code == 0
    assert edited(here) == ()
    assert "seen:" in (here / THEIRS).read_text() + (here / THEIRS_ID).read_text()


def test_without_apply_the_overlay_is_only_announced(tmp_path: Path) -> None:
    """Its path and its standing are told; nothing is written."""
    here, new = turn(tmp_path, EDITS["a text"])
    before = files(here)
    said = update(here, new, "--to-overlay", "--original", str(tmp_path / "old" / "tree"))
    assert said.code == 0
    assert f"{THEIRS}: the overlay" in said.out
    assert "2 clean" in said.out or "1 clean" in said.out
    assert files(here) == before
    assert "--to-overlay" in said.out.rsplit("To take this edition:", 1)[1]


def test_a_deleted_file_is_no_edit_that_could_be_turned(tmp_path: Path) -> None:
    """It stays deleted where the edition leaves it alone, while what was edited beside it is turned."""
    theirs = {**EDITS["a text"], "delete": ["curriculum/forms/agreement.id.yml"]}
    here, new = turn(tmp_path, theirs, NEW)
    said = update(
        here, new, "--apply", "--to-overlay", "--original", str(tmp_path / "old" / "tree")
    )
    assert said.code == 0, said.err
    assert edited(here) == ("curriculum/forms/agreement.id.yml",)
    assert states(here)["paper-notes.yml title"] == "changed"


def test_settings_that_were_edited_are_sent_to_the_profile(tmp_path: Path) -> None:
    """An organization's own settings have a place of their own."""
    here, new = turn(tmp_path, {"append": {"curriculum/settings.yml": "# ours\n"}}, NEW)
    said = update(here, new, "--apply", "--to-overlay")
    assert said.code == 1
    assert "Say what is yours in organization/organization.yml" in said.err


WORDS = "curriculum/languages/id/words/common.yml"
THEIR_WORDS = "organization/languages/id/words/common.yml"


def test_edited_words_of_the_interface_move_to_the_organizations_language_folder(
    tmp_path: Path,
) -> None:
    """Only those that were edited; every page is made of the same words as before."""
    edits = {"name: Bahasa Indonesia": "name: Bahasa kami", "id: Indonesia}": "id: Kita}"}
    theirs = {
        "change": {WORDS: edits},
        "write": {THEIR_WORDS: "# ours\nlanguage: {en: Bahasa Inggris}\n"},
    }
    here, new = turn(tmp_path, theirs, {"append": {WORDS: "later: Nanti\n"}, **NEW})
    before = _lexicon(here)
    assert (before["name"], before["language.id"], before["language.en"]) == (
        "Bahasa kami",
        "Kita",
        "Bahasa Inggris",
    )
    said = update(
        here, new, "--apply", "--to-overlay", "--original", str(tmp_path / "old" / "tree")
    )
    assert said.code == 0, said.err
    assert edited(here) == ()
    text = (here / THEIR_WORDS).read_text(encoding="utf-8")
    assert text == (
        "# ours\nlanguage:\n  en: Bahasa Inggris\n  id: Kita\nname: Bahasa kami\n\nseen:\n"
        f'  name: "{seen_mark("Bahasa Indonesia", "Bahasa kami")} Bahasa Indonesia"\n'
        f'  language.id: "{seen_mark("Indonesia", "Kita")} Indonesia"\n'
    )
    assert _lexicon(here) == {**before, "later": "Nanti"}
    problems = survey(here, TODAY).problems
    # What they had said before was never accepted; what was moved remembers ours.
    [left] = [each for each in problems if each.where.path == THEIR_WORDS]
    assert left.message.endswith("what they replaced: language.en.")


def test_a_word_that_was_deleted_cannot_be_said(tmp_path: Path) -> None:
    """Ours would come back: it is named."""
    file = edition(tmp_path / "first") / WORDS
    line = next(
        line for line in file.read_text().splitlines() if ": " in line and not line.startswith("#")
    )
    here, new = turn(
        tmp_path, {"change": {WORDS: {f"{line}\n": ""}}}, {"append": {WORDS: "later: Nanti\n"}}
    )
    said = update(
        here, new, "--apply", "--to-overlay", "--original", str(tmp_path / "old" / "tree")
    )
    assert said.code == 1
    assert "was deleted, and ours would come back" in said.err


def _lexicon(root: Path) -> dict[str, str]:
    loaded = survey(root, TODAY).value.loaded
    assert loaded is not None
    return dict(loaded.lexicon("id").entries)
