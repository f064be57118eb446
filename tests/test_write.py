"""The disk: whole or not at all, only what differs, only what is ours."""

import errno
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.machine import MachineFault
from generator.model.artifact import Artifact
from generator.write import Written, write_file, write_tree


def art(**files: str) -> list[Artifact]:
    return [Artifact(name.replace("__", "/"), text.encode()) for name, text in files.items()]


def tree(out: Path) -> dict[str, str]:
    return {
        file.relative_to(out).as_posix(): file.read_text()
        for file in sorted(out.rglob("*"))
        if file.is_file() and not file.name.startswith(".terbalik")
    }


def test_only_differences_are_written_and_only_ours_is_removed(tmp_path: Path) -> None:
    """A second write touches what differs, deletes what it once wrote, and leaves strangers alone."""
    out = tmp_path / "docs"
    first = write_tree(out, art(a__x="1", b__y="2", same="3"))
    assert first == Written(("a/x", "b/y", "same"), ())
    (out / "stranger").write_text("mine")
    before = (out / "same").stat().st_mtime_ns
    assert write_tree(out, art(a__x="9", same="3")) == Written(("a/x",), ("b/y",))
    assert tree(out) == {"a/x": "9", "same": "3", "stranger": "mine"}
    assert (out / "same").stat().st_mtime_ns == before
    assert not (out / "b").exists()
    assert write_tree(out, art(a__x="9", same="3")) == Written()
    assert [path.name for path in tmp_path.iterdir()] == ["docs"]


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    """Ours may change kind; a stranger's file or folder in the way is refused before anything changes."""
    out = tmp_path / "o"
    write_tree(out, art(a="1"))
    write_tree(out, art(a__b="2"))
    write_tree(out, art(a="3"))
    assert tree(out) == {"a": "3"}
    (out / "own").mkdir()
    (out / "own" / "note").write_text("n")
    with pytest.raises(MachineFault, match="folder"):
        write_tree(out, art(own="x"))
    with pytest.raises(MachineFault, match="file"):
        write_tree(out, art(own__note__deep="x"))
    assert tree(out) == {"a": "3", "own/note": "n"}


def test_owners_share_a_folder_and_keep_holds_what_is_listed(tmp_path: Path) -> None:
    """Each owner removes its own files only; `keep` spares listed files that were not made again."""
    write_tree(tmp_path, art(p__index="1", p__old="2", p__kept="3"))
    write_tree(tmp_path, art(p__pdf="4"), owner="pdf")
    done = write_tree(tmp_path, art(p__index="5"), keep=frozenset({"p/kept", "p/never"}))
    assert done == Written(("p/index",), ("p/old",))
    assert tree(tmp_path) == {"p/index": "5", "p/kept": "3", "p/pdf": "4"}
    write_tree(tmp_path, [])
    assert tree(tmp_path) == {"p/pdf": "4"}


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a//b", "a/./b", "a/../b", "", "a\\b", "c:x", ".terbalik-manifest.json"]
)
def test_paths_that_leave_the_folder_are_refused(tmp_path: Path, path: str) -> None:
    """No path reaches outside, and the manifest's name is not for artifacts."""
    with pytest.raises(ValueError, match="path"):
        write_tree(tmp_path / "o", [Artifact("fine", b""), Artifact(path, b"x")])
    assert list(tmp_path.iterdir()) == []


def test_two_files_for_one_path_are_refused(tmp_path: Path) -> None:
    """A path comes once, and is a file or a folder, not both."""
    with pytest.raises(ValueError, match="two files"):
        write_tree(tmp_path, [Artifact("a", b"1"), Artifact("a", b"1")])
    with pytest.raises(ValueError, match="both"):
        write_tree(tmp_path, art(a="1", a__b="2"))


def test_symbolic_links_are_refused(tmp_path: Path) -> None:
    """Nothing is written, compared or removed through a link, in the output or in its place."""
    out, other = tmp_path / "out", tmp_path / "other"
    write_tree(out, art(d__f="1", g="2"))
    write_tree(other, art(f="precious", g="precious"))
    (out / "d" / "f").unlink()
    (out / "d").rmdir()
    (out / "d").symlink_to(other)
    for wanted in (art(d__f="9"), art(g="2")):
        with pytest.raises(MachineFault, match="symbolic link"):
            write_tree(out, wanted)
    (out / "d").unlink()
    (out / "g").unlink()
    (out / "g").symlink_to(other / "g")
    with pytest.raises(MachineFault, match="symbolic link"):
        write_tree(out, art(g="9"))
    (tmp_path / "door").symlink_to(other)
    with pytest.raises(MachineFault, match="symbolic link"):
        write_tree(tmp_path / "door", art(f="9"))
    assert tree(other) == {"f": "precious", "g": "precious"}


