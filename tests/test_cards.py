"""The questions of a session as cards: one at a time on the screen, eight on a sheet of paper."""

from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from built import KINDS, LANGUAGES
from conftest import Visit
from playwright.sync_api import Page, Route, expect
from test_accessibility import SCHEMES, violations

pytestmark = pytest.mark.browser
PROMPTS = KINDS["prompts"]
PHONE = 390
WIDTHS = (320, PHONE, 1280)
# The words of the page's own list: the cards must say the same, no more and no less.
OPEN = ".prompt:not([data-care=trust]) .ask"


def deck(page: Page) -> list[str]:
    """Every question of the deck in its order, by going through it from the first to the last."""
    page.keyboard.press("Home")
    count = int(page.locator(".deck-place").inner_text().split()[-1])
    seen = []
    for _ in range(count):
        seen.append(page.locator(".deck-ask").inner_text())
        page.keyboard.press("ArrowRight")
    return seen


def listed(page: Page, selector: str) -> list[str]:
    """The questions that the page lists, in its order."""
    return [text.strip() for text in page.locator(selector).all_text_contents()]


def with_trust(visit: Visit, address: str) -> Page:
    """The cards of a page one of whose questions needs trust; none of ours does yet."""
    page = visit(f"{address}en/")

    def change(route: Route) -> None:
        answer = route.fetch()
        html = answer.text()
        assert html.count('data-care="careful" data-asks') >= 2
        html = html.replace('data-care="careful" data-asks', 'data-care="trust" data-asks', 1)
        route.fulfill(response=answer, body=html)

    page.route(f"{address}en/{PROMPTS}", change)
    page.goto(f"{address}en/{PROMPTS}")
    page.locator("a[href='#cards']").click()
    return page


def open_cards(visit: Visit, address: str, language: str = "en", **options: object) -> Page:
    """The prompts page with its cards open."""
    page = visit(f"{address}{language}/{PROMPTS}", **options)
    page.locator("a[href='#cards']").click()
    expect(page.locator("#cards")).to_be_visible()
    return page


@pytest.mark.parametrize(("language", "place"), [("en", "1 of {n}"), ("id", "1 dari {n}")])
def test_one_question_fills_the_screen(
    visit: Visit, address: str, language: str, place: str
) -> None:
    """A card shows its question, rung, care, who asks and where it stands; what comes next is one tap away."""
    page = open_cards(visit, address, language)
    first = page.locator(".prompt").first
    count = len(listed(page, OPEN))
    expect(page.locator(".deck-place")).to_have_text(place.format(n=count))
    expect(page.locator(".deck-ask")).to_have_text(str(first.locator(".ask").text_content()))
    rung = str(page.locator("#rung-warm-up").text_content())
    tags = {"en": "Mentor asks · Safe", "id": "Mentor bertanya · Aman"}[language]
    expect(page.locator(".deck-rung")).to_have_text(f"{rung} · {tags}")
    cues = page.locator(".deck-cues")
    expect(cues).to_be_hidden()
    page.locator(".deck-more summary").click()
    expect(cues).to_be_visible()
    for part in first.locator(".cues dd").all():
        expect(cues).to_contain_text(str(part.text_content()))
    box = page.locator("#cards").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 800}
    page.keyboard.press("ArrowRight")
    expect(cues).to_be_hidden()  # each card hides its own


def test_keys_go_through_all_but_what_needs_trust(visit: Visit, address: str) -> None:
    """Right and left, Home and End walk the ladder in its order; trust prompts are not among the cards."""
    page = with_trust(visit, address)
    wanted = listed(page, OPEN)
    trusting = listed(page, ".prompt[data-care=trust] .ask")
    assert trusting
    assert deck(page) == wanted
    assert not set(trusting) & set(wanted)
    expect(page.locator("[data-turn='1']")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".deck-ask")).to_have_text(wanted[-2])
    page.keyboard.press("Home")
    expect(page.locator("[data-turn='-1']")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".deck-ask")).to_have_text(wanted[0])
    page.keyboard.press("End")
    expect(page.locator(".deck-ask")).to_have_text(wanted[-1])


