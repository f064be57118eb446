"""The pipeline up to the catalogs: sources -> load -> translate -> overlay -> assemble -> check."""

import datetime
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from .checks import check
from .loaded import SHAPES, Loaded, Patch, Thing
from .memory import Memory, Same
from .model.catalog import Catalog
from .model.lexicon import Lexicon
from .overlays.aside import Aside, set_aside
from .overlays.overrides import Override
from .passes.alone import read_file
from .passes.assemble import assemble, record_of
from .passes.load import load
from .passes.only import absent, for_language
from .passes.overlay import overlaid, standings
from .passes.removal import without_removed
from .passes.translate import in_language
from .problem import Outcome, Problem, in_order
from .render.site import template_problems
from .roots import told
from .sources import SourceFile, find_sources
from .yaml_doc import Mapping


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found below a root: the curriculum as read (None when unusable) and a catalog per language."""

    loaded: Loaded | None
    catalogs: tuple[Catalog, ...] = ()


def survey(root: Path, today: datetime.date, memory: Memory | None = None) -> Outcome[Survey]:
    """Read and judge everything below a root; `today` decides only which facts are due.

    With a `memory`, only what changed since it was last used is read again.
    """
    found = find_sources(root)
    judged = judge(found.value, today, memory or Memory())
    return Outcome(judged.value, in_order(told(root, [*found.problems, *judged.problems])))


def judge(
    files: tuple[SourceFile, ...], today: datetime.date, memory: Memory | None = None
) -> Outcome[Survey]:
    """Return catalogs and problems of source files: each right alone first, then right together."""
    memory = memory or Memory()
    loading = load(tuple(memory.recall(("file", file), partial(read_file, file)) for file in files))
    loaded = loading.value
    if loaded is None:
        return Outcome(Survey(None), in_order(loading.problems))
    loaded = _lasting(loaded, memory)
    problems: list[Problem] = list(loading.problems)
    catalogs = []
    for language in loaded.settings.languages:
        made = catalog_of(loaded, language.id, memory)
        catalogs.append(made.value)
        published = language.id in languages_of(loaded)
        problems += (p for p in made.problems if published or p.code != "translation-set-aside")
    problems += check(loaded, tuple(catalogs), today)
    problems += template_problems(loaded.code.templates)
    return Outcome(Survey(loaded, tuple(catalogs)), in_order(problems))


def _lasting(loaded: Loaded, memory: Memory) -> Loaded:
    """Return it with the very settings, sources and words of the last time where they are equal."""
    settings = memory.recall(("settings", loaded.settings), lambda: loaded.settings)
    lexicons = memory.recall(("lexicons", loaded.lexicons), lambda: loaded.lexicons)
    sources = memory.recall(("sources", loaded.sources), lambda: loaded.sources)
    return replace(loaded, settings=settings, lexicons=lexicons, sources=sources)


def catalog_of(loaded: Loaded, language: str, memory: Memory) -> Outcome[Catalog]:
    """Return the catalog of one language with the problems of laying files over one another."""
    problems: list[Problem] = []
    records: dict[str, list[Any]] = {kind: [] for kind in SHAPES}
    for kind, things in loaded.things:
        for thing in things:
            key = ("record", kind, language, *thing_key(thing), Same(loaded.lexicons))
            make = partial(_record, kind, thing, language, loaded.lexicons)
            made = memory.recall(key, make)
            problems += made.problems
            if made.value is not None:
                records[kind].append(made.value)
    catalog = assemble(loaded, language, {kind: tuple(made) for kind, made in records.items()})
    return Outcome(catalog, tuple(problems))


def thing_key(thing: Thing) -> tuple[Hashable, ...]:
    """Return a key of everything a thing is made of."""
    layers = (*thing.languages, thing.overlay, *thing.overlay_languages)
    return (
        thing.without,
        thing.gone,
        Same(thing.tree),
        *(Same(patch.tree) for patch in layers if patch is not None),
    )


def _record(kind: str, thing: Thing, language: str, lexicons: tuple[Lexicon, ...]) -> Outcome[Any]:
    laid = tree_of(kind, thing, language)
    made = record_of(kind, thing, laid.value, language, lexicons)
    return Outcome(made.value, (*laid.problems, *made.problems))


def tree_of(kind: str, thing: Thing, language: str) -> Outcome[Mapping]:
    """Return a thing in one language, its four layers laid over one another."""
    translated = in_language(SHAPES[kind], thing, language)
    merged = overlaid(SHAPES[kind], thing, translated.value, language)
    problems = (*translated.problems, *merged.problems)
    gone = thing.without | absent(merged.value, language)
    tree = without_removed(SHAPES[kind], merged.value, gone)
    return Outcome(for_language(tree, language), problems)


def standings_of(kind: str, thing: Thing) -> tuple[tuple[Patch, tuple[Override, ...]], ...]:
    """Return each file an organization has for a thing, with how its values stand to ours."""
    found: list[tuple[Patch, tuple[Override, ...]]] = []
    for language in dict.fromkeys(patch.language for patch in thing.patches):
        translated = in_language(SHAPES[kind], thing, language).value
        found += standings(SHAPES[kind], thing, translated, language)
    return tuple(found)


def aside_of(kind: str, thing: Thing, languages: tuple[str, ...]) -> tuple[Aside, ...]:
    """Return our translations that an organization's words have set aside, in these languages."""
    found: list[Aside] = []
    for language in languages if thing.overlay else ():
        translated = in_language(SHAPES[kind], thing, language).value
        made = overlaid(SHAPES[kind], thing, translated, language).value
        found += set_aside(SHAPES[kind], translated, made, thing.patches[0].path, language)
    return tuple(found)


def languages_of(loaded: Loaded) -> tuple[str, ...]:
    """Return the codes of the languages that are published: those of the profile, else all."""
    if loaded.profile is not None and loaded.profile.languages:
        return loaded.profile.languages
    return tuple(language.id for language in loaded.settings.languages)
