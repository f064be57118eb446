"""One file with fields renamed: only the names themselves are written anew, so comments, order and line ends stay."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..problem import Where
from ..yaml_doc import Entry, Mapping, Node, Sequence, read_yaml
from .migrations import Renamed

_LISTS = ("remove", "order")
# Blocks whose keys are paths of the same file.
_BY_PATH = ("seen", "reasons", "differs")


@dataclass(frozen=True, slots=True)
class Done:
    """A name that was written anew, or that must be by hand: `why` is empty where it was."""

    where: Where
    old: str
    new: str
    why: str = ""


def renamed(path: str, data: bytes, table: tuple[Renamed, ...]) -> tuple[bytes, tuple[Done, ...]]:
    """Return a file's bytes with every field of the table renamed, and what was done."""
    done: list[Done] = []
    for rename in table:
        tree = read_yaml(path, data).value
        if not isinstance(tree, Mapping):
            return data, tuple(done)
        found = [*_fields(tree, rename), *_paths(tree, rename)]
        data, told = _written(data, found)
        done += told
    return data, tuple(done)


@dataclass(frozen=True, slots=True)
class _Found:
    """A key to be written anew; `taken` says that its new name stands beside it already."""

    entry: Entry
    new: str
    taken: bool


def _fields(tree: Mapping, rename: Renamed) -> Iterator[_Found]:
    *way, name = rename.old.split(".")
    new = rename.new.rpartition(".")[2]
    nodes: list[Node] = [tree]
    for step in way:
        nodes = [below for node in nodes for below in _below(node, step)]
    for node in nodes:
        if isinstance(node, Mapping):
            for entry in node.entries:
                if entry.key == name:
                    yield _Found(entry, new, node.get(new) is not None)


def _below(node: Node, step: str) -> Iterator[Node]:
    """Yield what lies below a node: at a field, or every item of a list, also those an overlay adds."""
    if step != "*":
        found = node.get(step) if isinstance(node, Mapping) else None
        if found is not None:
            yield found
    elif isinstance(node, Sequence):
        yield from node.items
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key == "add" and isinstance(entry.value, Sequence):
                yield from entry.value.items
            elif entry.key not in _LISTS:
                yield entry.value


def _paths(tree: Mapping, rename: Renamed) -> Iterator[_Found]:
    """Yield the keys of `seen:` and its like that lead to the field or through it."""
    old, new = rename.old.split("."), rename.new.rpartition(".")[2]
    for block in _BY_PATH:
        node = tree.get(block)
        for entry in node.entries if isinstance(node, Mapping) else ():
            parts = entry.key.split(".")
            pairs = zip(old, parts, strict=False)
            if len(parts) >= len(old) and all(a in ("*", b) for a, b in pairs):
                parts[len(old) - 1] = new
                made = ".".join(parts)
                assert isinstance(node, Mapping)
                yield _Found(entry, made, node.get(made) is not None)


def _written(data: bytes, found: list[_Found]) -> tuple[bytes, list[Done]]:
    text = data.decode()
    lines = text.removeprefix("\ufeff").split("\n")
    done = []
    for each in sorted(found, key=lambda each: each.entry.where, reverse=True):
        key, where = each.entry.key, each.entry.where
        line, at = lines[where.line - 1], where.column - 1
        quote = line[at] if line[at : at + 1] in ("'", '"') else ""
        old = f"{quote}{key}{quote}"
        why = ""
        if each.taken:
            why = f'"{each.new}" stands beside it already; keep one of the two'
        elif not line.startswith(old, at):
            why = "it is written in a way that cannot be changed for you"
        else:
            lines[where.line - 1] = f"{line[:at]}{quote}{each.new}{quote}{line[at + len(old) :]}"
        done.append(Done(where, key, each.new, why))
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return (mark + "\n".join(lines)).encode(), done[::-1]
