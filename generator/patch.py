"""The one merge: a language file or an overlay laid over the tree it patches, by field and by id.

A merge never guesses. What it cannot place is a problem at the patch's own line, and the base stays as it was.
A rule decides what happens at a leaf; the walk, the ids and the reserved words are the same for both uses.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from .codes import problem
from .digest import digest, read_mark
from .model.leaf import TextLeaf, WordsLeaf
from .model.text import State
from .problem import Outcome, Problem, Where
from .reading import name_of, nearest
from .shape import Kind, PlainList, RecordList, Shape, has_words
from .yaml_doc import Entry, Mapping, Node, Scalar, Sequence

Path = tuple[str, ...]
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


class Rule(Protocol):
    """What happens at a leaf, and whether items may come, go and move."""

    @property
    def structural(self) -> bool:
        """True when items may be removed, added and ordered."""

    def leaf(self, path: Path, kind: Kind, old: Node | None, new: Node | None) -> Node | None:
        """Return the node that stands at a leaf; `old` or `new` may be missing."""

    def item(self, kind: Shape, node: Mapping) -> Mapping:
        """Return an added item, marked as whose words it holds."""


@dataclass(frozen=True)
class Translation:
    """A language file's rule: texts and words of `target`, judged by what `seen` says they were made from."""

    target: str
    seen: tuple[tuple[str, str], ...] = ()
    structural: bool = False

    def leaf(self, path: Path, kind: Kind, old: Node | None, new: Node | None) -> Node | None:
        """Return the translation with its state, or the source marked as a fallback."""
        if isinstance(kind, WordsLeaf):
            return _in_language(new, self.target) if new is not None else old
        if not isinstance(kind, TextLeaf) or not isinstance(old, Scalar):
            return old
        if not isinstance(new, Scalar):
            return old._replace(state="fallback")
        state = self.state(".".join(path), old, new)
        if state == "stale" and path[0] in ("facts", "risks"):
            # An outdated figure or law misleads more than a foreign sentence does.
            return old._replace(state="stale")
        return new._replace(language=self.target, state=state)

    def state(self, path: str, source: Scalar, own: Scalar) -> State:
        """Return how a translation stands to its source today."""
        marks = read_mark(dict(self.seen).get(path, ""))
        if marks is None:
            return "unconfirmed"
        if marks[0] == digest(source.raw):
            return "translated"
        return "stale" if marks[1] == digest(own.raw) else "unconfirmed"

    def item(self, kind: Shape, node: Mapping) -> Mapping:
        """Language files add nothing (the walk refuses it before)."""
        return node


@dataclass(frozen=True)
class Overlay:
    """An organization's rule: `language` is the overlay's, `target` the one being built, `base` the file's own."""

    language: str
    target: str
    base: str
    structural: bool = True

    def leaf(self, path: Path, kind: Kind, old: Node | None, new: Node | None) -> Node | None:
        """Return the organization's value where it speaks for the target language."""
        if new is None:
            return old
        if not isinstance(kind, TextLeaf | WordsLeaf):
            return new
        if self.language == self.target:
            return _in_language(new, self.language, "overridden")
        if self.language != self.base:
            return old  # said in one other language only: the source keeps its own words
        translated = isinstance(old, Scalar) and old.language == self.target
        return _in_language(new, self.language, "foreign" if translated else "fallback")

    def item(self, kind: Shape, node: Mapping) -> Mapping:
        """Return an added item with its texts marked as the organization's."""
        state: State = "overridden" if self.language == self.target else "fallback"
        marked = _marked(kind, node, self.language, state)
        assert isinstance(marked, Mapping)
        return marked


def _in_language(node: Node, language: str, state: State = "translated") -> Node:
    if isinstance(node, Scalar):
        return node._replace(language=language, state=state)
    if isinstance(node, Sequence):
        return Sequence(tuple(_in_language(i, language, state) for i in node.items), node.where)
    return node


def _marked(kind: Kind, node: Node, language: str, state: State) -> Node:
    """Mark every text of a tree with a language and a state."""
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        entries = []
        for entry in node.entries:
            known = kind.field(entry.key)
            value = _marked(known.kind, entry.value, language, state) if known else entry.value
            entries.append(entry._replace(value=value))
        return Mapping(tuple(entries), node.where)
    if isinstance(kind, RecordList) and isinstance(node, Sequence):
        items = tuple(_marked(kind.of, item, language, state) for item in node.items)
        return Sequence(items, node.where)
    if isinstance(kind, TextLeaf | WordsLeaf):
        return _in_language(node, language, state)
    return node


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
    id = base.get("id")
    if id is not None and not any(entry.key == "id" for entry in entries):
        entries.insert(0, Entry("id", id.where, id))
    return Mapping(tuple(entries), base.where)


