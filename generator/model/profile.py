"""Who an organization is: its name, its look, its words, and what it takes away; all of it data."""

from dataclasses import dataclass
from typing import Annotated

from ..problem import Where
from .leaf import ByLanguage, Count, Id, Minute, Pattern, Single
from .settings import Address, LanguageCode, Paper, ReportAddress, SiteAddress
from .text import Spoken
from .topic import Organization

Color = Annotated[str, Pattern(r"#[0-9A-Fa-f]{6}", "a color such as #0f766e", 7)]
ImageName = Annotated[
    str,
    Pattern(
        r"[a-z0-9]+(-[a-z0-9]+)*\.(svg|png)",
        "the name of a PNG or SVG file in organization/, such as logo.svg",
        64,
    ),
]
ContactAddress = ReportAddress
ShortName = Annotated[str, Pattern(r"[^\n]+", "one line of text", 24)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The organization's sign on light and on dark ground, and the words that stand for it, by language."""

    where: Where
    light: ImageName
    dark: ImageName | None = None
    alt: Annotated[Spoken, ByLanguage(80)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The organization's color on light and on dark paper; without the second, a lighter first is taken."""

    where: Where
    light: Color
    dark: Color | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Someone to turn to: a name or a role, and an address to write to."""

    where: Where
    name: Single
    address: ContactAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLink:
    """A link at the foot of every page, its words by language."""

    where: Where
    id: Id
    text: Annotated[Spoken, ByLanguage(60)]
    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """Something of ours that the organization does without, by its name, and why."""

    where: Where
    id: Id
    reason: Single


@dataclass(frozen=True, slots=True, kw_only=True)
class Removals:
    """What the organization does without, by kind."""

    where: Where
    topics: Annotated[tuple[Removal, ...], Count(0, 500)] = ()
    tracks: Annotated[tuple[Removal, ...], Count(0, 100)] = ()
    handbook: Annotated[tuple[Removal, ...], Count(0, 100)] = ()
    forms: Annotated[tuple[Removal, ...], Count(0, 100)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The organization as its site shows it; what is left out stays as the curriculum has it.

    `languages` are those it publishes, the first one being the default. `code` lets its templates and
    overrides run.
    """

    where: Where
    name: Single
    short_name: ShortName
    kind: Organization
    languages: Annotated[tuple[LanguageCode, ...], Count(1, 12)] = ()
    logo: Logo | None = None
    colors: Colors | None = None
    contact: Contact | None = None
    safeguarding: Contact | None = None
    durations: Annotated[tuple[Minute, ...], Count(1, 6)] = ()
    default_minutes: Minute | None = None
    paper: Paper | None = None
    vocabulary: Annotated[Spoken, ByLanguage(60, nested=True)] | None = None
    site_address: SiteAddress | None = None
    repository: Address | None = None
    report: ReportAddress | None = None
    links: Annotated[tuple[OwnLink, ...], Count(0, 6)] = ()
    remove: Removals | None = None
    code: bool = False
