"""What the whole curriculum shares: settings and sources."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

from ..problem import Where
from .leaf import Count, Id, Minute, Pattern, Single

Paper = Literal["a4", "us-letter"]
LanguageCode = Annotated[str, Pattern(r"[a-z]{2,3}", "a language code of two or three letters", 3)]
# Letters of another script stand in a host by their code (xn--...), as browsers send them.
HOST = r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?"
FOLDER = r"(/[A-Za-z0-9._~%!$&()*+,;=:@-]*)*"
Address = Annotated[
    str,
    Pattern(
        rf"https://{HOST}([/?#][^\s<>\"']*)?",
        "a full address such as https://example.org/page",
        300,
    ),
]
SiteAddress = Annotated[
    str,
    Pattern(
        f"https://{HOST}{FOLDER}",
        "an address such as https://example.org/mentoring, without ? or #",
        300,
    ),
]


ReportAddress = Annotated[
    str,
    Pattern(
        rf"(https://{HOST}([/?#][^\s<>\"']*)?|mailto:[^\s<>\"'@]+@{HOST})",
        "an address such as https://example.org/report or mailto:team@example.org",
        300,
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language the site is published in, by code and by its own name."""

    where: Where
    id: LanguageCode
    name: Single


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """The license of the content: name and address."""

    where: Where
    name: Single
    address: Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The curriculum's settings; `edition` is year.month, `released` the date printed on paper.

    `report` is where readers tell of a mistake; without it that is the repository's list of issues.
    """

    where: Where
    edition: Annotated[
        str, Pattern(r"20[0-9]{2}\.(0[1-9]|1[0-2])", "year.month such as 2026.11", 7)
    ]
    released: datetime.date
    languages: Annotated[tuple[Language, ...], Count(1, 12)]
    areas: Annotated[tuple[Id, ...], Count(1, 8)]
    durations: Annotated[tuple[Minute, ...], Count(1, 6)]
    default_minutes: Minute
    paper: Paper
    license: License
    site_address: SiteAddress | None = None
    repository: Address | None = None
    report: ReportAddress | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source; without a full original address it is printed without a link and carries no fact."""

    where: Where
    id: Id
    publisher: Single
    title: Single
    date: datetime.date
    language: LanguageCode
    address: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """Every source once, by global id."""

    where: Where
    sources: Annotated[tuple[Source, ...], Count(1, 2000)]
