"""What an organization changed, laid over a tree that is already in one language."""

from ..codes import problem
from ..loaded import Patch, Thing
from ..model.leaf import TextLeaf, To
from ..overlays.aside import fitting_marks, set_aside
from ..overlays.fitting import fitted
from ..overlays.overrides import Override, overrides
from ..overlays.standing import told, told_aside
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
    made, notes, faulty = tree, Merge(), False
    problems: list[Problem] = []
    for patch in _patches(thing, target):
        merged = _laid(shape, thing, made, patch, target)
        faulty |= any(each.severity == "error" for each in merged.problems)
        if patch.language == target:
            found = overrides(shape, made, patch, thing.gone)
            problems += told(
                thing.slug, patch, found, faulty=faulty, fits=patch is not thing.overlay
            )
        made = merged.value[0]
        notes.added += merged.value[1].added
        notes.removed += merged.value[1].removed
        problems += merged.problems
    gone = [removed for removed in notes.removed if removed.path not in notes.added]
    silent = {path for path in notes.added if not _in(_at(made, path), target)}
    made = _drop(made, silent)
    made = _without_lost_references(shape, made, gone, silent, problems)
    if thing.overlay is not None and thing.overlay.language != target and not faulty:
        problems += map(told_aside, set_aside(shape, tree, made, thing.overlay.path, target))
    return Outcome(made, tuple(problems))


def standings(
    shape: Shape, thing: Thing, tree: Mapping, target: str
) -> tuple[tuple[Patch, tuple[Override, ...]], ...]:
    """Return the organization's files in one language, each with how its values stand to ours.

    A language file of theirs stands to their own overlay where that has spoken, else to ours.
    """
    made, found = tree, []
    for patch in _patches(thing, target):
        if patch.language == target:
            found.append((patch, overrides(shape, made, patch, thing.gone)))
        made = _laid(shape, thing, made, patch, target).value[0]
    return tuple(found)


def _patches(thing: Thing, target: str) -> tuple[Patch, ...]:
    own = (patch for patch in thing.overlay_languages if patch.language == target)
    return (*((thing.overlay,) if thing.overlay else ()), *own)


def _laid(
    shape: Shape, thing: Thing, tree: Mapping, patch: Patch, target: str
) -> Outcome[tuple[Mapping, Merge]]:
    over = (p for p in thing.overlay_languages if p is not patch and p.language == target)
    fits = tuple(mark for each in over for mark in fitting_marks(shape, each))
    rule = Overlay(patch.language, target, thing.language, fits=fits)
    return merge(shape, tree, fitted(shape, tree, patch, thing.gone), rule)


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


def _drop(tree: Mapping, lost: set[Path]) -> Mapping:
    """Leave out what the organization added in another language and has not translated yet."""
    if not lost:
        return tree
    made = _without(tree, lost, ())
    assert isinstance(made, Mapping)
    return made


def _without(node: Node, lost: set[Path], path: Path) -> Node:
    if isinstance(node, Mapping):
        entries = tuple(
            e._replace(value=_without(e.value, lost, (*path, e.key))) for e in node.entries
        )
        return Mapping(entries, node.where)
    if isinstance(node, Sequence):
        items = tuple(
            _without(item, lost, (*path, id_of(item)))
            for item in node.items
            if (*path, id_of(item)) not in lost
        )
        return Sequence(items, node.where)
    return node


def _without_lost_references(
    shape: Shape,
    tree: Mapping,
    removed: list[Removed],
    silent: set[Path],
    problems: list[Problem],
) -> Mapping:
    """Drop references to removed items from lists, with a note; report those that cannot be dropped.

    References to items that only wait for their translation are dropped without one.
    """
    # References lead to the lists of the topic itself, never to an item inside another item.
    gone: Gone = {(each.path[0], each.path[1]): each for each in removed if len(each.path) == 2}
    gone.update({(path[0], path[1]): None for path in silent if len(path) == 2})
    if not gone:
        return tree
    made = _cleaned(shape, tree, gone, problems)
    assert isinstance(made, Mapping)
    return made


Gone = dict[tuple[str, str], Removed | None]


def _cleaned(kind: Kind, node: Node, gone: Gone, problems: list[Problem]) -> Node:
    if isinstance(kind, Shape) and isinstance(node, Mapping):
        return _cleaned_record(kind, node, gone, problems)
    if isinstance(kind, RecordList) and isinstance(node, Sequence):
        items = tuple(_cleaned(kind.of, item, gone, problems) for item in node.items)
        return Sequence(items, node.where)
    if isinstance(kind, PlainList) and isinstance(kind.of, To) and isinstance(node, Sequence):
        kept = (item for item in node.items if not _dropped(kind.of, item, gone, problems))
        return Sequence(tuple(kept), node.where)
    if isinstance(kind, TextLeaf) and isinstance(node, Scalar):
        for (list_name, id), lost in gone.items():
            if lost and list_name == "facts" and f"(fact:{id})" in node.raw:
                problems.append(problem("reference-kept", lost.where, id=id, at=str(node.where)))
    return node


def _cleaned_record(shape: Shape, node: Mapping, gone: Gone, problems: list[Problem]) -> Mapping:
    entries = []
    for entry in node.entries:
        known = shape.field(entry.key)
        if known is None:
            entries.append(entry)
        elif not isinstance(known.kind, To) or not _dropped(
            known.kind, entry.value, gone, problems
        ):
            value = _cleaned(known.kind, entry.value, gone, problems)
            entries.append(entry._replace(value=value))
    return Mapping(tuple(entries), node.where)


def _dropped(kind: To, node: Node, gone: Gone, problems: list[Problem]) -> bool:
    """True when a reference leads to an item that is gone; removals are told, each at its own line."""
    id = node.raw if isinstance(node, Scalar) else ""
    key = (LISTS.get(kind.kind, ""), id)
    if key not in gone:
        return False
    lost = gone[key]
    if lost is not None:
        problems.append(problem("reference-dropped", lost.where, id=id, at=str(node.where)))
    return True
