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
_MARKS: Json = {"type": "object", "additionalProperties": {"type": "string"}}
_LANGUAGE: Json = {"type": "string", "pattern": "^[a-z]{2,3}$"}
_ID: Json = {"type": "string", "pattern": f"^{SLUG}$"}


def schemas(lexicons: tuple[Lexicon, ...]) -> tuple[Artifact, ...]:
    """Return every schema as a file below `curriculum/schemas/`, each field described in every language."""
    describe = _describer(lexicons)
    sources = shape_of(SourceList)
    made: dict[str, Json] = {}
    for kind, shape in SHAPES.items():
        made[kind] = _source(shape, describe)
        made[f"{kind}-language"] = _language_file(shape, describe)
        if kind != "page":  # an organization's own pages are changed where they stand
            made[f"{kind}-overlay"] = _overlay(shape, describe)
    made |= {
        "settings": _record(shape_of(Settings), describe),
        "sources": _field(sources, sources.fields[0], describe, _kind),
        "profile": _record(shape_of(Profile), describe),
        "tombstones": _record(shape_of(Tombstones), describe),
        "style": _record(shape_of(Style), describe),
        "terms": _record(shape_of(TermBase), describe),
        "search": _record(shape_of(SearchWords), describe),
        "words": _words(),
        "vocabulary": _words(),
    }
    return tuple(
        Artifact(f"curriculum/schemas/{name}.schema.json", _file(name, schema))
        for name, schema in made.items()
    )


def _file(name: str, schema: Json) -> bytes:
    whole = {"$schema": DRAFT, "title": f"Terbalik {name.replace('-', ' ')}", **schema}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _describer(lexicons: tuple[Lexicon, ...]) -> Describe:
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
    schema = _record(shape, describe)
    return _with(schema, language=_told("File.language", _LANGUAGE, describe))


def _with(schema: Json, **more: Json) -> Json:
    """Return the schema of a record with more properties."""
    properties = schema["properties"]
    assert isinstance(properties, dict)
    return {**schema, "properties": {**properties, **more}}


def _told(key: str, schema: Json, describe: Describe) -> Json:
    """Return a schema with the words that stand at a key."""
    words = describe(key)
    return {**({"description": words} if words else {}), **schema}


def _record(shape: Shape, describe: Describe) -> Json:
    required = [field.key for field in shape.fields if field.required]
    properties = {field.key: _field(shape, field, describe, _kind) for field in shape.fields}
    if "id" in properties and has_words(shape):
        properties["only"] = _told("File.only", _record(shape_of(Only), describe), describe)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _field(
    shape: Shape, field: Field, describe: Describe, make: Callable[[Kind, Describe], Json]
) -> Json:
    return _told(f"{shape.name}.{field.key}", make(field.kind, describe), describe)


def _kind(kind: Kind, describe: Describe) -> Json:
    if isinstance(kind, Shape):
        return _record(kind, describe)
    if isinstance(kind, RecordList | PlainList):
        items = _kind(kind.of, describe)
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
        return _ID
    return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _forms(words: Json) -> Json:
    """Return the schema of a language's words, each alone or by form."""
    by_form: Json = {"type": "object", "additionalProperties": words}
    return {"type": "object", "additionalProperties": {"anyOf": [words, by_form]}}


def _language_file(shape: Shape, describe: Describe) -> Json:
    return _with(
        _patch(shape, describe, structural=False),
        seen=_told("File.seen", _MARKS, describe),
        differs=_told("File.differs", _MARKS, describe),
    )


def _overlay(shape: Shape, describe: Describe) -> Json:
    return _with(
        _patch(shape, describe, structural=True),
        language=_told("Overlay.language", _LANGUAGE, describe),
        seen=_told("File.seen", _MARKS, describe),
        reasons=_told("Overlay.reasons", _MARKS, describe),
    )


def _patch(shape: Shape, describe: Describe, *, structural: bool) -> Json:
    def make(kind: Kind, describe: Describe) -> Json:
        if isinstance(kind, Shape):
            return _patch(kind, describe, structural=structural)
        if isinstance(kind, RecordList):
            return _by_id(kind, describe, structural=structural)
        return _kind(kind, describe)

    wanted = [f for f in shape.fields if f.key != "id" and (structural or has_words(f.kind))]
    properties = {field.key: _field(shape, field, describe, make) for field in wanted}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _by_id(kind: RecordList, describe: Describe, *, structural: bool) -> Json:
    item = _patch(kind.of, describe, structural=structural)
    schema: Json = {"type": "object", "patternProperties": {f"^{SLUG}$": item}}
    if not structural:
        return {**schema, "additionalProperties": False}
    ids: Json = {"type": "array", "items": _ID}
    added = _with(_record(kind.of, describe), below=_told("Overlay.below", _ID, describe))
    return {
        **schema,
        "patternProperties": {f"^(?!({'|'.join(RESERVED)})$){SLUG}$": item},
        "properties": {
            "remove": _told("Overlay.remove", ids, describe),
            "order": _told("Overlay.order", ids, describe),
            "add": _told("Overlay.add", {"type": "array", "items": added}, describe),
        },
        "additionalProperties": False,
    }
