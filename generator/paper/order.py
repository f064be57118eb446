"""Which blocks of a document are printed, and in which order."""

from ..model.document import (
    Block,
    Document,
    Facts,
    Heading,
    Links,
    Provenance,
    SearchField,
    Sources,
    Terms,
)

# The mentor reads these the evening before; in the room they only stand in the way.
_BACK_OF_A_GUIDE = (Facts, Terms, Sources, Provenance)

_ONLY_ON_A_SCREEN: dict[str, tuple[type, ...]] = {
    "guide": (SearchField,),
    "prompts": (SearchField, Links, Sources),
}
_ONE_PAGE: tuple[type, ...] = (SearchField, Links, Sources, Provenance)


def printed(document: Document) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks to print: those to have on the table, and those for the last page."""
    left_out = _ONLY_ON_A_SCREEN.get(document.kind, _ONE_PAGE)
    blocks = [block for block in document.blocks if not _left_out(block, left_out)]
    if document.kind != "guide":
        return _with_content(blocks), ()
    front: list[Block] = []
    back: list[Block] = []
    for block in blocks:
        if not isinstance(block, _BACK_OF_A_GUIDE):
            front.append(block)
            continue
        if front and isinstance(front[-1], Heading) and front[-1].level == 3:
            back.append(front.pop())
        back.append(block)
    return _with_content(front), tuple(back)


def _left_out(block: Block, kinds: tuple[type, ...]) -> bool:
    if isinstance(block, Links) and block.style in ("actions", "downloads"):
        return True
    return isinstance(block, kinds)


def _with_content(blocks: list[Block]) -> tuple[Block, ...]:
    """Drop each heading that has lost everything under it."""
    kept: list[Block] = []
    level_below = 0
    for block in reversed(blocks):
        if isinstance(block, Heading):
            empty = not kept or (level_below and level_below <= block.level)
            if empty:
                continue
            level_below = block.level
        else:
            level_below = 0
        kept.append(block)
    return tuple(reversed(kept))