def _value(
    kind: Kind, old: Node | None, new: Node | None, rule: Rule, path: Path, notes: Merge
) -> Node | None:
    if isinstance(kind, Shape):
        if isinstance(old, Mapping) and (new is None or isinstance(new, Mapping)):
            return _record(kind, old, new, rule, path, notes)
        return _refuse(old, new, path, notes) if old is not None else new
    if isinstance(kind, RecordList):
        # A list the base leaves out counts as empty, so that an overlay may add to it.
        there = old if isinstance(old, Sequence) else Sequence((), new.where if new else Where(""))
        if new is None or isinstance(new, Mapping):
            return _list(kind, there, new, rule, path, notes)
        return _refuse(there, new, path, notes)
    if new is not None and isinstance(new, Mapping | Sequence) != isinstance(
        kind, PlainList | WordsLeaf
    ):
        return _refuse(old, new, path, notes)
    return rule.leaf(path, kind, old, new)


def _refuse(old: Node | None, new: Node | None, path: Path, notes: Merge) -> Node | None:
    if new is not None:
        notes.report("other-shape", new.where, path=".".join(path), found=name_of(new))
    return old


def _id(node: Node) -> str:
    found = node.get("id") if isinstance(node, Mapping) else None
    return str(found.value) if isinstance(found, Scalar) else ""


def _list(
    kind: RecordList, base: Sequence, patch: Mapping | None, rule: Rule, path: Path, notes: Merge
) -> Sequence:
    changes = _changes(base, patch, rule, path, notes)
    gone = _removed(base, patch, changes, rule, path, notes)
    items: list[Mapping] = []
    for item in base.items:
        if isinstance(item, Mapping) and _id(item) not in gone:
            change = changes.get(_id(item))
            change = change if isinstance(change, Mapping) else None
            items.append(_record(kind.of, item, change, rule, (*path, _id(item)), notes))
    if patch is not None and rule.structural:
        items = _with_added(kind, items, patch, rule, path, notes)
        items = _ordered(items, patch, path, notes)
    return Sequence(tuple(items), base.where)


def _changes(
    base: Sequence, patch: Mapping | None, rule: Rule, path: Path, notes: Merge
) -> dict[str, Node]:
    """Return the changes by id; an id the base does not know is a problem."""
    known = [_id(item) for item in base.items]
    changes: dict[str, Node] = {}
    for entry in patch.entries if patch else ():
        if entry.key in RESERVED:
            continue
        if entry.key not in known:
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
    known = [_id(item) for item in base.items]
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
        id, below = _id(item), item.get("below")
        ids = [_id(each) for each in made]
        if id in ids:
            notes.report("id-taken", item.where, id=id, list=".".join(path))
            continue
        at = first
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
    by_id = {_id(item): item for item in items}
    if sorted(wanted) != sorted(by_id):
        missing = ", ".join(id for id in by_id if id not in wanted) or "none"
        extra = ", ".join(id for id in wanted if id not in by_id) or "none"
        notes.report("order-differs", node.where, list=".".join(path), missing=missing, extra=extra)
        return items
    return [by_id[id] for id in wanted]


def pairs(
    shape: Shape, base: Mapping, patch: Mapping
) -> tuple[tuple[str, Scalar, Scalar | None], ...]:
    """Return (path, source text, its translation or None) for every text of the base, in order."""
    return tuple(_pairs(shape, base, patch, ()))


def _pairs(
    kind: Kind, base: Node, patch: Node | None, path: Path
) -> list[tuple[str, Scalar, Scalar | None]]:
    found: list[tuple[str, Scalar, Scalar | None]] = []
    if not has_words(kind):
        return found
    inside = patch if isinstance(patch, Mapping) else None
    if isinstance(kind, Shape) and isinstance(base, Mapping):
        for known in kind.fields:
            node = base.get(known.key)
            if node is not None:
                below = inside.get(known.key) if inside else None
                found += _pairs(known.kind, node, below, (*path, known.key))
    elif isinstance(kind, RecordList) and isinstance(base, Sequence):
        for item in base.items:
            below = inside.get(_id(item)) if inside else None
            found += _pairs(kind.of, item, below, (*path, _id(item)))
    elif isinstance(kind, TextLeaf) and isinstance(base, Scalar):
        found.append((".".join(path), base, patch if isinstance(patch, Scalar) else None))
    return found
