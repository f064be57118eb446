"""The site page: a document as a staged Markdown file that any engine with Markdown can publish."""

from .front import frame
from .own import template_problems, templates_mark
from .page import body, page_of, render
from .redirect import redirects

__all__ = ["body", "frame", "page_of", "redirects", "render", "template_problems", "templates_mark"]
