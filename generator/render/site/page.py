"""A document as a page: front matter, our headings, finished HTML between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ...model.artifact import Artifact, Context
from ...model.document import Agenda, Block, Document, Heading, Provenance
from ...model.text import Text
from .agenda import agenda_of, chosen_plan, rows
from .front import front_matter
from .inline import plain
from .linked_data import linked_data
from .own import environment, fault_in
from .view import View

_PUNCTUATION = re.compile(r"[^\w\s]|_")
_BLANKS = re.compile(r"\s+")
_LINES = re.compile(r"\n\s*")
# What a kind of page offers below its content, in a template of its own.
_TOOLS = {
    "worksheet-mentor": "filling",
    "worksheet-senior": "filling",
    "form": "filling",
    "prompts": "cards",
}


@dataclass(frozen=True, slots=True)
class _Title:
    """A heading ready for either form of the page; `name` holds letters and numeric entities only."""

    level: int
    id: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()

    def markdown(self) -> str:
        more = "".join(f" {key}={value}" for key, value in self.attributes)
        return f"{'#' * self.level} {self.name} {{#{self.id}{more}}}"

    def html(self) -> str:
        attributes = sorted((("id", self.id), *self.attributes))
        inside = "".join(f' {key}="{value}"' for key, value in attributes)
        return f"<h{self.level}{inside}>{self.name}</h{self.level}>"


_Piece = _Title | Markup


@dataclass(frozen=True, slots=True)
class Page:
    """A page in both its forms: the staged file's text, and the HTML that parsing it gives."""

    staged: str
    body: str


def page_of(document: Document, context: Context) -> Page:
    """Return both forms of a page, written from the same pieces."""
    view = View(document, context)
    pieces = tuple(_pieces(view))
    parts = (p.markdown() if isinstance(p, _Title) else str(p) for p in pieces)
    staged = front_matter(view) + "\n\n".join((_comment(document), *parts)) + "\n"
    html = _comment(document) + "\n\n"
    for piece in pieces:
        # Only finished chunks keep the empty line that follows them.
        html += f"{piece.html()}\n" if isinstance(piece, _Title) else f"{piece}\n\n"
    return Page(staged, html.rstrip("\n"))


def render(document: Document, context: Context) -> tuple[Artifact, ...]:
    """Return the staged page: front matter, a comment that names the source, headings, finished HTML."""
    folder = "/".join(part for part in ("docs", document.language, document.path) if part)
    return (Artifact(f"{folder}/index.md", page_of(document, context).staged.encode()),)


def body(document: Document, context: Context) -> str:
    """Return the page's HTML exactly as Python-Markdown makes it from the staged page."""
    return page_of(document, context).body


def _comment(document: Document) -> str:
    source = re.sub(r"[^\w./-]|--+", "-", document.source_path)
    return f"<!-- {source or 'curriculum'} -->"


def _heading(level: int, anchor: str, text: Text, document: Document) -> _Title:
    letters = _BLANKS.sub(" ", plain(text)).strip()
    name = _PUNCTUATION.sub(lambda match: f"&#{ord(match.group())};", letters)
    attributes = []
    if text.language != document.language:
        attributes.append(("lang", text.language))
    return _Title(level, anchor, name, tuple(attributes))


def _pieces(view: View) -> Iterator[_Piece]:
    """Yield title, headings and finished chunks in the order of the page."""
    document = view.document
    yield _chunk(view, "eyebrow")
    yield _heading(1, "title", document.title, document)
    yield _chunk(view, "opening")
    if agenda := agenda_of(document):
        drawn = {"agenda": agenda, "rows": rows(agenda), "chosen": chosen_plan(agenda)}
        yield _chunk(view, "plan", **drawn)
    for kind, group in groupby(document.blocks, _kind):
        if kind is Block:
            inner = Markup("").join(_block(view, block) for block in group)
            yield Markup('<div class="chunk">%s</div>') % inner
        else:
            if kind is Provenance and document.kind in _TOOLS:
                yield _chunk(view, _TOOLS[document.kind])
            yield from (_alone(view, block) for block in group)
    yield _chunk(view, "machine", graph=linked_data(view))


def _kind(block: Block) -> object:
    """Headings and the provenance stand alone; everything between them is one chunk."""
    return type(block) if isinstance(block, Heading | Provenance) else Block


def _alone(view: View, block: Block) -> _Piece:
    if isinstance(block, Heading):
        return _heading(block.level, block.id, block.text, view.document)
    return _block(view, block)


def _block(view: View, block: Block) -> Markup:
    extra = {"rows": rows(block)} if isinstance(block, Agenda) else {}
    return _chunk(view, type(block).__name__.lower(), block=block, **extra)


def _chunk(view: View, name: str, **values: object) -> Markup:
    """Return one partial as HTML on one line, so that no Markdown reader can find a line to read."""
    templates = view.context.templates
    try:
        template = environment(templates).get_template(f"{name}.html.j2")
        html = template.render(page=view, document=view.document, **values)
    except Exception as error:
        if not templates:
            raise
        page = f"{view.document.language}/{view.document.path}"
        raise fault_in(templates, error, page) from error
    lines = [line.rstrip(" ") for line in _LINES.split(html)]
    return Markup(" ".join(lines).strip())  # noqa: S704  Jinja escaped it
