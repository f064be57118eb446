"""The site: the only room that knows which engine publishes it."""

from .page import SiteLanguage, StagedPage, StagedSite
from .publish import Published, Publisher
from .root import root_files

__all__ = [
    "Published",
    "Publisher",
    "SiteLanguage",
    "StagedPage",
    "StagedSite",
    "root_files",
]
