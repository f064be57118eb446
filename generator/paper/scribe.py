"""Texts as plain data: letters and their kind, never markup of any engine."""

import re
from dataclasses import dataclass

from ..model.artifact import Context
from ..model.document import Document
from ..model.text import (
    Break,
    Code,
    Emphasis,
    Inline,
    ItemList,
    Link,
    Run,
    Slot,
    Strong,
    Text,
    TextBlock,
    Word,
)
from ..places import place_of
from ..texts import letters

Data = dict[str, object]

_SLASHED = re.compile(r"(\w+/\w+)")


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes down one document's texts in the page's language."""

    context: Context
    document: Document

    def say(self, key: str, **values: object) -> str:
        """Return the fixed words at `key`."""
        return self.context.lexicon.say(key, **values)

    def text(self, text: Text) -> Data | str:
        """Return a text: its letters if that is all, else its blocks, and its language and a note where they differ from the page's."""
        body = [self._block(block) for block in text.blocks]
        data: Data = {"body": body}
        notes = []
        if text.language != self.document.language:
            data["lang"] = text.language
            notes.append(self.say("paper.note.language", language=self._language(text.language)))
        elif text.state == "stale":
            notes.append(self.say("paper.note.older"))
        if notes:
            data["note"] = ", ".join(notes)
        return data if len(data) > 1 else _bare(body) or data

    def plain(self, text: Text) -> str:
        """Return a text's letters alone, for titles and metadata."""
        return letters(text, slot="...")

    def _language(self, code: str) -> str:
        key = f"language.{code}"
        return self.say(key) if self.context.lexicon.knows(key) else code

    def _block(self, block: TextBlock) -> Data:
        if isinstance(block, ItemList):
            items = [[self._block(part) for part in item] for item in block.items]
            return {"ol" if block.ordered else "ul": items}
        return {"p": self._inlines(block.content)}

    def _inlines(self, nodes: tuple[Inline, ...]) -> list[object]:
        found: list[object] = []
        for node in nodes:
            found += _unbroken(node.text) if isinstance(node, Run) else [self._inline(node)]
        return found

    def _inline(self, node: Inline) -> object:
        match node:
            case Emphasis(content):
                return {"em": self._inlines(content)}
            case Strong(content):
                return {"b": self._inlines(content)}
            case Code(letters):
                return {"code": letters}
            case Break():
                return {"br": True}
            case Slot(name):
                return {"slot": self.say(f"paper.slot.{name}")}
            case Link():
                return self._link(node)
            case Word() | Run():
                raise ValueError(f"{node!r} has no place in {self.document.path}")

    def _link(self, link: Link) -> Data:
        address = self._address(link)
        content = self._inlines(link.content)
        return {"a": address, "of": content} if address else {"plain": content}

    def _address(self, link: Link) -> str | None:
        """A link leads somewhere from paper only when its address is known in full."""
        if link.kind == "https":
            return f"https:{link.target}"
        if link.kind == "mailto":
            return f"mailto:{link.target}"
        if link.kind == "fact" or not self.context.site_address:
            return None
        page, fragment = place_of(link, self.document)
        return self.page(page) + (f"#{fragment}" if fragment else "")

    def page(self, path: str) -> str:
        """Return a page's full address; only to be asked when the site's address is known."""
        return f"{self.context.site_address}/{self.document.language}/{path}/"


def _bare(body: list[Data]) -> str | None:
    """Return the letters of what is a single paragraph without any marks: most texts, which a press then sets sooner."""
    inlines = body[0].get("p") if len(body) == 1 else None
    found = inlines[0] if isinstance(inlines, list) and len(inlines) == 1 else None
    return found if isinstance(found, str) else None


def _unbroken(words: str) -> list[object]:
    """Return letters with words such as Bapak/Ibu apart, which no line may break."""
    if "/" not in words:
        return [words.replace("\n", " ")] if words else []
    parts = _SLASHED.split(words.replace("\n", " "))
    return [{"word": part} if at % 2 else part for at, part in enumerate(parts) if part]
