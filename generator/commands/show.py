"""Show what a topic says in a language, and where each value comes from."""

import argparse
from collections.abc import Iterator

from ..console import Console
from ..loaded import SHAPES, Thing
from ..overlays.overrides import Override
from ..problem import Where
from ..roots import lives_on_package, shown
from ..shape import Kind, RecordList, Shape
from ..survey import standings_of, tree_of
from ..yaml_doc import Mapping, Node, Scalar, Sequence
from .shared import FINE, Found, add_root, add_today, find, need_language, root_of, thing_named

HELP = "show what a topic says in a language, and where each value comes from"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("topic", help="the topic's name, such as scams-aimed-at-leaders")
    parser.add_argument(
        "--language", metavar="CODE", help="in this language (default: the one it was written in)"
    )
    parser.add_argument(
        "--origin",
        action="store_true",
        help="say of each value whose it is, how it stands to ours, and its file and line",
    )
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Print one line a value: its path, where it comes from, and the value."""
    found = find(args)
    kind, thing = _named(found, args.topic)
    language = args.language or thing.language
    need_language(found.loaded, language)
    shape = SHAPES[kind]
    tree = tree_of(kind, thing, language).value
    standing = _standings(kind, thing)
    packaged = lives_on_package(root_of(args))
    for path, node in values(shape, tree, ()):
        told = " ".join(node.raw.split())
        if args.origin:
            origin = console.style(f"[{_origin(node, standing, packaged=packaged)}]", "2")
            console.print(f"{path}  {origin}  {told}")
        else:
            console.print(f"{path}  {told}")
    for each in standing.values() if args.origin else ():
        if each.state == "orphaned" or ".remove." in each.path:
            what = "orphaned" if each.state == "orphaned" else f"removed, {each.state}"
            told = each.theirs or each.ours or ""
            console.print(f"{each.path}  {console.style(f'[{what} {each.where}]', '2')}  {told}")
    return FINE


def _named(found: Found, name: str) -> tuple[str, Thing]:
    """Return a topic by its name, or what else bears the name."""
    others = [(kind, thing) for kind, things in found.loaded.things for thing in things]
    known = next((each for each in others if each[1].slug == name), None)
    return known or ("topic", thing_named(found, ("topic",), name))


def _standings(kind: str, thing: Thing) -> dict[Where, Override]:
    """Return how each value of the organization stands to ours, by the place it is written at."""
    files = standings_of(kind, thing)
    return {each.where: each for _, overrides in files for each in overrides}


def _origin(node: Scalar, standing: dict[Where, Override], *, packaged: bool) -> str:
    """Say whose value it is, how it stands to what it replaced, and where it is written."""
    mine = standing.get(node.where)
    # A minute or a level is nobody's words; that it was replaced is told by where it stands.
    state = "overridden" if mine and node.state == "own" else node.state
    reason = f"; kept: {mine.reason}" if mine and mine.reason else ""
    place = shown(node.where) if packaged else node.where
    return f"{state}{f', {mine.state}' if mine else ''} {place}{reason}"


def values(kind: Kind, node: Node, path: tuple[str, ...]) -> Iterator[tuple[str, Scalar]]:
    """Yield every value of a tree with its path, in the order of the shape."""
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        for field in kind.fields:
            below = node.get(field.key)
            if below is not None and field.key != "id":
                yield from values(field.kind, below, (*path, field.key))
    elif isinstance(kind, RecordList) and isinstance(node, Sequence):
        for item in node.items:
            id = item.get("id") if isinstance(item, Mapping) else None
            name = id.raw if isinstance(id, Scalar) else "?"
            yield from values(kind.of, item, (*path, name))
    elif isinstance(node, Sequence):
        scalars = [item for item in node.items if isinstance(item, Scalar)]
        if scalars:
            whole = scalars[0]._replace(raw=", ".join(item.raw for item in scalars))
            yield ".".join(path), whole
    elif isinstance(node, Scalar):
        yield ".".join(path), node
