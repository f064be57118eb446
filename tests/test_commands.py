"""Every command as a newcomer uses it: what it prints, what it writes, and how it ends."""

import contextlib
import errno
import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from trees import TINY, tiny

from generator.cli import VERBS, parser, run
from generator.codes import CODES
from generator.commands.build import options_of
from generator.console import Console
from generator.report import counted
from generator.yaml_doc import read_yaml

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-23"
PAPER = "topics/tools/paper-notes.yml"
PAPER_ID = "topics/tools/paper-notes.id.yml"


class Said:
    """How a command ended and what it printed."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def terbalik(*words: str, root: Path | None = None, today: bool = True, width: int = 0) -> Said:
    """Run a command in this process, on a day that never changes."""
    out, err = io.StringIO(), io.StringIO()
    words = (*words, *(("--root", str(root)) if root else ()))
    dated = today and words[0] not in ("explain", "update")
    args = parser().parse_args([*words, *(("--today", TODAY) if dated else ())])
    code = run(args, Console(out, err, color=False, width=width))
    return Said(code, out.getvalue(), err.getvalue())


def _tree(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file()
    }


# --- check


def test_check_of_a_right_tree_says_so(tmp_path: Path) -> None:
    """Nothing to mend: one line, exit 0."""
    said = terbalik("check", root=tiny(tmp_path))
    assert (said.code, said.out, said.err) == (0, "no problems.\n", "")


def test_check_tells_place_code_fault_and_remedy(tmp_path: Path) -> None:
    """A fault is two lines an editor can jump to, then a count; exit 1."""
    root = tiny(tmp_path, {"change": {PAPER: {"level: basic": "level: basci"}}})
    said = terbalik("check", root=root)
    assert said.code == 1
    first, remedy, *_, last = said.out.splitlines()
    assert first.startswith(f"{PAPER}:1:8: error not-a-choice: ")
    assert 'Did you mean "basic"?' in first
    assert remedy.startswith("  ")
    assert last.startswith("1 error")


def test_check_as_json_is_a_list_of_records(tmp_path: Path) -> None:
    """Each problem has the same eight names; a right tree is an empty list."""
    root = tiny(tmp_path, {"change": {PAPER: {"level: basic": "level: basci"}}})
    said = terbalik("check", "--format", "json", root=root)
    (row,) = json.loads(said.out)
    keys = {"path", "line", "column", "code", "severity", "message", "remedy"}
    assert set(row) == keys
    assert (row["path"], row["line"], row["column"]) == (PAPER, 1, 8)
    assert json.loads(terbalik("check", "--format", "json", root=TINY).out) == []


def test_check_for_github_annotates_the_line(tmp_path: Path) -> None:
    """One workflow command a problem, its text on one line whatever it quotes."""
    change = {PAPER: {"level: basic": 'level: "a\\nb%"'}}
    said = terbalik("check", "--format", "github", root=tiny(tmp_path, {"change": change}))
    (line,) = said.out.splitlines()
    assert line.startswith(f"::error file={PAPER},line=1,col=8,title=not-a-choice::")
    assert "%0A" in line
    assert "%25" in line


def test_check_prints_nothing_that_steers_a_terminal_or_a_log(tmp_path: Path) -> None:
    """A file's name or a key with line ends and escapes stays on its line, its signs shown."""
    root = tiny(tmp_path, {"append": {PAPER: '"x\\n::error::y": 1\n'}})
    (root / "topics/tools/\x1b[2Jx\n::warning::z.yml").write_text("a: 1")
    said = terbalik("check", root=root)
    assert "\x1b" not in said.out
    assert not [line for line in said.out.splitlines() if line.startswith("::")]


