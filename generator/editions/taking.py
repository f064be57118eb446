"""An edition put in place, and taken back: both whole or not at all, by one journal.

What an update writes over or removes is kept first, with all files of the organization, below `.terbalik/undo/`;
the new files and what is kept become binding in the same moment.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from ..claim import claimed
from ..journal import JOURNAL, begin, carry_out
from ..machine import MachineFault, machine_faults
from ..safe_path import check_path, refuse_foreign, refuse_linked_folders
from ..write import write_file
from .manifest import THEIRS, EditionFault, content_of, digest_of, files_below
from .unfinished import FIRST, STAGE, UNDO, busy, finish

STATE = f"{UNDO}/state.json"
ASIDE = ".terbalik/aside"
Kept = tuple[str, int]  # the name of the file that holds the bytes, and the rights


@dataclass(frozen=True, slots=True)
class Last:
    """The last update: what each file was before it (None: not there), and its digest after it.

    `theirs` holds the organization's other files as they were, until the migration has been looked at.
    """

    old: str
    new: str
    before: Mapping[str, Kept | None]
    after: Mapping[str, str | None]
    theirs: Mapping[str, Kept] = field(default_factory=dict)
    migrated: bool = False


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Let no other update run below a root until the block ends; what an interrupted one had begun is finished."""
    finish(root)
    stage = root / STAGE
    with machine_faults(f"take an edition in {root}"), claimed(stage, busy(root)):
        _clear(stage)
        try:
            yield
        finally:
            if not (stage / JOURNAL).exists():
                shutil.rmtree(stage, ignore_errors=True)


def take(
    root: Path,
    editions: tuple[str, str],
    write: Mapping[str, bytes],
    remove: Iterable[str],
    programs: frozenset[str],
) -> None:
    """Write and remove files below a root, keeping what is needed to undo it; to be called inside `alone`."""
    removed = tuple(remove)
    _refuse_unwritable(root, write, removed)
    staged = _Staged(root)
    paths = (*write, *removed)
    before = {path: staged.kept(path) for path in paths}
    theirs = {p: kept for p in theirs_below(root) if p not in before and (kept := staged.kept(p))}
    after = {path: digest_of(data) for path, data in write.items()} | dict.fromkeys(removed)
    for path in sorted(write, key=lambda path: _place(path)):
        staged.put(path, write[path], 0o755 if path in programs else 0)
    staged.put(STATE, _state(Last(*editions, before, after, theirs)), 0)
    staged.carry_out((*removed, *_old_undo(root, staged.paths)))


def undo(root: Path, *, set_aside: bool = False) -> tuple[Last, tuple[str, ...]]:
    """Put every file back as it was before the last update; to be called inside `alone`.

    Returns that update and what was set aside: files that were changed since, which go below `.terbalik/aside/`.
    Raises EditionFault when there is none to take back, or when files were changed and may not be set aside.
    """
    last = last_of(root)
    if last is None:
        raise EditionFault(
            "There is no update to take back: none was made here, "
            "or what is needed for it was deleted from .terbalik/."
        )
    changed = [path for path, mark in last.after.items() if _mark(root / path) != mark]
    if changed and not set_aside:
        raise EditionFault(_CHANGED.format(files="\n  ".join(changed)))
    staged, gone = _Staged(root), list[str]()
    kept_aside = _put_aside(root, staged, changed)
    for path in sorted(last.before, key=_place):
        kept = last.before[path]
        if kept is None:
            gone.append(path)
        else:
            staged.put(path, _bytes(root / UNDO / kept[0]), kept[1])
    _refuse_unwritable(root, staged.paths, gone)
    staged.carry_out((*gone, *_old_undo(root, staged.paths)))
    return last, kept_aside


def _put_aside(root: Path, staged: "_Staged", paths: Iterable[str]) -> tuple[str, ...]:
    """Stage a copy of each file that is there, in a folder that nothing lies in yet; return where they will lie."""
    folder = next(name for n in count(1) if not (root / (name := f"{ASIDE}/{n}")).exists())
    kept = []
    for path in paths:
        data = content_of(root / path)
        if data is not None:
            kept.append(f"{folder}/{path}")
            staged.put(kept[-1], data, 0)
    return tuple(kept)


_CHANGED = """These files were changed after the update, so taking it back would lose that:
  {files}
Nothing was changed. To take it back all the same, run `terbalik update --undo --set-aside`:
it first puts each of them below .terbalik/aside/."""


