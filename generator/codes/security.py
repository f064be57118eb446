"""What is refused because a contributor's file could harm a reader or the build machine."""

from .code import Code

TABLE = (
    Code(
        name="control-character",
        severity="error",
        says="The invisible character {name} is not allowed.",
        remedy="Delete it; retype the words around it if you cannot see it.",
        explain=(
            "Control and text-direction characters can make a text read differently from "
            "what it is, and break printed and exported files."
        ),
    ),
    Code(
        name="yaml-alias",
        severity="error",
        says="A value that begins with & or * stands for another one, which is not allowed.",
        remedy='Write the value out; if a text starts with * or &, put it in quotes or below ">-".',
        explain=(
            "An alias can unfold one line into gigabytes, and makes a text change when "
            "another one does."
        ),
    ),
    Code(
        name="yaml-tag",
        severity="error",
        says='"{tag}" in front of a value is a YAML tag, which is not allowed.',
        remedy='Remove it; if a text starts with !, put it in quotes or below ">-".',
        explain=(
            "Tags can make a reader build objects. Sources hold only texts, numbers, "
            "lists and keys."
        ),
    ),
    Code(
        name="symlink",
        severity="error",
        says="A link to another file is not read.",
        remedy="Put the file itself here.",
        explain="A link could publish any file of the build machine.",
    ),
    Code(
        name="too-deep-folder",
        severity="error",
        says="This folder lies too deep; it is not looked into.",
        remedy='Move its files to where their kind lives (see README, "Where things are"), or delete it.',
        explain=(
            "No source lies that deep, and thousands of nested folders could stop every "
            "program that walks through them."
        ),
    ),
    Code(
        name="name-reserved",
        severity="error",
        says='Windows keeps the name "{name}" for a device.',
        remedy="Choose another name for the file or its folder.",
        explain=(
            "A file of such a name cannot be cloned on Windows, so one topic would keep others "
            "from working on all of them."
        ),
    ),
    Code(
        name="markup-not-allowed",
        severity="error",
        says='This markup is not allowed here ({what}): "{quote}"',
        remedy="Use only paragraphs, lists, *emphasis*, **strong**, `code` and links; write signs such as < or # at the start of a line in words.",
        explain=(
            "Topic texts are data. Only a small part of Markdown is known, so that "
            "nothing in a topic can become more than words on a page."
        ),
    ),
    Code(
        name="loose-brace",
        severity="error",
        says='A brace stands alone: "{quote}"',
        remedy="Write a word such as {{senior}} or a blank such as {{day}}; leave out other braces.",
        explain=(
            "Braces are kept for vocabulary words and blanks. One that is not closed "
            "would print as a sign nobody understands."
        ),
    ),
)
