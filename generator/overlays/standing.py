"""What is told of an overlay whose values no longer stand to ours as they did."""

import json

from ..codes import problem
from ..digest import was_of
from ..loaded import Orphan, Patch
from ..problem import Problem
from ..texts import quote
from .aside import Aside
from .overrides import Override

# A line to paste may be long, but not longer than the report around it can bear.
_LONGEST = 2400


def told(
    slug: str, patch: Patch, found: tuple[Override, ...], *, faulty: bool, fits: bool
) -> list[Problem]:
    """Return a problem for each value that needs a decision, and one for all that record nothing yet.

    A `faulty` file is mended first, then recorded. `slug` is what `accept` calls it; with `fits` the
    file may say of translations of ours that they fit.
    """
    problems = [_one(slug, each) for each in found if each.state not in ("clean", "unrecorded")]
    if not faulty and any(each.state == "unrecorded" for each in found):
        problems.append(_unrecorded(slug, patch, found))
    problems += [
        problem("seen-unknown", patch.tree.where, path=path)
        for path in withdrawn(patch, found, fits=fits)
    ]
    return problems


def withdrawn(patch: Patch, found: tuple[Override, ...], *, fits: bool) -> tuple[str, ...]:
    """Return the paths a file still remembers though it changes them no more.

    Where it `fits`, in the file of another language, a mark without a change says that our translation does.
    """
    kept = {each.path for each in found}
    if fits:
        kept |= {path for path, _ in patch.seen}
    named = [path for path, _ in (*patch.seen, *patch.reasons)]
    return tuple(dict.fromkeys(path for path in named if path not in kept))


def _one(slug: str, each: Override) -> Problem:
    if each.state == "orphaned":
        return problem("overlay-orphaned", each.where, path=each.path, successor=to(each.successor))
    if each.state == "redundant":
        return problem("overlay-redundant", each.where, path=each.path)
    ours = "nothing" if each.ours is None else f'"{quote(each.ours)}"'
    return problem(
        "overlay-outdated",
        each.where,
        path=each.path,
        ours=ours,
        mark=each.mark,
        slug=slug,
    )


def _unrecorded(slug: str, patch: Patch, found: tuple[Override, ...]) -> Problem:
    fresh = [each.path for each in found if each.state == "unrecorded"]
    return problem(
        "overlay-unrecorded",
        patch.tree.where,
        paths=quote(", ".join(fresh)),
        slug=slug,
        seen=_line(patch, found),
    )


def _line(patch: Patch, found: tuple[Override, ...]) -> str:
    """Return the `seen:` block of a file as one line, the marks that stand kept as they are."""
    old = dict(patch.seen)
    marks = {
        each.path: each.mark if each.state == "unrecorded" else old.get(each.path, "")[:19]
        for each in found
        if each.state not in ("orphaned", "redundant")
    }
    made = ", ".join(f"{path}: {mark}" for path, mark in marks.items() if mark)
    whole = "seen: {" + made + "}"
    return whole if len(whole) < _LONGEST else 'seen: (too many for one line; use "accept")'


def told_orphan(orphan: Orphan) -> Problem:
    """Return the problem of an overlay of something of ours that is gone."""
    path = orphan.patch.path.removeprefix("organization/overlays/")
    where = orphan.patch.tree.where
    return problem("overlay-orphaned", where, path=path, successor=to(orphan.successor))


def told_aside(each: Aside) -> Problem:
    """Return the problem of a translation of ours that no longer translates what stands there."""
    slug = each.file.rpartition("/")[2].partition(".")[0]
    return problem(
        "translation-set-aside",
        each.where,
        path=each.path,
        language=each.language,
        file=each.file,
        mark=each.mark,
        slug=slug,
    )


def to(successor: str) -> str:
    """Return the sentence that names what took the place of something, if anything did."""
    return f' In its place stands "{successor}".' if successor else ""


def seen_lines(patch: Patch, found: tuple[Override, ...], only: frozenset[str]) -> list[str]:
    """Return the lines of a `seen:` block: the values settled now as they stand, the others as recorded.

    `only` holds the paths to settle; empty means all that can be. What is orphaned keeps its mark, since
    that is how we know it was no mistake, and so does what speaks of a translation of ours.
    """
    old, lines = dict(patch.seen), {}
    for each in found:
        settles = each.state != "orphaned" and (not only or each.path in only)
        if settles and (each.mark != old.get(each.path, "")[:19] or not was_of(old[each.path])):
            old[each.path] = f"{each.mark} {each.ours}" if each.ours else each.mark
        if each.path in old:
            lines[each.path] = old.pop(each.path)
    return [f"  {path}: {_quoted(mark)}" for path, mark in {**lines, **old}.items()]


def _quoted(mark: str) -> str:
    """Return a mark with the words it remembers in quotes that every YAML reader understands."""
    return json.dumps(mark, ensure_ascii=False) if " " in mark else mark
