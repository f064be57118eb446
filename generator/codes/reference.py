"""References between files, and between the parts of one."""

from .code import Code

TABLE = (
    Code(
        name="unknown-id",
        severity="error",
        says='There is no "{id}" in {list}.{hint}',
        remedy="Correct the id.",
        explain=(
            "Translations and changes name items by their ids. An unknown id means the item was "
            "renamed or removed, or a letter is wrong."
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
        explain="An item cannot both go and stay with other words; a merge never guesses which was meant.",
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
        remedy="Rename one of the two; their names are addresses.",
        explain=("Addresses do not hold the area of a topic, so two topics cannot share a name."),
    ),
    Code(
        name="unknown-area",
        severity="error",
        says='"{area}" is not one of the areas: {known}.{hint}',
        remedy="Move the file to the folder of its area, or add the area to curriculum/settings.yml.",
        explain="The folder of a topic is its area.",
    ),
    Code(
        name="unknown-topic",
        severity="error",
        says='There is no topic "{slug}".{hint}',
        remedy="Correct the name, or add that topic.",
        explain=(
            "A topic that points at another one becomes a link. A name that no topic has would "
            "lead a reader nowhere."
        ),
    ),
    Code(
        name="names-itself",
        severity="error",
        says='"{slug}" names itself in "{key}".',
        remedy="Remove it from the list.",
        explain=(
            "A topic cannot come before or after itself, and a link to the page one is reading "
            "helps nobody."
        ),
    ),
    Code(
        name="order-circle",
        severity="error",
        says='"better_after" runs in a circle: {path}.',
        remedy='Remove one of these steps from its "better_after".',
        explain=(
            "The advice on order must have a beginning. In a circle every topic would wait for "
            "another one."
        ),
    ),
    Code(
        name="unknown-prompt",
        severity="error",
        says='There is no prompt "{id}" in this topic.{hint}',
        remedy="Correct the id, or add the prompt.",
        explain=(
            "An activity names the prompts that are asked in it. One that is not there would "
            "leave the mentor with an empty line."
        ),
    ),
    Code(
        name="prompt-asked-twice",
        severity="error",
        says='The prompt "{id}" is already asked in "{activity}" (line {line}).',
        remedy="Keep it in one of the two activities.",
        explain=(
            "A question that was answered ten minutes ago is not asked again; the mentor would "
            "look unprepared."
        ),
    ),
    Code(
        name="unknown-activity",
        severity="error",
        says='There is no activity "{id}" in this topic.{hint}',
        remedy="Correct the id, or add the activity.",
        explain=(
            "When the senior already does what a question asks about, the session goes on at the "
            "activity named here."
        ),
    ),
    Code(
        name="skips-nothing",
        severity="error",
        says='"{id}" is the first activity, so going there skips nothing.',
        remedy="Name a later activity, or remove both skip_when and skip_to.",
        explain=(
            "Skipping is there to save time for the rest. Going on at the first activity saves "
            "none."
        ),
    ),
    Code(
        name="half-given",
        severity="error",
        says='"{there}" stands here without "{missing}".',
        remedy='Add "{missing}", or remove "{there}".',
        explain=(
            "The two fields belong together: a condition without a destination, or a law without "
            "its date, is half a sentence."
        ),
    ),
    Code(
        name="unknown-source",
        severity="error",
        says='There is no source "{id}".{hint}',
        remedy="Correct the id, or add the source to curriculum/sources.yml.",
        explain=(
            "Every source stands once in curriculum/sources.yml, with publisher, title, date and "
            "address, and is named by its id."
        ),
    ),
    Code(
        name="source-without-address",
        severity="error",
        says='A fact rests on "{id}", a source without an address.',
        remedy="Add the full original address to the source, or take the fact out.",
        explain=(
            "A fact that nobody can look up is a claim. A source without an address may be named "
            "for a law, but carries no figure."
        ),
    ),
    Code(
        name="session-name-differs",
        severity="error",
        says='The session "{id}" runs the topic "{topic}"; both must have the same name.',
        remedy='Write "id: {topic}".',
        explain=(
            "A session is found by its topic in addresses, notes and translations. Two names for "
            "one stop would part them."
        ),
    ),
    Code(
        name="topic-twice",
        severity="error",
        says='The topic "{topic}" is already a session of this track (line {line}).',
        remedy="Remove one of the two sessions, or name another topic.",
        explain=(
            "A pair meets a topic once in a track. What they want to deepen belongs in their "
            "notes or in another topic."
        ),
    ),
    Code(
        name="midpoint-elsewhere",
        severity="error",
        says='The midpoint comes after "{topic}", which is no session of this track.{hint}',
        remedy="Name one of the sessions.",
        explain="The check in the middle has its place between two sessions of the same track.",
    ),
    Code(
        name="overlay-breaks",
        severity="error",
        says="With this change, {at} is no longer right: {says}",
        remedy="Change less, or add what is missing below the same field.",
        explain=(
            "Our file was right before the change was laid over it, so the change is what to mend. "
            "Removing prompts or steps can leave too few of them."
        ),
    ),
)
