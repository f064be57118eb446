"""References between files, and between the parts of one."""

from .code import Code

TABLE = (
    Code(
        name="unknown-id",
        severity="error",
        says='There is no "{id}" in {list}.{hint}',
        remedy="Correct the id.",
        explain=(
            "Patches name items by id. An unknown id means the item was renamed or "
            "removed, or a letter is wrong."
        ),
    ),
    Code(
        name="id-taken",
        severity="error",
        says='The id "{id}" is already used in {list}.',
        remedy="Choose another id for the added item.",
        explain="Two items with one id cannot be told apart.",
    ),
    Code(
        name="removed-and-changed",
        severity="error",
        says='"{id}" in {list} is both removed and changed.',
        remedy="Keep one of the two.",
        explain="A merge never guesses which was meant.",
    ),
    Code(
        name="order-differs",
        severity="error",
        says="The order of {list} must name every item once; missing: {missing}; unknown: {extra}.",
        remedy='List all ids, or leave "order" out.',
        explain=(
            "An order that names only some items would leave the place of the others to chance."
        ),
    ),
    Code(
        name="reference-dropped",
        severity="notice",
        says='"{id}" is removed, so its mention at {at} is left out too.',
        remedy="Nothing to do, unless you wanted to keep it.",
        explain="A list that pointed at a removed item simply points at one less.",
    ),
    Code(
        name="reference-kept",
        severity="error",
        says='"{id}" is removed, but {at} still needs it.',
        remedy="Change that text too, or keep the item.",
        explain="The sentence would quote a fact that is no longer on the page.",
    ),
    Code(
        name="slug-twice",
        severity="error",
        says='The name "{slug}" is already used by {first}.',
        remedy="Rename one of the two; slugs are addresses.",
        explain=("Addresses do not hold the area of a topic, so two topics cannot share a name."),
    ),
    Code(
        name="unknown-area",
        severity="error",
        says='"{area}" is not one of the areas: {known}.{hint}',
        remedy="Move the file to the folder of its area.",
        explain="The folder of a topic is its area.",
    ),
)
