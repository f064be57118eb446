"""A sheet on the screen, in people's hands: kept only if they want it, cleared, saved, opened again, printed in full."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from built import KINDS, LANGUAGES
from conftest import Visit
from playwright.sync_api import Dialog, Download, Page, expect
from test_accessibility import SCHEMES, violations
from test_browser import WATCH_SHIFTS

pytestmark = pytest.mark.browser
MENTOR = KINDS["worksheet-mentor"]
SENIOR = KINDS["worksheet-senior"]
AGREEMENT = KINDS["form"]
LONG = " ".join(f"word{number}" for number in range(900)) + " lastword"
# The strictest a phone gets: 320 pixels is 400 % zoom on a desk.
PHONE = 390
WIDTHS = (320, PHONE, 1280)


def field(page: Page, name: str) -> Any:
    """The field, or the fields, of a stable name."""
    return page.locator(f"main [name='{name}']")


def remember(page: Page, on: bool = True) -> None:
    """Turn the switch that lets this device remember."""
    page.locator("#keeping [data-remember]").set_checked(on)


def save(page: Page, way: str) -> Download:
    """Take one of the ways to save, as a person does."""
    page.locator("[popovertarget=ways]").click()
    with page.expect_download() as waiting:
        page.locator(f"[data-way={way}]").click()
    return waiting.value


def letters(download: Download) -> str:
    """The letters of a saved file."""
    return Path(download.path()).read_bytes().decode("utf-8")


def offer(page: Page, content: str) -> None:
    """Open a file with this content."""
    page.locator(".filling input[type=file]").set_input_files(
        {"name": "sheet.json", "mimeType": "application/json", "buffer": content.encode()}
    )


def words_of_pdf(page: Page, to: Path) -> str:
    """What a printed page says; each sheet of paper ends in a form feed."""
    page.pdf(path=to, prefer_css_page_size=True)
    return "".join(f"{sheet.extract_text()}\n\f" for sheet in pypdf.PdfReader(to).pages)


def test_nothing_is_kept_unless_asked_for(visit: Visit, address: str) -> None:
    """Off is the start: the page says so, the device holds nothing, and a reload is an empty sheet."""
    page = visit(f"{address}en/{MENTOR}")
    expect(page.locator(".kept")).to_have_text("Not kept: gone when you leave")
    field(page, "q-prepared").fill("Slides, and then no projector.")
    field(page, "q-before").nth(3).check()
    assert page.evaluate("localStorage.length") == 0
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(field(page, "q-prepared")).to_have_value("")
    expect(page.locator("main input:checked")).to_have_count(0)


def test_both_languages_share_what_is_kept(visit: Visit, address: str) -> None:
    """With the switch on, a reload and the page in the other language hold the same answers of every kind."""
    page = visit(f"{address}en/{SENIOR}")
    remember(page)
    expect(page.locator(".kept")).to_have_text("Kept on this device")
    field(page, "q-surprised").fill("How fast it was.\nAnd how calm.")
    field(page, "q-kind").nth(1).check()
    field(page, "q-by").fill("2026-12-01")
    field(page, "q-after").nth(4).check()
    field(page, "q-proof").check()
    for place in (f"en/{SENIOR}", f"id/{SENIOR}"):
        page.goto(address + place)
        expect(field(page, "q-surprised")).to_have_value("How fast it was.\nAnd how calm.")
        expect(field(page, "q-kind").nth(1)).to_be_checked()
        expect(field(page, "q-by")).to_have_value("2026-12-01")
        expect(field(page, "q-after").nth(4)).to_be_checked()
        expect(field(page, "q-proof")).to_be_checked()
    expect(page.locator(".kept")).to_have_text("Tersimpan di perangkat ini")
    page.goto(f"{address}en/{MENTOR}")
    assert page.locator("main input:checked:not([data-remember])").count() == 0  # another sheet


def test_switching_off_deletes_and_switching_on_keeps_again(visit: Visit, address: str) -> None:
    """Off takes the answers from the device but not from the page; on puts them back."""
    page = visit(f"{address}en/{MENTOR}")
    kept = "Object.entries(localStorage).filter(([name]) => name.includes(':sheet/')).map(([, v]) => v)"
    remember(page)
    field(page, "q-learned").fill("Patience.")
    assert [json.loads(each) for each in page.evaluate(kept)] == [{"q-learned": "Patience."}]
    page.reload()
    remember(page, on=False)
    assert page.evaluate(kept) == []
    expect(field(page, "q-learned")).to_have_value("Patience.")
    expect(page.locator(".kept")).to_have_text("Not kept: gone when you leave")
    remember(page)
    assert [json.loads(each) for each in page.evaluate(kept)] == [{"q-learned": "Patience."}]


def test_a_kept_sheet_is_full_before_it_is_seen(visit: Visit, address: str) -> None:
    """The first thing painted is the filled sheet, and a long answer moves nothing."""
    page = visit(f"{address}en/{MENTOR}", before=[WATCH_SHIFTS])
    remember(page)
    field(page, "q-prepared").fill("One line.\n" * 30)
    # What stands in the field at the first frame in which the page can be seen.
    page.add_init_script("""
    const look = () => {
      const area = document.querySelector("textarea");
      if (area && getComputedStyle(area).visibility === "visible") window.first = area.value;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);""")
    page.goto(f"{address}id/{MENTOR}", wait_until="networkidle")
    assert page.evaluate("window.first").count("One line.") == 30
    assert page.evaluate("window.shifted") < 0.01
    assert "filling-in" not in str(page.locator("html").get_attribute("class"))


def test_a_kept_sheet_shows_even_if_its_script_never_comes(visit: Visit, address: str) -> None:
    """What waits for the answers does not wait for ever."""
    page = visit(f"{address}en/{MENTOR}")
    remember(page)
    field(page, "q-prepared").fill("Kept.")
    page.route("**/sheet.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    expect(page.locator("h1")).to_be_visible(timeout=4000)


def test_a_field_grows_with_its_text(visit: Visit, address: str) -> None:
    """Twelve lines are seen at once, without a bar to scroll."""
    page = visit(f"{address}en/{MENTOR}")
    area = field(page, "q-prepared")
    before = area.bounding_box()["height"]
    area.fill("A line.\n" * 12)
    assert area.bounding_box()["height"] > 3 * before
    assert area.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_clearing_asks_and_can_be_undone(visit: Visit, address: str, language: str) -> None:
    """Clear asks first; refused it does nothing, granted it empties page and device, and Undo brings all back."""
    said = {
        "en": ("Cleared.", "It is back."),
        "id": ("Sudah dikosongkan.", "Sudah dikembalikan."),
    }[language]
    page = visit(f"{address}{language}/{MENTOR}")
    remember(page)
    answers: list[bool] = [False, True]
    page.on("dialog", lambda dialog: dialog.accept() if answers.pop(0) else dialog.dismiss())
    clear, undo = page.locator("[data-clear]"), page.locator("[data-undo]")
    clear.click()
    assert len(answers) == 2  # nothing is written: there is nothing to ask
    field(page, "q-prepared").fill("Dua halaman.")
    clear.click()
    expect(field(page, "q-prepared")).to_have_value("Dua halaman.")
    clear.click()
    expect(field(page, "q-prepared")).to_have_value("")
    expect(page.locator(".said [role=status]")).to_have_text(said[0])
    assert not page.evaluate("Object.keys(localStorage).some((name) => name.includes(':sheet/'))")
    undo.click()
    expect(page.locator(".said [role=status]")).to_have_text(said[1])
    expect(undo).to_be_hidden()
    expect(clear).to_be_focused()
    page.reload()
    expect(field(page, "q-prepared")).to_have_value("Dua halaman.")


def test_undoing_loses_nothing_written_since(visit: Visit, address: str) -> None:
    """Who writes after clearing and then undoes gets the old text, and by a second press the new one."""
    page = visit(f"{address}en/{MENTOR}")
    page.on("dialog", lambda dialog: dialog.accept())
    area, undo = field(page, "q-prepared"), page.locator("[data-undo]")
    area.fill("Old.")
    page.locator("[data-clear]").click()
    area.fill("New.")
    undo.click()
    expect(area).to_have_value("Old.")
    undo.click()
    expect(area).to_have_value("New.")


TEXTS = {
    "en": """Could a scammer use my name or my voice?

