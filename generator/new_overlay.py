"""A file of changes, started: where it lies, what it offers, and the schema beside it."""

from pathlib import Path

from .loaded import SHAPES, Loaded, Thing
from .model.artifact import Artifact
from .model.lexicon import Lexicon
from .overlays.starting import starting_file
from .own_schemas import OVERLAYS, modeline, schema_of, translates, tree_below
from .survey import languages_of


def language_for(loaded: Loaded, thing: Thing) -> str:
    """Return the language an organization writes its changes of a thing in, unless it says another."""
    published = languages_of(loaded)
    return thing.language if thing.language in published else published[0]


def place_for(root: Path, thing: Thing, language: str) -> str:
    """Return where a new file of changes in a language belongs: beside one that is there in another."""
    first = OVERLAYS + thing.path
    spoken = thing.overlay.language if thing.overlay else None
    if spoken not in (None, language) and (root / first).exists():
        return f"{first.removesuffix('.yml')}.{language}.yml"
    return first


def started(
    loaded: Loaded, kind: str, thing: Thing, file: str, language: str
) -> tuple[Artifact, Artifact]:
    """Return a file of changes with today's values in comments, and its schema."""
    lexicon, beside = loaded.lexicon(language), translates(thing, file)
    stated = [f"language: {language}"] if not beside and language != thing.language else []
    offered = starting_file(
        SHAPES[kind],
        tree_below(kind, thing, file, language),
        lexicon,
        structural=not beside,
        language=language if beside else "",
    )
    head = "\n".join([modeline(file), *_head(lexicon, thing, beside=beside), *stated])
    text = Artifact(file, f"{head}\n{offered}".encode())
    return text, schema_of(loaded, kind, thing, file, language)


def _head(lexicon: Lexicon, thing: Thing, *, beside: bool) -> list[str]:
    keys = ("words", "how", "end") if beside else ("head", "how", "lists", "end")
    return [
        f"## {lexicon.say(f'starting.{key}', file=thing.path, slug=thing.slug)}"
        for key in keys
        if lexicon.knows(f"starting.{key}")
    ]
