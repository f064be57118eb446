"""Which blocks of a document are printed, and in which order."""

from dataclasses import replace

from ..model.document import (
    Block,
    Document,
    Facets,
    Facts,
    Heading,
    Links,
    Provenance,
    SearchField,
    Sources,
    Terms,
)

# The mentor reads these the evening before; in the room they only stand in the way.
_BACKGROUND = (Facts, Terms, Sources)

# All but the guide are single sheets, and their foot already tells where they come from.
_NOT_ON_A_SHEET: tuple[type, ...] = (Facets, SearchField, Links, Sources, Provenance)


def printed(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks to print: those to have on the table, and those for the last page."""
    never = (Facets, SearchField) if document.kind == "guide" else _NOT_ON_A_SHEET
    sections = _sections([block for block in document.blocks if not _left_out(block, never)])
    if document.kind != "guide":
        return _with_content(sections), ()
    front = [section for section in sections if not _is_background(section)]
    back = [section for section in sections if _is_background(section)]
    return _with_content(front), tuple(_raised(block) for block in _with_content(back))


def _raised(block: Block) -> Block:
    """On the last page every heading is a chapter's: what it stood under is on another page."""
    return replace(block, level=2) if isinstance(block, Heading) else block


def _left_out(block: Block, never: tuple[type, ...]) -> bool:
    on_screen = isinstance(block, Links) and block.style != "cards"
    return on_screen or isinstance(block, never)


def _sections(blocks: list[Block]) -> list[list[Block]]:
    """Cut at every heading; a page's provenance stands alone."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading | Provenance):
            sections.append([])
        sections[-1].append(block)
    return [section for section in sections if section]


def _is_background(section: list[Block]) -> bool:
    return any(isinstance(block, (*_BACKGROUND, Provenance)) for block in section)


def _with_content(sections: list[list[Block]]) -> tuple[Block, ...]:
    """Join sections again, without each heading that has lost everything under it."""
    kept: list[list[Block]] = []
    for section in reversed(sections):
        head = section[0]
        below = kept[-1][0] if kept else None
        deeper = isinstance(below, Heading) and isinstance(head, Heading)
        deeper = deeper and below.level > head.level  # type: ignore[union-attr]
        if not isinstance(head, Heading) or len(section) > 1 or deeper:
            kept.append(section)
    return tuple(block for section in reversed(kept) for block in section)
