"""Whether a language file or an overlay is right alone: known keys, texts by id, nothing it may not say."""

from .model.leaf import SLUG, Pattern, TextLeaf, WordsLeaf
from .patch import RESERVED
from .reading import Reading, name_of, nearest, read, read_leaf, read_record
from .shape import Kind, PlainList, RecordList, Shape, has_words
from .yaml_doc import Entry, Mapping, Node, Sequence

_ID = Pattern(SLUG, "the id of an item")


def check_language_form(shape: Shape, tree: Mapping, into: Reading) -> None:
    """Report what a language file may not hold: structure, unknown keys, faulty texts."""
    _record(shape, tree, into, structural=False)


def check_overlay_form(shape: Shape, tree: Mapping, into: Reading) -> None:
    """Report what an overlay may not hold: unknown keys, faulty values, items without all their fields."""
    _record(shape, tree, into, structural=True)


def _record(shape: Shape, tree: Mapping, into: Reading, *, structural: bool) -> None:
    usable = [f.key for f in shape.fields if structural or has_words(f.kind)]
    for entry in tree.entries:
        known = shape.field(entry.key)
        if known is None:
            into.report(
                "unknown-field", entry.where, key=entry.key, hint=nearest(entry.key, usable)
            )
        elif known.key == "id":
            into.report("id-in-patch", entry.where)
        elif not structural and not has_words(known.kind):
            into.report("structure-in-language-file", entry.where, key=entry.key)
        else:
            into.path.append(entry.key)
            _value(known.kind, entry, into, structural=structural)
            into.path.pop()


def _value(kind: Kind, entry: Entry, into: Reading, *, structural: bool) -> None:
    node = entry.value
    if isinstance(kind, Shape):
        if isinstance(node, Mapping):
            _record(kind, node, into, structural=structural)
        else:
            into.report("not-a-mapping", node.where, found=name_of(node))
    elif isinstance(kind, RecordList):
        if isinstance(node, Mapping):
            _by_id(kind, node, into, structural=structural)
        else:
            into.report("list-not-by-id", node.where, key=entry.key)
    elif isinstance(kind, PlainList):
        read(kind, node, into)
    elif isinstance(kind, TextLeaf | WordsLeaf) or structural:
        read_leaf(kind, node, into)


def _by_id(kind: RecordList, node: Mapping, into: Reading, *, structural: bool) -> None:
    for entry in node.entries:
        if entry.key in RESERVED:
            if structural:
                _reserved(kind, entry, into)
            else:
                into.report("structure-in-language-file", entry.where, key=entry.key)
        elif isinstance(entry.value, Mapping):
            into.path.append(entry.key)
            _record(kind.of, entry.value, into, structural=structural)
            into.path.pop()
        else:
            into.report("not-a-mapping", entry.value.where, found=name_of(entry.value))


def _reserved(kind: RecordList, entry: Entry, into: Reading) -> None:
    if not isinstance(entry.value, Sequence):
        into.report("not-a-list", entry.value.where, found=name_of(entry.value))
        return
    if entry.key != "add":
        read(PlainList(_ID, None), entry.value, into)
        return
    for item in entry.value.items:
        below = item.get("below") if isinstance(item, Mapping) else None
        if below is not None:
            read_leaf(_ID, below, into)
        read_record(kind.of, _without_below(item), into)


def _without_below(node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    return Mapping(tuple(entry for entry in node.entries if entry.key != "below"), node.where)
