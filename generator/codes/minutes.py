"""Minutes that do not fit: inside an activity, a topic, a track or the settings."""

from .code import Code

TABLE = (
    Code(
        name="minutes-disordered",
        severity="error",
        says="The minutes do not rise: min {min}, typical {typical}, max {max}.",
        remedy="Make min at most typical, and typical at most max.",
        explain=(
            "An activity is stretched and shrunk between these three numbers, so they must stand "
            "in order."
        ),
    ),
    Code(
        name="minutes-too-wide",
        severity="error",
        says="A max of {max} is more than twice the typical {typical}.",
        remedy="Lower max to {most}, or raise typical.",
        explain=(
            "An activity that can double is already elastic. Beyond that its steps no longer "
            "describe what happens in the time."
        ),
    ),
    Code(
        name="keep-missing",
        severity="error",
        says='No activity is marked "keep: {keep}".',
        remedy='Mark at least one activity "keep: {keep}".',
        explain=(
            "A session shrinks and grows by leaving out and adding activities, also while it "
            "runs. Without both kinds there is nothing to leave out or to add."
        ),
    ),
    Code(
        name="minutes-gap",
        severity="error",
        says="No choice of activities lasts exactly {lengths} minutes.",
        remedy="{advice}",
        explain=(
            "Whoever chooses a length gets a session that fits it exactly. A topic of ours "
            "reaches every length from 30 to 90 minutes, since any site may offer any of them. "
            "One that an organization wrote or changed reaches those its own site offers: "
            '"durations" in its profile, else in the settings. A gap means that the activities '
            "taken for that length cannot be stretched or shrunk enough."
        ),
        example='Raise the max of "welcome" to 12; that closes it.',
    ),
    Code(
        name="preparation-too-long",
        severity="error",
        says="Here the preparation passes the {most} minutes that are promised; in all it takes {found}.",
        remedy="Shorten or drop something; what only the curious need belongs elsewhere.",
        explain="A mentor prepares the evening before. Half an hour is what they were promised.",
    ),
    Code(
        name="action-too-long",
        severity="error",
        says="The action takes {found} minutes; at most {most} are promised.",
        remedy="Choose a smaller action.",
        explain=(
            "An action after the session is done only when it is small. A quarter of an hour is "
            "the limit."
        ),
    ),
    Code(
        name="default-not-offered",
        severity="error",
        says='"default_minutes" is {minutes}, which is not one of the durations: {known}.',
        remedy='Set it to one of them, or add {minutes} to "durations".',
        explain=(
            "Pages open at the default length and offer the durations as buttons; the default "
            "must be one of them."
        ),
    ),
    Code(
        name="duration-unreachable",
        severity="error",
        says='"durations" offers {minutes} minutes, and {count} of our topics cannot last that long, "{first}" first.',
        remedy="Offer lengths from 30 to 90 minutes.",
        explain=(
            "Our topics are made for any length from 30 to 90 minutes. At another one their "
            "guides would have no agenda."
        ),
    ),
    Code(
        name="track-length-unreachable",
        severity="error",
        says='"{topic}" cannot last {minutes} minutes, the length of every session of this track; the nearest is {nearest}.',
        remedy='Change "minutes" of the track, or name another topic.',
        explain="All sessions of a track have one length, so that a pair can fix its dates at once.",
    ),
    Code(
        name="track-length-not-offered",
        severity="warning",
        says="The sessions of this track last {minutes} minutes, a length your site does not offer: it offers {offered}.",
        remedy='Change "minutes" of the track, by an overlay if it is ours; add the length to "durations"; or remove the track.',
        explain=(
            "Guides, runs and packs are made at the lengths on offer. From a track of another "
            "length, a mentor comes to a guide that is not made for that hour."
        ),
    ),
)
