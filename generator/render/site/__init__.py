"""The site page: a document as a staged Markdown file that any engine with Markdown can publish."""

from .front import frame
from .page import Entry, body, render, toc

__all__ = ["Entry", "body", "frame", "render", "toc"]
