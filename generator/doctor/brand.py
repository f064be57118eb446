"""A logo whose words help nobody; that it is spoken in each language and can be read is weighed with the content."""

import re

from .case import Case, Finding

_USELESS = re.compile(
    r"(?:the |our )?(?:logo|image|picture|gambar|foto)s?|.*\.(?:svg|png)", re.IGNORECASE
)


def examine(case: Case) -> list[Finding]:
    """Return the words of a logo that do not say whose it is."""
    logo = case.loaded.profile.logo if case.loaded.profile else None
    return [
        Finding(
            "must",
            "logo-without-words",
            f'In "{each.language}", the words of your logo are "{each.words}".',
            "Whoever cannot see the logo hears these words in its place, and does not learn whose site this is.",
            f'Write below "alt:" the name of your organization, as one would say it in "{each.language}".',
            each.where,
        )
        for each in (logo.alt.words if logo else ())
        if each.language in case.published and _USELESS.fullmatch(each.words.strip())
    ]
