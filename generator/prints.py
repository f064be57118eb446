"""The printed files and social cards of every language, kept in the workshop."""

from collections.abc import Sequence
from functools import partial

from .model.artifact import Artifact
from .printing.cards import card_order
from .printing.orders import Order, fulfil
from .printing.pdf import pdf_order
from .problem import Problem
from .roots import ours_of, told
from .stage import Composed
from .workshop import Workshop

# The logo of the site, which social cards bear too.
LOGO = "overrides/assets/logo/logo.svg"


def print_stages(workshop: Workshop, made: Sequence[Composed]) -> list[Problem]:
    """Print every language's files and draw its social cards into the workshop; return what was refused. Raises Stopped."""
    # Cards last: a press that changes its craft forgets what it knew.
    files = [_printed(workshop, each) for each in made]
    outcomes = fulfil([*files, *(_drawn(workshop, each) for each in made)], workshop.presses)
    problems: list[Problem] = []
    for each, printed, drawn in zip(made, outcomes, outcomes[len(made) :], strict=False):
        problems += told(workshop.options.root, (*printed.problems, *drawn.problems))
        workshop.printed[each.language] = tuple(
            Artifact(file.path.removeprefix(f"{each.language}/"), file.content)
            for file in (*printed.value, *drawn.value)
        )
    return problems


def _printed(workshop: Workshop, made: Composed) -> Order:
    folder = workshop.kept / "cache" / "pdf" / made.language
    stretches = [partial(made.print_data, some) for some in made.printed_together()]
    return pdf_order(stretches, made.catalog.settings.released, cache=folder)


def _drawn(workshop: Workshop, made: Composed) -> Order:
    folder = workshop.kept / "cache" / "cards" / made.language
    return card_order([made.for_cards], ours_of(workshop.options.root) / LOGO, cache=folder)
