"""Whether every reader learns what the site is based on, and under which license it may be used."""

from ..problem import Where
from .case import Case, Finding, listed, number

_NAME = "Terbalik"
_WORDS = "organization.based_on"
_WHY = "The license (CC BY) lets you publish and change everything, on this one condition: say whose work it is."


def examine(case: Case) -> list[Finding]:
    """Return what keeps the words of origin or the license from a reader."""
    if case.loaded.profile is None:
        return []
    return [*_words(case), *_pages(case)]


def _words(case: Case) -> list[Finding]:
    """Return each language whose words of origin no longer name us."""
    return [
        Finding(
            "must",
            "attribution-changed",
            f'In "{each.language}", the words at the foot of each page no longer name {_NAME}: "{each.say(_WORDS)}".',
            _WHY,
            f'Write "{_NAME}" into these words again, or take them out, so that ours return.',
            Where(f"organization/languages/{each.language}"),
        )
        for each in case.loaded.lexicons
        if each.language in case.published and each.knows(_WORDS) and _NAME not in each.say(_WORDS)
    ]


def _pages(case: Case) -> list[Finding]:
    """Return the pages of the built site that leave out license or origin."""
    pages = case.built.pages if case.built else ()
    bare = [
        page.path for page in pages if page.framed and not (page.licensed and _NAME in page.foot)
    ]
    if not bare:
        return []
    told = number(len(bare), "page leaves", "pages leave")
    return [
        Finding(
            "must",
            "attribution-missing",
            f"In the built site, {told} out what it is based on, or its license: {listed(bare)}.",
            _WHY,
            "Put the foot of the page back where your overrides or templates left it out; then run `terbalik build`.",
        )
    ]
