"""Which pages there are, were, and where the ones that are gone lead now."""

from .loaded import FOLDERS, Loaded, Removed
from .model.artifact import Artifact
from .model.catalog import Moved

LOCK = "curriculum/paths.lock"
_HEAD = """\
# Every page that was ever published, below its language. Addresses are permanent: they are printed on paper.
# A page that is taken away gets a line in tombstones.yml. Written by `terbalik schema`, never by hand.
"""


def pages_of(loaded: Loaded) -> tuple[str, ...]:
    """Return the pages of our own things, also of those an organization removed or that cannot be read."""
    ours = {
        (kind, thing.slug)
        for kind, things in loaded.things
        for thing in things
        if not thing.path.startswith("organization/")
    }
    ours |= {(each.kind, each.slug) for each in loaded.removed if each.thing}
    ours |= {(role, name) for role, name in loaded.faulty if role in FOLDERS}
    return tuple(sorted(f"{FOLDERS[kind]}/{slug}" for kind, slug in ours))


def lock_of(loaded: Loaded) -> Artifact:
    """Return the lock file: all that was in it, and all that is published now."""
    paths = sorted({*loaded.paths, *pages_of(loaded)})
    return Artifact(LOCK, (_HEAD + "".join(f"- {path}\n" for path in paths)).encode())


def moved_of(loaded: Loaded) -> tuple[Moved, ...]:
    """Return where each page that is gone leads: to its successor, or to the list it stood in."""
    there = {f"{FOLDERS[kind]}/{t.slug}" for kind, things in loaded.things for t in things}
    stones = loaded.tombstones.pages if loaded.tombstones else ()
    following = {stone.was: stone.now for stone in stones}
    removed = {f"{FOLDERS[each.kind]}/{each.slug}": each for each in loaded.removed}
    moved = []
    for was in sorted({*following, *removed} - there):
        to, steps = was, 0
        while to not in there and to in following and steps < len(following):
            to, steps = following[to], steps + 1
        lost = removed.get(to)
        if to not in there and to.count("/") == 1 and not to.startswith("areas/"):
            to = _list_of(to, lost, there)
        moved.append(Moved(was, to, removed=lost is not None))
    return tuple(moved)


def _list_of(path: str, lost: Removed | None, there: set[str]) -> str:
    """Return the page that lists things like the one that is gone, or home where nothing is left to list."""
    folder = path.partition("/")[0]
    if folder == "topics":
        return f"areas/{lost.thing.area}" if lost and lost.thing else "find"
    return folder if any(page.startswith(f"{folder}/") for page in there) else ""
