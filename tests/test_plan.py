"""My plan: dates that are right on any clock, a link that holds it all, a calendar that updates, hands that can do it."""

import datetime
import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import icalendar
import pytest
from built import LANGUAGES, ROOT
from conftest import Visit
from hosting import hosted
from playwright.sync_api import Page, expect
from test_accessibility import SCHEMES, violations
from test_browser import WATCH_SHIFTS

pytestmark = pytest.mark.browser

SEED = "abcdefgh2345"
BASE = {
    "items": [],
    "track": "",
    "start": "2027-02-09",
    "time": "09:00",
    "zone": "Asia/Jakarta",
    "weeks": 2,
    "skipped": [],
    "plain": False,
    "seed": SEED,
    "sequence": 0,
    "gone": [],
}
TOPICS = ("checking-ai-answers", "scams-aimed-at-leaders", "hoaxes-in-group-chats")
LINK = f"#p=1&s={TOPICS[0]}.60,{TOPICS[1]}.45&from=2027-02-09&at=10:00&zone=Asia/Jakarta&every=2"
MINE = f"{LINK}&uid={SEED}"
REMEMBER = "localStorage.setItem(`terbalik:/terbalik/:remember`, 'on')"


# ---------- the modules, each alone ----------


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty page beside the scripts of the site."""
    folder = tmp_path_factory.mktemp("bench")
    shutil.copytree(ROOT / "overrides/assets/js", folder / "js")
    (folder / "index.html").write_text("<!doctype html><title>-</title><link rel=icon href=data:,>")
    with hosted(folder, "/bench/") as place:
        yield place


def run(page: Page, module: str, body: str, given: object = None) -> Any:
    """What an expression over a module `m` gives for the values in `given`."""
    # As one text each way: values in their thousands travel slowly one by one.
    script = f"""async (text) => {{
        const given = JSON.parse(text), m = await import('./js/{module}.js');
        return JSON.stringify({body});
    }}"""
    return json.loads(page.evaluate(script, json.dumps(given)))


def plan(**changes: object) -> dict[str, Any]:
    """A plan that differs from the plainest one as said."""
    return BASE | changes


def items(*slugs: str, minutes: int = 60) -> list[dict[str, object]]:
    """Meetings of equal length."""
    return [{"slug": slug, "minutes": minutes} for slug in slugs]


CLOCKS = [
    ("2027-02-09", "10:00", "Asia/Jakarta", "2027-02-09T03:00"),
    ("2027-02-09", "10:00", "Asia/Makassar", "2027-02-09T02:00"),
    ("2027-02-09", "10:00", "Asia/Jayapura", "2027-02-09T01:00"),
    ("2027-02-09", "08:15", "Asia/Jayapura", "2027-02-08T23:15"),
    ("2027-02-09", "10:00", "Asia/Kathmandu", "2027-02-09T04:15"),
    ("2027-03-27", "10:00", "Europe/Berlin", "2027-03-27T09:00"),
    ("2027-03-28", "10:00", "Europe/Berlin", "2027-03-28T08:00"),
    ("2027-03-28", "02:30", "Europe/Berlin", "2027-03-28T01:30"),  # no clock shows it
    ("2027-10-31", "02:30", "Europe/Berlin", "2027-10-31T00:30"),  # clocks show it twice
    ("2027-03-13", "10:00", "America/New_York", "2027-03-13T15:00"),
    ("2027-03-14", "10:00", "America/New_York", "2027-03-14T14:00"),
    ("2027-02-09", "00:00", "UTC", "2027-02-09T00:00"),
]


@pytest.mark.parametrize("device", ["Asia/Jakarta", "America/Lima"])
def test_an_hour_on_a_wall_is_one_instant(visit: Visit, bench: str, device: str) -> None:
    """Jakarta, Makassar and Jayapura, half hours, gaps and doubled hours, whatever the zone of the device."""
    page = visit(bench, timezone_id=device)
    body = "given.map(([d, t, z]) => new Date(m.instant(d, t, z)).toISOString().slice(0, 16))"
    assert run(page, "zone", body, CLOCKS) == [utc for *_, utc in CLOCKS]


def test_every_day_of_a_year_agrees_with_another_library(visit: Visit, bench: str) -> None:
    """Python's zones and ours give the same instants, also at the hours at which clocks change."""
    zones = (
        "Asia/Jakarta",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
    )
    first = datetime.datetime(2026, 1, 1)
    asked, wanted = [], []
    for zone in zones:
        for day in range(365):
            for hour, minute in ((0, 30), (2, 15), (2, 45), (9, 0)):
                wall = first + datetime.timedelta(days=day, hours=hour, minutes=minute)
                asked.append([f"{wall:%Y-%m-%d}", f"{wall:%H:%M}", zone])
                wanted.append(wall.replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)
    page = visit(bench)
    assert run(page, "zone", "given.map((each) => m.instant(...each))", asked) == wanted


def test_a_name_that_is_no_zone_is_known(visit: Visit, bench: str) -> None:
    """Zones come from links, so anything may stand there."""
    names = ["Asia/Jakarta", "", "Mars/Olympus", "<b>", "constructor"]
    assert run(visit(bench), "zone", "given.map(m.isZone)", names) == [
        True,
        False,
        False,
        False,
        False,
    ]


