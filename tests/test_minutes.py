"""The one fit of minutes: exact, fair, and the same wherever it is computed."""

import json
import runpy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from trees import TODAY

from generator.minutes import LONGEST, SHORTEST, fit, reaches
from generator.model.plan import NoPlan, Plan
from generator.model.topic import Activity, Topic
from generator.survey import survey

ROOT = Path(__file__).parent.parent
MAKER = runpy.run_path(str(Path(__file__).parent / "minutes" / "make_cases.py"))
Activities = tuple[Activity, ...]


@st.composite
def sessions(draw: st.DrawFn) -> Activities:
    """The activities of a session, with rising minutes."""
    rows = []
    for _ in range(draw(st.integers(1, 8))):
        least, typical, most = sorted(draw(st.tuples(*[st.integers(1, 40)] * 3)))
        rows.append((draw(st.sampled_from(["must", "should", "could"])), least, typical, most))
    made: Activities = MAKER["activities_of"](tuple(rows))
    return made


LENGTHS = st.integers(1, 130)


def _planned(activities: Activities, minutes: int) -> Plan:
    plan = fit(activities, minutes)
    assume(isinstance(plan, Plan))
    assert isinstance(plan, Plan)
    return plan


@given(sessions(), LENGTHS)
def test_a_plan_lasts_exactly_the_minutes_asked_for(activities: Activities, minutes: int) -> None:
    """Not a minute is lost or invented, and each part starts when the one before it ends."""
    plan = _planned(activities, minutes)
    assert sum(slot.minutes for slot in plan.slots) == minutes == plan.minutes
    starts = [sum(slot.minutes for slot in plan.slots[:at]) for at in range(len(plan.slots))]
    assert [slot.start for slot in plan.slots] == starts


@given(sessions(), LENGTHS)
def test_every_part_keeps_within_its_own_minutes(activities: Activities, minutes: int) -> None:
    """No part is shorter than its minimum or longer than its maximum."""
    bounds = {a.id: a.minutes for a in activities}
    for slot in _planned(activities, minutes).slots:
        assert bounds[slot.activity].min <= slot.minutes <= bounds[slot.activity].max


@given(sessions(), LENGTHS)
def test_what_must_stay_stays_and_the_order_is_kept(activities: Activities, minutes: int) -> None:
    """Every `must` is in; taken and left-out parts are all parts, each in the order written."""
    plan = _planned(activities, minutes)
    taken = [slot.activity for slot in plan.slots]
    assert {a.id for a in activities if a.keep == "must"} <= set(taken)
    assert [a.id for a in activities if a.id in taken] == taken
    assert [a.id for a in activities if a.id not in taken] == list(plan.left_out)


@given(sessions(), LENGTHS)
def test_the_same_question_has_the_same_answer(activities: Activities, minutes: int) -> None:
    """A fit depends on nothing but its activities and the minutes."""
    assert fit(activities, minutes) == fit(tuple(activities), minutes)


@given(sessions(), LENGTHS)
def test_one_minute_more_shortens_no_part(activities: Activities, minutes: int) -> None:
    """As long as the same parts are taken, more time takes at most a minute of rounding from any."""
    now, then = _planned(activities, minutes), _planned(activities, minutes + 1)
    assume([slot.activity for slot in now.slots] == [slot.activity for slot in then.slots])
    for before, after in zip(now.slots, then.slots, strict=True):
        assert after.minutes >= before.minutes - 1
        assert after.minutes <= before.minutes + 2


@given(sessions())
def test_at_the_usual_length_every_part_has_its_usual_minutes(activities: Activities) -> None:
    """The sum of the typical minutes gives each part exactly those."""
    usual = sum(a.minutes.typical for a in activities)
    plan = fit(activities, usual)
    assert isinstance(plan, Plan)
    assert [slot.minutes for slot in plan.slots] == [a.minutes.typical for a in activities]


@given(sessions(), st.integers(1, 700))
def test_the_nearest_length_is_really_the_nearest(activities: Activities, minutes: int) -> None:
    """No length that has a plan lies closer to the one asked for; of two the shorter is named."""
    answer = fit(activities, minutes)
    if isinstance(answer, Plan):
        return
    longest = sum(a.minutes.max for a in activities)
    able = [length for length in range(1, longest + 1) if reaches(activities, length)]
    assert able
    assert answer.nearest == min(able, key=lambda length: (abs(length - minutes), length))


