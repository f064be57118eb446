"""What is examined, and what an examination finds."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from ..loaded import OWN, Loaded
from ..model.catalog import Catalog
from ..overlays.aside import Aside
from ..overlays.overrides import Override
from ..problem import Problem, Where
from ..sources import SourceFile

Kind = Literal["must", "should", "note"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PROFILE = "organization/organization.yml"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that must or should be mended before publishing, or is only said: what is, why it matters, what to do."""

    kind: Kind
    name: str
    says: str
    why: str
    remedy: str
    where: Where | None = None


class BuiltPage(NamedTuple):
    """A page of the built site: where its links lead, what it can be entered at, and what stands at its foot.

    `framed` is true for a page with our frame around it, which names license and origin.
    """

    path: str
    links: tuple[str, ...]
    ids: frozenset[str]
    framed: bool
    licensed: bool
    foot: str


@dataclass(frozen=True, slots=True)
class Built:
    """The built site: its pages, and every file below it by path."""

    pages: tuple[BuiltPage, ...]
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class Case:
    """Everything an examination may look at, already read.

    `files` are the organization's own sources, `changed` how its overlays stand to ours, `edited` the
    files of ours that were changed by hand, `programs` its templates and overrides, `newest` the
    edition somewhere else (empty where none was named). `built` is None where no site has been built.
    """

    loaded: Loaded
    catalogs: tuple[Catalog, ...]
    problems: tuple[Problem, ...]
    published: tuple[str, ...]
    files: tuple[SourceFile, ...] = ()
    changed: tuple[Override, ...] = ()
    aside: tuple[Aside, ...] = ()
    edited: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    built: Built | None = None
    newest: str = ""

    @property
    def plain(self) -> bool:
        """True where no organization has made the curriculum its own."""
        return self.loaded.profile is None and not self.files


def is_own(path: str) -> bool:
    """True for a file of the organization."""
    return path.startswith(OWN)


def listed(names: tuple[str, ...] | list[str], most: int = 5) -> str:
    """Return names in one line; of many only the first, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def number(count: int, one: str, many: str) -> str:
    """Return a number with its noun."""
    return f"{count} {one if count == 1 else many}"
