"""Where our files lie, and where an organization's do: in one checkout, or ours in the installed package."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from .machine import MachineFault
from .problem import Problem, Where

# Folders of ours at the top of a checkout; where one of them is, the folder holds both.
OURS = ("curriculum", "topics")
THEIRS = "organization"
# What stands before a path of ours that is not below the root: the file lies in the installed package.
PACKAGE = "terbalik:"
# Where editors find our schemas: in a checkout, and beside an organization's files, where they are not kept in git.
SCHEMAS, SCHEMAS_BESIDE = "curriculum/schemas", ".terbalik/schemas"
# A file of ours inside a sentence; an overlay's path has the same words, but something before them.
_NAMED = re.compile(rf"(?<![\w./:-])(?:{'|'.join(OURS)})/[\w./-]*\w")
_PACKAGED = Path(__file__).resolve().parent / "content"


def ours_of(root: Path) -> Path:
    """Return the folder that holds our files for a root: the root itself, or what came with the program.

    A root is a checkout when it holds topics/ or curriculum/; one that holds only organization/
    lives on the content of the installed package. Raises MachineFault when that has none.
    """
    if any(_is_there(root / name) for name in OURS) or not _is_there(root / THEIRS):
        return root
    return content()


def lives_on_package(root: Path) -> bool:
    """True when our files are not below this root, so that nothing of ours may be written there."""
    return ours_of(root) != root


def content() -> Path:
    """Return the folder of our files that came with this program; raises MachineFault when there are none."""
    found = place_of_content()
    if not all((found / name).is_dir() for name in OURS):
        raise MachineFault(
            "This installation of Terbalik has no content. Install it again from its wheel, or name a "
            "folder that holds topics/ and curriculum/ with --root."
        )
    return found


def place_of_content() -> Path:
    """Return where our files are looked for: in the package, or in the checkout it runs from."""
    return _PACKAGED if _PACKAGED.is_dir() else _PACKAGED.parents[1]


def told(root: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with their places as people find them: a file of ours in the package says so."""
    if not lives_on_package(root):
        return tuple(problems)
    return tuple(
        replace(each, where=shown(each.where), message=_in(each.message), remedy=_in(each.remedy))
        for each in problems
    )


def _in(words: str) -> str:
    """Return a sentence in which a file of ours is named by its place in the package."""
    return _NAMED.sub(PACKAGE + r"\g<0>", words)


def shown(where: Where) -> Where:
    """Return a place in the installed package as people find it; one of the organization's as it is."""
    ours = where.path.split("/")[0] in OURS
    return where._replace(path=PACKAGE + where.path) if ours else where


def _is_there(place: Path) -> bool:
    """True for anything of that name, also for a link that leads nowhere."""
    return place.is_symlink() or place.exists()