Senior's worksheet, {today}

This session
------------

What surprised me?
Cepat — “sekali”.
Dua baris.

What did I assume before?
(not answered)

Who else should hear about this?
(not answered)
""",
    "id": """Bisakah penipu memakai nama atau suara saya?

Lembar refleksi pemimpin senior, {today}

Tentang sesi ini
----------------

Apa yang mengejutkan saya?
Cepat — “sekali”.
Dua baris.

Apa anggapan saya sebelumnya?
(belum dijawab)

Siapa lagi yang perlu mendengar hal ini?
(belum dijawab)
""",
}
ENDS = {
    "en": """One thing I will do
-------------------

I will
start something

What exactly?
(not answered)

By when?
1 December 2026

For the program
---------------

Before the session: how sure was I on this topic?
2 (1 = not at all, 5 = completely)

Now: how sure am I on this topic?
(not answered)

[x] We saw the proof in the room.

Terbalik""",
    "id": """Satu hal yang akan saya lakukan
-------------------------------

Saya akan
memulai sesuatu

Persisnya apa?
(belum dijawab)

Paling lambat kapan?
1 Desember 2026

Untuk program
-------------

Sebelum sesi: seberapa yakin saya tentang topik ini?
2 (1 berarti belum sama sekali, 5 berarti sepenuhnya)

