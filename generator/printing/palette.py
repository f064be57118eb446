"""A picture of few colors made small: the typesetter's PNG, written again with a palette.

It writes four bytes a pixel; a card has a handful of colors and their blends at the edges of letters.
Everything here is the PNG specification; whole rows are computed as one large number where that can be.
"""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import cache

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_RGBA = (8, 6, 0, 0, 0)
_COLORS = 256


def with_palette(png: bytes) -> bytes:
    """Return an opaque 8-bit RGBA picture with a palette; blends that no eye tells apart become one.

    Raises ValueError for a PNG of another kind.
    """
    chunks = list(_chunks(png))
    width, height, *kind = struct.unpack(">IIBBBBB", dict(chunks)[b"IHDR"])
    if tuple(kind) != _EIGHT_BIT_RGBA:
        raise ValueError("a PNG of 8-bit RGBA was expected")
    data = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    rows = list(_rows(data, width, height))
    palette, place = _palette(rows)
    packed = _packed(rows, place)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    made = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in made)


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def _rows(data: bytes, width: int, height: int) -> Iterator[bytes]:
    """Yield each row as it looks, without the filter that was laid over it."""
    size = width * 4
    above = bytes(size)
    for at in range(0, height * (size + 1), size + 1):
        above = _unfiltered(data[at], data[at + 1 : at + 1 + size], above)
        yield above


def _unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    match kind:
        case 0:
            return row
        case 1:
            return _summed(row)
        case 2:
            return _added(row, above)
        case 3:
            return _averaged(row, above)
        case 4:
            return _paeth(row, above)
    raise ValueError(f"a PNG has no filter {kind}")


@cache
def _masks(size: int) -> tuple[int, int]:
    """Return the lower seven bits of each byte, and the highest, for so many bytes."""
    return int.from_bytes(b"\x7f" * size), int.from_bytes(b"\x80" * size)


def _plus(one: int, other: int, size: int) -> int:
    """Add byte by byte, each without a carry into the next."""
    low, high = _masks(size)
    return ((one & low) + (other & low)) ^ ((one ^ other) & high)


def _added(row: bytes, above: bytes) -> bytes:
    size = len(row)
    return _plus(int.from_bytes(row), int.from_bytes(above), size).to_bytes(size)


def _summed(row: bytes) -> bytes:
    """Add to each pixel all that stand before it, in steps that double."""
    size, step, total = len(row), 4, int.from_bytes(row)
    while step < size:
        total = _plus(total, total >> (8 * step), size)
        step *= 2
    return total.to_bytes(size)


def _averaged(row: bytes, above: bytes) -> bytes:
    made = bytearray(row)
    for at, value in enumerate(row):
        left = made[at - 4] if at >= 4 else 0
        made[at] = (value + (left + above[at]) // 2) & 255
    return bytes(made)


def _paeth(row: bytes, above: bytes) -> bytes:
    """Undo the filter that guesses from three neighbors, a pixel at a time: most have been seen before."""
    width = len(row) // 4
    made, left, corner = [0] * width, 0, 0
    deltas, highs = struct.unpack(f">{width}I", row), struct.unpack(f">{width}I", above)
    for at, (delta, high) in enumerate(zip(deltas, highs, strict=True)):
        if high == corner and not delta:
            made[at] = left  # with nothing new above, the guess is the pixel to the left
        else:
            left = made[at] = _guessed(delta, left, high, corner)
        corner = high
    return struct.pack(f">{width}I", *made)


@cache
def _guessed(delta: int, left: int, high: int, corner: int) -> int:
    pixel = 0
    for shift in (0, 8, 16, 24):
        a, b, c = left >> shift & 255, high >> shift & 255, corner >> shift & 255
        to_a, to_b, to_c = abs(b - c), abs(a - c), abs(a + b - 2 * c)
        guess = a if to_a <= to_b and to_a <= to_c else b if to_b <= to_c else c
        pixel |= ((delta >> shift) + guess & 255) << shift
    return pixel


def _palette(rows: list[bytes]) -> tuple[bytes, dict[int, int]]:
    """Return the colors, three bytes each, and the place of every pixel's color among them."""
    width = len(rows[0]) // 4
    counts: Counter[int] = Counter()
    for row in dict.fromkeys(rows):
        counts.update(struct.unpack(f">{width}I", row))
    # The most frequent color stands for all that look like it, so that grounds and letters stay exact.
    names: dict[int, int] = {}
    place: dict[int, int] = {}
    palette = bytearray()
    for pixel, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        name = pixel & 0xF0F0F000
        if name not in names:
            names[name] = len(names)
            palette += pixel.to_bytes(4)[:3]
        place[pixel] = names[name]
    if len(names) > _COLORS:
        raise ValueError("a picture of few colors was expected")
    return bytes(palette), place


def _packed(rows: list[bytes], place: dict[int, int]) -> bytes:
    width = len(rows[0]) // 4
    known: dict[bytes, bytes] = {}
    for row in rows:
        if row not in known:
            known[row] = b"\0" + bytes(map(place.__getitem__, struct.unpack(f">{width}I", row)))
    return zlib.compress(b"".join(known[row] for row in rows), 7)
