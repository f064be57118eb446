"""Which blocks of a document are printed, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..model.document import (
    Block,
    Callout,
    Document,
    Facets,
    Heading,
    Links,
    Planner,
    Provenance,
    SearchField,
    Share,
    Sources,
)

# Sheets that are handed over: their foot already tells where they come from.
_NOT_ON_A_SHEET: tuple[type, ...] = (
    Facets,
    Planner,
    SearchField,
    Share,
    Links,
    Sources,
    Provenance,
)

# What stands beside what on the first page: to do at the left, to know at the right.
_TO_DO = ("send-ahead", "prepare")
_TO_KNOW = ("needs", "why")
# Behind the agenda: what is needed in the room first, what is read the evening before last.
_BEHIND = (
    "diagnose", "if-they-ask", "if-it-goes-wrong", "risks", "facts", "ladder",
    "after", "alternative", "next", "terms", "sources",
)  # fmt: skip
_UNDER_ANOTHER = ("diagnose", "alternative", "next")

Section = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Regions:
    """A guide's blocks by their place: above all, side by side before the session, the agenda, and behind it."""

    top: Section
    to_do: Section
    to_know: Section
    during: Section
    behind: Section


def printed(document: Document) -> Section:
    """Return the blocks of a sheet in their order."""
    kept = [block for block in document.blocks if not isinstance(block, _NOT_ON_A_SHEET)]
    return _joined(_with_content(_sections(kept)))


def regions(guide: Document, ladder: Section) -> Regions:
    """Return a guide's blocks by their place, the ladder of questions among those behind the agenda."""
    kept = [*(block for block in guide.blocks if not _on_screen(block)), *ladder]
    sections = _with_content(_sections(kept))
    beside = [section for section in sections if _id(section) in (*_TO_DO, *_TO_KNOW)]
    behind = [section for section in sections if _id(section) in (*_BEHIND, "provenance")]
    rest = [s for s in sections if s not in beside and s not in behind]
    at = next((n for n, section in enumerate(rest) if _id(section) == "during"), len(rest))
    return Regions(
        top=_joined(rest[:at]),
        to_do=_joined(section for section in beside if _id(section) in _TO_DO),
        to_know=_joined(section for section in beside if _id(section) in _TO_KNOW),
        during=_joined(rest[at:]),
        behind=_joined(_raised(section) for section in sorted(behind, key=_rank)),
    )


def _rank(section: Section) -> int:
    id = _id(section)
    return _BEHIND.index(id) if id in _BEHIND else len(_BEHIND)


def _raised(section: Section) -> Section:
    """Behind the agenda a heading is a chapter's when what it stood under is on another page."""
    head = section[0]
    if not isinstance(head, Heading) or head.id in _UNDER_ANOTHER:
        return section
    return (replace(head, level=2), *section[1:])


def _on_screen(block: Block) -> bool:
    # Whoever is on a call has the screen before them, and the pack its eight pages.
    if isinstance(block, Callout) and block.id == "on-video":
        return True
    cards = isinstance(block, Links) and block.style == "cards"
    return isinstance(block, Facets | Planner | SearchField | Share | Links) and not cards


def _sections(blocks: list[Block]) -> list[Section]:
    """Cut at every heading; a page's provenance stands alone."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading | Provenance):
            sections.append([])
        sections[-1].append(block)
    return [tuple(section) for section in sections if section]


def _id(section: Section) -> str:
    head = section[0]
    if isinstance(head, Provenance):
        return "provenance"
    return head.id if isinstance(head, Heading) else ""


def _with_content(sections: list[Section]) -> list[Section]:
    """Return the sections without each heading that has lost everything under it."""
    kept: list[Section] = []
    for section in reversed(sections):
        head = section[0]
        below = kept[-1][0] if kept else None
        deeper = isinstance(below, Heading) and isinstance(head, Heading)
        deeper = deeper and below.level > head.level  # type: ignore[union-attr]
        if not isinstance(head, Heading) or len(section) > 1 or deeper:
            kept.append(section)
    return kept[::-1]


def _joined(sections: Iterable[Section]) -> Section:
    return tuple(block for section in sections for block in section)