def last_of(root: Path) -> Last | None:
    """Return the last update below a root, if it can still be taken back."""
    data = content_of(root / STATE)
    if data is None:
        return None
    try:
        made = json.loads(data)
        for path in (*made["before"], *made["theirs"]):
            check_path(path, STATE)
        return Last(
            str(made["from"]), str(made["to"]), _kepts(made["before"]), dict(made["after"]),
            {path: kept for path, kept in _kepts(made["theirs"]).items() if kept}, bool(made["migrated"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EditionFault(
            f"{root / STATE} is damaged, so the last update cannot be taken back. "
            "Delete the folder .terbalik/undo."
        ) from error


def touched(root: Path) -> frozenset[str]:
    """Return the organization's files that somebody has changed since the update, which is not yet migrated."""
    last = last_of(root)
    if last is None or last.migrated:
        return frozenset()
    return frozenset(p for p in _known(root, last) if _mark(root / p) != _was(root, last, p))


def note_migrated(root: Path, left: frozenset[str]) -> tuple[str, ...]:
    """Record what a migration did to the organization's files, so that undo takes it back; return their paths.

    The files in `left` had been touched before it, so they stay as they are whatever happens.
    """
    last = last_of(root)
    if last is None or last.migrated:
        return ()
    before, after, changed = dict(last.before), dict(last.after), []
    for path in _known(root, last):
        mark = _mark(root / path)
        if path not in left and mark != _was(root, last, path):
            before.setdefault(path, last.theirs.get(path))
            after[path] = mark
            changed.append(path)
    made = Last(last.old, last.new, before, after, migrated=True)
    write_file(root / STATE, _state(made), below=root)
    return tuple(changed)


def _known(root: Path, last: Last) -> tuple[str, ...]:
    mine = (path for path in last.after if path.startswith(THEIRS))
    return tuple(dict.fromkeys((*theirs_below(root), *last.theirs, *mine)))


def _was(root: Path, last: Last, path: str) -> str | None:
    """Return the digest of one of the organization's files as the update left it."""
    if path in last.after:
        return last.after[path]
    kept = last.theirs.get(path)
    return digest_of(_bytes(root / UNDO / kept[0])) if kept else None


def theirs_below(root: Path) -> tuple[str, ...]:
    """Return the organization's files, by path."""
    return tuple(p for p in files_below(root, THEIRS) if content_of(root / p) is not None)


class _Staged:
    """Files of a write that is being prepared: their bytes lie in the stage, nothing else has happened."""

    def __init__(self, root: Path) -> None:
        self.root, self.stage = root, root / STAGE
        self.paths: dict[str, str] = {}
        self._kept = 0

    def put(self, path: str, data: bytes, mode: int) -> None:
        """Stage the bytes of a path."""
        name = str(len(self.paths))
        (self.stage / name).write_bytes(data)
        if mode:
            (self.stage / name).chmod(mode)
        self.paths[path] = name

    def kept(self, path: str) -> Kept | None:
        """Stage a copy of a file that is there, and say where it will lie; None when there is none."""
        data = content_of(self.root / path)
        if data is None:
            return None
        name = str(self._kept)
        self._kept += 1
        self.put(f"{UNDO}/{name}", data, 0)
        return name, (self.root / path).stat().st_mode & 0o777

    def carry_out(self, remove: Iterable[str]) -> None:
        """Make it binding, and do it."""
        safe = {""}
        for path in self.paths:
            refuse_linked_folders(self.root, path, safe)
        begin(self.stage, list(remove), self.paths)
        carry_out(self.root, self.stage)


def _place(path: str) -> tuple[int, str]:
    """Return where a file comes in the order of writing: what an interrupted update needs, first."""
    return (FIRST.index(path) if path in FIRST else len(FIRST), path)


def _refuse_unwritable(root: Path, write: Iterable[str], remove: Iterable[str]) -> None:
    safe, gone = {""}, set(remove)
    for path in (*write, *gone):
        refuse_linked_folders(root, path, safe)
    refuse_foreign(root, write, gone)


def _old_undo(root: Path, staged: Iterable[str]) -> tuple[str, ...]:
    """Return the files of the update before, as far as none of the new ones takes their place."""
    return tuple(sorted(set(files_below(root, UNDO)) - set(staged)))


def _state(last: Last) -> bytes:
    made = {
        "from": last.old, "to": last.new, "migrated": last.migrated,
        "before": last.before, "after": last.after, "theirs": last.theirs,
    }  # fmt: skip
    return (json.dumps(made, ensure_ascii=False, indent=0) + "\n").encode()


def _kepts(made: object) -> dict[str, Kept | None]:
    """Return what is kept, as read; raises ValueError for what cannot have been written by us."""
    if not isinstance(made, dict):
        raise ValueError
    found: dict[str, Kept | None] = {}
    for path, kept in made.items():
        if kept is not None and not (str(kept[0]).isdecimal() and isinstance(kept[1], int)):
            raise ValueError
        found[path] = (kept[0], kept[1]) if kept else None
    return found


def _mark(file: Path) -> str | None:
    data = content_of(file)
    return None if data is None else digest_of(data)


def _bytes(file: Path) -> bytes:
    data = content_of(file)
    if data is None:
        raise MachineFault(f"{file} is gone, so the last update cannot be taken back.")
    return data


def _clear(stage: Path) -> None:
    """Clear away what an update had prepared that was interrupted before it was binding."""
    for entry in stage.iterdir():
        entry.unlink() if entry.is_symlink() or not entry.is_dir() else shutil.rmtree(entry)
