"""The last blocks of a source file (`reasons:`, `seen:`), written so that everything else stays as its author wrote it."""

import re

from .yaml_doc import Mapping, read_yaml

_DOCUMENT_END = re.compile(r"\.\.\.(\s|$)")


def with_block(path: str, text: str, key: str, marks: list[str]) -> str:
    """Return a file's text with these lines as its block `key:` at the end; its line ends and comments stay."""
    lines = text.split("\n")
    tree = read_yaml(path, text.encode()).value if text.strip() else None
    if not isinstance(tree, Mapping):
        # Nothing but comments: the block is the whole of the file.
        return "\n".join([text.rstrip(), f"{key}:", *marks, ""]).lstrip() if marks else text
    starts = [entry.where.line - 1 for entry in tree.entries]
    ends = (at for at in range(starts[-1], len(lines)) if _DOCUMENT_END.match(lines[at]))
    starts.append(next(ends, len(lines)))
    below = lines[starts[-1] :]
    del lines[starts[-1] :]
    at = next((at for at, entry in enumerate(tree.entries) if entry.key == key), None)
    if at is not None:
        old = lines[starts[at] : starts[at + 1]]
        inside, behind = _comments(old)
        if at == len(tree.entries) - 1:
            below = [*behind, *below]
            behind = []
        lines[starts[at] : starts[at + 1]] = [*inside, *behind]
    end = "\r\n" if "\r\n" in text else "\n"
    block = ["", f"{key}:", *marks] if marks else []
    tail = "\n".join(below)
    return end.join(["\n".join(lines).rstrip(), *block, ""]) + (tail if tail.strip() else "")


def _comments(block: list[str]) -> tuple[list[str], list[str]]:
    """Return the comments between the lines of a block, at the margin, and all lines behind the last one."""
    written = [at for at, line in enumerate(block) if line.strip() and line.lstrip()[0] != "#"]
    behind = written[-1] + 1
    inside = [line.lstrip() for line in block[:behind]]
    return [line for line in inside if line.startswith("#")], block[behind:]
