"""The built site as it lies on the disk, read for an examination."""

import os
from pathlib import Path

from .doctor.case import Built
from .doctor.links import page_of
from .machine import machine_faults


def read_built(folder: Path) -> Built | None:
    """Return the pages and files of a built site; None where there is none. No link is followed."""
    if not (folder / "index.html").is_file():
        return None
    files, pages = set(), []
    with machine_faults(f"read {folder}"):
        for place, _, names in os.walk(folder):
            for name in sorted(names):
                file = Path(place) / name
                path = file.relative_to(folder).as_posix()
                files.add(path)
                if name.endswith(".html") and not file.is_symlink():
                    pages.append(page_of(path, file.read_text(encoding="utf-8", errors="replace")))
    return Built(tuple(sorted(pages)), frozenset(files))
