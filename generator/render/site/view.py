"""What a template may ask while it writes one document: words, texts, addresses, dates."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup, escape

from ...model.artifact import Context
from ...model.document import Callout, Document, Heading, LinkItem, Links, PromptItem
from ...model.text import Link, Paragraph, Text
from ...places import place_of, relative
from ...texts import slots
from .inline import Writer, plain



@dataclass(frozen=True)
class View:
    """One document in its context; every answer is escaped HTML or a plain string that Jinja escapes."""

    document: Document
    context: Context

    def say(self, key: str, **values: object) -> str:
        """Return fixed words."""
        return self.context.lexicon.say(key, **values)

    def date(self, day: datetime.date) -> str:
        """Return a date in the language's order."""
        return self.context.lexicon.date(day)

    def minutes(self, count: int) -> str:
        """Return a number of minutes in words."""
        return self.context.lexicon.minutes(count)

    def href(self, path: str, fragment: str = "") -> str:
        """Return the relative address of a page of ours."""
        return relative(self.document.path, path, fragment)

    def target(self, item: LinkItem) -> str:
        """Return the relative address of a link's page or place on it, or of its file beside that page."""
        return self.href(item.path, "" if item.file else item.fragment) + (item.file or "")

    def plain(self, text: Text) -> str:
        """Return a text's letters."""
        return plain(text)

    def line(self, text: Text) -> Markup:
        """Return a text as inline HTML, marked when it is in another language or out of step.

        For places that can hold no paragraph; a list there is its letters.
        """
        inner = Markup(" ").join(
            self._writer.inline(block.content)
            if isinstance(block, Paragraph)
            else plain(replace(text, blocks=(block,)))
            for block in text.blocks
        )
        if not self._is_marked(text):
            return inner
        return Markup("<span%s>%s</span>%s") % (self._lang(text), inner, self._note(text))

    def prose(self, text: Text) -> Markup:
        """Return a text as paragraphs and lists, marked when it is in another language or out of step."""
        inner = self._writer.blocks(text.blocks)
        if not self._is_marked(text):
            return inner
        return Markup("<div%s>%s</div>%s") % (self._lang(text), inner, self._note(text))

    def words(self, text: Text) -> Markup:
        """Return a text as a line if it is one paragraph, else as paragraphs and lists."""
        is_line = len(text.blocks) == 1 and isinstance(text.blocks[0], Paragraph)
        return self.line(text) if is_line else self.prose(text)

    @property
    def sections(self) -> list[Heading]:
        """The headings that divide the page."""
        blocks = self.document.blocks
        return [block for block in blocks if isinstance(block, Heading) and block.level == 2]

    @property
    def bar(self) -> Links | None:
        """What to do with a guide, if the page has such a bar."""
        links = (block for block in self.document.blocks if isinstance(block, Links))
        return next((block for block in links if block.style == "bar"), None)

    @property
    def on_video(self) -> bool:
        """True when the page says what is different on a video call."""
        notes = (block for block in self.document.blocks if isinstance(block, Callout))
        return any(block.id == "on-video" for block in notes)

    @property
    def report(self) -> str | None:
        """The address where a reader tells of a mistake on this page, if there is one."""
        context, document = self.context, self.document
        if context.settings.report:
            return context.settings.report
        if context.repository is None:
            return None
        named = quote(f"{document.language}/{document.path}: ", safe="")
        return f"{context.repository}/issues/new?title={named}"

    def slots(self, text: Text) -> list[str]:
        """Return the names of a text's blanks, each once, in order."""
        return list(dict.fromkeys(slots(text)))

    def open_prompts(self, items: Iterable[PromptItem]) -> list[PromptItem]:
        """Return the prompts anyone may ask in a first meeting."""
        return [item for item in items if item.care != "trust"]

    def trusting_prompts(self, items: Iterable[PromptItem]) -> list[PromptItem]:
        """Return the prompts that need trust first."""
        return [item for item in items if item.care == "trust"]

    def language_name(self, code: str) -> str:
        """Return a language's name in the language of the page, or its code where none is known."""
        key = f"language.{code}"
        return self.say(key) if self.context.lexicon.knows(key) else code

    def _is_marked(self, text: Text) -> bool:
        return text.language != self.document.language or text.state == "stale"

    def _lang(self, text: Text) -> Markup:
        if text.language == self.document.language:
            return Markup("")
        return Markup(' lang="%s"') % text.language

    def _note(self, text: Text) -> Markup:
        notes = []
        if text.language != self.document.language:
            notes.append(self.language_name(text.language))
        elif text.state == "stale":
            notes.append(self.say("site.state.stale"))
        return Markup(' <small class="state">%s</small>') % escape(", ".join(notes))

    def _address(self, link: Link) -> str:
        if link.kind in ("https", "mailto"):
            return f"{link.kind}:{link.target}"
        return self.href(*place_of(link, self.document))

    @cached_property
    def _writer(self) -> Writer:
        return Writer(self._address, lambda name: self.say(f"site.slot.{name}"))
