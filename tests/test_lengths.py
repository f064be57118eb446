"""The lengths an organization offers: what it wrote or changed must reach those, and its site shows no other."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Visit
from hosting import hosted
from playwright.sync_api import expect
from small_site import small_world
from test_commands import terbalik
from trees import TODAY, tiny

from generator.build import build
from generator.minutes import LONGEST, SHORTEST, fit, reaches
from generator.model.plan import Plan
from generator.model.topic import Topic
from generator.problem import Problem
from generator.survey import survey
from generator.workshop import Options, Workshop

PROFILE = "organization/organization.yml"
HEAD = "name: Sinar Jaya Cooperative\nshort_name: Sinar Jaya\nkind: community\n"
MINUTES = {
    "{min: 5, typical: 8, max: 16}": "{min: 4, typical: 5, max: 6}",
    "{min: 8, typical: 12, max: 20}": "{min: 8, typical: 10, max: 12}",
    "{min: 10, typical: 15, max: 25}": "{min: 10, typical: 12, max: 14}",
    "minutes: {min: 5, typical: 10, max: 20}\n    formats: [in-person]": (
        "minutes: {min: 3, typical: 3, max: 4}\n    formats: [in-person, video]"
    ),
    "minutes: {min: 5, typical: 10, max: 20}\n    formats: [video]": (
        "minutes: {min: 15, typical: 15, max: 17}\n    formats: [in-person, video]"
    ),
}
ADVICE = re.compile(r'(Lower|Raise) the (min|max) of "([a-z-]+)" to ([0-9]+); that closes it[.]')
# What those minutes cannot last.
UNREACHED = [37, 38, 39, *range(54, 91)]


def _with_profile(root: Path, durations: str = "[30, 45]") -> None:
    (root / "organization").mkdir(exist_ok=True)
    said = f"durations: {durations}\n" if durations else ""
    (root / PROFILE).write_text(HEAD + said, encoding="utf-8")


def _with_short_topic(root: Path, area: str) -> None:
    """Write a topic of the organization's own, in both languages, that lasts 30 and 45 minutes but not 60."""
    folder = root / "organization" / "topics" / area
    folder.mkdir(parents=True)
    for end in (".yml", ".id.yml"):
        text = (root / "topics" / area / f"paper-notes{end}").read_text(encoding="utf-8")
        for was, now in MINUTES.items() if end == ".yml" else ():
            assert text.count(was) == 1, was
            text = text.replace(was, now)
        text = text.replace("paper", "stone").replace("kertas", "batu")
        (folder / f"stone-notes{end}").write_text(text, encoding="utf-8")


def _errors(root: Path) -> list[Problem]:
    """Return what must be mended; that a copy's questions are like those of its model is a remark."""
    return [each for each in survey(root, TODAY).problems if each.severity == "error"]


def _told(root: Path) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in _errors(root)]


def _stone(root: Path) -> Topic:
    topic = survey(root, TODAY).value.catalogs[0].topic("stone-notes")
    assert topic is not None
    return topic


def test_an_own_topic_reaches_what_its_site_offers_and_owes_no_more(tmp_path: Path) -> None:
    """At 30 and 45 it is right though most lengths from 30 to 90 are out of its reach."""
    root = tiny(tmp_path)
    _with_profile(root)
    _with_short_topic(root, "tools")
    activities = _stone(root).activities
    lengths = range(SHORTEST, LONGEST + 1)
    assert [n for n in lengths if not reaches(activities, n)] == UNREACHED
    assert _told(root) == []


@pytest.mark.parametrize(
    ("durations", "missing"), [("[30, 45, 60]", "60"), ("[38, 45]", "38"), ("", "60, 90")]
)
def test_a_length_that_is_offered_and_not_reached_is_told(
    tmp_path: Path, durations: str, missing: str
) -> None:
    """One it offers itself, or, where its profile names none, one of ours; never a length nobody offers."""
    root = tiny(tmp_path)
    _with_profile(root, durations)
    _with_short_topic(root, "tools")
    says = f"No choice of activities lasts exactly {missing} minutes."
    assert _told(root) == [("minutes-gap", says)]


@pytest.mark.parametrize("durations", ["[30, 39, 45]", "[30, 38, 45, 54]", "[30, 45, 56]"])
def test_the_advice_keeps_what_is_reached(tmp_path: Path, durations: str) -> None:
    """The one change that is advised closes the gap and opens none at another length on offer."""
    root = tiny(tmp_path)
    _with_profile(root, durations)
    _with_short_topic(root, "tools")
    (gap,) = _errors(root)
    _, bound, id, value = ADVICE.fullmatch(gap.remedy).groups()  # type: ignore[union-attr]
    path = root / "organization/topics/tools/stone-notes.yml"
    head, tail = path.read_text(encoding="utf-8").split(f"  - id: {id}\n    stage:")
    tail = re.sub(f"{bound}: [0-9]+", f"{bound}: {value}", tail, count=1)
    path.write_text(f"{head}  - id: {id}\n    stage:{tail}", encoding="utf-8")
    assert _told(root) == []


