"""What taking an edition would do to the files here: which are written, taken away, left, and what stands in the way."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .arrival import Edition
from .manifest import MANIFEST, EditionFault, Manifest, content_of, digest_of, ours, same

# A repository's own workflows: no default token may write them, so a person takes them.
WORKFLOWS = ".github/"
# What `terbalik schema` makes of the rest; an edit of it is nobody's work.
_MADE = re.compile(r"curriculum/(schemas/[a-z-]+\.schema\.json|paths\.lock)")
Why = Literal["edited", "deleted", "taken"]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A file that taking the edition would have to write over: edited or deleted here, or here already as their own."""

    path: str
    why: Why


@dataclass(frozen=True, slots=True)
class Changes:
    """What taking an edition does, by path: written, removed, left to a person, kept as edited, in the way."""

    write: tuple[str, ...]
    remove: tuple[str, ...]
    workflows: tuple[str, ...]
    kept: tuple[str, ...]
    hindrances: tuple[Hindrance, ...]

    def nothing(self) -> bool:
        """True when the files here are those of the edition already."""
        return not (self.write or self.remove or self.hindrances)


def refuse_older(old: Manifest, new: Manifest) -> None:
    """Raise EditionFault for an edition that is older than the one that is here."""
    if _age(new) < _age(old):
        raise EditionFault(
            f"That is edition {new.edition} (version {new.version}), and here is {old.edition} "
            f"(version {old.version}). An older edition is never taken: "
            "`terbalik update --undo` takes the last update back."
        )


def _age(manifest: Manifest) -> tuple[str, tuple[int, ...]]:
    return manifest.edition, tuple(map(int, re.findall(r"\d+", manifest.version)))


def changes(
    root: Path,
    old: Manifest,
    edition: Edition,
    *,
    given_up: frozenset[str] = frozenset(),
    workflows: bool = False,
) -> Changes:
    """Return what taking an edition would do; `given_up` are edits that may be written over.

    `workflows` says that workflow files are written like all others.
    """
    before, after = dict(old.files), dict(edition.manifest.files)
    found: dict[str, list[str]] = {"write": [], "remove": [], "workflows": [], "kept": []}
    hindrances = []
    for path in sorted({*before, *after}):
        what = _what(root, path, before.get(path), after.get(path), edition, path in given_up)
        if what and path.startswith(WORKFLOWS) and not workflows:
            found["workflows"].append(path)
        elif what == "edited" or what == "deleted" or what == "taken":
            hindrances.append(Hindrance(path, what))
        elif what:
            found[what].append(path)
    if not same(digest_of(edition.files[MANIFEST]), content_of(root / MANIFEST)):
        found["write"].append(MANIFEST)
    lists = {key: tuple(paths) for key, paths in found.items()}
    return Changes(**lists, hindrances=tuple(hindrances))


What = Literal["write", "remove", "kept", "edited", "deleted", "taken", ""]


def _what(
    root: Path, path: str, was: str | None, will: str | None, edition: Edition, given_up: bool
) -> What:
    """Return what happens to one file; `was` and `will` are its marks in the edition here and in the new one."""
    if not ours(path):  # a manifest may name what it likes, what lies in organization/ is theirs
        raise EditionFault(f"That edition names {path}, which is yours. It is not taken.")
    file = root / path
    here = content_of(file)
    nothing = here is None and not (file.exists() or file.is_symlink())
    if will is not None and here is not None and same(will, here):
        return ""
    untouched = here is not None and was is not None and same(was, here)
    free = untouched or given_up or bool(_MADE.fullmatch(path))
    if will is None:
        return "" if nothing else "remove" if free else "edited"
    if was is None:
        return "write" if nothing or free else "taken"
    if free:
        return "write"
    if was == will:
        return "kept"
    return "deleted" if nothing else "edited"
