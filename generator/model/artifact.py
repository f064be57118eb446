"""What a renderer is given besides the document, and what it gives back."""

from dataclasses import dataclass

from .lexicon import Lexicon
from .own_code import OwnTemplate
from .profile import Profile
from .settings import Language, Settings


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to write: its path below the output folder (posix, no leading slash) and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Context:
    """What every renderer may know: the language's words, the settings, where the site will live and in which languages.

    `site_address` ends without a slash, or is None when nobody has named one. `languages` holds the
    codes of the languages that are built; empty means all. `repository` holds the sources. `cards`
    says that each page has a picture for those who share its address. `profile` is the organization's,
    `images` its files for a logo by name. `packaged` says that our own sources are not in the repository.
    `templates` are those of the organization that stand in the place of ours.
    """

    lexicon: Lexicon
    settings: Settings
    site_address: str | None = None
    languages: tuple[str, ...] = ()
    repository: str | None = None
    cards: bool = False
    profile: Profile | None = None
    images: tuple[tuple[str, bytes], ...] = ()
    packaged: bool = False
    templates: tuple[OwnTemplate, ...] = ()

    def address_of(self, source: str) -> str | None:
        """Return where people can look at a source, if anywhere."""
        there = self.repository and (source.startswith("organization/") or not self.packaged)
        return f"{self.repository}/blob/main/{source}" if there else None

    @property
    def published(self) -> tuple[Language, ...]:
        """The languages a page can be read in, in the settings' order."""
        known = self.settings.languages
        return tuple(each for each in known if not self.languages or each.id in self.languages)
