"""The guide as a tool: what a mentor does with it before, in and after the session."""

from urllib.parse import parse_qs, urlsplit

import pytest
from built import KINDS, LANGUAGES
from conftest import Visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PHONE, DESK = 390, 1280
# A clipboard that can be read, and links away that are noted instead of followed.
NOTED = """
window.copied = [];
navigator.clipboard.writeText = async (text) => void window.copied.push(text);
window.left = [];
addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='https://wa.me']");
  if (!link) return;
  event.preventDefault();
  queueMicrotask(() => window.left.push(link.href));
});
"""


def guide(visit: Visit, address: str, language: str, query: str = "", width: int = PHONE) -> Page:
    """The guide of one session."""
    where = f"{address}{language}/{KINDS['guide']}{query}"
    return visit(where, width=width, before=[NOTED])


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_a_mentor_does_is_one_tap_away(
    visit: Visit, address: str, language: str, width: int
) -> None:
    """Run, pack, worksheets, plan, message and help are in sight wherever the reader is on the page."""
    page = guide(visit, address, language, width=width)
    page.locator("#sources").scroll_into_view_if_needed()
    for name in ("run", "pack", "sheets", "plan", "message", "help"):
        tool = page.locator(f".bar .tool-{name}:visible")
        expect(tool).to_have_count(1)
        expect(tool).to_be_in_viewport()
        assert tool.inner_text().strip()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_is_that_of_the_chosen_length(
    visit: Visit, address: str, language: str, *, scripts: bool
) -> None:
    """One pack is offered, for the minutes that are chosen, with scripts and without."""
    page = visit(f"{address}{language}/{KINDS['guide']}", java_script_enabled=scripts)
    files = set()
    for length in (45, 30, 60, 90):
        page.locator(f".choice[data-minutes='{length}']").click()
        pack = page.locator(".tool-pack:visible")
        expect(pack).to_have_count(1)
        href = pack.get_attribute("href") or ""
        assert f"-{length}-" in href
        assert href.endswith(f"{language}.pdf")
        files.add(href)
    assert len(files) == 4


@pytest.mark.parametrize(("language", "words"), [("en", "Good afternoon"), ("id", "Selamat siang")])
def test_the_message_is_filled_in_and_sent(
    visit: Visit, address: str, language: str, words: str
) -> None:
    """What is typed into the blanks stands in the message, in the copy, and in the link to WhatsApp."""
    page = guide(visit, address, language)
    box = page.locator("[data-message]")
    box.locator("input[data-slot=name]").fill("Sri <b>Rahayu</b>")
    box.locator("input[data-slot=day]").fill("Rabu")
    box.locator("[data-copy]").click()
    box.locator("[data-send]").click()
    page.wait_for_function("window.copied.length && window.left.length")
    copied: str = page.evaluate("window.copied[0]")
    assert words in copied
    assert "Sri <b>Rahayu</b>" in copied
    assert "[" not in copied
    sent = urlsplit(page.evaluate("window.left[0]"))
    assert sent.netloc == "wa.me"
    assert parse_qs(sent.query)["text"] == [copied]
    assert box.locator(".bubble b").count() == 0


def test_an_emptied_blank_gets_its_name_back(visit: Visit, address: str) -> None:
    """A name typed and taken away again leaves the message as it was written."""
    page = guide(visit, address, "en")
    bubble = page.locator("[data-message] .bubble")
    before = bubble.inner_text()
    field = page.locator("[data-message] input[data-slot=name]")
    field.fill("Ida")
    assert bubble.inner_text() != before
    field.fill("  ")
    assert bubble.inner_text() == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_brief_goes_out_as_link_and_as_code(visit: Visit, address: str, language: str) -> None:
    """The copied link opens the senior's half page; the code shows the same address and closes again."""
    page = guide(visit, address, language, "?minutes=60")
    share = page.locator(".share")
    share.locator("[data-copy]").click()
    page.wait_for_function("window.copied.length")
    link: str = page.evaluate("window.copied[0]")
    assert link == f"{address}{language}/topics/scams-aimed-at-leaders/brief/?minutes=60"
    button = share.locator("[data-qr]")
    button.click()
    code = page.locator("dialog.code-box")
    expect(code).to_contain_text(link)
    side = int((code.locator("svg").get_attribute("viewBox") or "").split()[2]) - 8
    assert side in range(
        25, 61, 4
    )  # a version of the standard, within what a phone reads from a screen
    page.keyboard.press("Escape")
    expect(code).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_format_is_chosen_without_a_reload_and_travels(
    visit: Visit, address: str, language: str
) -> None:
    """On video, the page says how; the choice is in the address and goes on to the run."""
    page = guide(visit, address, language)
    note = page.locator("#note-on-video")
    expect(note).to_be_hidden()
    page.locator(".choice-video").click()
    expect(note).to_be_visible()
    assert "format=video" in page.url
    assert "format=video" in (page.locator(".tool-run").get_attribute("href") or "")
    page.reload()
    expect(note).to_be_visible()
    page.locator(".choice-in-person").click()
    expect(note).to_be_hidden()


def test_without_scripts_the_note_on_video_is_there(visit: Visit, address: str) -> None:
    """The choice is a link to the note, which is never hidden."""
    page = visit(f"{address}en/{KINDS['guide']}", java_script_enabled=False)
    page.locator(".choice-video").click()
    expect(page.locator("#note-on-video")).to_be_in_viewport()


def test_the_bar_covers_no_focus(visit: Visit, address: str) -> None:
    """Walking through the page by keyboard on a phone, what has the focus is never below the bar."""
    page = guide(visit, address, "en")
    hidden = []
    for _ in range(70):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const at = document.activeElement, bar = document.querySelector(".bar");
              if (!at || at === document.body || bar.contains(at)) return null;
              const box = at.getBoundingClientRect();
              return box.bottom > bar.getBoundingClientRect().top + 2 && box.height < 400
                ? at.outerHTML.slice(0, 80) : null;
            }"""
        )
        if covered:
            hidden.append(covered)
    assert hidden == []


FACETS = {"en": ("Works without", "printed pages"), "id": ("Bisa tanpa", "lembar cetak")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_is_narrowed_by_what_a_session_needs(
    visit: Visit, address: str, language: str
) -> None:
    """Two things to do without leave fewer sessions than one; the address brings both back; clearing shows all."""
    page = visit(f"{address}{language}/find/")
    cards = page.locator(".cards > li:visible")
    every = cards.count()
    page.locator(".facets details > summary").click()
    group = page.get_by_role("group", name=FACETS[language][0])
    group.get_by_role("button", name=FACETS[language][1]).click()
    page.wait_for_function("location.search.includes('without=printout')")
    without_prints = cards.count()
    group.locator("[data-value=connection]").click()
    page.wait_for_function("location.search.includes('connection')")
    both = cards.count()
    assert 0 < both < without_prints < every
    expect(page.locator(".found")).to_contain_text(str(both))
    page.reload()
    expect(cards).to_have_count(both)
    page.locator(".facets [data-clear]").click()
    expect(cards).to_have_count(every)
    assert "without" not in page.url
