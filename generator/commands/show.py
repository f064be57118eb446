"""Show what a topic says in a language, and where each value comes from."""

import argparse
from collections.abc import Iterator

from ..console import Console
from ..loaded import SHAPES
from ..shape import Kind, RecordList, Shape
from ..survey import tree_of
from ..yaml_doc import Mapping, Node, Scalar, Sequence
from .shared import FINE, add_root, add_today, find, need_language, thing_named

HELP = "show what a topic says in a language, and where each value comes from"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("topic", help="the topic's name, such as scams-aimed-at-leaders")
    parser.add_argument(
        "--language", metavar="CODE", help="in this language (default: the one it was written in)"
    )
    parser.add_argument(
        "--origin", action="store_true", help="say of each value its state, file and line"
    )
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Print one line a value: its path, where it comes from, and the value."""
    found = find(args)
    thing = thing_named(found, ("topic",), args.topic)
    language = args.language or thing.language
    need_language(found.loaded, language)
    shape = SHAPES["topic"]
    tree = tree_of("topic", thing, language).value
    for path, node in values(shape, tree, ()):
        told = " ".join(node.raw.split())
        if args.origin:
            origin = console.style(f"[{node.state} {node.where}]", "2")
            console.print(f"{path}  {origin}  {told}")
        else:
            console.print(f"{path}  {told}")
    return FINE


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
