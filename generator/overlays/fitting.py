"""An overlay made to fit what ours has become: what it remembers of ours is left out or moved, never guessed at.

Only what the overlay's own `seen:` or a tombstone knows is treated so; a wrong id stays for the merge to report.
"""

from dataclasses import dataclass

from ..digest import digest, read_mark
from ..loaded import Patch
from ..rules import Path
from ..shape import Kind, RecordList, Shape
from ..yaml_doc import Entry, Mapping, Node, Scalar, Sequence, id_of
from .overrides import find, ids_of, remembered


@dataclass(frozen=True, slots=True)
class _Known:
    """What an overlay remembers: the paths that once were ours, and the marks by path."""

    paths: frozenset[str]
    marks: dict[str, str]

    def has(self, path: Path) -> bool:
        return ".".join(path) in self.paths

    def moved(self, path: Path, ours: str) -> bool:
        """True when the value of ours at a path is another than the one recorded."""
        marks = read_mark(self.marks.get(".".join(path), ""))
        return marks is not None and marks[0] != digest(ours)


def fitted(
    shape: Shape, base: Mapping, patch: Patch, gone: tuple[tuple[str, str], ...] = ()
) -> Mapping:
    """Return the overlay's tree without what can no longer be laid over this base."""
    if not patch.seen and not gone:
        return patch.tree
    known = _Known(remembered(patch, gone), dict(patch.seen))
    made = _fit(shape, base, patch.tree, (), known)
    assert isinstance(made, Mapping)
    return made


def _fit(kind: Kind, base: Node | None, node: Node, path: Path, known: _Known) -> Node:
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        entries = tuple(
            entry._replace(
                value=_fit(
                    field.kind, find(base, (entry.key,)), entry.value, (*path, entry.key), known
                )
            )
            if (field := kind.field(entry.key))
            else entry
            for entry in node.entries
        )
        return Mapping(entries, node.where)
    if isinstance(kind, RecordList) and isinstance(node, Mapping):
        there = base if isinstance(base, Sequence) else Sequence((), node.where)
        return _list(kind, there, node, path, known)
    return node


def _list(kind: RecordList, base: Sequence, node: Mapping, path: Path, known: _Known) -> Mapping:
    items = {id_of(item): item for item in base.items}
    entries: list[Entry] = []
    for entry in node.entries:
        if entry.key == "remove" and isinstance(entry.value, Sequence):
            kept = tuple(
                item
                for item in entry.value.items
                if not isinstance(item, Scalar)
                or item.raw in items
                or not known.has((*path, "remove", item.raw))
            )
            entries.append(entry._replace(value=Sequence(kept, entry.value.where)))
        elif entry.key == "add" and isinstance(entry.value, Sequence):
            entries += _added(entry, entry.value, base, path, known)
        elif entry.key == "order" and isinstance(entry.value, Sequence):
            entries.append(entry)
        elif entry.key in items:
            inside = _fit(kind.of, items[entry.key], entry.value, (*path, entry.key), known)
            entries.append(entry._replace(value=inside))
        elif not known.has((*path, entry.key)):
            entries.append(entry)
    made = Mapping(tuple(entries), node.where)
    return _reordered(made, base, path, known)


def _added(entry: Entry, node: Sequence, base: Sequence, path: Path, known: _Known) -> list[Entry]:
    """Return `add`, and as changes what ours has by now under the same id."""
    ids = [id_of(item) for item in base.items]
    mine = {id_of(item) for item in node.items}
    added: list[Node] = []
    changed: list[Entry] = []
    for item in node.items:
        id = id_of(item)
        if not isinstance(item, Mapping) or not known.has((*path, "add", id)):
            added.append(item)
        elif id in ids:
            fields = tuple(e for e in item.entries if e.key not in ("id", "below"))
            changed.append(Entry(id, item.where, Mapping(fields, item.where)))
        else:
            added.append(_below(item, ids, mine))
    return [*changed, entry._replace(value=Sequence(tuple(added), node.where))]


def _below(item: Mapping, ids: list[str], mine: set[str]) -> Mapping:
    """Return an added item at the end of the list when the item it stood below is gone."""
    below = item.get("below")
    if not isinstance(below, Scalar) or below.raw in ids or below.raw in mine:
        return item
    last = below._replace(value=ids[-1], raw=ids[-1]) if ids else None
    entries = tuple(
        entry._replace(value=last) if entry.key == "below" and last else entry
        for entry in item.entries
        if last or entry.key != "below"
    )
    return Mapping(entries, item.where)


def _reordered(node: Mapping, base: Sequence, path: Path, known: _Known) -> Mapping:
    """Return the list's changes with an `order` that names what ours has today, if ours came to differ.

    What is new in ours comes after the item it stands after there.
    """
    order = node.get("order")
    if not isinstance(order, Sequence) or not known.moved((*path, "order"), ids_of(base)):
        return node
    gone = {item.raw for item in _items(node.get("remove")) if isinstance(item, Scalar)}
    ours = [id_of(item) for item in base.items if id_of(item) not in gone]
    mine = [id_of(item) for item in _items(node.get("add"))]
    wanted = [item for item in order.items if isinstance(item, Scalar)]
    made = [item.raw for item in wanted if item.raw in (*ours, *mine)]
    for at, id in enumerate(ours):
        if id not in made:
            before = next((each for each in reversed(ours[:at]) if each in made), None)
            made.insert(made.index(before) + 1 if before else 0, id)
    scalars = tuple(Scalar(id, order.where, id) for id in made)
    entries = tuple(
        entry._replace(value=Sequence(scalars, order.where)) if entry.key == "order" else entry
        for entry in node.entries
    )
    return Mapping(entries, node.where)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else ()
