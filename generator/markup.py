"""The Markdown subset: text becomes a frozen tree, or located problems.

CommonMark by markdown-it-py with HTML off; anything outside the closed list of tokens is a problem,
so nothing a contributor writes can reach a page as more than letters.
"""

import html
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .codes import problem
from .model.text import (
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
    TextBlock,
    Word,
)
from .problem import Problem, Where

SLOTS = ("day", "time", "name")
# Nobody writes stress within stress within stress; a thousand levels would exhaust a renderer.
_NESTED = 4
_KINDS = ("https", "mailto", "topic", "track", "handbook", "form", "page", "source", "fact")
_SIMPLE = re.compile(r"[^\n\t*_`\[\]\\<>&!#+|~=\-{}][^\n\t*_`\[\]\\<>&|~{}]*")
_NUMBERED = re.compile(r"\d{1,9}[.)]")
_BRACES = re.compile(r"\{([A-Za-z]+)(?:\.([a-z]+))?\}|[{}]")
_TARGET = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_HTTPS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s<>\"'\\^`{|}]*)?")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_DEEPEST = 2
_parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 12})
# A definition (`[x]: ...`) would vanish from the page, an entity could write what YAML may not hold.
_parser.disable(["reference", "entity"])
# A link's address is judged by us, with a located problem, not dropped in silence.
_parser.validateLink = lambda url: True  # type: ignore[method-assign]

Form = Literal["plain", "line", "prose"]
Fault = tuple[str, tuple[tuple[str, str], ...]]


def parse(raw: str, form: Form, where: Where) -> tuple[tuple[TextBlock, ...], tuple[Problem, ...]]:
    """Return the blocks of a text and its problems, each at the text's first line.

    `plain` allows no markup, `line` one paragraph, `prose` paragraphs and lists.
    """
    blocks, faults = _parse(raw, form)
    if not faults:
        return blocks, ()
    return blocks, tuple(problem(code, where, **dict(values)) for code, values in faults)


@lru_cache(maxsize=50_000)
def _parse(raw: str, form: Form) -> tuple[tuple[TextBlock, ...], tuple[Fault, ...]]:
    text = raw.strip()
    reader = _Reader()
    if is_simple(text):
        return (Paragraph(_joined(reader.run(text))),), reader.told
    if form == "plain":
        return _plain(text)
    blocks = reader.blocks(_parser.parse(text))
    if form == "line" and (len(blocks) != 1 or not isinstance(blocks[0], Paragraph)):
        reader.fault("one-paragraph", quote=_quote(text))
    return blocks, reader.told


def is_simple(text: str) -> bool:
    """True when a text holds no character that Markdown could read as a sign; braces are not its."""
    text = text.replace("{", "").replace("}", "")
    return bool(_SIMPLE.fullmatch(text)) and not _NUMBERED.match(text) and "  " not in text


def _plain(text: str) -> tuple[tuple[TextBlock, ...], tuple[Fault, ...]]:
    reader = _Reader()
    line = re.sub(r"[ \t\n]+", " ", text)
    if re.search(r"\*\S|`|\]\(|<[a-zA-Z/!]|(?<!\w)_\S.*\S_(?!\w)", line):
        reader.fault("plain-only", quote=_quote(line))
    return (Paragraph(_joined(reader.run(line))),), reader.told


def _quote(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:57] + "..."


