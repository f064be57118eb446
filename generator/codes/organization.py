"""How an organization's own files stand to ours."""

from .code import Code

TABLE = (
    Code(
        name="overlay-unrecorded",
        severity="notice",
        says="Your changes do not remember yet what they replaced: {paths}.",
        remedy='Run `terbalik accept {slug}`, or write as the last line of this file, in the place of any other "seen:": {seen}.',
        explain=(
            "A change remembers the value of ours that it replaced. Only then can the next edition "
            "tell you where our text has changed below yours."
        ),
    ),
    Code(
        name="overlay-outdated",
        severity="notice",
        says='Ours has changed below your "{path}"; it now says {ours}.',
        remedy='Compare both (`terbalik status` shows them) and mend yours if need be; then run `terbalik accept {slug}`, or write below "seen:" the line "{path}: {mark}".',
        explain=(
            "Your words are shown as before. But what they replaced has changed since: a mended "
            "figure, a safer step, a better question may now be hidden below them."
        ),
    ),
    Code(
        name="overlay-redundant",
        severity="notice",
        says='Your "{path}" says what ours says now.',
        remedy='Remove it here, with its line below "seen:", so that you get what we mend next.',
        explain=(
            "A change that changes nothing still hides whatever we mend later, so it is better "
            "without it."
        ),
    ),
    Code(
        name="overlay-orphaned",
        severity="warning",
        says='Ours no longer has "{path}", which this changes.{successor}',
        remedy="Move your words to where they belong now, or remove them here; until then no page shows them.",
        explain=(
            "We took the item or the field away, or gave it another name. Your words are kept in "
            "the file, and reported until you have decided, so that nothing is lost in silence."
        ),
    ),
    Code(
        name="translation-set-aside",
        severity="notice",
        says='Our {language} text of "{path}" does not translate your words; its readers see yours, marked.',
        remedy='Write "{path}" in {file}; or, if our text still fits, write in that file below "seen:" the line "{path}: {mark}" (`terbalik accept {slug} --fits --language {language}` does).',
        explain=(
            "Our translation says what our text said, and you have replaced that text. Two "
            "languages of one page must not say different things."
        ),
    ),
)
