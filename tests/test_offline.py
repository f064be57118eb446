"""Without a connection: what was opened or saved can be read, says that it is a copy, and never pretends."""

import json
import shutil
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import hosting
import pytest
from built import LANGUAGES, build_site
from hosting import hosted
from playwright.sync_api import Browser, BrowserContext, Page, expect
from small_site import SHEETS, small_site

pytestmark = pytest.mark.browser
PAPER, VOICE = "topics/paper-notes/", "topics/voice-notes/"
TITLES = {
    "en": {PAPER: "What do we lose on paper notes?", VOICE: "What do we lose on voice notes?"},
    "id": {PAPER: "Apa yang hilang dari catatan kertas?", VOICE: "Apa yang hilang dari catatan suara?"},
}  # fmt: skip
OFFLINE = {"en": "You are offline", "id": "Tidak ada koneksi internet"}
COPY = {"en": "this is the copy of", "id": "ini salinan"}
SAVED = {"en": "Saved on this device", "id": "Tersimpan di perangkat ini"}
SESSIONS = {"en": "Sessions on this device", "id": "Sesi di perangkat ini"}
# True once the page that is open, and what pages of its language need, are kept.
KEPT = """async () => {
  const here = location.origin + location.pathname;
  const face = new URL(document.querySelector("link[rel=preload][as=font]").href).href;
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await caches.match(here)) && (await caches.match(face))) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}"""
NAMES = "async () => (await caches.keys()).filter((name) => name.startsWith('terbalik:')).sort()"

Surf = Callable[..., Page]


