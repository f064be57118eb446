"""What was edited in a file of ours, said as an organization says it: by field and id, and only what differs."""

from dataclasses import dataclass

from ..overlays.overrides import find, line
from ..patch import RESERVED
from ..problem import Where
from ..rules import Path
from ..shape import Kind, RecordList, Shape
from ..yaml_doc import Entry, Mapping, Node, Scalar, Sequence, id_of


@dataclass(frozen=True, slots=True)
class Unsayable(Exception):  # noqa: N818  a reason, not a fault of the program
    """An edit that no file of changes can say: its path, and what was done there."""

    path: Path
    what: str


def edits(kind: Kind, old: Node | None, new: Node | None, path: Path = ()) -> Node | None:
    """Return the change that makes the old of a source file the new, None where they are the same.

    Raises Unsayable.
    """
    if isinstance(kind, RecordList):
        return _list(kind, _sequence(old), _sequence(new), path)
    if new is None:
        if old is not None:
            raise Unsayable(path, "was deleted, and only items of a list can be")
        return None
    if isinstance(kind, Shape) and isinstance(new, Mapping) and isinstance(old, Mapping):
        return _record(kind, old, new, path)
    return None if old is not None and _value(old) == _value(new) else new


def language_edits(
    kind: Kind, old: Node | None, new: Node | None, base: Mapping, path: Path = ()
) -> Node | None:
    """Return the change that makes the old of a language file the new: both are by field and id already.

    What went with its item in the `base` is no edit of its own. Raises Unsayable.
    """
    if new is None:
        if old is not None and find(base, path) is not None:
            raise Unsayable(path, "lost its translation, and ours would come back")
        return None
    if not isinstance(new, Mapping) or not (old is None or isinstance(old, Mapping)):
        return None if old is not None and _value(old) == _value(new) else new
    entries = []
    there = [entry.key for entry in old.entries] if old else []
    for key in dict.fromkeys((*(entry.key for entry in new.entries), *there)):
        below = _kind_below(kind, key)
        if below is None:
            continue
        was = old.get(key) if old else None
        found = language_edits(below, was, new.get(key), base, (*path, key))
        entries += [Entry(key, found.where, found)] if found is not None else []
    return Mapping(tuple(entries), new.where) if entries else None


def _kind_below(kind: Kind, key: str) -> Kind | None:
    if isinstance(kind, RecordList):
        return kind.of
    field = kind.field(key) if isinstance(kind, Shape) else None
    return field.kind if field else None


def _record(shape: Shape, old: Mapping, new: Mapping, path: Path) -> Mapping | None:
    entries = []
    for field in shape.fields:
        if field.key == "id":
            continue
        at = (*path, field.key)
        found = edits(field.kind, old.get(field.key), new.get(field.key), at)
        entries += [Entry(field.key, found.where, found)] if found is not None else []
    return Mapping(tuple(entries), new.where) if entries else None


def _list(kind: RecordList, old: Sequence, new: Sequence, path: Path) -> Mapping | None:
    before = {id_of(item): item for item in old.items}
    after = {id_of(item): item for item in new.items}
    if "" in before or "" in after:
        raise Unsayable(path, "holds an item without an id")
    entries: list[Entry] = []
    for id, item in after.items():
        if id in before:
            found = edits(kind.of, before[id], item, (*path, id))
            entries += [Entry(id, found.where, found)] if found is not None else []
    gone = tuple(Scalar(id, old.where, id) for id in before if id not in after)
    if gone:
        entries.append(Entry("remove", old.where, Sequence(gone, old.where)))
    added = _added(before, after)
    if added:
        entries.append(Entry("add", new.where, Sequence(added, new.where)))
    if _result(before, after, added) != list(after):
        entries.append(Entry("order", new.where, order_of(tuple(after), new)))
    return Mapping(tuple(entries), new.where) if entries else None


def order_of(ids: tuple[str, ...], at: Node) -> Sequence:
    """Return the list of ids that `order:` wants."""
    return Sequence(tuple(Scalar(id, at.where, id) for id in ids), at.where)


def _added(before: dict[str, Node], after: dict[str, Node]) -> tuple[Mapping, ...]:
    added = []
    ids = list(after)
    for at, (id, item) in enumerate(after.items()):
        if id in before or not isinstance(item, Mapping):
            continue
        entries = list(item.entries)
        if at:
            above = Scalar(ids[at - 1], item.where, ids[at - 1])
            place = next(i for i, entry in enumerate(entries) if entry.key == "id") + 1
            entries.insert(place, Entry("below", item.where, above))
        added.append(Mapping(tuple(entries), item.where))
    return tuple(added)


def _result(
    before: dict[str, Node], after: dict[str, Node], added: tuple[Mapping, ...]
) -> list[str]:
    """Return the ids of a list once items have gone and come, in the order that gives by itself."""
    made, first = [id for id in before if id in after], 0
    for item in added:
        below = item.get("below")
        if isinstance(below, Scalar) and below.raw in made:
            made.insert(made.index(below.raw) + 1, id_of(item))
        else:
            made.insert(first, id_of(item))
            first += 1
    return made


def _sequence(node: Node | None) -> Sequence:
    return node if isinstance(node, Sequence) else Sequence((), node.where if node else Where(""))


def _value(node: Node) -> object:
    """Return what makes two values the same: their words, whatever the way they are written."""
    if isinstance(node, Sequence):
        return tuple(map(_value, node.items))
    return node.raw if isinstance(node, Scalar) else line(node)


def joined(theirs: Mapping, mine: Mapping) -> Mapping:
    """Return both changes as one; where both speak of the same value, theirs stays, since it was what one saw."""
    made = {entry.key: entry for entry in theirs.entries}
    for entry in mine.entries:
        there = made.get(entry.key)
        if there is None:
            made[entry.key] = entry
        elif isinstance(there.value, Mapping) and isinstance(entry.value, Mapping):
            made[entry.key] = there._replace(value=joined(there.value, entry.value))
        elif entry.key in RESERVED[:2] and isinstance(there.value, Sequence):
            made[entry.key] = there._replace(value=_both(there.value, entry.value))
    return Mapping(tuple(made.values()), theirs.where)


def _both(theirs: Sequence, mine: Node) -> Sequence:
    """Return the items of both lists, ours first, so that theirs may stand below them."""
    items = mine.items if isinstance(mine, Sequence) else ()
    known = {item.raw for item in theirs.items if isinstance(item, Scalar)}
    new = tuple(i for i in items if not (isinstance(i, Scalar) and i.raw in known))
    return Sequence((*new, *theirs.items), theirs.where)


def in_order_of(change: Mapping, tree: Mapping, path: Path = ()) -> Mapping:
    """Return a change whose every `order:` is the one of a finished tree."""
    entries = []
    for entry in change.entries:
        at = (*path, entry.key)
        if entry.key == "order" and isinstance(entry.value, Sequence):
            there = find(tree, path)
            if isinstance(there, Sequence) and there.items:
                ids = tuple(id_of(item) for item in there.items)
                entry = entry._replace(value=order_of(ids, entry.value))
        elif isinstance(entry.value, Mapping):
            entry = entry._replace(value=in_order_of(entry.value, tree, at))
        entries.append(entry)
    return Mapping(tuple(entries), change.where)
