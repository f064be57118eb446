"""The one reader of sources: which files there are for a root, what each is, and their bytes."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from .codes import problem
from .model.own_code import SETTINGS
from .problem import Outcome, Problem, Where
from .roots import THEIRS, ours_of

Role = Literal[
    "settings", "sources", "tombstones", "profile", "image", "paths", "words", "vocabulary", "style", "terms", "search",
    "topic", "track", "topic-language", "track-language",
    "topic-overlay", "track-overlay", "topic-overlay-language", "track-overlay-language",
    "handbook", "handbook-language", "handbook-overlay", "handbook-overlay-language",
    "form", "form-language", "form-overlay", "form-overlay-language", "page", "page-language",
    "template", "override", "engine",
]  # fmt: skip

# Our deepest source lies four folders down; far deeper ones would only exhaust the one who walks them.
_DEPTH = 8
# Enough to tell that a file is far too large; the rest of it is nobody's business.
_MOST = 16 * 1024 * 1024
TOPS = ("curriculum", "organization", "topics")
_SLUG = r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)"
_AREA = r"(?P<area>[a-z0-9]+(?:-[a-z0-9]+)*)"
_LANG = r"(?P<language>[a-z]{2,3})"


def _layers(kind: str, folder: str) -> tuple[tuple[Role, str], ...]:
    """Return the four layers of a kind: a source (ours or the organization's own) and its languages, theirs over ours."""
    over = rf"organization/overlays/{folder}"
    mine = rf"organization/{folder.rpartition('curriculum/')[2]}"
    own, translated = rf"{_SLUG}\.yml", rf"{_SLUG}\.{_LANG}\.yml"
    return (
        (cast(Role, kind), folder + own),
        (cast(Role, kind), mine + own),
        (cast(Role, f"{kind}-language"), folder + translated),
        (cast(Role, f"{kind}-language"), mine + translated),
        (cast(Role, f"{kind}-overlay"), over + own),
        (cast(Role, f"{kind}-overlay-language"), over + translated),
    )


_FORMS: tuple[tuple[Role, str], ...] = (
    ("settings", r"curriculum/settings\.yml"),
    ("sources", r"curriculum/sources\.yml"),
    ("profile", r"organization/organization\.yml"),
    ("image", r"organization/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*\.(?:svg|png))"),
    ("paths", r"curriculum/paths\.lock"),
    ("tombstones", r"curriculum/tombstones\.yml"),
    ("words", rf"(?:curriculum|organization)/languages/{_LANG}/words/{_SLUG}\.yml"),
    ("vocabulary", rf"(?:curriculum|organization)/languages/{_LANG}/vocabulary\.yml"),
    ("style", rf"(?:curriculum|organization)/languages/{_LANG}/style\.yml"),
    ("terms", rf"(?:curriculum|organization)/languages/{_LANG}/terms\.yml"),
    ("page", rf"organization/pages/{_SLUG}\.yml"),
    ("page-language", rf"organization/pages/{_SLUG}\.{_LANG}\.yml"),
    ("template", r"organization/templates/.+(?<!\.md)"),
    ("override", r"organization/overrides/.+(?<!\.md)"),
    ("engine", re.escape(SETTINGS)),
    ("search", rf"curriculum/languages/{_LANG}/search\.yml"),
    *_layers("topic", rf"topics/{_AREA}/"),
    *_layers("track", "curriculum/tracks/"),
    *_layers("handbook", "curriculum/handbook/"),
    *_layers("form", "curriculum/forms/"),
)
# Programs of an organization, and all files that hold no YAML.
PROGRAMS: tuple[Role, ...] = ("template", "override", "engine")
PLAIN: tuple[Role, ...] = ("image", *PROGRAMS)
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_PATTERNS = tuple((role, re.compile(form)) for role, form in _FORMS)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file with its role, the parts of its path that mean something, and its bytes."""

    path: str
    role: Role
    data: bytes
    slug: str = ""
    area: str = ""
    language: str = ""


def classify(path: str, data: bytes = b"") -> SourceFile | None:
    """Return what the file at a posix path below the root is, or None when it is not one of ours."""
    for role, pattern in _PATTERNS:
        found = pattern.fullmatch(path)
        if found:
            return SourceFile(path, role, data, **found.groupdict())
    return None


def find_sources(root: Path) -> Outcome[tuple[SourceFile, ...]]:
    """Return every source file of a root, ordered by path, and what could not be taken.

    Ours lie below the root, or in the installed package when the root has only an organization's.
    """
    files: list[SourceFile] = []
    problems: list[Problem] = []
    ours = ours_of(root)
    for top in TOPS:
        home = root if top == THEIRS else ours
        if (home / top).is_symlink():
            problems.append(problem("symlink", Where(top)))
            continue
        for entry in _walk(home, home / top, problems):
            path = _shown(Path(entry.path).relative_to(home))
            if path.endswith((".yml", ".yaml")) or classify(path) is not None:
                _add(_take(entry, path), files, problems)
    if ours != root:
        for entry in os.scandir(root):
            if entry.name == SETTINGS:
                _add(_take(entry, SETTINGS), files, problems)
    return Outcome(tuple(sorted(files, key=lambda file: file.path)), tuple(problems))


def _add(taken: SourceFile | Problem, files: list[SourceFile], problems: list[Problem]) -> None:
    if isinstance(taken, Problem):
        problems.append(taken)
    else:
        files.append(taken)


def _walk(root: Path, folder: Path, problems: list[Problem]) -> Iterator["os.DirEntry[str]"]:
    """Yield files below a folder, never following a link; a folder with a file's name is yielded too."""
    where = Where(_shown(folder.relative_to(root)))
    if len(folder.relative_to(root).parts) > _DEPTH:
        problems.append(problem("too-deep-folder", where))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(problem("unreadable", where, why=error.strerror or "unknown fault"))
        return
    for entry in entries:
        # What an editor keeps for itself; Emacs marks an open file by a link of that name.
        if entry.name.startswith(".#") or (entry.name.startswith(".") and not entry.is_symlink()):
            continue
        if entry.is_symlink() or not entry.is_dir() or entry.name.endswith((".yml", ".yaml")):
            if entry.is_symlink() and not entry.name.endswith((".yml", ".yaml")):
                path = _shown(Path(entry.path).relative_to(root))
                problems.append(problem("symlink", Where(path)))
            else:
                yield entry
        else:
            yield from _walk(root, Path(entry.path), problems)


def _shown(path: Path) -> str:
    """Return a posix path that can be printed, whatever bytes the disk holds as its name."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _take(entry: "os.DirEntry[str]", path: str) -> SourceFile | Problem:
    where = Where(path)
    if entry.is_symlink():
        return problem("symlink", where)
    if entry.is_dir():
        return problem("folder-not-file", where)
    known = classify(path)
    if known is None:
        return problem("unknown-file", where)
    if len(known.slug) > 64:
        return problem("slug-too-long", where, slug=known.slug)
    for name in (known.slug, known.area, known.language):
        if _DEVICE.fullmatch(name.partition(".")[0]):
            return problem("name-reserved", where, name=name)
    try:
        return SourceFile(
            path, known.role, _bytes(entry.path), known.slug, known.area, known.language
        )
    except OSError as error:
        return problem("unreadable", where, why=error.strerror or "unknown fault")


def _bytes(path: str) -> bytes:
    """Read a regular file without following a link that appeared after the look, or waiting for a pipe."""
    wanted = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
    handle = os.open(path, sum((getattr(os, name, 0) for name in wanted), os.O_RDONLY))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return file.read(_MOST)
