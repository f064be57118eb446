"""What a printed file is called and where it lies: names a person recognizes in a download folder."""

import re

from ..model.document import Document, DocumentKind

PRINTED: frozenset[DocumentKind] = frozenset(
    {"prompts", "worksheet-mentor", "worksheet-senior", "brief", "form"}
)
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def file_name(slug: str, kind: DocumentKind, language: str) -> str:
    """Return a printed file's name, as in `terbalik-scams-aimed-at-leaders-brief-en.pdf`."""
    return f"terbalik-{slug}-{kind}-{language}.pdf"


def pack_name(slug: str, length: str, language: str) -> str:
    """Return a pack's name, its length in words, as in `scams-aimed-at-leaders-45-minutes-en.pdf`."""
    words = _NOT_IN_A_NAME.sub("-", length.lower()).strip("-")
    return f"{slug}-{words}-{language}.pdf"


def pdf_name(document: Document) -> str:
    """Return the name of the file that holds this document alone."""
    slug = document.topic or document.path.rpartition("/")[2]
    return file_name(slug, document.kind, document.language)


def folder_of(document: Document) -> str:
    """Return the folder below the language that holds a document's printed files, those of a topic together."""
    return f"topics/{document.topic}" if document.topic else document.path
