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
    Code(
        name="not-by-language",
        severity="error",
        says="These words are not given by language.",
        remedy='Write them below the code of each language, such as "en: ..." and "id: ...".',
        explain=(
            "A name or a sentence that readers see is said once in each language, so that no page "
            "mixes two of them."
        ),
    ),
    Code(
        name="color-too-faint",
        severity="error",
        says="The color {color} is too faint on {ground} paper: its contrast is {ratio}; needed: {needed}.",
        remedy="Take a stronger one; the nearest that can be read is {better}.",
        explain=(
            "People with weak sight, and everybody in the sun, must be able to tell lines and words "
            "from the paper. WCAG 2.2 asks for a contrast of 4.5 to 1."
        ),
    ),
    Code(
        name="logo-missing",
        severity="error",
        says='There is no file "{name}" in organization/.{hint}',
        remedy="Put the file there, beside organization.yml, or correct its name.",
        explain="The logo is published with the site, so the file itself must lie in the folder.",
    ),
    Code(
        name="logo-refused",
        severity="error",
        says='"{name}" cannot be the logo: {why}.',
        remedy="Export it again as a plain SVG or PNG: shapes only, no scripts, nothing that is fetched from elsewhere, at most 100 KB.",
        explain=(
            "An SVG can hold programs, and fetch from other places. A logo that does could follow "
            "readers or change what they see."
        ),
    ),
    Code(
        name="logo-unspoken",
        severity="warning",
        says='The logo has no words in "{language}" that stand for it.',
        remedy='Add "{language}:" below "alt:", with the name of the organization as one would say it.',
        explain=(
            "Who cannot see the logo hears these words instead; without them a screen reader would "
            "read a language that is not the page's."
        ),
    ),
    Code(
        name="word-form-missing",
        severity="notice",
        says='Your vocabulary does not say "{word}" in {language}; pages there say "{ours}".',
        remedy='Add this form below "{language}:", or leave it if our word is right there.',
        explain=(
            "Texts use a word in several forms and in every language. One that is missing is taken "
            "from ours, so that a page may call one thing by two names."
        ),
    ),
    Code(
        name="removal-unknown",
        severity="error",
        says='There is no {kind} "{slug}" to remove.{hint}',
        remedy="Correct the name; it is the one in the address of the page.",
        explain=(
            "A wrong name would remove nothing, and the page you wanted to be without would stay "
            "on your site."
        ),
    ),
    Code(
        name="removed-but-needed",
        severity="error",
        says='"{slug}" is removed, but the track "{track}" still has a session on it ({at}).',
        remedy='Take the session out with "remove" below "sessions" in organization/overlays/curriculum/tracks/{track}.yml, or remove the track too.',
        explain=(
            "A track is a sequence of sessions. One that is not there would leave the pair with a "
            "date and nothing to do."
        ),
    ),
    Code(
        name="overlay-of-removed",
        severity="notice",
        says='You have removed "{slug}", so what this file changes is on no page.',
        remedy="Delete the file, or keep it for the day you take the page up again.",
        explain=(
            "Removing and changing the same thing may be on purpose, but nobody should look for "
            "words on a site that cannot be there."
        ),
    ),
    Code(
        name="page-vanished",
        severity="error",
        says='The page "{page}" was published once and is gone.',
        remedy='Add it to this file below "pages:" with "was", "now" and "since", so that its address leads on; or bring the page back.',
        explain=(
            "Addresses are printed on paper and sent in messages. One that stops working strands "
            "whoever kept it."
        ),
    ),
    Code(
        name="tombstone-of-the-living",
        severity="error",
        says='The page "{page}" is said to be gone, but it is there.',
        remedy="Remove this entry, or the page.",
        explain=(
            "A page and the sign that it has moved cannot stand at one address; readers would see "
            "one of them by chance."
        ),
    ),
    Code(
        name="tombstone-leads-nowhere",
        severity="error",
        says='The page in its place, "{page}", is not there either.',
        remedy="Name a page that is there, such as that of its area, or give that one a tombstone too.",
        explain=(
            "An address that has moved must arrive somewhere; two steps that end in nothing are "
            "worse than one."
        ),
    ),
)
