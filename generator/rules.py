"""What a merge does at a leaf: a language file's rule, and an organization's."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from .digest import digest, read_mark, seen_mark
from .model.leaf import TextLeaf, WordsLeaf
from .model.text import State
from .shape import Kind, RecordList, Shape
from .yaml_doc import Mapping, Node, Scalar, Sequence

Path = tuple[str, ...]


class Rule(Protocol):
    """What happens at a leaf, and whether items may come, go and move."""

    @property
    def structural(self) -> bool:
        """True when items may be removed, added and ordered."""

    def leaf(self, path: Path, kind: Kind, old: Node | None, new: Node | None) -> Node | None:
        """Return the node that stands at a leaf; `old` or `new` may be missing."""

    def item(self, kind: Shape, node: Mapping) -> Mapping:
        """Return an added item, marked as whose words it holds."""


@dataclass(frozen=True)
class Translation:
    """A language file's rule: texts and words of `target`, judged by what `seen` says they were made from."""

    target: str
    seen: tuple[tuple[str, str], ...] = ()
    structural: bool = False

    def leaf(self, path: Path, kind: Kind, old: Node | None, new: Node | None) -> Node | None:
        """Return the translation with its state, or the source marked as a fallback."""
        if isinstance(kind, WordsLeaf):
            return _in_language(new, self.target) if new is not None else old
        if not isinstance(kind, TextLeaf) or not isinstance(old, Scalar):
            return old
        if not isinstance(new, Scalar):
            return old._replace(state="fallback")
        state = self.state(".".join(path), old, new)
        if state == "stale" and path[0] in ("facts", "risks"):
            # An outdated figure or law misleads more than a foreign sentence does.
            return old._replace(state="stale")
        return new._replace(language=self.target, state=state)

    @cached_property
    def _seen(self) -> dict[str, str]:
        return dict(self.seen)

    def state(self, path: str, source: Scalar, own: Scalar) -> State:
        """Return how a translation stands to its source today."""
        marks = read_mark(self._seen.get(path, ""))
        if marks is None:
            return "unconfirmed"
        if marks[0] == digest(source.raw):
            return "translated"
        return "stale" if marks[1] == digest(own.raw) else "unconfirmed"

    def item(self, kind: Shape, node: Mapping) -> Mapping:
        """Language files add nothing (the walk refuses it before)."""
        return node


@dataclass(frozen=True)
class Overlay:
    """An organization's rule: `language` is the overlay's, `target` the one being built, `base` the file's own.

    `fits` holds, by path, the marks of our translations that were accepted for the organization's words.
    """

    language: str
    target: str
    base: str
    structural: bool = True
    fits: tuple[tuple[str, str], ...] = ()

    def leaf(self, path: Path, kind: Kind, old: Node | None, new: Node | None) -> Node | None:
        """Return the organization's value where it speaks for the target language."""
        if new is None:
            return old
        if not isinstance(kind, TextLeaf | WordsLeaf):
            return new
        if self.language == self.target:
            return _in_language(new, self.language, "overridden")
        if self.language != self.base:
            return old  # said in one other language only: the source keeps its own words
        if isinstance(kind, WordsLeaf):
            return old if old is not None else new  # each language has words of its own
        translated = isinstance(old, Scalar) and old.language == self.target
        if self._still_fits(path, old, new):
            return old
        return _in_language(new, self.language, "foreign" if translated else "fallback")

    @cached_property
    def _marks(self) -> dict[str, str]:
        return dict(self.fits)

    def _still_fits(self, path: Path, old: Node | None, new: Node) -> bool:
        """True when our translation was accepted for just these words of theirs."""
        mark = self._marks.get(".".join(path))
        if mark is None or not isinstance(old, Scalar) or not isinstance(new, Scalar):
            return False
        return old.language == self.target and read_mark(mark) == read_mark(
            seen_mark(new.raw, old.raw)
        )

    def item(self, kind: Shape, node: Mapping) -> Mapping:
        """Return an added item with its texts marked as the organization's."""
        state: State = "overridden" if self.language == self.target else "fallback"
        marked = _marked(kind, node, self.language, state)
        assert isinstance(marked, Mapping)
        return marked


def _in_language(node: Node, language: str, state: State = "translated") -> Node:
    if isinstance(node, Scalar):
        return node._replace(language=language, state=state)
    if isinstance(node, Sequence):
        return Sequence(tuple(_in_language(i, language, state) for i in node.items), node.where)
    return node


def _marked(kind: Kind, node: Node, language: str, state: State) -> Node:
    """Mark every text of a tree with a language and a state."""
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        entries = []
        for entry in node.entries:
            known = kind.field(entry.key)
            value = _marked(known.kind, entry.value, language, state) if known else entry.value
            entries.append(entry._replace(value=value))
        return Mapping(tuple(entries), node.where)
    if isinstance(kind, RecordList) and isinstance(node, Sequence):
        items = tuple(_marked(kind.of, item, language, state) for item in node.items)
        return Sequence(items, node.where)
    if isinstance(kind, TextLeaf | WordsLeaf):
        return _in_language(node, language, state)
    return node
