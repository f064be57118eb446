"""Where a link inside a text leads, and how one page reaches another."""

from .model.document import Document
from .model.text import Link

# Where the pages of a kind lie below a language.
_FOLDERS = {
    "topic": "topics",
    "track": "tracks",
    "handbook": "handbook",
    "form": "forms",
    "page": "pages",
}


def place_of(link: Link, document: Document) -> tuple[str, str]:
    """Return (page path below the language, fragment) of an internal link; the fragment may be empty.

    Facts are anchored on their topic's guide or their own page, sources on the page of their letter.
    """
    if link.kind in _FOLDERS:
        return f"{_FOLDERS[link.kind]}/{link.target}", ""
    if link.kind == "fact":
        page = f"topics/{document.topic}" if document.topic else document.path
        return page, f"fact-{link.target}"
    return sources_page(link.target), f"source-{link.target}"


def sources_page(id: str) -> str:
    """Return the page a source stands on: that of its id's first letter."""
    return f"sources/{id[0]}"


def relative(start: str, end: str, fragment: str = "") -> str:
    """Return the relative address from one page folder to another, as in `../../areas/x/#part`."""
    here = [part for part in start.split("/") if part]
    there = [part for part in end.split("/") if part]
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    steps = [".."] * (len(here) - shared) + there[shared:]
    address = "/".join(steps) + "/" if steps else "./"
    return address + (f"#{fragment}" if fragment else "")
