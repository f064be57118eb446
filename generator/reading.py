"""A located tree becomes a frozen record by its shape, or problems that say how it differs."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from .codes import problem
from .markup import parse
from .model.leaf import ByLanguage, Count, Pattern, Switch, TextLeaf, To, Whole, WordsLeaf
from .model.only import Only
from .model.text import Ref, Text, Words
from .organization.spoken import read_spoken
from .problem import Problem, Where
from .shape import Choice, Day, Kind, Leaf, PlainList, RecordList, Shape, has_words, shape_of
from .vocabulary import Resolve, resolved
from .yaml_doc import Mapping, Node, Scalar, Sequence, id_of


@dataclass
class Reading:
    """One file's (or one merged tree's) reading: its language, its vocabulary, the problems so far.

    `path` is where the reading stands, in keys and ids; a problem's message begins with it.
    `counted` says whether lists must be as long as they should.
    """

    language: str
    resolve: Resolve | None = None
    counted: bool = True
    problems: list[Problem] = field(default_factory=list)
    path: list[str] = field(default_factory=list)

    def report(self, code: str, where: Where, **values: object) -> None:
        """Add a problem."""
        self.take(problem(code, where, **values))

    def take(self, found: Problem) -> None:
        """Add a problem someone else made, saying in which field it stands."""
        place = ".".join(self.path)
        message = f"{place}: {found.message}" if place else found.message
        self.problems.append(replace(found, message=message))


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or nothing."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the closest known word, or nothing."""
    found = closest(word, known)
    return f' Did you mean "{found}"?' if found else ""


def read_record(shape: Shape, node: Node, into: Reading, **placed: object) -> Any:
    """Return the record, or None when a fault keeps it from being made; faults go to `into`.

    `placed` are the fields that come from where the file lies (slug, area, language).
    """
    if not isinstance(node, Mapping):
        into.report("not-a-mapping", node.where, found=name_of(node))
        return None
    before = len(into.problems)
    mistyped = check_keys(shape, node, into)
    values: dict[str, object] = {"where": node.where, **placed}
    written = {entry.key: entry.value for entry in node.entries}
    for each in shape.fields:
        found = written.get(each.key)
        if found is None or (not each.required and is_nothing(found)):
            # A field written with a typo is one fault, not also a missing one.
            if each.required and each.key not in mistyped:
                into.report("missing-field", node.where, key=each.key)
            continue
        into.path.append(each.key)
        values[each.name] = read(each.kind, found, into)
        into.path.pop()
    if len(into.problems) > before:
        return None
    return shape.record(**values)


def is_nothing(node: Node) -> bool:
    """True for a key written with no value."""
    return isinstance(node, Scalar) and node.value is None


def check_keys(shape: Shape, node: Mapping, into: Reading) -> set[str]:
    """Report each key the shape does not know, and return the fields that were probably meant."""
    meant = set()
    for entry in node.entries:
        if shape.field(entry.key) is not None:
            continue
        if entry.key == "only" and shape.field("id") is not None and has_words(shape):
            read_record(shape_of(Only), entry.value, into)
        else:
            known = [each.key for each in shape.fields]
            hint = nearest(entry.key, known)
            into.report("unknown-field", entry.where, key=entry.key, hint=hint)
            meant.add(closest(entry.key, known))
    return meant


def read(kind: Kind, node: Node, into: Reading) -> Any:
    """Return the value of one field; None when it is faulty."""
    reader: Reader = _READERS.get(type(kind), read_leaf)
    return reader(kind, node, into)


def _items(node: Node, count: Count | None, into: Reading) -> tuple[Node, ...] | None:
    if not isinstance(node, Sequence):
        into.report("not-a-list", node.where, found=name_of(node))
        return None
    if count:
        _check_count(node, count, into)
    return node.items


def _check_count(node: Sequence, count: Count, into: Reading) -> None:
    if not into.counted or count.least <= len(node.items) <= count.most:
        return
    needed = str(count.least)
    if count.most != count.least:
        needed += f" to {count.most}"
    into.report("wrong-count", node.where, found=len(node.items), needed=needed)


def _plain_list(kind: PlainList, node: Node, into: Reading) -> tuple[Any, ...] | None:
    items = _items(node, kind.count, into)
    if items is None:
        return None
    values = tuple(read_leaf(kind.of, item, into) for item in items)
    seen: dict[object, Where] = {}
    for item, value in zip(items, values, strict=True):
        mark = value.to if isinstance(value, Ref) else value
        if mark is not None and mark in seen:
            into.report("value-twice", item.where, value=mark, line=seen[mark].line)
        seen.setdefault(mark, item.where)
    return values


def _records(kind: RecordList, node: Node, into: Reading) -> tuple[Any, ...] | None:
    items = _items(node, kind.count, into)
    if items is None:
        return None
    seen: dict[str, int] = {}
    for item in items:
        id = id_of(item)
        if id and id in seen:
            into.report("id-twice", item.where, id=id, line=seen[id])
        seen.setdefault(id, item.where.line)
    return tuple(_item(kind.of, item, at, into) for at, item in enumerate(items, 1))


