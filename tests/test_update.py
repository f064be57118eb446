"""The next edition, taken in a copy without shared history: what is told, written, refused, and taken back."""

import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from editions_kit import (
    NEXT,
    PAPER,
    PAPER_ID,
    PROFILE,
    SETTINGS,
    THEIRS,
    VOICE,
    edition,
    files,
    next_edition,
    two,
    zipped,
)
from test_commands import Said, terbalik
from trees import break_tree

from generator.claim import claimed
from generator.editions.manifest import MANIFEST, edited
from generator.editions.unfinished import STAGE, busy

TITLE = "What do we lose on paper notes?"
LATER = {PAPER: {TITLE: "What do we lose on loose notes?"}}
OVERLAY = {"write": {THEIRS: "title: What do we lose on our paper?\n"}}
OWN = "name: Koperasi Sinar Jaya\nshort_name: Sinar Jaya\nkind: community\n"


def update(root: Path, source: Path | str, *words: str) -> Said:
    """Run `terbalik update --from`."""
    return terbalik("update", "--from", str(source), *words, root=root)


def git(folder: Path, *words: str) -> str:
    """Run git as somebody."""
    who = (
        "-c",
        "user.name=Someone",
        "-c",
        "user.email=someone@example.org",
        "-c",
        "init.defaultBranch=main",
    )
    said = subprocess.run(
        ["git", *who, *words], cwd=folder, capture_output=True, text=True, check=True
    )
    return said.stdout


# --- what is told, and what is done


def test_without_apply_it_only_tells(tmp_path: Path) -> None:
    """What changed is told, with the command that would take it; nothing is written."""
    here, new = two(tmp_path, {"change": LATER}, OVERLAY)
    before = files(here)
    said = update(here, new)
    assert said.code == 0
    assert f"edition 2026.11 to {NEXT}: topic: 1 changed" in said.out
    assert f"terbalik update --from {new} --apply" in said.out
    assert "Nothing has been changed yet." in said.out
    assert files(here) == before
    assert edited(here) == ()


def test_taken_it_is_the_new_edition_with_the_organization_as_it_was(tmp_path: Path) -> None:
    """Our files are those of the edition, new ones came, gone ones went; theirs and what they added stay."""
    theirs: dict[str, Any] = {
        "write": {
            PROFILE: OWN,
            "docs/ours.txt": "ours\n",
            "topics/tools/notes.txt": "x\n",
            "Makefile.local": "x\n",
        },
    }
    change: dict[str, Any] = {
        "change": LATER,
        "write": {"handbook/new.txt": "new\n"},
        "delete": ["curriculum/forms/agreement.id.yml"],
    }
    here, new = two(tmp_path, change, theirs)
    mine = files(here)
    said = update(here, new, "--apply")
    assert said.code == 0, said.err
    expected = {**{p: mine[p] for p in theirs["write"]}, **files(new)}
    assert files(here) == expected
    assert edited(here) == ()
    assert f"Edition {NEXT} is in place." in said.out


def test_taken_again_it_says_that_nothing_is_new(tmp_path: Path) -> None:
    """Plainly, and with exit 0."""
    here, new = two(tmp_path, {"change": LATER})
    update(here, new, "--apply")
    said = update(here, new, "--apply")
    assert (said.code, said.out) == (
        0,
        f"Nothing new: edition {NEXT} (version 0.1.0) is here already.\n",
    )


def test_a_program_stays_one_and_line_ends_are_ours(tmp_path: Path) -> None:
    """A file to run can be run; a copy and an edition from Windows are the same as any."""
    here, new = two(tmp_path, {"write": {"run.sh": "#!/bin/sh\necho new\n"}, "change": LATER})
    for root in (here, new):
        for path in (PAPER, VOICE):
            (root / path).write_bytes((root / path).read_bytes().replace(b"\n", b"\r\n"))
    assert update(here, new, "--apply").code == 0
    assert os.access(here / "run.sh", os.X_OK)
    assert b"\r" not in (here / PAPER).read_bytes()
    assert edited(here) == ()


def test_the_standing_of_every_change_is_told_before_and_after(tmp_path: Path) -> None:
    """Changed under you, with both values; the file of changes itself is not touched."""
    here, new = two(tmp_path, {"change": LATER}, OVERLAY)
    terbalik("accept", "paper-notes", root=here)
    mine = (here / THEIRS).read_bytes()
    for words in ((), ("--apply",)):
        said = update(here, new, *words)
        assert "1 changed under you" in said.out
        assert "What do we lose on {+loose+} notes?" in said.out
        assert (here / THEIRS).read_bytes() == mine
    assert "1 changed under you" in terbalik("status", root=here).out


