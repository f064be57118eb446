"""Words that do not serve the session: how prompts, outcomes and claims are written."""

from .code import Code

TABLE = (
    Code(
        name="not-one-question",
        severity="warning",
        says='{what} must end in one question; this has {found}: "{quote}"',
        remedy="Keep the question that matters and end with it.",
        explain=(
            "Two questions at once let people answer the easier one. A text that ends without a "
            "question leaves the other side waiting."
        ),
    ),
    Code(
        name="prompt-too-long",
        severity="warning",
        says='The prompt has {found} words; at most {most} can be said in one breath: "{quote}"',
        remedy="Cut it to what is asked; reasons belong in listen_for.",
        explain=(
            "A mentor says prompts aloud, often nervous. A long sentence is read off instead of "
            "asked."
        ),
    ),
    Code(
        name="closed-prompt",
        severity="warning",
        says='The prompt starts with "{opener}", so yes or no would answer it: "{quote}"',
        remedy="Start with a word that opens, such as what, how, which, who or when.",
        explain=(
            "A question that yes or no can answer ends the talk. The list of such openings stands "
            "in the language's style.yml."
        ),
    ),
    Code(
        name="two-ideas",
        severity="warning",
        says='The prompt asks twice, the second time with "{joint}": "{quote}"',
        remedy="Ask one thing; the other belongs in follow_up.",
        explain=(
            "Two questions in one let people answer the easier one. The words that join a second "
            "question stand in the language's style.yml."
        ),
    ),
    Code(
        name="rung-missing",
        severity="error",
        says='No prompt stands on the rung "{rung}".',
        remedy="Add one prompt of that rung.",
        explain=(
            "A nervous mentor climbs the ladder from experience to commitment. A missing rung is "
            "a step too high."
        ),
    ),
    Code(
        name="senior-asks-too-little",
        severity="error",
        says="The senior asks {found} of the prompts; at least {least} are needed.",
        remedy='Write "asks: senior" and words that a senior leader would ask.',
        explain=(
            "The exchange goes both ways. A set in which only one side asks turns the session "
            "into an interview."
        ),
    ),
    Code(
        name="prompt-repeated",
        severity="warning",
        says='These words are already a prompt of "{topic}" ({first}): "{quote}"',
        remedy="Ask it in the words of this topic.",
        explain="Pairs meet many topics. A question they have answered before sounds like a form.",
    ),
    Code(
        name="prompt-alike",
        severity="warning",
        says='Nearly these words are already a prompt of "{topic}" ({first}): "{quote}"',
        remedy="Ask what only this topic can ask.",
        explain=(
            "Two prompts are alike when at least three quarters of their different words are the "
            "same. A pair that meets both believes that it has turned back a page."
        ),
    ),
    Code(
        name="outcome-unobservable",
        severity="warning",
        says='The outcome starts with "{verb}", which nobody in the room can see: "{quote}"',
        remedy="Start with something that can be seen or heard, such as name, show, write or decide.",
        explain=(
            "An outcome is what the pair can look at when they part. The list of verbs that "
            "cannot be seen stands in the language's style.yml."
        ),
    ),
    Code(
        name="brand-in-outcome",
        severity="warning",
        says='The outcome names the product "{brand}": "{quote}"',
        remedy="Say what the senior can do with any such tool.",
        explain=(
            "Products change and vanish; the ability stays. The product may be named in steps and "
            "answers."
        ),
    ),
    Code(
        name="stereotype",
        severity="warning",
        says='This wording makes a group the subject of a trait: "{quote}"',
        remedy="{note}",
        explain=(
            "Sentences about what a generation is like repeat the prejudice that these sessions "
            "are meant to loosen. Words inside double quotes are somebody else's and are not "
            "judged."
        ),
        example="Nobody answers for an age group; ask about this person.",
    ),
    Code(
        name="loose-figure",
        severity="warning",
        says='The figure "{figure}" stands here without its source.',
        remedy="Quote a fact of this topic with a link, [{figure}](fact:its-id), or say it without the number.",
        explain=(
            "A figure is true of one source and one date. Only a link to a fact carries both to "
            "the reader, and keeps the number the same everywhere."
        ),
    ),
    Code(
        name="no-glyph",
        severity="error",
        says='No font shows {name}: "{quote}"',
        remedy="Say it in words, or use a sign such as an arrow or a check mark.",
        explain=(
            "Printed sheets hold only characters their fonts can show. Emoji and scripts without "
            "a font here would stop the PDF."
        ),
    ),
    Code(
        name="style-missing",
        severity="warning",
        says='The language "{language}" has no style.yml, so its wording is not judged.',
        remedy="Copy curriculum/languages/en/style.yml and write the lists of this language.",
        explain=(
            "What opens a question, which verbs can be seen and which wordings judge a group "
            "differ from language to language. Without its lists a language is published "
            "unjudged."
        ),
    ),
)
