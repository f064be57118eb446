"""Start a topic, a track or a file of changes: with every field, and not one invented value."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from ..console import Console
from ..loaded import OWN, SHAPES, Loaded
from ..model.leaf import SLUG, TextLeaf, WordsLeaf
from ..model.lexicon import Lexicon
from ..new_overlay import language_for, place_for, started
from ..passes.alone import DEFAULT_LANGUAGE
from ..reading import nearest
from ..roots import SCHEMAS, SCHEMAS_BESIDE, lives_on_package
from ..shape import Choice, Field, Kind, PlainList, RecordList, Shape
from .shared import (
    FINE,
    Found,
    UsageFault,
    add_root,
    add_today,
    find,
    need_language,
    need_words,
    root_of,
    thing_named,
    write_below,
)

HELP = "start a topic, a track, or a file with your changes of one of ours (overlay)"
# The way to the schemas from the folder a file of a kind lies in.
_SCHEMAS = {"topic": "../../curriculum/schemas", "track": "../schemas"}
_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")  # fmt: skip


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `new`."""
    kinds = ("topic", "track", "overlay")
    parser.add_argument("kind", choices=kinds, help="what to start: topic, track or overlay")
    parser.add_argument(
        "slug",
        help="its name in addresses, such as qris-and-e-wallets; of an overlay: the name of what you change",
    )
    parser.add_argument(
        "--area", metavar="AREA", help="the folder a topic belongs in, such as digital-tools"
    )
    parser.add_argument(
        "--language",
        metavar="CODE",
        help=f"the language you write in (default: the first of your profile, else {DEFAULT_LANGUAGE}, or for an overlay that of what you change)",
    )
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the file, unless something of that name is there, and say what to do next."""
    root = root_of(args)
    found = find(args)
    if args.kind == "overlay":
        return _overlay(args, root, found, console)
    loaded = found.loaded
    args.language = args.language or _first_language(loaded)
    path, schemas = _path(args, loaded), _SCHEMAS[args.kind]
    packaged = lives_on_package(root)
    if packaged or loaded.profile:
        path = OWN + path.removeprefix("curriculum/")
        schemas = "../" * path.count("/") + (SCHEMAS_BESIDE if packaged else SCHEMAS)
    _check_free(args, root, path, loaded)
    need_words(found, [args.language])
    text = skeleton(args.kind, args.language, loaded.lexicon(args.language), schemas)
    write_below(root, path, text.encode())
    console.print(
        f"{path} is there. Fill it in from the top; `terbalik check` says what is missing."
    )
    return FINE


def _first_language(loaded: Loaded) -> str:
    """Return the language an organization writes in first, else ours."""
    languages = loaded.profile.languages if loaded.profile else ()
    return languages[0] if languages else DEFAULT_LANGUAGE


def _overlay(args: argparse.Namespace, root: Path, found: Found, console: Console) -> int:
    """Write a file of changes and its schema, unless there is one."""
    kinds = [kind for kind in SHAPES if kind != "page"]
    name = args.slug.rpartition("/")[2].removesuffix(".yml")
    thing = thing_named(found, kinds, name)
    if thing.own:
        raise UsageFault(f"{thing.path} is your own; change it there.")
    language = args.language or language_for(found.loaded, thing)
    need_language(found.loaded, language)
    need_words(found, [language])
    path = place_for(root, thing, language)
    if (root / path).exists() or any(patch.path == path for patch in thing.patches):
        raise UsageFault(
            f"{path} is there already, and stays as it is. Open it and change it there."
        )
    kind = next(kind for kind, things in found.loaded.things if thing in things)
    for artifact in started(found.loaded, kind, thing, path, language):
        write_below(root, artifact.path, artifact.content)
    console.print(
        f'{path} is there. Take away the "# " before each line that you change, and write yours; '
        f"then run `terbalik accept {thing.slug}`."
    )
    return FINE


def _check_free(args: argparse.Namespace, root: Path, path: str, loaded: Loaded) -> None:
    """Refuse a name that is taken, also by a file with errors, in any area."""
    things = loaded.topics if args.kind == "topic" else loaded.tracks
    names = {thing.slug for thing in things} | loaded.unread(args.kind)
    if args.slug in names or (root / path).exists():
        raise UsageFault(f'There is a {args.kind} "{args.slug}" already; choose another name.')


def _path(args: argparse.Namespace, loaded: Loaded) -> str:
    if not re.fullmatch(SLUG, args.slug) or len(args.slug) > 64:
        raise UsageFault(
            f'"{args.slug}" cannot be an address: use lower-case letters, digits and single hyphens, '
            f"at most 64 characters.{_as_slug(args.slug)}"
        )
    need_language(loaded, args.language)
    if args.kind == "track":
        return f"curriculum/tracks/{args.slug}.yml"
    areas = loaded.settings.areas
    if args.area not in areas:
        hint = nearest(args.area or "", areas)
        raise UsageFault(f"Name the topic's area with --area: {', '.join(areas)}.{hint}")
    return f"topics/{args.area}/{args.slug}.yml"


def _as_slug(words: str) -> str:
    """Return a guess at the address that was meant, or nothing."""
    guess = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:64].rstrip("-")
    return f' Did you mean "{guess}"?' if guess else ""


def skeleton(kind: str, language: str, lexicon: Lexicon, schemas: str = "") -> str:
    """Return a file with every field of a kind, each described, every value still to be written.

    `schemas` is the way from the file to the schemas; empty means from our own folder of its kind.
    """
    lines = [f"# yaml-language-server: $schema={schemas or _SCHEMAS[kind]}/{kind}.schema.json"]
    if language != DEFAULT_LANGUAGE:
        lines.append(f"language: {language}")
    for field in SHAPES[kind].fields:
        words = f"field.{SHAPES[kind].name}.{field.key}"
        lines.append("")
        if lexicon.knows(words):
            lines.append(f"# {' '.join(lexicon.say(words).split())}")
        lines += _field(field, "")
    return "\n".join(lines) + "\n"


def _field(field: Field, indent: str) -> Iterator[str]:
    kind, note = field.kind, "" if field.required else "  # optional"
    if isinstance(kind, Shape):
        yield f"{indent}{field.key}:{note}"
        for below in kind.fields:
            yield from _field(below, indent + "  ")
    elif isinstance(kind, RecordList):
        least = kind.count.least if kind.count else 0
        if not least:
            yield f"{indent}{field.key}: []{note}"
            return
        yield f"{indent}{field.key}:{note}"
        for name in _NAMES[:least]:
            yield from _item(kind.of, name, indent + "  ")
    elif isinstance(kind, PlainList | WordsLeaf):
        yield f"{indent}{field.key}: []{note or _choices(kind)}"
    elif isinstance(kind, TextLeaf):
        # One that is optional may stay empty, which a text that is begun may not.
        yield f"{indent}{field.key}:{note or ' >-'}"
    else:
        yield f"{indent}{field.key}:{note or _choices(kind)}"


def _choices(kind: Kind) -> str:
    inner = kind.of if isinstance(kind, PlainList) else kind
    return f"  # {' | '.join(inner.values)}" if isinstance(inner, Choice) else ""


def _item(shape: Shape, name: str, indent: str) -> Iterator[str]:
    """Yield one item of a list; its id is a name to replace, since an id never changes later."""
    yield f"{indent}- id: {name}"
    for field in shape.fields:
        if field.key != "id":
            yield from _field(field, indent + "  ")