def test_ours_keeps_the_whole_promise_until_an_organization_changes_it(tmp_path: Path) -> None:
    """Ours reaches 30 to 90 whatever a site offers; with an overlay it answers for what is offered there."""
    edit = {"{min: 5, typical: 8, max: 16}": "{min: 8, typical: 8, max: 9}"}
    edit["{min: 8, typical: 12, max: 20}"] = "{min: 12, typical: 12, max: 13}"
    root = tiny(tmp_path, {"change": {"topics/tools/paper-notes.yml": edit}})
    _with_profile(root)
    gap = [("minutes-gap", "No choice of activities lasts exactly 88-90 minutes.")]
    assert _told(root) == gap
    overlay = root / "organization/overlays/topics/tools/paper-notes.yml"
    overlay.parent.mkdir(parents=True)
    overlay.write_text("activities:\n  welcome:\n    minutes: {min: 7}\n", encoding="utf-8")
    assert _told(root) == []


def test_a_track_asks_for_its_own_length(tmp_path: Path) -> None:
    """A track of 60 minutes tells of a topic that was made for 30 and 45, since the topic itself owes no more."""
    root = tiny(tmp_path)
    _with_profile(root)
    _with_short_topic(root, "tools")
    folder = root / "organization/tracks"
    folder.mkdir()
    for end in (".yml", ".id.yml"):
        text = (root / f"curriculum/tracks/notes{end}").read_text(encoding="utf-8")
        text = text.replace("paper", "stone").replace("minutes: 45", "minutes: 60")
        (folder / f"stones{end}").write_text(text, encoding="utf-8")
    told = dict(_told(root))
    assert list(told) == ["track-length-unreachable"]
    assert told["track-length-unreachable"].endswith("the nearest is 53.")


# --- as a mentor meets it


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A small site that offers 30 and 45 minutes and has a topic made for those: its sources and its address."""
    root = small_world(tmp_path_factory.mktemp("lengths"))
    _with_profile(root)
    _with_short_topic(root, "digital-tools")
    made = build(Workshop(Options(root, root / "site", TODAY, pdf=False)), lambda _: None)
    assert made.value is not None
    with hosted(root / "site", "/m/") as address:
        yield root, address


def test_plan_answers_for_any_length(place: tuple[Path, str]) -> None:
    """The command fits a length nobody offers too, and says the nearest where there is none."""
    said = terbalik("plan", "stone-notes", "--minutes", "50", root=place[0])
    assert said.code == 0
    assert "50 minutes" in said.out
    said = terbalik("plan", "stone-notes", "--minutes", "60", root=place[0])
    assert said.code == 1
    assert "The nearest length is 53 minutes." in " ".join(said.out.split())


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_guide_shows_the_lengths_on_offer(
    visit: Visit, place: tuple[Path, str], language: str
) -> None:
    """Two choices, each with an agenda that fills it to the minute; another length in the address changes nothing."""
    page = visit(f"{place[1]}{language}/topics/stone-notes/?minutes=60")
    lengths = page.locator(".choice[data-minutes]")
    assert lengths.evaluate_all("all => all.map(each => each.dataset.minutes)") == ["30", "45"]
    current = page.locator(".choice[data-minutes][aria-current=true]")
    expect(current).to_have_count(1)
    for minutes in (30, 45):
        page.locator(f".choice[data-minutes='{minutes}']").click()
        expect(current).to_have_attribute("data-minutes", str(minutes))
        plan = fit(_stone(place[0]).activities, minutes)
        assert isinstance(plan, Plan)
        said = page.locator(".activity .length .of:visible").all_inner_texts()
        spent = [int(words.split()[0]) for words in said if words[0].isdigit()]
        assert spent == [slot.minutes for slot in plan.slots]
        assert sum(spent) == minutes


@pytest.mark.browser
def test_run_mode_plans_at_the_lengths_on_offer(visit: Visit, place: tuple[Path, str]) -> None:
    """It begins at 45, gives two more minutes by the rule, and says the nearest where a length is out of reach."""
    root, address = place
    page = visit(f"{address}en/topics/stone-notes/run/?minutes=45")
    radios = page.locator("[type=radio][name=minutes]")
    assert radios.evaluate_all("all => all.map(each => each.value)") == ["30", "45"]
    page.locator("[name=exact]").fill("60")
    expect(page.locator(".outlook")).to_contain_text("53 minutes")
    page.locator("[name=minutes][value='45']").check(force=True)
    page.locator(".start").click()
    page.locator("[data-do=more]").click()
    expect(page.locator(".whereabouts .all")).to_contain_text("45 minutes")
    kept = page.evaluate(
        """async () => {
          const run = await import(new URL("../../../assets/js/run-plan.js", location.href));
          const parts = [...document.querySelectorAll(".part[data-id]")].map(({ dataset }) => ({
            id: dataset.id, keep: dataset.keep,
            min: Number(dataset.min), typical: Number(dataset.typical), max: Number(dataset.max) }));
          return JSON.stringify(run.more(run.begin(parts, 45), parts, 0));
        }"""
    )
    rest = json.loads(kept)["rest"]
    activities = _stone(root).activities
    plan = fit(activities[1:], 45 - 7)
    assert isinstance(plan, Plan)
    assert [(each["id"], each["minutes"]) for each in rest] == [
        (slot.activity, slot.minutes) for slot in plan.slots
    ]
    assert {each["id"] for each in rest} == {"compare", "write", "teach", "choose"}
