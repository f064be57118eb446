"""What a language file owes beside its texts."""

from collections.abc import Iterator

from ..codes import problem
from ..model.text import ItemList, Text
from ..model.track import Track
from ..problem import Problem
from ..subject import Subject, Writing
from ..texts import links


def keywords_are_there(subject: Subject) -> Iterator[Problem]:
    """What has keywords and a language file has keywords in that language."""
    for writing in subject.writings:
        record = writing.record
        if not isinstance(record, Track) and record.keywords.language != writing.language:
            patch = subject.thing(record).translation(writing.language)
            if patch is not None:
                yield problem("keywords-missing", patch.tree.where)


def structures_agree(subject: Subject) -> Iterator[Problem]:
    """A translation has the lists and the links to pages and facts of its source, unless that is declared."""
    sources = {
        (type(writing.record), writing.record.slug): writing
        for writing in subject.writings
        if subject.thing(writing.record).language == writing.language
    }
    for writing in subject.writings:
        source = sources.get((type(writing.record), writing.record.slug))
        if source is not None and source is not writing:
            patch = subject.thing(writing.record).translation(writing.language)
            yield from _differences(
                source, writing, {path for path, _ in patch.differs} if patch else set()
            )


def _differences(source: Writing, own: Writing, declared: set[str]) -> Iterator[Problem]:
    # One paragraph without a link has no structure; nearly every text is such.
    wanted = {p.path: p.text for p in source.passages if _is_built(p.text)}
    built = {p.path: p.text for p in own.passages if _is_built(p.text)}
    said = {p.path: p.text for p in own.passages} if wanted or built else {}
    original = {p.path: p.text for p in source.passages} if built else {}
    for path in {**wanted, **built}:
        here, there = said.get(path), wanted.get(path) or original.get(path)
        if here is None or there is None or ".".join(path) in declared:
            continue
        found, meant = _structure(here), _structure(there)
        if found != meant and here.state in ("translated", "unconfirmed"):
            yield problem(
                "structure-differs",
                here.where,
                path=".".join(path),
                found=_told(found),
                wanted=_told(meant),
                source=there.where,
            )


def _is_built(text: Text) -> bool:
    return len(text.blocks) > 1 or isinstance(text.blocks[0], ItemList) or "](" in text.raw


_Structure = tuple[tuple[int, ...], tuple[str, ...]]


def _structure(text: Text) -> _Structure:
    """Return the lengths of a text's lists, and its links to pages and facts of ours, in any order."""
    lists = tuple(len(block.items) for block in text.blocks if isinstance(block, ItemList))
    ours = (each for each in links(text) if each.kind not in ("https", "mailto"))
    return lists, tuple(sorted(f"{each.kind}:{each.target}" for each in ours))


def _told(structure: _Structure) -> str:
    lists, targets = structure
    told = [f"a list of {count}" for count in lists]
    told += [f"a link to {target}" for target in targets]
    return " and ".join(told) or "neither lists nor links"


CHECKS = (keywords_are_there, structures_agree)
