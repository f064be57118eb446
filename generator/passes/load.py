"""Files that are each right alone become the curriculum as read: things with what patches them."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from ..codes import problem
from ..languages import check_places, check_stated, lexicons
from ..loaded import SHAPES, Loaded, Patch, ReadFile, Thing
from ..problem import Outcome, Problem, Where
from ..reading import nearest


def load(files: tuple[ReadFile, ...]) -> Outcome[Loaded | None]:
    """Return the curriculum as read, or None when it has no usable settings."""
    problems = [found for file in files for found in file.problems]
    trees = [(each.file, each.tree) for each in files if each.tree is not None]
    settings = _one(files, "settings")
    sources = _one(files, "sources")
    if not any(each.file.role == "settings" for each in files):
        problems.append(problem("no-settings", Where("curriculum/settings.yml")))
    things = {kind: _things(kind, files, problems) for kind in SHAPES}
    if settings is None:
        return Outcome(None, tuple(problems))
    check_places(tuple(each.file for each in files), settings, problems)
    check_stated(trees, settings, problems)
    loaded = Loaded(
        settings=settings,
        sources=sources.sources if sources else (),
        lexicons=lexicons(trees, settings, problems),
        styles=_by_language(files, "style"),
        term_bases=_by_language(files, "terms"),
        askings=_by_language(files, "search"),
        topics=things["topic"],
        tracks=things["track"],
        handbook=things["handbook"],
        forms=things["form"],
        faulty=_faulty(files, problems),
    )
    return Outcome(loaded, tuple(problems))


def _one(files: tuple[ReadFile, ...], role: str) -> Any:
    """Return the one record of a role, when its file is there and right."""
    return next((each.record for each in files if each.file.role == role), None)


def _by_language(files: tuple[ReadFile, ...], role: str) -> tuple[tuple[str, Any], ...]:
    """Return the records of a role that each language has one of."""
    return tuple(
        (each.file.language, each.record)
        for each in files
        if each.file.role == role and each.record is not None
    )


def _faulty(files: tuple[ReadFile, ...], problems: list[Problem]) -> frozenset[tuple[str, str]]:
    """Return the files with an error of their own, by role and by slug or language."""
    paths = {found.where.path for found in problems if found.severity == "error"}
    return frozenset(
        (each.file.role, each.file.slug if each.file.role in SHAPES else each.file.language)
        for each in files
        if each.file.path in paths
    )


def _things(kind: str, files: tuple[ReadFile, ...], problems: list[Problem]) -> tuple[Thing, ...]:
    """Return the things of a kind, each with what patches it; a patch without its base is a problem."""
    bases = [each.thing for each in files if each.file.role == kind]
    patches = [each for each in files if each.file.role.startswith(f"{kind}-")]
    _check_slugs(bases, problems)
    _check_orphans([each for each in files if each.file.role == kind], patches, problems)
    return tuple(_joined(base, patches, problems) for base in bases if base is not None)


def _check_slugs(bases: list[Thing | None], problems: list[Problem]) -> None:
    seen: dict[str, Thing] = {}
    for base in bases:
        if base is None:
            continue
        if base.slug in seen:
            first = seen[base.slug].path
            problems.append(problem("slug-twice", Where(base.path), slug=base.slug, first=first))
        seen.setdefault(base.slug, base)


def _check_orphans(bases: list[ReadFile], patches: list[ReadFile], problems: list[Problem]) -> None:
    known = {(each.file.area, each.file.slug) for each in bases}
    for each in patches:
        file = each.file
        if each.tree is not None and (file.area, file.slug) not in known:
            hint = nearest(file.slug, [slug for _, slug in known])
            problems.append(problem("no-base", Where(file.path), slug=file.slug, hint=hint))


def _joined(base: Thing, patches: list[ReadFile], problems: list[Problem]) -> Thing:
    """Return a base with its patches; one that is not right alone is left out."""
    mine: dict[str, list[Patch]] = defaultdict(list)
    for each in patches:
        file, patch = each.file, each.patch
        if patch is not None and (file.area, file.slug) == (base.area, base.slug):
            language = patch.language or base.language
            mine[file.role.split("-", 1)[1]].append(replace(patch, language=language))
    overlay = next(iter(mine["overlay"]), None)
    over = {overlay.language} if overlay else set()
    return Thing(
        base.slug,
        base.area,
        base.path,
        base.language,
        base.tree,
        base.record,
        languages=_in_others(mine["language"], {base.language}, problems),
        overlay=overlay,
        overlay_languages=_in_others(mine["overlay-language"], over, problems),
    )


def _in_others(patches: list[Patch], own: set[str], problems: list[Problem]) -> tuple[Patch, ...]:
    """Return the language files, without one in the language that is translated from."""
    problems += (
        problem("own-language", Where(patch.path), language=patch.language)
        for patch in patches
        if patch.language in own
    )
    return tuple(patch for patch in patches if patch.language not in own)
