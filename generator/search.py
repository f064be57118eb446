"""The search: Pagefind reads the finished pages and leaves an index for each language beside them."""

import contextlib
import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .machine import MachineFault, machine_faults
from .model.artifact import Artifact
from .search_order import ENTRY, in_one_order
from .write import write_file, write_tree

# Only pages with this mark are found; the engine's frame around it is never read.
SEARCHABLE = b"data-pagefind-body"
# Pagefind brings ready-made interfaces; ours is in overrides/, so they would only weigh.
INTERFACES = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing did: how many pages can be found, and whether the index was made again."""

    pages: int
    renewed: bool


def index_site(site: Path, cache: Path) -> Indexed:
    """Make `site/pagefind/` the index of the searchable pages below `site`, split by their language.

    Nothing is done while neither such a page nor Pagefind changed; `cache` is the file that remembers
    it. A failure leaves the old index. Raises MachineFault when Pagefind is missing or fails.
    """
    bundle, program = site / "pagefind", _program()
    with machine_faults(f"read the pages in {site}"):
        count, pages = _digest_pages(site)
        shared = {"pages": pages, "program": _mark(program)}
        if _remembered(cache) == {**shared, "bundle": _digest_bundle(bundle)}:
            return Indexed(count, renewed=False)
        write_tree(bundle, _run(program, site) if count else ())
        cache.parent.mkdir(parents=True, exist_ok=True)
        memory = {**shared, "bundle": _digest_bundle(bundle)}
    write_file(cache, json.dumps(memory).encode())
    return Indexed(count, renewed=True)


def _run(program: Path, site: Path) -> list[Artifact]:
    """Index into a folder of its own, so that a failure is nobody's loss, and return what it holds."""
    with tempfile.TemporaryDirectory(prefix="terbalik-search-") as empty:
        made = Path(empty, "bundle")
        command = [
            str(program),
            "--silent",
            "--site",
            str(site.resolve()),
            "--output-path",
            str(made),
        ]
        try:
            # From an empty folder, because Pagefind would obey a configuration file in this one.
            done = subprocess.run(
                command, cwd=empty, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise MachineFault(
                f"Pagefind did not finish the search index in {PATIENCE // 60} minutes."
            ) from error
        if done.returncode or not (made / ENTRY).is_file():
            said = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
            raise MachineFault(f"Pagefind could not make the search index: {said[-1]}")
        files = {file.relative_to(made).as_posix(): file.read_bytes() for file in _files(made)}
    bundle = {path: files[path] for path in files if not path.startswith(INTERFACES)}
    # A Pagefind of another shape is searched just as well; only its bytes differ from run to run.
    with contextlib.suppress(ValueError, KeyError):
        bundle = in_one_order(bundle)
    return [Artifact(path, bundle[path]) for path in sorted(bundle)]


def _program() -> Path:
    try:
        from pagefind.service import get_executable
    except ImportError:
        program = None
    else:
        program = get_executable()
    if program is None:
        raise MachineFault("Pagefind is missing. Install it with: pip install 'pagefind[bin]'")
    return program


def _mark(program: Path) -> list[int]:
    """Return what tells one Pagefind from another, without the time it takes to ask it."""
    status = program.stat()
    return [status.st_size, status.st_mtime_ns]


def _digest_pages(site: Path) -> tuple[int, str]:
    state, count = hashlib.blake2b(digest_size=12), 0
    for file in _files(site):
        if file.suffix == ".html":
            content = file.read_bytes()
            if SEARCHABLE in content:
                state.update(f"{file.relative_to(site).as_posix()}:{len(content)}:".encode())
                state.update(content)
                count += 1
    return count, state.hexdigest()


def _digest_bundle(bundle: Path) -> str:
    """Return a digest of the index as it lies there; names and sizes suffice, names being digests."""
    if not bundle.is_dir():
        return ""
    lines = (
        f"{file.relative_to(bundle).as_posix()}:{file.stat().st_size}" for file in _files(bundle)
    )
    return hashlib.blake2b("\n".join(lines).encode(), digest_size=12).hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield a folder's files in one order on every machine; links are not followed."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = Path(place, name)
            if not file.is_symlink():
                yield file


def _remembered(cache: Path) -> object:
    try:
        return json.loads(cache.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
