"""Edits of our files turned into overlays: the same words on the same pages, but now where no update reaches them.

Nothing is assumed to have gone well: the finished overlays are laid over our own files again, and only
where every page then says what it said before, in every language, is the edit taken as turned.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..end_blocks import with_block
from ..languages import ROLES
from ..loaded import SHAPES, Patch, Thing
from ..overlays.overrides import Override
from ..overlays.standing import seen_lines
from ..passes.alone import read_file
from ..passes.load import load
from ..settle import fit_lines
from ..sources import SourceFile, classify, find_sources
from ..survey import aside_of, standings_of, tree_of
from ..yaml_doc import Mapping
from .edits import Unsayable, edits, in_order_of, joined, language_edits
from .manifest import THEIRS
from .news import flat
from .originals import Original
from .overlay_text import written
from .words import words_turned

_SHARED = ("settings", "tombstones")
Name = tuple[str, str, str]
Files = dict[str, SourceFile]


@dataclass(frozen=True, slots=True)
class Turned:
    """Edited files of one topic and the organization's files that say the same; `why` they could not be turned.

    `fits` are translations of ours that stay on the page though the text they were made from was edited.
    """

    paths: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...] = ()
    fits: tuple[str, ...] = ()
    why: str = ""


def turned(root: Path, paths: Iterable[str], original: Original) -> tuple[Turned, ...]:
    """Return what becomes of edited files of ours; those that no overlay can change are left out."""
    groups: dict[Name, list[str]] = {}
    words: list[str] = []
    for path in paths:
        file = classify(path)
        name = _name(file) if file else None
        if name is not None:
            groups.setdefault(name, []).append(path)
        elif file is not None and file.role in ROLES:
            words.append(path)
    files = {file.path: file for file in find_sources(root).value}
    made = [_turned(name, tuple(some), files, original) for name, some in groups.items()]
    return (*made, *(_words(path, files, original) for path in words))


def _words(path: str, files: Files, original: Original) -> Turned:
    data = original(path)
    if data is None:
        return Turned((path,), why=_UNKNOWN.format(path=path))
    try:
        return Turned((path,), (words_turned(path, data, files),))
    except Unsayable as fault:
        return Turned((path,), why=_UNSAYABLE.format(path=_at(fault), what=fault.what))


def _name(file: SourceFile) -> Name | None:
    """Return what a file of ours, or what patches one, belongs to: kind, area and name."""
    kind, _, layer = file.role.partition("-")
    own = file.path.startswith(THEIRS) and "overlay" not in layer
    return (kind, file.area, file.slug) if kind in SHAPES and not own else None


def _turned(name: Name, paths: tuple[str, ...], files: Files, original: Original) -> Turned:
    mine = {p: f for p, f in files.items() if f.role in _SHARED or _name(f) == name}
    pristine = dict(mine)
    for path in paths:
        data = original(path)
        if data is None:
            return Turned(paths, why=_UNKNOWN.format(path=path))
        pristine[path] = replace(mine[path], data=data)
    before, after = _World(name, mine), _World(name, pristine)
    if before.thing is None or after.thing is None or before.faulty:
        return Turned(paths, why="It has errors. Mend what `terbalik check` says of it first.")
    try:
        return _made(paths, before, after)
    except Unsayable as fault:
        return Turned(paths, why=_UNSAYABLE.format(path=_at(fault), what=fault.what))


def _at(fault: Unsayable) -> str:
    return ".".join(fault.path) or "the whole"


_UNSAYABLE = "An overlay cannot say what was done at {path}: it {what}."
_UNKNOWN = (
    "Nobody here has {path} as its edition gave it out, so your words cannot be told from ours. "
    "Name a folder, ZIP or git address of that edition with --original."
)


@dataclass
class _World:
    """One topic with all its layers, as it would be read from these files."""

    name: Name
    files: Files
    thing: Thing | None = None
    faulty: bool = False
    languages: tuple[str, ...] = ()
    trees: dict[str, Mapping] = field(default_factory=dict)

    def __post_init__(self) -> None:
        made = load(tuple(read_file(self.files[path]) for path in sorted(self.files)))
        problems = [p for p in made.problems if p.where.path in self.files]
        kind, _, slug = self.name
        if made.value is not None:
            things = dict(made.value.things)[kind]
            self.thing = next((thing for thing in things if thing.slug == slug), None)
            self.languages = tuple(each.id for each in made.value.settings.languages)
        for code in self.languages if self.thing else ():
            assert self.thing is not None
            laid = tree_of(kind, self.thing, code)
            self.trees[code] = laid.value
            problems += laid.problems
        self.faulty = any(found.severity == "error" for found in problems)

    @property
    def kind(self) -> str:
        return self.name[0]

    @property
    def known(self) -> Thing:
        assert self.thing is not None, "looked at before"
        return self.thing

    def standings(self) -> tuple[tuple[Patch, tuple[Override, ...]], ...]:
        return standings_of(self.kind, self.known)

    def with_text(self, path: str, text: str) -> "_World":
        """Return the world in which one of the organization's files says this."""
        file = classify(path, text.encode())
        assert file is not None, "its place is that of an overlay"
        return _World(self.name, {**self.files, path: file})

    def text(self, path: str) -> str:
        return self.files[path].data.decode("utf-8-sig") if path in self.files else ""