Sekarang: seberapa yakin saya tentang topik ini?
(belum dijawab)

[x] Buktinya kami lihat bersama saat sesi.

Terbalik""",
}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
}


def fill_senior(page: Page) -> None:
    """Answer one question of each kind."""
    field(page, "q-surprised").fill("Cepat — “sekali”.\nDua baris.\n")
    field(page, "q-kind").nth(1).check()
    field(page, "q-by").fill("2026-12-01")
    field(page, "q-before").nth(1).check()
    field(page, "q-proof").check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_saved_as_a_text_anyone_can_read(
    visit: Visit, address: str, language: str
) -> None:
    """Title, day, every question with its answer or a mark, in the language of the page, in a well-named file."""
    page = visit(f"{address}{language}/{SENIOR}")
    fill_senior(page)
    saved = save(page, "text")
    today = datetime.date.today()
    name = f"worksheet-senior-scams-aimed-at-leaders-{today}.txt"
    assert saved.suggested_filename == name
    expect(page.locator(".said [role=status]")).to_contain_text(name)
    text = letters(saved)
    written = f"{today.day} {MONTHS[language].split()[today.month - 1]} {today.year}"
    assert text.startswith(TEXTS[language].format(today=written))
    assert ENDS[language] in text
    assert text.endswith(f", {address}{language}/{SENIOR}\n")


def test_a_form_with_tables_is_saved_as_text(visit: Visit, address: str) -> None:
    """A row with its name and each cell below the head of its column; empty cells are marked."""
    page = visit(f"{address}en/{AGREEMENT}")
    cell = page.locator(".grid textarea").first
    cell.fill("On Fridays.\nAt nine.")
    row = page.locator(".grid tbody tr").first
    name = row.locator("th").inner_text()
    heads = row.locator("td").evaluate_all("(all) => all.map((cell) => cell.dataset.label)")
    text = letters(save(page, "text"))
    lines = [f"  {heads[0]}: On Fridays.\n    At nine."]
    lines += [f"  {head}: (not answered)" for head in heads[1:]]
    assert "\n".join([name, *lines]) in text


def test_a_copy_comes_back_whole(visit: Visit, address: str) -> None:
    """The saved JSON has the documented shape, and opened in the other language it fills the sheet again."""
    page = visit(f"{address}en/{SENIOR}")
    fill_senior(page)
    saved = save(page, "copy")
    assert saved.suggested_filename.endswith(f"{datetime.date.today()}.json")
    content = letters(saved)
    copy = json.loads(content)
    assert list(copy) == ["schema", "page", "language", "edition", "saved", "answers"]
    assert copy["schema"] == "terbalik/sheet/1"
    assert copy["page"] == SENIOR.strip("/")
    assert copy["language"] == "en"
    assert datetime.datetime.fromisoformat(copy["saved"]).tzinfo
    assert copy["answers"] == {
        "q-surprised": "Cepat — “sekali”.\nDua baris.\n",
        "q-kind": "start",
        "q-by": "2026-12-01",
        "q-before": "2",
        "q-proof": True,
    }
    other = visit(f"{address}id/{SENIOR}")
    field(other, "q-assumed").fill("Akan diganti.")
    offer(other, content)
    expect(other.locator(".said [role=status]")).to_contain_text("Dibuka sesuai salinan tanggal")
    assert json.loads(letters(save(other, "copy")))["answers"] == copy["answers"]


def test_an_opened_copy_can_be_undone_and_keeps_answers_without_a_question(
    visit: Visit, address: str
) -> None:
    """Undo gives back what was replaced; an answer whose question is gone is told of and stays in the copy."""
    page = visit(f"{address}en/{MENTOR}")
    field(page, "q-prepared").fill("Mine.")
    answers = {"q-prepared": "Theirs.", "q-gone": "An older question."}
    copy = {
        "schema": "terbalik/sheet/1",
        "page": MENTOR.strip("/"),
        "saved": "2026-11-01T10:00:00Z",
    }
    offer(page, json.dumps({**copy, "answers": answers}))
    expect(page.locator(".said [role=status]")).to_contain_text("1 November 2026")
    expect(page.locator(".said [role=status]")).to_contain_text("no longer stands here: 1")
    expect(field(page, "q-prepared")).to_have_value("Theirs.")
    page.locator("[data-undo]").click()
    expect(field(page, "q-prepared")).to_have_value("Mine.")
    page.locator("[data-undo]").click()
    assert json.loads(letters(save(page, "copy")))["answers"] == answers


WRONG = {
    "no JSON": ("Kami belum tahu.", "not a copy saved here"),
    "another JSON": ('["a"]', "not a copy saved here"),
    "answers missing": ('{"schema": "terbalik/sheet/1"}', "not a copy saved here"),
    "of tomorrow": ('{"schema": "terbalik/sheet/9", "answers": {}}', "newer version"),
    "of another page": (
        '{"schema": "terbalik/sheet/1", "page": "forms/<b>x</b>", "answers": {}}',
        "belongs there: forms/<b>x</b>",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_file_is_told_and_changes_nothing(visit: Visit, address: str, case: str) -> None:
    """Each wrong file gets its sentence, as letters, and what was written stays."""
    content, said = WRONG[case]
    page = visit(f"{address}en/{MENTOR}")
    field(page, "q-prepared").fill("Mine.")
    offer(page, content)
    expect(page.locator(".said [role=status]")).to_contain_text(said)
    expect(field(page, "q-prepared")).to_have_value("Mine.")
    assert page.locator(".said b").count() == 0


def test_a_hostile_copy_fills_in_letters_only(visit: Visit, address: str) -> None:
    """Values of the wrong kind are dropped, and markup stays what was typed."""
    page = visit(f"{address}en/{MENTOR}")
    answers = {"q-prepared": "<img src=x onerror=alert(1)>", "q-learned": {"a": 1}, "q-before": "9"}
    copy = {"schema": "terbalik/sheet/1", "page": MENTOR.strip("/"), "saved": "never"}
    offer(page, json.dumps({**copy, "answers": answers}))
    expect(field(page, "q-prepared")).to_have_value("<img src=x onerror=alert(1)>")
    expect(field(page, "q-learned")).to_have_value("")
    assert page.locator("main img").count() == 0


def test_leaving_warns_only_when_something_would_be_lost(visit: Visit, address: str) -> None:
    """No question for an empty, a saved, or a remembered sheet; one for words that are nowhere else."""
    page = visit(f"{address}en/{MENTOR}")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.reload()
    field(page, "q-prepared").type("Kept nowhere.")
    page.reload()
    assert asked == ["beforeunload"]
    field(page, "q-prepared").type("Saved.")
    save(page, "text")
    page.reload()
    field(page, "q-prepared").type("Remembered.")
    remember(page)
    page.reload()
    assert asked == ["beforeunload"]


def test_two_tabs_hold_one_sheet(visit: Visit, address: str) -> None:
    """What is written in one language stands in the other's open page, so neither overwrites the other."""
    first = visit(f"{address}en/{MENTOR}")
    remember(first)
    second = first.context.new_page()
    second.goto(f"{address}id/{MENTOR}")
    field(first, "q-prepared").fill("From the first.")
    expect(field(second, "q-prepared")).to_have_value("From the first.")
    field(second, "q-learned").fill("Dari yang kedua.")
    expect(field(first, "q-learned")).to_have_value("Dari yang kedua.")
    first.reload()
    expect(field(first, "q-prepared")).to_have_value("From the first.")
    expect(field(first, "q-learned")).to_have_value("Dari yang kedua.")


