"""A file of ours as it was given out, though it was edited since: from the new edition, from git, or as a person hands it in."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from .arrival import Edition
from .cloning import is_repository, run_git
from .manifest import Manifest, same

# By the path: the bytes of the file in the edition that is here, or None where nobody has them any more.
Original = Callable[[str], bytes | None]
_MOST_COMMITS = 200


def originals(root: Path, old: Manifest, *editions: Edition) -> Original:
    """Return a finder of files as the edition that is here gave them out; what it finds has the right digest."""
    marks = dict(old.files)

    @cache
    def find(path: str) -> bytes | None:
        mark = marks.get(path)
        if mark is None:
            return None
        for edition in editions:
            data = edition.files.get(path)
            if same(mark, data):
                return data
        return next((data for data in _history(root, path) if same(mark, data)), None)

    return find


def _history(root: Path, path: str) -> list[bytes]:
    """Return what git remembers of a file, the newest first; nothing where there is no git."""
    if not is_repository(root):
        return []
    here = ("-C", str(root), "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")
    said = run_git(*here, "log", f"--max-count={_MOST_COMMITS}", "--format=%H", "--", path)
    found = []
    for commit in said.stdout.decode("ascii", "replace").split() if not said.returncode else ():
        shown = run_git(*here, "show", f"{commit}:{path}")
        if not shown.returncode:
            found.append(shown.stdout)
    return found
