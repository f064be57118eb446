"""A renamed field brought along: only names are written anew, in every file of an organization, and told."""

import shutil
import subprocess
from pathlib import Path

import pytest
from editions_kit import NEXT, PAPER, PROFILE, THEIRS, THEIRS_ID, edition, files, two
from test_commands import terbalik
from test_update import update
from trees import TODAY, tiny

from generator.editions import migration, taking
from generator.editions.manifest import edited
from generator.editions.migration import migrate
from generator.editions.migrations import MIGRATIONS, Renamed
from generator.editions.renaming import renamed
from generator.loaded import SHAPES
from generator.survey import survey

# A small tree kept from an edition that never was, in which some fields had other names.
OLD = Path(__file__).parent / "editions" / "2025.06"
TABLE = (
    Renamed("2025.09", "topic", "prompts.*.hear", "prompts.*.listen_for"),
    Renamed("2025.09", "topic", "heading", "title"),
    Renamed("2026.03", "page", "heading", "title"),
    Renamed("2026.03", "profile", "nickname", "short_name"),
)
PAGE = "organization/pages/begin.yml"


def _old(folder: Path) -> Path:
    """Return the tiny world with the organization of the kept old edition."""
    root = tiny(folder)
    shutil.copytree(OLD / "organization", root / "organization")
    return root


def test_the_kept_old_edition_comes_along(tmp_path: Path) -> None:
    """By id, in added items, in braces and quotes, in digests and reasons; comments, order and spaces stay."""
    root = _old(tmp_path)
    made = migrate(root, TABLE)
    assert {each.why for each in made.done} == {""}
    for path in (PROFILE, THEIRS, THEIRS_ID, PAGE):
        old = (OLD / path).read_text(encoding="utf-8")
        text = (root / path).read_text(encoding="utf-8")
        assert text != old
        back = text.replace("listen_for:", "hear:").replace('"listen_for"', '"hear"')
        back = back.replace(".listen_for", ".hear").replace("short_name: Sinar", "nickname: Sinar")
        back = back.replace("\ntitle:", "\nheading:").replace('  title: "h-', '  heading: "h-')
        assert back == old
    text = (root / THEIRS).read_text(encoding="utf-8")
    assert '"listen_for": "A habit: hear, hear."' in text
    assert "and hear: what is not said.   \n" in text
    assert '  prompts.first.listen_for: "We hear it otherwise."' in text
    assert "  'prompts.first.listen_for': h-" in text
    assert "listen_for: A place.      # not a person" in text
    assert "sections:\n  - {id: door, heading: At the door" in (root / PAGE).read_text(
        encoding="utf-8"
    )


def test_what_came_along_is_read_by_the_new_edition(tmp_path: Path) -> None:
    """Before, fields are unknown; after, there is no error, and their words are on the page."""
    root = _old(tmp_path)
    assert {"unknown-field"} <= {
        p.code for p in survey(root, TODAY).problems if p.severity == "error"
    }
    migrate(root, TABLE)
    found = survey(root, TODAY)
    assert [p for p in found.problems if p.severity == "error"] == []
    topic = next(c for c in found.value.catalogs if c.language == "en").topic("paper-notes")
    assert topic is not None
    assert topic.title.raw == "What is lost on our paper?"
    heard = {prompt.id: prompt.listen_for.raw for prompt in topic.prompts}
    assert (heard["shop"], heard["start"]) == ("A place.", "A habit: hear, hear.")


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    """Not a byte, and it says so."""
    root = _old(tmp_path)
    migrate(root, TABLE)
    before = files(root)
    assert migrate(root, TABLE) == migration.Migrated((), ())
    assert files(root) == before


def test_the_command_goes_by_the_real_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what is called otherwise at which line, then how the changes stand; a second time, that nothing is."""
    root = _old(tmp_path)
    monkeypatch.setattr("generator.commands.migrate.MIGRATIONS", TABLE)
    said = terbalik("migrate", root=root)
    assert said.code == 0, said.err
    assert f"{THEIRS}:4:51: hear is called listen_for now" in said.out
    assert f"{PROFILE}:3:1: nickname is called short_name now" in said.out
    assert "12 names of fields written anew in your files." in said.out
    assert "your changes" in said.out
    again = terbalik("migrate", "--format", "markdown", root=root)
    assert (again.code, "No field in your files has another name now." in again.out) == (0, True)


def test_what_cannot_be_renamed_is_left_and_told(tmp_path: Path) -> None:
    """Where both names stand one must be chosen by hand; a file that cannot be read is named."""
    root = _old(tmp_path)
    both = "heading: One?\ntitle: Two?\n"
    (root / THEIRS).write_text(both, encoding="utf-8")
    (root / PAGE).write_text("heading: [\n", encoding="utf-8")
    made = migrate(root, TABLE)
    told = next(each for each in made.done if each.where.path == THEIRS)
    assert (told.where.line, told.why) == (
        1,
        '"title" stands beside it already; keep one of the two',
    )
    assert made.unread == (PAGE,)
    assert (root / THEIRS).read_text(encoding="utf-8") == both


def test_the_command_ends_with_one_when_a_hand_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workflow must not take that for done."""
    root = _old(tmp_path)
    (root / THEIRS).write_text("heading: One?\ntitle: Two?\n", encoding="utf-8")
    monkeypatch.setattr("generator.commands.migrate.MIGRATIONS", TABLE)
    said = terbalik("migrate", root=root)
    assert said.code == 1
    assert "do it by hand" in said.out