@pytest.fixture(autouse=True, scope="module")
def _patience() -> Iterator[None]:
    """Copies are made behind the page's back, which takes its time on a busy machine."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def place(small: Path) -> Iterator[str]:
    """The address of the small site below a sub-path: a new one each time, where nothing is kept yet."""
    with hosted(small / "site", "/our/notes/") as address:
        yield address


@pytest.fixture
def surf(browser: Browser) -> Iterator[Surf]:
    """A way to open a page in a browser of its own and wait until it is kept."""
    contexts: list[BrowserContext] = []

    def go(address: str, page: Page | None = None) -> Page:
        if page is None:
            contexts.append(
                browser.new_context(viewport={"width": 390, "height": 800}, locale="en-US")
            )
            page = contexts[-1].new_page()
        page.goto(address)
        assert page.evaluate(KEPT)
        return page

    yield go
    for context in contexts:
        context.close()


def unplug(page: Page) -> None:
    """Take the connection away from everything the browser does for this reader."""
    page.context.set_offline(True)


def save(page: Page, language: str) -> None:
    """Save the session whose guide is open."""
    page.locator("[data-offline] [data-save]").click()
    expect(page.locator("[data-offline] [role=status]")).to_contain_text(SAVED[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_visited_page_opens_without_a_connection_and_says_it_is_a_copy(
    surf: Surf, place: str, language: str
) -> None:
    """Its words, its look and its switches are there, with the date of the copy in the page's language."""
    page = surf(f"{place}{language}/{PAPER}")
    expect(page.locator(".kept-bar:visible")).to_have_count(0)
    unplug(page)
    for address in (f"{place}{language}/{PAPER}", f"{place}{language}/{PAPER}?minutes=60"):
        page.goto(address)
        expect(page.locator("h1")).to_have_text(TITLES[language][PAPER])
        bar = page.locator(".kept-bar:visible")
        expect(bar).to_have_count(1)
        expect(bar).to_be_in_viewport()
        expect(bar).to_contain_text(COPY[language])
        expect(bar.locator("time")).to_contain_text(str(page.evaluate("new Date().getFullYear()")))
        page.evaluate("document.fonts.ready")
        assert page.evaluate("document.fonts.check('16px \"Plus Jakarta Sans\"')")
    expect(page.locator(".choice[data-minutes][aria-current]")).to_have_text("60")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_was_never_opened_says_so_in_its_language_and_lists_the_others(
    surf: Surf, place: str, language: str
) -> None:
    """The reader is told why, and every page that is there is one tap away."""
    page = surf(f"{place}{language}/{PAPER}")
    surf(f"{place}{language}/", page)
    unplug(page)
    page.goto(f"{place}{language}/{VOICE}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_text(OFFLINE[language])
    expect(page.get_by_role("heading", name=SESSIONS[language])).to_be_visible()
    expect(page.locator("#kept a")).to_have_count(2)
    page.get_by_role("link", name=TITLES[language][PAPER]).click()
    expect(page.locator(".kept-bar:visible")).to_contain_text(COPY[language])


def test_a_page_that_is_not_there_opens_by_itself_once_there_is_a_connection(
    surf: Surf, place: str
) -> None:
    """Nobody has to know when to try again."""
    page = surf(f"{place}en/{PAPER}")
    unplug(page)
    page.goto(f"{place}en/{VOICE}")
    expect(page.locator("h1")).to_have_text(OFFLINE["en"])
    page.context.set_offline(False)
    expect(page.locator("h1")).to_have_text(TITLES["en"][VOICE])
    expect(page.locator(".kept-bar:visible")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_saved_session_is_there_whole_with_its_printed_file(
    surf: Surf, place: str, language: str
) -> None:
    """Guide, prompts, both worksheets, brief and the file of the chosen length; no other length's."""
    page = surf(f"{place}{language}/{PAPER}?minutes=60")
    save(page, language)
    unplug(page)
    for sheet in ("", *SHEETS):
        page.goto(f"{place}{language}/{PAPER}{sheet}")
        expect(page.locator("h1")).to_have_text(TITLES[language][PAPER])
        expect(page.locator(".kept-bar:visible")).to_have_count(1)
    page.goto(f"{place}{language}/{VOICE}")
    expect(page.locator("#kept li p a")).to_have_count(len(SHEETS) + 1)
    printed = page.locator("#kept a[href$='.pdf']")
    expect(printed).to_have_count(1)
    assert "-60-" in (printed.get_attribute("href") or "")
    start = "async (a) => (await (await fetch(a.href)).text()).slice(0, 5)"
    assert printed.evaluate(start) == "%PDF-"


def test_saving_follows_the_chosen_length_and_can_be_undone(surf: Surf, place: str) -> None:
    """Another length is offered to be saved again; what is removed leaves nothing behind."""
    page = surf(f"{place}en/{PAPER}")
    save(page, "en")
    page.locator(".choice[data-minutes='90']").click()
    expect(page.locator("[data-offline] [data-save]")).to_be_visible()
    page.locator(".choice[data-minutes='45']").click()
    expect(page.locator("[data-offline] [data-save]")).to_be_hidden()
    page.locator("[data-offline] [data-remove]").click()
    expect(page.locator("[data-offline] [data-save]")).to_be_focused()
    left = "async () => (await Promise.all((await caches.keys()).filter((n) => /:(files|saved)$/.test(n)).map(async (n) => (await (await caches.open(n)).keys()).length))).reduce((a, b) => a + b, 0)"
    assert page.evaluate(left) == 0


def test_the_sessions_of_a_plan_are_saved_together(surf: Surf, place: str) -> None:
    """The plan says which they are, in the page and whenever it changes; a session in it twice is saved once."""
    page = surf(f"{place}en/{PAPER}")
    page.evaluate(
        """async () => {
          const place = Object.assign(document.createElement("div"), {className: "plan-offline", hidden: true});
          Object.assign(place.dataset, {slugs: "", minutes: ""});
          document.querySelector("main").append(place);
          document.body.dataset.kind = "plan";
          document.querySelector("[data-offline]").remove();
          (await import(new URL("../../assets/js/offline.js", location.href))).wakeSaving();
        }"""
    )
    expect(page.locator(".plan-offline button:visible")).to_have_count(0)
    detail = {"slugs": ["paper-notes", "voice-notes", "paper-notes"], "minutes": [45, 30, 45]}
    page.evaluate("(detail) => dispatchEvent(new CustomEvent('plan', {detail}))", detail)
    page.locator(".plan-offline [data-save]").click()
    expect(page.locator(".plan-offline [role=status]")).to_contain_text(SAVED["en"])
    unplug(page)
    for guide in (PAPER, VOICE):
        page.goto(f"{place}en/{guide}worksheet-senior/")
        expect(page.locator("h1")).to_have_text(TITLES["en"][guide])


def test_a_session_that_cannot_be_saved_whole_does_not_count_as_saved(
    surf: Surf, place: str
) -> None:
    """A broken connection is told, and the control offers to try again."""
    page = surf(f"{place}en/{PAPER}")
    unplug(page)
    page.locator("[data-offline] [data-save]").click()
    expect(page.locator("[data-offline] [role=status]")).to_contain_text("Not saved")
    page.context.set_offline(False)
    save(page, "en")


def test_a_newer_version_announces_itself_and_waits(
    surf: Surf, small: Path, tmp_path: Path
) -> None:
    """The open page stays as it is until the reader says so; then the new one is there, and kept copies too."""
    root = shutil.copytree(small, tmp_path / "tree")
    with hosted(root / "site", "/our/notes/") as place:
        page = surf(f"{place}en/{PAPER}")
        save(page, "en")
        bar = page.locator(".update-bar")
        expect(bar).to_be_empty()
        topic = root / "topics" / "digital-tools" / "paper-notes.yml"
        text = topic.read_text(encoding="utf-8")
        newer = "What do paper notes cost us?"
        topic.write_text(text.replace(TITLES["en"][PAPER], newer), encoding="utf-8")
        build_site(root)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(bar).to_contain_text("A newer version is ready")
        expect(page.locator("h1")).to_have_text(TITLES["en"][PAPER])
        page.get_by_role("button", name="Reload").click()
        expect(page.locator("h1")).to_have_text(newer)
        expect(bar).to_be_empty()
        # What was saved is brought up to date without being asked for.
        brief = f"{place}en/{PAPER}brief/"
        fresh = """async ([url, title]) => {
          for (let tries = 0; tries < 200; tries += 1) {
            if ((await (await caches.match(url)).text()).includes(title)) return true;
            await new Promise((done) => setTimeout(done, 50));
          }
          return false;
        }"""
        assert page.evaluate(fresh, [brief, newer])
        assert len([name for name in page.evaluate(NAMES) if ":shell:" in name]) == 1


def test_a_newer_version_leaves_a_running_session_in_peace(
    surf: Surf, small: Path, tmp_path: Path
) -> None:
    """In run mode nothing is said, and nothing reloads."""
    root = shutil.copytree(small, tmp_path / "tree")
    with hosted(root / "site", "/our/notes/") as place:
        page = surf(f"{place}en/{PAPER}")
        page.evaluate("document.body.dataset.kind = 'run'")
        (root / "site" / "sw.js").write_text("// newer\n" + (root / "site/sw.js").read_text())
        page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }")
        waits = """async () => {
          for (let tries = 0; tries < 200; tries += 1) {
            if ((await navigator.serviceWorker.ready).waiting) return true;
            await new Promise((done) => setTimeout(done, 50));
          }
          return false;
        }"""
        assert page.evaluate(waits)
        expect(page.locator(".update-bar")).to_be_empty()


def test_what_is_written_and_not_kept_is_not_reloaded_away(
    surf: Surf, small: Path, tmp_path: Path
) -> None:
    """Whoever has begun a worksheet is asked before the newer version takes its place."""
    root = shutil.copytree(small, tmp_path / "tree")
    with hosted(root / "site", "/our/notes/") as place:
        page = surf(f"{place}en/{PAPER}worksheet-mentor/")
        page.locator("main textarea").first.fill("We began late.")
        (root / "site" / "sw.js").write_text("// newer\n" + (root / "site/sw.js").read_text())
        page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }")
        asked: list[str] = []

        def no(dialog: object) -> None:
            asked.append(dialog.message)  # type: ignore[attr-defined]
            dialog.dismiss()  # type: ignore[attr-defined]

        page.on("dialog", no)
        page.get_by_role("button", name="Reload").click()
        assert asked
        expect(page.locator("main textarea").first).to_have_value("We began late.")
        page.get_by_role("button", name="Later").click()
        expect(page.locator(".update-bar")).to_be_empty()


