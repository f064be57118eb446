"""First gate: every file must be right alone. Bytes become trees, trees are held against their shapes."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from ..codes import problem
from ..digest import read_mark
from ..languages import check_places, check_stated, lexicons
from ..loaded import SHAPES, Loaded, Patch, Thing
from ..model.settings import Settings, SourceList
from ..model.style import Style, TermBase
from ..patch_form import check_language_form, check_overlay_form
from ..problem import Outcome, Problem, Where
from ..reading import Reading, name_of, nearest, read_record
from ..shape import Shape, shape_of
from ..sources import Role, SourceFile
from ..yaml_doc import Entry, Mapping, Scalar, Sequence, read_yaml

DEFAULT_LANGUAGE = "en"


def load(files: tuple[SourceFile, ...]) -> Outcome[Loaded | None]:
    """Return the curriculum as read, or None when it has no usable settings."""
    problems: list[Problem] = []
    trees: list[tuple[SourceFile, Mapping]] = []
    for file in files:
        tree = _tree(file, problems)
        if tree is not None:
            trees.append((file, tree))
    settings = _one(trees, "settings", shape_of(Settings), problems)
    if not any(file.role == "settings" for file in files):
        problems.append(problem("no-settings", Where("curriculum/settings.yml")))
    sources = _one(trees, "sources", shape_of(SourceList), problems)
    things = _things(files, trees, problems)
    if settings is None:
        return Outcome(None, tuple(problems))
    check_places(files, settings, problems)
    check_stated(trees, settings, problems)
    loaded = Loaded(
        settings=settings,
        sources=sources.sources if sources else (),
        lexicons=lexicons(trees, settings, problems),
        styles=_by_language(trees, "style", shape_of(Style), problems),
        term_bases=_by_language(trees, "terms", shape_of(TermBase), problems),
        topics=things["topic"],
        tracks=things["track"],
        faulty=_faulty(files, problems),
    )
    return Outcome(loaded, tuple(problems))


def _faulty(files: tuple[SourceFile, ...], problems: list[Problem]) -> frozenset[tuple[str, str]]:
    """Return the files with an error of their own, by role and by slug or language."""
    paths = {found.where.path for found in problems if found.severity == "error"}
    return frozenset(
        (file.role, file.slug if file.role in ("topic", "track") else file.language)
        for file in files
        if file.path in paths
    )


def _tree(file: SourceFile, problems: list[Problem]) -> Mapping | None:
    read = read_yaml(file.path, file.data)
    problems.extend(read.problems)
    node = read.value
    if file.role == "sources" and isinstance(node, Sequence):
        return Mapping((Entry("sources", node.where, node),), node.where)
    if node is not None and not isinstance(node, Mapping):
        what = file.role.replace("-", " ")
        problems.append(problem("not-a-mapping", node.where, what=what, found=name_of(node)))
        return None
    return node


def _one(
    trees: list[tuple[SourceFile, Mapping]], role: Role, shape: Shape, problems: list[Problem]
) -> Any:
    """Return the one record of a role, when its file is there and right."""
    for file, tree in trees:
        if file.role == role:
            reading = Reading(DEFAULT_LANGUAGE)
            made = read_record(shape, tree, reading)
            problems.extend(reading.problems)
            return made
    return None


def _by_language(
    trees: list[tuple[SourceFile, Mapping]], role: Role, shape: Shape, problems: list[Problem]
) -> tuple[tuple[str, Any], ...]:
    """Return the records of a role that each language has one of."""
    found = []
    for file, tree in trees:
        if file.role == role:
            reading = Reading(file.language)
            made = read_record(shape, tree, reading)
            problems.extend(reading.problems)
            if made is not None:
                found.append((file.language, made))
    return tuple(found)


def _things(
    files: tuple[SourceFile, ...],
    trees: list[tuple[SourceFile, Mapping]],
    problems: list[Problem],
) -> dict[str, tuple[Thing, ...]]:
    """Return topics and tracks, each with what patches it; a patch without its base is a problem."""
    made: dict[str, tuple[Thing, ...]] = {}
    for kind in ("topic", "track"):
        bases = [_base(kind, file, tree, problems) for file, tree in trees if file.role == kind]
        patches = [
            (file, _patch(kind, file, tree, problems))
            for file, tree in trees
            if file.role.startswith(f"{kind}-")
        ]
        _check_slugs(bases, problems)
        _check_orphans([file for file in files if file.role == kind], patches, problems)
        right = [base for base in bases if base is not None]
        made[kind] = tuple(_joined(base, patches, problems) for base in right)
    return made


def _base(kind: str, file: SourceFile, tree: Mapping, problems: list[Problem]) -> Thing | None:
    language, tree = _language_of(tree)
    reading = Reading(language or DEFAULT_LANGUAGE)
    placed = {"slug": file.slug, "language": reading.language}
    if kind == "topic":
        placed["area"] = file.area
    record = read_record(SHAPES[kind], tree, reading, **placed)
    problems.extend(reading.problems)
    if record is None:
        return None
    return Thing(file.slug, file.area, file.path, reading.language, tree)


def _language_of(tree: Mapping) -> tuple[str, Mapping]:
    """Split a tree's `language:` from the rest."""
    node = tree.get("language")
    rest = Mapping(tuple(e for e in tree.entries if e.key != "language"), tree.where)
    return (node.raw if isinstance(node, Scalar) else "", rest)


