"""What is not there, taken out of whatever points at it: lists forget it, links become words.

That is what an organization does without, and in one language what is for another only.
"""

import re
from functools import cache

from ..model.leaf import To
from ..shape import Kind, PlainList, RecordList, Shape
from ..yaml_doc import Entry, Mapping, Node, Scalar, Sequence

Removed = frozenset[tuple[str, str]]


def without_removed(shape: Shape, tree: Mapping, removed: Removed) -> Mapping:
    """Return the tree without references to what is gone, (kind, slug or id) each; itself where there are none.

    A reference that a thing cannot do without (a track's session) stays, for a check to report.
    """
    if not removed:
        return tree
    made = _clean(shape, tree, removed)
    assert isinstance(made, Mapping)
    return made


def _clean(kind: Kind, node: Node, removed: Removed) -> Node:
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        return _record(kind, node, removed)
    if isinstance(kind, RecordList) and isinstance(node, Sequence):
        items = tuple(_clean(kind.of, item, removed) for item in node.items)
        same = all(new is old for new, old in zip(items, node.items, strict=True))
        return node if same else Sequence(items, node.where)
    if isinstance(kind, PlainList) and isinstance(kind.of, To) and isinstance(node, Sequence):
        kept = tuple(item for item in node.items if not _is_gone(kind.of, item, removed))
        return node if len(kept) == len(node.items) else Sequence(kept, node.where)
    if isinstance(node, Scalar) and isinstance(node.value, str) and "](" in node.raw:
        words = _links(removed).sub(r"\1", node.raw)
        return node if words == node.raw else node._replace(raw=words, value=words)
    return node


def _record(shape: Shape, node: Mapping, removed: Removed) -> Mapping:
    entries: list[Entry] = []
    for entry in node.entries:
        known = shape.field(entry.key)
        if known and isinstance(known.kind, To) and not known.required:
            kept = () if _is_gone(known.kind, entry.value, removed) else (entry,)
            entries += kept
            continue
        value = _clean(known.kind, entry.value, removed) if known else entry.value
        emptied = isinstance(value, Sequence) and not value.items and value is not entry.value
        if not (emptied and known and not known.required):
            entries.append(entry if value is entry.value else entry._replace(value=value))
    same = len(entries) == len(node.entries) and all(map(_is, entries, node.entries))
    return node if same else Mapping(tuple(entries), node.where)


def _is(one: object, other: object) -> bool:
    return one is other


def _is_gone(kind: To, node: Node, removed: Removed) -> bool:
    return isinstance(node, Scalar) and (kind.kind, node.raw) in removed


@cache
def _links(removed: Removed) -> re.Pattern[str]:
    """Match a link to anything removed; its words are the first group."""
    targets = "|".join(sorted(f"{kind}:{slug}" for kind, slug in removed))
    return re.compile(rf"\[((?:[^\[\]\\]|\\.)*)\]\((?:{targets})\)")