def test_facts_come_first_and_titles_in_both_languages(tmp_path: Path) -> None:
    """What a figure said and says stands above everything else, with the topic's names."""
    change = {
        PAPER: {"figure: 3 of 10": "figure: 4 of 10", "alternative: Go": "alternative: Then go"},
        PAPER_ID: {"figure: 3 dari 10": "figure: 4 dari 10"},
    }
    here, new = two(
        tmp_path, {"change": change, "delete": [VOICE, VOICE.replace(".yml", ".id.yml")]}
    )
    told = update(here, new).out
    names = "paper-notes (en: What do we lose on paper notes? / id: Apa yang hilang dari catatan kertas?)"
    assert names in told
    assert (
        told.index("facts and rules that changed") < told.index("\ngone") < told.index("\nchanged")
    )
    assert "before: [-3-] of 10" in told
    assert "now: {+4+} dari 10" in told
    assert "en: 2 values changed: facts, alternative" in told
    assert "topics: 1 gone, 1 changed" in told


def test_the_report_for_a_pull_request_holds_no_mark_of_a_text(tmp_path: Path) -> None:
    """A title can neither mention a person, link, nor hide what comes after it."""
    evil = "Ask @admin <!-- [x](https://evil.example) | #1"
    here, new = two(tmp_path, {"change": {PAPER: {TITLE: f'"{evil}"'}}})
    told = update(here, new, "--format", "markdown").out
    assert f"## Edition {NEXT}" in told
    row = next(line for line in told.splitlines() if "Ask" in line)
    assert not re.search(r"@|<!-- \\|(?<!\\)[\[\]|#]|https://", row.replace("&#64;", ""))


# --- what stands in its way


def test_an_edited_file_of_ours_is_never_written_over(tmp_path: Path) -> None:
    """It is named with what can be done, exit 1, and nothing at all is touched."""
    theirs = {
        "change": {PAPER: {"alternative: Go": "alternative: Do not go"}},
        "append": {"curriculum/sources.yml": "# x\n"},
    }
    case = {"change": LATER, "append": {"curriculum/sources.yml": "# y\n"}}
    here, new = two(tmp_path, case, theirs)
    before = files(here)
    said = update(here, new, "--apply")
    assert said.code == 1
    assert (
        f"{PAPER}: you edited this file of ours\n  Run the same command with --to-overlay"
        in said.err
    )
    assert (
        "curriculum/sources.yml: you edited this file of ours\n  No overlay can change it."
        in said.err
    )
    assert "nothing was changed" in said.err
    assert files(here) == before


def test_an_edit_can_be_given_up_by_name_and_comes_back_with_undo(tmp_path: Path) -> None:
    """Only the file that is named; a name that is none of ours is a slip."""
    here, new = two(tmp_path, {"change": LATER}, {"append": {PAPER: "# mine\n"}})
    before = files(here)
    assert update(here, new, "--apply", "--replace", "topics/paper-notes.yml").code == 1
    assert files(here) == before
    assert update(here, new, "--apply", "--replace", PAPER).code == 0
    assert edited(here) == ()
    assert terbalik("update", "--undo", root=here).code == 0
    assert files(here) == before


def test_an_edit_of_what_this_edition_leaves_alone_is_left_alone(tmp_path: Path) -> None:
    """It is told, and stays; so does a file of ours that was deleted."""
    here, new = two(
        tmp_path,
        {"change": LATER},
        {"append": {VOICE: "# mine\n"}, "delete": ["curriculum/forms/agreement.id.yml"]},
    )
    said = update(here, new, "--apply")
    assert said.code == 0
    assert f"{VOICE}: edited here, unchanged in this edition: left as it is" in said.out
    assert (here / VOICE).read_text(encoding="utf-8").endswith("# mine\n")
    assert edited(here) == ("curriculum/forms/agreement.id.yml", VOICE)


