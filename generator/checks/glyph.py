"""Characters that no font of the printed sheets shows."""

import re
import unicodedata
from collections.abc import Iterator

from ..codes import problem
from ..problem import Problem, Where
from ..subject import Subject
from ..texts import quote

# Letters of Latin, Greek and Cyrillic with their accents, punctuation, raised and lowered figures,
# currencies, arrows, signs, boxes, stars, boxes to tick, check marks and ligatures: each printed by Typst 0.15.2
# with Plus Jakarta Sans and the faces it embeds. Invisible spaces are left out on purpose.
_MISSING = re.compile(
    "[^ -~\u00a0-\u04ff\u1e00-\u1eff\u2010-\u2027\u202f-\u2040\u2070-\u209c\u20a0-\u20c0"
    "\u2190-\u23ff\u2500-\u25ff\u2605\u2606\u2610-\u2612\u2713-\u2718\ufb00-\ufb04]"
)


def characters_can_be_printed(subject: Subject) -> Iterator[Problem]:
    """Every character of a text, a source's name and an organization's profile has a shape in the fonts of the paper."""
    for writing in subject.writings:
        for passage in writing.passages:
            if not passage.letters.isascii():
                yield from _missing(passage.letters, passage.text.where)
    for source in subject.loaded.sources:
        yield from _missing(f"{source.publisher}: {source.title}", source.where)
    profile = subject.loaded.profile
    if profile is not None:
        yield from _missing(profile.short_name, profile.where)
        for who in (profile.contact, profile.safeguarding):
            if who is not None:
                yield from _missing(f"{who.name} {who.address}", who.where)


def _missing(words: str, where: Where) -> Iterator[Problem]:
    for sign in dict.fromkeys(_MISSING.findall(words)):
        name = f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
        at = words.index(sign)
        yield problem("no-glyph", where, name=name, quote=quote(words[max(0, at - 20) : at + 20]))


CHECKS = (characters_can_be_printed,)
