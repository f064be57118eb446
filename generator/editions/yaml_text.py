"""A tree written as YAML that a person likes to read and every reader reads alike."""

import json
import re

from ..yaml_doc import Entry, Mapping, Node, Scalar, Sequence, read_yaml

# What a plain value may be without being taken for anything else.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,.;?!()'/%-]*[A-Za-z0-9.?!)]|[A-Za-z]")
_WIDTH = 96


def as_yaml(entries: tuple[Entry, ...], depth: int = 0) -> list[str]:
    """Return the lines of a mapping's entries, indented as deep as they lie."""
    return [line for entry in entries for line in _entry(entry.key, entry.value, depth)]


def _entry(key: str, node: Node, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(node, Mapping):
        if not node.entries:
            return [f"{pad}{key}: {{}}"]
        return [f"{pad}{key}:", *as_yaml(node.entries, depth + 1)]
    if isinstance(node, Sequence):
        if any(isinstance(item, Mapping) for item in node.items):
            return [
                f"{pad}{key}:",
                *(line for item in node.items for line in _item(item, depth + 1)),
            ]
        return [f"{pad}{key}: [{', '.join(_short(item) for item in node.items)}]"]
    return _scalar(f"{pad}{key}:", node, pad)


def _item(node: Node, depth: int) -> list[str]:
    assert isinstance(node, Mapping), "lists hold either records or plain values"
    lines = as_yaml(node.entries, depth + 1)
    first = lines[0].lstrip()
    return [f"{'  ' * depth}- {first}", *lines[1:]]


def _scalar(head: str, node: Scalar, pad: str) -> list[str]:
    short = f"{head} {_short(node)}"
    if not isinstance(node.value, str) or (len(short) <= _WIDTH and "\n" not in node.value):
        return [short]
    folded = [f"{head} >-", *_folded(node.value, f"{pad}  ")]
    return folded if _says("\n".join([*folded, ""]), node.value) else [short]


def _folded(text: str, pad: str) -> list[str]:
    """Return the lines of a text below `>-`: a line end of the text is an empty line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if lines:
            lines.append("")
        made = ""
        for word in paragraph.split(" "):
            if made and len(pad) + len(made) + 1 + len(word) > _WIDTH:
                lines.append(pad + made)
                made = word
            else:
                made = f"{made} {word}" if made else word
        lines += [pad + made] if made else []
    return lines


def _says(written: str, text: str) -> bool:
    """True when a single entry, as written, is read as the text."""
    dedented = "\n".join(line for line in written.split("\n"))
    tree = read_yaml("", dedented.encode()).value
    while isinstance(tree, Mapping) and tree.entries:
        tree = tree.entries[0].value
    return isinstance(tree, Scalar) and tree.value == text


def _short(node: Node) -> str:
    """Return a value on one line: bare where that is safe, else in quotes that YAML and JSON share."""
    assert isinstance(node, Scalar), "lists of lists do not exist"
    if not isinstance(node.value, str):
        return node.raw
    bare = _PLAIN.fullmatch(node.value) and ", " not in node.value and " #" not in node.value
    if bare and _same(read_yaml("", node.value.encode()).value, node.value):
        return node.value
    return json.dumps(node.value, ensure_ascii=False)


def _same(node: Node | None, text: str) -> bool:
    return isinstance(node, Scalar) and node.value == text
