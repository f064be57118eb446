"""Social cards: every page has one, of the right size, small, with words for those who do not see it."""

import re
import struct
from html import unescape
from pathlib import Path

import pytest
from built import LANGUAGES, build_site
from small_site import small_site

ADDRESS = "https://example.org/terbalik"
META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">')


def metas(page: Path) -> dict[str, str]:
    """What a page tells those who show its link."""
    return {name: unescape(value) for name, value in META.findall(page.read_text("utf-8"))}


def size(picture: bytes) -> tuple[int, int]:
    """A PNG's width and height."""
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_a_card_that_is_there(small: Path, language: str) -> None:
    """Of 1200 by 630 dots, at most 100 KB, with its words in the page's own language."""
    folder = small / "site" / language
    pages = sorted(folder.rglob("index.html"))
    assert len(pages) > 20
    for page in pages:
        told = metas(page)
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["twitter:card"] == "summary_large_image"
        assert told["og:image"].startswith(f"{ADDRESS}/{language}/cards/")
        picture = (small / "site" / told["og:image"].removeprefix(f"{ADDRESS}/")).read_bytes()
        assert size(picture) == (1200, 630)
        assert len(picture) <= 100_000
        if page != folder / "index.html" and "/sources/" not in page.as_posix():
            assert told["og:image:alt"].startswith(told["og:title"])


def test_the_pages_of_a_topic_share_its_card(small: Path) -> None:
    """Whoever shares a worksheet shows the senior's question; the languages differ."""
    topic = small / "site" / "en" / "topics" / "paper-notes"
    cards = {metas(page)["og:image"] for page in topic.rglob("index.html")}
    assert cards == {f"{ADDRESS}/en/cards/topics/paper-notes.png"}
    other = small / "site" / "id" / "cards" / "topics" / "paper-notes.png"
    assert other.read_bytes() != (small / "site/en/cards/topics/paper-notes.png").read_bytes()


def test_no_card_is_drawn_for_nobody(small: Path) -> None:
    """Each picture is named by some page."""
    site = small / "site"
    named = {metas(page)["og:image"] for page in site.glob("*/**/index.html")}
    drawn = {
        f"{ADDRESS}/{file.relative_to(site).as_posix()}" for file in site.glob("*/cards/**/*.png")
    }
    assert drawn == named


def test_a_site_without_an_address_has_no_cards(tmp_path: Path) -> None:
    """A card is linked by its whole address, so none is drawn where there is none, and none is named."""
    root = small_site(tmp_path, address="")
    assert not list((root / "site").glob("*/cards"))
    told = metas(root / "site" / "en" / "index.html")
    assert told["og:title"]
    assert not [name for name in told if "image" in name or name.startswith("twitter")]
    build_site(root, ADDRESS)
    assert metas(root / "site" / "en" / "index.html")["og:image"] == f"{ADDRESS}/en/cards/home.png"