def _rule(activities: Activities, minutes: int) -> dict[str, int] | None:
    """The rule of the design in plain words, with fractions: minutes by activity, or no plan."""
    ranked = [a for keep in ("should", "could") for a in activities if a.keep == keep]
    taken = [a for a in activities if a.keep == "must"]
    for each in ranked:
        if sum(a.minutes.typical for a in [*taken, each]) <= minutes:
            taken.append(each)
    for each in ranked:
        short = sum(a.minutes.max for a in taken) < minutes
        if short and each not in taken and sum(a.minutes.min for a in [*taken, each]) <= minutes:
            taken.append(each)
    taken.sort(key=activities.index)
    usual = sum(a.minutes.typical for a in taken)
    low = {a.id: a.minutes.min if minutes <= usual else a.minutes.typical for a in taken}
    high = {a.id: a.minutes.typical if minutes <= usual else a.minutes.max for a in taken}
    wide = sum(high.values()) - sum(low.values())
    extra = minutes - sum(low.values())
    if not 0 <= extra <= wide:
        return None
    exact = {id: low[id] + Fraction((high[id] - low[id]) * extra, wide or 1) for id in low}
    whole = {id: int(value) for id, value in exact.items()}
    by_remainder = sorted(exact, key=lambda each: whole[each] - exact[each])
    for id in by_remainder[: minutes - sum(whole.values())]:
        whole[id] += 1
    return whole


@given(sessions(), LENGTHS)
def test_the_fit_follows_the_rule_as_it_is_written_down(
    activities: Activities, minutes: int
) -> None:
    """The fast computation and the rule in plain words agree, minute by minute."""
    answer = fit(activities, minutes)
    told = (
        {slot.activity: slot.minutes for slot in answer.slots} if isinstance(answer, Plan) else None
    )
    assert told == _rule(activities, minutes)


def _cases() -> list[Any]:
    cases: list[Any] = json.loads(MAKER["FILE"].read_text(encoding="utf-8"))
    return cases


def test_the_committed_cases_are_fresh() -> None:
    """`python -m tests.minutes.make_cases --write` would change nothing."""
    assert MAKER["FILE"].read_text(encoding="utf-8") == MAKER["text"]()
    assert sum(len(case["fits"]) for case in _cases()) >= 1200


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["name"])
def test_the_committed_cases_are_right(case: Any) -> None:
    """The file the browser shares holds what the rule in plain words gives."""
    rows = tuple((a["keep"], a["min"], a["typical"], a["max"]) for a in case["activities"])
    activities = MAKER["activities_of"](rows)
    for minutes, told in case["fits"].items():
        expected = _rule(activities, int(minutes))
        assert told == expected or (expected is None and "nearest" in told)


@pytest.mark.parametrize(
    ("rows", "minutes", "reason"),
    [
        ((("must", 10, 10, 10),), 5, "must stay need at least 10"),
        ((("must", 10, 10, 10),), 11, "at most 10"),
        ((("must", 10, 12, 15), ("could", 30, 35, 40)), 20, "no choice of activities"),
    ],
)
def test_what_cannot_be_planned_says_why(rows: Any, minutes: int, reason: str) -> None:
    """Too short, too long, or between: the reason names the number that decides."""
    answer = fit(MAKER["activities_of"](rows), minutes)
    assert isinstance(answer, NoPlan)
    assert reason in answer.reason


def _topics() -> tuple[Topic, ...]:
    return survey(ROOT, TODAY).value.catalogs[0].topics


@pytest.mark.parametrize("topic", _topics(), ids=lambda topic: topic.slug)
def test_every_session_of_ours_fits_every_length(topic: Topic) -> None:
    """From 30 to 90 minutes there is no length a mentor could name that has no plan."""
    assert (SHORTEST, LONGEST) == (30, 90)
    assert all(reaches(topic.activities, minutes) for minutes in range(SHORTEST, LONGEST + 1))
