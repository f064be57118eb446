"""Forms: each a page to fill in and a printed sheet, and the page that lists them."""

from .. import parts
from ..model.catalog import Catalog
from ..model.document import (
    Block,
    Document,
    Grid,
    Heading,
    LinkItem,
    Links,
    Message,
    Option,
    Prose,
    Question,
    Questions,
    StepItem,
    Steps,
)
from ..model.form import Form, FormQuestion, FormSection
from ..model.form import Grid as WrittenGrid
from ..paper.names import file_name


def build(catalog: Catalog) -> tuple[Document, ...]:
    """Return the list of all forms and a document for each; nothing without forms."""
    if not catalog.forms:
        return ()
    return _hub(catalog), *(_form(form, catalog) for form in catalog.forms)


def _hub(catalog: Catalog) -> Document:
    lexicon = catalog.lexicon
    items = tuple(
        LinkItem(path=f"forms/{form.slug}", text=form.title, note=form.summary)
        for form in catalog.forms
    )
    return Document(
        kind="forms",
        path="forms",
        language=catalog.language,
        title=lexicon.text("forms.title"),
        short_title=lexicon.text("kind.forms"),
        summary=lexicon.text("forms.summary"),
        lead=lexicon.text("forms.lead"),
        blocks=(Links(style="list", items=items),),
        source_path=f"{lexicon.source}/words/documents.yml",
    )


def _form(form: Form, catalog: Catalog) -> Document:
    say = catalog.lexicon.text
    file = LinkItem(
        path=f"forms/{form.slug}",
        text=say("form.pdf"),
        file=file_name(form.slug, "form", catalog.language),
    )
    note = Prose(text=parts.led(catalog, "form.keep", form.keep), role="quiet")
    own_sheet = form.sheets == "each"
    return Document(
        kind="form",
        path=f"forms/{form.slug}",
        language=catalog.language,
        title=form.title,
        short_title=form.short_title,
        summary=form.summary,
        lead=form.use,
        blocks=(
            note,
            *(
                block
                for at, section in enumerate(form.sections)
                for block in _section(section, catalog, new_sheet=own_sheet and at > 0)
            ),
            parts.heading(catalog, "downloads"),
            Links(style="downloads", items=(file,)),
            parts.provenance(catalog, form),
        ),
        filled_by=form.filled_by,
        source_path=form.where.path,
    )


def _section(section: FormSection, catalog: Catalog, *, new_sheet: bool) -> tuple[Block, ...]:
    id = f"part-{section.id}"
    blocks: list[Block] = [Heading(id=id, level=2, text=section.heading, new_sheet=new_sheet)]
    if section.body:
        blocks.append(Prose(text=section.body))
    if section.clauses:
        # Clauses are read aloud one by one, so they are numbered.
        clauses = tuple(StepItem(id=each.id, text=each.text) for each in section.clauses)
        blocks.append(Steps(items=clauses))
    if section.questions:
        items = tuple(_question(each, section.id, catalog) for each in section.questions)
        blocks.append(Questions(items=items))
    if section.grid:
        blocks.append(_grid(section.grid, section.id))
    for message in section.messages:
        blocks.append(Heading(id=f"send-{message.id}", level=3, text=message.title))
        blocks.append(Message(id=message.id, text=message.text))
    return tuple(blocks)


def _question(written: FormQuestion, section: str, catalog: Catalog) -> Question:
    """Return a field; its name is unique on the page, since ids are so only within a section."""
    say = catalog.lexicon.text
    ends = (
        written.low or say("sheet.scale.low"),
        written.high or say("sheet.scale.high"),
    )
    return Question(
        id=f"{section}-{written.id}",
        kind=written.kind,
        text=written.text,
        lines=written.lines or 1,
        options=tuple(Option(id=each.id, text=each.text) for each in written.options),
        ends=ends if written.kind == "scale" else None,
    )


def _grid(grid: WrittenGrid, section: str) -> Grid:
    return Grid(
        id=section,
        caption=grid.caption,
        head=tuple(column.text for column in grid.columns),
        widths=tuple(column.width or 1 for column in grid.columns),
        rows=tuple(row.text for row in grid.rows),
        blank=0 if grid.rows else grid.blank or 1,
    )