def test_check_prints_names_that_are_no_text(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is told like any other."""
    root = tiny(tmp_path)
    (root / os.fsdecode(b"topics/tools/\xff.yml")).write_text("a: 1")
    said = terbalik("check", root=root)
    assert said.code == 0
    assert "\\xff.yml" in said.out
    said.out.encode()


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    """An unread file is a warning: exit 0, and 1 with --strict."""
    root = tiny(tmp_path, {"write": {"topics/tools/Notes.yml": "a: 1\n"}})
    assert terbalik("check", root=root).code == 0
    assert terbalik("check", "--strict", root=root).code == 1


def test_check_writes_nothing(tmp_path: Path) -> None:
    """Not a byte, a date or a file differs after a check, right tree or wrong."""
    root = tiny(tmp_path, {"append": {PAPER: "more: 1\n"}})
    before = _tree(root)
    for form in ("text", "json", "github"):
        terbalik("check", "--format", form, root=root)
    assert _tree(root) == before


def test_check_reads_no_file_it_may_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without read rights is a problem with its path, beside everything else that is found."""
    root = tiny(tmp_path)
    real = os.open

    def refuse(path: str, *rest: int) -> int:
        if str(path).endswith("paper-notes.yml"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    said = terbalik("check", root=root)
    assert said.code == 1
    assert f"{PAPER}:1:1: error unreadable:" in said.out
    assert "Permission denied" in said.out


@pytest.mark.parametrize("place", ["topics", "topics/tools", PAPER])
def test_check_follows_no_link(tmp_path: Path, place: str) -> None:
    """A link to a folder or file outside is told and never read."""
    outside = tiny(tmp_path / "outside")
    root = tiny(tmp_path)
    (root / place).rename(tmp_path / "gone")
    (root / place).symlink_to(outside / place)
    said = terbalik("check", root=root)
    assert said.code == 1
    assert f"{place}:1:1: error symlink:" in said.out


def test_what_editors_keep_for_themselves_is_passed_over(tmp_path: Path) -> None:
    """Hidden files and the lock links of an editor are no sources."""
    root = tiny(tmp_path, {"write": {"topics/tools/.paper-notes.yml": "a: 1"}})
    (root / "topics/tools/.#paper-notes.yml").symlink_to("somebody@somewhere.1")
    assert terbalik("check", root=root).out == "no problems.\n"


# --- finding the root, wrong use


def test_a_root_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    """One sentence, exit 2."""
    said = terbalik("check", root=tmp_path / "nowhere")
    assert said.code == 2
    assert said.err.startswith("terbalik: There is no folder")
    assert len(said.err.splitlines()) == 1


def test_a_folder_without_a_curriculum_has_no_settings(tmp_path: Path) -> None:
    """An existing folder that holds nothing of ours is a content problem with a remedy."""
    said = terbalik("check", root=tmp_path)
    assert said.code == 1
    assert "no-settings" in said.out
    assert "--root" in said.out


def test_the_root_is_found_from_any_folder_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands work from inside the tree, and say how to be helped from outside it."""
    monkeypatch.chdir(tiny(tmp_path) / "topics" / "tools")
    assert terbalik("check").out == "no problems.\n"
    monkeypatch.chdir(tmp_path)
    said = terbalik("check")
    assert said.code == 2
    assert "--root" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "paper-nots", "--minutes", "45"),
        ("plan", "paper-notes", "--minutes", "0"),
        ("plan", "paper-notes", "--minutes", "45", "--language", "jv"),
        ("show", "paper-nots"),
        ("show", "paper-notes", "--language", "jv"),
        ("accept", "paper-nots"),
        ("accept", "--language", "jv"),
        ("new", "topic", "Bad Name", "--area", "tools"),
        ("new", "topic", "x" * 65, "--area", "tools"),
        ("new", "topic", "fine", "--area", "tolls"),
        ("new", "topic", "fine"),
        ("new", "topic", "fine", "--area", "tools", "--language", "jv"),
        ("new", "topic", "paper-notes", "--area", "tools"),
        ("explain", "minutes-gab"),
        ("build", "--language", "jv"),
        ("build", "--site-address", "ftp://x.id"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Exit 2, nothing printed as a result, nothing written."""
    root = tiny(tmp_path)
    before = _tree(root)
    said = terbalik(*words, root=None if words[0] == "explain" else root)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("terbalik: ")
    assert len(said.err.splitlines()) == 1
    assert _tree(root) == before


def test_a_name_that_is_nearly_right_is_guessed() -> None:
    """The sentence names what was meant."""
    assert 'Did you mean "paper-notes"?' in terbalik("show", "paper-nots", root=TINY).err
    assert 'Did you mean "minutes-gap"?' in terbalik("explain", "minutes-gab").err


@pytest.mark.parametrize(
    "words", [("plan", "paper-notes", "--minutes", "45"), ("show", "paper-notes")]
)
def test_a_topic_that_is_broken_shows_its_faults(tmp_path: Path, words: tuple[str, ...]) -> None:
    """A file that is there but faulty is not said to be missing."""
    root = tiny(tmp_path, {"append": {PAPER: "more: 1\n"}})
    said = terbalik(*words, root=root)
    assert said.code == 1
    assert "unknown-field" in said.out


# --- plan, show, status, explain


def test_plan_prints_an_agenda_that_fills_the_minutes() -> None:
    """Start, length, stage and title of each part; the lengths add up."""
    said = terbalik("plan", "scams-aimed-at-leaders", "--minutes", "45", root=ROOT)
    assert said.code == 0
    rows = [line.split() for line in said.out.splitlines() if " min " in line]
    assert sum(int(row[1]) for row in rows) == 45
    assert rows[0][0] == "0'"
    assert said.out.startswith("Could a scammer use my name or my voice?\n45 minutes\n")


def test_plan_as_json_has_permanent_names() -> None:
    """Other programs may rely on these keys."""
    said = terbalik(
        "plan", "scams-aimed-at-leaders", "--minutes", "45", "--format", "json", root=ROOT
    )
    data = json.loads(said.out)
    assert set(data) == {"topic", "minutes", "activities", "left_out"}
    assert set(data["activities"][0]) == {"id", "minutes", "start"}
    assert sum(part["minutes"] for part in data["activities"]) == data["minutes"] == 45


def test_a_length_without_a_plan_names_the_nearest() -> None:
    """Exit 1, the reason and the length that works, in words and as data."""
    words = ("plan", "scams-aimed-at-leaders", "--minutes", "7")
    said = terbalik(*words, root=ROOT)
    assert said.code == 1
    assert "nearest length is 28 minutes" in " ".join(said.out.split())
    data = json.loads(terbalik(*words, "--format", "json", root=ROOT).out)
    assert set(data) == {"topic", "minutes", "nearest", "reason"}


def test_show_tells_what_a_topic_says_and_where_from() -> None:
    """One line a value; with --origin its state, file and line."""
    said = terbalik("show", "paper-notes", "--language", "id", "--origin", root=TINY)
    assert said.code == 0
    (title,) = [line for line in said.out.splitlines() if line.startswith("title ")]
    assert f"{PAPER_ID}:" in title
    assert "Apa yang hilang dari catatan kertas?" in title
    (level,) = [line for line in said.out.splitlines() if line.startswith("level ")]
    assert f"{PAPER}:" in level


def test_status_counts_translations_and_facts() -> None:
    """A table for people, rows with the same names for programs."""
    said = terbalik("status", root=ROOT)
    assert said.code == 0
    assert "scams-aimed-at-leaders" in said.out
    assert "topics, none reviewed in practice." in said.out
    rows = json.loads(terbalik("status", "--format", "json", root=ROOT).out)
    assert {row["kind"] for row in rows} >= {"topic", "track"}
    topic = next(row for row in rows if row["kind"] == "topic")
    assert {"name", "area", "language", "translations", "facts", "due", "next_recheck"} <= set(
        topic
    )


def test_explain_lists_codes_and_tells_one() -> None:
    """Every code has a line; one alone has its sentence, remedy and reason."""
    assert "minutes-gap " in terbalik("explain").out
    said = terbalik("explain", "minutes-gap")
    assert said.code == 0
    for part in ("Says:", "Mend:", "Why:"):
        assert part in said.out


# --- new


def test_a_new_topic_has_every_field_and_no_invented_value(tmp_path: Path) -> None:
    """The skeleton is YAML whose every fault is a place still to fill in."""
    root = tiny(tmp_path)
    said = terbalik("new", "topic", "photo-notes", "--area", "tools", root=root)
    assert said.code == 0
    file = root / "topics/tools/photo-notes.yml"
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../curriculum/schemas/topic.schema")
    rows = json.loads(terbalik("check", "--format", "json", root=root).out)
    assert {row["path"] for row in rows} == {"topics/tools/photo-notes.yml"}
    assert {row["code"] for row in rows} <= {"empty-text", "wrong-count", "not-text", "not-a-list"}
    # Each fault stands on a line of its own: that of the key to fill in.
    lines = text.splitlines()
    assert all(":" in lines[row["line"] - 1] for row in rows)


def test_a_new_track_lies_with_the_tracks(tmp_path: Path) -> None:
    """Its modeline leads to the schema from there."""
    root = tiny(tmp_path)
    assert terbalik("new", "track", "three-months", root=root).code == 0
    text = (root / "curriculum/tracks/three-months.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/track.schema.json\n")


def test_an_address_that_cannot_be_one_is_guessed(tmp_path: Path) -> None:
    """A title in place of a name is turned into the name that was meant."""
    said = terbalik("new", "topic", "QRIS dan e-Wallet!", "--area", "tools", root=tiny(tmp_path))
    assert 'Did you mean "qris-dan-e-wallet"?' in said.err


def test_what_is_optional_in_a_new_topic_may_stay_empty(tmp_path: Path) -> None:
    """No problem stands at a field that is marked as optional."""
    root = tiny(tmp_path)
    terbalik("new", "topic", "photo-notes", "--area", "tools", root=root)
    lines = (root / "topics/tools/photo-notes.yml").read_text(encoding="utf-8").splitlines()
    rows = json.loads(terbalik("check", "--format", "json", root=root).out)
    assert not [row for row in rows if lines[row["line"] - 1].endswith("# optional")]


MISTAKES: dict[str, tuple[Callable[[str], str], str]] = {
    "a typo in a key": (lambda t: t.replace("summary:", "sumary:"), 'Did you mean "summary"?'),
    "a colon in a text": (
        lambda t: t.replace("offline: Everything", "offline: Note: everything"),
        "yaml-syntax",
    ),
    "an id used twice": (lambda t: t.replace("- {id: loss,", "- {id: law,"), "id-twice"),
    "a prompt that is not there": (
        lambda t: t.replace("prompts: [see]", "prompts: [sea]"),
        'Did you mean "see"?',
    ),
    "minutes that do not rise": (
        lambda t: t.replace("{min: 8, typical: 12, max: 20}", "{min: 8, typical: 22, max: 20}"),
        "minutes-disordered",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_first_topic_with_a_typical_mistake(tmp_path: Path, name: str) -> None:
    """An author who fills in a copy of a session is told the one thing that is wrong, with its line."""
    change, told = MISTAKES[name]
    root = tiny(tmp_path)
    right = (root / PAPER).read_text(encoding="utf-8").replace("paper", "photo")
    wrong = change(right)
    assert wrong != right
    (root / "topics/tools/photo-notes.yml").write_text(wrong, encoding="utf-8")
    said = terbalik("check", root=root)
    assert said.code == 1
    (line,) = [row for row in said.out.splitlines() if told in row]
    assert line.startswith("topics/tools/photo-notes.yml:")


# --- accept


def test_accept_is_idempotent_and_keeps_what_the_author_wrote(tmp_path: Path) -> None:
    """Only the last block is written; a second run changes nothing."""
    root = tiny(tmp_path)
    before = (root / PAPER_ID).read_bytes()
    assert terbalik("accept", "paper-notes", root=root).code == 0
    after = (root / PAPER_ID).read_bytes()
    assert after.startswith(before.partition(b"\nseen:")[0].rstrip())
    assert after.count(b"\nseen:\n") == 1
    assert "0 changed" in terbalik("accept", "paper-notes", root=root).out
    assert (root / PAPER_ID).read_bytes() == after
    assert terbalik("check", root=root).out == "no problems.\n"


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ("", "no block"),
        ("seen:\n  title: h-00000000-00000000", "no last line end"),
        ("seen:\n\n  # remark\n  title: h-00000000-00000000\n\n", "gaps and remarks"),
        ("seen: {title: h-00000000-00000000}\n", "braces"),
        ("seen:\n  title: h-00000000-00000000\nkeywords: [kertas]\n", "not the last block"),
    ],
    ids=lambda value: value if "seen" not in value else "",
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_accept_replaces_the_block_wherever_it_stands(
    tmp_path: Path, seen: str, name: str, end: str
) -> None:
    """However the block was left by a person or an editor, one right block remains, at the end."""
    root = tiny(tmp_path)
    text = "title: Satu\nshort_title: Dua # catatan\n" + seen
    (root / PAPER_ID).write_bytes(text.replace("\n", end).encode())
    assert terbalik("accept", "paper-notes", root=root).code == 0
    made = (root / PAPER_ID).read_bytes().decode()
    head, _, block = made.replace(end, "\n").partition("\n\nseen:\n")
    assert "\r" not in made.replace("\r\n", "\n") if end == "\r\n" else "\r" not in made
    assert head.startswith("title: Satu\nshort_title: Dua # catatan")
    assert ("keywords" in head) == ("keywords" in seen)
    assert [line.split(":")[0].strip() for line in block.splitlines()] == ["title", "short_title"]
    codes = [
        row["code"] for row in json.loads(terbalik("check", "--format", "json", root=root).out)
    ]
    assert set(codes) <= {"text-missing", "keywords-missing"}


def test_accepted_translations_go_stale_when_the_source_changes(tmp_path: Path) -> None:
    """After accept, a changed source is told once, at the translation's line."""
    root = tiny(tmp_path)
    terbalik("accept", root=root)
    text = (root / PAPER).read_text(encoding="utf-8")
    (root / PAPER).write_text(text.replace("Nobody speaks.", "They all speak."), encoding="utf-8")
    rows = json.loads(terbalik("check", "--format", "json", root=root).out)
    assert [(row["code"], row["path"]) for row in rows] == [("text-stale", PAPER_ID)]


# --- schema


def test_schema_writes_what_editors_read_and_can_look_only(tmp_path: Path) -> None:
    """The first run writes, the second changes nothing, --check fails only when something is stale."""
    root = tiny(tmp_path)
    assert terbalik("schema", "--check", root=root).code == 1
    assert not (root / "curriculum/schemas").exists()
    assert terbalik("schema", root=root).code == 0
    assert " 0 " in terbalik("schema", root=root).out
    assert terbalik("schema", "--check", root=root).code == 0


# --- the machine's refusals


def test_a_full_disk_leaves_the_old_file_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 4, one sentence, and the author's file as it was."""
    root = tiny(tmp_path)
    before = _tree(root)

    real = os.open

    def full(path: str, flags: int, *rest: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, flags, *rest)

    monkeypatch.setattr(os, "open", full)
    said = terbalik("accept", root=root)
    assert said.code == 4
    assert "the disk is full" in said.err
    assert _tree(root) == before


def test_an_interrupt_ends_with_130(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no crash."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.commands.check.survey", interrupt)
    said = terbalik("check", root=tiny(tmp_path))
    assert (said.code, said.err) == (130, "Interrupted.\n")


def test_our_own_bug_is_told_as_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 3 with a traceback to report, never a fault laid on the author."""

    def fail(*_: object) -> None:
        raise KeyError("our slip")

    monkeypatch.setattr("generator.commands.check.survey", fail)
    said = terbalik("check", root=tiny(tmp_path))
    assert said.code == 3
    assert "a bug of ours" in said.err
    assert "our slip" in capsys.readouterr().err


# --- help and documentation


def test_help_names_every_verb_and_every_exit() -> None:
    """`terbalik --help` is the list of what it can do."""
    told = parser().format_help()
    for verb in VERBS:
        assert f"    {verb} " in told
    for exit_code in ("0 fine", "1 content", "2 wrong use", "3 a bug", "4 the machine", "130"):
        assert exit_code in told


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented(verb: str) -> None:
    """The README shows how it is called, and each of its options has a word of help."""
    assert f"`terbalik {verb}" in (ROOT / "README.md").read_text(encoding="utf-8")


def _process(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)


def test_the_program_runs_from_another_folder(tmp_path: Path) -> None:
    """As a process: plain lines in a pipe, and the exit code."""
    root = tiny(tmp_path, {"append": {PAPER: "more: 1\n"}})
    done = _process("check", "--root", str(root), "--today", TODAY, cwd=tmp_path)
    assert done.returncode == 1
    assert b"unknown-field" in done.stdout
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_the_program_without_a_verb_shows_how_to_use_it() -> None:
    """Exit 2 with the usage; --version is one line."""
    assert _process().returncode == 2
    assert b"usage: terbalik" in _process("nonsense").stderr
    assert _process("--version").stdout.startswith(b"terbalik ")


def test_the_day_can_be_chosen(tmp_path: Path) -> None:
    """Facts are judged against --today; a day that no calendar has is wrong use."""
    root = tiny(tmp_path)
    later = terbalik("check", "--today", "2030-01-01", root=root, today=False)
    assert later.code == 0
    assert "fact-due" in later.out
    with pytest.raises(SystemExit) as ended:
        terbalik("check", "--today", "2026-02-30", root=root, today=False)
    assert ended.value.code == 2


def test_an_organization_starts_a_topic_among_its_own(tmp_path: Path) -> None:
    """Where a profile is, the file lies in organization/, in the profile's first language, with its schema."""
    profile = "name: Contoh\nshort_name: Contoh\nkind: sme\nlanguages: [id, en]\n"
    root = tiny(tmp_path, {"write": {"organization/organization.yml": profile}})
    said = terbalik("new", "topic", "photo-notes", "--area", "tools", root=root)
    path = "organization/topics/tools/photo-notes.yml"
    assert said.out.startswith(f"{path} is there.")
    text = (root / path).read_text(encoding="utf-8")
    assert "$schema=../../../curriculum/schemas/topic.schema.json" in text
    assert "language: id" in text
    assert not (root / "topics/tools/photo-notes.yml").exists()


@pytest.mark.parametrize("words", [("new", "topic", "more", "--area", "tools"), ("schema",)])
def test_nothing_is_written_through_a_link(tmp_path: Path, words: tuple[str, ...]) -> None:
    """A folder that leads out of the tree is refused, and what lies behind it stays as it was."""
    root, outside = tiny(tmp_path), tmp_path / "outside"
    outside.mkdir()
    place = root / ("topics/tools" if words[0] == "new" else "curriculum/schemas")
    if place.exists():
        place.rename(tmp_path / "gone")
    place.symlink_to(outside)
    assert terbalik(*words, root=root).code == 4
    assert not list(outside.iterdir())


# --- the words of the commands


@pytest.mark.parametrize("code", ["xx", ".", "..", ""])
def test_build_refuses_a_language_nobody_publishes(tmp_path: Path, code: str) -> None:
    """It would take every published page away: exit 2 with the languages there are, nothing written."""
    root = tiny(tmp_path)
    (root / "curriculum/languages/xx").mkdir()
    before = _tree(root)
    said = terbalik("build", "--language", "en", "--language", code, root=root)
    assert said.code == 2
    assert "they name en, id." in said.err
    assert _tree(root) == before
    assert "the folder then holds no other" in _help("build")


@pytest.mark.parametrize(
    "address",
    [
        "https://",
        "https:///path",
        "https://[x/",
        "https://[::1]/",
        "https://a b.id",
        "https://a.id?q=1",
        "https://a.id/#top",
        "https://user@a.id",
        "https://a.id:x",
        "//a.id",
        "a.id",
        "javascript:alert(1)",
    ],
)
def test_build_refuses_what_is_no_address_of_a_site(tmp_path: Path, address: str) -> None:
    """Exit 2 with an address to imitate; the same in the settings is a problem at its line."""
    root = tiny(tmp_path)
    said = terbalik("build", "--site-address", address, root=root)
    assert said.code == 2
    assert "https://example.org/mentoring" in said.err
    settings = root / "curriculum/settings.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}site_address: '{address}'\n", encoding="utf-8")
    (row,) = json.loads(terbalik("check", "--format", "json", root=root).out)
    assert (row["code"], row["path"]) == ("wrong-form", "curriculum/settings.yml")
    assert row["line"] == len(text.splitlines()) + 1


@pytest.mark.parametrize(
    "address", ["https://a.id", "https://a.github.io/b", "http://localhost:8000", "https://a.id/b/"]
)
def test_addresses_of_sites_are_taken(tmp_path: Path, address: str) -> None:
    """With a port, below a folder, or on this machine."""
    args = parser().parse_args(["build", "--root", str(TINY), "--site-address", address])
    assert options_of(args).address == address.rstrip("/")


BROKEN_WORDS = [
    ("plan", "paper-notes", "--minutes", "45"),
    ("new", "topic", "photo-notes", "--area", "tools"),
    ("schema",),
    ("build",),
]


@pytest.mark.parametrize("words", BROKEN_WORDS, ids=lambda words: words[0])
@pytest.mark.parametrize("file", ["words/common.yml", "vocabulary.yml"])
def test_words_that_cannot_be_read_are_told(
    tmp_path: Path, words: tuple[str, ...], file: str
) -> None:
    """What is told in the words of a language waits until they are mended; nothing is written."""
    path = f"curriculum/languages/en/{file}"
    root = tiny(tmp_path, {"write": {path: "a: [\n"}})
    before = _tree(root)
    said = terbalik(*words, root=root)
    assert said.code == 1
    assert f"{path}:1:5: error yaml-syntax:" in said.out
    assert "bug" not in said.err
    assert _tree(root) == before


def test_words_that_are_missing_everywhere_are_told(tmp_path: Path) -> None:
    """A plan names the words it lacks, and where they belong."""
    said = terbalik("plan", "paper-notes", "--minutes", "45", root=TINY)
    assert said.code == 1
    assert "curriculum/languages/en:1:1: error interface-word-missing:" in said.out


@pytest.mark.parametrize("verb", ["show", "status", "plan"])
def test_faulty_settings_are_told_by_every_verb(tmp_path: Path, verb: str) -> None:
    """Also as data, where data was asked for."""
    root = tiny(tmp_path, {"write": {"curriculum/settings.yml": "a: [\n"}})
    words = {
        "show": ("show", "paper-notes"),
        "status": ("status", "--format", "json"),
        "plan": ("plan", "paper-notes", "--minutes", "45", "--format", "json"),
    }[verb]
    said = terbalik(*words, root=root)
    assert said.code == 1
    assert "yaml-syntax" in said.out
    if "json" in words:
        assert json.loads(said.out)[0]["path"] == "curriculum/settings.yml"


@pytest.mark.parametrize("verb", ["show", "plan", "accept"])
def test_a_faulty_topic_is_not_said_to_be_missing(tmp_path: Path, verb: str) -> None:
    """Its errors are printed, and no others."""
    root = tiny(
        tmp_path, {"append": {PAPER: "more: 1\n", "topics/tools/voice-notes.yml": "x: 1\n"}}
    )
    words = (verb, "paper-notes", *(("--minutes", "45") if verb == "plan" else ()))
    said = terbalik(*words, root=root)
    assert said.code == 1
    assert f"{PAPER} has errors" in said.err
    assert [
        line.split(":")[0] for line in said.out.splitlines() if "error unknown-field" in line
    ] == [PAPER]


def test_a_length_is_not_promised_where_none_works(tmp_path: Path) -> None:
    """Minutes in disorder are said to be the reason, never that the nearest length is 0."""
    text = re.sub(r"\{min: \d+", "{min: 60", (TINY / PAPER).read_text(encoding="utf-8"))
    root = tiny(tmp_path, {"write": {PAPER: text}})
    said = terbalik("plan", "paper-notes", "--minutes", "45", root=root)
    assert said.code == 1
    assert "nor any other length" in " ".join(said.out.split())
    assert " 0 " not in said.out


def test_status_tells_of_files_it_could_not_read(tmp_path: Path) -> None:
    """Exit 1, a line that counts them, and in the data a row for each topic all the same."""
    root = tiny(
        tmp_path, {"append": {PAPER: "more: 1\n", "topics/tools/voice-notes.id.yml": "x: 1\n"}}
    )
    said = terbalik("status", root=root)
    assert said.code == 1
    assert said.out.endswith("2 files could not be read; run `terbalik check`.\n")
    said = terbalik("status", "--format", "json", root=root)
    assert said.code == 1
    rows = {row["name"]: row for row in json.loads(said.out)}
    assert set(rows) == {"paper-notes", "voice-notes", "notes", "first-week", "agreement"}
    assert len({tuple(row) for row in rows.values()}) == 1
    assert rows["paper-notes"]["language"] is None
    assert set(rows["voice-notes"]["translations"]["id"]) == {"unread"}
    assert said.err == "2 files could not be read; run `terbalik check`.\n"


def test_status_fits_a_terminal(tmp_path: Path) -> None:
    """Long names fold into their column; in a pipe every row is one line."""
    name = "-".join(["long"] * 12)
    root = tiny(tmp_path, {"copy": {f"topics/tools/{name}.yml": PAPER}})
    lines = terbalik("status", root=root, width=100).out.splitlines()
    assert max(map(len, lines)) <= 100
    assert terbalik("status", root=root).out.count(name) == 1
    column = lines[0].index("translation")
    assert all(line[column - 1 : column] in ("", " ") for line in lines[2:4])


def test_explain_shows_no_hole_of_the_machine() -> None:
    """Every place is named, and a remedy that depends on the case is shown by an example."""
    listed = terbalik("explain").out.splitlines()
    assert max(map(len, listed)) <= 100
    assert len({line.index(" error ") for line in listed if " error " in line}) == 1
    for code in CODES:
        told = terbalik("explain", code).out
        assert not re.search(r"\{(?!senior|day|named)\w|\}\}", told), told
        assert "Mend: <" not in told
    assert 'Raise the max of "welcome"' in terbalik("explain", "minutes-gap").out


@pytest.mark.parametrize(("number", "told"), [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_things_are_counted_in_words(number: int, told: str) -> None:
    """One is not many."""
    assert counted(number, "file") == told
    assert counted(number, "child", "children").endswith("child" if number == 1 else "children")


def _help(verb: str) -> str:
    with pytest.raises(SystemExit), contextlib.redirect_stdout(io.StringIO()) as out:
        parser([verb]).parse_args([verb, "-h"])
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_a_verb_ends_in_an_example_that_parses(verb: str) -> None:
    """One line to imitate, and a word for every argument."""
    assert f"Example: terbalik {verb}" in _help(verb)
    parser().parse_args(shlex.split(VERBS[verb]))
    for action in parser([verb])._subparsers._group_actions[0].choices[verb]._actions:  # type: ignore[union-attr, index]
        assert action.help, action


def test_a_verb_that_is_nearly_right_is_guessed() -> None:
    """Exit 2 with what was meant; without a verb the whole help."""
    done = _process("bild")
    assert done.returncode == 2
    assert b'Did you mean "build"?' in done.stderr
    done = _process("--root", ".", "check")
    assert done.returncode == 2
    assert b"The verb comes first" in done.stderr
    done = _process()
    assert b"verbs:" in done.stderr
    assert done.stdout == b""


# --- accept, and what it keeps


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("...\n", "...\n"),
        ("seen:\n  title: h-00000000-00000000\n...\n# the end\n", "...\n# the end\n"),
        ("seen:\n  title: h-00000000-00000000\n\n# the end\n", "\n# the end\n"),
        ("seen:\n  title: h-00000000-00000000\n# no line end", "# no line end"),
    ],
)
def test_accept_keeps_what_stands_below_the_block(
    tmp_path: Path, below: str, kept: str, end: str
) -> None:
    """The end of a document and comments stay where they are; a second run changes nothing."""
    root = tiny(tmp_path)
    text = "# top\ntitle: Satu  # catatan\nshort_title: >-\n  Dua\n\n" + below
    (root / PAPER_ID).write_bytes(text.replace("\n", end).encode())
    assert terbalik("accept", "paper-notes", root=root).code == 0
    made = (root / PAPER_ID).read_bytes().decode()
    head, _, block = made.replace(end, "\n").partition("\n\nseen:\n")
    assert head == "# top\ntitle: Satu  # catatan\nshort_title: >-\n  Dua"
    assert block.endswith(kept)
    assert block.count("h-") == 2
    assert made.count("\n") == made.count(end)
    assert "0 changed" in terbalik("accept", "paper-notes", root=root).out
    assert (root / PAPER_ID).read_bytes().decode() == made


def test_accept_writes_no_empty_block(tmp_path: Path) -> None:
    """A file of keywords alone has nothing to remember."""
    root = tiny(tmp_path, {"write": {PAPER_ID: "keywords: [kertas]\n"}})
    assert terbalik("accept", "paper-notes", root=root).code == 0
    assert (root / PAPER_ID).read_text(encoding="utf-8") == "keywords: [kertas]\n"


def test_accept_leaves_faulty_language_files_alone_and_says_so(tmp_path: Path) -> None:
    """The right ones are accepted, the others told; exit 1."""
    root = tiny(tmp_path, {"append": {PAPER_ID: "more: 1\n"}})
    before = (root / PAPER_ID).read_bytes()
    said = terbalik("accept", root=root)
    assert said.code == 1
    assert f"{PAPER_ID}: has errors, left as it is" in said.out
    assert "4 language files, 4 changed." in said.out
    assert (root / PAPER_ID).read_bytes() == before
    said = terbalik("accept", "paper-notes", root=root)
    assert said.code == 1
    assert "error unknown-field" in said.out
    assert terbalik("accept", "voice-notes", root=root).code == 0


# --- what YAML itself refuses


@pytest.mark.parametrize(
    ("text", "line", "why", "remedy"),
    [
        ("title: A\nsummary: Note: all\n", 2, "a colon with a space", "double quotes"),
        ("title: A\n  level: basic\n", 2, "no field can begin here", "the line above"),
        ("title: A\nsummary\nlevel: basic\n", 2, "neither a field", "Write a colon"),
        ("outcome:\n\ttext: A\n", 2, "a tab stands", "spaces"),
        ("outcome:\n  text: A\n\tproof: B\n", 3, "a tab stands", "spaces"),
        ("title: @home\n", 1, "cannot begin with @", "double quotes"),
        ("title: %50\n", 1, "cannot begin with %", "double quotes"),
        ("title: **A**\n", 1, "cannot begin with *", "double quotes"),
        ('title: "A" and B\n', 1, "but the line goes on", '">-"'),
        ("outcome:\n    text: A\n  proof: B\n", 3, "not indented like the fields", "exactly below"),
        ("needs:\n  - id: a\n   text: B\n", 3, "not indented like the items", "dash"),
        ('level: basic\ntitle: "A\nsummary: B\n', 2, "never closed", "same quote"),
        ("pillars: [a, b\nlevel: basic\n", 2, "square brackets", "end the list with ]"),
        ("after: {a: b\nlevel: basic\n", 2, "in braces", "end the fields with }"),
        ("title: > A\n", 1, "on the next line", "next line"),
        ("pillars: - skills\n", 1, "a list cannot begin", "line of its own"),
        ('title: "C:\\data"\n', 1, "a backslash", "single quotes"),
    ],
)
def test_a_line_that_is_no_yaml_is_told_in_plain_words(
    tmp_path: Path, text: str, line: int, why: str, remedy: str
) -> None:
    """What is wrong and what to do, at the line to look at, without the parser's terms."""
    (found,) = read_yaml("a.yml", text.encode()).problems
    assert (found.code, found.where.line) == ("yaml-syntax", line)
    assert why in found.message
    assert remedy in found.remedy
    for term in ("mapping", "scalar", "token", "stream", "expected", "context"):
        assert term not in found.message + found.remedy
