"""JSON Schemas for editors, made from the shapes, so that they cannot disagree with the reader."""

import json
from collections.abc import Callable

from .loaded import SHAPES
from .model.artifact import Artifact
from .model.leaf import (
    SLUG,
    ByLanguage,
    Pattern,
    Switch,
    TextLeaf,
    To,
    Whole,
    WordsLeaf,
)
from .model.lexicon import Lexicon
from .model.only import Only
from .model.profile import Profile
from .model.search import SearchWords
from .model.settings import Settings, SourceList
from .model.style import Style, TermBase
from .model.tombstone import Tombstones
from .patch import RESERVED
from .shape import Choice, Field, Kind, PlainList, RecordList, Shape, has_words, shape_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Json = dict[str, object]
Describe = Callable[[str], str]
MARKS: Json = {"type": "object", "additionalProperties": {"type": "string"}}
LANGUAGE: Json = {"type": "string", "pattern": "^[a-z]{2,3}$"}
ID: Json = {"type": "string", "pattern": f"^{SLUG}$"}


def schemas(lexicons: tuple[Lexicon, ...]) -> tuple[Artifact, ...]:
    """Return every schema as a file below `curriculum/schemas/`, each field described in every language."""
    describe = describer(lexicons)
    sources = shape_of(SourceList)
    made: dict[str, Json] = {}
    for kind, shape in SHAPES.items():
        made[kind] = _source(shape, describe)
        made[f"{kind}-language"] = _language_file(shape, describe)
        if kind != "page":  # an organization's own pages are changed where they stand
            made[f"{kind}-overlay"] = _overlay(shape, describe)
    made |= {
        "settings": record_schema(shape_of(Settings), describe),
        "sources": _field(sources, sources.fields[0], describe, kind_schema),
        "profile": record_schema(shape_of(Profile), describe),
        "tombstones": record_schema(shape_of(Tombstones), describe),
        "style": record_schema(shape_of(Style), describe),
        "terms": record_schema(shape_of(TermBase), describe),
        "search": record_schema(shape_of(SearchWords), describe),
        "words": _words(),
        "vocabulary": _words(),
    }
    return tuple(
        Artifact(f"curriculum/schemas/{name}.schema.json", schema_file(name, schema))
        for name, schema in made.items()
    )


def schema_file(name: str, schema: Json, *, dense: bool = False) -> bytes:
    """Return a schema as it is written; `dense` on one line, where nobody compares it with another."""
    whole = {"$schema": DRAFT, "title": f"Terbalik {name.replace('-', ' ')}", **schema}
    return (json.dumps(whole, ensure_ascii=False, indent=None if dense else 1) + "\n").encode()


def describer(lexicons: tuple[Lexicon, ...]) -> Describe:
    """Return what describes a field: its words in every language, one paragraph each."""

    def describe(key: str) -> str:
        words = [lex.say(f"field.{key}") for lex in lexicons if lex.knows(f"field.{key}")]
        return "\n\n".join(words)

    return describe


def _words() -> Json:
    return {"$ref": "#/$defs/words", "$defs": {"words": _nested()}}


def _nested() -> Json:
    return {
        "type": "object",
        "additionalProperties": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/words"}]},
    }


def _source(shape: Shape, describe: Describe) -> Json:
    schema = record_schema(shape, describe)
    return with_more(schema, language=told("File.language", LANGUAGE, describe))


def with_more(schema: Json, **more: Json) -> Json:
    """Return the schema of a record with more properties."""
    properties = schema["properties"]
    assert isinstance(properties, dict)
    return {**schema, "properties": {**properties, **more}}


def told(key: str, schema: Json, describe: Describe) -> Json:
    """Return a schema with the words that stand at a key."""
    words = describe(key)
    return {**({"description": words} if words else {}), **schema}


def record_schema(shape: Shape, describe: Describe) -> Json:
    """Return the schema of a whole record."""
    required = [field.key for field in shape.fields if field.required]
    properties = {field.key: _field(shape, field, describe, kind_schema) for field in shape.fields}
    if "id" in properties and has_words(shape):
        properties["only"] = told("File.only", record_schema(shape_of(Only), describe), describe)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _field(
    shape: Shape, field: Field, describe: Describe, make: Callable[[Kind, Describe], Json]
) -> Json:
    return told(f"{shape.name}.{field.key}", make(field.kind, describe), describe)


