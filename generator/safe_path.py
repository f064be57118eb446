"""Where a writer may write: inside its folder, through no link, over nobody else's files."""

from collections.abc import Iterable
from pathlib import Path

from .machine import MachineFault


def check_path(path: str, manifest: str) -> None:
    """Refuse a path that leaves its folder or takes the manifest's name; raises ValueError."""
    parts = path.split("/")
    if path == manifest or "\\" in path or "\0" in path or ":" in path:
        raise ValueError(f"not a path to write: {path!r}")
    if any(part in ("", ".", "..") for part in parts):
        raise ValueError(f"a path that leaves its folder: {path!r}")


def refuse_twofold(paths: set[str]) -> None:
    """Refuse a path that is both a file and a folder; raises ValueError."""
    folders = {path[:cut] for path in paths for cut, mark in enumerate(path) if mark == "/"}
    for path in sorted(folders & paths):
        raise ValueError(f"both a file and a folder: {path}")


def refuse_link(path: Path) -> None:
    """Refuse a symbolic link; raises MachineFault."""
    if path.is_symlink():
        raise MachineFault(f"{path} is a symbolic link. Remove it and run again.")


def refuse_foreign(out: Path, changed: Iterable[str], removed: set[str]) -> None:
    """Refuse to put a file where a folder with files of others is, or a folder where their file is."""
    for path in changed:
        place = out / path
        inside = (file.relative_to(out).as_posix() for file in place.rglob("*") if file.is_file())
        if place.is_dir() and not removed.issuperset(inside):
            raise MachineFault(f"{place} must become a file, but is a folder. Move it away.")
        above = next((folder for folder in place.parents if folder.exists()), out)
        if above.is_file() and above.relative_to(out).as_posix() not in removed:
            raise MachineFault(f"{above} must become a folder, but is a file. Move it away.")


def refuse_linked_folders(out: Path, path: str, safe: set[str]) -> None:
    """Refuse a path through a symbolic link; `safe` collects the folders already looked at."""
    folder = path.rpartition("/")[0]
    while folder not in safe:
        safe.add(folder)
        refuse_link(out / folder)
        folder = folder.rpartition("/")[0]
