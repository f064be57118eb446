"""The search index: found in a real browser, made again only when a page changed, never half."""

import contextlib
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from generator import search
from generator.machine import MachineFault
from generator.search import index_site

PAGES = {
    "en/topics/scams/": (
        "en",
        "Which calls are fake?",
        "Ask three questions. Keywords: fraud",
        True,
    ),
    "id/topics/scams/": (
        "id",
        "Telepon mana yang palsu?",
        "Mentor mendengarkan lalu membaca pesan. Kata kunci: baca",
        True,
    ),
    "id/missing/": ("id", "Belum diterjemahkan", "membaca", False),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, (language, title, text, searchable) in PAGES.items():
        mark = " data-pagefind-body" if searchable else ""
        folder = tmp_path / "site" / path
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(
            f"<!doctype html><html lang={language}><title>{title}</title>"
            f"<header>frame fraud</header><main{mark}><h1>{title}</h1><p>{text}</p></main></html>"
        )
    return tmp_path / "site"


def bundle(site: Path) -> dict[str, bytes]:
    files = (file for file in (site / "pagefind").rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(site.parent))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{site.name}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_browser_finds_pages_in_its_own_language(site: Path, tmp_path: Path) -> None:
    """Indonesian roots find prefixed words, languages do not mix, addresses work below a sub-path."""
    assert index_site(site, tmp_path / "cache" / "search.json").pages == 2
    chromium = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    ask = """async ([bundle, words]) => {
        const pagefind = await import(bundle + "pagefind.js");
        const found = {};
        for (const word of words) {
            const {results} = await pagefind.search(word);
            const data = await Promise.all(results.map((result) => result.data()));
            found[word] = data.map((each) => each.url);
        }
        return found;
    }"""
    words = ["fraud", "question", "baca", "dengar", "frame", "diterjemahkan"]
    with served(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page()
        found = {}
        for language in ("en", "id"):
            page.goto(f"{address}{language}/topics/scams/")
            found[language] = page.evaluate(ask, [f"{address}pagefind/", words])
        browser.close()
    english, indonesian = ([f"/site/{code}/topics/scams/"] for code in ("en", "id"))
    nothing: list[str] = []
    assert found["en"] == {
        **dict.fromkeys(words, nothing), "fraud": english, "question": english
    }  # fmt: skip
    assert found["id"] == {
        **dict.fromkeys(words, nothing), "baca": indonesian, "dengar": indonesian
    }  # fmt: skip


def test_the_index_is_made_again_only_for_searchable_changes(site: Path, tmp_path: Path) -> None:
    """Same pages, same bytes; other files do not matter; a damaged index comes back."""
    cache = tmp_path / "search.json"
    assert index_site(site, cache).renewed
    first = bundle(site)
    (site / "id/missing/index.html").write_text("other")
    assert not index_site(site, cache).renewed
    (site / "pagefind/pagefind.js").unlink()
    assert index_site(site, cache).renewed
    cache.unlink()
    index_site(site, cache)
    assert bundle(site) == first
    assert not [path for path in first if "ui." in path]
    page = site / "en/topics/scams/index.html"
    page.write_text(page.read_text().replace("fraud", "theft"))
    assert index_site(site, cache).renewed
    assert bundle(site) != first


def test_without_searchable_pages_there_is_no_index(site: Path, tmp_path: Path) -> None:
    """Pagefind would read every page if none were marked; we publish none of it."""
    cache = tmp_path / "search.json"
    index_site(site, cache)
    shutil.rmtree(site / "en")
    shutil.rmtree(site / "id/topics")
    assert index_site(site, cache).pages == 0
    assert [path for path in bundle(site) if not path.endswith(".json")] == []


def test_failures_are_sentences_and_keep_the_old_index(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing, failing or endless Pagefind is the machine's fault; the last index stays."""
    cache = tmp_path / "search.json"
    index_site(site, cache)
    before = bundle(site)
    (site / "en/topics/scams/index.html").write_text("<html lang=en><p data-pagefind-body>x</html>")
    bad = tmp_path / "bad"
    bad.write_text("#!/bin/sh\necho first >&2\necho cannot read >&2\nexit 1\n")
    bad.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(bad))
    with pytest.raises(MachineFault, match="search index: cannot read"):
        index_site(site, cache)
    bad.write_text("#!/bin/sh\nexec sleep 9\n")
    monkeypatch.setattr(search, "PATIENCE", 0.1)
    with pytest.raises(MachineFault, match="did not finish"):
        index_site(site, cache)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    with pytest.raises(MachineFault, match="pip install"):
        index_site(site, cache)
    assert bundle(site) == before
