"""How much of each published language is shown in another one."""

from collections import Counter

from ..model.catalog import Catalog
from ..texts import texts
from .case import Case, Finding, is_own, listed, number


def examine(case: Case) -> list[Finding]:
    """Return a finding for each published language in which texts are shown in another."""
    wanted = (each for each in case.catalogs if each.language in case.published)
    return [found for catalog in wanted if (found := _one(catalog, case)) is not None]


def _one(catalog: Catalog, case: Case) -> Finding | None:
    total, foreign = 0, Counter[str]()
    for record in catalog.records:
        for _, text in texts(record):
            total += 1
            foreign[record.where.path] += text.language != catalog.language
    foreign = +foreign
    if not foreign:
        return None
    told = [f"{path} ({count})" for path, count in foreign.most_common()]
    language = next(
        (each.name for each in case.loaded.settings.languages if each.id == catalog.language), ""
    )
    return Finding(
        "should",
        "language-incomplete",
        f"On the pages in {language or catalog.language}, {foreign.total():,} of {number(total, 'text is', 'texts are')} "
        f"shown in another language: {listed(told)}.",
        "Whoever reads only this language meets sentences they cannot use, marked, but in the middle of a session.",
        _remedy(foreign.most_common(1)[0][0], catalog.language),
    )


def _remedy(path: str, language: str) -> str:
    stem = path.removesuffix(".yml")
    slug = stem.rpartition("/")[2]
    if is_own(path):
        return f"Write the missing words in {stem}.{language}.yml; `terbalik check` names each of them."
    return (
        f"`terbalik new overlay {slug} --language {language}` starts a file for your words; "
        f'or publish without this language ("languages:" in organization.yml).'
    )
