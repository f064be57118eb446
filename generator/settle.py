"""An organization's changes settled: its files remember what they replaced, and why they stay as they are."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .end_blocks import with_block
from .loaded import Patch, Thing
from .machine import machine_faults
from .overlays.aside import Aside
from .overlays.overrides import Override
from .overlays.standing import seen_lines, withdrawn
from .write import write_file
from .yaml_doc import read_yaml


def settle(
    root: Path,
    patch: Patch,
    found: tuple[Override, ...],
    only: frozenset[str],
    reason: str,
    *,
    fits: bool,
) -> bool | None:
    """Write the end blocks of an overlay; True when that changed the file, None when its form does not allow it.

    `only` holds the paths to settle (empty: all), `reason` is kept beside each of them. What the file
    remembers of a change that was withdrawn goes when all is settled; with `fits`, not what it says of ours.
    """
    had = bool(patch.reasons)
    if not only:
        patch = _without(patch, frozenset(withdrawn(patch, found, fits=fits)))
    reasons = dict(patch.reasons)
    if reason:
        reasons |= {each.path: reason for each in found if each.path in only}
    told = [f"  {path}: {json.dumps(words, ensure_ascii=False)}" for path, words in reasons.items()]
    file = root / patch.path
    with machine_faults(f"read {file}"):
        text = file.read_bytes().decode()
    if told or had:
        for key in ("seen", "reasons"):
            text = with_block(patch.path, text, key, [])
        text = with_block(patch.path, text, "reasons", told)
    made = with_block(patch.path, text, "seen", seen_lines(patch, found, only)).encode()
    if read_yaml(patch.path, made).problems:
        return None
    return write_file(file, made, below=root)


def _without(patch: Patch, paths: frozenset[str]) -> Patch:
    """Return an overlay that no longer remembers these paths."""
    seen, reasons = (
        tuple(each for each in block if each[0] not in paths)
        for block in (patch.seen, patch.reasons)
    )
    return replace(patch, seen=seen, reasons=reasons)


def settle_fits(
    root: Path, thing: Thing, aside: tuple[Aside, ...], write: Callable[[str, bytes], None]
) -> tuple[str, ...]:
    """Record that our translations still fit the organization's words; return the files that were written."""
    changed = []
    for path in dict.fromkeys(each.file for each in aside):
        there = any(patch.path == path for patch in thing.overlay_languages)
        text = (root / path).read_bytes().decode() if there else ""
        write(path, with_block(path, text, "seen", fit_lines(thing, path, aside)).encode())
        changed.append(path)
    return tuple(changed)


def fit_lines(thing: Thing, path: str, aside: tuple[Aside, ...]) -> list[str]:
    """Return the lines of the `seen:` block of one of the organization's files, with what fits recorded in it."""
    mine = next((patch for patch in thing.overlay_languages if patch.path == path), None)
    marks = dict(mine.seen) if mine else {}
    marks |= {each.path: each.mark for each in aside if each.file == path}
    return [f"  {key}: {_quoted(mark)}" for key, mark in marks.items()]


def _quoted(mark: str) -> str:
    return json.dumps(mark, ensure_ascii=False) if " " in mark else mark