def _made(paths: tuple[str, ...], before: _World, after: _World) -> Turned:
    """Return the overlays that make the pages of `after` say what those of `before` say."""
    old, world = before.standings(), after
    for target, change in _targets(paths, before, after):
        world = world.with_text(target, _with_change(target, change, before, world))
    world = _with_marks(world, old)
    world, fits = _with_fits(world, before)
    _refuse_difference(before, world)
    files = tuple(
        (path, file.data)
        for path, file in world.files.items()
        if path.startswith(THEIRS) and file != before.files.get(path)
    )
    return Turned(paths, files, fits)


def _targets(paths: tuple[str, ...], before: _World, after: _World) -> list[tuple[str, Mapping]]:
    """Return the changes by the organization's file they go into; raises Unsayable."""
    shape, thing, mine = SHAPES[before.kind], after.known, before.known
    over = f"{THEIRS}overlays/{thing.path}"
    found = []
    for path in sorted(paths, key=lambda path: path != thing.path):
        if path == thing.path:
            if thing.language != mine.language:
                raise Unsayable(("language",), "was changed")
            change, target = edits(shape, thing.tree, mine.tree), over
        else:
            code = after.files[path].language
            was, now = thing.translation(code), mine.translation(code)
            trees = (was.tree if was else None, now.tree if now else None)
            change = language_edits(shape, *trees, mine.tree)
            speaks = mine.overlay is not None and mine.overlay.language == code
            target = over if speaks else f"{over.removesuffix('.yml')}.{code}.yml"
        if isinstance(change, Mapping):
            found.append((target, change))
    return found


def _with_change(target: str, change: Mapping, before: _World, world: _World) -> str:
    text = world.text(target)
    patch = next((each for each in before.known.patches if each.path == target), None)
    whole = joined(patch.tree, change) if patch else change
    whole = in_order_of(whole, before.trees[before.known.language])
    if not text.strip() and not target.count(".", target.rindex("/")) > 1:
        text = _modeline(before.kind, target)
    return written(target, text, whole)


def _modeline(kind: str, path: str) -> str:
    """Return the line by which an editor knows what may stand in an overlay."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}curriculum/schemas/{kind}-overlay.schema.json\n"


def _with_marks(world: _World, old: tuple[tuple[Patch, tuple[Override, ...]], ...]) -> _World:
    """Return the world whose overlays remember what they replaced; what had to be decided still has to be."""
    states = {(patch.path, each.path): each.state for patch, some in old for each in some}
    for patch, _ in world.standings():
        found = next(some for each, some in world.standings() if each.path == patch.path)
        only = frozenset(
            each.path
            for each in found
            if each.state != "clean" and states.get((patch.path, each.path), "clean") == "clean"
        )
        if only:
            text = world.text(patch.path)
            lines = seen_lines(patch, found, only)
            world = world.with_text(patch.path, with_block(patch.path, text, "seen", lines))
    return world


def _with_fits(world: _World, before: _World) -> tuple[_World, tuple[str, ...]]:
    """Return the world in which our translations stay where they stood before, and their paths."""
    fits: list[str] = []
    for code in world.languages:
        there = flat(before.trees[code])
        aside = tuple(
            each
            for each in aside_of(world.kind, world.known, (code,))
            if there.get(each.path) == each.ours
        )
        for path in dict.fromkeys(each.file for each in aside):
            lines = fit_lines(world.known, path, aside)
            text = with_block(path, world.text(path), "seen", lines)
            world = world.with_text(path, text)
        fits += (f"{code}: {each.path}" for each in aside)
    return world, tuple(fits)


def _refuse_difference(before: _World, after: _World) -> None:
    """Raise Unsayable for the first value that would read otherwise in any language."""
    if after.faulty:
        raise Unsayable((), "would not be right together with your overlay")
    for code in before.languages:
        old, new = flat(before.trees[code]), flat(after.trees[code])
        # Which ids stand in a list is told last: it differs wherever an item does.
        for path in sorted({**old, **new}, key=lambda path: path.endswith(".order")):
            if old.get(path) == new.get(path):
                continue
            if path in old and path not in new and code != before.known.language:
                file = f"{before.known.path.removesuffix('.yml')}.{code}.yml"
                raise Unsayable((path,), _UNTRANSLATED.format(code=code, file=file))
            raise Unsayable((path,), f"would read otherwise on the pages in {code}")


_UNTRANSLATED = (
    "has no text in {code}, and an overlay shows what it adds only in the languages it is written in. "
    "Write it in {file}, and run this again"
)
