"""Translations of ours that an organization's words have set aside, until it writes its own or takes ours as fitting."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..digest import seen_mark
from ..loaded import Patch
from ..problem import Where
from ..rules import Path
from ..shape import Kind, RecordList, Shape
from ..yaml_doc import Mapping, Node, Scalar, Sequence, id_of
from .overrides import find, line, said


@dataclass(frozen=True, slots=True)
class Aside:
    """A translation of ours that an organization's words have set aside: `file` is where theirs would go."""

    path: str
    where: Where
    language: str
    ours: str
    theirs: str
    file: str

    @property
    def mark(self) -> str:
        """The mark that says ours fits their words, as both stand today."""
        return seen_mark(self.theirs, self.ours)


def set_aside(
    shape: Shape, translated: Mapping, made: Mapping, overlay: str, language: str
) -> tuple[Aside, ...]:
    """Return the texts of a finished tree that are the organization's though ours are translated."""
    file = f"{overlay.removesuffix('.yml')}.{language}.yml"
    found = []
    for path, node in _foreign(shape, made, ()):
        ours = find(translated, path)
        if isinstance(ours, Scalar):
            words = line(ours), line(node)
            found.append(Aside(".".join(path), node.where, language, *words, file))
    return tuple(found)


def _foreign(kind: Kind, node: Node | None, path: Path) -> Iterator[tuple[Path, Scalar]]:
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        for field in kind.fields:
            yield from _foreign(field.kind, node.get(field.key), (*path, field.key))
    elif isinstance(kind, RecordList) and isinstance(node, Sequence):
        for item in node.items:
            yield from _foreign(kind.of, item, (*path, id_of(item)))
    elif isinstance(node, Scalar) and node.state == "foreign":
        yield path, node


def fitting_marks(shape: Shape, patch: Patch) -> tuple[tuple[str, str], ...]:
    """Return the marks of an overlay's language file that speak of a translation of ours, not of a text of its own."""
    own = {".".join(each.path) for each in said(shape, patch.tree, ())}
    return tuple((path, mark) for path, mark in patch.seen if path not in own)
