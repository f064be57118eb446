"""An organization's files of changes: what each lies over, and the schema that helps an editor with it."""

import posixpath
from pathlib import PurePosixPath

from .loaded import SHAPES, Loaded, Thing
from .model.artifact import Artifact
from .overlays.fitting import fitted
from .passes.translate import in_language
from .patch import merge
from .rules import Overlay
from .schema import describer
from .thing_schema import Known, overlay_schema, translation_schema
from .yaml_doc import Mapping

OVERLAYS = "organization/overlays/"
# Hidden, since nobody needs to look there; ours to write, and kept with the organization's files.
_FOLDER = "organization/.schemas/"


def own_schemas(loaded: Loaded) -> tuple[Artifact, ...]:
    """Return the schema of every file of changes that an organization has."""
    return tuple(
        schema_of(loaded, kind, thing, patch.path, patch.language)
        for kind, things in loaded.things
        for thing in things
        for patch in thing.patches
    )


def schema_of(loaded: Loaded, kind: str, thing: Thing, file: str, language: str) -> Artifact:
    """Return the schema of one file of changes in a language; the file need not be there yet."""
    describe, path = describer(loaded.lexicons), schema_path(file)
    tree = tree_below(kind, thing, file, language)
    if translates(thing, file):
        return translation_schema(path, SHAPES[kind], tree, describe)
    return overlay_schema(path, SHAPES[kind], tree, describe, _known(loaded))


def schema_path(file: str) -> str:
    """Return where the schema of a file of changes lies."""
    return _FOLDER + file.removeprefix(OVERLAYS).removesuffix(".yml") + ".schema.json"


def modeline(file: str) -> str:
    """Return the first line of a file of changes: where an editor finds its schema."""
    way = posixpath.relpath(schema_path(file), posixpath.dirname(file))
    return f"# yaml-language-server: $schema={way}"


def translates(thing: Thing, file: str) -> bool:
    """True when a file of changes says words in another language, beside the one that is named as ours is."""
    return PurePosixPath(file).name != PurePosixPath(thing.path).name


def tree_below(kind: str, thing: Thing, file: str, language: str) -> Mapping:
    """Return what a file of changes is laid over: ours in its language, below another one of theirs if need be.

    What they add waits here for its translation, though no page shows it yet.
    """
    tree = in_language(SHAPES[kind], thing, language).value
    overlay = thing.overlay
    if overlay is None or overlay.path == file:
        return tree
    rule = Overlay(overlay.language, language, thing.language)
    return merge(SHAPES[kind], tree, fitted(SHAPES[kind], tree, overlay, thing.gone), rule).value[0]


def _known(loaded: Loaded) -> Known:
    """Return what references may lead to beyond a file itself."""
    return {
        "topic": tuple(sorted(thing.slug for thing in loaded.topics)),
        "track": tuple(sorted(thing.slug for thing in loaded.tracks)),
        "source": tuple(source.id for source in loaded.sources),
        "area": loaded.settings.areas,
    }