def kind_schema(kind: Kind, describe: Describe) -> Json:
    """Return the schema of what a field holds."""
    if isinstance(kind, Shape):
        return record_schema(kind, describe)
    if isinstance(kind, RecordList | PlainList):
        items = kind_schema(kind.of, describe)
        limits: Json = (
            {"minItems": kind.count.least, "maxItems": kind.count.most} if kind.count else {}
        )
        return {"type": "array", "items": items, **limits}
    if isinstance(kind, TextLeaf):
        return {"type": "string", "minLength": 1, "maxLength": kind.most}
    if isinstance(kind, WordsLeaf):
        items = {"type": "string", "maxLength": kind.most}
        return {"type": "array", "items": items, "minItems": 1, "maxItems": kind.count}
    if isinstance(kind, ByLanguage):
        words: Json = {"type": "string", "minLength": 1, "maxLength": kind.most}
        return {
            "type": "object",
            "additionalProperties": _forms(words) if kind.nested else words,
            "minProperties": 1,
        }
    if isinstance(kind, Switch):
        return {"type": "boolean"}
    if isinstance(kind, Whole):
        return {"type": "integer", "minimum": kind.least, "maximum": kind.most}
    if isinstance(kind, Choice):
        return {"enum": list(kind.values)}
    if isinstance(kind, Pattern):
        return {"type": "string", "pattern": f"^(?:{kind.pattern})$", "maxLength": kind.most}
    if isinstance(kind, To):
        return ID
    return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _forms(words: Json) -> Json:
    """Return the schema of a language's words, each alone or by form."""
    by_form: Json = {"type": "object", "additionalProperties": words}
    return {"type": "object", "additionalProperties": {"anyOf": [words, by_form]}}


def _language_file(shape: Shape, describe: Describe) -> Json:
    return with_more(
        _patch(shape, describe, structural=False),
        seen=told("File.seen", MARKS, describe),
        differs=told("File.differs", MARKS, describe),
    )


def _overlay(shape: Shape, describe: Describe) -> Json:
    return with_more(
        _patch(shape, describe, structural=True),
        language=told("Overlay.language", LANGUAGE, describe),
        seen=told("File.seen", MARKS, describe),
        reasons=told("Overlay.reasons", MARKS, describe),
    )


def _patch(shape: Shape, describe: Describe, *, structural: bool, inside: bool = False) -> Json:
    def make(kind: Kind, describe: Describe) -> Json:
        if isinstance(kind, Shape):
            return _patch(kind, describe, structural=structural, inside=True)
        if isinstance(kind, RecordList):
            return _by_id(kind, describe, structural=structural)
        return kind_schema(kind, describe)

    wanted = [f for f in shape.fields if f.key != "id" and (structural or has_words(f.kind))]
    properties = {field.key: _field(shape, field, describe, make) for field in wanted}
    heading = _heading(structural=structural and inside)
    return {"type": heading, "properties": properties, "additionalProperties": False}


def _heading(*, structural: bool) -> object:
    """Return the type of what has parts; in an overlay a heading may wait with nothing below it."""
    return ["object", "null"] if structural else "object"


def _by_id(kind: RecordList, describe: Describe, *, structural: bool) -> Json:
    item = _patch(kind.of, describe, structural=structural, inside=True)
    heading = _heading(structural=structural)
    schema: Json = {"type": heading, "patternProperties": {f"^{SLUG}$": item}}
    if not structural:
        return {**schema, "additionalProperties": False}
    ids: Json = {"type": "array", "items": ID}
    added = with_more(record_schema(kind.of, describe), below=told("Overlay.below", ID, describe))
    return {
        **schema,
        "patternProperties": {f"^(?!({'|'.join(RESERVED)})$){SLUG}$": item},
        "properties": {
            "remove": told("Overlay.remove", ids, describe),
            "order": told("Overlay.order", ids, describe),
            "add": told("Overlay.add", {"type": "array", "items": added}, describe),
        },
        "additionalProperties": False,
    }