def test_our_own_files_are_never_migrated(tmp_path: Path) -> None:
    """The edition has brought them as they are; what the organization added among ours is theirs."""
    here = edition(tmp_path / "here")
    (here / PAPER).write_text("heading: x\n", encoding="utf-8")
    mine = here / "topics" / "tools" / "more-notes.yml"
    mine.write_text("heading: x\n", encoding="utf-8")
    migrate(here, TABLE)
    assert (here / PAPER).read_text(encoding="utf-8") == "heading: x\n"
    assert mine.read_text(encoding="utf-8") == "title: x\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("heading: x\r\n# c\r\n", "title: x\r\n# c\r\n"),
        ("\ufeffheading: x\n", "\ufefftitle: x\n"),
        ("{heading: x, heading_2: heading}\n", "{title: x, heading_2: heading}\n"),
        ("a: é ñ 好\n'heading': x\n", "a: é ñ 好\n'title': x\n"),
        ("{a: '好好', heading: x}\n", "{a: '好好', title: x}\n"),
        ("a:\n  heading: x\n", "a:\n  heading: x\n"),
        ("heading: x", "title: x"),
    ],
)
def test_only_the_name_is_written_anew(old: str, new: str) -> None:
    """Whatever the line ends, the marks of an editor, the letters before it."""
    assert renamed("x", old.encode(), TABLE[1:2])[0].decode() == new


def test_a_name_that_was_given_twice_ends_at_the_last(tmp_path: Path) -> None:
    """An organization that skipped editions is brought along through all of them."""
    table = (Renamed("2025.09", "topic", "motto", "heading"), *TABLE)
    assert (
        renamed("x", b"motto: x\n", tuple(t for t in table if t.kind == "topic"))[0]
        == b"title: x\n"
    )


def test_the_table_can_be_applied_to_any_file_again() -> None:
    """Paths differ in their last name; a name given up is never used again; what it is called now exists."""
    for at, each in enumerate((*TABLE, *MIGRATIONS)):
        assert each.old.rpartition(".")[0] == each.new.rpartition(".")[0]
        assert each.kind in (*SHAPES, "profile")
        later = (*TABLE, *MIGRATIONS)[at + 1 :]
        assert not [o for o in later if (o.kind, o.new) == (each.kind, each.old)]
    for each in MIGRATIONS:
        assert len(each.edition) == 7


# --- with an update


def _with_program(new: Path, table: str) -> None:
    """Give an edition a program of its own, whose table of migrations is another."""
    from built import ROOT

    source = ROOT / "generator"
    shutil.copytree(source, new / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    file = new / "generator" / "editions" / "migrations.py"
    text = file.read_text(encoding="utf-8")
    empty = "MIGRATIONS: tuple[Renamed, ...] = ()"
    assert empty in text
    file.write_text(
        text.replace(empty, f"MIGRATIONS: tuple[Renamed, ...] = ({table},)"), encoding="utf-8"
    )
    assert terbalik("schema", root=new).code == 0


RENAME = 'Renamed("2026.12", "topic", "heading", "title")'


def test_an_update_starts_the_migration_of_the_new_edition(tmp_path: Path) -> None:
    """Its program, not this one, knows what was renamed; undo takes the migration back too."""
    here, new = two(tmp_path, {})
    _with_program(new, RENAME)
    (here / THEIRS).parent.mkdir(parents=True)
    (here / THEIRS).write_text(
        "# ours\nheading: Lost?\nseen: {heading: h-00000000-00000000}\n", encoding="utf-8"
    )
    before = files(here)
    said = update(here, new, "--apply")
    assert said.code == 0, said.err
    assert f"{THEIRS}:2:1: heading is called title now" in said.out
    assert "changed under you" in said.out
    assert (here / THEIRS).read_text(encoding="utf-8").startswith("# ours\ntitle: Lost?\n")
    assert edited(here) == ()
    assert terbalik("update", "--undo", root=here).code == 0
    assert files(here) == before


def test_a_migration_that_was_cut_off_is_done_by_the_next_update(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files are in place, the migration is not: it is made up for, and what was written meanwhile is not undone."""
    here, new = two(tmp_path, {})
    _with_program(new, RENAME)
    other = here / "organization/overlays/topics/tools/voice-notes.yml"
    other.parent.mkdir(parents=True)
    (here / THEIRS).write_text("heading: Lost?\n", encoding="utf-8")
    other.write_text("title: Voice?\n", encoding="utf-8")
    before = files(here)

    def cut(*words: object, **more: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(subprocess, "run", cut)
        assert update(here, new, "--apply").code == 130
    last = taking.last_of(here)
    assert last is not None
    assert not last.migrated
    other.write_text("title: Our voice?\n", encoding="utf-8")
    said = update(here, new)
    assert "The last update was interrupted; it is finished first." in said.err
    assert "heading is called title now" in said.err
    assert f"Nothing new: edition {NEXT}" in said.out
    assert terbalik("update", "--undo", root=here).code == 0
    theirs = "organization/overlays/topics/tools/voice-notes.yml"
    assert files(here) == before | {theirs: b"title: Our voice?\n"}


def test_an_edition_that_does_not_start_is_told_with_the_way_on(tmp_path: Path) -> None:
    """Its files are in place, its packages may be missing: the sentence says what to run, and undo works."""
    here, new = two(tmp_path, {})
    _with_program(new, RENAME)
    (new / "generator" / "start.py").write_text(
        "import a_package_of_the_future\n", encoding="utf-8"
    )
    terbalik("schema", root=new)
    before = files(here)
    said = update(here, new, "--apply")
    assert said.code == 4
    assert "a_package_of_the_future" in said.err
    assert "run `make check`, which installs them, and then `terbalik migrate`" in said.err
    assert terbalik("update", "--undo", root=here).code == 0
    assert files(here) == before
