"""The handbook: its pages, and the page that lists them, doors first."""

from dataclasses import replace

from .. import parts
from ..model.catalog import Catalog
from ..model.document import (
    Block,
    Bullets,
    CheckItem,
    Checklist,
    Document,
    Facts,
    Heading,
    LinkItem,
    Links,
    Prose,
    Sources,
    StepItem,
    Steps,
    Table,
)
from ..model.handbook import HandbookPage, Section
from ..model.section import Table as WrittenTable


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the list of all pages and a document for each; nothing without pages."""
    if not catalog.handbook:
        return ()
    return _hub(catalog), *(_page(page, catalog) for page in catalog.handbook)


def own(catalog: Catalog) -> tuple[Document, ...]:
    """Return the pages an organization has written itself."""
    made = ((page, _page(page, catalog)) for page in catalog.pages)
    return tuple(
        replace(document, kind="page", path=f"pages/{page.slug}") for page, document in made
    )


def _hub(catalog: Catalog) -> Document:
    lexicon = catalog.lexicon
    places = ("door", "chapter")
    listed = {
        place: [parts.page_link(p) for p in catalog.handbook if p.place == place]
        for place in places
    }
    forms = LinkItem(
        path="forms",
        text=lexicon.text("forms.all", count=len(catalog.forms)),
        note=lexicon.text("forms.summary"),
    )
    blocks: list[Block] = []
    for place, items in listed.items():
        if items:
            blocks.append(parts.heading(catalog, f"{place}s"))
            blocks.append(Links(style="list", items=tuple(items)))
    if catalog.forms:
        blocks += (parts.heading(catalog, "forms"), Links(style="list", items=(forms,)))
    return Document(
        kind="handbook",
        path="handbook",
        language=catalog.language,
        title=lexicon.text("handbook.title"),
        short_title=lexicon.text("kind.handbook"),
        summary=lexicon.text("handbook.summary"),
        lead=lexicon.text("handbook.lead"),
        blocks=tuple(blocks),
        source_path=f"{lexicon.source}/words/documents.yml",
    )


def _page(page: HandbookPage, catalog: Catalog) -> Document:
    return Document(
        kind="chapter",
        path=f"handbook/{page.slug}",
        language=catalog.language,
        title=page.title,
        short_title=page.short_title,
        summary=page.summary,
        lead=page.summary,
        blocks=(
            *(block for section in page.sections for block in _section(section)),
            *_facts(page, catalog),
            *_onward(page, catalog),
            *_sources(page, catalog),
            parts.provenance(catalog, page),
        ),
        source_path=page.where.path,
    )


def _section(section: Section) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(id=f"part-{section.id}", level=2, text=section.heading)]
    if section.body:
        blocks.append(Prose(text=section.body))
    if section.bullets:
        blocks.append(Bullets(items=tuple(point.text for point in section.bullets)))
    if section.steps:
        steps = tuple(StepItem(id=each.id, text=each.text) for each in section.steps)
        blocks.append(Steps(items=steps))
    if section.checklist:
        items = tuple(CheckItem(id=each.id, text=each.text) for each in section.checklist)
        blocks.append(Checklist(id=section.id, items=items))
    if section.table:
        blocks.append(_table(section.table))
    return tuple(blocks)


def _table(table: WrittenTable) -> Table:
    """Return the table with each row's cells in the order of the columns."""
    rows = []
    for row in table.rows:
        said = {cell.id: cell.text for cell in row.cells}
        rows.append(tuple(said[column.id] for column in table.columns if column.id in said))
    head = tuple(column.text for column in table.columns)
    return Table(caption=table.caption, head=head, rows=tuple(rows))


def _facts(page: HandbookPage, catalog: Catalog) -> tuple[Block, ...]:
    items = parts.fact_items(page.facts, catalog)
    return (parts.heading(catalog, "figures"), Facts(items=items)) if items else ()


def _sources(page: HandbookPage, catalog: Catalog) -> tuple[Block, ...]:
    """Return every source the page cites: those of its facts, and those its texts link to."""
    items = parts.cited_sources((fact.source.to for fact in page.facts), page, catalog)
    return (parts.heading(catalog, "sources"), Sources(items=items)) if items else ()


def _onward(page: HandbookPage, catalog: Catalog) -> tuple[Block, ...]:
    """Return the way to the next page of the same place."""
    if page not in catalog.handbook:
        return ()
    same = [each for each in catalog.handbook if each.place == page.place]
    following = same[same.index(page) + 1 :][:1]
    if not following:
        return ()
    items = tuple(parts.page_link(each) for each in following)
    return parts.heading(catalog, "read-on"), Links(style="list", items=items)
