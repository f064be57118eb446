"""Start a new topic or track: a file with every field to fill in, and not one invented value."""

import argparse
import re
from collections.abc import Iterator

from ..console import Console
from ..loaded import SHAPES, Loaded
from ..machine import MachineFault
from ..model.leaf import SLUG, TextLeaf, WordsLeaf
from ..model.lexicon import Lexicon
from ..reading import nearest
from ..shape import Choice, Field, Kind, PlainList, RecordList, Shape
from ..survey import survey
from ..write import write_file
from .shared import CONTENT, FINE, UsageFault, add_root, add_today, root_of, tell, today_of

HELP = "start a topic or a track: a file with every field to fill in"
_NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")  # fmt: skip


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `new`."""
    parser.add_argument("kind", choices=("topic", "track"))
    parser.add_argument("slug", help="its name in addresses, such as qris-and-e-wallets")
    parser.add_argument("--area", help="the folder of a topic, such as digital-tools")
    parser.add_argument("--language", default="en", help="the language you write in (default: en)")
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the file, unless something of that name is there, and say what to do next."""
    root = root_of(args)
    found = survey(root, today_of(args))
    loaded = found.value.loaded
    if loaded is None:
        tell(console, found.problems)
        return CONTENT
    path = _path(args, loaded)
    file = root / path
    if file.exists() or args.slug in [thing.slug for thing in (*loaded.topics, *loaded.tracks)]:
        raise UsageFault(f'"{args.slug}" is already there; choose another name.')
    text = skeleton(args.kind, args.language, path.count("/"), loaded.lexicon(args.language))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineFault(f"Cannot make {file.parent}: {error.strerror}.") from error
    write_file(file, text.encode())
    console.print(
        f"{path} is there. Fill it in from the top; `terbalik check` says what is missing."
    )
    return FINE


def _path(args: argparse.Namespace, loaded: Loaded) -> str:
    if not re.fullmatch(SLUG, args.slug) or len(args.slug) > 64:
        raise UsageFault(
            f'"{args.slug}" cannot be an address: use lower-case letters, digits and single hyphens, '
            "at most 64 characters."
        )
    languages = [language.id for language in loaded.settings.languages]
    if args.language not in languages:
        raise UsageFault(f'The settings name no language "{args.language}".')
    if args.kind == "track":
        return f"curriculum/tracks/{args.slug}.yml"
    areas = loaded.settings.areas
    if args.area not in areas:
        hint = nearest(args.area or "", areas)
        raise UsageFault(f"Name the topic's area with --area: {', '.join(areas)}.{hint}")
    return f"topics/{args.area}/{args.slug}.yml"


def skeleton(kind: str, language: str, depth: int, lexicon: Lexicon) -> str:
    """Return a file with every field of a kind, each described, every value still to be written."""
    schema = f"{'../' * depth}curriculum/schemas/{kind}.schema.json"
    if kind == "track":
        schema = f"../schemas/{kind}.schema.json"
    lines = [f"# yaml-language-server: $schema={schema}"]
    if language != "en":
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
        yield f"{indent}{field.key}: >-{note}"
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