def _patch(kind: str, file: SourceFile, tree: Mapping, problems: list[Problem]) -> Patch | None:
    language, rest = _language_of(tree)
    seen = _marks(tree, "seen", problems)
    differs = _marks(tree, "differs", problems)
    kept = tuple(entry for entry in rest.entries if entry.key not in ("seen", "differs"))
    body = Mapping(kept, tree.where)
    # An overlay that names no language is in that of the file it changes; see _joined.
    reading = Reading(file.language or language)
    check = check_overlay_form if file.role.endswith("overlay") else check_language_form
    check(SHAPES[kind], body, reading)
    problems.extend(reading.problems)
    if reading.problems:
        return None
    return Patch(file.path, reading.language, body, seen, differs)


def _marks(tree: Mapping, key: str, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    """Return the `path: value` lines of `seen` or `differs`."""
    node = tree.get(key)
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        problems.append(problem("not-a-mapping", node.where, what=key, found=name_of(node)))
        return ()
    marks = []
    for entry in node.entries:
        raw = entry.value.raw if isinstance(entry.value, Scalar) else ""
        if key == "seen" and read_mark(raw) is None:
            problems.append(problem("bad-digest", entry.value.where, found=raw[:40]))
        else:
            marks.append((entry.key, raw))
    return tuple(marks)


def _check_slugs(bases: list[Thing | None], problems: list[Problem]) -> None:
    seen: dict[str, Thing] = {}
    for base in bases:
        if base is None:
            continue
        if base.slug in seen:
            first = seen[base.slug].path
            problems.append(problem("slug-twice", Where(base.path), slug=base.slug, first=first))
        seen.setdefault(base.slug, base)


def _check_orphans(
    bases: list[SourceFile],
    patches: list[tuple[SourceFile, Patch | None]],
    problems: list[Problem],
) -> None:
    known = {(file.area, file.slug) for file in bases}
    for file, _ in patches:
        if (file.area, file.slug) not in known:
            hint = nearest(file.slug, [slug for _, slug in known])
            problems.append(problem("no-base", Where(file.path), slug=file.slug, hint=hint))


def _joined(
    base: Thing, patches: list[tuple[SourceFile, Patch | None]], problems: list[Problem]
) -> Thing:
    """Return a base with its patches; one that is not right alone is left out."""
    mine: dict[str, list[Patch]] = defaultdict(list)
    for file, patch in patches:
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
