"""What a renderer is given besides the document, and what it gives back."""

from dataclasses import dataclass

from .lexicon import Lexicon
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to write: its path below the output folder (posix, no leading slash) and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Context:
    """What every renderer may know: the language's words, the settings, and where the site will live.

    `site_address` ends without a slash, or is None when nobody has named one.
    """

    lexicon: Lexicon
    settings: Settings
    site_address: str | None = None
