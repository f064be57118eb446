"""Every text of a tree beside its translation: what status counts and accept records."""

from .model.leaf import TextLeaf
from .rules import Path
from .shape import Kind, RecordList, Shape, has_words
from .yaml_doc import Mapping, Node, Scalar, Sequence, id_of


def pairs(
    shape: Shape, base: Mapping, patch: Mapping
) -> tuple[tuple[str, Scalar, Scalar | None], ...]:
    """Return (path, source text, its translation or None) for every text of the base, in order.

    An item that is for one language only has no translation, and is left out.
    """
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
            if isinstance(item, Mapping) and item.get("only") is not None:
                continue
            below = inside.get(id_of(item)) if inside else None
            found += _pairs(kind.of, item, below, (*path, id_of(item)))
    elif isinstance(kind, TextLeaf) and isinstance(base, Scalar):
        found.append((".".join(path), base, patch if isinstance(patch, Scalar) else None))
    return found
