"""Sentences that tire a reader, and words that the term base knows better."""

from .code import Code

TABLE = (
    Code(
        name="sentence-too-long",
        severity="warning",
        says='A sentence has {found} words; {most} is the most a tired reader follows: "{quote}"',
        remedy="Make two sentences of it.",
        explain=(
            "Guides are read on a phone, the evening before, and aloud in the room. The limit of "
            "each language stands in its style.yml."
        ),
    ),
    Code(
        name="hard-to-read",
        severity="warning",
        says="These texts reach {found} on the LIX scale; this language's limit is {most}.",
        remedy="Shorten sentences first, then choose shorter words.",
        explain=(
            "LIX (C. H. Björnsson, 1968) adds the words in a sentence to the share of words with "
            "more than six letters. It needs no syllables, so it serves every language; each has "
            "its own limit in style.yml, since long words weigh differently."
        ),
    ),
    Code(
        name="term-avoided",
        severity="warning",
        says='"{found}" is not how we say "{en}": "{quote}"',
        remedy="{advice}",
        explain=(
            "One thing has one name in a language. The term base of the language lists the words "
            "we use and those we avoid; propose a change there when you disagree. Quoted labels of "
            "at most four words, names and keywords are not judged."
        ),
        example='Write "hoaks".',
    ),
    Code(
        name="term-mixed",
        severity="warning",
        says='"{found}" stands here, and "{other}" elsewhere in this file ({first}); both say "{en}".',
        remedy="Choose one of the two for the whole file.",
        explain=(
            "Two words for one thing make a reader look for a difference. The term base names the "
            "pairs that good writers use both, though never together."
        ),
    ),
)