class _Reader:
    """Turns one text's tokens into blocks, collecting what may not stand in a text."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    @property
    def told(self) -> tuple[Fault, ...]:
        """The faults, each once."""
        return tuple(dict.fromkeys(self.faults))

    def fault(self, code: str, **values: str) -> None:
        self.faults.append((code, tuple(values.items())))

    def blocks(self, tokens: list[Token], depth: int = 0) -> tuple[TextBlock, ...]:
        blocks: list[TextBlock] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            end = _closing(tokens, index)
            if token.type == "paragraph_open":
                blocks.append(Paragraph(self.inline(tokens[index + 1].children or [])))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                blocks.append(self.item_list(token, tokens[index + 1 : end], depth + 1))
            else:
                self.refuse(token)
            index = end + 1
        return tuple(blocks)

    def refuse(self, token: Token) -> None:
        name = token.type.removesuffix("_open").replace("_", " ")
        quoted = _quote(token.content) if token.content else name
        self.fault("markup-not-allowed", what=name, quote=quoted)

    def item_list(self, opening: Token, tokens: list[Token], depth: int) -> ItemList:
        if depth > _DEEPEST:
            self.fault("markup-not-allowed", what="list", quote=f"a list {depth} levels deep")
            return ItemList(False, ())
        if "start" in opening.attrs:
            start = f"{opening.attrs['start']}{opening.markup}"
            self.fault("markup-not-allowed", what="a list that does not start at 1", quote=start)
        items = []
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            items.append(self.blocks(tokens[index + 1 : end], depth))
            if end == index + 1:
                self.fault("markup-not-allowed", what="list", quote="an empty item")
            index = end + 1
        return ItemList(opening.type == "ordered_list_open", tuple(items))

    def inline(self, tokens: list[Token], depth: int = 0) -> tuple[Inline, ...]:
        found: list[Inline] = []
        index = 0
        if depth > _NESTED:
            self.fault("markup-not-allowed", what="too much inside one another", quote="**")
            return ()
        while index < len(tokens):
            token = tokens[index]
            end = _closing(tokens, index)
            inside = tokens[index + 1 : end]
            if token.type == "text":
                found.extend(self.run(token.content))
            elif token.type == "softbreak":
                found.append(Run(" "))
            elif token.type == "hardbreak":
                found.append(Break())
            elif token.type == "code_inline":
                found.append(Code(token.content))
            elif token.type == "em_open":
                found.append(Emphasis(self.inline(inside, depth + 1)))
            elif token.type == "strong_open":
                found.append(Strong(self.inline(inside, depth + 1)))
            elif token.type == "link_open":
                found.extend(self.link(token, inside, depth))
            else:
                self.refuse(token)
            index = end + 1
        return _joined(found)

    def link(self, token: Token, inside: list[Token], depth: int) -> tuple[Inline, ...]:
        content = self.inline(inside, depth + 1)
        address = str(token.attrs.get("href", ""))
        kind, _, target = address.partition(":")
        if token.attrs.get("title") or kind not in _KINDS or not _good_target(kind, target):
            self.fault("link-not-allowed", address=_quote(address))
            return content
        return (Link(kind, target, content),)

    def run(self, text: str) -> tuple[Inline, ...]:
        """Split letters at vocabulary words and slots."""
        for reference in _REFERENCE.findall(text) if "&" in text else ():
            if html.unescape(reference) != reference:
                self.fault("markup-not-allowed", what="entity", quote=reference)
        if "{" not in text and "}" not in text:
            return (Run(text),) if text else ()
        found: list[Inline] = []
        last = 0
        for match in _BRACES.finditer(text):
            if match.start() > last:
                found.append(Run(text[last : match.start()]))
            last = match.end()
            name, form = match.group(1), match.group(2) or ""
            if not name:
                self.fault("loose-brace", quote=_quote(text))
            elif name in SLOTS and not form:
                found.append(Slot(name))
            else:
                found.append(Word(name[0].lower() + name[1:], form, name[0].isupper()))
        if last < len(text):
            found.append(Run(text[last:]))
        return tuple(found)


def _good_target(kind: str, target: str) -> bool:
    if kind == "https":
        return target.startswith("//") and bool(_HTTPS.fullmatch(target[2:]))
    pattern = _MAIL if kind == "mailto" else _TARGET
    return bool(pattern.fullmatch(target))


def _closing(tokens: list[Token], index: int) -> int:
    """Return the index of the token that closes the one at `index` (itself when it opens nothing)."""
    depth = 0
    for at in range(index, len(tokens)):
        depth += tokens[at].nesting
        if depth <= 0:
            return at
    return len(tokens) - 1


def _joined(found: Iterable[Inline]) -> tuple[Inline, ...]:
    """Join neighboring runs, so that equal texts have equal trees."""
    joined: list[Inline] = []
    for part in found:
        last = joined[-1] if joined else None
        if isinstance(part, Run) and isinstance(last, Run):
            joined[-1] = Run(last.text + part.text)
        else:
            joined.append(part)
    return tuple(joined)
