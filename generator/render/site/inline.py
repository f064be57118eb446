"""Texts as HTML: the only place where a contributor's letters become markup."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from ...model.text import (
    Break,
    Code,
    Emphasis,
    Inline,
    ItemList,
    Link,
    Paragraph,
    Run,
    Slot,
    Strong,
    Text,
    TextBlock,
)
from ...texts import letters

Address = Callable[[Link], str]
Blank = Callable[[str], str]


def plain(text: Text) -> str:
    """Return the letters of a text without any markup, its paragraphs joined by spaces."""
    return letters(text, slot="[%s]")


class Writer:
    """Writes texts as HTML, given where links lead and how a blank is named."""

    def __init__(self, address: Address, blank: Blank) -> None:
        self._address = address
        self._blank = blank

    def blocks(self, blocks: tuple[TextBlock, ...]) -> Markup:
        """Return paragraphs and lists as HTML without line breaks between them."""
        return Markup("").join(map(self._block, blocks))

    def inline(self, content: tuple[Inline, ...]) -> Markup:
        """Return the inline content of one paragraph as HTML."""
        if len(content) == 1 and isinstance(content[0], Run):
            return escape(content[0].text)
        return Markup("").join(map(self._node, content))

    def _block(self, block: TextBlock) -> Markup:
        if isinstance(block, Paragraph):
            return Markup("<p>%s</p>") % self.inline(block.content)
        return self._list(block)

    def _list(self, block: ItemList) -> Markup:
        items = Markup("").join(Markup("<li>%s</li>") % self._item(item) for item in block.items)
        return (Markup("<ol>%s</ol>") if block.ordered else Markup("<ul>%s</ul>")) % items

    def _item(self, item: tuple[TextBlock, ...]) -> Markup:
        if len(item) == 1 and isinstance(item[0], Paragraph):
            return self.inline(item[0].content)
        return self.blocks(item)

    def _node(self, node: Inline) -> Markup:
        match node:
            case Run(text):
                return escape(text)
            case Code(text):
                return Markup("<code>%s</code>") % text
            case Emphasis(content):
                return Markup("<em>%s</em>") % self.inline(content)
            case Strong(content):
                return Markup("<strong>%s</strong>") % self.inline(content)
            case Break():
                return Markup("<br>")
            case Slot(name):
                return Markup('<span class="slot" data-slot="%s">[%s]</span>') % (name, self._blank(name))
            case Link(content=content):
                return self._link(node, content)
            case _:
                raise TypeError(f"a word was never resolved: {node}")

    def _link(self, node: Link, content: tuple[Inline, ...]) -> Markup:
        mark = Markup(' class="out"') if node.kind == "https" else Markup("")
        return Markup('<a href="%s"%s>%s</a>') % (self._address(node), mark, self.inline(content))
