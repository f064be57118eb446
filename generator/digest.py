"""Short digests of normalized values: what a translation was made from, and what a reviewer read."""

import hashlib
import re
from functools import lru_cache

# How a mark begins; words may follow it.
MARK = "h-[0-9a-f]{8}-[0-9a-f]{8}( |$)"
_SEEN = re.compile(r"h-([0-9a-f]{8})-([0-9a-f]{8})(?: (.*))?", re.DOTALL)


@lru_cache(maxsize=20_000)
def digest(value: str) -> str:
    """Return eight hexadecimal digits of a text, blind to how its lines were broken."""
    return hashlib.blake2s(" ".join(value.split()).encode(), digest_size=4).hexdigest()


def seen_mark(source: str, own: str) -> str:
    """Return the mark `h-<source>-<own>` that `seen:` keeps for one text."""
    return f"h-{digest(source)}-{digest(own)}"


def read_mark(mark: str) -> tuple[str, str] | None:
    """Return the digests of source and own text in a mark, or None when it is not one."""
    found = _SEEN.fullmatch(mark)
    return (found.group(1), found.group(2)) if found else None


def was_of(mark: str) -> str:
    """Return the words that a mark remembers beside their digest; empty where it has none, or others."""
    found = _SEEN.fullmatch(mark)
    words = (found.group(3) or "") if found else ""
    return words if found and digest(words) == found.group(1) else ""
