"""What an overlay overrides, and how each value stands to the one of ours that it replaced."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..digest import digest, read_mark, seen_mark, was_of
from ..loaded import SHAPES, Patch
from ..problem import Where
from ..rules import Path
from ..shape import Kind, RecordList, Shape
from ..yaml_doc import Mapping, Node, Scalar, Sequence, id_of

Standing = Literal[
    "clean",  # ours still says what it said when it was replaced
    "unrecorded",  # nobody has recorded yet what was replaced
    "changed",  # ours says something else now
    "redundant",  # ours says now what this says
    "orphaned",  # ours no longer has the field or the item
]
Act = Literal["value", "remove", "add", "order", "below"]


class Said(NamedTuple):
    """One thing an overlay says: a value, or that an item goes, comes or moves."""

    path: Path
    act: Act
    where: Where
    node: Node


@dataclass(frozen=True, slots=True)
class Override:
    """A value of an overlay beside ours: `was` is ours as it was replaced (empty where only its digest is known).

    `ours` is None where we have nothing, `successor` names what took the place of what is gone.
    """

    path: str
    where: Where
    state: Standing
    was: str
    ours: str | None
    theirs: str
    reason: str = ""
    successor: str = ""

    @property
    def mark(self) -> str:
        """The mark that records this value as it stands today."""
        return seen_mark(self.ours or "", self.theirs)


def overrides(
    shape: Shape, base: Mapping, patch: Patch, gone: tuple[tuple[str, str], ...] = ()
) -> tuple[Override, ...]:
    """Return every value of an overlay with its standing; `gone` holds (path, successor) of what we took away."""
    seen, reasons = dict(patch.seen), dict(patch.reasons)
    known = remembered(patch, gone)
    made = []
    everything = tuple(said(shape, patch.tree, ()))
    added = frozenset((*e.path[:-2], e.path[-1]) for e in everything if e.act == "add")
    for each in everything:
        ours, theirs = value_of_ours(base, each), _value_of_theirs(each)
        path = ".".join(each.path)
        mark = seen.get(path, "")
        state = _state(base, each, ours, theirs, mark, known, added, kept=path in reasons)
        if state is not None:
            successor = _successor(each.path, gone) if state == "orphaned" else ""
            reason = reasons.get(path, "")
            was = was_of(mark)
            made.append(Override(path, each.where, state, was, ours, theirs, reason, successor))
    lost = (
        Override(path, where, "orphaned", was_of(seen.get(path, "")), None, theirs)
        for path, where, theirs in patch.lost
    )
    return (*made, *lost)


def said(kind: Kind, node: Node, path: Path) -> Iterator[Said]:
    """Yield what an overlay says, in its own order."""
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        for entry in node.entries:
            known = kind.field(entry.key)
            if known is not None:
                yield from said(known.kind, entry.value, (*path, entry.key))
    elif isinstance(kind, RecordList) and isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key in ("remove", "add", "order"):
                yield from _reserved(entry.key, entry.value, path)
            else:
                yield from said(kind.of, entry.value, (*path, entry.key))
    else:
        yield Said(path, "value", node.where, node)


def _reserved(key: str, node: Node, path: Path) -> Iterator[Said]:
    if not isinstance(node, Sequence):
        return
    if key == "order":
        yield Said((*path, "order"), "order", node.where, node)
    for item in node.items if key != "order" else ():
        if key == "remove" and isinstance(item, Scalar):
            yield Said((*path, "remove", item.raw), "remove", item.where, item)
        elif key == "add" and isinstance(item, Mapping):
            at = (*path, "add", id_of(item))
            below = item.get("below")
            yield Said(at, "add", item.where, item)
            if isinstance(below, Scalar):
                yield Said((*at, "below"), "below", below.where, below)


def remembered(patch: Patch, gone: tuple[tuple[str, str], ...] = ()) -> frozenset[str]:
    """Return every path that once led to something of ours, with all paths above it."""
    paths: set[str] = set()
    for path, _ in (*patch.seen, *gone):
        parts = path.split(".")
        paths |= {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return frozenset(paths)


def find(base: Node | None, path: Path) -> Node | None:
    """Return the node at a path of keys and ids, if there is one."""
    for part in path:
        if isinstance(base, Mapping):
            base = base.get(part)
        elif isinstance(base, Sequence):
            base = next((item for item in base.items if id_of(item) == part), None)
        else:
            return None
    return base


def lost_item(base: Node | None, path: Path) -> Path | None:
    """Return the path of the first item on the way that ours no longer has."""
    for end, part in enumerate(path, 1):
        if isinstance(base, Sequence) and not any(id_of(item) == part for item in base.items):
            return path[:end]
        base = find(base, (part,))
    return None


def value_of_ours(base: Mapping, each: Said) -> str | None:
    """Return what stands in ours where an overlay speaks, as one line."""
    if each.act == "below":
        return each.node.raw if isinstance(each.node, Scalar) else ""
    at = {
        "value": each.path,
        "remove": (*each.path[:-2], each.path[-1]),
        "add": (*each.path[:-2], each.path[-1]),
        "order": each.path[:-1],
    }[each.act]
    node = find(base, at)
    if each.act == "order":
        return ids_of(node)
    return line(node) if node is not None else None


def ids_of(node: Node | None) -> str:
    """Return the ids of a list, in order."""
    return ", ".join(id_of(item) for item in node.items) if isinstance(node, Sequence) else ""


def line(node: Node) -> str:
    """Return a value as one line: what digests are made of and people compare."""
    if isinstance(node, Scalar):
        return " ".join(node.raw.split())
    if isinstance(node, Sequence):
        return ", ".join(line(item) for item in node.items)
    kept = (entry for entry in node.entries if entry.key != "below")
    return "; ".join(f"{entry.key}: {line(entry.value)}" for entry in kept)


def _value_of_theirs(each: Said) -> str:
    return "" if each.act == "remove" else line(each.node)


def _state(
    base: Mapping,
    each: Said,
    ours: str | None,
    theirs: str,
    mark: str,
    known: frozenset[str],
    added: frozenset[Path],
    *,
    kept: bool,
) -> Standing | None:
    """Return the standing; None for what is no value of its own, or is a mistake the merge tells."""
    path = ".".join(each.path)
    if each.act == "below":
        at = (*each.path[:-3], theirs)
        there = at in added or find(base, at) is not None
        return "orphaned" if not there and ".".join(each.path[:-1]) in known else None
    above = each.path if each.act == "value" else each.path[: -1 if each.act == "order" else -2]
    lost_at = lost_item(base, above)
    if lost_at is not None:
        return "orphaned" if ".".join(lost_at) in known else None
    if each.act == "remove" and ours is None:
        return "redundant" if path in known else None
    return weighed(ours, theirs, mark, kept=kept)


def weighed(ours: str | None, theirs: str, mark: str, *, kept: bool) -> Standing:
    """Return how a value stands to ours by the mark of what it replaced; `kept` where a reason says why it stays."""
    marks = read_mark(mark)
    if ours is not None and theirs == ours:
        return "clean" if kept and marks and marks[0] == digest(ours) else "redundant"
    if marks is None:
        return "unrecorded"
    return "clean" if marks[0] == digest(ours or "") else "changed"


def _successor(path: Path, gone: tuple[tuple[str, str], ...]) -> str:
    """Return what took the place of the nearest thing on the path that we took away."""
    named = dict(gone)
    for end in range(len(path), 0, -1):
        found = named.get(".".join(path[:end]))
        if found:
            return found
    return ""


def said_of(kind: str, patch: Patch) -> tuple[tuple[str, str], ...]:
    """Return every value of an overlay as path and words, without looking at ours."""
    everything = said(SHAPES[kind], patch.tree, ())
    return tuple((".".join(e.path), line(e.node)) for e in everything if e.act != "below")
