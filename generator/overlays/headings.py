"""Headings of an overlay with nothing below them: a file that offers every field says nothing until one is written."""

from ..shape import Kind, RecordList, Shape
from ..yaml_doc import Entry, Mapping, Node, Scalar


def without_empty_headings(shape: Shape, tree: Mapping) -> Mapping:
    """Return an overlay's tree without the headings (records, lists, items) that hold nothing at all."""
    made = _kept(shape, tree)
    return made if isinstance(made, Mapping) else Mapping((), tree.where)


def _kept(kind: Kind, node: Node) -> Node | None:
    """Return a heading with what it holds; None where that is nothing."""
    if isinstance(node, Scalar) and node.value is None:
        return None
    if not isinstance(node, Mapping):
        return node
    entries = [_entry(kind, entry) for entry in node.entries]
    kept = tuple(entry for entry in entries if entry is not None)
    # `{}` is written on purpose and stays for the reader to judge; only what was emptied here goes.
    return Mapping(kept, node.where) if kept or not entries else None


def _entry(kind: Kind, entry: Entry) -> Entry | None:
    below = _below(kind, entry.key)
    if below is None:
        return entry
    value = _kept(below, entry.value)
    return None if value is None else entry._replace(value=value)


def _below(kind: Kind, key: str) -> Kind | None:
    """Return what a heading of this name holds; None where it is a value, a reserved word or unknown."""
    if isinstance(kind, RecordList):
        return kind.of if key not in ("remove", "add", "order") else None
    field = kind.field(key) if isinstance(kind, Shape) else None
    return field.kind if field and isinstance(field.kind, Shape | RecordList) else None
