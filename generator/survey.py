"""The pipeline up to the catalogs: sources -> load -> translate -> overlay -> assemble -> check."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from .checks import check
from .loaded import SHAPES, Loaded, Thing
from .model.catalog import Catalog
from .passes.assemble import assemble
from .passes.load import load
from .passes.only import for_language
from .passes.overlay import overlaid
from .passes.translate import in_language
from .problem import Outcome, Problem, in_order
from .sources import SourceFile, find_sources
from .yaml_doc import Mapping


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found below a root: the curriculum as read (None when unusable) and a catalog per language."""

    loaded: Loaded | None
    catalogs: tuple[Catalog, ...] = ()


def survey(root: Path, today: datetime.date) -> Outcome[Survey]:
    """Read and judge everything below a root; `today` decides only which facts are due."""
    found = find_sources(root)
    judged = judge(found.value, today)
    return Outcome(judged.value, in_order([*found.problems, *judged.problems]))


def judge(files: tuple[SourceFile, ...], today: datetime.date) -> Outcome[Survey]:
    """Return catalogs and problems of source files: each right alone first, then right together."""
    loading = load(files)
    loaded = loading.value
    if loaded is None:
        return Outcome(Survey(None), in_order(loading.problems))
    problems: list[Problem] = list(loading.problems)
    catalogs = []
    for language in loaded.settings.languages:
        made = catalog_of(loaded, language.id)
        catalogs.append(made.value)
        problems += made.problems
    problems += check(loaded, tuple(catalogs), today)
    return Outcome(Survey(loaded, tuple(catalogs)), in_order(problems))


def catalog_of(loaded: Loaded, language: str) -> Outcome[Catalog]:
    """Return the catalog of one language with the problems of laying files over one another."""
    trees: list[tuple[str, Thing, Mapping]] = []
    problems: list[Problem] = []
    for kind, things in (("topic", loaded.topics), ("track", loaded.tracks)):
        for thing in things:
            laid = tree_of(kind, thing, language)
            problems += laid.problems
            trees.append((kind, thing, laid.value))
    assembled = assemble(loaded, language, tuple(trees))
    return Outcome(assembled.value, (*problems, *assembled.problems))


def tree_of(kind: str, thing: Thing, language: str) -> Outcome[Mapping]:
    """Return a topic or track in one language, its four layers laid over one another."""
    translated = in_language(SHAPES[kind], thing, language)
    merged = overlaid(SHAPES[kind], thing, translated.value, language)
    problems = (*translated.problems, *merged.problems)
    return Outcome(for_language(merged.value, language), problems)
