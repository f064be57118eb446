"""Faults of one file alone: its bytes, its YAML, its keys and values."""

from .code import Code
from .syntax import QUOTE

TABLE = (
    Code(
        name="encoding",
        severity="error",
        says="The file is not UTF-8 text.",
        remedy="Save it as UTF-8 (in most editors: Save with encoding).",
        explain=(
            "All sources are UTF-8, so that every letter of every language reads the same "
            "everywhere. A file saved as Windows-1252 or UTF-16 would show wrong letters "
            "to readers."
        ),
    ),
    Code(
        name="empty-file",
        severity="error",
        says="The file is empty.",
        remedy="Write its content, or delete the file.",
        explain=(
            'An empty file is most often a save that went wrong. Taking it as "nothing to '
            'say" would make a whole topic vanish in silence.'
        ),
    ),
    Code(
        name="file-too-large",
        severity="error",
        says="The file has {size} KB; at most 256 KB are read.",
        remedy="Split it, or take out what does not belong in a source.",
        explain=(
            "A topic has about 40 KB. A file many times as large is a mistake or an "
            "attack on the build machine."
        ),
    ),
    Code(
        name="unreadable",
        severity="error",
        says="The file cannot be read: {why}.",
        remedy="Check its permissions, then run the command again.",
        explain=(
            "The disk refused to hand out the file. Nothing was built from what could not be read."
        ),
    ),
    Code(
        name="folder-not-file",
        severity="error",
        says="A folder stands where a file belongs.",
        remedy="Rename the folder; names that end in .yml belong to files.",
        explain=(
            "A folder called like a source would be skipped in silence, and its topic with it."
        ),
    ),
    Code(
        name="unknown-file",
        severity="warning",
        says="Nothing reads this file.",
        remedy='Give it a name of lower-case letters, digits and hyphens that ends in .yml, where its kind lives (see README, "Where things are"), or delete it.',
        explain=(
            "A file outside the known places, or with another kind of name, is never "
            "published. The warning tells you before you wonder why."
        ),
    ),
    Code(
        name="slug-too-long",
        severity="error",
        says='The name "{slug}" is longer than 64 characters.',
        remedy="Choose a shorter name; it becomes part of the address.",
        explain="Names of files are addresses. Long ones break in messages and on paper.",
    ),
    Code(
        name="no-settings",
        severity="error",
        says="There are no settings.",
        remedy=(
            "Add curriculum/settings.yml, or point --root at the folder that holds topics/ and curriculum/. "
            "Where Terbalik is an installed package, your own topics lie in organization/topics/."
        ),
        explain=(
            "Settings name the languages, areas and lengths. Without them nothing can be "
            "judged or built."
        ),
    ),
    Code(
        name="yaml-syntax",
        severity="error",
        says="The file cannot be read here: {why}.",
        remedy="{remedy}",
        explain=(
            "Where the form of a file breaks, everything below it could be misread, so this is "
            "the only problem told of it."
        ),
        example=QUOTE,
    ),
    Code(
        name="several-documents",
        severity="error",
        says='A line "---" ends the file here, but it goes on.',
        remedy='Remove the line "---"; one file holds one thing.',
        explain=(
            "A source file holds one topic, track or list. What stands below the line would never be read."
        ),
    ),
    Code(
        name="too-deep",
        severity="error",
        says="Lists and fields lie more than {most} levels inside one another.",
        remedy="Take brackets or indents away; no field needs more than eight levels.",
        explain=(
            "So many levels are a slip or an attack; they are refused before they cost memory."
        ),
    ),
    Code(
        name="key-not-text",
        severity="error",
        says="The name of a field must be a word; this is a list or braces.",
        remedy="Write a plain word before the colon; put a text that begins with [ or {{ in double quotes.",
        explain="What stands before a colon names a field. Anything else has no place in a source.",
    ),
    Code(
        name="key-twice",
        severity="error",
        says='The field "{key}" stands here again; it is already on line {line}.',
        remedy="Keep one of the two.",
        explain=(
            "Most YAML readers silently take the last one, and the first text is lost. "
            "Terbalik refuses both."
        ),
    ),
    Code(
        name="not-a-mapping",
        severity="error",
        says='Named parts belong here, such as "text: ..."; this is {found}.',
        remedy='Write each part on a line of its own below it, as "name: value", indented by two spaces.',
        explain="The field has parts with names, so its value must say which part is which.",
    ),
    Code(
        name="not-a-list",
        severity="error",
        says="A list belongs here; this is {found}.",
        remedy='Start each item on a line of its own with "- ", or put them in square brackets: [one, two].',
        explain="The field holds several things in order, so even a single one is an item of a list.",
    ),
    Code(
        name="not-a-value",
        severity="error",
        says="A single value belongs here; this is {found}.",
        remedy="Write the value on the line of its field, after the colon.",
        explain="The field holds one value, neither several nor one with parts of its own.",
    ),
    Code(
        name="not-text",
        severity="error",
        says="Text belongs here; this is {found}.",
        remedy=QUOTE,
        explain=(
            "YAML reads bare words such as 2026, true or null as a number, a switch or "
            "nothing. Quotes keep them as letters."
        ),
    ),
    Code(
        name="empty-text",
        severity="error",
        says="Nothing is written here yet.",
        remedy="Write it, or remove the field if it is optional.",
        explain="An empty text would print as a hole in the page.",
    ),
    Code(
        name="too-long",
        severity="error",
        says="The text has {found} characters; at most {most} fit.",
        remedy="Shorten it.",
        explain="The limit is what fits the place: a card, a line of a sheet, half a page.",
    ),
    Code(
        name="not-a-number",
        severity="error",
        says='A whole number belongs here; this is "{found}".',
        remedy="Write digits only, without quotes or units.",
        explain="Minutes and lines are counted, so they must be whole numbers.",
    ),
    Code(
        name="out-of-range",
        severity="error",
        says="{found} is not between {least} and {most}.",
        remedy="Choose a number in that range.",
        explain=(
            "The range is what makes sense for the field; see its description in your editor."
        ),
    ),
    Code(
        name="not-a-choice",
        severity="error",
        says='"{found}" is not one of: {known}.{hint}',
        remedy="Use one of the words listed.",
        explain=(
            "The field is a choice among fixed words, because pages, filters and plans "
            "depend on it."
        ),
    ),
    Code(
        name="not-a-date",
        severity="error",
        says='"{found}" is not a date.',
        remedy="Write it as year-month-day, such as 2026-11-23.",
        explain=(
            "Dates are compared and printed in each language's order, so they are written "
            "in one form."
        ),
    ),
    Code(
        name="wrong-form",
        severity="error",
        says='"{found}" does not have the right form; needed: {means}, at most {most} characters.',
        remedy="Rewrite it in that form.",
        explain=(
            "The value is used as an address, an id or a code, where other characters would break."
        ),
    ),
    Code(
        name="missing-field",
        severity="error",
        says='"{key}" is missing.',
        remedy='Add the field "{key}".',
        explain=(
            "Every session must be ready to run. A missing part is never filled with a guess."
        ),
    ),
    Code(
        name="unknown-field",
        severity="error",
        says='There is no field called "{key}" here.{hint}',
        remedy="Correct the name, or remove the line.",
        explain=("An unknown name is nearly always a typo. Ignoring it would lose what you wrote."),
    ),
    Code(
        name="wrong-count",
        severity="error",
        says="Items in this list: {found}; needed: {needed}.",
        remedy="Add or remove items.",
        explain=(
            "The numbers are what a session needs: enough to choose from, few enough to "
            "read the night before."
        ),
    ),
    Code(
        name="value-twice",
        severity="error",
        says='"{value}" stands here again; it is already on line {line}.',
        remedy="Remove one of the two.",
        explain=("The same value twice says nothing more, and often hides the one that was meant."),
    ),
    Code(
        name="id-twice",
        severity="error",
        says='The id "{id}" stands here again; it is already used on line {line}.',
        remedy="Give one of the two another id.",
        explain=(
            "Translations, overlays and notes find an item by its id. Two with one id "
            "cannot be told apart."
        ),
    ),
    Code(
        name="id-in-patch",
        severity="error",
        says="An id cannot be changed here.",
        remedy="Remove the line; the one above it already names the item.",
        explain="Ids never change: addresses, notes and printed codes depend on them.",
    ),
    Code(
        name="list-not-by-id",
        severity="error",
        says='Here the items of "{key}" are named by their ids, not listed with dashes.',
        remedy='Write "its-id:" for each item, and below it, indented, only what differs.',
        explain=(
            "Positions shift when a list grows; ids do not. So translations and overlays "
            "name the item."
        ),
    ),
    Code(
        name="other-shape",
        severity="error",
        says='"{path}" is something else in the file that is translated or changed here; this is {found}.',
        remedy="Write it the way it is written there.",
        explain="Two files are laid over one another field by field. Where they do not match, nothing is guessed.",
    ),
    Code(
        name="one-paragraph",
        severity="error",
        says='One paragraph fits here: "{quote}"',
        remedy="Join the paragraphs, or move the rest to a longer field.",
        explain=(
            "The text stands in a list or a table, where a second paragraph or a list has no room."
        ),
    ),
    Code(
        name="plain-only",
        severity="error",
        says='No markup fits here: "{quote}"',
        remedy="Remove the asterisks, underscores, backticks, tags or links.",
        explain=(
            "Titles stand in tabs, addresses, cards and data, where markup would show as signs."
        ),
    ),
    Code(
        name="bad-digest",
        severity="error",
        says='This line was not written by `terbalik accept`: "{found}".',
        remedy='Remove it, or run `terbalik accept` on this topic; it writes what stands below "seen:".',
        explain=(
            'The lines below "seen:" remember which text each translation was made from. A '
            "command writes them, never a hand."
        ),
    ),
    Code(
        name="word-twice",
        severity="error",
        says='The word "{key}" is already set in another file of this language.',
        remedy="Keep one of the two.",
        explain="A word set twice would depend on the order of files.",
    ),
)
