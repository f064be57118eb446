"""The pages that stand alone, in an organization's color: the door, "not found", no connection, an address that is gone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from conftest import Visit
from hosting import hosted
from playwright.sync_api import Page
from small_site import small_world
from test_accessibility import violations
from test_organization import HEAD, PROFILE, WITHOUT
from trees import TODAY

from generator.build import build
from generator.model.profile import Colors, Profile
from generator.organization.brand import OURS, Accent, accent_of
from generator.organization.contrast import DARK_PAPER, ENOUGH, LIGHT_PAPER, ratio
from generator.problem import Where
from generator.workshop import Options, Workshop

HERE = Where(PROFILE)
LIGHT = "#8a4b00"
ALONE = ("", "nowhere/", "offline.en.html", "offline.id.html", "en/topics/voice-notes/", "id/topics/voice-notes/run/")  # fmt: skip


def _accent(colors: Colors | None) -> Accent:
    profile = Profile(where=HERE, name="Sinar Jaya", short_name="Sinar Jaya", kind="community")
    return accent_of(replace(profile, colors=colors))


@pytest.mark.parametrize("light", [LIGHT, "#123456", "#000000", "#6a2c8c"])
def test_a_color_for_dark_paper_is_made_where_none_is_said(light: str) -> None:
    """It can be read on either paper; one that is said is taken as it is."""
    made = _accent(Colors(where=HERE, light=light))
    assert made.light == light
    assert ratio(made.light, LIGHT_PAPER) >= ENOUGH
    assert ratio(made.dark, DARK_PAPER) >= ENOUGH
    assert _accent(Colors(where=HERE, light=light, dark="#d7a8ef")) == Accent(light, "#d7a8ef")


def test_without_a_color_the_pages_keep_ours() -> None:
    """No profile, or one that names no color: our green, which can be read on either paper."""
    assert accent_of(None) == _accent(None) == OURS
    assert ratio(OURS.light, LIGHT_PAPER) >= ENOUGH
    assert ratio(OURS.dark, DARK_PAPER) >= ENOUGH


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with a color of its own, which does without a topic."""
    root = small_world(tmp_path_factory.mktemp("colors"))
    (root / "organization").mkdir()
    profile = HEAD + WITHOUT + f'colors: {{light: "{LIGHT}"}}\n'
    (root / PROFILE).write_text(profile, encoding="utf-8")
    made = build(Workshop(Options(root, root / "site", TODAY, pdf=False)), lambda _: None)
    assert made.value is not None, [f"{each.where} {each.code}" for each in made.problems]
    with hosted(root / "site", "/m/") as address:
        yield address


def _hex(page: Page, part: str) -> str:
    """Return a computed color as six digits."""
    found = page.evaluate(f"() => {{ {part} }}")
    return "#" + "".join(f"{int(each):02x}" for each in found.strip("rgb()").split(","))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ALONE)
def test_a_page_that_stands_alone_has_the_organizations_color(
    visit: Visit, place: str, path: str, scheme: str
) -> None:
    """What leads on is seen in it, light and dark, with the contrast of WCAG AA, and axe finds nothing."""
    page = visit(f"{place}{path}", color_scheme=scheme)
    expected = getattr(_accent(Colors(where=HERE, light=LIGHT)), scheme)
    page.keyboard.press("Tab")
    assert _hex(page, "return getComputedStyle(document.activeElement).outlineColor") == expected
    links = page.locator("main p > a:not(.again)")
    assert links.count() == (2 if path == "nowhere/" else 1 if "topics" in path else 0)
    if links.count():
        color = "return getComputedStyle(document.querySelector('main p > a')).color"
        assert _hex(page, color) == expected
    paper = _hex(page, "return getComputedStyle(document.body).backgroundColor")
    assert paper == (LIGHT_PAPER if scheme == "light" else DARK_PAPER)
    assert ratio(expected, paper) >= ENOUGH
    assert violations(page) == []
