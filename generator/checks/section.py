"""Parts of handbook pages and forms: each holds one thing, tables are whole, fields can be filled in."""

from collections.abc import Iterator

from ..codes import problem
from ..model.form import FormQuestion, FormSection, Grid
from ..model.handbook import Section
from ..model.section import Table
from ..problem import Problem
from ..subject import Subject

_LISTS = ("bullets", "steps", "checklist", "table")
_FIELDS = ("clauses", "questions", "grid", "messages")
# What a kind of question may have beside its text.
_USED = {"lines": ("lines",), "scale": ("low", "high"), "choice": ("options",)}
_OPTIONAL = ("lines", "options", "low", "high")


def sections_hold_something(subject: Subject) -> Iterator[Problem]:
    """A part of a page has text or one list; a part of a form may have several kinds of fields."""
    for page in subject.handbook:
        for section in page.sections:
            there = [key for key in _LISTS if getattr(section, key)]
            yield from _empty(section, there, _LISTS)
            if len(there) > 1:
                found = " and ".join(there)
                yield problem("section-crowded", section.where, id=section.id, found=found)
    for form in subject.forms:
        for part in form.sections:
            yield from _empty(part, [key for key in _FIELDS if getattr(part, key)], _FIELDS)


def _empty(
    section: Section | FormSection, there: list[str], kinds: tuple[str, ...]
) -> Iterator[Problem]:
    if not there and section.body is None:
        *most, last = ("body", *kinds)
        told = f"{', '.join(most)} or {last}"
        yield problem("section-empty", section.where, id=section.id, kinds=told)


def tables_are_whole(subject: Subject) -> Iterator[Problem]:
    """Every row has a cell for each column, by the column's id."""
    for page in subject.handbook:
        for section in page.sections:
            if section.table:
                yield from _rows(section.table)


def _rows(table: Table) -> Iterator[Problem]:
    wanted = [column.id for column in table.columns]
    for row in table.rows:
        found = [cell.id for cell in row.cells]
        if sorted(found) != sorted(wanted):
            told = {"found": ", ".join(found), "wanted": ", ".join(wanted)}
            yield problem("cells-differ", row.where, id=row.id, **told)


def fields_can_be_filled(subject: Subject) -> Iterator[Problem]:
    """A question has what its kind needs and nothing else; a grid has rows or a number of blank ones."""
    for form in subject.forms:
        for section in form.sections:
            for question in section.questions:
                yield from _question(question)
            if section.grid:
                yield from _grid(section.grid)


def _question(question: FormQuestion) -> Iterator[Problem]:
    kind, where = question.kind, question.where
    used = _USED.get(kind, ())
    for key in _OPTIONAL:
        if getattr(question, key) and key not in used:
            yield problem("field-surplus", where, kind=kind, there=key)
    if kind == "lines" and question.lines is None:
        yield problem("field-incomplete", where, kind=kind, missing="lines")
    if kind == "choice" and len(question.options) < 2:
        yield problem("field-incomplete", where, kind=kind, missing="options")


def _grid(grid: Grid) -> Iterator[Problem]:
    if bool(grid.rows) == bool(grid.blank):
        yield problem("grid-rows", grid.where, found="both" if grid.rows else "neither")


CHECKS = (sections_hold_something, tables_are_whole, fields_can_be_filled)
