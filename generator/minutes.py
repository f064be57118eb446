"""The one fit of minutes: which activities fill a session of a given length, and for how long each.

Take every `must`. Add each `should`, then each `could`, in order, while the typical minutes fit. If what is
taken cannot fill the time at its maxima, add the next by its minimum. Then stretch or shrink: below the typical
sum between minimum and typical, above it between typical and maximum, in whole minutes by largest remainder
(ties to the earlier). The same rule runs in the browser; `tests/minutes/cases.json` holds both.
"""

from .model.plan import NoPlan, Plan, Slot
from .model.topic import Activity

SHORTEST, LONGEST = 30, 90
_ORDER = {"must": 0, "should": 1, "could": 2}


def fit(activities: tuple[Activity, ...], minutes: int) -> Plan | NoPlan:
    """Return a plan that lasts exactly `minutes`, or the nearest length that has one and why."""
    taken = _choose(activities, minutes)
    if taken is None:
        return _no_plan(activities, minutes)
    spent = _share(taken, minutes)
    slots: list[Slot] = []
    start = 0
    for activity, length in zip(taken, spent, strict=True):
        slots.append(Slot(activity.id, length, start))
        start += length
    chosen = {activity.id for activity in taken}
    left = tuple(activity.id for activity in activities if activity.id not in chosen)
    return Plan(minutes, tuple(slots), left)


def reaches(activities: tuple[Activity, ...], minutes: int) -> bool:
    """True when the rule finds activities that last exactly `minutes`."""
    return _choose(activities, minutes) is not None


def _choose(activities: tuple[Activity, ...], minutes: int) -> tuple[Activity, ...] | None:
    """Return the activities that are taken, in their order; None when they cannot last that long."""
    taken = {at for at, activity in enumerate(activities) if activity.keep == "must"}
    rest = sorted(
        set(range(len(activities))) - taken, key=lambda at: (_ORDER[activities[at].keep], at)
    )
    least = typical = most = 0
    for at in taken:
        time = activities[at].minutes
        least, typical, most = least + time.min, typical + time.typical, most + time.max
    for at in rest:
        time = activities[at].minutes
        if typical + time.typical <= minutes:
            taken.add(at)
            least, typical, most = least + time.min, typical + time.typical, most + time.max
    for at in rest:
        time = activities[at].minutes
        if most >= minutes:
            break
        if at not in taken and least + time.min <= minutes:
            taken.add(at)
            least, most = least + time.min, most + time.max
    if not least <= minutes <= most:
        return None
    return tuple(activity for at, activity in enumerate(activities) if at in taken)


def _share(taken: tuple[Activity, ...], minutes: int) -> list[int]:
    """Give each activity its whole minutes; exact, so that two languages of code agree."""
    typical = sum(a.minutes.typical for a in taken)
    if minutes <= typical:
        low, high = [a.minutes.min for a in taken], [a.minutes.typical for a in taken]
    else:
        low, high = [a.minutes.typical for a in taken], [a.minutes.max for a in taken]
    span, extra = sum(high) - sum(low), minutes - sum(low)
    if span == 0:
        return low
    shares = [(top - bottom) * extra for bottom, top in zip(low, high, strict=True)]
    spent = [bottom + share // span for bottom, share in zip(low, shares, strict=True)]
    by_remainder = sorted(range(len(taken)), key=lambda at: (-(shares[at] % span), at))
    for at in by_remainder[: minutes - sum(spent)]:
        spent[at] += 1
    return spent


def _no_plan(activities: tuple[Activity, ...], minutes: int) -> NoPlan:
    least = sum(a.minutes.min for a in activities if a.keep == "must")
    most = sum(a.minutes.max for a in activities)
    lengths = [length for length in range(max(least, 1), most + 1) if reaches(activities, length)]
    nearest = min(lengths, key=lambda length: (abs(length - minutes), length), default=0)
    if minutes < least:
        reason = f"the activities that must stay need at least {least} minutes"
    elif minutes > most:
        reason = f"all activities together last at most {most} minutes"
    else:
        reason = "no choice of activities lasts exactly that long"
    return NoPlan(minutes, nearest, reason)
