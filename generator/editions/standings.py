"""How everything an organization has changed stands to ours."""

from ..loaded import Loaded, Patch
from ..overlay_report import Standings
from ..overlays.aside import Aside
from ..overlays.overrides import Override
from ..overlays.own_words import word_overrides
from ..survey import aside_of, languages_of, standings_of


def standings_in(loaded: Loaded) -> Standings:
    """Return every file of an organization with its values' standings, in the order of what they change."""
    files: list[tuple[Patch, tuple[Override, ...]]] = []
    aside: list[Aside] = []
    for kind, things in loaded.things:
        for thing in things:
            files += standings_of(kind, thing)
            aside += aside_of(kind, thing, languages_of(loaded))
    files += [(each.patch, word_overrides(each)) for each in loaded.own_words]
    return Standings(tuple(files), tuple(aside), loaded.orphans)
