"""Which files are ours: a list of every one with the digest of its content, as this edition was given out.

An organization's files are not in it: not what lies in `organization/`, not what it added elsewhere.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from .. import __version__
from ..machine import machine_faults
from ..model.artifact import Artifact
from ..safe_path import check_path

MANIFEST = "curriculum/manifest.json"
THEIRS = "organization/"
_EXECUTABLE = " x"
_LINE = re.compile(r"[0-9a-f]{64}( x)?")
# What git and the desks of people leave behind, and no list of ignored files names.
_NEVER = (".git", ".DS_Store", "Thumbs.db", "desktop.ini")


class EditionFault(Exception):  # noqa: N818  like MachineFault: a sentence for people
    """An edition cannot be read, or cannot be taken; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """An edition's files: path and digest, the digest followed by ` x` where the file is a program to run."""

    edition: str
    version: str
    files: tuple[tuple[str, str], ...]

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all files."""
        return frozenset(path for path, _ in self.files)


def read(root: Path) -> Manifest:
    """Return the manifest below a root; raises EditionFault when there is none, or a damaged one."""
    data = content_of(root / MANIFEST)
    if data is None:
        raise EditionFault(_NONE.format(root=root))
    return parsed(data, str(root / MANIFEST))


_NONE = (
    "{root} holds no edition of Terbalik: it has no " + MANIFEST + ". "
    "Name a folder, ZIP or git address with the whole of one."
)
_DAMAGED = "{file} is damaged. Take this edition anew, or put the file back from your history."


def parsed(data: bytes, file: str) -> Manifest:
    """Return the manifest that these bytes hold; raises EditionFault for any other content."""
    try:
        made = json.loads(data)
        files = tuple(sorted(dict(made["files"]).items()))
        for path, mark in files:
            check_path(path, MANIFEST)
            if not _LINE.fullmatch(mark):
                raise ValueError(mark)
        if not all(isinstance(made[key], str) for key in ("edition", "version")):
            raise ValueError
        if made["product"] != "terbalik" or not re.fullmatch(r"\d{4}\.\d{2}", made["edition"]):
            raise ValueError
        return Manifest(made["edition"], made["version"], files)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EditionFault(_DAMAGED.format(file=file)) from error


def edited(root: Path) -> tuple[str, ...]:
    """Return the files of ours that differ from the edition they came with, or are gone, by path."""
    return tuple(path for path, mark in read(root).files if not same(mark, content_of(root / path)))


def same(mark: str, data: bytes | None) -> bool:
    """True when a file has the content its mark names, whatever its line ends; None is no file."""
    return data is not None and mark.removesuffix(_EXECUTABLE) == digest_of(data)


def content_of(file: Path) -> bytes | None:
    """Return the bytes of a regular file; None where there is none, or a link or a folder in its place."""
    if file.is_symlink() or not file.is_file():
        return None
    with machine_faults(f"read {file}"):
        return file.read_bytes()


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a file's content; a text counts as if its lines ended as ours do."""
    text = b"\0" not in data
    return hashlib.sha256(data.replace(b"\r\n", b"\n") if text else data).hexdigest()


def is_program(mark: str) -> bool:
    """True when the file is one to run."""
    return mark.endswith(_EXECUTABLE)


def has_own(root: Path) -> bool:
    """True where an organization has made this copy its own: the manifest then stays as it was given out."""
    return any(not ours(path) for path in _walk(root, root / THEIRS, ()))


def ours(path: str) -> bool:
    """True when a path is no organization's own: all but what lies in `organization/`, its README files apart."""
    inside = path.removeprefix(THEIRS)
    return inside == path or bool(re.fullmatch(r"README(\.[a-z]{2,3})?\.md", inside))


def manifest_of(root: Path, edition: str) -> Artifact | None:
    """Return the manifest of the files below a root; None where an organization has files of its own.

    A new one there would take the organization's edits for our edition, and lose them by the next.
    """
    if has_own(root):
        return None
    files = {}
    for path in _walk(root, root, _ignored(root)):
        data = content_of(root / path)
        if data is not None and ours(path) and path != MANIFEST:
            files[path] = digest_of(data) + _program_mark(root / path)
    return Artifact(
        MANIFEST, as_bytes(Manifest(edition, __version__, tuple(sorted(files.items()))))
    )


def as_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as it is written: one file a line, so that git can merge two of them."""
    head = {"product": "terbalik", "edition": manifest.edition, "version": manifest.version}
    whole = {**head, "files": dict(manifest.files)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _program_mark(file: Path) -> str:
    """Return the mark of a program, told by its first bytes: not every disk keeps rights."""
    with file.open("rb") as opened:
        return _EXECUTABLE if opened.read(2) == b"#!" else ""


def _ignored(root: Path) -> tuple[str, ...]:
    """Return the patterns of files that are never part of an edition, from `.gitignore`."""
    found = content_of(root / ".gitignore") or b""
    lines = (line.strip() for line in found.decode("utf-8", "replace").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _walk(root: Path, folder: Path, ignored: tuple[str, ...]) -> Iterator[str]:
    """Yield the paths of files below a folder, in order; no link is followed."""
    with machine_faults(f"read {folder}"):
        entries = (
            sorted(os.scandir(folder), key=lambda entry: entry.name) if folder.is_dir() else []
        )
    for entry in entries:
        path = Path(entry.path).relative_to(root).as_posix()
        if entry.name in _NEVER or any(_matches(pattern, path) for pattern in ignored):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, Path(entry.path), ignored)
        else:
            yield path


def _matches(pattern: str, path: str) -> bool:
    """True when an ignore pattern of ours names a path: from the root, or by its name alone."""
    name = pattern.strip("/")
    return fnmatch(path if pattern.startswith("/") else path.rpartition("/")[2], name)
