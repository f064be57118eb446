"""Social cards: every page has one, of the right size, small, with words for those who do not see it."""

import re
import struct
import zlib
from html import unescape
from pathlib import Path

import pytest
from built import LANGUAGES, build_site
from small_site import small_site

from generator.printing.palette import with_palette

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
    """Of 1200 by 630 dots, at most 40 KB, with its words in the page's own language."""
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
        assert len(picture) <= 40_000
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


def picture(rows: list[list[tuple[int, int, int]]], kinds: list[int]) -> bytes:
    """A PNG of 8-bit RGBA with a filter for each row, written as the specification says."""
    width, data, above = len(rows[0]), b"", bytes(4 * len(rows[0]))
    for row, kind in zip(rows, kinds, strict=True):
        plain = b"".join(bytes((*color, 255)) for color in row)
        data += bytes([kind]) + bytes(
            (plain[at] - guess(kind, plain, above, at)) & 255 for at in range(4 * width)
        )
        above = plain
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(data)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )  # fmt: skip


def guess(kind: int, row: bytes, above: bytes, at: int) -> int:
    """What a filter subtracts from a byte."""
    left, corner = (row[at - 4], above[at - 4]) if at >= 4 else (0, 0)
    high = above[at]
    paeth = min((left, high, corner), key=lambda each: abs(left + high - corner - each))
    return (0, left, high, (left + high) // 2, paeth)[kind]


def colors(png: bytes) -> list[list[tuple[int, int, int]]]:
    """The colors of a picture with a palette and without filters."""
    width, height = size(png)
    chunks, at = {}, 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        chunks[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += 12 + length
    palette, data = chunks[b"PLTE"], zlib.decompress(chunks[b"IDAT"])
    rows = [data[y * (width + 1) + 1 : (y + 1) * (width + 1)] for y in range(height)]
    return [[tuple(palette[3 * i : 3 * i + 3]) for i in row] for row in rows]  # type: ignore[misc]


def test_a_palette_keeps_every_color_that_can_be_told_apart() -> None:
    """Whatever filters the rows had: grounds and letters come out exactly as they went in."""
    paper, ink, rule = (251, 250, 247), (27, 31, 59), (15, 118, 110)
    row = [paper, paper, ink, rule, ink, paper, rule, rule, paper]
    rows = [row, row[::-1], row, [ink] * 9, row[::-1], [paper] * 9, row, row[::-1], row, [rule] * 9]
    for first in range(5):
        kinds = [(first + at) % 5 for at in range(10)]
        assert colors(with_palette(picture(rows, kinds))) == rows


def test_blends_that_look_alike_become_the_one_there_is_most_of() -> None:
    """A picture of more than 256 colors is refused, since it would be another one afterwards."""
    paper, nearly = (240, 240, 240), (241, 242, 243)
    assert colors(with_palette(picture([[paper, paper, nearly]], [0]))) == [[paper] * 3]
    many = [(16 * (at % 16), 16 * (at // 16 % 16), 16 * (at // 256)) for at in range(300)]
    with pytest.raises(ValueError, match="few colors"):
        with_palette(picture([many], [0]))
    with pytest.raises(ValueError, match="RGBA"):
        with_palette(with_palette(picture([[paper]], [0])))
