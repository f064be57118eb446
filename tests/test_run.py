"""Run mode in a mentor's hands: the rule of minutes in the browser, the clock, the keys, the way to the worksheet."""

import json
import random
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import KINDS, LANGUAGES
from conftest import Visit
from playwright.sync_api import Dialog, Page, expect
from test_accessibility import violations
from trees import TODAY

from generator.documents import run
from generator.minutes import fit
from generator.model.document import Run
from generator.model.plan import Plan
from generator.model.topic import Activity, Topic
from generator.survey import survey

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent
MAKER = runpy.run_path(str(Path(__file__).parent / "minutes" / "make_cases.py"))
SLUG = "scams-aimed-at-leaders"
MINUTE = 60_000
SECOND = 1000
KEYS = ("id", "keep", "min", "typical", "max")
Rows = list[dict[str, Any]]
Module = Callable[..., Any]


def topics() -> tuple[Topic, ...]:
    """Every session of the curriculum, in English."""
    return survey(ROOT, TODAY).value.catalogs[0].topics


def the_topic() -> Topic:
    """The session these tests run."""
    return next(topic for topic in topics() if topic.slug == SLUG)


def rows_of(activities: tuple[Activity, ...]) -> Rows:
    """Activities as the browser knows them."""
    return [
        {"id": a.id, "keep": a.keep, "min": a.minutes.min, "typical": a.minutes.typical, "max": a.minutes.max}
        for a in activities
    ]  # fmt: skip


def told(activities: tuple[Activity, ...], minutes: int) -> list[dict[str, Any]] | None:
    """What Python's rule gives: minutes by part, or None."""
    plan = fit(activities, minutes)
    if not isinstance(plan, Plan):
        return None
    return [{"id": slot.activity, "minutes": slot.minutes} for slot in plan.slots]


@pytest.fixture
def module(visit: Visit, address: str) -> Module:
    """A way to call one function of a script of the site with plain values."""
    page = visit(f"{address}en/about/")

    def call(name: str, body: str, value: Any = None) -> Any:
        place = f"{address}en/assets/js/{name}.js"
        return page.evaluate(
            f"([place, value]) => import(place).then((m) => {{ {body} }})", [place, value]
        )

    return call


# ---------- the rule ----------


def test_the_browser_fits_as_the_generator_does(module: Module) -> None:
    """Every committed case, more than a thousand of them, comes out minute by minute as it is written."""
    cases = json.loads(MAKER["FILE"].read_text(encoding="utf-8"))
    answers = module(
        "fit",
        """return value.map((one) => Object.keys(one.fits).map((minutes) => {
          const found = m.fit(one.activities, Number(minutes));
          return found.slots ? Object.fromEntries(found.slots.map((s) => [s.id, s.minutes])) : {nearest: found.nearest};
        }))""",
        cases,
    )
    assert sum(len(found) for found in answers) >= 1200
    assert answers == [list(case["fits"].values()) for case in cases]


def test_every_session_fits_in_the_browser_as_in_the_guide(module: Module) -> None:
    """Our own sessions, at every length from 20 to 100 minutes, start times and all."""
    ours, lengths = topics(), list(range(20, 101))
    answers = module(
        "fit",
        "return value[0].map((rows) => value[1].map((minutes) => m.fit(rows, minutes)))",
        [[rows_of(topic.activities) for topic in ours], lengths],
    )
    for topic, found in zip(ours, answers, strict=True):
        for minutes, answer in zip(lengths, found, strict=True):
            plan = fit(topic.activities, minutes)
            if isinstance(plan, Plan):
                slots = [{"id": s.activity, "minutes": s.minutes, "start": s.start} for s in plan.slots]  # fmt: skip
                assert answer == {"slots": slots, "nearest": minutes}
            else:
                assert answer == {"slots": None, "nearest": plan.nearest}


def stories(count: int) -> list[dict[str, Any]]:
    """Made-up sessions with what happens in them: how long the first two parts took, and a skip."""
    chance = random.Random(4)
    made = []
    for _ in range(count):
        rows = MAKER["made_up"](chance)
        parts = [dict(zip(KEYS, (f"a{at}", *row), strict=True)) for at, row in enumerate(rows)]
        asked = chance.choice([20, 30, 45, 60, 75, 90])
        spent = [chance.randint(0, 25 * 60) * SECOND for _ in range(2)]
        made.append({"rows": rows, "parts": parts, "minutes": asked, "spent": spent, "to": f"a{len(rows) - 1}"})  # fmt: skip
    return made


STORY = """return value.map(({parts, minutes, spent, to}) => {
  const first = m.begin(parts, minutes);
  if (!first) return null;
  const second = m.next(first, parts, spent[0]);
  const more = m.more(second, parts, spent[0] + spent[1]);
  const skipped = m.skip(second, parts, to, spent[0] + spent[1]);
  return {first, second, more, skipped, over: m.over(more), back: m.back(second), out: m.leftOut(skipped, parts),
    changed: m.changes(second.rest, more.rest), drop: m.over(more) > 0 ? m.toDrop(more) : null};
})"""


