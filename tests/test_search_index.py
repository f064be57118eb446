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

from generator import cbor, search
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
            f"<header>frame fraud</header><main{mark} data-kind={path.split('/')[1]}"
            f' data-pagefind-filter="kind[data-kind], language:{language}"><h1>{title}</h1><p>{text}</p></main></html>'
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
        const filtered = await pagefind.search(null, {filters: {kind: "topics"}});
        found.filtered = await Promise.all(filtered.results.map(async (each) => (await each.data()).url));
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
        **dict.fromkeys(words, nothing), "fraud": english, "question": english, "filtered": english
    }  # fmt: skip
    assert found["id"] == {
        **dict.fromkeys(words, nothing),
        "baca": indonesian, "dengar": indonesian, "filtered": indonesian,
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


def test_another_pagefind_makes_another_index(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update of Pagefind the index is made by the new one, though no page changed."""
    cache = tmp_path / "search.json"
    index_site(site, cache)
    assert not index_site(site, cache).renewed
    other = tmp_path / "pagefind"
    shutil.copy(search._program(), other)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(other))
    assert index_site(site, cache).renewed
    assert not index_site(site, cache).renewed


def test_the_same_pages_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Pagefind orders filters at random; ours come out alike, and each name follows from the bytes."""
    for number in range(12):
        page = site / "en" / str(number) / "index.html"
        page.parent.mkdir()
        mark = f'data-pagefind-body data-pagefind-filter="kind:k{number}, level:l{number % 3}"'
        page.write_text(f"<html lang=en><p {mark}>words {number}</p></html>")
    index_site(site, tmp_path / "search.json")
    first = bundle(site)
    assert any("/filter/" in path for path in first)
    for _ in range(3):
        (tmp_path / "search.json").unlink()
        shutil.rmtree(site / "pagefind")
        index_site(site, tmp_path / "search.json")
        assert bundle(site) == first


@pytest.mark.parametrize(
    "value",
    [0, 23, 24, 255, 256, 70_000, 2**40, "", "kata \u2705", "x" * 300, [], [["a", [1, 2]], 9]],
)
def test_index_values_survive(value: object) -> None:
    """What is read from an index is what was written."""
    assert cbor.decode(cbor.encode(value)) == value


@pytest.mark.parametrize(
    "data", [b"", b"\x18", b"\x65ab", b"\x82\x01", b"\x20", b"\x9f", b"\x01\x01"]
)
def test_index_bytes_of_another_shape_are_refused(data: bytes) -> None:
    """Cut, unknown and surplus bytes raise ValueError, never anything else."""
    with pytest.raises(ValueError):  # noqa: PT011  each fault has its own words
        cbor.decode(data)


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