def test_a_deleted_file_that_comes_anew_and_a_name_that_is_taken_are_asked_about(
    tmp_path: Path,
) -> None:
    """Neither comes back, nor is written over, without a word."""
    here, new = two(
        tmp_path,
        {"change": LATER, "write": {"notes.txt": "ours\n"}},
        {"delete": [PAPER], "write": {"notes.txt": "theirs\n"}},
    )
    said = update(here, new, "--apply")
    assert said.code == 1
    assert f"{PAPER}: you deleted this file of ours" in said.err
    assert "name it below remove: in organization/organization.yml" in said.err
    assert "notes.txt: this edition brings a file of this name, and you have one" in said.err
    assert (here / "notes.txt").read_text() == "theirs\n"
    assert update(here, new, "--apply", "--replace", PAPER, "--replace", "notes.txt").code == 0
    assert (here / "notes.txt").read_text() == "ours\n"


def test_workflows_are_listed_and_only_written_when_asked(tmp_path: Path) -> None:
    """What runs with the person's rights is theirs to take; the Markdown holds its text."""
    flow = ".github/workflows/publish.yml"
    here = edition(tmp_path / "here", {"write": {flow: "name: old\n"}})
    new = next_edition(tmp_path / "next", {"write": {flow: "name: new\n"}})
    said = update(here, new)
    assert f"{flow}: differs" in said.out
    assert "name: new" in update(here, new, "--format", "markdown").out
    assert update(here, new, "--apply").code == 0
    assert (here / flow).read_text() == "name: old\n"
    assert f"{flow}: differs" in update(here, new).out
    assert update(here, new, "--apply", "--workflows", "--replace", flow).code == 0
    assert (here / flow).read_text() == "name: new\n"


def test_what_is_made_of_the_rest_is_never_an_edit(tmp_path: Path) -> None:
    """Schemas and the list of pages are written by `terbalik schema` also in a fork, and again by the next edition."""
    here, new = two(
        tmp_path, {"change": LATER}, {"append": {"curriculum/paths.lock": "- topics/mine\n"}}
    )
    assert update(here, new, "--apply").code == 0
    assert edited(here) == ()


# --- what is no edition


def _older(new: Path) -> None:
    break_tree(new, {"change": {SETTINGS: {NEXT: "2026.10"}}})
    terbalik("schema", root=new)


def _cut(new: Path) -> None:
    (new / VOICE).unlink()


def _changed(new: Path) -> None:
    (new / VOICE).write_text("title: something else\n")


def _linked(new: Path) -> None:
    (new / VOICE).unlink()
    (new / VOICE).symlink_to("/etc/passwd")


def _linked_folder(new: Path) -> None:
    (new / "topics").rename(new.parent / "topics")
    (new / "topics").symlink_to(new.parent / "topics")


def _naming_theirs(new: Path) -> None:
    text = (new / MANIFEST).read_text()
    (new / "organization").mkdir()
    (new / PROFILE).write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (new / MANIFEST).write_text(text.replace('"files": {', f'"files": {{\n"{PROFILE}": "{empty}",'))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_older, "An older edition is never taken"),
        (_cut, "voice-notes.yml is missing"),
        (_changed, "voice-notes.yml is not as its manifest says"),
        (_linked, "voice-notes.yml is missing"),
        (_linked_folder, "is missing"),
        (_naming_theirs, "which is yours"),
        (lambda new: (new / MANIFEST).unlink(), "holds no edition of Terbalik"),
        (lambda new: (new / MANIFEST).write_text("{}"), "manifest.json is damaged"),
        (shutil.rmtree, "There is no folder and no ZIP file"),
    ],
)
def test_a_folder_that_is_no_newer_edition_is_refused(
    tmp_path: Path, spoil: Callable[[Path], Any], says: str
) -> None:
    """A sentence that says why, exit 1, nothing touched."""
    here, new = two(tmp_path, {"change": LATER})
    spoil(new)
    before = files(here)
    said = update(here, new, "--apply")
    assert (said.code, says in said.err) == (1, True), said.err
    assert files(here) == before


def test_a_copy_without_a_manifest_cannot_be_updated(tmp_path: Path) -> None:
    """Nobody knows then which files are ours."""
    here, new = two(tmp_path, {"change": LATER})
    (here / MANIFEST).unlink()
    said = update(here, new, "--apply")
    assert said.code == 1
    assert "so our files cannot be told from yours. If it was made with `terbalik init`" in said.err


def test_a_zip_is_an_edition_with_or_without_a_folder_around_it(tmp_path: Path) -> None:
    """As a download page packs it, and as a person does."""
    here, new = two(tmp_path, {"change": LATER})
    packed = zipped(new, tmp_path / "a.zip")
    bare = Path(shutil.make_archive(str(tmp_path / "bare"), "zip", new))
    assert f"to {NEXT}" in update(here, bare).out
    assert update(here, packed, "--apply").code == 0
    assert files(here) == files(new)


