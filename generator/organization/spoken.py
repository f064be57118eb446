"""Words by language, as a profile writes them: `{en: ..., id: ...}`, nested where a language has several."""

import re
from collections.abc import Callable

from ..model.leaf import ByLanguage
from ..model.text import Said, Spoken
from ..yaml_doc import Mapping, Node, Scalar

Report = Callable[..., None]
_CODE = re.compile(r"[a-z]{2,3}")


def read_spoken(leaf: ByLanguage, node: Node, report: Report) -> Spoken | None:
    """Return the words of each language, with a problem for each that is none; None where nothing is left."""
    if not isinstance(node, Mapping):
        report("not-by-language", node.where)
        return None
    found: list[Said] = []
    for entry in node.entries:
        if not _CODE.fullmatch(entry.key):
            report(
                "wrong-form",
                entry.where,
                found=entry.key[:60],
                means="a language code of two or three letters",
                most=3,
            )
        elif leaf.nested and isinstance(entry.value, Mapping):
            found += _nested(leaf, entry.key, entry.value, "", report)
        elif leaf.nested:
            report("not-by-language", entry.value.where)
        else:
            found += _one(leaf, entry.key, "", entry.value, report)
    return Spoken(tuple(found), node.where) if found else None


def _nested(
    leaf: ByLanguage, language: str, node: Mapping, prefix: str, report: Report
) -> list[Said]:
    """Return nested words by dotted key; a word's plain form stands under the key `_`, or alone."""
    found: list[Said] = []
    for entry in node.entries:
        key = prefix.rstrip(".") if entry.key == "_" else prefix + entry.key
        if isinstance(entry.value, Mapping) and not prefix:
            found += _nested(leaf, language, entry.value, key + ".", report)
        else:
            found += _one(leaf, language, key, entry.value, report)
    return found


def _one(leaf: ByLanguage, language: str, key: str, node: Node, report: Report) -> list[Said]:
    words = node.value.strip() if isinstance(node, Scalar) and isinstance(node.value, str) else None
    if words is None:
        report("not-text", node.where, found=node.raw if isinstance(node, Scalar) else "a list")
    elif not words:
        report("empty-text", node.where)
    elif len(words) > leaf.most or "\n" in words:
        report("too-long", node.where, found=len(words), most=leaf.most)
    else:
        return [Said(language, key, words, node.where)]
    return []