def test_a_full_disk_leaves_the_old_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While bytes are still being staged a failure changes nothing and says one clear sentence."""
    out = tmp_path / "o"
    write_tree(out, art(a="1", b="2"))
    write = Path.write_bytes

    def full(file: Path, data: bytes) -> int:
        if file.name == "1":
            raise OSError(errno.ENOSPC, "No space left on device", str(file))
        return write(file, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MachineFault, match=r"disk is full"):
        write_tree(out, art(a="8", b="9"))
    assert tree(out) == {"a": "1", "b": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["o"]


def test_an_interrupt_while_pages_are_made_leaves_the_old_tree(tmp_path: Path) -> None:
    """Artifacts may come from a generator that stops halfway."""
    write_tree(tmp_path / "o", art(a="1"))

    def half() -> Iterator[Artifact]:
        yield Artifact("a", b"2")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tree(tmp_path / "o", half())
    assert tree(tmp_path / "o") == {"a": "1"}
    assert [path.name for path in tmp_path.iterdir()] == ["o"]


@pytest.mark.parametrize("stop", range(4))
def test_an_interrupted_last_phase_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """Wherever the renaming stops, the next write first completes it, even when it wants another tree."""
    out = tmp_path / "o"
    write_tree(out, art(a="1", b="2", gone="3"))
    moves = iter(range(99))
    replace = Path.replace

    def break_off(file: Path, target: Path) -> Path:
        if file.name != "journal.json.new" and next(moves) == stop:
            raise KeyboardInterrupt
        return replace(file, target)

    monkeypatch.setattr(Path, "replace", break_off)
    wanted = art(a="8", b="9", c="7")
    with pytest.raises(KeyboardInterrupt):
        write_tree(out, wanted)
    monkeypatch.setattr(Path, "replace", replace)
    assert write_tree(out, wanted) == Written()
    assert tree(out) == {"a": "8", "b": "9", "c": "7"}
    assert [path.name for path in tmp_path.iterdir()] == ["o"]


def test_a_damaged_list_is_said(tmp_path: Path) -> None:
    """A manifest nobody can trust deletes nothing: the person is told what to do."""
    write_tree(tmp_path, art(a="1"))
    for damage in ("{", '{"a": 1}', '["../a"]', "[1]"):
        (tmp_path / ".terbalik-manifest.json").write_text(damage)
        with pytest.raises(MachineFault, match="damaged"):
            write_tree(tmp_path, [])
    assert tree(tmp_path) == {"a": "1"}


@pytest.mark.parametrize(
    "journal",
    [
        "{",
        "[]",
        '{"remove": []}',
        '{"remove": ["../precious"], "replace": {}}',
        '{"remove": [], "replace": {"../precious": "0"}}',
        '{"remove": [], "replace": {"a": "../../precious"}}',
        '{"remove": [], "replace": {"a": 0}}',
    ],
)
def test_a_journal_is_not_believed_for_being_there(tmp_path: Path, journal: str) -> None:
    """One that is damaged, or was put there to reach outside, changes nothing and is said."""
    out, stage = tmp_path / "o", tmp_path / ".o.manifest.tmp"
    write_tree(out, art(a="1"))
    (tmp_path / "precious").write_text("1")
    stage.mkdir()
    (stage / "journal.json").write_text(journal)
    with pytest.raises(MachineFault, match=r"damaged\. Delete the folder .*\.o\.manifest\.tmp"):
        write_tree(out, art(a="2"))
    assert tree(out) == {"a": "1"}
    assert (tmp_path / "precious").read_text() == "1"


def test_a_planted_journal_follows_no_link(tmp_path: Path) -> None:
    """Neither a staged file nor a folder on the way to its place may be a symbolic link."""
    out, stage, other = tmp_path / "o", tmp_path / ".o.manifest.tmp", tmp_path / "other"
    write_tree(out, art(a="1"))
    write_tree(other, art(f="precious"))
    (out / "door").symlink_to(other)
    stage.mkdir()
    (stage / "0").symlink_to(other / "f")
    for wanted in ({"remove": ["door/f"], "replace": {}}, {"remove": [], "replace": {"a": "0"}}):
        (stage / "journal.json").write_text(json.dumps(wanted))
        with pytest.raises(MachineFault, match="symbolic link"):
            write_tree(out, [])
    assert tree(other) == {"f": "precious"}
    assert (out / "a").read_text() == "1"


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    """While one process writes a tree another is refused; one that was killed holds nobody up."""
    program = (
        "import sys\nfrom pathlib import Path\nfrom generator.model.artifact import Artifact\n"
        "from generator.write import write_tree\n"
        "def slow():\n    yield Artifact('a', b'1')\n    print('here', flush=True)\n    sys.stdin.read()\n"
        "write_tree(Path(sys.argv[1]), slow())\n"
    )
    out = tmp_path / "o"
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(out)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"here\n"
        with pytest.raises(MachineFault, match="another process"):
            write_tree(out, art(a="2"))
        process.kill()
    assert write_tree(out, art(a="2")).changed == ("a",)
    assert [path.name for path in tmp_path.iterdir()] == ["o"]


def test_one_file_is_written_through_no_link(tmp_path: Path) -> None:
    """A link that waits in the file's place, in its folder's or higher up leads nowhere."""
    root, precious = tmp_path / "root", tmp_path / "precious"
    (root / "folder").mkdir(parents=True)
    precious.mkdir()
    (precious / "f").write_text("1")
    (root / "linked").symlink_to(precious)
    (root / "f").symlink_to(precious / "f")
    # What an earlier version would have written to, and then renamed.
    (root / ".own.tmp").symlink_to(precious / "f")
    for file in (root / "f", root / "linked" / "f"):
        with pytest.raises(MachineFault, match="symbolic link"):
            write_file(file, b"2")
    (precious / "deep").mkdir()
    with pytest.raises(MachineFault, match="symbolic link"):
        write_file(root / "linked" / "deep" / "f", b"2", below=root)
    assert write_file(root / "own", b"2", below=root)
    assert not write_file(root / "own", b"2", below=root)
    assert (root / "own").read_bytes() == b"2"
    assert (precious / "f").read_text() == "1"
    assert sorted(path.name for path in precious.iterdir()) == ["deep", "f"]


def test_one_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure halfway leaves the old bytes and nothing beside them; rights follow the person's mask."""
    file, beside = tmp_path / "f", tmp_path / "g"
    write_file(file, b"1")
    beside.write_bytes(b"1")
    assert file.stat().st_mode == beside.stat().st_mode
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "no")))
    with pytest.raises(MachineFault, match="Cannot write"):
        write_file(file, b"2")
    monkeypatch.setattr(Path, "replace", replace)
    assert file.read_bytes() == b"1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f", "g"]