def _entry(name: str, mode: int = 0, data: bytes = b"x") -> Callable[[zipfile.ZipFile], None]:
    def add(opened: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("a")
        info.filename = info.orig_filename = name
        info.external_attr = mode << 16
        opened.writestr(info, data)

    return add


def _bomb(opened: zipfile.ZipFile) -> None:
    for at in range(5):
        opened.writestr(f"terbalik-main/{at}", bytes(60 * 1024 * 1024), zipfile.ZIP_DEFLATED)


def _twice(opened: zipfile.ZipFile) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr(f"terbalik-main/{PAPER}", "title: other\n")


@pytest.mark.parametrize(
    ("add", "says"),
    [
        (_entry("../out.yml"), "a place outside of it"),
        (_entry("terbalik-main/../../out.yml"), "a place outside of it"),
        (_entry("/etc/out.yml"), "a place outside of it"),
        (_entry("C:/out.yml"), "a place outside of it"),
        (_entry("terbalik-main\\..\\out.yml"), "a place outside of it"),
        (_entry("terbalik-main/link", stat.S_IFLNK | 0o777, b"/etc/passwd"), "which is a link"),
        (_entry("terbalik-main/pipe", stat.S_IFIFO | 0o666), "which is a link or no file"),
        (_entry("other/curriculum/manifest.json"), "holds no edition of Terbalik"),
        (_bomb, "unpacks to more than an edition"),
        (_twice, "twice"),
    ],
)
def test_a_zip_made_to_do_harm_is_refused(
    tmp_path: Path, add: Callable[[zipfile.ZipFile], None], says: str
) -> None:
    """Before anything of it is unpacked; nothing is written, here or elsewhere."""
    here, new = two(tmp_path, {"change": LATER})
    packed = zipped(new, tmp_path / "a.zip")
    with zipfile.ZipFile(packed, "a") as opened:
        add(opened)
    before = files(tmp_path)
    said = update(here, packed, "--apply")
    assert (said.code, says in said.err) == (1, True), said.err
    assert files(tmp_path) == before


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"not a zip at all"])
def test_a_file_that_is_no_zip_is_a_sentence(tmp_path: Path, data: bytes) -> None:
    """Also one whose download broke off."""
    here = edition(tmp_path / "here")
    (tmp_path / "a.zip").write_bytes(data)
    assert "is not a ZIP file that can be read" in update(here, tmp_path / "a.zip").err
    packed = zipped(next_edition(tmp_path / "next"), tmp_path / "b.zip")
    packed.write_bytes(packed.read_bytes()[:5000])
    said = update(here, packed, "--apply")
    assert (said.code, "Download it again" in said.err) == (1, True)


def test_a_zip_whose_content_broke_is_a_sentence(tmp_path: Path) -> None:
    """A flipped bit inside is noticed, whatever the digests would have said."""
    here = edition(tmp_path / "here")
    packed = zipped(next_edition(tmp_path / "next"), tmp_path / "a.zip")
    with zipfile.ZipFile(packed) as opened:
        at = opened.getinfo(f"terbalik-main/{PAPER}").header_offset + 200
    data = bytearray(packed.read_bytes())
    data[at] ^= 0xFF
    packed.write_bytes(bytes(data))
    said = update(here, packed, "--apply")
    assert (said.code, "terbalik: " in said.err, edited(here)) == (1, True, ())


# --- a git address


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, Path]:
    """A copy without history, and the next edition as a repository of its own."""
    here, new = two(tmp_path, {"change": LATER})
    git(new, "init", "--quiet")
    git(new, "add", "--all")
    git(new, "commit", "--quiet", "--message", "As it is")
    return here, new


def test_a_git_address_is_an_edition(repository: tuple[Path, Path]) -> None:
    """Its newest state is taken; the copy needs no history, and shares none."""
    here, new = repository
    (new / PAPER).write_text("nobody commits this\n")
    assert update(here, f"file://{new}", "--apply").code == 0
    assert edited(here) == ()
    assert not (here / ".git").exists()


