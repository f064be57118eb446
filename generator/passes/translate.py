"""Our source in a language: its language file laid over it, every text with its state."""

from ..codes import problem
from ..digest import seen_mark
from ..loaded import Patch, Thing
from ..pairs import pairs
from ..patch import merge
from ..problem import Outcome, Problem
from ..rules import Translation
from ..shape import Shape
from ..yaml_doc import Mapping, Scalar


def in_language(shape: Shape, thing: Thing, target: str) -> Outcome[Mapping]:
    """Return the tree of a thing in one language; missing texts are the source's, marked."""
    if thing.language == target:
        return Outcome(thing.tree)
    patch = thing.translation(target)
    if patch is None:
        empty = Mapping((), thing.tree.where)
        merged = merge(shape, thing.tree, empty, Translation(target))
        return Outcome(merged.value[0])
    merged = merge(shape, thing.tree, patch.tree, Translation(target, patch.seen))
    problems = list(merged.problems)
    problems += _states(shape, thing, patch)
    return Outcome(merged.value[0], tuple(problems))


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
