"""Say that translations fit their sources, and an organization's changes ours, as both stand today."""

import argparse
from functools import partial
from pathlib import Path

from ..console import Console
from ..digest import seen_mark
from ..editions.manifest import given_out
from ..end_blocks import with_block
from ..loaded import OWN, SHAPES, WORDS, Patch, Thing
from ..machine import machine_faults
from ..overlays.own_words import word_overrides
from ..own_schemas import own_schemas
from ..pairs import pairs
from ..reading import nearest
from ..report import counted
from ..roots import lives_on_package
from ..settle import settle, settle_fits
from ..sources import classify
from ..survey import aside_of, standings_of
from ..write import write_file
from ..yaml_doc import read_yaml
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
    write_below,
)

HELP = "record that translations, and your own changes, fit the texts they were made from, as both stand today"

_EMPTY = "{path} changes nothing of ours any more. Delete the file."
_BRACES = "{path}: write its keys one below the other, without braces."


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `accept`."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="a topic, track, handbook page or form, or `words` for words of your own language files (default: all of them)",
    )
    parser.add_argument(
        "--language", metavar="CODE", help="only files in this language (default: all)"
    )
    parser.add_argument(
        "--path",
        metavar="PATH",
        help="only this value of your changes, such as prompts.first-check.text",
    )
    parser.add_argument(
        "--reason", metavar="WORDS", help="why it stays as it is; kept in the file (with --path)"
    )
    parser.add_argument(
        "--fits",
        action="store_true",
        help="say that our translation still fits the text you have changed",
    )
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the `seen:` block of each file asked for; tell which have errors and stay as they are."""
    root = root_of(args)
    found = find(args)
    if args.language is not None:
        need_language(found.loaded, args.language)
    for name in args.names:
        if name != WORDS or not found.loaded.own_words:
            thing_named(found, SHAPES, name)
    if args.reason and not args.path:
        raise UsageFault("A reason belongs to one value: name it with --path.")
    if args.fits:
        return _fits(root, found, args, console)
    # Ours are ours to accept in the installed package; in a copy, marks in a file of ours would be an
    # edit of it, and stand in the way of the next edition.
    ours, packaged = given_out(root), lives_on_package(root)
    wanted = [
        each
        for each in (_wanted(found, args) if not args.path else [])
        if each[2].path not in ours and (not packaged or each[2].path.startswith(OWN))
    ]
    changed = 0
    for kind, thing, patch in wanted:
        if _settle(root, kind, thing, patch):
            changed += 1
            console.print(f"{patch.path}: accepted")
    told = f"{counted(len(wanted), 'language file')}, {changed} changed"
    own = _own(root, found, args, console)
    faulty = _faulty(root, found, args)
    if faulty and args.names:
        tell(console, found.errors_in(faulty))
    for path in faulty:
        console.print(f"{path}: has errors, left as it is")
    if not args.path:
        console.print(f"{told}.")
    if own is not None:
        console.print(own)
    _help_editors(root, found)
    return CONTENT if faulty else FINE


def _help_editors(root: Path, found: Found) -> None:
    """Write anew the schemas that lie beside files of changes: whoever settles them has taken an edition."""
    for each in own_schemas(found.loaded):
        if (root / each.path).is_file():
            write_below(root, each.path, each.content)


def _own(root: Path, found: Found, args: argparse.Namespace, console: Console) -> str | None:
    """Settle the organization's own files; return a sentence that counts them, if there are any."""
    only = frozenset([args.path] if args.path else [])
    files = [
        (*each, each[0] is not thing.overlay)
        for kind, thing in _things(found, args)
        for each in standings_of(kind, thing)
    ]
    if not args.names or WORDS in args.names:
        files += [(each.patch, word_overrides(each), False) for each in found.loaded.own_words]
    files = [each for each in files if args.language in (None, each[0].language)]
    known = [each.path for _, overrides, _ in files for each in overrides]
    if args.path and args.path not in known:
        raise UsageFault(f'None of your changes is "{args.path}".{nearest(args.path, known)}')
    if only:
        files = [each for each in files if any(one.path in only for one in each[1])]
    changed = 0
    for patch, overrides, fits in files:
        wrote = settle(root, patch, overrides, only, args.reason or "", fits=fits)
        if wrote is None:
            raise UsageFault((_BRACES if overrides else _EMPTY).format(path=patch.path))
        if wrote:
            changed += 1
            console.print(f"{patch.path}: accepted")
        for each in overrides:
            if each.state == "orphaned" and (not only or each.path in only):
                console.print(f"{patch.path}: {each.path} is orphaned; move or remove it by hand")
    return f"{counted(len(files), 'file')} of your own, {changed} changed." if files else None


def _fits(root: Path, found: Found, args: argparse.Namespace, console: Console) -> int:
    """Record that our translations fit the organization's words: only those that are asked for by name."""
    if not args.names or not args.language:
        raise UsageFault("Name the topic, and the language of our translation with --language.")
    changed = 0
    for kind, thing in _things(found, args):
        aside = aside_of(kind, thing, (args.language,))
        mine = tuple(each for each in aside if args.path in (None, each.path))
        if args.path and not mine:
            hint = nearest(args.path, [each.path for each in aside])
            raise UsageFault(f'No translation of ours is set aside at "{args.path}".{hint}')
        for path in settle_fits(root, thing, mine, partial(write_below, root)):
            console.print(f"{path}: accepted")
        changed += len(mine)
    console.print(f"{counted(changed, 'translation')} of ours taken as fitting.")
    return FINE


def _things(found: Found, args: argparse.Namespace) -> list[tuple[str, Thing]]:
    return [
        (kind, thing)
        for kind, things in found.loaded.things
        for thing in things
        if not args.names or thing.slug in args.names
    ]


def _wanted(found: Found, args: argparse.Namespace) -> list[tuple[str, Thing, Patch]]:
    return [
        (kind, thing, patch)
        for kind, thing in _things(found, args)
        for patch in thing.languages
        if args.language in (None, patch.language)
    ]


def _faulty(root: Path, found: Found, args: argparse.Namespace) -> list[str]:
    """Return the language files asked for, and the sources they belong to, that cannot be read."""
    faulty = []
    for path in found.unread():
        file = classify(path)
        kind, _, layer = file.role.partition("-") if file else ("", "", "")
        if not file or kind not in SHAPES:
            continue
        if args.names and file.slug not in args.names:
            continue
        if layer:
            # An overlay that cannot be read does not say its language either.
            asked = args.language in (None, file.language) or layer == "overlay"
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
    made = with_block(patch.path, text, "seen", marks).encode()
    if read_yaml(patch.path, made).problems:
        raise UsageFault(_BRACES.format(path=patch.path))
    return write_file(file, made, below=root)
