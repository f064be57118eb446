"""References from a topic to other topics, to sources, and between its own parts."""

import graphlib
from collections.abc import Iterator

from ..codes import problem
from ..model.handbook import HandbookPage
from ..model.text import Ref
from ..model.topic import Diagnosis, Risk, Topic
from ..problem import Problem
from ..reading import nearest
from ..subject import Subject


def topics_exist(subject: Subject) -> Iterator[Problem]:
    """`next` and `better_after` name other topics that have a file."""
    known = subject.topic_slugs
    for topic in subject.topics:
        for key, refs in (("better_after", topic.better_after), ("next", topic.next)):
            for ref in refs:
                if ref.to == topic.slug:
                    yield problem("names-itself", ref.where, slug=ref.to, key=key)
                elif ref.to not in known:
                    hint = nearest(ref.to, known)
                    yield problem("unknown-topic", ref.where, slug=ref.to, hint=hint)


def order_has_a_beginning(subject: Subject) -> Iterator[Problem]:
    """`better_after` never runs in a circle; each circle is reported once, at its first topic by name."""
    after = {
        topic.slug: {ref.to: ref for ref in topic.better_after if ref.to != topic.slug}
        for topic in subject.topics
    }
    while circle := _circle(after):
        start = circle.index(min(circle))
        path = circle[start:] + circle[:start]
        ref = after[path[0]].pop(path[1])
        yield problem("order-circle", ref.where, path=" after ".join((*path, path[0])))


def _circle(after: dict[str, dict[str, Ref]]) -> list[str]:
    """Return topics of which each comes after the next one, and the last after the first."""
    try:
        graphlib.TopologicalSorter(after).prepare()
    except graphlib.CycleError as error:
        found: list[str] = error.args[1]
        return found[:0:-1]  # it names the first one twice, and each before the next
    return []


def prompts_exist(subject: Subject) -> Iterator[Problem]:
    """An activity names prompts of its topic, and no prompt is asked in two activities."""
    for topic in subject.topics:
        known = {prompt.id for prompt in topic.prompts}
        asked: dict[str, tuple[str, int]] = {}
        for activity in topic.activities:
            for ref in activity.prompts:
                if ref.to not in known:
                    hint = nearest(ref.to, known)
                    yield problem("unknown-prompt", ref.where, id=ref.to, hint=hint)
                elif ref.to in asked:
                    first, line = asked[ref.to]
                    yield problem(
                        "prompt-asked-twice", ref.where, id=ref.to, activity=first, line=line
                    )
                asked.setdefault(ref.to, (activity.id, ref.where.line))


def skips_lead_on(subject: Subject) -> Iterator[Problem]:
    """A question's `skip_to` comes with its condition and names a later activity."""
    for topic in subject.topics:
        known = [activity.id for activity in topic.activities]
        for question in topic.diagnose:
            yield from _skip(question, known)


def _skip(question: Diagnosis, known: list[str]) -> Iterator[Problem]:
    to, when = question.skip_to, question.skip_when
    if to is None:
        return
    if when is None:
        yield problem("half-given", to.where, there="skip_to", missing="skip_when")
    if to.to not in known:
        hint = nearest(to.to, known)
        yield problem("unknown-activity", to.where, id=to.to, hint=hint)
    elif to.to == known[0]:
        yield problem("skips-nothing", to.where, id=to.to)


def sources_exist(subject: Subject) -> Iterator[Problem]:
    """Facts and risks name sources of the list; a fact's source can be looked up."""
    if subject.loaded.unread("sources"):
        return
    sources = {source.id: source for source in subject.loaded.sources}
    for record in subject.factual:
        for ref, is_fact in _sources_of(record):
            source = sources.get(ref.to)
            if source is None:
                hint = nearest(ref.to, sources)
                yield problem("unknown-source", ref.where, id=ref.to, hint=hint)
            elif is_fact and source.address is None:
                yield problem("source-without-address", ref.where, id=ref.to)


def _sources_of(record: Topic | HandbookPage) -> Iterator[tuple[Ref, bool]]:
    for fact in record.facts:
        yield fact.source, True
    for risk in record.risks if isinstance(record, Topic) else ():
        if risk.source is not None:
            yield risk.source, False


def laws_are_dated(subject: Subject) -> Iterator[Problem]:
    """A risk with a source says of which day its rule is, and the reverse."""
    for topic in subject.topics:
        for risk in topic.risks:
            yield from _law(risk)


def _law(risk: Risk) -> Iterator[Problem]:
    if risk.source is not None and risk.as_of is None:
        yield problem("half-given", risk.source.where, there="source", missing="as_of")
    if risk.source is None and risk.as_of is not None:
        yield problem("half-given", risk.where, there="as_of", missing="source")


CHECKS = (
    topics_exist,
    order_has_a_beginning,
    prompts_exist,
    skips_lead_on,
    sources_exist,
    laws_are_dated,
)