def test_a_slow_network_is_not_waited_for_when_there_is_a_copy(
    surf: Surf, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a few seconds the copy is shown and says why; what comes after all is told, and kept."""
    root = shutil.copytree(small, tmp_path / "tree")
    free = threading.Event()
    free.set()
    find = hosting.Handler.translate_path

    def patient(handler: hosting.Handler, path: str) -> str:
        free.wait(30)
        return find(handler, path)

    monkeypatch.setattr(hosting.Handler, "translate_path", patient)
    guide = root / "site" / "en" / PAPER / "index.html"
    with hosting.hosted(root / "site", "/our/notes/") as place:
        page = surf(f"{place}en/{PAPER}")
        for changed in (False, True):
            if changed:
                guide.write_text(guide.read_text().replace("What do we lose on", "What is lost on"))
            free.clear()
            page.goto(f"{place}en/{PAPER}")
            expect(page.locator("h1")).to_have_text(TITLES["en"][PAPER])
            slow = page.locator(".kept-bar[data-reason=slow]")
            expect(slow).to_contain_text("The network does not answer")
            expect(slow).to_be_visible()
            free.set()
            if changed:
                page.get_by_role("button", name="Reload").click()
                expect(page.locator("h1")).to_have_text("What is lost on paper notes?")
            expect(slow).to_be_hidden()


def test_forgetting_everything_empties_what_was_kept_and_the_site_goes_on(
    surf: Surf, place: str
) -> None:
    """Every store of this site is deleted, another site's is not, and the next visits are kept again."""
    page = surf(f"{place}en/{PAPER}")
    save(page, "en")
    page.goto(f"{place}en/{PAPER}worksheet-mentor/")
    page.evaluate("async () => { await caches.open('terbalik:/other/:pages'); }")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".remember summary").first.click()
    with page.expect_navigation():
        page.locator("[data-forget]").first.click()
    assert page.evaluate(KEPT)
    kept = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).filter((n) => n.includes('/our/') && !n.includes(':shell:')).map(async (n) => (await (await caches.open(n)).keys()).map(({url}) => url)))).flat()"
    )
    assert kept == [f"{place}en/{PAPER}worksheet-mentor/"]
    assert "terbalik:/other/:pages" in page.evaluate(NAMES)
    unplug(page)
    page.reload()
    expect(page.locator(".kept-bar:visible")).to_have_count(1)
    page.goto(f"{place}en/{PAPER}")
    expect(page.locator("h1")).to_have_text(OFFLINE["en"])


