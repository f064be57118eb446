"""Trees of one language become records, and the records a catalog."""

from collections.abc import Mapping as Map
from typing import Any

from ..codes import problem
from ..loaded import SHAPES, Loaded, Thing
from ..model.catalog import Catalog
from ..model.handbook import HandbookPage
from ..model.lexicon import Lexicon
from ..model.text import Word
from ..model.topic import Topic
from ..problem import Outcome, Problem
from ..published import moved_of
from ..reading import Reading, read_record
from ..vocabulary import Resolve, in_words
from ..yaml_doc import Mapping, Scalar, Sequence


def record_of(
    kind: str, thing: Thing, tree: Mapping, language: str, lexicons: tuple[Lexicon, ...]
) -> Outcome[Any]:
    """Return the record of a merged tree; None when an overlay left it no longer right."""
    if tree is thing.tree:
        # Nothing was laid over it, so it was read already.
        return Outcome(in_words(thing.record, _vocabulary(lexicons)))
    placed = {"slug": thing.slug, "language": language}
    if kind == "topic":
        placed["area"] = thing.area
    # Numbers of items are judged where the thing was written; a translation may have fewer.
    counted = language == thing.language
    reading = Reading(thing.language, _vocabulary(lexicons), counted)
    record = read_record(SHAPES[kind], tree, reading, **placed)
    return Outcome(record, tuple(_blamed(found, thing) for found in reading.problems))


def assemble(loaded: Loaded, language: str, records: Map[str, tuple[Any, ...]]) -> Catalog:
    """Return the catalog of one language from its records by kind."""
    return Catalog(
        language,
        loaded.settings,
        loaded.lexicon(language),
        loaded.sources,
        _in_order(records["topic"], loaded),
        records["track"],
        tuple(sorted(records["handbook"], key=_rank_of_page)),
        tuple(sorted(records["form"], key=lambda form: (form.order, form.slug))),
        frozenset(
            thing.path
            for _, things in loaded.things
            for thing in things
            if _untranslated(thing, language)
        ),
        loaded.lexicons,
        loaded.profile,
        loaded.images,
        moved_of(loaded),
        tuple(sorted(records["page"], key=lambda page: (page.order, page.slug))),
    )


def _rank_of_page(page: HandbookPage) -> tuple[bool, int, str]:
    """Doors come first, then chapters, each by their order."""
    return page.place != "door", page.order, page.slug


def _blamed(found: Problem, thing: Thing) -> Problem:
    """Return a problem of a merged tree at the overlay that caused it, since our file is right alone."""
    if thing.overlay is None or found.where.path == thing.overlay.path:
        return found
    where = thing.overlay.tree.where
    return problem("overlay-breaks", where, at=str(found.where), says=found.message)


def _untranslated(thing: Thing, language: str) -> bool:
    theirs = (thing.overlay, *thing.overlay_languages)
    spoken = {thing.language, *(patch.language for patch in theirs if patch)}
    return language not in spoken and thing.translation(language) is None


def _vocabulary(lexicons: tuple[Lexicon, ...]) -> Resolve:
    """Return the look-up of a vocabulary word in the language of the text it stands in."""
    known = {lexicon.language: lexicon for lexicon in lexicons}

    def resolve(language: str, word: Word) -> str | None:
        found = known.get(language)
        return found.word(word.name, word.form, word.capital) if found else None

    return resolve


def _in_order(topics: tuple[Topic, ...], loaded: Loaded) -> tuple[Topic, ...]:
    """Return topics by area, then as a track first meets them, then by slug."""
    met = [s for track in loaded.tracks for s in _topics_of(track.tree)]
    areas = loaded.settings.areas

    def rank(topic: Topic) -> tuple[int, int, str]:
        place = met.index(topic.slug) if topic.slug in met else len(met)
        return areas.index(topic.area) if topic.area in areas else len(areas), place, topic.slug

    return tuple(sorted(topics, key=rank))


def _topics_of(tree: Mapping) -> list[str]:
    sessions = tree.get("sessions")
    items = sessions.items if isinstance(sessions, Sequence) else ()
    found = [item.get("topic") for item in items if isinstance(item, Mapping)]
    return [node.raw for node in found if isinstance(node, Scalar)]
