"""Say that translations fit their sources as both stand today."""

import argparse
import re
from pathlib import Path

from ..console import Console
from ..digest import seen_mark
from ..loaded import SHAPES, Loaded, Patch, Thing
from ..pairs import pairs
from ..survey import survey
from ..write import write_file
from .shared import CONTENT, FINE, UsageFault, add_root, add_today, root_of, tell, today_of

HELP = "record that language files fit their sources as both stand today"
_BLOCK = re.compile(r"(?m)^seen:.*\n(?:[ \t]+.*\n|\n)*\Z")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `accept`."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="topics or tracks (default: all)")
    parser.add_argument("--language", metavar="CODE", help="only this language")
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the `seen:` block of each language file asked for."""
    root = root_of(args)
    found = survey(root, today_of(args))
    if found.value.loaded is None:
        tell(console, found.problems)
        return CONTENT
    wanted = _wanted(found.value.loaded, args)
    changed = 0
    for kind, thing, patch in wanted:
        if _settle(root, kind, thing, patch):
            changed += 1
            console.print(f"{patch.path}: accepted")
    console.print(f"{len(wanted)} language files, {changed} changed.")
    return FINE


def _wanted(loaded: Loaded, args: argparse.Namespace) -> list[tuple[str, Thing, Patch]]:
    things = [("topic", t) for t in loaded.topics] + [("track", t) for t in loaded.tracks]
    known = {thing.slug for _, thing in things}
    for name in args.names:
        if name not in known:
            raise UsageFault(f'There is no topic or track "{name}".')
    return [
        (kind, thing, patch)
        for kind, thing in things
        for patch in thing.languages
        if (not args.names or thing.slug in args.names) and args.language in (None, patch.language)
    ]


def _settle(root: Path, kind: str, thing: Thing, patch: Patch) -> bool:
    """Write the marks as the file's last block; everything above it stays as the author wrote it."""
    marks = [
        f"  {path}: {seen_mark(source.raw, own.raw)}"
        for path, source, own in pairs(SHAPES[kind], thing.tree, patch.tree)
        if own is not None
    ]
    file = root / patch.path
    text = _BLOCK.sub("", file.read_text(encoding="utf-8")).rstrip("\n")
    return write_file(file, (text + "\n\nseen:\n" + "\n".join(marks) + "\n").encode())