def _item(shape: Shape, item: Node, at: int, into: Reading) -> Any:
    into.path.append(id_of(item) or f"item {at}")
    record = read_record(shape, item, into)
    into.path.pop()
    return record


# What is no leaf has a reader of its own.
Reader = Callable[[Any, Node, Reading], Any]
_READERS: dict[type, Reader] = {
    Shape: read_record,
    RecordList: _records,
    PlainList: _plain_list,
}


def name_of(node: Node) -> str:
    """Say what a node is in an author's words."""
    if isinstance(node, Mapping):
        return "named parts"
    if isinstance(node, Sequence):
        return "a list"
    names: dict[type, str] = {str: "text", bool: "true/false", int: "a number", float: "a number"}
    return names.get(type(node.value), "nothing")


def read_leaf(leaf: Leaf, node: Node, into: Reading) -> Any:
    """Return the value of a leaf; None when it is faulty."""
    if is_nothing(node):
        into.report("empty-text", node.where)
        return None
    if isinstance(leaf, TextLeaf):
        return _text(leaf, node, into)
    if isinstance(leaf, WordsLeaf):
        return _words(leaf, node, into)
    if isinstance(leaf, ByLanguage):
        return read_spoken(leaf, node, into.report)
    if not isinstance(node, Scalar):
        into.report("not-a-value", node.where, found=name_of(node))
        return None
    if isinstance(leaf, Whole):
        return _whole(leaf, node, into)
    if isinstance(leaf, Choice):
        return _choice(leaf, node, into)
    if isinstance(leaf, Day):
        return _day(node, into)
    if isinstance(leaf, Switch):
        return _switch(node, into)
    if isinstance(leaf, To):
        slug = _pattern(_SLUG, node, into)
        return None if slug is None else Ref(slug, node.where)
    return _pattern(leaf, node, into)


_SLUG = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters, digits and single hyphens")


def _whole(leaf: Whole, node: Scalar, into: Reading) -> int | None:
    if type(node.value) is not int:
        into.report("not-a-number", node.where, found=node.raw)
        return None
    if not leaf.least <= node.value <= leaf.most:
        into.report("out-of-range", node.where, found=node.value, least=leaf.least, most=leaf.most)
        return None
    return node.value


def _choice(leaf: Choice, node: Scalar, into: Reading) -> str | None:
    if node.raw not in leaf.values:
        hint = nearest(node.raw, leaf.values)
        into.report(
            "not-a-choice", node.where, found=node.raw, known=", ".join(leaf.values), hint=hint
        )
        return None
    return node.raw


def _switch(node: Scalar, into: Reading) -> bool | None:
    if not isinstance(node.value, bool):
        into.report("not-a-choice", node.where, found=node.raw, known="true, false", hint="")
        return None
    return node.value


def _day(node: Scalar, into: Reading) -> datetime.date | None:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", node.raw):
        try:
            day = datetime.date.fromisoformat(node.raw)
        except ValueError:
            day = None  # a day that no calendar has
        if day and 1900 <= day.year <= 2100:
            return day
    into.report("not-a-date", node.where, found=node.raw)
    return None


def _pattern(leaf: Pattern, node: Scalar, into: Reading) -> str | None:
    if not isinstance(node.value, str):
        into.report("not-text", node.where, found=node.raw or "nothing")
        return None
    if len(node.value) > leaf.most or not leaf.matches(node.value):
        into.report(
            "wrong-form", node.where, found=node.value[:60], means=leaf.means, most=leaf.most
        )
        return None
    return node.value


def _text(leaf: TextLeaf, node: Node, into: Reading) -> Text | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        found = name_of(node) if not isinstance(node, Scalar) else (node.raw or "nothing")
        into.report("not-text", node.where, found=found)
        return None
    raw = node.value.strip()
    if not raw:
        into.report("empty-text", node.where)
        return None
    if len(raw) > leaf.most:
        into.report("too-long", node.where, found=len(raw), most=leaf.most)
        return None  # nobody waits for the markup of what is far too long
    blocks, faults = parse(raw, leaf.form, node.where)
    for fault in faults:
        into.take(fault)
    language = node.language or into.language
    if into.resolve is not None and "{" in raw:
        blocks = resolved(blocks, language, into.resolve)
    return Text(blocks, raw, language, node.state, node.where)


def _words(leaf: WordsLeaf, node: Node, into: Reading) -> Words | None:
    if not isinstance(node, Sequence):
        into.report("not-a-list", node.where, found=name_of(node))
        return None
    _check_count(node, Count(1, leaf.count), into)
    items = _plain_list(PlainList(_WORD, None), node, into) or ()
    language = next((i.language for i in node.items if isinstance(i, Scalar) and i.language), "")
    return Words(tuple(i for i in items if i), language or into.language, node.where)


_WORD = Pattern(r"[^\s].{0,38}[^\s]|[^\s]", "a word or a short phrase", 40)
