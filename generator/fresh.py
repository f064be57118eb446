"""Whether a build would change anything: a mark of all it is made of and of all it left behind.

The mark is kept beside the caches. It holds the content of sources and look, size and time of the
program's own files and of everything published, the versions of the engines, the options and the day.
"""

import hashlib
import json
import os
import platform
import stat
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from .machine import machine_faults
from .model.own_code import SETTINGS
from .roots import THEIRS, ours_of
from .site import INPUTS
from .sources import TOPS
from .workshop import Workshop
from .write import write_file

MARK = "built.json"
_ENGINES = ("jinja2", "markdown-it-py", "mkdocs", "mkdocs-material", "typst")
_PROGRAM = Path(__file__).parent


class Known(NamedTuple):
    """What is known of the last build: pages, printed files, and what is said each time of programs of others."""

    pages: int
    printed: int
    programs: str


def last_of_same(workshop: Workshop) -> Known | None:
    """Return what is known of the last build when this one would be the same, else None."""
    try:
        kept = json.loads((workshop.kept / "cache" / MARK).read_bytes())
        if kept["mark"] == _mark(workshop):
            return Known(int(kept["pages"]), int(kept["printed"]), str(kept["programs"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no mark, or one that is damaged: the build itself will say what is wrong
    return None


def remember(workshop: Workshop, known: Known) -> None:
    """Keep the mark of a build that left nothing to say; raises MachineFault when the disk refuses."""
    with machine_faults("remember what was built"):
        told = {"mark": _mark(workshop), **known._asdict()}
    file = workshop.kept / "cache" / MARK
    write_file(file, json.dumps(told).encode(), below=workshop.kept)


def _mark(workshop: Workshop) -> str:
    options, state = workshop.options, hashlib.blake2b(digest_size=16)
    state.update(repr((options, platform.python_version())).encode())
    state.update(repr([(name, version(name)) for name in _ENGINES]).encode())
    ours = ours_of(options.root)
    mine = [(options.root, name) for name in (THEIRS, SETTINGS)]
    for home, name in (*mine, *((ours, name) for name in (*TOPS, *INPUTS) if name != THEIRS)):
        for file in _files([home / name]):
            state.update(_name(file, home))
            if file.is_file() and not file.is_symlink():
                state.update(file.read_bytes())
    for place in (_PROGRAM, options.out, workshop.kept / "docs"):
        for file in _files([place]):
            state.update(_name(file, place))
            state.update(repr(_age(file)).encode())
    return state.hexdigest()


def _files(places: Iterable[Path]) -> Iterator[Path]:
    """Yield everything below places that is no folder, in order; links are named, never followed."""
    for place in places:
        if place.is_symlink() or not place.is_dir():
            yield place
            continue
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            links = (name for name in folders if Path(folder, name).is_symlink())
            for name in sorted([*names, *links]):
                yield Path(folder, name)


def _name(file: Path, below: Path) -> bytes:
    """Return a file's place below a folder, closed so that it cannot run into what follows."""
    return os.fsencode(file.relative_to(below)) + b"\0"


def _age(file: Path) -> tuple[int, int, int] | None:
    """Return a file's kind, size and time of change; None where there is none."""
    try:
        found = file.lstat()
    except OSError:
        return None
    return stat.S_IFMT(found.st_mode), found.st_size, found.st_mtime_ns
