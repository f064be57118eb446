"""Files that are each right alone become the curriculum as read: things with what patches them."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from ..codes import problem
from ..languages import check_places, check_stated, lexicons, own_words
from ..loaded import FOLDERS, OWN, SHAPES, WORDS, Loaded, Orphan, Patch, ReadFile, Thing
from ..model.profile import Profile
from ..model.style import TermBase
from ..model.tombstone import Tombstones
from ..organization.own_code import own_code
from ..organization.profiled import faults, lexicon_of, named, settings_of
from ..organization.removals import parted
from ..overlays.own_words import word_overrides
from ..overlays.standing import told, told_orphan
from ..problem import Outcome, Problem, Where
from ..reading import nearest
from ..sources import SourceFile
from ..vocabulary import spoken


def load(files: tuple[ReadFile, ...]) -> Outcome[Loaded | None]:
    """Return the curriculum as read, or None when it has no usable settings."""
    problems = [found for file in files for found in file.problems]
    trees = [(each.file, each.tree) for each in files if each.tree is not None]
    settings = _one(files, "settings")
    sources = _one(files, "sources")
    if not any(each.file.role == "settings" for each in files):
        problems.append(problem("no-settings", Where("curriculum/settings.yml")))
    tombstones = _one(files, "tombstones") or Tombstones(where=Where(""))
    orphans: list[Orphan] = []
    things = {kind: _things(kind, files, tombstones, orphans, problems) for kind in SHAPES}
    if settings is None:
        return Outcome(None, tuple(problems))
    profile: Profile | None = _one(files, "profile")
    if profile is not None:
        settings = settings_of(settings, profile)
    check_places(tuple(each.file for each in files), settings, problems)
    check_stated(trees, settings, problems)
    words = lexicons(trees, settings, problems)
    own = own_words(files)
    for each in own:
        found = word_overrides(each)
        problems += told(WORDS, each.patch, found, faulty=False, fits=False)
    images = tuple((e.file.slug, e.file.data) for e in files if e.file.role == "image")
    if profile is not None:
        settings = named(settings, words)
        problems += faults(profile, settings, words, dict(images))
        words = tuple(lexicon_of(each, profile) for each in words)
    words = tuple(map(spoken, words))
    faulty = _faulty(files, problems)
    things, removed = parted(things, profile, tombstones, faulty, problems)
    without = frozenset((each.kind, each.slug) for each in removed)
    things = {k: tuple(replace(t, without=without) for t in some) for k, some in things.items()}
    paths = _one(files, "paths")
    code = own_code(tuple(each.file for each in files), profile)
    problems += code.problems
    loaded = Loaded(
        settings=settings,
        sources=sources.sources if sources else (),
        lexicons=words,
        styles=_by_language(files, "style"),
        term_bases=_term_bases(files),
        askings=_by_language(files, "search"),
        topics=things["topic"],
        tracks=things["track"],
        handbook=things["handbook"],
        forms=things["form"],
        pages=things["page"],
        code=code.value,
        faulty=faulty,
        orphans=tuple(orphans),
        own_words=own,
        tombstones=tombstones,
        profile=profile,
        images=images,
        removed=removed,
        paths=paths.paths if paths else (),
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


def _term_bases(files: tuple[ReadFile, ...]) -> tuple[tuple[str, TermBase], ...]:
    """Return one term base a language: ours, with what the organization adds or says otherwise."""
    bases: dict[str, TermBase] = {}
    for language, base in _by_language(files, "terms"):
        ours = bases.get(language)
        if ours is not None:
            names = tuple(dict.fromkeys((*ours.names, *base.names)))
            terms = {each.id: each for each in (*ours.terms, *base.terms)}
            base = replace(ours, names=names, terms=tuple(terms.values()))
        bases[language] = base
    return tuple(bases.items())


def _faulty(files: tuple[ReadFile, ...], problems: list[Problem]) -> frozenset[tuple[str, str]]:
    """Return the files with an error of their own, by role and by slug or language."""
    paths = {found.where.path for found in problems if found.severity == "error"}
    return frozenset(
        (each.file.role, each.file.slug if each.file.role in SHAPES else each.file.language)
        for each in files
        if each.file.path in paths
    )


def _things(
    kind: str,
    files: tuple[ReadFile, ...],
    tombstones: Tombstones,
    orphans: list[Orphan],
    problems: list[Problem],
) -> tuple[Thing, ...]:
    """Return the things of a kind, each with what patches it; a patch without its base is a problem."""
    mine = sorted(
        (each for each in files if each.file.role == kind),
        key=lambda each: each.file.path.startswith(OWN),
    )
    bases = [each.thing for each in mine]
    patches = [each for each in files if each.file.role.startswith(f"{kind}-")]
    _check_slugs(bases, problems)
    known = mine
    for each in _without_base(known, patches):
        orphan = _orphan(kind, each, tombstones)
        if orphan is not None:
            orphans.append(orphan)
            problems.append(told_orphan(orphan))
        else:
            where, hint = Where(each.file.path), _meant(each, known)
            problems.append(problem("no-base", where, slug=each.file.slug, hint=hint))
    return tuple(_joined(base, patches, tombstones, problems) for base in bases if base is not None)


def _meant(each: ReadFile, known: list[ReadFile]) -> str:
    """Return what a file without a base probably belongs to: the same name elsewhere, else a like one."""
    slug = each.file.slug
    same = next((base.file for base in known if base.file.slug == slug), None)
    if same is not None and same.area != each.file.area:
        return f' Did you mean the one in "{same.area}"?'
    return nearest(slug, [base.file.slug for base in known if base.file.slug != slug])


def _orphan(kind: str, each: ReadFile, tombstones: Tombstones) -> Orphan | None:
    """Return an overlay of something of ours that was there once: its own marks or a tombstone say so."""
    patch, slug = each.patch, each.file.slug
    if patch is None or "overlay" not in each.file.role:
        return None
    grave = tombstones.page(f"{FOLDERS[kind]}/{slug}")
    if grave is None and not patch.seen:
        return None
    return Orphan(kind, slug, patch, grave.now if grave else "")


def _check_slugs(bases: list[Thing | None], problems: list[Problem]) -> None:
    seen: dict[str, Thing] = {}
    for base in bases:
        if base is None:
            continue
        if base.slug in seen:
            first = seen[base.slug].path
            problems.append(problem("slug-twice", Where(base.path), slug=base.slug, first=first))
        seen.setdefault(base.slug, base)


def _without_base(bases: list[ReadFile], patches: list[ReadFile]) -> list[ReadFile]:
    known = {_place(each.file) for each in bases}
    return [each for each in patches if each.tree is not None and _place(each.file) not in known]


def _place(file: SourceFile) -> tuple[bool, str, str]:
    """Return what a file and those that patch it share: whose it is, its area, its name."""
    own = file.path.startswith(OWN) and "overlay" not in file.role
    return own, file.area, file.slug


def _joined(
    base: Thing, patches: list[ReadFile], tombstones: Tombstones, problems: list[Problem]
) -> Thing:
    """Return a base with its patches; one that is not right alone is left out."""
    mine: dict[str, list[Patch]] = defaultdict(list)
    for each in patches:
        file, patch = each.file, each.patch
        if patch is not None and _place(file) == (base.own, base.area, base.slug):
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
        gone=tuple((e.was, e.now or "") for e in tombstones.items if e.file == base.path),
    )


def _in_others(patches: list[Patch], own: set[str], problems: list[Problem]) -> tuple[Patch, ...]:
    """Return the language files, without one in the language that is translated from."""
    problems += (
        problem("own-language", Where(patch.path), language=patch.language)
        for patch in patches
        if patch.language in own
    )
    return tuple(patch for patch in patches if patch.language not in own)
