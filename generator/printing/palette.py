"""A picture of few colors made small: the typesetter's PNG, written again with a palette.

It writes four bytes a pixel; a card has a handful of colors and their blends at the edges of letters.
Everything here is the PNG specification; whole rows are computed as one large number where that can be,
and elsewhere only where a color begins: a card is flat between the edges of its letters.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import compress, pairwise

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BIT_RGBA = (8, 6, 0, 0, 0)
_COLORS = 256
# A pixel's four bytes, and how many pixels of it stand side by side.
_Run = tuple[bytes, int]
# The foot of one card is that of the next, so its rows need not be read again; those of some cards are kept.
_kept = lru_cache(maxsize=512)


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
    runs = {row: _runs(row) for row in dict.fromkeys(rows)}
    palette, place = _palette(runs.values())
    written = {row: _written(each, place) for row, each in runs.items()}
    packed = zlib.compress(b"".join(written[row] for row in rows), 7)
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
            return _added(row, above) if row != bytes(len(row)) else above
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


@_kept
def _paeth(row: bytes, above: bytes) -> bytes:
    """Undo the filter that guesses from three neighbors: with nothing new here or above, the left one."""
    size, high = len(row), int.from_bytes(above)
    news = _pixels(int.from_bytes(row) | (high ^ high >> 32), size)
    made, left = [], bytes(4)
    for at, end in pairwise((*news, size)):
        left = _guessed(row[at : at + 4], left, above[at : at + 4], above[at - 4 : at])
        made.append(left * ((end - at) // 4))
    return b"".join(made)


@cache
def _guessed(delta: bytes, left: bytes, high: bytes, corner: bytes) -> bytes:
    pixel = bytearray()
    for d, a, b, c in zip(delta, left, high, corner or bytes(4), strict=True):
        to_a, to_b, to_c = abs(b - c), abs(a - c), abs(a + b - 2 * c)
        guess = a if to_a <= to_b and to_a <= to_c else b if to_b <= to_c else c
        pixel.append(d + guess & 255)
    return bytes(pixel)


def _pixels(number: int, size: int) -> list[int]:
    """Return where in so many bytes the pixels begin that are not all zero."""
    merged = (number | number >> 8 | number >> 16 | number >> 24).to_bytes(size)
    return list(compress(_places(size), merged[3::4]))


@cache
def _places(size: int) -> tuple[int, ...]:
    """Return where the pixels begin, made once: counting them anew for each row is most of the work."""
    return tuple(range(0, size, 4))


@_kept
def _runs(row: bytes) -> list[_Run]:
    size, whole = len(row), int.from_bytes(row)
    # Nothing is opaque before the first pixel, so a run begins there.
    begins = _pixels(whole ^ whole >> 32, size)
    return [(row[at : at + 4], (end - at) // 4) for at, end in pairwise((*begins, size))]


def _palette(rows: Iterable[list[_Run]]) -> tuple[bytes, dict[bytes, bytes]]:
    """Return the colors, three bytes each, and the place of every pixel's color among them."""
    counts: dict[bytes, int] = {}
    for row in rows:
        for pixel, length in row:
            counts[pixel] = counts.get(pixel, 0) + length
    # The most frequent color stands for all that look like it, so that grounds and letters stay exact.
    names: dict[int, int] = {}
    of: dict[bytes, int] = {}
    palette = bytearray()
    for pixel, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        name = int.from_bytes(pixel) & 0xF0F0F000
        if name not in names:
            names[name] = len(names)
            palette += pixel[:3]
        of[pixel] = names[name]
    if len(names) > _COLORS:
        raise ValueError("a picture of few colors was expected")
    return bytes(palette), {pixel: bytes((place,)) for pixel, place in of.items()}


def _written(row: list[_Run], place: dict[bytes, bytes]) -> bytes:
    """Return a row without a filter, a byte for each pixel."""
    return b"\0" + b"".join([place[pixel] * length for pixel, length in row])
