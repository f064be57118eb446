"""An update from beginning to end: what it would do, told before anything is done, and then done as told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..end_blocks import with_block
from ..machine import MachineFault
from ..overlay_report import Standings
from ..passes.alone import read_file
from ..passes.load import load
from ..sources import classify, find_sources
from ..yaml_doc import read_yaml
from .arrival import Edition, with_our_line_ends
from .changes import WORKFLOWS, Changes, Hindrance, changes, refuse_older
from .manifest import MANIFEST, EditionFault, Manifest, content_of, is_program, read, same
from .news import News, news
from .originals import Original
from .standings import standings_in
from .taking import take
from .turning import Turned, turned


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asked for: whether edits become overlays, which are given up, whether workflows are taken too."""

    to_overlay: bool = False
    given_up: frozenset[str] = frozenset()
    workflows: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """All that an update would do; `turned` is what becomes of edited files, `changes.hindrances` what stops it.

    `standings` is how the organization's changes will stand, None where only the new program can tell.
    """

    old: Manifest
    edition: Edition
    changes: Changes
    news: News
    turned: tuple[Turned, ...]
    standings: Standings | None

    @property
    def overlays(self) -> dict[str, bytes]:
        """The organization's files that are written so that no edit is lost."""
        return {path: data for each in self.turned for path, data in each.files}

    @property
    def blocked(self) -> tuple[Hindrance, ...]:
        """What must be decided before the edition can be taken."""
        return self.changes.hindrances


def here(root: Path) -> Manifest:
    """Return the manifest of the edition that is here; raises EditionFault where nobody knows which files are ours."""
    if content_of(root / MANIFEST) is None:
        raise EditionFault(
            f"{root} has no {MANIFEST}, so our files cannot be told from yours. "
            "If it was made with `terbalik init`, raise the version of the package instead; "
            "else put that file back, from the edition you have."
        )
    return read(root)


def plan(root: Path, edition: Edition, wish: Wish, original: Original) -> Plan:
    """Return what taking an edition would do; nothing is written.

    Raises EditionFault for an edition that is older, or that is the very folder it should be taken into.
    """
    old = here(root)
    refuse_older(old, edition.manifest)
    _refuse_strangers(old, edition, wish)
    found = changes(root, old, edition, given_up=wish.given_up, workflows=wish.workflows)
    marked = {path for path in _edited(found) if _only_marks(root, path, original)}
    wish = replace(wish, given_up=wish.given_up | marked)
    found = changes(root, old, edition, given_up=wish.given_up, workflows=wish.workflows)
    made: tuple[Turned, ...] = ()
    if wish.to_overlay:
        there = (path for path in _edited(found) if content_of(root / path) is not None)
        made = turned(root, there, original)
        given_up = wish.given_up | {path for each in made if not each.why for path in each.paths}
        found = changes(root, old, edition, given_up=given_up, workflows=wish.workflows)
    told = news(
        (old.edition, edition.manifest.edition),
        _old_files(root, old, edition, original),
        edition.files,
    )
    overlays = {path: data for each in made for path, data in each.files}
    return Plan(old, edition, found, told, made, _standings(root, old, edition, overlays))


def _edited(found: Changes) -> tuple[str, ...]:
    return (*(each.path for each in found.hindrances if each.why == "edited"), *found.kept)


def _only_marks(root: Path, path: str, original: Original) -> bool:
    """True for a language file in which nothing but its digests is another: what `accept` writes is no edit."""
    file, here, was = classify(path), content_of(root / path), original(path)
    if file is None or not file.role.endswith("-language") or here is None or was is None:
        return False
    texts = (with_our_line_ends(data).decode("utf-8", "replace") for data in (here, was))
    if any(read_yaml(path, data).value is None for data in (here, was)):
        return False
    one, other = (with_block(path, text, "seen", []).rstrip() for text in texts)
    return one == other


def _refuse_strangers(old: Manifest, edition: Edition, wish: Wish) -> None:
    """Refuse to give up what is no file of ours: a slip of the pen must not stay unsaid."""
    strange = sorted(wish.given_up - old.paths - edition.manifest.paths)
    if strange:
        raise EditionFault(
            f"{strange[0]} is no file of ours, so nothing of ours can take its place."
        )


def _old_files(
    root: Path, old: Manifest, edition: Edition, original: Original
) -> Mapping[str, bytes]:
    """Return the files of the edition that is here, as it was given out as far as that can be known."""
    files = {}
    for path, mark in old.files:
        data = content_of(root / path)
        if data is None or not same(mark, data):
            data = original(path)
        if data is None:
            data = edition.files.get(path)
        if data is not None:
            files[path] = with_our_line_ends(data)
    return files


def _standings(
    root: Path,
    old: Manifest,
    edition: Edition,
    overlays: Mapping[str, bytes],
) -> Standings | None:
    """Return how the organization's files stand to the edition; None when this program cannot read all of it."""
    files = {f.path: f for f in find_sources(root).value if f.path not in old.paths}
    for path, data in (*edition.files.items(), *overlays.items()):
        file = classify(path, data)
        if file is not None:
            files[path] = file
    loaded = load(tuple(read_file(files[path]) for path in sorted(files))).value
    ours = {(f.role, f.slug) for path in edition.files if (f := classify(path))}
    return None if loaded is None or ours & loaded.faulty else standings_in(loaded)


def carry_out(root: Path, found: Plan) -> None:
    """Put the edition in place as planned; to be called inside `alone`."""
    if found.blocked:
        raise MachineFault("An edition that is blocked is never taken.")
    write = {path: found.edition.files[path] for path in found.changes.write}
    programs = frozenset(p for p, mark in found.edition.manifest.files if is_program(mark))
    editions = found.old.edition, found.edition.manifest.edition
    take(root, editions, {**write, **found.overlays}, found.changes.remove, programs)


def workflow_texts(found: Plan) -> tuple[tuple[str, str | None], ...]:
    """Return the workflow files a person takes, each with what it says now; None where it is gone."""
    return tuple(
        (path, data.decode("utf-8", "replace") if (data := found.edition.files.get(path)) else None)
        for path in found.changes.workflows
        if path.startswith(WORKFLOWS)
    )
