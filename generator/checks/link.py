"""Links inside texts lead somewhere."""

from collections.abc import Iterator, Mapping

from ..codes import problem
from ..model.topic import Topic
from ..problem import Problem
from ..reading import nearest
from ..subject import Subject, Writing
from ..texts import links

# The handbook has no pages yet, so a link to it is a dead end like any other.
NO_PAGES: frozenset[str] = frozenset()


def links_lead_somewhere(subject: Subject) -> Iterator[Problem]:
    """Links to topics, sources, the handbook and a topic's own facts have a target."""
    known: dict[str, frozenset[str]] = {"topic": subject.topic_slugs, "handbook": NO_PAGES}
    if not subject.loaded.unread("sources"):
        known["source"] = frozenset(source.id for source in subject.loaded.sources)
    for writing in subject.writings:
        record = writing.record
        facts = record.facts if isinstance(record, Topic) else ()
        yield from _dead_ends(writing, {**known, "fact": frozenset(fact.id for fact in facts)})


def _dead_ends(writing: Writing, known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
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
