"""What an organization changed, laid over a tree that is already in one language."""

from ..codes import problem
from ..loaded import Thing
from ..model.leaf import TextLeaf, To
from ..patch import Merge, Removed, merge
from ..problem import Outcome, Problem
from ..rules import Overlay, Path
from ..shape import Kind, PlainList, RecordList, Shape
from ..yaml_doc import Mapping, Node, Scalar, Sequence, id_of

# A reference inside a topic points into one of its own lists.
LISTS = {"prompt": "prompts", "activity": "activities", "fact": "facts"}


def overlaid(shape: Shape, thing: Thing, tree: Mapping, target: str) -> Outcome[Mapping]:
    """Return the tree with the organization's overlay and its language files laid over it.

    What the overlay adds in one language is left out of another until it is translated there.
    """
    if thing.overlay is None:
        return Outcome(tree)
    patch = thing.overlay
    rule = Overlay(patch.language, target, thing.language)
    merged = merge(shape, tree, patch.tree, rule)
    made, notes = merged.value
    problems = list(merged.problems)
    for below in thing.overlay_languages:
        if below.language == target:
            again = merge(shape, made, below.tree, Overlay(target, target, thing.language))
            made = again.value[0]
            problems += again.problems
    if patch.language != target:
        made = _without_untranslated(made, notes.added, target)
    made = _without_lost_references(shape, made, notes, problems)
    return Outcome(made, tuple(problems))


def _without_untranslated(tree: Mapping, added: list[Path], target: str) -> Mapping:
    lost = {path for path in added if not _in(_at(tree, path), target)}
    made = _drop(tree, lost, ())
    assert isinstance(made, Mapping)
    return made


def _at(node: Node | None, path: Path) -> Node | None:
    for part in path:
        if isinstance(node, Mapping):
            node = node.get(part)
        elif isinstance(node, Sequence):
            node = next((item for item in node.items if id_of(item) == part), None)
    return node


def _in(node: Node | None, target: str) -> bool:
    """True when every text below an added item is in the target language."""
    if isinstance(node, Mapping):
        return all(_in(entry.value, target) for entry in node.entries)
    if isinstance(node, Sequence):
        return all(_in(item, target) for item in node.items)
    return not isinstance(node, Scalar) or node.language in ("", target)


def _drop(node: Node, lost: set[Path], path: Path) -> Node:
    if isinstance(node, Mapping):
        entries = tuple(
            e._replace(value=_drop(e.value, lost, (*path, e.key))) for e in node.entries
        )
        return Mapping(entries, node.where)
    if isinstance(node, Sequence):
        items = tuple(
            _drop(item, lost, (*path, id_of(item)))
            for item in node.items
            if (*path, id_of(item)) not in lost
        )
        return Sequence(items, node.where)
    return node


def _without_lost_references(
    shape: Shape, tree: Mapping, notes: Merge, problems: list[Problem]
) -> Mapping:
    """Drop references to removed items from lists, with a note; report those that cannot be dropped."""
    gone = {(removed.path[0], removed.path[-1]): removed for removed in notes.removed}
    if not gone:
        return tree
    made = _cleaned(shape, tree, gone, problems)
    assert isinstance(made, Mapping)
    return made


Gone = dict[tuple[str, str], Removed]


def _cleaned(kind: Kind, node: Node, gone: Gone, problems: list[Problem]) -> Node:
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        return _cleaned_record(kind, node, gone, problems)
    if isinstance(kind, RecordList) and isinstance(node, Sequence):
        items = tuple(_cleaned(kind.of, item, gone, problems) for item in node.items)
        return Sequence(items, node.where)
    if isinstance(kind, PlainList) and isinstance(kind.of, To) and isinstance(node, Sequence):
        kept = []
        for item in node.items:
            lost = gone.get((LISTS.get(kind.of.kind, ""), _raw(item)))
            if lost is None:
                kept.append(item)
            else:
                problems.append(
                    problem("reference-dropped", lost.where, id=_raw(item), at=str(item.where))
                )
        return Sequence(tuple(kept), node.where)
    if isinstance(kind, TextLeaf) and isinstance(node, Scalar):
        for (list_name, id), lost in gone.items():
            if list_name == "facts" and f"(fact:{id})" in node.raw:
                problems.append(problem("reference-kept", lost.where, id=id, at=str(node.where)))
    return node


def _cleaned_record(shape: Shape, node: Mapping, gone: Gone, problems: list[Problem]) -> Mapping:
    entries = []
    for entry in node.entries:
        known = shape.field(entry.key)
        kind = known.kind if known else None
        if isinstance(kind, To):
            lost = gone.get((LISTS.get(kind.kind, ""), _raw(entry.value)))
            if lost is not None:
                code = "reference-kept" if known and known.required else "reference-dropped"
                at = str(entry.value.where)
                problems.append(problem(code, lost.where, id=_raw(entry.value), at=at))
                if code == "reference-dropped":
                    continue
        value = _cleaned(kind, entry.value, gone, problems) if kind else entry.value
        entries.append(entry._replace(value=value))
    return Mapping(tuple(entries), node.where)


def _raw(node: Node) -> str:
    return node.raw if isinstance(node, Scalar) else ""
