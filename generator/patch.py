"""The one merge: a language file or an overlay laid over the tree it patches, by field and by id.

A merge never guesses. What it cannot place is a problem at the patch's own line, and the base stays as it was.
A rule decides what happens at a leaf; the walk, the ids and the reserved words are the same for both uses.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from .codes import problem
from .model.leaf import WordsLeaf
from .problem import Outcome, Problem, Where
from .reading import name_of, nearest
from .rules import Path, Rule
from .shape import Kind, PlainList, RecordList, Shape
from .yaml_doc import Entry, Mapping, Node, Scalar, Sequence, id_of

RESERVED = ("remove", "add", "order")


class Removed(NamedTuple):
    """An item an overlay took away: its path (list keys and ids) and the place that says so."""

    path: Path
    where: Where


@dataclass
class Merge:
    """What one merge reports besides its tree."""

    problems: list[Problem] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    added: list[Path] = field(default_factory=list)

    def report(self, code: str, where: Where, **values: object) -> None:
        """Add a problem."""
        self.problems.append(problem(code, where, **values))


def merge(
    shape: Shape, base: Mapping, patch: Mapping, rule: Rule
) -> Outcome[tuple[Mapping, Merge]]:
    """Return the base with the patch laid over it, what came and went, and what could not be placed."""
    notes = Merge()
    tree = _record(shape, base, patch, rule, (), notes)
    return Outcome((tree, notes), tuple(notes.problems))


def _record(
    shape: Shape, base: Mapping, patch: Mapping | None, rule: Rule, path: Path, notes: Merge
) -> Mapping:
    entries: list[Entry] = []
    for known in shape.fields:
        old = base.get(known.key)
        new = patch.get(known.key) if patch else None
        if new is not None and old is None and not rule.structural:
            notes.report("nothing-to-translate", new.where, path=".".join((*path, known.key)))
            continue
        if old is None and new is None:
            continue
        value = _value(known.kind, old, new, rule, (*path, known.key), notes)
        if value is not None:
            entries.append(Entry(known.key, value.where, value))
    # Whom an item is for decides at the end, when every layer has found it by its id.
    entries += [entry for entry in base.entries if entry.key == "only"]
    return Mapping(tuple(entries), base.where)


def _value(
    kind: Kind, old: Node | None, new: Node | None, rule: Rule, path: Path, notes: Merge
) -> Node | None:
    if isinstance(kind, Shape):
        if isinstance(old, Mapping) and (new is None or isinstance(new, Mapping)):
            return _record(kind, old, new, rule, path, notes)
        if old is None and isinstance(new, Mapping):
            return rule.item(kind, new)
        return _refuse(old, new, path, notes)
    if isinstance(kind, RecordList):
        # A list the base leaves out counts as empty, so that an overlay may add to it.
        there = old if isinstance(old, Sequence) else Sequence((), new.where if new else Where(""))
        if new is None or isinstance(new, Mapping):
            return _list(kind, there, new, rule, path, notes)
        return _refuse(there, new, path, notes)
    shape = Sequence if isinstance(kind, PlainList | WordsLeaf) else Scalar
    if new is not None and not isinstance(new, shape):
        return _refuse(old, new, path, notes)
    return rule.leaf(path, kind, old, new)


def _refuse(old: Node | None, new: Node | None, path: Path, notes: Merge) -> Node | None:
    if new is not None:
        notes.report("other-shape", new.where, path=".".join(path), found=name_of(new))
    return old


def _list(
    kind: RecordList, base: Sequence, patch: Mapping | None, rule: Rule, path: Path, notes: Merge
) -> Sequence:
    changes = _changes(base, patch, rule, path, notes)
    gone = _removed(base, patch, changes, rule, path, notes)
    items: list[Mapping] = []
    for item in base.items:
        if isinstance(item, Mapping) and id_of(item) not in gone:
            change = changes.get(id_of(item))
            change = change if isinstance(change, Mapping) else None
            items.append(_record(kind.of, item, change, rule, (*path, id_of(item)), notes))
    if patch is not None and rule.structural:
        items = _with_added(kind, items, patch, rule, path, notes)
        items = _ordered(items, patch, path, notes)
    return Sequence(tuple(items), base.where)


def _changes(
    base: Sequence, patch: Mapping | None, rule: Rule, path: Path, notes: Merge
) -> dict[str, Node]:
    """Return the changes by id; an id the base does not know is a problem."""
    items = {id_of(item): item for item in base.items if isinstance(item, Mapping)}
    known = tuple(items)
    changes: dict[str, Node] = {}
    for entry in patch.entries if patch else ():
        if entry.key in RESERVED:
            continue
        if entry.key in items and items[entry.key].get("only") and not rule.structural:
            where = ".".join((*path, entry.key))
            notes.report("nothing-to-translate", entry.where, path=where)
        elif entry.key not in known:
            hint = nearest(entry.key, known)
            notes.report("unknown-id", entry.where, id=entry.key, list=".".join(path), hint=hint)
        elif not isinstance(entry.value, Mapping):
            _refuse(None, entry.value, (*path, entry.key), notes)
        else:
            changes[entry.key] = entry.value
    return changes


def _removed(
    base: Sequence,
    patch: Mapping | None,
    changes: dict[str, Node],
    rule: Rule,
    path: Path,
    notes: Merge,
) -> set[str]:
    node = patch.get("remove") if patch and rule.structural else None
    gone: set[str] = set()
    known = [id_of(item) for item in base.items]
    for item in node.items if isinstance(node, Sequence) else ():
        id = str(item.value) if isinstance(item, Scalar) else ""
        if id not in known:
            hint = nearest(id, known)
            notes.report("unknown-id", item.where, id=id, list=".".join(path), hint=hint)
        elif id in changes:
            notes.report("removed-and-changed", item.where, id=id, list=".".join(path))
        else:
            gone.add(id)
            notes.removed.append(Removed((*path, id), item.where))
    return gone


def _with_added(
    kind: RecordList, items: list[Mapping], patch: Mapping, rule: Rule, path: Path, notes: Merge
) -> list[Mapping]:
    node = patch.get("add")
    made = list(items)
    first = 0
    for item in node.items if isinstance(node, Sequence) else ():
        if not isinstance(item, Mapping):
            _refuse(None, item, (*path, "add"), notes)
            continue
        id, below = id_of(item), item.get("below")
        ids = [id_of(each) for each in made]
        if id in ids:
            notes.report("id-taken", item.where, id=id, list=".".join(path))
            continue
        at = first
        if below is not None and not isinstance(below, Scalar):
            _refuse(None, below, (*path, id, "below"), notes)
            continue
        if isinstance(below, Scalar):
            if below.raw not in ids:
                hint = nearest(below.raw, ids)
                notes.report(
                    "unknown-id", below.where, id=below.raw, list=".".join(path), hint=hint
                )
                continue
            at = ids.index(below.raw) + 1
        else:
            first += 1
        kept = tuple(entry for entry in item.entries if entry.key != "below")
        made.insert(at, rule.item(kind.of, Mapping(kept, item.where)))
        notes.added.append((*path, id))
    return made


def _ordered(items: list[Mapping], patch: Mapping, path: Path, notes: Merge) -> list[Mapping]:
    node = patch.get("order")
    if not isinstance(node, Sequence):
        return items
    wanted = [str(item.value) for item in node.items if isinstance(item, Scalar)]
    by_id = {id_of(item): item for item in items}
    if sorted(wanted) != sorted(by_id):
        missing = ", ".join(id for id in by_id if id not in wanted) or "none"
        extra = ", ".join(id for id in wanted if id not in by_id) or "none"
        notes.report("order-differs", node.where, list=".".join(path), missing=missing, extra=extra)
        return items
    return [by_id[id] for id in wanted]
