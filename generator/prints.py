"""The printed files and social cards of every language, kept in the workshop."""

from collections.abc import Sequence

from .model.artifact import Artifact
from .printing.cards import draw_all
from .printing.pdf import print_all
from .problem import Outcome, Problem
from .roots import ours_of, told
from .stage import Composed
from .workshop import Workshop

# The logo of the site, which social cards bear too.
LOGO = "overrides/assets/logo/logo.svg"


def print_stages(workshop: Workshop, made: Sequence[Composed]) -> list[Problem]:
    """Print every language's files and draw its social cards into the workshop; return what was refused. Raises Stopped."""
    problems: list[Problem] = []
    for each in made:
        printed, drawn = _printed(workshop, each), _drawn(workshop, each)
        problems += told(workshop.options.root, (*printed.problems, *drawn.problems))
        workshop.printed[each.language] = tuple(
            Artifact(file.path.removeprefix(f"{each.language}/"), file.content)
            for file in (*printed.value, *drawn.value)
        )
    return problems


def _printed(workshop: Workshop, made: Composed) -> Outcome[tuple[Artifact, ...]]:
    folder = workshop.kept / "cache" / "pdf" / made.language
    released = made.catalog.settings.released
    return print_all(made.for_print(), released, cache=folder, presses=workshop.presses)


def _drawn(workshop: Workshop, made: Composed) -> Outcome[tuple[Artifact, ...]]:
    folder = workshop.kept / "cache" / "cards" / made.language
    logo = ours_of(workshop.options.root) / LOGO
    return draw_all(made.for_cards(), logo, cache=folder, presses=workshop.presses)
