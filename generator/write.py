"""The disk: a tree of files is written whole or not at all, and only what is ours is removed."""

import json
import os
import secrets
import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .claim import claimed
from .journal import JOURNAL, begin, carry_out
from .machine import MachineFault, machine_faults
from .model.artifact import Artifact
from .safe_path import (
    check_path,
    refuse_foreign,
    refuse_link,
    refuse_linked_folders,
    refuse_twofold,
)


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: paths below the output folder, sorted."""

    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """One write: `out` receives the files, `stage` beside it holds the new bytes until all are there."""

    out: Path
    stage: Path
    manifest: str


def write_tree(
    out: Path,
    artifacts: Iterable[Artifact],
    *,
    keep: frozenset[str] = frozenset(),
    owner: str = "manifest",
) -> Written:
    """Make `out` hold exactly these artifacts, beside files that are not ours.

    Only differing files are written, and only files an earlier write listed in
    `<out>/.terbalik-<owner>.json` are removed; `keep` names listed files that stay as they are.
    Writers with different `owner` share a folder. New bytes are staged beside `out` first, so a
    failure leaves the old tree; an interrupted last phase is finished by the next write.
    Raises MachineFault for the machine's refusals, for symbolic links and while another process
    writes there, ValueError for a path that leaves `out`, comes twice or is both file and folder.
    """
    job = _Job(out, out.parent / f".{out.name}.{owner}.tmp", f".terbalik-{owner}.json")
    with machine_faults(f"write to {out}"):
        refuse_link(out)
        refuse_link(job.stage)
        with claimed(job.stage, f"{out} is being written by another process. Wait for it to end."):
            _finish_interrupted(job)
            try:
                return _write(job, artifacts, keep)
            finally:
                if not (job.stage / JOURNAL).exists():
                    shutil.rmtree(job.stage, ignore_errors=True)


def _write(job: _Job, artifacts: Iterable[Artifact], keep: frozenset[str]) -> Written:
    before = _read_manifest(job)
    paths: set[str] = set()
    changed: dict[str, str] = {}
    safe = {""}
    for artifact in artifacts:
        check_path(artifact.path, job.manifest)
        if artifact.path in paths:
            raise ValueError(f"two files for one path: {artifact.path}")
        paths.add(artifact.path)
        refuse_linked_folders(job.out, artifact.path, safe)
        if not _holds(job.out / artifact.path, artifact.content):
            changed[artifact.path] = _stage(job, len(changed), artifact.content)
    paths |= before & keep
    refuse_twofold(paths)
    removed = sorted(before - paths)
    for path in removed:
        refuse_linked_folders(job.out, path, safe)
    refuse_foreign(job.out, changed, before - paths)
    if not changed and not removed and paths == before:
        return Written()
    manifest = _stage(job, len(changed), _json(sorted(paths)))
    # From here on the new tree is complete beside the old one: the journal makes it binding.
    begin(job.stage, removed, {**changed, job.manifest: manifest})
    carry_out(job.out, job.stage)
    return Written(tuple(sorted(changed)), tuple(removed))


def _finish_interrupted(job: _Job) -> None:
    """Do what an interrupted write had left to do, or clear away what it had not yet promised."""
    if (job.stage / JOURNAL).exists():
        carry_out(job.out, job.stage)
    for entry in job.stage.iterdir():
        entry.unlink() if entry.is_symlink() or not entry.is_dir() else shutil.rmtree(entry)


def _stage(job: _Job, number: int, content: bytes) -> str:
    (job.stage / str(number)).write_bytes(content)
    return str(number)


def _read_manifest(job: _Job) -> set[str]:
    file = job.out / job.manifest
    try:
        paths = json.loads(file.read_bytes())
    except FileNotFoundError:
        return set()
    except ValueError:
        paths = None
    try:
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            raise ValueError
        for path in paths:
            check_path(path, job.manifest)
    except ValueError as error:
        raise MachineFault(
            f"The list of written files {file} is damaged. Delete the folder {job.out} and run again."
        ) from error
    return set(paths)


def _holds(file: Path, content: bytes) -> bool:
    """True when the file already has these bytes; refuses a link in its place."""
    try:
        status = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if stat.S_ISLNK(status.st_mode):
        raise MachineFault(f"{file} is a symbolic link. Remove it and run again.")
    return (
        stat.S_ISREG(status.st_mode)
        and status.st_size == len(content)
        and file.read_bytes() == content
    )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=0) + "\n").encode()


def write_file(file: Path, content: bytes, *, below: Path | None = None) -> bool:
    """Give one file these bytes, whole or not at all; False when it had them already.

    Raises MachineFault for the machine's refusals, and when the file, its folder or any folder
    down from `below` is a symbolic link.
    """
    with machine_faults(f"write {file}"):
        refuse_link(file.parent)
        if below is not None:
            refuse_linked_folders(below, file.relative_to(below).as_posix(), {""})
        if _holds(file, content):
            return False
        # A name nobody can foresee, made new: a link that waits in its place would lead elsewhere.
        pending = file.with_name(f".{secrets.token_hex(8)}.tmp")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        try:
            with open(os.open(pending, flags, 0o666), "wb") as opened:  # noqa: PTH123  only os.open can refuse
                opened.write(content)
            pending.replace(file)
        except BaseException:
            pending.unlink(missing_ok=True)
            raise
        return True
