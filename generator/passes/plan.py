"""Every topic's plans for the lengths the settings offer."""

from ..minutes import fit
from ..model.plan import Plan
from ..model.settings import Settings
from ..model.topic import Topic


def plans(topic: Topic, settings: Settings) -> tuple[Plan, ...]:
    """Return a plan for each duration that can be reached, shortest first."""
    found = (fit(topic.activities, minutes) for minutes in sorted(settings.durations))
    return tuple(plan for plan in found if isinstance(plan, Plan))