def _rest(story: dict[str, Any], after: str) -> tuple[Activity, ...]:
    made: tuple[Activity, ...] = MAKER["activities_of"](story["rows"])
    at = [activity.id for activity in made].index(after)
    return made[at + 1 :]


def test_two_more_minutes_plan_the_rest_by_the_rule(module: Module) -> None:
    """The part that runs gets its two minutes; what is left goes to the rest exactly as Python's rule gives it."""
    seen = 0
    for story, found in zip(told_stories := stories(400), module("run-plan", STORY, told_stories), strict=True):  # fmt: skip
        if not found or not found["second"]["current"]:
            continue
        before, after = found["second"]["current"], found["more"]["current"]
        spent = -(-story["spent"][1] // MINUTE)
        assert after["minutes"] == max(before["minutes"], spent) + 2
        left = story["minutes"] - after["from"] - after["minutes"]
        expected = told(_rest(story, after["id"]), left) if left >= 0 else None
        if expected is not None:
            assert found["more"]["rest"] == expected
            assert found["over"] == 0
            seen += 1
    assert seen > 100


def test_no_plan_is_ever_negative_or_out_of_order(module: Module) -> None:
    """However late a session is: every part keeps its least minutes, what must stay stays, and it says by how much it is over."""
    late = 0
    for story, found in zip(told_stories := stories(400), module("run-plan", STORY, told_stories), strict=True):  # fmt: skip
        if not found or not found["second"]["current"]:
            continue
        parts = {part["id"]: part for part in story["parts"]}
        for name in ("first", "second", "more", "skipped"):
            session = found[name]
            ids = [part["id"] for part in session["rest"]]
            assert ids == sorted(ids)
            for part in session["rest"]:
                bounds = parts[part["id"]]
                assert bounds["min"] <= part["minutes"] <= bounds["max"]
        after = found["more"]["current"]["id"]
        musts = {a.id for a in _rest(story, after) if a.keep == "must"}
        assert musts <= {part["id"] for part in found["more"]["rest"]}
        if found["over"] > 0:
            late += 1
            assert all(
                part["minutes"] == parts[part["id"]]["min"] for part in found["more"]["rest"]
            )
            assert len(found["more"]["rest"]) < 2 or found["drop"]["id"] in parts
    assert late > 50


def test_a_skip_goes_there_and_gives_its_minutes_to_the_rest(module: Module) -> None:
    """The part skipped to runs next, whatever its keep was, and the rule shares out what is left."""
    for story, found in zip(told_stories := stories(200), module("run-plan", STORY, told_stories), strict=True):  # fmt: skip
        if not found or not found["second"]["current"]:
            continue
        if found["second"]["current"]["id"] == story["to"]:
            assert found["skipped"] == found["second"]
            continue
        assert found["skipped"]["current"]["id"] == story["to"]
        assert found["skipped"]["rest"] == []
        elapsed = sum(story["spent"])
        left = max(story["minutes"] - round(elapsed / MINUTE + 1e-9), 0)
        bounds = story["parts"][-1]
        wanted = min(max(left, bounds["min"]), bounds["max"])
        assert found["skipped"]["current"]["minutes"] == wanted


def test_back_is_where_one_was(module: Module) -> None:
    """Next and back again is the plan as it stood, so that a slip costs nothing."""
    for found in module("run-plan", STORY, stories(100)):
        if found:
            assert found["back"] == found["first"]


TIMETABLE = """
  const parts = [
    {id: "a", keep: "must", min: 3, typical: 5, max: 8}, {id: "b", keep: "must", min: 5, typical: 10, max: 15},
    {id: "c", keep: "should", min: 4, typical: 6, max: 8}, {id: "d", keep: "must", min: 5, typical: 9, max: 12}];
  let session = m.begin(parts, 30);
  const told = [[session.current.minutes, ...session.rest.map((part) => part.minutes)]];
  for (const elapsed of value) {
    session = m.next(session, parts, elapsed);
    told.push([session.current?.minutes, ...session.rest.map((part) => part.minutes)]);
  }
  return told;"""


# What the first part took, in minutes, and the minutes of the parts to come then.
LATE: list[tuple[float, list[int]]] = [
    (5.3, [10, 6, 9]),  # on time, give or take half a minute: nothing moves
    (8, [9, 5, 8]),  # late: the parts to come are shortened, and none is dropped while all can stay
    (2, [11, 7, 10]),  # early: they are stretched
    (17, [7, 6]),  # so late that not all can stay: the rule chooses anew
    (40, [5, 5]),  # later than even that: the least minutes of what must stay
]


def test_time_lost_or_saved_is_shared_out(module: Module) -> None:
    """Five, ten, six and nine minutes: what the first part takes decides what the others get."""
    for spent, plan in LATE:
        first, second = module("run-plan", TIMETABLE, [int(spent * MINUTE)])
        assert first == [5, 10, 6, 9]
        assert second == plan, spent


CLOCKS: list[tuple[Any, int, int]] = [
    ({"ran": 0, "since": 1000}, 61_000, 60_000),
    ({"ran": 5000, "since": None}, 10**9, 5000),
    ({"ran": 5000, "since": 2000}, 1000, 5000),  # the wall clock was put back
    ({"ran": 1000, "since": 0}, 180 * MINUTE, 180 * MINUTE + 1000),  # the phone slept
]


def test_time_is_read_and_never_counted(module: Module) -> None:
    """The clock is two moments: it survives sleep, stands still in a pause, and never runs backwards."""
    asked = [[clock, now] for clock, now, _ in CLOCKS]
    found = module("run-clock", "return value.map((one) => m.elapsed(...one))", asked)
    assert found == [expected for *_, expected in CLOCKS]


MARKS = [
    (10, 0, None), (10, 4.99, None), (10, 5, "half"), (10, 7.99, "half"), (10, 8, "soon"), (10, 10, "over"),
    (10, 25, "over"), (5, 2.5, None), (5, 3, "soon"), (2, 1, None), (2, 2, "over"), (1, 0.5, None),
]  # fmt: skip


def test_milestones(module: Module) -> None:
    """Half of a part, two minutes before its end, its end; a short part is spared the first."""
    asked = [[length * MINUTE, spent * MINUTE] for length, spent, _ in MARKS]
    found = module("run-clock", "return value.map((one) => m.markOf(...one))", asked)
    assert found == [mark for *_, mark in MARKS]


# Where the finger starts and ends, after how long, and the way it means.
SWIPES = [
    ((200, 300), (100, 300), 300, 1), ((200, 300), (300, 300), 300, -1),
    ((200, 300), (190, 300), 300, 0), ((200, 300), (100, 420), 300, 0), ((200, 300), (200, 100), 300, 0),
    ((200, 300), (100, 300), 900, 0), ((385, 300), (100, 300), 300, 0), ((5, 300), (200, 300), 300, 0),
]  # fmt: skip


def test_a_swipe_is_not_a_scroll(module: Module) -> None:
    """Far, quick and sideways, or it is none; a finger from the screen's edge belongs to the browser."""
    asked = [
        [{"x": x, "y": y, "time": 0}, {"x": to_x, "y": to_y, "time": after}, 390]
        for (x, y), (to_x, to_y), after, _ in SWIPES
    ]
    found = module("swipe", "return value.map((one) => m.swipeOf(...one))", asked)
    assert found == [way for *_, way in SWIPES]


# ---------- in the room ----------


def opened(visit: Visit, address: str, language: str = "en", query: str = "?minutes=60", **options: Any) -> Page:  # fmt: skip
    """The page before a session, with a clock that tests can move."""
    page = visit(f"{address}{language}/about/", **options)
    page.clock.install(time="2026-11-28T10:00:00")
    page.clock.pause_at("2026-11-28T10:00:01")
    page.goto(f"{address}{language}/{KINDS['run']}{query}")
    expect(page.locator("[data-run=ready]")).to_be_attached()
    return page


def started(visit: Visit, address: str, language: str = "en", query: str = "?minutes=60", **options: Any) -> Page:  # fmt: skip
    """A session that has just begun."""
    page = opened(visit, address, language, query, **options)
    page.locator(".start").click()
    expect(page.locator("[data-run=running]")).to_be_attached()
    return page


def press(page: Page, name: str) -> None:
    """Press one of run mode's buttons, and let the page answer."""
    page.locator(f"[data-do={name}]").click()
    page.clock.run_for(50)


def wait(page: Page, minutes: float) -> None:
    """Let time pass, of which a page sees no more than a look now and then."""
    page.clock.fast_forward(int(minutes * MINUTE) - 300)
    page.clock.run_for(300)


def kept(page: Page) -> dict[str, Any]:
    """The session as the device keeps it."""
    found: dict[str, Any] = page.evaluate(
        f"JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.endsWith('run/{SLUG}'))))"
    )
    return found


def now_on(page: Page) -> str:
    """The id of the part that is shown."""
    shown = page.locator(".part:visible")
    expect(shown).to_have_count(1)
    return str(shown.get_attribute("data-id"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_session_from_start_to_worksheet(visit: Visit, address: str, language: str) -> None:
    """Ready, one part at a time in the plan's order with the focus on its title, and at the end the worksheet."""
    page = opened(visit, address, language, "?minutes=45")
    expect(page.locator("[name=minutes]:checked")).to_have_value("45")
    expect(page.locator("#needs + .chunk li:visible")).to_have_count(len(the_topic().needs))
    page.locator(".start").click()
    plan = told(the_topic().activities, 45)
    assert plan
    for at, part in enumerate(plan, 1):
        assert now_on(page) == part["id"]
        expect(page.locator(f"#name-{part['id']}")).to_be_focused()
        expect(page.locator(".whereabouts .number")).to_contain_text(str(at))
        assert page.locator(".digits").inner_text().split(":" if language == "en" else ".")[0] in (
            str(part["minutes"]),
            str(part["minutes"] - 1),
        )
        wait(page, part["minutes"])
        press(page, "next")
    expect(page.locator("#end-name")).to_be_focused()
    expect(page.locator(".took")).to_contain_text("45")
    expect(page.locator(".spent li")).to_have_count(len(plan))
    sheets = page.locator("#after + .chunk .list a")
    expect(sheets).to_have_count(2)
    page.on("dialog", lambda box: box.accept())
    sheets.first.click()
    page.wait_for_url(f"**/{language}/topics/{SLUG}/worksheet-mentor/**")


def test_nothing_goes_on_by_itself(visit: Visit, address: str) -> None:
    """An hour late, the same part is shown; time says by how much, in words and in a form of its own."""
    page = started(visit, address)
    first = now_on(page)
    wait(page, 65)
    assert now_on(page) == first
    expect(page.locator(".unit")).to_have_text("over")
    expect(page.locator(".meter")).to_have_attribute("data-mark", "over")
    expect(page.locator(".mark")).to_contain_text("The time of this part is up")
    expect(page.locator(".mark")).to_contain_text("The time you agreed on is up")
    expect(page.locator(".whereabouts .all")).to_contain_text("5 minutes over")


def test_it_goes_on_by_itself_when_asked_to(visit: Visit, address: str) -> None:
    """With the switch on, the next part comes when the time of this one is up."""
    page = started(visit, address)
    plan = told(the_topic().activities, 60) or []
    page.locator("[data-open=run-settings]").click()
    page.locator("[data-set=alone]").check()
    page.keyboard.press("Escape")
    wait(page, plan[0]["minutes"] - 0.5)
    assert now_on(page) == plan[0]["id"]
    wait(page, 1)
    assert now_on(page) == plan[1]["id"]


def test_a_pause_stops_the_time(visit: Visit, address: str) -> None:
    """Twenty minutes of fire alarm cost none of the session."""
    page = started(visit, address)
    wait(page, 1)
    press(page, "pause")
    page.clock.run_for(300)
    before = page.locator(".digits").inner_text()
    wait(page, 20)
    expect(page.locator(".digits")).to_have_text(before)
    expect(page.locator(".mark")).to_contain_text("Paused")
    press(page, "pause")
    wait(page, 1)
    expect(page.locator(".digits")).not_to_have_text(before)
    expect(page.locator(".whereabouts .all")).to_contain_text("58 minutes left in all")


def test_the_time_survives_a_sleeping_phone(visit: Visit, address: str) -> None:
    """No script runs for eleven minutes; the first look afterwards shows what is true then."""
    page = started(visit, address)
    page.clock.fast_forward(11 * MINUTE)
    page.clock.run_for(300)
    expect(page.locator(".whereabouts .all")).to_contain_text("49 minutes left in all")


@pytest.mark.parametrize("minutes", [45, 60])
def test_two_more_minutes_re_plan_the_rest_exactly(visit: Visit, address: str, minutes: int) -> None:  # fmt: skip
    """The plan on the page is the one Python's rule gives for the time that is left; undo takes it back."""
    page = opened(visit, address, query=f"?minutes={minutes}")
    page.locator("main [data-remember]").check()
    page.locator(".start").click()
    plan = told(the_topic().activities, minutes)
    assert plan
    before = kept(page)["session"]
    assert [{k: before["current"][k] for k in ("id", "minutes")}, *before["rest"]] == plan
    wait(page, 4)
    press(page, "more")
    after = kept(page)["session"]
    longer = plan[0]["minutes"] + 2
    assert after["current"]["minutes"] == longer
    assert after["rest"] == told(the_topic().activities[1:], minutes - longer)
    message = page.locator(".message")
    expect(message).to_contain_text("Two more minutes for this part.")
    new = {part["id"]: part["minutes"] for part in after["rest"]}
    moved = [part for part in plan[1:] if new.get(part["id"], part["minutes"]) != part["minutes"]]
    assert moved
    if len(moved) > 3:  # too many to take in at a glance
        expect(message).to_contain_text(f"{len(moved)} other parts")
    for part in moved if len(moved) <= 3 else ():
        title = page.locator(f"#name-{part['id']}").text_content() or ""
        words = f"{title.strip()}: {new[part['id']]} minutes instead of {part['minutes']}"
        expect(message).to_contain_text(words)
    for part in plan[1:]:
        if part["id"] not in new:
            title = page.locator(f"#name-{part['id']}").text_content() or ""
            expect(message).to_contain_text(title.strip())
    page.get_by_role("button", name="Undo").click()
    page.clock.run_for(50)
    assert kept(page)["session"] == before


def test_a_plan_that_is_too_long_says_so_kindly(visit: Visit, address: str) -> None:
    """When even the least minutes of what must stay do not fit, the page says by how much and what to leave out."""
    page = opened(visit, address)
    page.locator("main [data-remember]").check()
    page.locator(".start").click()
    wait(page, 45)
    press(page, "more")
    session = kept(page)["session"]
    musts = {a.id: a.minutes.min for a in the_topic().activities[1:] if a.keep == "must"}
    assert {part["id"]: part["minutes"] for part in session["rest"]} == musts
    over = 47 + sum(musts.values()) - 60
    expect(page.locator(".message")).to_contain_text(f"{over} minutes more than you have")
    page.locator(".answers button", has_text="Leave out").click()
    dropped = kept(page)["session"]["dropped"]
    assert len(dropped) == 1
    assert {part["id"] for part in kept(page)["session"]["rest"]} == set(musts) - set(dropped)
    assert "-" not in page.locator(".meter").inner_text().replace("call-back", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_they_know_is_skipped(visit: Visit, address: str, language: str) -> None:
    """While listening, each question that allows it leads on to its part, and says how many minutes that frees."""
    page = opened(visit, address, language)
    page.locator("main [data-remember]").check()
    page.locator(".start").click()
    wait(page, 5)
    press(page, "next")
    page.locator(".part:visible details summary").first.click()
    rest = kept(page)["session"]["rest"]
    between = [part["id"] for part in rest].index("mark-yourself")
    button = page.locator("[data-to=mark-yourself]")
    expect(button).to_contain_text(str(sum(part["minutes"] for part in rest[:between])))
    wait(page, 3)
    button.click()
    assert now_on(page) == "mark-yourself"
    expect(page.locator("#name-mark-yourself")).to_be_focused()
    session = kept(page)["session"]
    at = [a.id for a in the_topic().activities].index("mark-yourself")
    expected = told(the_topic().activities[at:], 60 - 8)
    assert [{k: session["current"][k] for k in ("id", "minutes")}, *session["rest"]] == expected
    press(page, "back")
    assert now_on(page) == "what-you-met"


def test_back_and_the_last_part(visit: Visit, address: str) -> None:
    """Nothing lies before the first part; the end leads back to the last."""
    page = started(visit, address, query="?minutes=30")
    expect(page.locator("[data-do=back]")).to_be_disabled()
    first = now_on(page)
    press(page, "next")
    press(page, "back")
    assert now_on(page) == first
    for part in told(the_topic().activities, 30) or []:
        last = now_on(page)
        assert last == part["id"]
        wait(page, part["minutes"])
        press(page, "next")
    expect(page.locator("[data-run=ended]")).to_be_attached()
    press(page, "reopen")
    assert now_on(page) == last


def test_the_keyboard_runs_a_session(visit: Visit, address: str) -> None:
    """Arrows or N and P turn, space pauses, plus gives two minutes, ? helps, Esc asks before it leaves."""
    page = started(visit, address, width=1280)
    first = now_on(page)
    page.keyboard.press("ArrowRight")
    second = now_on(page)
    page.keyboard.press("p")
    assert now_on(page) == first
    page.keyboard.press("n")
    assert now_on(page) == second
    page.keyboard.press("ArrowLeft")
    assert now_on(page) == first
    page.keyboard.press("Space")
    expect(page.locator("[data-do=pause]")).to_have_text("Go on")
    page.keyboard.press("Space")
    expect(page.locator("[data-do=pause]")).to_have_text("Pause")
    page.keyboard.press("+")
    page.clock.run_for(100)
    expect(page.locator(".message p")).to_contain_text("Two more minutes")
    page.keyboard.press("?")
    expect(page.locator("#run-settings")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(page.locator("#run-settings")).not_to_be_visible()
    assert now_on(page) == first
    page.keyboard.press("Escape")
    expect(page.locator("#run-leave")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#run-leave")).not_to_be_visible()
    assert now_on(page) == first
    page.keyboard.press("/")
    expect(page.locator("#search")).not_to_be_visible()


def test_keys_never_act_on_someone_who_writes(visit: Visit, address: str) -> None:
    """In the notes every letter is a letter; single letters can be switched off altogether; a button's space is its own."""
    page = started(visit, address)
    first = now_on(page)
    page.locator(".part:visible .notes summary").click()
    field = page.locator(".part:visible textarea")
    field.click()
    page.keyboard.type("n p + ? /")
    expect(field).to_have_value("n p + ? /")
    assert now_on(page) == first
    page.locator("[data-do=tell]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-do=pause]")).to_have_text("Pause")
    page.locator("[data-open=run-settings]").click()
    page.locator("[data-set=keys]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    assert now_on(page) == first
    page.keyboard.press("ArrowRight")
    assert now_on(page) != first


SWIPE = """([from, to]) => {
  const target = document.querySelector(".part[data-now] .steps");
  const touch = (x) => new Touch({identifier: 1, target, clientX: x, clientY: 400});
  const send = (name, x, left) => target.dispatchEvent(new TouchEvent(name,
    {bubbles: true, touches: left ? [touch(x)] : [], changedTouches: [touch(x)]}));
  send("touchstart", from, true);
  send("touchend", to, false);
}"""


def test_a_swipe_turns_but_never_ends(visit: Visit, address: str) -> None:
    """Left is next, right is back; the last part is only left by its button."""
    page = started(visit, address, query="?minutes=30", has_touch=True)
    first = now_on(page)
    page.evaluate(SWIPE, [300, 100])
    assert now_on(page) != first
    page.evaluate(SWIPE, [100, 300])
    assert now_on(page) == first
    for part in told(the_topic().activities, 30) or []:
        wait(page, part["minutes"])
        page.evaluate(SWIPE, [300, 100])
    expect(page.locator("[data-run=running]")).to_be_attached()
    expect(page.locator(".then")).to_have_text("This is the last part.")


def test_answers_are_one_tap_away(visit: Visit, address: str) -> None:
    """Hard questions and ways out open above the session, close with Esc, and stand on the page again afterwards."""
    page = started(visit, address)
    for box, heading in (("run-ask", "if-they-ask"), ("run-stuck", "if-it-goes-wrong")):
        button = page.locator(f"[data-open={box}]")
        button.click()
        expect(page.locator(f"#{box} #{heading}")).to_be_visible()
        assert page.locator(f"#{box} section").count() >= 4
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
    links = page.locator("#run-ask .held a")
    assert links.count() > 0
    elsewhere = "(all) => all.map((link) => link.target)"
    assert set(links.evaluate_all(elsewhere)) == {"_blank"}
    press(page, "leave")
    page.locator("#run-leave [value=leave]").click()
    assert set(page.locator(".page .answer a").evaluate_all(elsewhere)) == {""}
    expect(page.locator(".page > #if-they-ask + .chunk .answer").first).to_be_visible()
    expect(page.locator("[data-do=resume]")).to_be_focused()
    page.locator("[data-do=resume]").click()
    assert now_on(page) == the_topic().activities[0].id


def test_notes_stay_only_where_that_is_wanted(visit: Visit, address: str) -> None:
    """Without the switch nothing is stored and a reload has forgotten; with it the session goes on where it was."""
    page = started(visit, address)
    boxes: list[str] = []

    def accept(box: Dialog) -> None:
        boxes.append(box.type)
        box.accept()

    page.on("dialog", accept)
    page.locator(".part:visible .notes summary").click()
    page.locator(".part:visible textarea").fill("Faktur palsu.")
    assert "Faktur" not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    assert boxes == ["beforeunload"]
    expect(page.locator(".before")).not_to_be_visible()
    page.locator("main [data-remember]").check()
    page.locator(".start").click()
    wait(page, 6)
    press(page, "next")
    page.locator(".part:visible .notes summary").click()
    page.locator(".part:visible textarea").fill("Faktur palsu.")
    page.locator(".part:visible .doing input").first.check()
    boxes.clear()
    page.reload()
    assert boxes == []
    expect(page.locator(".before")).to_contain_text("What you have met")
    expect(page.locator(".before")).to_contain_text("6 minutes")
    page.locator("[data-do=resume]").click()
    assert now_on(page) == "what-you-met"
    expect(page.locator(".part[data-now] textarea")).to_have_value("Faktur palsu.")
    expect(page.locator(".part:visible .doing input").first).to_be_checked()
    expect(page.locator(".whereabouts .all")).to_contain_text("54 minutes left")


def test_a_session_of_yesterday_waits_where_it_stood(visit: Visit, address: str) -> None:
    """Found again the next day, the time has not run on; and what another program wrote is no session."""
    page = opened(visit, address)
    page.locator("main [data-remember]").check()
    page.locator(".start").click()
    wait(page, 3)
    page.goto(f"{address}en/about/")
    page.clock.fast_forward(24 * 60 * MINUTE)
    page.goto(f"{address}en/{KINDS['run']}")
    expect(page.locator(".before")).to_contain_text("3 minutes into the session")
    page.locator("[data-do=resume]").click()
    expect(page.locator("[data-do=pause]")).to_have_text("Go on")
    page.goto(f"{address}en/about/")
    page.evaluate(
        "for (const key of Object.keys(localStorage)) if (key.includes('run/')) localStorage.setItem(key, '{\"session\": {\"done\": [7]}}')"
    )
    page.goto(f"{address}en/{KINDS['run']}")
    expect(page.locator(".start")).to_be_visible()
    expect(page.locator(".before")).not_to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_leave_as_text(visit: Visit, address: str, language: str) -> None:
    """Copied or downloaded: the session, its times, what was left out, and each note below its part; deleted means gone."""
    page = started(visit, address, language, "?minutes=45", permissions=["clipboard-read", "clipboard-write"])  # fmt: skip
    page.locator(".part:visible .notes summary").click()
    page.locator(".part:visible textarea").fill("<b>Faktur</b> palsu.")
    wait(page, 2)
    press(page, "leave")
    page.locator("#run-leave [value=end]").click()
    expect(page.locator("dl.noted dd")).to_have_text("<b>Faktur</b> palsu.")
    press(page, "copy")
    expect(page.locator(".ending [role=status]")).not_to_be_empty()
    text = page.evaluate("navigator.clipboard.readText()")
    title = page.locator("h1").inner_text()
    assert text.startswith(title)
    assert text.rstrip().endswith("<b>Faktur</b> palsu.")
    with page.expect_download() as waiting:
        press(page, "save")
    assert waiting.value.suggested_filename.endswith(f"-{SLUG}.txt")
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == text
    press(page, "clear")
    expect(page.locator("dl.noted")).not_to_be_visible()


@pytest.mark.parametrize(
    ("query", "minutes"),
    [("", 45), ("?minutes=37", 37), ("?minutes=<b>", 45), ("?minutes=999", 45), ("?minutes=5", 33)],
)
def test_any_length_is_run(visit: Visit, address: str, query: str, minutes: int) -> None:
    """The address names the length; what cannot be is answered with the nearest that can, in words."""
    page = opened(visit, address, query=query)
    page.locator("main [data-remember]").check()
    least = sum(a.minutes.min for a in the_topic().activities if a.keep == "must")
    wanted = least if minutes == 33 else minutes
    if wanted == least:
        expect(page.locator(".outlook")).to_contain_text(f"This one lasts {least} minutes")
    page.locator(".start").click()
    session = kept(page)["session"]
    assert session["minutes"] == wanted
    planned = [session["current"], *session["rest"]]
    assert sum(part["minutes"] for part in planned) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_it_is_a_page_to_read(visit: Visit, address: str, language: str) -> None:
    """Every part with its steps and questions, its minutes at each length, the answers, and no button that does nothing."""
    page = visit(f"{address}{language}/{KINDS['run']}", java_script_enabled=False)
    topic = the_topic()
    expect(page.locator(".part h3:visible")).to_have_count(len(topic.activities))
    for length in (30, 45, 60, 90):
        plan = {part["id"]: part["minutes"] for part in told(topic.activities, length) or []}
        at = (30, 45, 60, 90).index(length) + 1
        cells = page.locator(f".plans tbody tr td:nth-child({at + 1})")
        for activity, cell in zip(topic.activities, cells.all(), strict=True):
            expected = str(plan[activity.id]) if activity.id in plan else "–"
            assert cell.inner_text().startswith(expected)
    for activity in topic.activities:
        expect(page.locator(f"#part-{activity.id} .steps li:visible")).to_have_count(len(activity.steps))  # fmt: skip
    expect(page.locator("main button:visible")).to_have_count(0)
    expect(page.locator("main :is(input, textarea):visible")).to_have_count(len(topic.needs) + 2)
    assert page.locator("dialog:visible").count() == 0
    expect(page.locator("#if-they-ask + .chunk .answer")).to_have_count(len(topic.if_they_ask))


def test_questions_that_need_trust_stay_away() -> None:
    """No prompt for later meetings is on any page of run mode."""
    catalog = survey(ROOT, TODAY).value.catalogs[0]
    for topic in catalog.topics:
        document = run.build(topic, catalog)
        (block,) = (block for block in document.blocks if isinstance(block, Run))
        shown = [prompt for part in block.parts for prompt in part.item.prompts]
        assert all(prompt.care != "trust" for prompt in shown)
        assert block.asked_in in {activity.id for activity in topic.activities}


def test_motion_only_where_it_is_welcome(visit: Visit, address: str) -> None:
    """Whoever asks for less motion gets a bar that does not glide and parts that do not fade."""
    look = "(e) => [getComputedStyle(e).transitionDuration, getComputedStyle(e).animationName]"
    for motion, moving in (("reduce", False), ("no-preference", True)):
        page = started(visit, address, reduced_motion=motion)
        glides = page.locator(".bar i").evaluate(look)[0] not in ("0s", "")
        fades = page.locator(".part[data-now]").evaluate(look)[1] != "none"
        assert [glides, fades] == [moving, moving]


def test_the_screen_is_kept_awake_only_meanwhile(visit: Visit, address: str) -> None:
    """Asked for when the session starts, again after the page was hidden, given back at its end; without it all works."""
    fake = """
      window.locks = [];
      Object.defineProperty(navigator, "wakeLock", {value: {request: async (kind) => {
        const lock = new EventTarget();
        lock.release = async () => { locks.splice(locks.indexOf(kind), 1); lock.dispatchEvent(new Event("release")); };
        locks.push(kind);
        return lock;
      }}});"""
    page = opened(visit, address, before=[fake])
    assert page.evaluate("locks") == []
    page.locator(".start").click()
    page.wait_for_function("locks.length === 1")
    press(page, "leave")
    page.locator("#run-leave [value=end]").click()
    page.wait_for_function("locks.length === 0")
    without = started(visit, address, before=["delete Navigator.prototype.wakeLock"])
    without.locator("[data-open=run-settings]").click()
    expect(without.locator(".awake")).to_contain_text("cannot keep the screen on")


def test_it_is_silent_until_asked(visit: Visit, address: str) -> None:
    """No tone without the switch; with it one at two minutes and one at the end, and never again for the same milestone."""
    count = """
      window.tones = 0;
      const real = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () { window.tones += 1; return real.call(this); };"""
    page = started(visit, address, before=[count])
    wait(page, 10)
    assert page.evaluate("tones") == 0
    press(page, "next")
    page.locator("[data-open=run-settings]").click()
    page.locator("[data-set=sound]").check()
    page.keyboard.press("Escape")
    tried = page.evaluate("tones")
    for _ in range(40):
        wait(page, 0.5)
    assert page.evaluate("tones") == tried + 2


def test_a_screen_reader_is_told_and_not_nagged(visit: Visit, address: str) -> None:
    """The running digits are no live region; milestones and plans are; the time is said on demand, again and again."""
    page = started(visit, address)
    timer = page.locator(".time")
    expect(timer).to_have_role("timer")
    expect(timer).to_have_attribute("aria-live", "off")
    changed = """() => new Promise((done) => {
      window.heard = 0;
      new MutationObserver(() => (window.heard += 1)).observe(document.querySelector(".mark"), {childList: true, characterData: true, subtree: true});
      done();
    })"""
    page.evaluate(changed)
    plan = told(the_topic().activities, 60) or []
    for _ in range(4 * (plan[0]["minutes"] + 3)):
        wait(page, 0.25)
    assert page.evaluate("heard") == 2  # two minutes left, time is up
    for _ in range(2):
        press(page, "tell")
        expect(page.locator(".message p")).to_contain_text("over in this part.")
        expect(page.locator(".message p")).to_contain_text("left in all")


STATES = ("ready", "running", "soon", "over", "ask", "stuck", "settings", "leave", "long", "ended")
# The longer words of Indonesian where room is short.
SEEN = [
    *((state, "en") for state in STATES),
    *((state, "id") for state in ("running", "long", "ended")),
]


def bring(page: Page, state: str) -> None:
    """Lead a page that is ready into a state."""
    if state == "ready":
        return
    page.locator(".start").click()
    press(page, "next")
    passed = {"soon": 6.5, "over": 12, "long": 50}.get(state, 1)
    wait(page, passed)
    if state in ("ask", "stuck", "settings", "leave"):
        name = {"leave": "[data-do=leave]"}.get(state, f"[data-open=run-{state}]")
        page.locator(name).click()
        expect(page.locator(f"#run-{state}")).to_be_visible()
    if state == "long":
        press(page, "more")
        page.clock.run_for(100)
    if state == "ended":
        page.locator(".part:visible .notes summary").click()
        page.locator(".part:visible textarea").fill("Satu catatan.")
        press(page, "leave")
        page.locator("#run-leave [value=end]").click()
    page.locator(".part:visible details:not([open]) > summary").evaluate_all("(all) => all.forEach((each) => each.click())")  # fmt: skip


@pytest.mark.parametrize(("state", "language"), SEEN)
def test_axe_finds_nothing_in_any_state(visit: Visit, address: str, state: str, language: str) -> None:  # fmt: skip
    """WCAG 2.2 AA in every state, dark and light, upright, on its side and on a desk; at 320 pixels nothing lies sideways."""
    page = opened(visit, address, language, width=320, height=256, reduced_motion="reduce")
    bring(page, state)
    page.clock.resume()  # axe itself waits for timers
    found = []
    for width, height in ((320, 256), (390, 844), (844, 390), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width}: scrolls sideways")
        for colors in ("dark", "light") if width in (320, 1280) else ():
            page.evaluate(f"document.documentElement.dataset.colors = '{colors}'")
            found += [f"{width} {colors}: {each}" for each in violations(page)]
    assert found == []


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1280, 800)])
def test_every_control_can_be_hit_and_seen(visit: Visit, address: str, size: tuple[int, int]) -> None:  # fmt: skip
    """Buttons of the session are 44 pixels high at least, lie inside the screen, and cover no other; the title is in view."""
    page = started(visit, address, "id", width=size[0], height=size[1], has_touch=True)
    press(page, "next")
    boxes = []
    for button in page.locator(".controls button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= size[1] + 1
        boxes.append(box)
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"]
                or one["y"] + one["height"] <= other["y"]
                or other["x"] + other["width"] <= one["x"]
                or other["y"] + other["height"] <= one["y"]
            )
            assert apart
    spilled = (
        "(all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent)"
    )
    assert page.locator(".controls button").evaluate_all(spilled) == []
    expect(page.locator(".part[data-now] h3")).to_be_in_viewport()
    assert not page.evaluate("document.documentElement.scrollHeight > innerHeight")
    # Without a connection a line above says so: it takes nothing from the buttons.
    page.evaluate("document.querySelector('.kept-bar').hidden = false")
    expect(page.locator(".controls button").last).to_be_in_viewport(ratio=1)
    assert not page.evaluate("document.documentElement.scrollHeight > innerHeight")


def _words(language: str) -> dict[str, Any]:
    file = ROOT / f"curriculum/languages/{language}/words/run.yml"
    words: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))["run"]
    return words


def test_every_word_of_run_mode_is_used() -> None:
    """No word lies idle: each is asked for by a template, and those for scripts by a script."""
    places = ("templates/site/run.html.j2", "templates/site/ready.html.j2", "documents/run.py")
    shown = "".join((ROOT / "generator" / place).read_text(encoding="utf-8") for place in places)
    scripts = "".join(file.read_text() for file in (ROOT / "overrides/assets/js").glob("run*.js"))
    words = _words("en")
    idle = [key for key, said in words.items() if isinstance(said, str) and f'"run.{key}"' not in shown]  # fmt: skip
    for key in words["live"]:
        head, *tail = key.split("_")
        spelled = head + "".join(part.capitalize() for part in tail)
        idle += [key] if f'"{key}"' not in shown or f'"{spelled}"' not in scripts else []
    assert idle == []
    assert [*words] == [*_words("id")]
    assert [*words["live"]] == [*_words("id")["live"]]
