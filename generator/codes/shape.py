"""Faults of one file alone: its bytes, its YAML, its keys and values."""

from .code import Code

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
            "A file outside the known places, or with a name that is no slug, is never "
            "published. The warning tells you before you wonder why."
        ),
    ),
    Code(
        name="slug-too-long",
        severity="error",
        says='The name "{slug}" is longer than 64 characters.',
        remedy="Choose a shorter name; it becomes part of the address.",
        explain="Slugs are addresses. Long ones break in messages and on paper.",
    ),
    Code(
        name="no-settings",
        severity="error",
        says="There are no settings.",
        remedy="Add curriculum/settings.yml, or point --root at the folder that holds topics/ and curriculum/.",
        explain=(
            "Settings name the languages, areas and lengths. Without them nothing can be "
            "judged or built."
        ),
    ),
    Code(
        name="yaml-syntax",
        severity="error",
        says="The YAML cannot be read here: {says}.",
        remedy='Look at this line and the one above it: a colon or a quote inside an unquoted text, a missing space after a colon, or a wrong indent. Texts are safest as a block after ">-".',
        explain=(
            "A YAML error is its file's only problem: everything below it would only "
            "follow from it."
        ),
    ),
    Code(
        name="several-documents",
        severity="error",
        says="A second YAML document starts here.",
        remedy='Remove the line "---"; one file holds one thing.',
        explain=(
            "A source file holds one topic, track or list. A second document would never be read."
        ),
    ),
    Code(
        name="too-deep",
        severity="error",
        says="The nesting is deeper than {most} levels.",
        remedy="Flatten it; no field needs more than eight.",
        explain=(
            "Deep nesting is a mistake of indent or an attack; it is refused before it "
            "costs memory."
        ),
    ),
    Code(
        name="key-not-text",
        severity="error",
        says="A key must be a word, not a list or a mapping.",
        remedy="Write a plain word before the colon.",
        explain="Keys name fields. Anything else has no place in a source.",
    ),
    Code(
        name="key-twice",
        severity="error",
        says='The key "{key}" stands here again; it was set on line {line}.',
        remedy="Keep one of the two.",
        explain=(
            "Most YAML readers silently take the last one, and the first text is lost. "
            "Terbalik refuses both."
        ),
    ),
    Code(
        name="not-a-mapping",
        severity="error",
        says="Keys and values belong here; this is {found}.",
        remedy='Write "key: value" lines below it, each indented by two spaces.',
        explain="The field has parts with names, so its value must say which part is which.",
    ),
    Code(
        name="not-a-list",
        severity="error",
        says="A list belongs here; this is {found}.",
        remedy='Start each item on its own line with "- ".',
        explain="The field holds several things in order, so even a single one is an item of a list.",
    ),
    Code(
        name="not-a-value",
        severity="error",
        says="A single value belongs here; this is {found}.",
        remedy="Write the value on the same line as its key.",
        explain="The field holds one value, neither several nor one with parts of its own.",
    ),
    Code(
        name="not-text",
        severity="error",
        says="Text belongs here; this is {found}.",
        remedy='Put the words in quotes, or below ">-".',
        explain=(
            "YAML reads bare words such as 2026, true or null as a number, a switch or "
            "nothing. Quotes keep them as letters."
        ),
    ),
    Code(
        name="empty-text",
        severity="error",
        says="Nothing is written here yet.",
        remedy="Write it, or remove the key if the field is optional.",
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
        explain=("An unknown key is nearly always a typo. Ignoring it would lose what you wrote."),
    ),
    Code(
        name="wrong-count",
        severity="error",
        says="There are {found} items; needed are {needed}.",
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
        remedy="Remove the line; the key above already names the item.",
        explain="Ids never change: addresses, notes and printed codes depend on them.",
    ),
    Code(
        name="list-not-by-id",
        severity="error",
        says='"{key}" is addressed by id here, not as a list.',
        remedy='Write each item as "its-id:" with the changed fields below.',
        explain=(
            "Positions shift when a list grows; ids do not. So translations and overlays "
            "name the item."
        ),
    ),
    Code(
        name="other-shape",
        severity="error",
        says="{path} has another shape; this is {found}.",
        remedy="Use the shape of the file it patches.",
        explain="A merge never guesses what a value of another shape could have meant.",
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
        says='"{found}" is not a digest.',
        remedy='Run "terbalik accept" on this file; it writes these lines.',
        explain=(
            "Digests remember what a translation was made from. They are written by a "
            "command, never by hand."
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
