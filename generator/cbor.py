"""The part of CBOR (RFC 8949) that a search index is written in: whole numbers, texts, arrays."""

_SHORT = 24
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_NUMBER, _TEXT, _ARRAY = 0, 3, 4


def decode(data: bytes) -> object:
    """Return the one value in these bytes as int, str or list; raises ValueError at anything else."""
    value, end = _read(data, 0)
    if end != len(data):
        raise ValueError("bytes are left over")
    return value


def encode(value: object) -> bytes:
    """Return an int (not negative), str or list as its shortest bytes; raises ValueError at anything else."""
    if isinstance(value, int) and value >= 0:
        return _head(_NUMBER, value)
    if isinstance(value, str):
        content = value.encode()
        return _head(_TEXT, len(content)) + content
    if isinstance(value, list):
        return _head(_ARRAY, len(value)) + b"".join(map(encode, value))
    raise ValueError(f"cannot be written: {value!r}")


def _read(data: bytes, at: int) -> tuple[object, int]:
    if at >= len(data):
        raise ValueError("the bytes end too early")
    kind, count, at = data[at] >> 5, data[at] & 31, at + 1
    if count >= _SHORT:
        if count not in _SIZES:
            raise ValueError("a length that is not written out")
        count, at = int.from_bytes(data[at : at + _SIZES[count]]), at + _SIZES[count]
    if kind == _NUMBER:
        return count, at
    if kind == _TEXT:
        if at + count > len(data):
            raise ValueError("the bytes end too early")
        return data[at : at + count].decode(), at + count
    if kind == _ARRAY:
        items = []
        for _ in range(count):
            item, at = _read(data, at)
            items.append(item)
        return items, at
    raise ValueError(f"a kind of value that is not known: {kind}")


def _head(kind: int, count: int) -> bytes:
    if count < _SHORT:
        return bytes([kind << 5 | count])
    for mark, size in _SIZES.items():
        if count < 1 << (8 * size):
            return bytes([kind << 5 | mark]) + count.to_bytes(size)
    raise ValueError(f"too large to be written: {count}")
