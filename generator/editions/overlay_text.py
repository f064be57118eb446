"""An organization's file with more said in it: what nothing is added to stays as it was written, comments too."""

from collections.abc import Callable

from ..problem import Where
from ..yaml_doc import Entry, Mapping, read_yaml
from .news import flat
from .yaml_text import as_yaml

_NOTES = ("reasons", "differs", "seen")


def written(
    path: str,
    text: str,
    tree: Mapping,
    *,
    notes: tuple[str, ...] = _NOTES,
    says: Callable[[Mapping], dict[str, str]] = flat,
) -> str:
    """Return the text of a file of changes that says what a tree says, with the notes at its end as they are.

    What a tree `says` decides which of its blocks are written anew.
    """
    there = read_yaml(path, text.encode()).value if text.strip() else None
    old = there if isinstance(there, Mapping) else Mapping((), tree.where)
    apart = (*notes, "language") if notes else ()
    new = tuple(e for e in tree.entries if e.key not in apart)
    made = _kept(text, old, new, notes, says)
    wanted = Mapping((*_entries(old, apart), *new), tree.where)
    if says(_read(path, made)) == says(wanted):
        return made
    # Braces around all of it, or a second document: then the whole is written anew, below its comments.
    head, end = _entries(old, apart[len(notes) :]), _entries(old, notes)
    return "\n".join([*_comments(text.split("\n")), *as_yaml((*head, *new, *end)), ""])


def _entries(tree: Mapping, keys: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in tree.entries if entry.key in keys)


def _read(path: str, text: str) -> Mapping:
    node = read_yaml(path, text.encode()).value
    return node if isinstance(node, Mapping) else Mapping((), node.where if node else Where(""))


def _kept(
    text: str,
    old: Mapping,
    new: tuple[Entry, ...],
    notes: tuple[str, ...],
    says: Callable[[Mapping], dict[str, str]],
) -> str:
    """Return the text with only those blocks written anew that say something else now."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n") if text.strip() else []
    starts = [entry.where.line - 1 for entry in old.entries]
    # A comment at the margin speaks of what comes below it.
    starts = [_with_comments_above(lines, start) for start in starts]
    head = lines[: starts[0]] if starts else lines
    blocks = {
        entry.key: lines[start : starts[at + 1] if at + 1 < len(starts) else len(lines)]
        for at, (entry, start) in enumerate(zip(old.entries, starts, strict=True))
    }
    for entry in new:
        before = Mapping(_entries(old, (entry.key,)), old.where)
        if says(before) != says(Mapping((entry,), old.where)):
            comments = _comments(blocks.get(entry.key, []))
            blocks[entry.key] = [*comments, *as_yaml((entry,))]
    order = sorted(blocks, key=lambda key: key in notes)
    return end.join([*head, *(line for key in order for line in blocks[key]), ""])


def _with_comments_above(lines: list[str], start: int) -> int:
    while start and (lines[start - 1].startswith("#") or not lines[start - 1].strip()):
        start -= 1
    return start


def _comments(lines: list[str]) -> list[str]:
    """Return the comments of a block, those behind a value as well, each at the margin."""
    found = []
    for at, line in enumerate(lines):
        if line.lstrip().startswith("#"):
            found.append(line.lstrip())
        elif " #" in line:
            # It is a comment only where the block says the same without it.
            bare, _, words = line.partition(" #")
            if _says(lines) == _says([*lines[:at], bare, *lines[at + 1 :]]):
                found.append(f"#{words}")
    return found


def _says(lines: list[str]) -> dict[str, str] | None:
    tree = read_yaml("", "\n".join(lines).encode()).value
    return flat(tree) if isinstance(tree, Mapping) else None
