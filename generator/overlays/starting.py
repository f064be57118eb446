"""A file of changes to start from: every value of ours as it is today, in comments; take one mark away to change it.

Headings stand uncommented and say nothing by themselves, so any choice of lines makes a right file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.lexicon import Lexicon
from ..shape import Field, RecordList, Shape, has_words
from ..yaml_doc import Mapping, Node, Scalar, Sequence, id_of

# What YAML reads as these very letters, alone on its line and inside a list in brackets.
_PLAIN = re.compile(r"[A-Za-z][^\W_]*(?:[ '.;!?/()+_-]+[^\W_]+)*[.!?)]?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


@dataclass(frozen=True, slots=True)
class _Offer:
    """What is offered: everything, or only words; `foreign` is said of texts that are not in `language`."""

    structural: bool
    language: str
    foreign: str

    def field(self, field: Field, node: Node | None, indent: str) -> Iterator[str]:
        kind, offered = field.kind, self.structural or has_words(field.kind)
        if node is None or field.key == "id" or not offered:
            return
        if isinstance(kind, Shape) and isinstance(node, Mapping):
            yield from _headed(field.key, self.record(kind, node, indent + "  "), indent)
        elif isinstance(kind, RecordList) and isinstance(node, Sequence):
            yield from _headed(field.key, self.items(kind, node, indent + "  "), indent)
        else:
            yield from self.value(field.key, node, indent)

    def record(self, shape: Shape, node: Mapping, indent: str) -> Iterator[str]:
        for field in shape.fields:
            yield from self.field(field, node.get(field.key), indent)

    def items(self, kind: RecordList, node: Sequence, indent: str) -> Iterator[str]:
        for item in node.items:
            # What is for one language only is written in that language, and has no translation.
            if isinstance(item, Mapping) and (self.structural or item.get("only") is None):
                below = self.record(kind.of, item, indent + "  ")
                yield from _headed(id_of(item), below, indent)

    def value(self, key: str, node: Node, indent: str) -> Iterator[str]:
        if isinstance(node, Sequence):
            listed = ", ".join(_scalar(item) for item in node.items if isinstance(item, Scalar))
            yield f"{indent}# {key}: [{listed}]"
        elif isinstance(node, Scalar):
            known = node.language in ("", self.language)
            note = "" if known or not self.foreign else f"  # {self.foreign}"
            text = str(node.value).strip()
            if "\n" not in text:
                yield f"{indent}# {key}: {_scalar(node)}{note}"
                return
            yield f"{indent}# {key}: |-{note}"
            for line in text.split("\n"):
                yield f"{indent}#   {line}".rstrip()


def starting_file(
    shape: Shape, tree: Mapping, lexicon: Lexicon, *, structural: bool, language: str = ""
) -> str:
    """Return the fields of a tree with today's values in comments.

    Without `structural` only what is written once per language; texts that are not in `language`
    are marked, where one is given.
    """
    foreign = lexicon.say("starting.foreign") if lexicon.knows("starting.foreign") else "?"
    offer = _Offer(structural, language, foreign if language else "")
    lines = []
    for field in shape.fields:
        node = tree.get(field.key)
        told = list(offer.field(field, node, ""))
        if told and isinstance(field.kind, RecordList) and structural:
            told += _moves(node, "  ")
        if told:
            lines += ["", *_description(shape, field, lexicon), *told]
    absent = [field.key for field in shape.fields if tree.get(field.key) is None]
    if absent and structural and lexicon.knows("starting.unused"):
        lines += ["", f"## {lexicon.say('starting.unused', fields=', '.join(absent))}"]
    return "\n".join(lines) + "\n"


def _description(shape: Shape, field: Field, lexicon: Lexicon) -> list[str]:
    key = f"field.{shape.name}.{field.key}"
    return [f"## {' '.join(lexicon.say(key).split())}"] if lexicon.knows(key) else []


def _headed(key: str, below: Iterator[str], indent: str) -> Iterator[str]:
    """Yield a heading and what stands below it; nothing where that is nothing."""
    lines = list(below)
    if lines:
        yield f"{indent}{key}:"
        yield from lines


def _moves(node: Node | None, indent: str) -> list[str]:
    """Return what can be done with a list as a whole."""
    ids = ", ".join(id_of(item) for item in node.items) if isinstance(node, Sequence) else ""
    return [f"{indent}# {line}" for line in ("remove: []", f"order: [{ids}]", "add: []")]


def _scalar(node: Scalar) -> str:
    """Return a value on one line, in quotes where its letters alone would say something else."""
    if not isinstance(node.value, str):
        return node.raw
    words = node.value.strip()
    plain = _PLAIN.fullmatch(words) and words.lower() not in _WORDS_OF_YAML
    return words if plain else json.dumps(words, ensure_ascii=False)
