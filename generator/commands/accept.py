"""Say that translations fit their sources as both stand today."""

import argparse
from pathlib import Path

from ..console import Console
from ..digest import seen_mark
from ..loaded import SHAPES, Loaded, Patch, Thing
from ..machine import machine_faults
from ..pairs import pairs
from ..reading import nearest
from ..survey import survey
from ..write import write_file
from ..yaml_doc import Mapping, read_yaml
from .shared import CONTENT, FINE, UsageFault, add_root, add_today, root_of, tell, today_of

HELP = "record that language files fit their sources as both stand today"


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
            raise UsageFault(f'There is no topic or track "{name}".{nearest(name, known)}')
    if args.language not in (None, *(language.id for language in loaded.settings.languages)):
        raise UsageFault(f'The settings name no language "{args.language}".')
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
    with machine_faults(f"read {file}"):
        text = file.read_bytes().decode()
    end = "\r\n" if "\r\n" in text else "\n"
    above = _without_marks(patch.path, text).rstrip()
    made = end.join([above, "", "seen:", *marks, ""]).encode()
    if read_yaml(patch.path, made).problems:
        raise UsageFault(f"{patch.path}: write its keys one below the other, without braces.")
    return write_file(file, made)


def _without_marks(path: str, text: str) -> str:
    """Return a file's text without its `seen:` block; comments at the margin stay."""
    tree = read_yaml(path, text.encode()).value
    assert isinstance(tree, Mapping), "only files that were read right are accepted"
    lines = text.split("\n")
    starts = [entry.where.line - 1 for entry in tree.entries]
    for at, entry in enumerate(tree.entries):
        if entry.key == "seen":
            end = starts[at + 1] if at + 1 < len(starts) else len(lines)
            kept = [line for line in lines[starts[at] : end] if line.startswith("#")]
            lines[starts[at] : end] = kept
    return "\n".join(lines)
