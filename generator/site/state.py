"""What is published already: enough to leave alone what would come out the same."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from ..machine import machine_faults
from ..write import write_file
from .page import StagedPage, StagedSite, digest, front_matter

# The front matter that a navigation entry shows on every page.
SHOWN_IN_NAV = ("title", "short_title", "icon", "status", "hide")


@dataclass(slots=True)
class State:
    """One language as last published: digests of what shapes every page, of each input and output."""

    shell: str = ""
    nav: tuple[str, ...] = ()
    titles: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Todo:
    """What a publication must do: pages to render, files that stay, and whether anything is to be done."""

    pages: tuple[StagedPage, ...]
    keep: frozenset[str]
    needed: bool


def load_state(file: Path) -> State:
    """Return the recorded state; an empty one when there is none or it cannot be understood."""
    try:
        record = json.loads(file.read_bytes())
        state = State(**record)
        state.nav = tuple(state.nav)
    except (FileNotFoundError, ValueError, TypeError):
        return State()
    return state


def save_state(file: Path, state: State) -> None:
    """Record the state for the next publication."""
    with machine_faults(f"write {file}"):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, json.dumps(asdict(state)).encode())


def new_state(shell: str, nav: tuple[str, ...], site: StagedSite, outputs: dict[str, str]) -> State:
    """Return the state after a publication of this site."""
    return State(shell, nav, titles_digest(site, nav), inputs_of(site), outputs)


def inputs_of(site: StagedSite) -> dict[str, str]:
    """Return the digest of each page and file, by the path it is published at."""
    files = {file.path: digest((file.content,)) for file in site.files}
    return {**{page.published: page.digest for page in site.pages}, **files}


def titles_digest(site: StagedSite, nav: Iterable[str]) -> str:
    """Return a digest of what the navigation shows of its pages."""
    pages = {page.staged: page for page in site.pages}
    shown = []
    for path in nav:
        matter = front_matter(pages[path].source) if path in pages else {}
        shown.append(repr((path, *(matter.get(key) for key in SHOWN_IN_NAV))).encode())
    return digest(shown)


def what_to_do(state: State, shell: str, site: StagedSite, intact: frozenset[str]) -> Todo:
    """Compare the state with what is wanted; `intact` names published files that are as they were left."""
    inputs = inputs_of(site)
    if state.shell != shell or state.titles != titles_digest(site, state.nav):
        return Todo(site.pages, frozenset(), needed=True)
    same = {path for path in intact if inputs.get(path) == state.inputs.get(path)}
    pages = tuple(page for page in site.pages if page.published not in same)
    needed = inputs != state.inputs or len(same) < len(state.outputs)
    # Assets have no input of their own: they stay as long as the shell does.
    keep = frozenset(path for path in same if path in inputs or path not in state.inputs)
    return Todo(pages, keep, needed)


def intact_files(folder: Path, state: State) -> frozenset[str]:
    """Return which published files still hold the bytes they were given."""
    return frozenset(path for path, known in state.outputs.items() if _holds(folder / path, known))


def _holds(file: Path, known: str) -> bool:
    try:
        return not file.is_symlink() and digest((file.read_bytes(),)) == known
    except OSError:
        return False
