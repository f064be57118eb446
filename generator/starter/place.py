"""Where a new repository goes: into a folder with nothing in it, whole or not at all."""

import contextlib
import secrets
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..machine import MachineFault, machine_faults
from ..model.artifact import Artifact
from ..safe_path import check_path

# A repository that was made on the web and cloned is empty but for this.
_GIT = ".git"


def what_is_there(folder: Path) -> tuple[str, ...]:
    """Return the names of what lies in a folder, git's own apart; none when it is not there yet.

    Raises MachineFault when it is no folder, or cannot be read.
    """
    if not folder.exists() and not folder.is_symlink():
        return ()
    with machine_faults(f"read {folder}"):
        return tuple(sorted(entry.name for entry in folder.iterdir() if entry.name != _GIT))


def put(folder: Path, files: Iterable[Artifact]) -> None:
    """Write the files into a folder that is empty or not there yet; a failure leaves it as it was.

    Raises MachineFault for the machine's refusals, and when something came into the folder meanwhile.
    """
    with machine_faults(f"write {folder}"), _stage(folder) as stage:
        for file in files:
            check_path(file.path, "")
            (stage / file.path).parent.mkdir(parents=True, exist_ok=True)
            (stage / file.path).write_bytes(file.content)
        if folder.exists():
            _move_in(stage, folder)
        else:
            stage.rename(folder)


@contextlib.contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """Make a folder beside the one that is wanted, and leave neither it nor a new folder above it behind on failure."""
    above = next(each for each in folder.parents if each.exists())
    made = next((each for each in reversed(folder.parents) if not each.exists()), None)
    stage = above / f".{folder.name}.{secrets.token_hex(8)}.tmp"
    stage.mkdir()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        yield stage
    except BaseException:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move_in(stage: Path, folder: Path) -> None:
    """Move everything into the folder, or nothing: what was moved is taken back when one thing cannot be."""
    moved: list[Path] = []
    try:
        for entry in sorted(stage.iterdir()):
            target = folder / entry.name
            if target.exists() or target.is_symlink():
                raise MachineFault(f"{target} has just been made by something else. Run again.")
            moved.append(entry.rename(target))
    except BaseException:
        for target in moved:
            with contextlib.suppress(OSError):
                target.rename(stage / target.name)
        raise
