"""Our source in a language: its language file laid over it, every text with its state."""

from ..codes import problem
from ..digest import seen_mark
from ..loaded import Patch, Thing
from ..pairs import pairs
from ..patch import merge
from ..problem import Outcome, Problem
from ..rules import Translation
from ..shape import Shape
from ..yaml_doc import Entry, Mapping, Node, Scalar, Sequence


def in_language(shape: Shape, thing: Thing, target: str) -> Outcome[Mapping]:
    """Return the tree of a topic or track in one language; missing texts are the source's, marked."""
    if thing.language == target:
        return Outcome(_only(thing.tree, target))
    patch = thing.translation(target)
    if patch is None:
        empty = Mapping((), thing.tree.where)
        merged = merge(shape, thing.tree, empty, Translation(target))
        return Outcome(_only(merged.value[0], target))
    merged = merge(shape, thing.tree, patch.tree, Translation(target, patch.seen))
    problems = list(merged.problems)
    problems += _states(shape, thing, patch)
    return Outcome(_only(merged.value[0], target), tuple(problems))


def _states(shape: Shape, thing: Thing, patch: Patch) -> list[Problem]:
    """Report missing and stale texts at the language file, and digests of texts that are gone."""
    rule = Translation(patch.language, patch.seen)
    found: list[Problem] = []
    known: set[str] = set()
    for path, source, own in pairs(shape, thing.tree, patch.tree):
        known.add(path)
        if own is None:
            where = patch.tree.where
            found.append(problem("text-missing", where, path=path, source=str(source.where)))
        elif rule.state(path, source, own) == "stale":
            found.append(_stale(path, source, own))
    for path, _ in (*patch.seen, *patch.differs):
        if path not in known:
            found.append(problem("seen-unknown", patch.tree.where, path=path))
    return found


def _stale(path: str, source: Scalar, own: Scalar) -> Problem:
    mark = seen_mark(source.raw, own.raw)
    return problem("text-stale", own.where, path=path, source=str(source.where), mark=mark)


def _only(node: Mapping, target: str) -> Mapping:
    """Drop the items that are written for another language only, and the mark itself."""
    kept = _kept(node, target)
    assert isinstance(kept, Mapping)
    return kept


def _kept(node: Node, target: str) -> Node | None:
    if isinstance(node, Sequence):
        items = tuple(kept for item in node.items if (kept := _kept(item, target)) is not None)
        return Sequence(items, node.where)
    if isinstance(node, Mapping):
        only = node.get("only")
        language = only.get("language") if isinstance(only, Mapping) else None
        if isinstance(language, Scalar) and language.raw != target:
            return None
        entries = [
            Entry(entry.key, entry.where, kept)
            for entry in node.entries
            if entry.key != "only" and (kept := _kept(entry.value, target)) is not None
        ]
        return Mapping(tuple(entries), node.where)
    return node
