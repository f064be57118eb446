"""The site page: a document as a staged Markdown file that any engine with Markdown can publish."""

from .front import frame
from .page import body, render, templates_mark

__all__ = ["body", "frame", "render", "templates_mark"]
