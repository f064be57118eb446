"""What an edition says otherwise than the one before: by topic, in each language, by field and id.

Files are compared as trees, without knowing their fields, so that any two editions can be.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..loaded import SHAPES
from ..sources import classify
from ..yaml_doc import Mapping as Tree
from ..yaml_doc import Node, Scalar, Sequence, id_of, read_yaml

# What a reader must know first: figures, and what is allowed.
FACTS = ("facts", "risks")
_NOTES = ("seen", "differs", "reasons", "reviewed")
_SOURCE = "en"
State = Literal["new", "gone", "changed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A value that differs: its path, and what it said and says (None where it was or is not there)."""

    path: str
    old: str | None
    new: str | None

    @property
    def fact(self) -> bool:
        """True for a figure, a source or a rule."""
        return self.path.partition(".")[0] in FACTS


@dataclass(frozen=True, slots=True)
class Novelty:
    """A topic, track, handbook page or form that is new, gone or changed: its titles and values by language."""

    kind: str
    slug: str
    state: State
    titles: tuple[tuple[str, str], ...]
    pieces: tuple[tuple[str, tuple[Piece, ...]], ...] = ()

    @property
    def facts(self) -> tuple[tuple[str, Piece], ...]:
        """The figures and rules that say something else, by language."""
        return tuple((code, each) for code, some in self.pieces for each in some if each.fact)


@dataclass(frozen=True, slots=True)
class News:
    """All that is different: what people read, and how many other files, by their top folder."""

    old: str
    new: str
    things: tuple[Novelty, ...]
    others: tuple[tuple[str, int], ...]


Files = Mapping[str, bytes]


def news(editions: tuple[str, str], old: Files, new: Files) -> News:
    """Return what differs between the files of two editions."""
    differ = [path for path in {*old, *new} if old.get(path) != new.get(path)]
    touched = {_name(path) for path in differ}
    before, after = (
        _things({path: data for path, data in files.items() if _name(path) in touched})
        for files in (old, new)
    )
    names = sorted({*before, *after}, key=lambda name: (list(SHAPES).index(name[0]), name[1]))
    things = [_novelty(name, before.get(name), after.get(name)) for name in names]
    others = Counter(path.partition("/")[0] for path in differ if _name(path) is None)
    return News(
        *editions, tuple(each for each in things if each is not None), tuple(sorted(others.items()))
    )


Name = tuple[str, str]
Flat = dict[str, str]


def _things(files: Files) -> dict[Name, dict[str, Flat]]:
    """Return every thing of an edition: its values by language and path."""
    found: dict[Name, dict[str, Flat]] = {}
    # A source comes before its language files, and so its language before theirs.
    for path in sorted(files, key=lambda path: (path.count("."), path)):
        name = _name(path)
        file = classify(path)
        if name is None or file is None:
            continue
        tree = read_yaml(path, files[path]).value
        if isinstance(tree, Tree):
            said = tree.get("language")
            own = said.raw if isinstance(said, Scalar) else _SOURCE
            found.setdefault(name, {})[file.language or own] = flat(tree)
    return found


def _name(path: str) -> Name | None:
    """Return the kind and the name of what a file of ours belongs to, if it is one that people read."""
    file = classify(path)
    kind = file.role.partition("-")[0] if file else ""
    ours = file is not None and not path.startswith("organization/")
    return (kind, file.slug) if file is not None and ours and kind in SHAPES else None


def _novelty(
    name: Name, old: dict[str, Flat] | None, new: dict[str, Flat] | None
) -> Novelty | None:
    if old is None or new is None:
        there = new or old or {}
        return Novelty(*name, "gone" if new is None else "new", _titles(there))
    pieces = []
    for code in {**old, **new}:
        before, after = old.get(code, {}), new.get(code, {})
        found = tuple(
            Piece(path, before.get(path), after.get(path))
            for path in {**after, **before}
            if before.get(path) != after.get(path) and not _implied(path, before, after)
        )
        if found:
            pieces.append((code, found))
    return Novelty(*name, "changed", _titles(new), tuple(pieces)) if pieces else None


def _implied(path: str, old: Flat, new: Flat) -> bool:
    """True for an order that differs only since items have come or gone, which is told by itself."""
    if path not in old or path not in new:
        return path.endswith(".order")
    return path.endswith(".order") and set(old[path].split(", ")) != set(new[path].split(", "))


def _titles(there: dict[str, Flat]) -> tuple[tuple[str, str], ...]:
    return tuple((code, said["title"]) for code, said in there.items() if "title" in said)


def flat(node: Node, path: str = "") -> Flat:
    """Return every value below a node by its path of keys and ids, texts as one line."""
    made: Flat = {}
    if isinstance(node, Tree):
        for entry in node.entries:
            if entry.key != "id" if path else entry.key not in _NOTES:
                made |= flat(entry.value, f"{path}.{entry.key}".lstrip("."))
    elif isinstance(node, Sequence) and any(id_of(item) for item in node.items):
        made[f"{path}.order"] = ", ".join(id_of(item) for item in node.items)
        for item in node.items:
            made |= flat(item, f"{path}.{id_of(item)}")
    elif isinstance(node, Sequence):
        made[path] = ", ".join(words for item in node.items for words in flat(item).values())
    else:
        made[path] = " ".join(node.raw.split())
    return made
