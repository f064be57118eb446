"""The site page: a document as a staged Markdown file that any engine with Markdown can publish."""

from .front import frame
from .page import body, page_of, render, templates_mark
from .redirect import redirects

__all__ = ["body", "frame", "page_of", "redirects", "render", "templates_mark"]
