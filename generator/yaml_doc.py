"""YAML text becomes a tree in which every node knows its place.

Reads the event stream, never the composer: composing 25,000 nested brackets kills the interpreter,
while events can be stopped at a depth. Scalars follow the YAML 1.2 core, as editors read it.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from .codes import problem
from .codes.syntax import told
from .model.text import State
from .problem import Outcome, Problem, Where

DEEPEST = 32
LARGEST = 256 * 1024
_new = tuple.__new__  # half the price of a named tuple's own constructor
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_FIXED = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
# C0 and C1 controls, lone carriage returns, Unicode line ends (they would shift every line below),
# marks that turn the direction of text, a byte order mark inside, and what no character is.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\r(?!\n)")  # fmt: skip


class Scalar(NamedTuple):
    """A single value; `language` and `state` are set when a merge has decided whose words these are."""

    value: str | int | float | bool | None
    where: Where
    raw: str
    language: str = ""
    state: State = "own"


class Sequence(NamedTuple):
    """An ordered list of nodes."""

    items: tuple["Node", ...]
    where: Where


class Entry(NamedTuple):
    """One key of a mapping, with the place of the key."""

    key: str
    where: Where
    value: "Node"


class Mapping(NamedTuple):
    """Keys and their nodes, in the order written."""

    entries: tuple[Entry, ...]
    where: Where

    def get(self, key: str) -> "Node | None":
        """Return the node at `key`, or None."""
        for entry in self.entries:
            if entry[0] == key:
                return entry[2]
        return None


Node = Scalar | Sequence | Mapping


def id_of(node: "Node | None") -> str:
    """Return the `id` of a mapping; empty when there is none."""
    found = node.get("id") if isinstance(node, Mapping) else None
    return found.raw if isinstance(found, Scalar) else ""


class _RefusedError(Exception):
    """Carries the one problem that makes a file unreadable out of the event walk."""

    def __init__(self, found: Problem) -> None:
        self.found = found


def read_yaml(path: str, data: bytes) -> Outcome[Node | None]:
    """Return the tree of one file, or None with the single problem that made it unreadable."""
    start = Where(path)
    if len(data) > LARGEST:
        return Outcome(None, (problem("file-too-large", start, size=len(data) // 1024),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Outcome(None, (problem("encoding", Where(path, line)),))
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        where = _place(path, text, forbidden.start())
        return Outcome(None, (problem("control-character", where, name=_name_of(forbidden)),))
    try:
        return Outcome(_read(path, text))
    except _RefusedError as refused:
        return Outcome(None, (refused.found,))
    except yaml.YAMLError as error:
        return Outcome(None, (_syntax(path, text, error),))


def _place(path: str, text: str, offset: int) -> Where:
    line = text.count("\n", 0, offset) + 1
    return Where(path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _name_of(found: re.Match[str]) -> str:
    return f"U+{ord(found.group()):04X}"


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Problem:
    if not isinstance(error, yaml.MarkedYAMLError):
        return problem("yaml-syntax", Where(path), **told(str(error), "", ""))
    mark = error.problem_mark or error.context_mark
    message = error.problem or error.context or "unreadable"
    end = len(text.rstrip())
    missed = mark is not None and mark.index >= end  # at the end of the file
    if error.context_mark and (missed or error.context == "while scanning a simple key"):
        mark = error.context_mark  # where it was opened
    if mark is None:
        return problem("yaml-syntax", Where(path), **told(message, "", ""))
    at = min(mark.index, end)
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return problem(
        "yaml-syntax", _place(path, text, at), **told(message, before, text[at : at + 1])
    )


def _read(path: str, text: str) -> Node:
    loader: Any = _Loader(text)
    try:
        walk = _Walk(path, text, loader.get_event)
        walk.next()  # the start of the stream
        if not isinstance(walk.next(), yaml.DocumentStartEvent):
            raise _RefusedError(problem("empty-file", Where(path)))
        node = walk.node(walk.next(), 1)
        walk.next()  # the end of the document
        extra = walk.next()
        if isinstance(extra, yaml.DocumentStartEvent):
            raise _RefusedError(problem("several-documents", walk.where(extra)))
        return node
    finally:
        loader.dispose()


class _Walk:
    """One pass over a file's events; holds what every node needs to find its place.

    A large curriculum makes millions of steps here, so events are told apart by their exact class.
    """

    def __init__(self, path: str, text: str, next: Callable[[], Any]) -> None:
        self.path = path
        self.next = next
        self.lines = text.split("\n")

    def where(self, event: Any) -> Where:
        mark = event.start_mark
        return _new(Where, (self.path, mark.line + 1, mark.column + 1))

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise _RefusedError(problem("yaml-alias", self.where(event)))
        if event.anchor or event.tag:
            self._refuse_decoration(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth > DEEPEST:
            raise _RefusedError(problem("too-deep", self.where(event), most=DEEPEST))
        if kind is yaml.MappingStartEvent:
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor:
            raise _RefusedError(problem("yaml-alias", self.where(event)))
        raise _RefusedError(problem("yaml-tag", self.where(event), tag=event.tag))

    def _no_escaped_control(self, event: Any) -> None:
        """Refuse what a reader cannot see also where an escape such as `\\u202e` writes it."""
        found = _FORBIDDEN.search(event.value)
        if found:
            name = _name_of(found)
            raise _RefusedError(problem("control-character", self.where(event), name=name))

    def _sequence(self, event: Any, depth: int) -> Sequence:
        items = []
        while type(item := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.node(item, depth + 1))
        return Sequence(tuple(items), self.where(event))

    def _mapping(self, event: Any, depth: int) -> Mapping:
        entries: list[Entry] = []
        seen: set[str] = set()
        while type(key := self.next()) is not yaml.MappingEndEvent:
            where = self.where(key)
            if type(key) is not yaml.ScalarEvent:
                raise _RefusedError(problem("key-not-text", where))
            if key.anchor or key.tag:
                self._refuse_decoration(key)
            if key.style == '"':
                self._no_escaped_control(key)
            name = key.value
            if name in seen:
                line = next(entry.where.line for entry in entries if entry.key == name)
                raise _RefusedError(problem("key-twice", where, key=name, line=line))
            seen.add(name)
            entries.append(_new(Entry, (name, where, self.node(self.next(), depth + 1))))
        return Mapping(tuple(entries), self.where(event))

    def _scalar(self, event: Any) -> Scalar:
        where, value, style = self.where(event), event.value, event.style
        if not style:
            if not value and where.line > len(self.lines):
                where = Where(self.path, len(self.lines))
            return Scalar(_core(value), where, value)
        if style in "|>":
            if value.strip():
                where = self._first_line(where.line)
        elif style == '"':
            self._no_escaped_control(event)
        return Scalar(value, where, value)

    def _first_line(self, line: int) -> Where:
        """Return the place of a block text's first written line, which is where a reader looks."""
        while line < len(self.lines) and not self.lines[line].strip():
            line += 1
        if line >= len(self.lines):
            return Where(self.path, line)
        written = self.lines[line]
        return Where(self.path, line + 1, len(written) - len(written.lstrip()) + 1)


def _core(raw: str) -> str | int | float | bool | None:
    """Resolve a plain scalar by the YAML 1.2 core schema (yaml.org/spec/1.2.2, section 10.3)."""
    if raw in _FIXED:
        return _FIXED[raw]
    if raw[0] not in "+-.0123456789" or len(raw) > 40:
        return raw
    if _INTEGER.fullmatch(raw):
        return int(raw)
    if _OTHER_BASE.fullmatch(raw):
        return int(raw, 0)
    if _FLOAT.fullmatch(raw):
        return float(raw)
    return float(raw.replace(".", "")) if _NO_NUMBER.fullmatch(raw) else raw