def test_buttons_keep_the_focus(visit: Visit, address: str) -> None:
    """Next can be pressed again and again, up to the end, and never drops the focus."""
    page = open_cards(visit, address)
    following = page.locator("[data-turn='1']")
    expect(following).to_be_focused()
    for _ in range(len(listed(page, OPEN)) + 1):
        page.keyboard.press("Enter")
    expect(following).to_be_focused()
    expect(page.locator(".deck-ask")).to_have_text(listed(page, OPEN)[-1])


def test_rungs_and_care_choose_the_cards(visit: Visit, address: str) -> None:
    """Several rungs at once, back to all, trust only when asked for, and a plain sentence when none is left."""
    page = with_trust(visit, address)
    page.locator(".deck-choice summary").click()
    for rung in ("observe", "decide"):
        page.locator(f".facet [data-rung={rung}]").click()
    chosen = ".prompt:is([data-rung=observe], [data-rung=decide])"
    assert deck(page) == listed(page, f"{chosen}:not([data-care=trust]) .ask")
    page.locator(".facet [data-care=trust]").click()
    page.locator(".facet [data-rung='']").click()
    assert deck(page) == listed(page, ".prompt .ask")
    for care in ("safe", "careful"):
        page.locator(f".facet [data-care={care}]").click()
    assert deck(page) == listed(page, ".prompt[data-care=trust] .ask")
    page.locator(".facet [data-care=trust]").click()
    expect(page.locator(".deck-place")).to_have_text("0 of 0")
    expect(page.locator(".deck-none")).to_contain_text("No question is left")
    expect(page.locator(".deck-ask")).to_be_hidden()
    pressed = page.locator(".facet [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["All rungs"]


def test_only_what_chooses_something_is_offered(visit: Visit, address: str) -> None:
    """A page without questions that need trust offers no way to choose them."""
    page = open_cards(visit, address)
    assert page.locator(".prompt[data-care=trust]").count() == 0
    page.locator(".deck-choice summary").click()
    cares = page.locator(".facet [data-care]").evaluate_all(
        "(all) => all.map((e) => e.dataset.care)"
    )
    assert cares == ["safe", "careful"]


def test_the_card_in_sight_stays_when_others_go(visit: Visit, address: str) -> None:
    """Choosing its rung does not take away the question that is being read."""
    page = open_cards(visit, address)
    page.keyboard.press("End")
    last = page.locator(".deck-ask").inner_text()
    page.locator(".deck-choice summary").click()
    page.locator(".facet [data-rung=commit]").click()
    expect(page.locator(".deck-ask")).to_have_text(last)


def test_shuffling_keeps_the_set(visit: Visit, address: str) -> None:
    """Another order of the same questions, from its first; pressed again, the ladder is back."""
    page = open_cards(
        visit,
        address,
        before=["let n = 7; Math.random = () => (n = (n * 16807) % 2147483647) / 2147483647"],
    )
    ordered = deck(page)
    shuffle = page.locator("[data-shuffle]")
    shuffle.click()
    expect(shuffle).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".deck-place")).to_have_text(f"1 of {len(ordered)}")
    mixed = deck(page)
    assert mixed != ordered
    assert sorted(mixed) == sorted(ordered)
    shuffle.click()
    assert deck(page) == ordered


def test_a_swipe_turns_the_card(visit: Visit, address: str) -> None:
    """To the left is the next one, to the right the one before; up and down is scrolling."""
    page = open_cards(visit, address, has_touch=True, is_mobile=True)
    wanted = listed(page, OPEN)
    touch = page.context.new_cdp_session(page)

    def swipe(right: int, down: int = 0) -> None:
        start = {"x": 195, "y": 400}
        end = {"x": 195 + right, "y": 400 + down}
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [start]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [end]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(-120)
    expect(page.locator(".deck-ask")).to_have_text(wanted[1])
    swipe(-120)
    expect(page.locator(".deck-ask")).to_have_text(wanted[2])
    swipe(120)
    expect(page.locator(".deck-ask")).to_have_text(wanted[1])
    swipe(-60, 200)
    swipe(-20)
    expect(page.locator(".deck-ask")).to_have_text(wanted[1])


