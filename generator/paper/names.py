"""What a printed file is called and where it lies: names a person recognizes in a download folder."""

from ..model.document import Document, DocumentKind

PRINTED: frozenset[DocumentKind] = frozenset(
    {"guide", "prompts", "worksheet-mentor", "worksheet-senior", "brief"}
)


def file_name(topic: str, kind: DocumentKind, language: str, minutes: int | None = None) -> str:
    """Return a printed file's name, as in `terbalik-scams-aimed-at-leaders-guide-45-en.pdf`."""
    parts = ["terbalik", topic, kind, *([str(minutes)] if minutes else []), language]
    return "-".join(parts) + ".pdf"


def pdf_name(document: Document, minutes: int | None = None) -> str:
    """Return the name of a document's printed file; only a guide has one for each length."""
    length = minutes if document.kind == "guide" else None
    return file_name(document.topic or "", document.kind, document.language, length)


def folder_of(document: Document) -> str:
    """Return the folder below the language that holds all printed files of a document's topic."""
    return f"topics/{document.topic}"
