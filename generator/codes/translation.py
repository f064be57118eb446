"""How a language file stands to the file it translates."""

from .code import Code

TABLE = (
    Code(
        name="text-missing",
        severity="warning",
        says='The text "{path}" ({source}) has no translation here.',
        remedy="Add it; until then readers see the source's words, marked.",
        explain=(
            "A missing text is shown in the source language and marked as such, never hidden."
        ),
    ),
    Code(
        name="text-stale",
        severity="warning",
        says='"{path}" was translated from an older text; the source ({source}) has changed since.',
        remedy='Compare both and mend the translation; then run `terbalik accept`, or write below "seen:" the line "{path}: {mark}".',
        explain=(
            'The lines below "seen:" remember which text each translation was made from. When '
            "the source changes, the translation may say something else."
        ),
    ),
    Code(
        name="structure-differs",
        severity="warning",
        says='"{path}" has {found}; the source ({source}) has {wanted}.',
        remedy='Give both the same lists and links, or write below "differs:" the line "{path}: <why>".',
        explain=(
            "Readers of two languages hold the same paper: five numbered points are five in both, "
            "and a quoted fact is quoted in both. A difference on purpose is declared with its "
            "reason."
        ),
    ),
    Code(
        name="seen-unknown",
        severity="warning",
        says='The file still remembers the text "{path}", which is no longer there.',
        remedy='Remove the line "{path}" below "seen:" or "differs:", or run `terbalik accept` on this topic.',
        explain="The text was removed or renamed, so that there is nothing left to compare it with.",
    ),
    Code(
        name="nothing-to-translate",
        severity="error",
        says='The file it translates has no "{path}".',
        remedy="Remove it here, or add it there first.",
        explain="A translation without a source would never be shown.",
    ),
    Code(
        name="structure-in-language-file",
        severity="error",
        says='"{key}" has no place in a language file, which holds only texts and words.',
        remedy="Remove it here; what is the same in every language is set in the file this one translates.",
        explain=(
            "A language file holds texts and words only, so that minutes, order and "
            "levels are the same in every language."
        ),
    ),
    Code(
        name="no-base",
        severity="error",
        says='There is no "{slug}" for this file to translate or change.{hint}',
        remedy="Rename the file to the one it belongs to, or add that one.",
        explain="A language file, like a file of changes, has the name of the file it belongs to.",
    ),
    Code(
        name="own-language",
        severity="error",
        says='The file it stands beside is already in this language ("{language}").',
        remedy="Change the words there, and delete this file.",
        explain=(
            "A language file holds the words of another language. In its own language a text "
            "has one place, so that nobody mends the wrong one."
        ),
    ),
    Code(
        name="unknown-language",
        severity="error",
        says='The language "{language}" is not one of: {known}.',
        remedy="Correct the name, or add the language to curriculum/settings.yml.",
        explain="A file in a language nobody publishes would never be seen.",
    ),
    Code(
        name="unknown-word",
        severity="error",
        says='"{word}" is not a word of the vocabulary.{hint}',
        remedy="Use one of the words in curriculum/languages/<language>/vocabulary.yml.",
        explain=(
            "A word in braces is replaced on every page. One that nobody knows would "
            "print in braces."
        ),
    ),
    Code(
        name="interface-word-missing",
        severity="error",
        says='The interface word "{key}" is missing in {language}.',
        remedy="Add it to a file in curriculum/languages/{language}/words/.",
        explain=(
            "Every language has the same interface words, so that no page falls back to "
            "another language in silence."
        ),
    ),
    Code(
        name="interface-word-differs",
        severity="error",
        says='The interface word "{key}" has other places to fill in {language}: {found} instead of {wanted}.',
        remedy="Use the same {{named}} places.",
        explain=(
            "A place that is not filled would print in braces; one that is missing would "
            "lose a number."
        ),
    ),
    Code(
        name="keywords-missing",
        severity="warning",
        says='This language file has no "keywords"; search would know only words of another language.',
        remedy='Add "keywords" with root forms and everyday words of this language.',
        explain=(
            "Keywords make a page findable by the words people type. They are written for each "
            "language, not translated."
        ),
    ),
)
