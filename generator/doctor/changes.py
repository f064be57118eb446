"""Changes of an organization that wait for a decision."""

from ..loaded import LANGUAGES, WORDS
from ..overlays.aside import Aside
from ..overlays.overrides import Override, Standing
from ..problem import Where
from .case import Case, Finding, Kind, listed, number

_WEIGHT: dict[Standing, Kind] = {
    "orphaned": "must",
    "changed": "should",
    "unrecorded": "should",
    "redundant": "note",
}
_SAYS: dict[Standing, tuple[str, str, str]] = {
    "orphaned": (
        "ours no longer has what your change belongs to",
        "Your words are shown on no page, and nobody misses them until they are needed.",
        "Move your words to where they belong now, or take them out; `terbalik status` names what took the place.",
    ),
    "changed": (
        "ours has changed below your change",
        "A mended figure or a safer step of ours may be hidden below your words.",
        "Compare both with `terbalik status`, mend yours if need be, then run `terbalik accept {slug}`.",
    ),
    "unrecorded": (
        "your change does not remember yet what it replaced",
        "Without that, nobody will be told when our text below it changes.",
        "Run `terbalik accept {slug}`.",
    ),
    "redundant": (
        "your change says what ours says now",
        "It does nothing today, and hides what we mend tomorrow.",
        'Take it out, with its line below "seen:".',
    ),
}


def examine(case: Case) -> list[Finding]:
    """Return a finding for each file and standing that is not settled, and for each language set aside."""
    groups: dict[tuple[Standing, str], list[Override]] = {}
    for each in case.changed:
        if each.state in _SAYS:
            groups.setdefault((each.state, each.where.path), []).append(each)
    found = [_finding(state, path, some) for (state, path), some in groups.items()]
    found += [
        _told("orphaned", [orphan.slug], orphan.patch.tree.where) for orphan in case.loaded.orphans
    ]
    waiting: dict[str, list[Aside]] = {}
    for aside in case.aside:
        waiting.setdefault(aside.file, []).append(aside)
    return [*found, *map(_aside, waiting.values())]


def _finding(state: Standing, path: str, some: list[Override]) -> Finding:
    return _told(state, [each.path for each in some], some[0].where)


def _told(state: Standing, paths: list[str], where: Where) -> Finding:
    says, why, remedy = _SAYS[state]
    slug = (
        WORDS
        if where.path.startswith(LANGUAGES)
        else where.path.rpartition("/")[2].partition(".")[0]
    )
    words = f"{says[:1].upper()}{says[1:]}: {listed(paths)}."
    return Finding(_WEIGHT[state], f"overlay-{state}", words, why, remedy.format(slug=slug), where)


def _aside(some: list[Aside]) -> Finding:
    """Return the finding of a language file that is not written yet, or not wholly."""
    language, slug = some[0].language, some[0].file.rpartition("/")[2].partition(".")[0]
    paths = [each.path for each in some]
    return Finding(
        "should",
        "translation-set-aside",
        f'{number(len(paths), "text", "texts")} of ours in "{language}" no longer {"says" if len(paths) == 1 else "say"} what your words say: {listed(paths)}.',
        "Readers of that language see your words in the other one, marked.",
        f"Write yours (`terbalik new overlay {slug} --language {language}` starts the file); "
        f"or, if ours still fits, run `terbalik accept {slug} --fits --language {language}`.",
        some[0].where,
    )