SKIP = [{"from": "2027-02-23", "to": "2027-02-23"}]
WEEKS = [{"from": "2027-02-20", "to": "2027-03-06"}]
DATES = [
    ({"weeks": 1}, ["a", "b", "c"], ["02-09", "02-16", "02-23"]),
    ({"weeks": 4}, ["a", "b", "c"], ["02-09", "03-09", "04-06"]),
    # A skipped day moves its meeting by a week; the next one keeps its distance.
    ({"skipped": SKIP}, ["a", "b", "c"], ["02-09", "03-02", "03-16"]),
    ({"skipped": SKIP, "weeks": 1}, ["a", "b", "c"], ["02-09", "02-16", "03-02"]),
    ({"skipped": WEEKS}, ["a", "b", "c"], ["02-09", "03-09", "03-23"]),
    ({"skipped": [{"from": "2027-02-01", "to": "2027-02-10"}]}, ["a"], ["02-16"]),
    # A day between two meetings changes nothing.
    ({"skipped": [{"from": "2027-02-12", "to": "2027-02-12"}]}, ["a", "b"], ["02-09", "02-23"]),
    # The kickoff is a week ahead, the midpoint check on the day of its session.
    ({"weeks": 4}, ["~kickoff", "a", "~midpoint", "b", "~closing"], ["02-09", "02-16", "02-16", "03-16", "04-13"]),
    ({"weeks": 4}, ["~midpoint", "a"], ["02-09", "03-09"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "slugs", "dates"), DATES)
def test_meetings_get_their_dates(
    visit: Visit, bench: str, changes: dict[str, object], slugs: list[str], dates: list[str]
) -> None:
    """Start, rhythm and skipped days say when everyone meets, on one weekday."""
    given = plan(items=items(*slugs), **changes)
    made = run(visit(bench), "plan-dates", "m.meetings(given)", given)
    assert [each["date"] for each in made] == [f"2027-{date}" for date in dates]


def test_a_midpoint_check_begins_when_its_session_ends(visit: Visit, bench: str) -> None:
    """Two meetings of one day never overlap."""
    given = plan(items=[*items("a", minutes=90), *items("~midpoint", minutes=20)])
    made = run(visit(bench), "plan-dates", "m.meetings(given)", given)
    assert [(each["date"], each["later"]) for each in made] == [
        ("2027-02-09", 0),
        ("2027-02-09", 90),
    ]


def test_days_are_days_whatever_clocks_do(visit: Visit, bench: str) -> None:
    """Counting days crosses months, leap years and changes of the clock; days that do not exist are refused."""
    page = visit(bench, timezone_id="America/Sao_Paulo")
    pairs = [
        ("2027-12-31", 1),
        ("2028-02-28", 1),
        ("2027-03-28", 7),
        ("2018-11-03", 1),
        ("2027-03-01", -1),
    ]
    body = "given.map((each) => m.addDays(...each))"
    wanted = ["2028-01-01", "2028-02-29", "2027-04-04", "2018-11-04", "2027-02-28"]
    assert run(page, "plan-dates", body, pairs) == wanted
    texts = ["2027-02-28", "2027-02-29", "2028-02-29", "2027-13-01", "27-01-01", "", "2027-1-1"]
    assert (
        run(page, "plan-dates", "given.map(m.isDate)", texts) == [True, False, True] + [False] * 4
    )
    days = ["2026-11-28", "2026-11-29", "2026-11-30"]  # Saturday, Sunday, Monday
    assert run(page, "plan-dates", "given.map(m.firstDate)", days) == ["2026-12-14"] * 3


def generated(count: int) -> list[dict[str, Any]]:
    """Many different plans, the same in every run."""
    dice = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"

    def word(least: int, most: int) -> str:
        return "".join(dice.choice(letters) for _ in range(dice.randint(least, most)))

    def day() -> datetime.date:
        return datetime.date(2027, 1, 1) + datetime.timedelta(days=dice.randrange(900))

    def slug() -> str:
        return "-".join(word(1, 9) for _ in range(dice.randint(1, 5)))

    def skip() -> dict[str, str]:
        first = day()
        last = first + datetime.timedelta(days=dice.choice((0, 0, 6, 20)))
        return {"from": first.isoformat(), "to": last.isoformat()}

    def one() -> dict[str, Any]:
        slugs = dict.fromkeys([slug() for _ in range(dice.randint(0, 16))])
        others = ["~kickoff", "~midpoint", "~closing"][: dice.randint(0, 3)]
        zones = ("Asia/Jakarta", "America/Port-au-Prince", "Etc/GMT+5", "UTC", "Asia/Kathmandu")
        return plan(
            items=[{"slug": each, "minutes": dice.randint(5, 480)} for each in [*slugs, *others]],
            track=dice.choice(("", slug())),
            start=day().isoformat(),
            time=f"{dice.randrange(24):02}:{dice.randrange(60):02}",
            zone=dice.choice(zones),
            weeks=dice.randint(1, 12),
            skipped=[skip() for _ in range(dice.randint(0, 4))],
            plain=dice.random() < 0.5,
            seed=word(8, 20),
            sequence=dice.choice((0, 1, 77)),
            gone=[
                {"slug": slug(), "at": f"{day():%Y%m%d}T030000Z"} for _ in range(dice.randint(0, 2))
            ],
        )

    return [one() for _ in range(count)]


def test_a_link_holds_the_whole_plan(visit: Visit, bench: str) -> None:
    """Written and read again every plan is the same, and nothing counts as unread; so it is after a messenger's escaping."""
    plans = generated(400)
    page = visit(bench)
    given = {"plans": plans, "base": plan(zone="UTC", seed="otherseed")}
    body = "given.plans.map((each) => m.read('#' + m.write(each), given.base))"
    assert run(page, "plan-address", body, given) == [
        {"plan": each, "unread": []} for each in plans
    ]
    texts = run(page, "plan-address", "given.map(m.write)", plans)
    assert all(re.fullmatch(r"[\w~.,:=&/%+-]+", text) for text in texts)
    escaped = [quote(text, safe="=&%") for text in texts]
    body = "given.texts.map((each) => m.read(each, given.base).plan)"
    assert run(page, "plan-address", body, given | {"texts": escaped}) == plans


FORGIVEN = [
    ("p=1&s=a", {"items": items("a", minutes=45)}, []),
    ("p=1&s= a.30 , b.60 &zz=9", {"items": [*items("a", minutes=30), *items("b")]}, []),
    ("s=a.60&p=1&at=7:05", {"items": items("a"), "time": "07:05"}, []),
    ("p=1&s=a.60,a.30", {"items": items("a")}, []),
    ("p=1&s=a.60,B*.30", {"items": items("a")}, ["s"]),
    ("p=1&s=a.60&from=2027-02-30&at=25:00&zone=Mars/X&every=0", {"items": items("a")}, ["from", "at", "zone", "every"]),
    ("p=1&s=a.60&skip=2027-03-09..2027-03-01,2027-04-01", {"items": items("a"), "skipped": [{"from": "2027-04-01", "to": "2027-04-01"}]}, ["skip"]),
    ("p=1&s=a.60&uid=<b>&seq=-4&gone=x", {"items": items("a")}, ["uid", "seq", "gone"]),
    ("p=2&s=a.60", {"items": items("a")}, ["p"]),
    ("p=1&s=", {"items": []}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fragment", "changes", "unread"), FORGIVEN, ids=lambda value: str(value)[:40]
)
def test_what_a_link_lacks_is_filled_in(
    visit: Visit, bench: str, fragment: str, changes: dict[str, object], unread: list[str]
) -> None:
    """A link that was typed, cut or bent still opens; what could not be read is named and taken from the plain plan."""
    given = {"fragment": f"#{fragment}", "base": BASE}
    order = ["p", "from", "at", "zone", "every", "skip", "uid", "seq", "gone", "s"]
    found = run(visit(bench), "plan-address", "m.read(given.fragment, given.base)", given)
    assert found["plan"] == plan(**changes)
    assert sorted(found["unread"], key=order.index) == sorted(unread, key=order.index)


@pytest.mark.parametrize(
    "fragment", ["", "#", "#sessions", "#minutes-45", "#s=a.60", "#p=1", "#%E0%A4%A", "#p=1&s"]
)
def test_a_fragment_without_a_plan_is_none(visit: Visit, bench: str, fragment: str) -> None:
    """An anchor of the page, or half a link, opens no plan and breaks nothing."""
    given = {"fragment": fragment, "base": BASE}
    found = run(visit(bench), "plan-address", "m.read(given.fragment, given.base)", given)
    assert found is None or found["plan"]["items"] == []


EVENT = {
    "uid": "seed.a@terbalik",
    "start": 1802055600000,  # 2027-02-08T03:00:00Z
    "minutes": 45,
    "title": "Tabel; koma, garis \\ miring",
    "body": "Baris satu\nBaris dua: https://example.org/id/topics/a/?minutes=45\n"
    + "é🙂漢 panjang sekali, " * 20,
    "url": "https://example.org/id/topics/a/?minutes=45",
    "alarm": "Kirim pesan; besok",
}


def calendar_of(page: Page, *events: dict[str, object], sequence: int = 0) -> str:
    """The text of a calendar."""
    given = {"name": "Rencana, saya", "events": events, "sequence": sequence, "now": 1802000000000}
    text = run(page, "calendar", "m.calendar(given)", given)
    assert isinstance(text, str)
    return text


def test_calendars_read_what_we_write(visit: Visit, bench: str) -> None:
    """A strict parser finds every value as it was given, with nothing to complain of."""
    text = calendar_of(visit(bench), EVENT, sequence=3)
    found: Any = icalendar.Calendar.from_ical(text)
    assert found["METHOD"] == "PUBLISH"
    assert "\r\nX-WR-CALNAME:Rencana\\, saya\r\n" in text
    assert found.errors == []
    (event,) = events(found)
    assert event.errors == []
    assert str(event["SUMMARY"]) == EVENT["title"]
    assert str(event["DESCRIPTION"]) == EVENT["body"]
    assert str(event["URL"]) == EVENT["url"]
    assert str(event["UID"]) == EVENT["uid"]
    assert event["SEQUENCE"] == 3
    begins = datetime.datetime(2027, 2, 8, 3, tzinfo=datetime.UTC)
    assert event["DTSTART"].dt == begins
    assert event["DTEND"].dt == begins + datetime.timedelta(minutes=45)
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == datetime.timedelta(days=-1)
    assert str(alarm["DESCRIPTION"]) == EVENT["alarm"]
    assert alarm["ACTION"] == "DISPLAY"


def test_lines_are_cut_by_octets_and_never_inside_a_letter(visit: Visit, bench: str) -> None:
    """No line is longer than 75 octets of UTF-8, all end in CRLF, and joined again they are what they were."""
    page = visit(bench)
    text = calendar_of(page, EVENT).encode()
    assert b"\n" not in text.replace(b"\r\n", b"")
    lines = text.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    assert [line.decode() for line in lines]  # each is whole letters
    long = ["x" * length for length in (74, 75, 76, 149, 150)] + ["🙂" * 40, "é" * 75]
    cut = run(page, "calendar", "given.map(m.folded)", long)
    assert [each.replace("\r\n ", "") for each in cut] == long
    assert [each.count("\r\n") for each in cut] == [0, 0, 1, 1, 2, 2, 2]


def test_a_title_cannot_become_a_line_of_the_calendar(visit: Visit, bench: str) -> None:
    """Line breaks of any kind and controls stay inside their value."""
    evil = EVENT | {"title": "a\r\nATTENDEE:mailto:x@example.org\rb\nc\u0000\u0007d"}
    text = calendar_of(visit(bench), evil)
    (event,) = events(icalendar.Calendar.from_ical(text))
    assert "ATTENDEE" not in event
    assert "\0" not in text
    assert str(event["SUMMARY"]) == "a\nATTENDEE:mailto:x@example.org\nb\nc  d"


def test_advice_names_what_comes_too_late(visit: Visit, bench: str) -> None:
    """A session hears of what is better before it: planned later, or not planned; never of what this site lacks."""
    given = {
        "items": items("b", "~midpoint", "a", "c"),
        "after": {"a": [], "b": ["a"], "c": ["a", "d", "gone"], "d": []},
    }
    made = (
        "new Map(Object.entries(given.after).map(([slug, after]) => [slug, {after, prepare: 20}]))"
    )
    page = visit(bench)
    found = run(page, "plan-advice", f"m.adviceOn(given.items, {made})", given)
    assert found == [
        {"slug": "b", "after": "a", "planned": True},
        {"slug": "c", "after": "d", "planned": False},
    ]
    totals = run(page, "plan-advice", f"m.totalsOf(given.items, {made})", given)
    assert totals == {"sessions": 3, "meetings": 1, "together": 240, "prepare": 60}


CHANGES = [
    ("m.added(given, {slug: 'c', minutes: 30})", ["a", "b", "c", "~closing"]),
    ("m.added(given, {slug: 'a', minutes: 30})", ["a", "b", "~closing"]),
    ("m.added(given, {slug: 'c', minutes: 30}, 'b')", ["a", "c", "b", "~closing"]),
    ("m.moved(given, 'a', 1)", ["b", "a", "~closing"]),
    ("m.moved(given, 'a', 99)", ["b", "~closing", "a"]),
    ("m.moved(given, 'none', 0)", ["a", "b", "~closing"]),
    ("m.removed(given, 'b', '20270223T020000Z')", ["a", "~closing"]),
    ("m.known(given, new Set(['b'])).plan", ["b", "~closing"]),
]


@pytest.mark.parametrize(("body", "slugs"), CHANGES)
def test_a_plan_changes_as_asked(visit: Visit, bench: str, body: str, slugs: list[str]) -> None:
    """Adding keeps the closing last, moving stays within the list, and nothing is there twice."""
    made = run(visit(bench), "plan-model", body, plan(items=items("a", "b", "~closing")))
    assert [item["slug"] for item in made["items"]] == slugs


def test_a_meeting_taken_out_after_saving_is_called_off(visit: Visit, bench: str) -> None:
    """A calendar may hold it: the plan remembers it until it is back; before any saving there is nothing to call off."""
    page = visit(bench)
    for sequence, gone in ((0, []), (1, [{"slug": "b", "at": "20270223T020000Z"}])):
        given = plan(items=items("a", "b"), sequence=sequence)
        out = run(page, "plan-model", "m.removed(given, 'b', '20270223T020000Z')", given)
        assert out["gone"] == gone
        track = "{slug: 't', weeks: 1, items: [{slug: 'b', minutes: 45}]}"
        for body in ("m.added(given, {slug: 'b', minutes: 45})", f"m.following(given, {track})"):
            assert run(page, "plan-model", body, out)["gone"] == []


# ---------- the page, in people's hands ----------


def rows(page: Page) -> list[tuple[str, str, str]]:
    """Date, hours and name of every meeting as shown."""
    page.wait_for_selector("[data-planner].ready")
    script = """(all) => all.map((row) => ["time", ".hours", "[data-guide]"].map(
        (part) => row.querySelector(part).textContent))"""
    found: list[list[str]] = page.locator(".meeting").evaluate_all(script)
    return [(date, hours, name) for date, hours, name in found]


def order(page: Page) -> list[str]:
    """The slugs of the meetings, from the top."""
    page.wait_for_selector("[data-planner].ready")
    script = "(all) => all.map((row) => row.dataset.slug)"
    found: list[str] = page.locator(".meeting").evaluate_all(script)
    return found


def saved(page: Page, tmp_path: Path) -> icalendar.Calendar:
    """The calendar that the button saves, parsed."""
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.suffix == ".ics"
    content = file.read_bytes()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    found = icalendar.Calendar.from_ical(content)
    assert isinstance(found, icalendar.Calendar)
    return found


def events(found: Any) -> list[Any]:
    """The events of a calendar."""
    return list(found.walk("VEVENT"))


WORDS = {
    "en": {
        "dates": ["Tue, 9 Feb 2027", "Tue, 16 Feb 2027", "Tue, 16 Mar 2027"],
        "skipped": "Tue, 23 Mar 2027",
        "hours": "13:30–14:00",
        "kickoff": "Kickoff",
        "added": "added",
    },
    "id": {
        "dates": ["Sel, 9 Feb 2027", "Sel, 16 Feb 2027", "Sel, 16 Mar 2027"],
        "skipped": "Sel, 23 Mar 2027",
        "hours": "13.30–14.00",
        "kickoff": "Pertemuan pembuka",
        "added": "ditambahkan",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_track_becomes_dates_in_a_calendar(
    visit: Visit, address: str, language: str, tmp_path: Path
) -> None:
    """Choose a track, say when, skip a day, see the dates, and take them along at the right instant."""
    words = WORDS[language]
    page = visit(f"{address}{language}/plan/", timezone_id="Asia/Makassar")
    page.locator("[data-track=default-6] [data-use]").click()
    expect(page.locator(".meeting")).to_have_count(9)
    expect(page.locator("#meetings")).to_be_focused()
    page.locator("#plan-start").fill("2027-02-09")
    page.locator("#plan-time").fill("13:30")
    page.locator("#plan-zone").select_option("Asia/Jayapura")
    page.locator("#plan-weeks").select_option("4")
    shown = rows(page)
    assert [date for date, *_ in shown[:3]] == words["dates"]
    assert shown[0][1:] == (words["hours"], words["kickoff"])
    page.locator("#plan-skip-from").fill("2027-03-16")
    page.locator("[data-skip-add]").click()
    assert rows(page)[2][0] == words["skipped"]
    expect(page.locator("[data-said]")).to_contain_text("2027")
    made = events(saved(page, tmp_path))
    assert len(made) == 9
    begins = [event["DTSTART"].dt for event in made]
    assert begins[0] == datetime.datetime(2027, 2, 9, 4, 30, tzinfo=datetime.UTC)
    assert begins[2] == datetime.datetime(2027, 3, 23, 4, 30, tzinfo=datetime.UTC)
    session = made[1]
    name = page.locator(".meeting [data-guide]").nth(1).inner_text()
    assert str(session["SUMMARY"]) == name
    place = f"{address}{language}/topics/generations-without-stereotypes/"
    assert f"{place}?minutes=60" in session["DESCRIPTION"]
    assert f"{place}run/?minutes=60" in session["DESCRIPTION"]
    assert session["DTEND"].dt - session["DTSTART"].dt == datetime.timedelta(minutes=60)
    assert name in session.walk("VALARM")[0]["DESCRIPTION"]
    assert f"{address}{language}/tracks/default-6/#kickoff" in str(made[0]["DESCRIPTION"])


def test_a_second_import_updates(visit: Visit, address: str, tmp_path: Path) -> None:
    """After a change the same meetings keep their ids under a higher sequence, and one that is gone is called off."""
    page = visit(f"{address}en/plan/{MINE}")
    first = saved(page, tmp_path)
    page.locator("#plan-time").fill("14:00")
    page.locator(f".meeting[data-slug={TOPICS[1]}] [data-do=remove]").click()
    page.reload()  # the address alone remembers
    second = saved(page, tmp_path)
    one, other = ({str(e["UID"]): e for e in events(each)} for each in (first, second))
    assert one.keys() == other.keys()
    assert {event["SEQUENCE"] for event in one.values()} == {0}
    assert {event["SEQUENCE"] for event in other.values()} == {1}
    stay, gone = (f"{SEED}.{slug}@terbalik" for slug in TOPICS[:2])
    assert one[stay]["DTSTART"].dt.hour == 3
    assert other[stay]["DTSTART"].dt.hour == 7
    assert [other[uid]["STATUS"] for uid in (stay, gone)] == ["CONFIRMED", "CANCELLED"]
    assert "DTEND" not in other[gone]
    third = saved(page, tmp_path)
    assert {event["SEQUENCE"] for event in events(third)} == {2}


def test_sessions_after_the_clocks_change_keep_their_hour(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    """In Berlin a session at ten stays at ten in summer, one hour earlier for the rest of the world."""
    link = MINE.replace("Asia/Jakarta", "Europe/Berlin").replace("2027-02-09", "2027-03-22")
    made = events(saved(visit(f"{address}en/plan/{link}"), tmp_path))
    assert [event["DTSTART"].dt.hour for event in made] == [9, 8]


def test_a_plain_title_tells_an_onlooker_nothing(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    """On request every entry bears the same private title."""
    page = visit(f"{address}id/plan/{MINE}")
    page.locator("[data-plain]").check()
    made = events(saved(page, tmp_path))
    assert {str(event["SUMMARY"]) for event in made} == {"Belajar, pribadi"}
    assert {str(event["CLASS"]) for event in made} == {"PRIVATE"}
    page.reload()
    expect(page.locator("[data-plain]")).to_be_checked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_link_opens_the_same_plan_elsewhere(
    visit: Visit, address: str, language: str
) -> None:
    """The copied link shows the same rows on another device in another zone, and so does the other language."""
    page = visit(
        f"{address}{language}/plan/", permissions=["clipboard-read", "clipboard-write"], timezone_id="Asia/Tokyo"
    )  # fmt: skip
    page.locator("[data-track=sme-4] [data-use]").click()
    page.locator("[data-do=skip]").nth(2).click()
    page.locator("[data-copy=plan-link]").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{address}{language}/plan/#p=1&s=~kickoff.30,")
    assert len(link) < 500
    other = visit(link, timezone_id="America/Lima")
    assert rows(other) == rows(page)
    assert other.url == link
    before = order(other)
    other.locator("[data-tongue]").first.click()
    expect(other.locator("html")).not_to_have_attribute("lang", language)
    assert order(other) == before
    assert other.evaluate("localStorage.length") <= 1  # the language, if anything


def test_a_link_with_a_session_that_is_gone_says_so(visit: Visit, address: str) -> None:
    """What this site no longer has is named, as letters, and the rest opens."""
    page = visit(
        f"{address}en/plan/{MINE.replace('&from', ',no-such-session.45&from')}&zone=<b>x</b>"
    )
    assert order(page) == list(TOPICS[:2])
    expect(page.locator("[data-said]")).to_contain_text("no-such-session")
    page = visit(f"{address}en/plan/#p=1&nothing")
    expect(page.locator("[data-said]")).not_to_be_empty()
    expect(page.locator(".plan-tracks")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_adds_to_the_plan(visit: Visit, address: str, language: str) -> None:
    """With remembering on, links from guides gather sessions at their minutes; off, the address alone holds one."""
    page = visit(address, before=[REMEMBER])
    for slug, minutes in zip(TOPICS, (30, 45, 90), strict=True):
        page.goto(f"{address}{language}/plan/#add={slug}&minutes={minutes}")
        expect(page.locator("[data-said]")).to_contain_text(WORDS[language]["added"])
        page.goto(f"{address}{language}/")
    page.goto(f"{address}{language}/plan/")
    assert order(page) == list(TOPICS)
    values = page.locator("[data-do=minutes]").evaluate_all("(all) => all.map((e) => e.value)")
    assert values == ["30", "45", "90"]
    expect(page.locator("[data-kept]")).to_have_text(
        str(page.locator("[data-planner]").get_attribute("data-take-kept"))
    )
    page.goto(f"{address}{language}/plan/#add={TOPICS[0]}&minutes=60")
    assert order(page) == list(TOPICS)  # it is there already

    page = visit(f"{address}{language}/plan/#add={TOPICS[0]}&minutes=60")
    assert order(page) == [TOPICS[0]]
    assert f"s={TOPICS[0]}.60&" in page.url
    expect(page.locator("[data-kept]")).to_have_text(
        str(page.locator("[data-planner]").get_attribute("data-take-not-kept"))
    )
    page.goto(f"{address}{language}/")
    page.goto(f"{address}{language}/plan/")
    expect(page.locator(".plan-tracks")).to_be_visible()


def test_remembering_is_the_readers_switch(visit: Visit, address: str) -> None:
    """Off, nothing of the plan is on the device; on, it is; off again, it is gone; starting again forgets it."""
    kept = "Object.keys(localStorage).filter((name) => name.endsWith(':plan')).length"
    page = visit(f"{address}en/plan/{MINE}")
    assert page.evaluate(kept) == 0
    page.locator("main [data-remember]").check()
    assert page.evaluate(kept) == 1
    page.goto(f"{address}en/plan/")
    assert order(page) == list(TOPICS[:2])
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-again]").click()
    expect(page.locator(".plan-tracks")).to_be_visible()
    assert page.evaluate(kept) == 0
    page.locator("[data-undo]").click()
    assert order(page) == list(TOPICS[:2])
    page.locator("main [data-remember]").uncheck()
    assert page.evaluate(kept) == 0


def test_a_plan_from_a_link_never_overwrites_ones_own(visit: Visit, address: str) -> None:
    """It is looked at beside the remembered plan, until the reader takes one of the two."""
    page = visit(f"{address}en/plan/{MINE}", before=[REMEMBER])
    theirs = f"#p=1&s={TOPICS[2]}.45&from=2027-05-04&uid=someoneelse"
    page.goto(f"{address}en/plan/{theirs}")
    page.wait_for_function("document.querySelectorAll('.meeting').length === 1")
    expect(page.locator("[data-shared]")).to_be_visible()
    page.locator("[data-do=minutes]").select_option("90")
    page.locator("[data-mine]").click()
    assert order(page) == list(TOPICS[:2])
    expect(page.locator("[data-shared]")).not_to_be_visible()
    page.goto(f"{address}en/plan/{theirs}")
    page.wait_for_function("document.querySelectorAll('.meeting').length === 1")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-adopt]").click()
    page.goto(f"{address}en/")
    page.goto(f"{address}en/plan/")
    assert order(page) == [TOPICS[2]]


def test_where_nothing_is_kept_a_link_simply_opens(visit: Visit, address: str) -> None:
    """Pasting another link over the first shows the other plan, and the way back is the browser's own."""
    page = visit(f"{address}en/plan/{MINE}")
    page.goto(f"{address}en/plan/#p=1&s={TOPICS[2]}.45&from=2027-05-04&uid=someoneelse")
    page.wait_for_function("document.querySelectorAll('.meeting').length === 1")
    expect(page.locator("[data-shared]")).not_to_be_visible()
    page.go_back()
    page.wait_for_function("document.querySelectorAll('.meeting').length === 2")


def test_an_older_link_of_ones_own_plan_never_lowers_the_sequence(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    """A calendar would ignore an update that counts from an earlier time."""
    page = visit(f"{address}en/plan/{MINE}", before=[REMEMBER])
    saved(page, tmp_path)
    saved(page, tmp_path)
    page.goto(f"{address}en/")
    page.goto(f"{address}en/plan/{MINE}")
    assert {event["SEQUENCE"] for event in events(saved(page, tmp_path))} == {2}


def test_the_keyboard_orders_meetings(visit: Visit, address: str) -> None:
    """Up and down move a meeting and keep the focus, say where it went, and do nothing at the ends."""
    page = visit(f"{address}en/plan/{MINE.replace('&from', f',{TOPICS[2]}.45&from')}")
    down = page.locator(f".meeting[data-slug={TOPICS[0]}] [data-do=down]")
    down.focus()
    for at in (2, 3, 3):
        page.keyboard.press("Enter")
        expect(down).to_be_focused()
        expect(page.locator("[data-said]")).to_contain_text(f"meeting {at} of 3")
    assert order(page) == [TOPICS[1], TOPICS[2], TOPICS[0]]
    expect(down).to_have_attribute("aria-disabled", "true")
    page.locator(f".meeting[data-slug={TOPICS[1]}] [data-do=remove]").focus()
    page.keyboard.press("Enter")
    assert order(page) == [TOPICS[2], TOPICS[0]]
    expect(page.locator(f".meeting[data-slug={TOPICS[2]}] [data-do=remove]")).to_be_focused()
    page.locator("[data-undo]").click()
    page.locator("[data-undo]").click()
    assert order(page) == [TOPICS[1], TOPICS[0], TOPICS[2]]


def test_a_mouse_drags_a_meeting(visit: Visit, address: str) -> None:
    """Held by its number a row goes where it is let go; Escape lets it fall back."""
    page = visit(
        f"{address}en/plan/{MINE.replace('&from', f',{TOPICS[2]}.45&from')}",
        width=1280,
        height=1000,
    )
    first, last = page.locator(".meeting .number").first, page.locator(".meeting").last

    def drag() -> None:
        first.hover()
        page.mouse.down()
        box = last.bounding_box()
        assert box
        page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 4, steps=6)

    drag()
    page.keyboard.press("Escape")
    page.mouse.up()
    assert order(page) == list(TOPICS)
    drag()
    page.mouse.up()
    assert order(page) == [TOPICS[1], TOPICS[2], TOPICS[0]]
    assert f"s={TOPICS[1]}.45,{TOPICS[2]}.45,{TOPICS[0]}.60" in page.url


def test_advice_is_one_tap_from_being_taken(visit: Visit, address: str) -> None:
    """A session that is better after another one says so, and the button moves or adds; nothing is barred meanwhile."""
    late, before, absent = (
        "speaking-up-under-hierarchy",
        "generations-without-stereotypes",
        "deepfakes-and-synthetic-media",
    )
    page = visit(
        f"{address}en/plan/#p=1&s={late}.45,{before}.45,{absent}.60&from=2027-02-09&uid={SEED}"
    )
    expect(page.locator("[data-export]")).to_be_enabled()
    page.locator("[data-do=below]").click()
    assert order(page) == [before, late, absent]
    page.locator("[data-do=first]").click()
    assert order(page) == [before, late, TOPICS[1], absent]
    assert page.locator(f".meeting[data-slug={TOPICS[1]}] select").input_value() == "60"
    assert page.locator(".advice li").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_sessions_are_found_and_added(visit: Visit, address: str, language: str) -> None:
    """Words narrow the shelf, Add puts a session in at the chosen minutes, and the shelf says that it is there."""
    page = visit(f"{address}{language}/plan/?minutes=60")
    page.locator("[data-narrow]").fill("deepfake")
    button = page.locator("[data-topic=deepfakes-and-synthetic-media] [data-add]")
    expect(page.locator("[data-found]")).to_contain_text(re.compile(r"\d"))
    expect(page.locator("[data-topic=one-shared-document]")).not_to_be_visible()
    button.click()
    assert order(page) == ["deepfakes-and-synthetic-media"]
    expect(button).to_have_attribute("aria-disabled", "true")
    link = page.locator(".meeting [data-guide]")
    assert str(link.get_attribute("href")).endswith(
        "/topics/deepfakes-and-synthetic-media/?minutes=60"
    )
    page.locator("[data-narrow]").fill("zzqx")
    expect(page.locator("[data-topic]:visible")).to_have_count(0)
    page.locator("[data-narrow]").fill("")
    expect(page.locator("[data-topic]:visible")).to_have_count(page.locator("[data-topic]").count())


def test_whoever_saves_sessions_is_told(visit: Visit, address: str) -> None:
    """Each change is told to the window, and the container for offline use names the sessions without the meetings."""
    heard = "window.heard = []; addEventListener('plan', (event) => heard.push(event.detail))"
    page = visit(f"{address}en/plan/{MINE.replace('s=', 's=~kickoff.30,')}", before=[heard])
    page.locator("[data-do=up]").last.click()
    assert page.evaluate("heard.at(0)") == {"slugs": list(TOPICS[:2]), "minutes": [60, 45]}
    assert page.evaluate("heard.at(-1)") == {"slugs": list(TOPICS[1::-1]), "minutes": [45, 60]}
    expect(page.locator(".plan-offline")).to_have_attribute("data-slugs", " ".join(TOPICS[1::-1]))


def test_other_pages_can_ask_and_add(visit: Visit, address: str) -> None:
    """A guide can say whether it is planned, and add itself, through one module."""
    page = visit(f"{address}en/topics/{TOPICS[0]}/", before=[REMEMBER])
    ask = "async (slug) => (await import('../../assets/js/plan-store.js')).planned(slug)"
    add = "async (slug) => (await import('../../assets/js/plan-store.js')).add(slug, 45).items"
    assert page.evaluate(ask, TOPICS[0]) is False
    assert page.evaluate(add, TOPICS[0]) == items(TOPICS[0], minutes=45)
    assert page.evaluate(add, TOPICS[0]) == items(TOPICS[0], minutes=45)
    assert page.evaluate(ask, TOPICS[0]) is True
    page.goto(f"{address}en/plan/")
    assert order(page) == [TOPICS[0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_can_be_made_by_hand(visit: Visit, address: str, language: str) -> None:
    """Without scripts the page says how, and lists every track with its meetings and every session."""
    page = visit(f"{address}{language}/plan/", java_script_enabled=False)
    expect(page.locator("#by-hand")).to_be_visible()
    expect(page.locator(".steps > li")).to_have_count(5)
    assert page.locator(".tracks > li").count() == 4
    assert page.locator("[data-topic]:visible").count() == 48
    page.locator(".tracks summary").first.click()
    expect(page.locator(".stop-list").first.locator("li")).to_have_count(9)
    assert page.locator("main :is(button, input, select):visible").count() == 0


def test_opening_a_plan_moves_nothing(visit: Visit, address: str) -> None:
    """The page shows the plan or the choice, never one and then the other; and it shows something if the script is lost."""
    page = visit(address, before=[WATCH_SHIFTS])
    for fragment in (MINE, ""):
        page.goto(f"{address}en/plan/?{len(fragment)}{fragment}")
        page.wait_for_selector("[data-planner].ready")
        page.wait_for_timeout(200)
        assert page.evaluate("window.shifted") < 0.01
    page.route("**/plan.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{address}en/plan/?lost")
    expect(page.locator(".plan-tracks")).to_have_css("visibility", "visible")


def test_a_jump_within_the_page_keeps_the_plan(visit: Visit, address: str) -> None:
    """The skip link takes the address for a moment; the plan comes back into it."""
    page = visit(f"{address}en/plan/{MINE}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.startsWith('#p=1')")
    assert order(page) == list(TOPICS[:2])


def test_paper_is_one_sheet_of_dates(visit: Visit, address: str) -> None:
    """A track prints on one page: a number, a day, hours, a name and a box for each meeting, and no controls."""
    page = visit(f"{address}en/plan/", width=794)
    page.locator("[data-track=executive-8] [data-use]").click()
    page.emulate_media(media="print")
    assert page.locator("main :is(button, input, select):visible").count() == 0
    expect(page.locator(".meeting time").last).to_be_visible()
    expect(page.locator("[data-on-paper]")).to_be_visible()
    expect(page.locator(".tracks")).not_to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_in_a_plan(visit: Visit, address: str, language: str, width: int) -> None:
    """With a plan, its advice, its skipped days and its shelf open, light and dark, and nothing lies sideways."""
    link = (
        "#p=1&s=~kickoff.30,speaking-up-under-hierarchy.45,deepfakes-and-synthetic-media.60,~midpoint.20,"
        f"generations-without-stereotypes.45,~closing.45&skip=2027-03-01..2027-03-20&track=default-6&uid={SEED}"
    )
    page = visit(f"{address}{language}/plan/{link}", width=width, reduced_motion="reduce")
    page.locator("[data-do=down]").nth(1).click()
    page.locator("details").evaluate_all("(all) => all.forEach((fold) => (fold.open = true))")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []


def test_targets_are_large_enough_for_a_thumb(visit: Visit, address: str) -> None:
    """On a phone every control of a meeting is at least 44 pixels high and wide."""
    page = visit(f"{address}en/plan/{MINE}", has_touch=True)
    small = """(all) => all.map((e) => e.getBoundingClientRect()).filter((b) => b.width < 44 || b.height < 44).length"""
    assert page.locator(".meeting .controls :is(button, select)").evaluate_all(small) == 0


def test_words_carried_by_the_page_are_all_there(visit: Visit, address: str) -> None:
    """Every sentence a script asks for is on the page in its language, and none is asked for in vain."""
    asked = set()
    for file in (ROOT / "overrides/assets/js").glob("plan*.js"):
        text = file.read_text()
        asked |= set(re.findall(r'say\(\s*"([a-z-]+)"', text))
        counted = re.findall(r'counted\(\s*"([a-z-]+)"', text)
        asked |= {f"{key}-{form}" for key in counted for form in ("one", "other")}
    page = visit(f"{address}id/plan/")
    has = page.locator("[data-planner]").evaluate(
        "(e) => Object.values(e.attributes).map((a) => a.name)"
    )
    assert len(asked) > 30
    assert sorted(key for key in asked if f"data-{key}" not in has) == []
