"""Items that are for one language only, with a reason: there in that language, absent in every other."""

from ..yaml_doc import Entry, Mapping, Node, Scalar, Sequence, id_of


def for_language(tree: Mapping, target: str) -> Mapping:
    """Return the tree without the items that are for another language only, and without the mark itself.

    What is for one language only is written in that language, whatever the language of the file.
    """
    if not _marks_any(tree):
        return tree
    kept = _kept(tree, target)
    assert isinstance(kept, Mapping)
    return kept


# What an item of a list of a topic is called where something points at it.
_KINDS = {"prompts": "prompt", "activities": "activity", "facts": "fact"}


def absent(tree: Mapping, target: str) -> frozenset[tuple[str, str]]:
    """Return what is for another language only, by kind and id: nothing may point at it in this one."""
    found = set()
    for entry in tree.entries:
        items = entry.value.items if isinstance(entry.value, Sequence) else ()
        for item in items if entry.key in _KINDS else ():
            marked = isinstance(item, Mapping) and item.get("only") is not None
            if marked and _kept(item, target) is None:
                found.add((_KINDS[entry.key], id_of(item)))
    return frozenset(found)


def _marks_any(node: Node) -> bool:
    """True when any item below says whom it is for; nearly no file has one."""
    if isinstance(node, Scalar):
        return False
    if isinstance(node, Sequence):
        return any(_marks_any(item) for item in node.items)
    return any(entry.key == "only" or _marks_any(entry.value) for entry in node.entries)


def _kept(node: Node, target: str) -> Node | None:
    if isinstance(node, Sequence):
        items = tuple(kept for item in node.items if (kept := _kept(item, target)) is not None)
        return Sequence(items, node.where)
    if not isinstance(node, Mapping):
        return node
    only = node.get("only")
    if only is None:
        return Mapping(tuple(_entry(entry, target) for entry in node.entries), node.where)
    language = only.get("language") if isinstance(only, Mapping) else None
    if isinstance(language, Scalar) and language.raw != target:
        return None
    rest = tuple(entry for entry in node.entries if entry.key != "only")
    return _own(Mapping(rest, node.where), target)


def _entry(entry: Entry, target: str) -> Entry:
    kept = _kept(entry.value, target)
    # Only an item of a list can be left out, never a field.
    return entry._replace(value=kept if kept is not None else entry.value)


def _own(node: Node, target: str) -> Node:
    """Mark every text that no layer has claimed as written in the target language."""
    if isinstance(node, Mapping):
        entries = tuple(entry._replace(value=_own(entry.value, target)) for entry in node.entries)
        return Mapping(entries, node.where)
    if isinstance(node, Sequence):
        return Sequence(tuple(_own(item, target) for item in node.items), node.where)
    return node if node.language else node._replace(language=target, state="own")
