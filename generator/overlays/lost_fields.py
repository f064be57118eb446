"""Fields of an overlay that our files no longer know, though the overlay remembers them: kept aside, and told."""

from ..problem import Where
from ..rules import Path
from ..shape import Kind, RecordList, Shape
from ..yaml_doc import Mapping, Node
from .overrides import line

Lost = tuple[str, Where, str]


def without_lost_fields(
    shape: Shape, tree: Mapping, seen: tuple[tuple[str, str], ...]
) -> tuple[Mapping, tuple[Lost, ...]]:
    """Return an overlay without the fields that no longer exist though it remembers them, and these."""
    known = frozenset(
        ".".join(parts[:end])
        for parts in (path.split(".") for path, _ in seen)
        for end in range(1, len(parts) + 1)
    )
    lost: list[Lost] = []
    made = _standing_fields(shape, tree, (), known, lost) if known else tree
    assert isinstance(made, Mapping)
    return made, tuple(lost)


def _standing_fields(
    kind: Kind, node: Node, path: Path, known: frozenset[str], lost: list[Lost]
) -> Node:
    if not isinstance(node, Mapping) or not isinstance(kind, Shape | RecordList):
        return node
    entries = []
    for entry in node.entries:
        at = (*path, entry.key)
        below: Kind | None
        if isinstance(kind, RecordList):
            below = kind.of if entry.key not in ("remove", "add", "order") else None
        else:
            field = kind.field(entry.key)
            below = field.kind if field else None
            if field is None and ".".join(at) in known:
                lost.append((".".join(at), entry.where, line(entry.value)))
                continue
        value = _standing_fields(below, entry.value, at, known, lost) if below else entry.value
        entries.append(entry._replace(value=value))
    return Mapping(tuple(entries), node.where)
