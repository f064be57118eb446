"""The JSON Schema of one file of changes: it completes the ids and fields of the very topic that is changed.

Made from the same shapes as the general ones, and from the tree as it is today: an id that is not
there is marked while it is typed, and each value is offered as it stands.
"""

from dataclasses import dataclass

from .digest import MARK
from .model.artifact import Artifact
from .model.leaf import TextLeaf, To, WordsLeaf
from .schema import (
    ID,
    LANGUAGE,
    MARKS,
    Describe,
    Json,
    kind_schema,
    record_schema,
    schema_file,
    told,
    with_more,
)
from .shape import Kind, PlainList, RecordList, Shape, has_words
from .yaml_doc import Mapping, Node, Scalar, Sequence, id_of

Known = dict[str, tuple[str, ...]]
_SEEN: Json = {"type": "object", "additionalProperties": {"type": "string", "pattern": f"^{MARK}"}}
# Where a topic keeps what can be referred to, by the kind of reference.
_LISTS = {"prompt": "prompts", "activity": "activities", "fact": "facts"}


@dataclass(frozen=True)
class _Maker:
    """What one schema is made with; `defs` collects what many of its parts share, such as descriptions."""

    describe: Describe
    known: Known
    structural: bool
    defs: Json

    def patch(self, shape: Shape, node: Node | None, *, inside: bool = True) -> Json:
        """Return the schema of changes to a record that is there."""
        properties: Json = {}
        for field in shape.fields:
            old = node.get(field.key) if isinstance(node, Mapping) else None
            if field.key != "id" and (self.structural or has_words(field.kind)):
                properties[field.key] = self.field(f"{shape.name}.{field.key}", field.kind, old)
        return {
            "type": ["object", "null"] if inside else "object",
            "properties": properties,
            "additionalProperties": False,
        }

    def field(self, key: str, kind: Kind, old: Node | None) -> Json:
        """Return the schema of a field's new value, with today's as the one to start from."""
        if isinstance(kind, RecordList):
            return told(
                key, self.items(kind, old if isinstance(old, Sequence) else None), self.describe
            )
        if isinstance(kind, Shape):
            made = self.patch(kind, old) if old else record_schema(kind, self.describe)
            return told(key, {**made, "type": ["object", "null"]}, self.describe)
        shared = self.shared(key, told(key, self.leaf(kind), self.describe))
        return shared if old is None else {**shared, "default": _plain(old)}

    def shared(self, name: str, schema: Json) -> Json:
        """Return a reference to a schema that is written once."""
        self.defs[name] = schema
        return {"$ref": f"#/$defs/{name}"}

    def leaf(self, kind: Kind) -> Json:
        """Return the schema of a value; an id that the same file adds is right too, so ids are only offered."""
        made = kind_schema(kind, self.describe)
        if isinstance(kind, PlainList):
            return {**made, "items": self.leaf(kind.of), "uniqueItems": True}
        if isinstance(kind, To) and kind.kind in self.known:
            return {"anyOf": [{"enum": list(self.known[kind.kind])}, ID]}
        if isinstance(kind, TextLeaf):
            return {**made, "pattern": r"\S"}
        return {**made, "uniqueItems": True} if isinstance(kind, WordsLeaf) else made

    def items(self, kind: RecordList, old: Sequence | None) -> Json:
        """Return the schema of changes to a list: its items by their ids, and what comes, goes and moves."""
        properties: Json = {
            id_of(item): self.patch(kind.of, item) for item in (old.items if old else ())
        }
        if self.structural:
            properties |= self.moves(kind, list(properties))
        return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}

    def moves(self, kind: RecordList, ids: list[str]) -> Json:
        """Return the schemas of what may be done with a list that has these ids."""
        mine: Json = {"enum": ids} if ids else {"not": {}}
        new = with_more(
            record_schema(kind.of, self.describe), below=told("Overlay.below", ID, self.describe)
        )
        free: Json = {"properties": {"id": {"not": mine}, "below": {"anyOf": [mine, ID]}}}
        added: Json = {"allOf": [self.shared(f"new.{kind.of.name}", new), free]}
        lists: dict[str, Json] = {
            "remove": {"type": "array", "items": mine, "uniqueItems": True},
            "order": {
                "type": "array",
                "items": {"anyOf": [mine, ID]},
                "uniqueItems": True,
                "default": ids,
            },
            "add": {"type": "array", "items": added},
        }
        return {key: told(f"Overlay.{key}", made, self.describe) for key, made in lists.items()}


def overlay_schema(
    path: str, shape: Shape, tree: Mapping, describe: Describe, known: Known
) -> Artifact:
    """Return the schema of a file that changes this tree, at a path."""
    maker = _Maker(describe, known | _local(tree), structural=True, defs={})
    more = {"language": told("Overlay.language", LANGUAGE, describe)}
    return _artifact(path, maker, maker.patch(shape, tree, inside=False), more)


def translation_schema(path: str, shape: Shape, tree: Mapping, describe: Describe) -> Artifact:
    """Return the schema of a file that says this tree's words in another language, at a path."""
    maker = _Maker(describe, {}, structural=False, defs={})
    more = {"differs": told("File.differs", MARKS, describe)}
    return _artifact(path, maker, maker.patch(shape, tree, inside=False), more)


def _artifact(path: str, maker: _Maker, schema: Json, more: dict[str, Json]) -> Artifact:
    seen = told("File.seen", _SEEN, maker.describe)
    reasons = told("Overlay.reasons", MARKS, maker.describe)
    whole = with_more(schema, **more, seen=seen, reasons=reasons)
    title = path.rpartition("/")[2].removesuffix(".schema.json")
    return Artifact(path, schema_file(title, {**whole, "$defs": maker.defs}, dense=True))


def _local(tree: Mapping) -> Known:
    """Return the ids inside a tree that references may lead to."""
    found = {kind: tree.get(key) for kind, key in _LISTS.items()}
    return {
        kind: tuple(id_of(item) for item in node.items)
        for kind, node in found.items()
        if isinstance(node, Sequence)
    }


def _plain(node: Node) -> object:
    """Return a value as JSON has it."""
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if isinstance(node, Scalar):
        return node.value.strip() if isinstance(node.value, str) else node.value
    return None
