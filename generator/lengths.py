"""A topic at each length on offer: what it must reach, its plan of minutes and its printed pack."""

from .loaded import Thing
from .minutes import LONGEST, SHORTEST, fit
from .model.catalog import Catalog
from .model.document import LinkItem
from .model.plan import Plan
from .model.settings import Settings
from .model.topic import Topic
from .paper.names import pack_name


def promised(thing: Thing, settings: Settings) -> tuple[int, ...]:
    """Return the lengths a topic must reach: what an organization wrote or changed, those its site offers; ours, all."""
    if thing.own or thing.patches:
        return tuple(sorted(settings.durations))
    return tuple(range(SHORTEST, LONGEST + 1))


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