def test_nothing_that_is_done_on_a_sheet_is_sent(visit: Visit, address: str) -> None:
    """Writing, remembering, saving, opening and clearing make no request at all."""
    page = visit(f"{address}en/{SENIOR}", before=["window.print = () => {}"])
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    fill_senior(page)
    remember(page)
    content = letters(save(page, "copy"))
    save(page, "text")
    offer(page, content)
    page.locator("[data-clear]").click()
    page.locator("[data-undo]").click()
    page.locator(".filling [data-print]").click()
    page.wait_for_timeout(300)
    # A saved file is made on the device: its address is a blob.
    assert [url for url in asked if not url.startswith("blob:")] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_empty_sheet_prints_with_lines(
    visit: Visit, address: str, tmp_path: Path, *, scripts: bool
) -> None:
    """Every question and no tool is on the paper, on two pages at most, with lines to write on."""
    page = visit(f"{address}id/{SENIOR}", java_script_enabled=scripts)
    text = words_of_pdf(page, tmp_path / "empty.pdf")
    for label in page.locator(".sheet .question > label:not(.box)").all_inner_texts():
        assert " ".join(label.split()) in " ".join(text.split())
    assert text.count("\f") <= 2
    assert "Kosongkan" not in text
    assert "Ingat di perangkat ini" not in text
    page.emulate_media(media="print")
    assert page.locator(".rules i").first.is_visible()


