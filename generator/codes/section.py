"""Parts of handbook pages and forms that do not hold what their kind needs."""

from .code import Code

TABLE = (
    Code(
        name="section-empty",
        severity="error",
        says='The part "{id}" has a heading and nothing below it.',
        remedy="Give it {kinds}, or remove it.",
        explain="A heading that heads nothing sends a busy reader to an empty place.",
        example="Give it body, bullets, steps, checklist or table, or remove it.",
    ),
    Code(
        name="section-crowded",
        severity="error",
        says='The part "{id}" has {found}; a part has running text and one of them at most.',
        remedy="Make a part of its own for each.",
        explain=(
            "A part answers one question. Two lists under one heading leave the reader guessing "
            "which of them is meant."
        ),
    ),
    Code(
        name="cells-differ",
        severity="error",
        says='The row "{id}" has the cells {found}; the columns are {wanted}.',
        remedy="Give the row one cell for each column, with the ids of the columns.",
        explain=(
            "Cells are matched to columns by id, so that a translation or an overlay can never "
            "move one. A missing cell would shift the row."
        ),
    ),
    Code(
        name="field-incomplete",
        severity="error",
        says='A question of the kind "{kind}" needs {missing}.',
        remedy='Add "{missing}", or choose another kind.',
        explain=(
            "Lines need their number, a choice needs at least two answers: without them nobody "
            "could fill the form in."
        ),
    ),
    Code(
        name="field-surplus",
        severity="error",
        says='A question of the kind "{kind}" has no "{there}".',
        remedy='Remove "{there}", or choose the kind that goes with it.',
        explain="What the kind does not use would never be shown, and its author would not know.",
    ),
    Code(
        name="grid-rows",
        severity="error",
        says='The table to fill in has {found} of "rows" and "blank".',
        remedy='Name its rows in "rows", or say with "blank" how many are empty.',
        explain="A table has rows with names or a number of empty rows; else there is nothing to fill in.",
    ),
)
