"""Say that translations fit their sources as both stand today."""

import argparse
import re
from pathlib import Path

from ..console import Console
from ..digest import seen_mark
from ..loaded import SHAPES, Patch, Thing
from ..machine import machine_faults
from ..pairs import pairs
from ..report import counted
from ..sources import classify
from ..write import write_file
from ..yaml_doc import Mapping, read_yaml
from .shared import (
    CONTENT,
    FINE,
    Found,
    UsageFault,
    add_root,
    add_today,
    find,
    need_language,
    root_of,
    tell,
    thing_named,
)

HELP = "record that translations fit the texts they were made from, as both stand today"
_DOCUMENT_END = re.compile(r"\.\.\.(\s|$)")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `accept`."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="a topic, track, handbook page or form (default: all of them)",
    )
    parser.add_argument(
        "--language", metavar="CODE", help="only translations into this language (default: all)"
    )
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the `seen:` block of each language file asked for; tell which have errors and stay as they are."""
    root = root_of(args)
    found = find(args)
    if args.language is not None:
        need_language(found.loaded, args.language)
    for name in args.names:
        thing_named(found, SHAPES, name)
    wanted = _wanted(found, args)
    changed = 0
    for kind, thing, patch in wanted:
        if _settle(root, kind, thing, patch):
            changed += 1
            console.print(f"{patch.path}: accepted")
    told = f"{counted(len(wanted), 'language file')}, {changed} changed"
    faulty = _faulty(root, found, args)
    if faulty and args.names:
        tell(console, found.errors_in(faulty))
    for path in faulty:
        console.print(f"{path}: has errors, left as it is")
    console.print(f"{told}.")
    return CONTENT if faulty else FINE


def _wanted(found: Found, args: argparse.Namespace) -> list[tuple[str, Thing, Patch]]:
    loaded = found.loaded
    things = [(kind, thing) for kind, things in loaded.things for thing in things]
    return [
        (kind, thing, patch)
        for kind, thing in things
        for patch in thing.languages
        if (not args.names or thing.slug in args.names) and args.language in (None, patch.language)
    ]


def _faulty(root: Path, found: Found, args: argparse.Namespace) -> list[str]:
    """Return the language files asked for, and the sources they belong to, that cannot be read."""
    faulty = []
    for path in found.unread():
        file = classify(path)
        kind, _, layer = file.role.partition("-") if file else ("", "", "")
        if not file or kind not in SHAPES or layer not in ("", "language"):
            continue
        if args.names and file.slug not in args.names:
            continue
        if layer:
            asked = args.language in (None, file.language)
        else:
            asked = any((root / path).parent.glob(f"{file.slug}.*.yml"))
        if asked:
            faulty.append(path)
    return faulty


def _settle(root: Path, kind: str, thing: Thing, patch: Patch) -> bool:
    """Write the marks as the file's last block; everything else stays as the author wrote it."""
    marks = [
        f"  {path}: {seen_mark(source.raw, own.raw)}"
        for path, source, own in pairs(SHAPES[kind], thing.tree, patch.tree)
        if own is not None
    ]
    file = root / patch.path
    with machine_faults(f"read {file}"):
        text = file.read_bytes().decode()
    made = with_marks(patch.path, text, marks).encode()
    if read_yaml(patch.path, made).problems:
        raise UsageFault(f"{patch.path}: write its keys one below the other, without braces.")
    return write_file(file, made, below=root)


def with_marks(path: str, text: str, marks: list[str]) -> str:
    """Return a file's text with these lines as its `seen:` block; its line ends and comments stay."""
    lines = text.split("\n")
    tree = read_yaml(path, text.encode()).value
    assert isinstance(tree, Mapping), "only files that were read right are accepted"
    starts = [entry.where.line - 1 for entry in tree.entries]
    ends = (at for at in range(starts[-1], len(lines)) if _DOCUMENT_END.match(lines[at]))
    starts.append(next(ends, len(lines)))
    below = lines[starts[-1] :]
    del lines[starts[-1] :]
    at = next((at for at, entry in enumerate(tree.entries) if entry.key == "seen"), None)
    if at is not None:
        old = lines[starts[at] : starts[at + 1]]
        inside, behind = _comments(old)
        if at == len(tree.entries) - 1:
            below = [*behind, *below]
            behind = []
        lines[starts[at] : starts[at + 1]] = [*inside, *behind]
    end = "\r\n" if "\r\n" in text else "\n"
    block = ["", "seen:", *marks] if marks else []
    tail = "\n".join(below)
    return end.join(["\n".join(lines).rstrip(), *block, ""]) + (tail if tail.strip() else "")


def _comments(block: list[str]) -> tuple[list[str], list[str]]:
    """Return the comments between the lines of a block, at the margin, and all lines behind the last one."""
    written = [at for at, line in enumerate(block) if line.strip() and line.lstrip()[0] != "#"]
    behind = written[-1] + 1
    inside = [line.lstrip() for line in block[:behind]]
    return [line for line in inside if line.startswith("#")], block[behind:]