def test_every_name_of_a_store_begins_with_the_path_of_the_site(surf: Surf, place: str) -> None:
    """Two sites at one address never read or delete each other's copies."""
    page = surf(f"{place}id/{PAPER}")
    save(page, "id")
    names = page.evaluate(NAMES)
    assert {name.split(":")[2] for name in names} == {"shell", "pages", "files", "saved"}
    assert all(name.startswith("terbalik:/our/notes/:") for name in names)


def test_the_preview_has_no_worker(browser: Browser, small: Path, tmp_path: Path) -> None:
    """Where pages are rebuilt while one looks, a copy would be in the way: one that is there leaves."""
    root = shutil.copytree(small, tmp_path / "tree")
    with hosted(root / "site", "/our/notes/") as place:
        page = browser.new_context().new_page()
        page.goto(f"{place}en/")
        assert page.evaluate(KEPT)
        home = root / "site" / "en" / "index.html"
        script = '<script src="/our/notes/.terbalik/live.js"></script></body>'
        home.write_text(home.read_text().replace("</body>", script))
        page.goto(f"{place}en/")
        gone = """async () => {
          for (let tries = 0; tries < 100; tries += 1) {
            if (!(await navigator.serviceWorker.getRegistrations()).length) return true;
            await new Promise((done) => setTimeout(done, 50));
          }
          return false;
        }"""
        assert page.evaluate(gone)
        page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manifest_makes_an_app_of_the_site_wherever_it_lives(
    small: Path, language: str
) -> None:
    """Its addresses are relative and lead to files that are there; icons have the size they claim."""
    site = small / "site"
    file = site / f"manifest.{language}.webmanifest"
    manifest = json.loads(file.read_bytes())
    assert (manifest["lang"], manifest["start_url"]) == (language, f"{language}/")
    assert (manifest["scope"], manifest["display"]) == ("./", "standalone")
    assert manifest["name"] and manifest["description"]
    sizes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= sizes
    for icon in manifest["icons"]:
        content = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            width, height = struct.unpack(">II", content[16:24])
            assert f"{width}x{height}" == icon["sizes"]
    for shortcut in manifest["shortcuts"]:
        assert shortcut["name"]
        assert (site / shortcut["url"] / "index.html").is_file()
    page = (site / language / "index.html").read_text()
    assert f'<link rel="manifest" href="../manifest.{language}.webmanifest">' in page


def test_the_worker_knows_every_file_a_page_needs(small: Path) -> None:
    """Each style sheet, script and face is on its list, and each file on its list is there in each language."""
    site = small / "site"
    first = (site / "sw.js").read_text().split("\n", 1)[0]
    build = json.loads(first.removeprefix("self.BUILD = ").removesuffix(";"))
    assert build["languages"] == list(LANGUAGES)
    for language in LANGUAGES:
        folder = site / language
        there = {
            file.relative_to(folder).as_posix()
            for suffix in ("css", "js", "woff2")
            for file in folder.rglob(f"*.{suffix}")
        }
        assert there <= set(build["assets"])
        assert all((folder / path).is_file() for path in build["assets"])


def test_two_builds_have_the_same_bytes_and_another_text_another_version(
    small: Path, tmp_path: Path
) -> None:
    """The worker changes when something a reader would see does, and only then."""
    again = small_site(tmp_path)

    def root_files(root: Path) -> dict[str, bytes]:
        return {
            file.name: file.read_bytes()
            for file in sorted((root / "site").iterdir())
            if file.is_file()
        }

    assert root_files(again) == root_files(small)
    words = again / "curriculum" / "languages" / "id" / "words" / "offline.yml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("Coba lagi", "Ulangi"), encoding="utf-8")
    build_site(again)
    assert root_files(again)["sw.js"] != root_files(small)["sw.js"]
