"""What was copied from an example and never filled in."""

import re
from collections.abc import Iterator

from ..sources import SourceFile
from ..yaml_doc import Mapping, Node, Scalar, Sequence, read_yaml
from .case import PROFILE, Case, Finding, Kind

# What nobody writes on purpose, and what it is called.
_LEFT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a note to oneself", re.compile(r"\b(TODO|TBD|TBA|FIXME|XXX+)\b")),
    ("filler", re.compile(r"\blorem ipsum\b", re.IGNORECASE)),
    ("angle brackets", re.compile(r"<(?![^<>]*(://|@))[^\W\d_][^<>\n]{0,60}>")),
    ("brackets to fill in", re.compile(r"\[(?:your|insert|name of|nama|isi|masukkan)\b[^\]\n]*\](?!\()", re.IGNORECASE)),
    ("brackets to fill in", re.compile(r"\((?:name or role|address|nama atau peran|alamat)\)", re.IGNORECASE)),
    ("digits left out", re.compile(r"\b(?:08|\+62)x{3,}|\bx{4,}\b", re.IGNORECASE)),
)  # fmt: skip
# A real text may speak of such an address; a profile may not have one.
_EXAMPLE = re.compile(r"\b[\w.-]*\bexample\.(?:org|com|net|edu)\b|@example\b|\.(?:example|invalid|test)\b", re.IGNORECASE)  # fmt: skip
# Names that are the instruction itself.
_STOCK = re.compile(
    r"(?:your |my |our )?(?:organi[sz]ation|company|school|community|foundation)(?: name)?(?: here)?|acme.*|"
    r"(?:nama )?(?:organisasi|perusahaan|sekolah|komunitas|yayasan)(?: anda| kami)?(?: di sini)?",
    re.IGNORECASE,
)
# What was written by `accept`, and quotes us.
_KEPT = ("seen", "differs")


def examine(case: Case) -> list[Finding]:
    """Return each value of the organization's files that still holds a placeholder."""
    return [
        found
        for file in case.files
        if file.path.endswith(".yml")
        for key, scalar in _values(read_yaml(file.path, file.data).value)
        if (found := _left(file, key, scalar))
    ]


def _values(node: Node | None, key: str = "", *, top: bool = True) -> Iterator[tuple[str, Scalar]]:
    """Yield every text of a tree with the key it stands at."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            if not (top and entry.key in _KEPT):
                yield from _values(entry.value, entry.key, top=False)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _values(item, key, top=False)
    elif isinstance(node, Scalar) and isinstance(node.value, str):
        yield key, node


def _left(file: SourceFile, key: str, scalar: Scalar) -> Finding | None:
    text = str(scalar.value)
    for what, pattern in _LEFT:
        found = pattern.search(text)
        if found:
            return _finding("must", scalar, what, found.group())
    profile = file.path == PROFILE
    found = _EXAMPLE.search(text)
    if found:
        return _finding(
            "must" if profile else "should", scalar, "an example address", found.group()
        )
    if profile and key in ("name", "short_name") and _STOCK.fullmatch(text.strip()):
        return _finding("must", scalar, "the name of an example", text)
    return None


def _finding(kind: Kind, scalar: Scalar, what: str, words: str) -> Finding:
    return Finding(
        kind,
        "placeholder",
        f'Here stands {what}: "{words[:60]}".',
        "It was copied from an example. Whoever relies on it reaches nobody, or reads that nobody has read this page.",
        "Write what is true for your organization, or take the line out.",
        scalar.where,
    )
