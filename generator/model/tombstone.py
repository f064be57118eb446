"""What was taken away or renamed, and what stands in its place: addresses and ids are permanent."""

from dataclasses import dataclass
from typing import Annotated

from ..problem import Where
from .leaf import SLUG, Count, Pattern

PAGE = rf"(topics|tracks|handbook|forms)/{SLUG}"
PagePath = Annotated[
    str, Pattern(PAGE, "a page such as topics/scams-aimed-at-leaders, without a language", 90)
]
AnyPage = Annotated[
    str,
    Pattern(
        rf"{PAGE}|areas/{SLUG}|find|tracks|handbook|forms",
        "a page such as topics/scams-aimed-at-leaders or areas/new-media, without a language",
        90,
    ),
]
FilePath = Annotated[
    str,
    Pattern(
        rf"(topics/{SLUG}|curriculum/(tracks|handbook|forms))/{SLUG}\.yml",
        "a file of ours such as topics/new-media/podcasts.yml",
        160,
    ),
]
ItemPath = Annotated[
    str, Pattern(rf"[a-z_]+(\.({SLUG}|[a-z_]+))*", "a path such as prompts.first-check", 160)
]
Edition = Annotated[str, Pattern(r"20[0-9]{2}\.(0[1-9]|1[0-2])", "year.month such as 2026.11", 7)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """A page that is gone since an edition, and the page that stands in its place."""

    where: Where
    was: PagePath
    now: AnyPage
    since: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedItem:
    """A field or an item that is gone from a file, and what says it now, if anything does."""

    where: Where
    file: FilePath
    was: ItemPath
    now: ItemPath | None = None
    since: Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstones:
    """Everything that was published once and is gone."""

    where: Where
    pages: Annotated[tuple[MovedPage, ...], Count(0, 2000)] = ()
    items: Annotated[tuple[MovedItem, ...], Count(0, 5000)] = ()

    def page(self, was: str) -> MovedPage | None:
        """Return the tombstone of a page, if it has one."""
        return next((each for each in self.pages if each.was == was), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPaths:
    """Every page that was ever published, by its path below a language."""

    where: Where
    paths: Annotated[tuple[PagePath, ...], Count(0, 20000)]
