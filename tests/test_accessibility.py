"""Every kind of page, for people who see, hear or move differently: axe finds nothing, and nothing is cut off."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from built import KINDS, LANGUAGES
from conftest import Visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = json.dumps(
    {
        "runOnly": {"type": "tag", "values": TAGS},
        "resultTypes": ["violations"],
        "selectors": False,
    }
)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PLACES = {**KINDS, "lost": "topics/no-such-page/"}


def violations(page: Page) -> list[str]:
    """What axe says against the page as it stands, with the element it says it of."""
    page.evaluate(AXE)
    options = json.dumps(
        {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    )
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"][:4]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PLACES)
def test_axe_finds_nothing(visit: Visit, address: str, kind: str, language: str) -> None:
    """No violation of WCAG 2.2 A or AA that a machine can see, on phones and a desk, in light and dark, folds open.

    At 320 pixels, which is 400 % zoom, nothing lies sideways.
    """
    page = visit(f"{address}{language}/{PLACES[kind]}", reduced_motion="reduce")
    page.locator("details").evaluate_all("(all) => all.forEach((fold) => (fold.open = true))")
    found = []
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width}: scrolls sideways")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {each}" for each in violations(page)]
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_what_opens(
    visit: Visit, address: str, language: str, scheme: str
) -> None:
    """The search with results, the menu, and the door are held to the same."""
    page = visit(f"{address}{language}/", width=320, color_scheme=scheme)
    page.locator(".open-hubs").click()
    expect(page.locator("#hubs")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("main [data-search]").click()
    page.locator("#search-words").fill("video")
    expect(page.locator(".results a.title").first).to_be_visible()
    assert violations(page) == []
    page.goto(f"{address}#languages")
    assert violations(page) == []


def test_axe_itself_works(visit: Visit, address: str) -> None:
    """A page with a known fault is found faulty, so silence means something."""
    page = visit(f"{address}en/{KINDS['worksheet-mentor']}")
    page.evaluate("document.querySelectorAll('label').forEach((label) => label.remove())")
    assert any(found.startswith("label ") for found in violations(page))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_headings_and_landmarks_make_an_outline(
    visit: Visit, address: str, kind: str, language: str
) -> None:
    """One main, one title, no level skipped, every navigation named, and the page says its language."""
    page = visit(f"{address}{language}/{KINDS[kind]}")
    levels = page.locator("main :is(h1, h2, h3, h4)").evaluate_all(
        "(all) => all.map((heading) => Number(heading.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("main").count() == 1
    assert page.locator("nav:not([aria-label])").count() == 0
    expect(page.locator("html")).to_have_attribute("lang", language)


# Reads what stands on which ground in forced colors: a choice must not be told by a color that is taken away.
PRESSED = """() => [...document.querySelectorAll('.choice, [aria-pressed]')]
  .filter((each) => each.checkVisibility())
  .map((each) => {
    const on = each.getAttribute('aria-pressed') === 'true' || each.hasAttribute('aria-current');
    return [on, getComputedStyle(each).backgroundColor, getComputedStyle(each).borderTopWidth];
  })"""


@pytest.mark.parametrize("kind", ["guide", "find"])
def test_forced_colors_still_show_what_is_chosen(visit: Visit, address: str, kind: str) -> None:
    """Where the system sets all colors, what is chosen looks different from what is not."""
    page = visit(f"{address}en/{KINDS[kind]}", forced_colors="active")
    if kind == "find":
        page.locator("[data-facet=area]").first.click()
    looks = page.evaluate(PRESSED)
    chosen = {tuple(look) for on, *look in looks if on}
    others = {tuple(look) for on, *look in looks if not on}
    assert chosen
    assert others
    assert not chosen & others


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_for_those_who_ask_for_calm(visit: Visit, address: str, kind: str) -> None:
    """With reduced motion no element has a transition or an animation that takes time."""
    page = visit(f"{address}en/{KINDS[kind]}", reduced_motion="reduce")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((each) => {
          const look = getComputedStyle(each);
          const takes = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
          return takes(look.transitionDuration) || takes(look.animationDuration);
        }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert moving == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_another_language_say_so(visit: Visit, address: str, language: str) -> None:
    """The other language's name, and a source's title in another language, are marked for the voice."""
    page = visit(f"{address}{language}/{KINDS['guide']}")
    other = "id" if language == "en" else "en"
    expect(page.locator(f".tongues [lang={other}]").first).to_be_attached()
    if language == "en":
        assert page.locator(".sources [lang=id]").count() > 0
