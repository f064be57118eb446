"""The search: an index in pieces for each language, written beside the pages it finds."""

from .entry import Entry, entry_of
from .publish import Findable, Indexed, index_files, index_site, write_index

__all__ = ["Entry", "Findable", "Indexed", "entry_of", "index_files", "index_site", "write_index"]