def test_back_and_escape_leave_the_cards_and_return_the_focus(visit: Visit, address: str) -> None:
    """The cards have an address; Back and Esc both lead to the page before, with the focus where it was."""
    page = visit(f"{address}en/{PROMPTS}")
    link, box = page.locator("a[href='#cards']"), page.locator("#cards")
    steps = page.evaluate("history.length")
    for leave in ("Escape", "back", "close"):
        link.click()
        expect(box).to_be_visible()
        assert page.url.endswith("#cards")
        if leave == "back":
            page.go_back()
        elif leave == "close":
            page.locator("#cards [data-close]").click()
        else:
            page.keyboard.press("Escape")
        expect(box).to_be_hidden()
        expect(link).to_be_focused()
        page.wait_for_url(f"{address}en/{PROMPTS}")
    assert page.evaluate("history.length") == steps + 1


def test_cards_can_be_linked_to(visit: Visit, address: str) -> None:
    """An address that ends in #cards opens them, and closing them stays on the page."""
    page = visit(f"{address}id/{PROMPTS}#cards")
    expect(page.locator("#cards")).to_be_visible()
    expect(page.locator(".deck-choice .facet").first).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#cards")).to_be_hidden()
    expect(page).to_have_url(f"{address}id/{PROMPTS}")


def test_cards_stand_still_for_who_wants_that(visit: Visit, address: str) -> None:
    """Nothing is animated when reduced motion is asked for; without that wish there is one short fade."""
    running = "document.getElementById('cards').getAnimations().length"
    page = visit(f"{address}en/{PROMPTS}", reduced_motion="reduce")
    page.evaluate("location.hash = 'cards'")
    expect(page.locator("#cards")).to_be_visible()
    assert page.evaluate(running) == 0
    assert page.locator("#cards").evaluate("(e) => getComputedStyle(e).animationName") == "none"
    page.emulate_media(reduced_motion="no-preference")
    length = page.locator("#cards").evaluate("(e) => getComputedStyle(e).animationDuration")
    assert length == "0.12s"


def test_without_scripts_the_page_is_a_plain_list(visit: Visit, address: str) -> None:
    """No button that does nothing, no cards, and every question on the page."""
    page = visit(f"{address}en/{PROMPTS}", java_script_enabled=False)
    expect(page.locator("#cards")).to_be_hidden()
    expect(page.locator("a[href='#cards']")).to_be_hidden()
    assert page.locator(OPEN).count() >= 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_cards(visit: Visit, address: str, language: str) -> None:
    """A card, with all that folds open, and with none left: on every width, light and dark, nothing sideways."""
    page = open_cards(visit, address, language, reduced_motion="reduce")

    def look(state: str) -> list[str]:
        found = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            sideways = "(e) => e.scrollWidth > e.clientWidth"
            if page.locator("#cards").evaluate(sideways):
                found.append(f"{state} {width}: scrolls sideways")
            for scheme in SCHEMES if width != PHONE else SCHEMES[:1]:
                page.emulate_media(color_scheme=scheme)
                found += [f"{state} {width} {scheme}: {each}" for each in violations(page)]
        return found

    found = look("first")
    page.locator(".deck-more summary").click()
    page.locator(".deck-choice summary").click()
    page.locator(".facet [data-rung=decide]").click()
    found += look("open")
    for care in ("safe", "careful"):
        page.locator(f".facet [data-care={care}]").click()
    found += look("none")
    assert found == []


