"""Edited buttons, headings and vocabulary of ours, said in the organization's own language folder instead."""

import json

from ..digest import seen_mark
from ..end_blocks import with_block
from ..problem import Where
from ..sources import SourceFile
from ..yaml_doc import Mapping, Node, Scalar, read_yaml
from .edits import Unsayable, joined
from .manifest import THEIRS
from .overlay_text import written


def words_turned(path: str, old: bytes, files: dict[str, SourceFile]) -> tuple[str, bytes]:
    """Return the organization's file, and its bytes, that says what was edited in a file of words; raises Unsayable."""
    was, now = _tree(path, old), _tree(path, files[path].data)
    target = THEIRS + path.removeprefix("curriculum/")
    text = files[target].data.decode("utf-8-sig", "replace") if target in files else ""
    theirs = _tree(target, text.encode()) if text.strip() else Mapping((), Where(target))
    change = _edits(was, now, ())
    whole = joined(theirs, change)
    made = written(target, text, whole, notes=(), says=said)
    # What the pages said, and what they will say: ours, with theirs in its place.
    if said(now) | said(theirs) != said(was) | said(_tree(target, made.encode())):
        raise Unsayable((), "would read otherwise afterwards")
    return target, _marked(target, made, said(was), said(change)).encode()


def _marked(target: str, text: str, ours: dict[str, str], edited: dict[str, str]) -> str:
    """Return the text with a mark of what each edited word replaces, so that the next change of ours is told."""
    old = _tree(target, text.encode()).get("seen")
    marks = said(old) if isinstance(old, Mapping) else {}
    for key, words in edited.items():
        if key in ours:
            marks[key] = f"{seen_mark(ours[key], words)} {ours[key]}"
    lines = [f"  {key}: {json.dumps(mark, ensure_ascii=False)}" for key, mark in marks.items()]
    return with_block(target, text, "seen", lines)


def _tree(path: str, data: bytes) -> Mapping:
    tree = read_yaml(path, data).value
    if not isinstance(tree, Mapping):
        raise Unsayable((), "cannot be read")
    return tree


def _edits(old: Mapping, new: Mapping, path: tuple[str, ...]) -> Mapping:
    """Return the words that are new or say something else."""
    entries = []
    for entry in new.entries:
        was = old.get(entry.key)
        if isinstance(entry.value, Mapping) and isinstance(was, Mapping):
            below = _edits(was, entry.value, (*path, entry.key))
            entries += [entry._replace(value=below)] if below.entries else []
        elif was is None or _raw(was) != _raw(entry.value):
            entries.append(entry)
    for entry in old.entries:
        if new.get(entry.key) is None:
            raise Unsayable((*path, entry.key), "was deleted, and ours would come back")
    return Mapping(tuple(entries), new.where)


def _raw(node: Node) -> object:
    return node.raw.strip() if isinstance(node, Scalar) else node


def said(tree: Mapping, path: str = "") -> dict[str, str]:
    """Return every value by its key, a mapping's own word (`_`) at the key of the mapping.

    Unlike `languages.flat` it holds what is no text too: an edit that is a mistake is still an edit.
    """
    found: dict[str, str] = {}
    for entry in tree.entries:
        key = path if entry.key == "_" else f"{path}.{entry.key}".lstrip(".")
        if isinstance(entry.value, Mapping):
            found |= said(entry.value, key)
        elif isinstance(entry.value, Scalar):
            found[key] = entry.value.raw.strip()
    return found