def test_a_long_answer_prints_to_its_last_word(visit: Visit, address: str, tmp_path: Path) -> None:
    """Paper shows all of a text over two pages, a long line, and a day in words; the rest keeps its lines."""
    page = visit(f"{address}en/{AGREEMENT}")
    line = "A name that is far too long for the field it was written into, " * 3 + "endofline"
    page.locator("main textarea").first.fill(f"{LONG}\nsecondline")
    page.locator("main input[type=text]").first.fill(line)
    text = words_of_pdf(page, tmp_path / "full.pdf")
    assert re.search(r"word1\b", text)
    assert "lastword\n" in text
    assert "secondline" in text
    assert "endofline" in text
    page = visit(f"{address}id/{SENIOR}")
    field(page, "q-by").fill("2026-12-01")
    assert "1 Desember 2026" in words_of_pdf(page, tmp_path / "day.pdf")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["worksheet-mentor", "form"])
def test_axe_finds_nothing_in_any_state_of_a_sheet(
    visit: Visit, address: str, kind: str, language: str
) -> None:
    """Filled and kept, cleared with Undo, the ways to save open: on every width, light and dark."""
    page = visit(f"{address}{language}/{KINDS[kind]}", reduced_motion="reduce")
    page.on("dialog", lambda dialog: dialog.accept())

    def look(state: str) -> list[str]:
        found = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            # At the end the tools lie below the fields; in between, one may show by a few pixels above them.
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{state} {width}: scrolls sideways")
            for scheme in SCHEMES if width != PHONE else SCHEMES[:1]:
                page.emulate_media(color_scheme=scheme)
                found += [f"{state} {width} {scheme}: {each}" for each in violations(page)]
        return found

    remember(page)
    page.locator("main textarea").first.fill("Kami belum tahu.")
    found = look("filled")
    page.locator("[data-clear]").click()
    found += look("cleared")
    page.locator("[popovertarget=ways]").click()
    expect(page.locator("#ways")).to_be_visible()
    found += look("saving")
    assert found == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tools_are_at_hand_and_cover_no_field(visit: Visit, address: str, width: int) -> None:
    """They lie at the foot of the window, can be hit with a thumb, and Tab shows every field above them."""
    page = visit(f"{address}id/{MENTOR}", width=width, height=640)
    bar = page.locator(".filling")
    expect(bar).to_be_in_viewport(ratio=1)
    for tool in page.locator(".filling .tools button").all():
        box = tool.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 44, tool.inner_text()
    hidden = """() => {
      const box = document.activeElement.getBoundingClientRect();
      const bar = document.querySelector(".filling").getBoundingClientRect();
      return !document.activeElement.closest(".filling") && box.bottom > bar.top + 1 && box.top < bar.bottom;
    }"""
    page.locator("#keeping [data-remember]").focus()
    for _ in range(14):
        page.keyboard.press("Tab")
        assert not page.evaluate(hidden)


def test_ticks_of_a_guide_are_kept_for_both_languages(visit: Visit, address: str) -> None:
    """A ticked preparation is ticked again in the other language, once remembering is on; off it is gone."""
    page = visit(f"{address}en/{KINDS['guide']}")
    box = page.locator("[data-list] [data-item]").first
    box.check()
    page.reload()
    expect(box).not_to_be_checked()
    page.locator("[data-list] [data-item]").nth(1).check()
    # The guide may have its switch anywhere, or on another page: the store is the same.
    page.evaluate(
        "import(document.querySelector('script[src$=\"js/site.js\"]').src.replace('site.js', 'store.js'))"
        ".then((store) => store.remember(true))"
    )
    box.check()
    page.goto(f"{address}id/{KINDS['guide']}")
    expect(box).to_be_checked()
    expect(page.locator("[data-list] [data-item]").nth(1)).to_be_checked()
    box.uncheck()
    page.goto(f"{address}en/{KINDS['guide']}")
    expect(box).not_to_be_checked()