def test_a_bare_repository_is_taken_by_its_place(
    repository: tuple[Path, Path], tmp_path: Path
) -> None:
    """A plain path is enough."""
    here, new = repository
    git(tmp_path, "clone", "--quiet", "--bare", str(new), "bare.git")
    assert update(here, tmp_path / "bare.git", "--apply").code == 0


@pytest.mark.parametrize(
    "address",
    [
        "ext::sh -c 'touch PWNED'", "fd::17/foo", "http://example.org/x.git", "git://example.org/x.git",
        "https://-oProxyCommand=x", "ssh://-oProxyCommand=touch", "-u:touch", "user@-oProxy:path", "file://",
        "transport::address", "https://example.org/a b",
    ],
)  # fmt: skip
def test_an_address_that_could_run_something_is_refused(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git is not even started."""
    here = edition(tmp_path / "here")

    def never(*words: Any, **more: Any) -> None:
        raise AssertionError(words)

    monkeypatch.setattr(subprocess, "run", never)
    monkeypatch.chdir(tmp_path)
    said = terbalik("update", f"--from={address}", root=here)
    assert said.code == 1
    assert (
        "is not an address an edition is taken from" in said.err or "There is no folder" in said.err
    )


def test_nothing_of_a_repository_is_run(repository: tuple[Path, Path], tmp_path: Path) -> None:
    """Neither a hook of a template, nor a submodule, nor a filter its attributes name."""
    here, new = repository
    git(new, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(new), "sub")
    (new / ".gitattributes").write_text("*.yml filter=evil\n")
    git(new, "add", "--all")
    git(new, "commit", "--quiet", "--message", "Evil")
    assert update(here, f"file://{new}").code == 0
    assert not (tmp_path / "PWNED").exists()


def test_what_git_refuses_is_a_sentence(tmp_path: Path) -> None:
    """Its reason, and the way around."""
    here = edition(tmp_path / "here")
    said = update(here, f"file://{tmp_path}/nowhere")
    assert said.code == 1
    assert "Git cannot take an edition from" in said.err
    assert "download the edition as a ZIP file" in said.err


# --- whole or not at all


def test_update_then_undo_gives_the_same_bytes(tmp_path: Path) -> None:
    """Files, rights and line ends; a second undo has nothing to take back."""
    here, new = two(
        tmp_path,
        {"change": LATER, "write": {"a/b/new.txt": "x"}, "delete": [VOICE]},
        {"write": {PROFILE: OWN}},
    )
    (here / SETTINGS).chmod(0o600)
    (here / PAPER).write_bytes((here / PAPER).read_bytes().replace(b"\n", b"\r\n"))
    before = files(here)
    assert update(here, new, "--apply").code == 0
    said = terbalik("update", "--undo", root=here)
    assert (said.code, f"Edition {NEXT} is taken back" in said.out) == (0, True)
    assert files(here) == before
    assert (here / SETTINGS).stat().st_mode & 0o777 == 0o600
    assert not (here / "a").exists()
    assert terbalik("update", "--undo", root=here).code == 1


def test_undo_never_throws_away_what_was_done_since(tmp_path: Path) -> None:
    """A file that was changed after the update is named, and nothing is touched; new files of theirs stay."""
    here, new = two(tmp_path, {"change": LATER}, {"write": {PROFILE: OWN}})
    update(here, new, "--apply")
    (here / THEIRS).parent.mkdir(parents=True)
    (here / THEIRS).write_text("title: Ours?\n")
    (here / PAPER).write_text("level: basic\n")
    before = files(here)
    said = terbalik("update", "--undo", root=here)
    assert said.code == 1
    assert f"changed after the update, so taking it back would lose that:\n  {PAPER}\n" in said.err
    assert files(here) == before
    shutil.copy(new / PAPER, here / PAPER)
    assert terbalik("update", "--undo", root=here).code == 0
    assert (here / THEIRS).read_text() == "title: Ours?\n"


def test_undo_sets_aside_what_was_changed_since_if_asked(tmp_path: Path) -> None:
    """The same bytes as before the update; what was written after it lies in a folder of its own, each time."""
    here, new = two(tmp_path, {"change": LATER}, {"write": {PROFILE: OWN}})
    before = files(here)
    for turn in (1, 2):
        update(here, new, "--apply")
        (here / PAPER).write_text(f"level: basic {turn}\n")
        said = terbalik("update", "--undo", "--set-aside", root=here)
        aside = f".terbalik/aside/{turn}/{PAPER}"
        assert said.code == 0
        assert said.out.endswith(f"What you had changed since lies here:\n  {aside}\n")
        assert (here / aside).read_text() == f"level: basic {turn}\n"
        assert files(here) == before


class Cut(BaseException):
    """The power goes."""


def _cut_off(at: int, monkeypatch: pytest.MonkeyPatch, call: Callable[[], object]) -> bool:
    """Call it with the power going before the n-th file is moved; True when it went."""
    moves, move = [0], Path.replace

    def cut(self: Path, target: Path) -> Path:
        moves[0] += 1
        if moves[0] > at:
            raise Cut
        return move(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", cut)
        try:
            call()
        except Cut:
            return True
    return False


FORM_ID = "curriculum/forms/agreement.id.yml"


@pytest.mark.parametrize("at", [0, 1, 2, 4, 8, 9, 99])
def test_an_update_cut_off_anywhere_is_finished_or_never_was(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the n-th file was to be moved: the next command makes all of it new, or finds all of it old; undo works."""
    case = {"change": LATER, "delete": [FORM_ID], "write": {"a.txt": "x"}}
    here, new = two(tmp_path, case, {"write": {PROFILE: OWN}})
    before = files(here)
    assert _cut_off(at, monkeypatch, lambda: update(here, new, "--apply")) is (at < 99)
    said = terbalik("check", root=here)
    if 0 < at < 99:
        assert said.code == 4
        assert "The last update was interrupted; its files are all in place now." in said.err
    assert files(here) == ({PROFILE: before[PROFILE], **files(new)} if at else before)
    assert "interrupted" not in terbalik("check", root=here).err
    if at:
        assert terbalik("update", "--undo", root=here).code == 0
        assert files(here) == before


def test_undo_cut_off_is_finished_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old edition is all there after the next command."""
    here, new = two(tmp_path, {"change": LATER, "write": {"a.txt": "x"}})
    before = files(here)
    update(here, new, "--apply")
    assert _cut_off(2, monkeypatch, lambda: terbalik("update", "--undo", root=here))
    terbalik("check", root=here)
    assert files(here) == before


def test_one_update_at_a_time(tmp_path: Path) -> None:
    """The second is told to wait, and changes nothing."""
    here, new = two(tmp_path, {"change": LATER})
    before = files(here)
    with claimed(here / STAGE, busy(here)):
        said = update(here, new, "--apply")
    assert said.code == 4
    assert "Wait for it to end" in said.err
    assert files(here) == before


@pytest.mark.parametrize("path", ["topics/tools", "topics", "curriculum"])
def test_no_update_is_written_through_a_link(tmp_path: Path, path: str) -> None:
    """A folder of ours that leads elsewhere is refused before anything is written, here or there."""
    here, new = two(tmp_path, {"change": LATER})
    elsewhere = tmp_path / "elsewhere"
    (here / path).rename(elsewhere)
    (here / path).symlink_to(elsewhere)
    before = files(tmp_path)
    said = terbalik("update", "--from", str(new), "--apply", "--root", str(here), root=None)
    assert said.code == 4
    assert "is a symbolic link" in said.err
    assert files(tmp_path) == before
    assert terbalik("update", "--undo", root=here).code == 1


def test_the_program_starts_though_half_of_it_is_new(tmp_path: Path) -> None:
    """What an interrupted update left half is made whole before any other module is imported."""
    from built import ROOT

    from generator.journal import begin

    root = tmp_path / "copy"
    shutil.copytree(
        ROOT / "generator", root / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    stage = root / STAGE
    stage.mkdir(parents=True)
    whole = (root / "generator" / "cli.py").read_bytes()
    (root / "generator" / "cli.py").write_text("from .nowhere import nothing\n")
    (stage / "0").write_bytes(whole)
    begin(stage, [], {"generator/cli.py": "0"})
    environment = {**os.environ, "PYTHONPATH": str(root)}
    said = subprocess.run(
        [sys.executable, "-m", "generator", "--version"], cwd=tmp_path, env=environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0
    assert said.stdout.startswith("terbalik 0.1.0")
    assert "an interrupted update has been finished" in said.stderr
    assert not (stage / "journal.json").exists()


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the new files are all there, none of them is in place."""
    here, new = two(tmp_path, {"change": LATER})
    before = files(here)
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "5":
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    said = update(here, new, "--apply")
    monkeypatch.undo()
    assert (said.code, "the disk is full" in said.err) == (4, True)
    assert files(here) == before
