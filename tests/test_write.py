"""The disk: whole or not at all, only what differs, only what is ours."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.machine import MachineFault
from generator.model.artifact import Artifact
from generator.write import Written, write_tree


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
