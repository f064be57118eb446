"""What a printed file is called and where it lies: names a person recognizes in a download folder."""

from ..model.document import Document, DocumentKind

PRINTED: frozenset[DocumentKind] = frozenset(
    {"guide", "prompts", "worksheet-mentor", "worksheet-senior", "brief", "form"}
)


def file_name(slug: str, kind: DocumentKind, language: str, minutes: int | None = None) -> str:
    """Return a printed file's name, as in `terbalik-scams-aimed-at-leaders-guide-45-en.pdf`."""
    parts = ["terbalik", slug, kind, *([str(minutes)] if minutes else []), language]
    return "-".join(parts) + ".pdf"


def pdf_name(document: Document, minutes: int | None = None) -> str:
    """Return the name of a document's printed file; only a guide has one for each length."""
    length = minutes if document.kind == "guide" else None
    slug = document.topic or document.path.rpartition("/")[2]
    return file_name(slug, document.kind, document.language, length)


def folder_of(document: Document) -> str:
    """Return the folder below the language that holds a document's printed files, those of a topic together."""
    return f"topics/{document.topic}" if document.topic else document.path
