"""A topic at each length on offer: its plan of minutes and its printed pack."""

from .minutes import fit
from .model.catalog import Catalog
from .model.document import LinkItem
from .model.plan import Plan
from .model.topic import Topic
from .paper.names import pack_name


def plans_of(topic: Topic, catalog: Catalog) -> tuple[Plan, ...]:
    """Return a plan for each length on offer that can be reached, shortest first."""
    found = (fit(topic.activities, length) for length in sorted(catalog.settings.durations))
    return tuple(plan for plan in found if isinstance(plan, Plan))


def packs(topic: Topic, catalog: Catalog, words: str) -> tuple[LinkItem, ...]:
    """Return a link to the printed pack of each length, under the fixed words at `words`."""
    lexicon = catalog.lexicon
    lengths = ((plan.minutes, lexicon.minutes(plan.minutes)) for plan in plans_of(topic, catalog))
    return tuple(
        LinkItem(
            name="pack",
            path=f"topics/{topic.slug}",
            text=lexicon.text(words, minutes=length),
            minutes=minutes,
            file=pack_name(topic.slug, length, catalog.language),
        )
        for minutes, length in lengths
    )
