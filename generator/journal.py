"""The last phase of a write, on record: what is to be renamed and removed, so that it can be finished later."""

import contextlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from .machine import MachineFault
from .safe_path import check_path, refuse_link, refuse_linked_folders

JOURNAL = "journal.json"


def begin(stage: Path, remove: Sequence[str], replace: Mapping[str, str]) -> None:
    """Record what is to be done: paths to remove, and for paths to replace the staged file's name."""
    pending = stage / f"{JOURNAL}.new"
    pending.write_text(json.dumps({"remove": remove, "replace": replace}), encoding="utf-8")
    pending.replace(stage / JOURNAL)


def carry_out(out: Path, stage: Path) -> None:
    """Do what the journal in `stage` says to `out`, then forget it; every step may already be done.

    Raises MachineFault for a damaged journal and for symbolic links, before anything is done.
    """
    remove, replace = _read(stage)
    safe = {""}
    for path in (*remove, *replace):
        refuse_linked_folders(out, path, safe)
    for name in replace.values():
        refuse_link(stage / name)
    for path in remove:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            (out / path).unlink()
        _prune(out, (out / path).parent)
    for path, name in replace.items():
        staged, target = stage / name, out / path
        if staged.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(target)
    (stage / JOURNAL).unlink()


def _read(stage: Path) -> tuple[list[str], dict[str, str]]:
    """Return what is to be removed and replaced; a file in that place proves nothing by being there."""
    file = stage / JOURNAL
    refuse_link(file)
    try:
        journal = json.loads(file.read_bytes())
        remove, replace = list(journal["remove"]), dict(journal["replace"])
        for path in (*remove, *replace):
            check_path(path, "")
        if not all(name.isdecimal() for name in replace.values()):
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise MachineFault(
            f"The list of unfinished work {file} is damaged. Delete the folder {stage} and run again."
        ) from error
    return remove, replace


def _prune(out: Path, folder: Path) -> None:
    while folder != out:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return
        folder = folder.parent
