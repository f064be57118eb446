"""Source files as read: each right alone, not yet laid over one another."""

from dataclasses import dataclass

from .model.catalog import Record
from .model.form import Form
from .model.handbook import HandbookPage
from .model.lexicon import Lexicon
from .model.own_code import NO_CODE, OwnCode
from .model.own_page import OwnPage
from .model.profile import Profile
from .model.search import SearchWords, Tongue
from .model.settings import Settings, Source
from .model.style import Affixes, Style, TermBase
from .model.tombstone import Tombstones
from .model.topic import Topic
from .model.track import Track
from .problem import Problem, Where
from .shape import Shape, shape_of
from .sources import SourceFile
from .yaml_doc import Mapping

SHAPES: dict[str, Shape] = {
    "topic": shape_of(Topic),
    "track": shape_of(Track),
    "handbook": shape_of(HandbookPage),
    "form": shape_of(Form),
    "page": shape_of(OwnPage),
}
OWN = "organization/"
# Where the pages of a kind lie below a language.
FOLDERS = {
    "topic": "topics",
    "track": "tracks",
    "handbook": "handbook",
    "form": "forms",
    "page": "pages",
}


@dataclass(frozen=True, slots=True)
class Patch:
    """A language file or an overlay: `language` is that of its texts; `seen`, `differs` and `reasons` are by path.

    `lost` are values of an overlay in fields that no longer exist: path, place, and what they say.
    """

    path: str
    language: str
    tree: Mapping
    seen: tuple[tuple[str, str], ...] = ()
    differs: tuple[tuple[str, str], ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    lost: tuple[tuple[str, Where, str], ...] = ()


# Where an organization's own words lie, and what `accept` calls them.
LANGUAGES = f"{OWN}languages/"
WORDS = "words"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A file of an organization's interface words or vocabulary, and what ours says by dotted key in that language."""

    patch: Patch
    ours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """An overlay, or its language file, of something of ours that is gone; `successor` is the page in its place."""

    kind: str
    slug: str
    patch: Patch
    successor: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A topic, track, handbook page or form with everything that patches it; `overlay_languages` translate the overlaid result.

    `record` is what the tree alone says, its vocabulary words still in braces. `gone` holds, by path,
    what this file no longer has and what says it now, `without` what an organization does without,
    by kind and slug.
    """

    slug: str
    area: str
    path: str
    language: str
    tree: Mapping
    record: Record
    languages: tuple[Patch, ...] = ()
    overlay: Patch | None = None
    overlay_languages: tuple[Patch, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    without: frozenset[tuple[str, str]] = frozenset()

    @property
    def own(self) -> bool:
        """True for what the organization has written itself."""
        return self.path.startswith(OWN)

    @property
    def patches(self) -> tuple[Patch, ...]:
        """The organization's files for this thing."""
        return (*((self.overlay,) if self.overlay else ()), *self.overlay_languages)

    def translation(self, language: str) -> Patch | None:
        """Return our language file in a language, if there is one."""
        return next((patch for patch in self.languages if patch.language == language), None)


@dataclass(frozen=True, slots=True)
class Removed:
    """Something of ours that an organization does without, and why; no `thing` where it is gone or faulty."""

    kind: str
    slug: str
    reason: str
    where: Where
    thing: Thing | None


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file as read: its tree, what it holds by its role, and the faults it has by itself."""

    file: SourceFile
    tree: Mapping | None
    thing: Thing | None
    patch: Patch | None
    record: object | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The whole curriculum as read, everything that is published by slug.

    `faulty` names the files that are there but not right, by role and by slug or language, so that
    nothing is said to be missing that is only broken. `code` is what of the organization's own programs may run.
    """

    settings: Settings
    sources: tuple[Source, ...]
    lexicons: tuple[Lexicon, ...]
    styles: tuple[tuple[str, Style], ...]
    term_bases: tuple[tuple[str, TermBase], ...]
    topics: tuple[Thing, ...]
    tracks: tuple[Thing, ...]
    handbook: tuple[Thing, ...] = ()
    forms: tuple[Thing, ...] = ()
    askings: tuple[tuple[str, SearchWords], ...] = ()
    faulty: frozenset[tuple[str, str]] = frozenset()
    orphans: tuple[Orphan, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    tombstones: Tombstones | None = None
    profile: Profile | None = None
    images: tuple[tuple[str, bytes], ...] = ()
    removed: tuple[Removed, ...] = ()
    paths: tuple[str, ...] = ()
    pages: tuple[Thing, ...] = ()
    code: OwnCode = NO_CODE

    @property
    def things(self) -> tuple[tuple[str, tuple[Thing, ...]], ...]:
        """Everything that is published, by the kinds of SHAPES."""
        return tuple(
            zip(
                SHAPES,
                (self.topics, self.tracks, self.handbook, self.forms, self.pages),
                strict=True,
            )
        )

    def lexicon(self, language: str) -> Lexicon:
        """Return a language's own words; an empty lexicon for a language without any."""
        found = (entry for entry in self.lexicons if entry.language == language)
        return next(found, Lexicon(language, (), ()))

    def style(self, language: str) -> Style | None:
        """Return a language's rules of wording, if it has any."""
        return dict(self.styles).get(language)

    def term_base(self, language: str) -> TermBase | None:
        """Return a language's term base, if it has one."""
        return dict(self.term_bases).get(language)

    @property
    def tongues(self) -> tuple[Tongue, ...]:
        """Return what a search knows of each published language; little of one without files of its own."""
        return tuple(self._tongue(language.id) for language in self.settings.languages)

    def _tongue(self, language: str) -> Tongue:
        nowhere = Where(f"curriculum/languages/{language}")
        style, base = self.style(language), self.term_base(language)
        bare = SearchWords(where=nowhere, stop=(), affixes=Affixes(where=nowhere))
        return Tongue(
            language=language,
            affixes=style.affixes if style else Affixes(where=nowhere),
            asking=dict(self.askings).get(language, bare),
            terms=tuple(
                (term.en, term.say, *term.allowed, *term.avoid, *term.either)
                for term in (base.terms if base else ())
            ),
        )

    def unread(self, role: str) -> frozenset[str]:
        """Return the slugs (or languages) of the faulty files of a role."""
        return frozenset(name for kind, name in self.faulty if kind == role)
