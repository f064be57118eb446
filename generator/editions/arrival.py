"""An edition as it arrives: from a folder, a ZIP file or a git address, read whole and held against its own manifest.

What arrives is not trusted: nothing of it is run, no path of it is used that its manifest does not name,
and no link of it is followed.
"""

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..machine import machine_faults
from .cloning import cloned, is_address, is_repository
from .manifest import MANIFEST, EditionFault, Manifest, parsed, read, same

# The whole of an edition is 8 MB in 1,000 files; what is far larger is not one.
MOST_BYTES = 256 * 1024 * 1024
MOST_FILES = 20_000


@dataclass(frozen=True, slots=True)
class Edition:
    """All files of an edition: what its manifest says and the bytes of each, the manifest's own among them."""

    manifest: Manifest
    files: Mapping[str, bytes]


def arrive(source: str) -> Edition:
    """Return the edition in a folder, a ZIP file or at a git address.

    Raises EditionFault when it is none, is damaged, or is made to do harm; MachineFault where the
    machine refuses.
    """
    place = Path(source).expanduser()
    if not is_address(source) and place.is_file():
        return _from_zip(place)
    if not is_address(source) and (place / MANIFEST).is_file():
        return from_folder(place)
    if not is_address(source) and not place.is_dir():
        raise EditionFault(
            f"There is no folder and no ZIP file {source}. "
            "A git address begins with https://, ssh:// or file://."
        )
    if not is_address(source) and not is_repository(place):
        read(place)  # says that it is none
    with tempfile.TemporaryDirectory(prefix="terbalik-") as folder:
        return from_folder(cloned(source, Path(folder) / "edition"))


def from_folder(folder: Path) -> Edition:
    """Return the edition that a folder holds; raises EditionFault when it is not whole."""
    manifest = read(folder)
    return _whole(manifest, lambda path: _bytes(folder, path), str(folder))


def _bytes(folder: Path, path: str) -> bytes | None:
    """Return a file's bytes; None where there is none, or the way to it leads through a link."""
    file = folder / path
    steps = [file, *file.parents[: path.count("/")]]
    if any(step.is_symlink() for step in steps) or not file.is_file():
        return None
    with machine_faults(f"read {file}"):
        if file.stat().st_size > MOST_BYTES:
            return None
        return file.read_bytes()


def _whole(manifest: Manifest, content: Callable[[str], bytes | None], source: str) -> Edition:
    """Return the edition when every file of the manifest is there with the content it names."""
    if len(manifest.files) > MOST_FILES:
        raise EditionFault(f"{source} names more files than an edition of Terbalik can have.")
    files, total = {}, 0
    for path, mark in manifest.files:
        data = content(path)
        if data is None or not same(mark, data):
            what = "is missing" if data is None else "is not as its manifest says"
            raise EditionFault(
                f"{source} is no whole edition: {path} {what}. Take the edition anew and try again."
            )
        total += len(data)
        if total > MOST_BYTES:
            raise EditionFault(f"{source} is larger than an edition of Terbalik can be.")
        files[path] = with_our_line_ends(data)
    head = content(MANIFEST)
    assert head is not None, "it has just been read"
    return Edition(manifest, {**files, MANIFEST: head})


def with_our_line_ends(data: bytes) -> bytes:
    """Return a text as it was given out, whatever the line ends of the machine it comes from."""
    return data if b"\0" in data else data.replace(b"\r\n", b"\n")


def _from_zip(file: Path) -> Edition:
    try:
        with machine_faults(f"read {file}"), zipfile.ZipFile(file) as opened:
            entries = _entries(opened, file)
            return _unpacked(opened, entries, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise EditionFault(
            f"{file} is not a ZIP file that can be read ({error}). Download it again."
        ) from error


def _entries(opened: zipfile.ZipFile, file: Path) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a ZIP by name; raises EditionFault for one made to do harm."""
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in opened.infolist():
        # `filename` is already tidied in part; what was written in the archive is what counts.
        name = info.orig_filename
        parts = name.rstrip("/").split("/")
        if "\\" in name or "\0" in name or ":" in name or any(p in ("", ".", "..") for p in parts):
            raise EditionFault(f'{file} names "{name!a:.80}", a place outside of it. {_UNSAFE}')
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise EditionFault(
                f'{file} holds "{name!a:.80}", which is a link or no file. {_UNSAFE}'
            )
        if name in entries:
            raise EditionFault(f'{file} holds "{name!a:.80}" twice. {_UNSAFE}')
        if not info.is_dir():
            entries[name] = info
    if len(entries) > MOST_FILES or sum(e.file_size for e in entries.values()) > MOST_BYTES:
        raise EditionFault(f"{file} unpacks to more than an edition of Terbalik can be. {_UNSAFE}")
    return entries


_UNSAFE = "Nothing was taken from it. Download the edition again, from where it is published."


def _unpacked(opened: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], file: Path) -> Edition:
    """Return the edition in a ZIP: at its top, or in the one folder that download pages put around it."""
    tops = [name.removesuffix(MANIFEST) for name in entries if _is_top(name)]
    if len(tops) != 1:
        raise EditionFault(
            f"{file} holds no edition of Terbalik: it has no {MANIFEST}. "
            "Download the whole of one as a ZIP file."
        )

    def content(path: str) -> bytes | None:
        info = entries.get(tops[0] + path)
        return _limited(opened, info, file) if info else None

    head = content(MANIFEST)
    assert head is not None, "its name is among the entries"
    return _whole(parsed(head, f"{file}: {MANIFEST}"), content, str(file))


def _is_top(name: str) -> bool:
    return name == MANIFEST or (name.endswith(f"/{MANIFEST}") and name.count("/") == 2)


def _limited(opened: zipfile.ZipFile, info: zipfile.ZipInfo, file: Path) -> bytes:
    """Return what a file unpacks to, and no more than it says it does."""
    with opened.open(info) as packed:
        data = packed.read(info.file_size + 1)
    if len(data) > info.file_size:
        raise EditionFault(f"{file} unpacks to more than it says. {_UNSAFE}")
    return data