def test_the_buttons_are_big_enough_for_a_thumb(visit: Visit, address: str) -> None:
    """Previous and Next lie at the foot of a small phone, whole, and every control is 44 pixels high."""
    page = open_cards(visit, address, "id", width=320, height=560)
    page.locator(".deck-choice summary").click()
    for button in page.locator("#cards :is(button, summary):visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44, button.inner_text()
        assert box["x"] + box["width"] <= 320, button.inner_text()
    for turn in page.locator("[data-turn]").all():
        expect(turn).to_be_in_viewport(ratio=1)


def print_cards(page: Page, to: Path) -> list[str]:
    """Print as a person does; what each sheet of paper says."""
    within = "#cards" if page.locator("#cards").is_visible() else ".opening"
    page.locator(f"{within} [data-print-cards]").click()
    page.pdf(path=to, prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in pypdf.PdfReader(to).pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_print_eight_on_a_sheet(
    visit: Visit, address: str, tmp_path: Path, language: str
) -> None:
    """Every open question with its cues, eight on a page, the foot with topic, language and edition; nothing else."""
    page = visit(f"{address}{language}/{PROMPTS}", width=1280, before=["window.print = () => {}"])
    count = len(listed(page, OPEN))
    title = str(page.locator("h1").text_content())
    cue = str(page.locator(".prompt dt").first.text_content())
    sheets = print_cards(page, tmp_path / "cards.pdf")
    assert [sheet.count(f"{cue}:") for sheet in sheets] == [8, count - 8]
    assert title not in "".join(sheets)
    edition = {"en": "Edition 2026", "id": "Edisi 2026"}[language]
    assert all(edition in sheet for sheet in sheets)


def test_only_the_chosen_cards_print(visit: Visit, address: str, tmp_path: Path) -> None:
    """What was chosen on the screen is what comes out on paper."""
    page = open_cards(visit, address, before=["window.print = () => {}"])
    page.locator(".deck-choice summary").click()
    page.locator(".facet [data-rung=commit]").click()
    wanted = listed(page, ".prompt[data-rung=commit]:not([data-care=trust]) .ask")
    (sheet,) = print_cards(page, tmp_path / "cards.pdf")
    assert sheet.count("Listen for:") == len(wanted)
    assert wanted[0].split()[0] in sheet


@pytest.mark.parametrize("face", ["real", "stand-in"])
@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_long_questions_fit_their_cards(
    visit: Visit, address: str, site: Path, paper: str, face: str
) -> None:
    """No letter is cut off on the cards with the most letters of all sessions, on either paper, also where the typeface
    came too late; all are cut to one size."""
    page = visit(address, width=718, before=["window.print = () => {}"])
    styles = (site / "en/assets/css/site.css").read_text(encoding="utf-8")
    # The first waits for its face however busy the machine is, the second never has it.
    patient = styles.replace("font-display: optional", "font-display: block")
    faceless = styles.replace('font-family: "Plus Jakarta Sans";', 'font-family: "Late";')
    assert styles not in (patient, faceless)
    body = patient if face == "real" else faceless
    page.route("**/site.css", lambda route: route.fulfill(body=body, content_type="text/css"))
    places = sorted(place.parent for place in site.glob("*/topics/*/prompts/index.html"))
    heavy = sorted(places, key=lambda place: -longest(place / "index.html"))[:12]
    spilled = []
    for place in heavy:
        page.emulate_media(media="screen")
        page.goto(f"{address}{place.relative_to(site).as_posix()}/")
        page.evaluate(
            "(paper) => document.documentElement.className = `scripted paper-${paper}`", paper
        )
        page.evaluate("document.fonts.ready")
        page.locator("[data-print-cards]:visible").click()
        page.emulate_media(media="print")
        cards = page.locator(".paper-card")
        spilled += cards.evaluate_all(
            """(all) => all.filter((card) => card.scrollHeight > card.clientHeight + 1)
            .map((card) => card.innerText)"""
        )
        tall = cards.evaluate_all("(all) => all.map((e) => e.offsetHeight)")
        assert max(tall) - min(tall) <= 1
        columns = cards.evaluate_all("(all) => all.map((e) => e.offsetLeft)")
        assert all(one != other for one, other in pairwise(columns))  # two beside each other
    assert spilled == []


def longest(page: Path) -> int:
    """The letters of the heaviest prompt of a page, near enough to rank pages."""
    parts = page.read_text(encoding="utf-8").split('<li class="prompt')[1:]
    return max(len(part.split("</li>")[0]) for part in parts)
