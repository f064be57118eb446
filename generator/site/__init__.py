"""The site: the only room that knows which engine publishes it."""

from ..machine import EngineFault
from .page import Anchor, SiteLanguage, StagedPage, StagedSite
from .publish import Published, Publisher
from .root import root_files

__all__ = [
    "Anchor",
    "EngineFault",
    "Published",
    "Publisher",
    "SiteLanguage",
    "StagedPage",
    "StagedSite",
    "root_files",
]
