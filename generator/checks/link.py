"""Links inside texts lead somewhere."""

from collections.abc import Iterator
from collections.abc import Mapping as Map

from ..codes import problem
from ..loaded import SHAPES
from ..model.handbook import HandbookPage
from ..model.topic import Topic
from ..problem import Problem
from ..reading import nearest
from ..subject import Subject, Writing
from ..texts import links
from ..yaml_doc import Mapping, Node, Scalar, Sequence


def links_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """Links to pages of ours, to sources and to a record's own facts have a target."""
    known = {kind: subject.slugs(kind) for kind in SHAPES}
    if not subject.loaded.unread("sources"):
        known["source"] = frozenset(source.id for source in subject.loaded.sources)
    for writing in subject.writings:
        yield from _dead_ends(writing, {**known, "fact": _facts(writing, subject)})


def _facts(writing: Writing, subject: Subject) -> frozenset[str]:
    """Return the ids of a record's facts, also of one an overlay removed: the overlay answers for that."""
    record = writing.record
    if not isinstance(record, Topic | HandbookPage):
        return frozenset()
    thing = subject.thing(record)
    return _ids(thing.tree.get("facts")) | {fact.id for fact in record.facts}


def _ids(node: Node | None) -> frozenset[str]:
    items = node.items if isinstance(node, Sequence) else ()
    found = [item.get("id") for item in items if isinstance(item, Mapping)]
    return frozenset(each.raw for each in found if isinstance(each, Scalar))


def _dead_ends(writing: Writing, known: Map[str, frozenset[str]]) -> Iterator[Problem]:
    for passage in writing.passages:
        for link in links(passage.text):
            targets = known.get(link.kind)
            if targets is not None and link.target not in targets:
                yield problem(
                    "unknown-link",
                    passage.text.where,
                    kind=link.kind,
                    target=link.target,
                    hint=nearest(link.target, targets),
                )


CHECKS = (links_lead_somewhere,)
