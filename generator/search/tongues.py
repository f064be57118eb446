"""What the browser must know of the languages people ask in: one file of plain lists."""

import json
from collections.abc import Iterable

from ..model.search import Tongue
from .stems import tokens


def words_file(tongues: Iterable[Tongue]) -> bytes:
    """Write every language's stop words, frames, spellings and affixes, and all groups of words alike."""
    known = tuple(tongues)
    groups = [list(group) for tongue in known for group in groups_of(tongue)]
    told = {"languages": {each.language: _language(each) for each in known}, "groups": groups}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def groups_of(tongue: Tongue) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words alike: those listed for searching, then those of the term base."""
    listed = (group.words for group in tongue.asking.groups)
    plain = (tuple(dict.fromkeys(map(_plain, words))) for words in (*listed, *tongue.terms))
    return tuple(words for words in plain if len(words) > 1)


def listed_words(tongues: Iterable[Tongue]) -> set[str]:
    """Return the single words somebody wrote down as words."""
    return {
        word
        for tongue in tongues
        for group in groups_of(tongue)
        for phrase in group
        for word in phrase.split()
    }


def _plain(phrase: str) -> str:
    return " ".join(tokens(phrase))


def _language(tongue: Tongue) -> dict[str, object]:
    asking, both = tongue.asking, (tongue.affixes, tongue.asking.affixes)
    lost: dict[str, list[str]] = {}
    for melting in (m for affixes in both for m in affixes.melting):
        for prefix in melting.after:
            lost.setdefault(prefix, []).append(melting.id)
    spoken = {_plain(typed): _plain(each.means) for each in asking.spoken for typed in each.typed}
    return {
        "stop": sorted({word for phrase in asking.stop for word in tokens(phrase)}),
        "frames": sorted(map(_plain, asking.frames)),
        "whole": sorted({word for phrase in asking.whole for word in tokens(phrase)}),
        "prefixes": sorted({p for affixes in both for p in affixes.prefixes}),
        "suffixes": sorted({s for affixes in both for s in affixes.suffixes}),
        "lost": dict(sorted(lost.items())),
        "endings": {ending.id: list(ending.gives) for ending in asking.endings},
        "spoken": dict(sorted(spoken.items())),
    }
