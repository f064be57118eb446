"""Facts: their dates, their figures, and where these are quoted."""

from .code import Code

TABLE = (
    Code(
        name="facts-note-missing",
        severity="error",
        says='There are fewer than three facts ({found}) and no "facts_note".',
        remedy='Say in "facts_note" why there are so few, or add facts.',
        explain=(
            "Few facts are honest where little is known. The note says that this is so, not that "
            "somebody forgot."
        ),
    ),
    Code(
        name="fact-dates-disordered",
        severity="error",
        says="The dates do not rise: as_of {as_of}, checked {checked}, recheck {recheck}.",
        remedy="Set as_of to the day the figure is true of, checked to the day you read the source, recheck to a later day.",
        explain=(
            "A figure is read after its day and checked again later. Dates in another order are a "
            "slip of the pen."
        ),
    ),
    Code(
        name="recheck-too-late",
        severity="error",
        says='The re-check on {recheck} is more than {months} months after {checked}, too late for a topic that keeps "{shelf_life}".',
        remedy="Set recheck to {latest} or earlier.",
        explain=(
            "Facts of a fast topic are looked at every four months, others every year or every "
            "second year, so that no page ages in silence."
        ),
    ),
    Code(
        name="fact-due",
        severity="notice",
        says='The fact "{id}" has been due for a re-check since {recheck}.',
        remedy="Open its source again, then set checked to that day and recheck to a later one.",
        explain=(
            "The page shows readers that the fact is due. Nothing is blocked; someone should look."
        ),
    ),
    Code(
        name="figure-not-in-text",
        severity="error",
        says='The text of the fact does not contain its figure "{figure}".',
        remedy="Write the figure in the text exactly as in the field, or change the field.",
        explain="Other texts quote the figure and link here. The reader must find the same letters.",
    ),
    Code(
        name="figure-differs",
        severity="error",
        says='The link to the fact "{id}" says "{found}"; its figure is "{figure}".',
        remedy="Write [{figure}](fact:{id}).",
        explain="A figure that is rounded or worded anew in another place soon says something else.",
    ),
    Code(
        name="review-lapsed",
        severity="warning",
        says="{who} reviewed other words than those that stand here now.",
        remedy='Have it read again, then set "on" and "due" anew and "digest" to {digest}.',
        explain=(
            "A review belongs to the words that were read. When they change, the site stops naming "
            "the reviewer until someone has read the new ones."
        ),
    ),
)
