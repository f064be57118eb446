"""The site: the only room that knows which engine publishes it."""

from .app import Publication, app_files
from .config import LOOK, SHARED
from .page import SiteLanguage, StagedPage, StagedSite
from .publish import Published, Publisher
from .root import root_files

# What a site is made of beside its pages, below the root.
INPUTS = (SHARED, LOOK)

__all__ = [
    "INPUTS",
    "LOOK",
    "Publication",
    "Published",
    "Publisher",
    "SiteLanguage",
    "StagedPage",
    "StagedSite",
    "app_files",
    "root_files",
]
