"""An organization's files brought along when an edition has renamed a field, and the new edition started to do so."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..machine import MachineFault, machine_faults
from ..sources import SourceFile, find_sources
from ..write import write_file
from ..yaml_doc import read_yaml
from .manifest import MANIFEST, THEIRS, content_of, parsed
from .migrations import Renamed
from .renaming import Done, renamed
from .taking import note_migrated, touched

_PROGRAM = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did: every name by place, and the files it could not read."""

    done: tuple[Done, ...]
    unread: tuple[str, ...]


def migrate(root: Path, table: tuple[Renamed, ...]) -> Migrated:
    """Rename in the organization's files what the table renames; a second time there is nothing left to do."""
    done: list[Done] = []
    unread = []
    for file in _theirs(root):
        mine = tuple(each for each in table if each.kind == file.role.partition("-")[0])
        if not mine:
            continue
        if read_yaml(file.path, file.data).value is None:
            unread += [file.path]
            continue
        data, told = renamed(file.path, file.data, mine)
        done += told
        if data != file.data:
            write_file(root / file.path, data, below=root)
    return Migrated(tuple(done), tuple(unread))


def _theirs(root: Path) -> list[SourceFile]:
    """Return the organization's sources: in `organization/`, and what it added among ours."""
    listed = content_of(root / MANIFEST)
    ours = parsed(listed, MANIFEST).paths if listed is not None else None
    return [
        file
        for file in find_sources(root).value
        if file.path.startswith(THEIRS) or (ours is not None and file.path not in ours)
    ]


def start_new_migration(root: Path, form: str) -> tuple[str, bool]:
    """Run the `migrate` of the edition that lies below a root, in a process of its own.

    Returns what it said, and False when something is left to do by hand.
    Raises MachineFault when it cannot run; the files of the edition are in place then.
    """
    left = touched(root)
    home = root if (root / "generator" / "__main__.py").is_file() else _PROGRAM.parent
    words = [sys.executable, "-m", "generator", "migrate", "--root", str(root), "--format", form]
    paths = os.pathsep.join(filter(None, (str(home), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    with machine_faults("start the new edition"):
        said = subprocess.run(
            words, cwd=home, env=environment, capture_output=True, stdin=subprocess.DEVNULL, check=False
        )  # fmt: skip
    note_migrated(root, left)
    # A program that breaks off ends with 1 as well, but has said nothing.
    if said.returncode not in (0, 1) or not said.stdout.strip():
        why = said.stderr.decode("utf-8", "replace").strip().splitlines()
        raise MachineFault(_NOT_STARTED.format(why=why[-1] if why else "it gives no reason"))
    return said.stdout.decode("utf-8", "replace").rstrip(), said.returncode == 0


_NOT_STARTED = (
    "The files of the new edition are in place, but it does not start: {why}. "
    "It may need newer packages: run `make check`, which installs them, and then `terbalik migrate`. "
    "`terbalik update --undo` takes the edition back."
)
