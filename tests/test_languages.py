"""A translated page says the new words and not the old ones; a silent fallback would pass a weaker test."""

import html
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from trees import TODAY

from generator.memory import Memory
from generator.model.catalog import Catalog, Record
from generator.model.form import Form
from generator.model.handbook import HandbookPage
from generator.model.topic import Topic
from generator.model.track import Track
from generator.sources import SourceFile, find_sources
from generator.stage import Scope, stage_of
from generator.survey import judge
from generator.texts import passages

ROOT = Path(__file__).parent.parent
SCAMS = "topics/digital-tools/scams-aimed-at-leaders"
_SLOT = re.compile(r"\{\w+\}")


def _catalogs(files: Iterable[SourceFile]) -> dict[str, Catalog]:
    found = judge(tuple(files), TODAY)
    return {catalog.language: catalog for catalog in found.value.catalogs}


@cache
def _ours() -> dict[str, Catalog]:
    return _catalogs(find_sources(ROOT).value)


@cache
def _pages(language: str) -> dict[str, str]:
    """Return the finished HTML of every page of ours by its path."""
    return _rendered(_ours()[language])


def _rendered(catalog: Catalog) -> dict[str, str]:
    stage = stage_of(catalog, Scope(), Memory())
    return {page.path: page.source.decode() for page in stage.pages}


def _shown(pages: dict[str, str], place: str) -> str:
    """Return what a reader sees of a record on all its pages, in one line."""
    mine = [source for path, source in pages.items() if f"{path}/".startswith(f"{place}/")]
    assert len(mine) >= (5 if place.startswith("topics/") else 1)
    text = html.unescape(re.sub(r"<[^>]+>", " ", " ".join(mine)))
    return _even(text)


def _even(text: str) -> str:
    """Return letters without the differences tags leave behind: spaces, also before a full stop."""
    return re.sub(r"\s+([.,;:?!)])", r"\1", " ".join(text.replace("( ", "(").split()))


def _pieces(letters: str) -> list[str]:
    """Return the words between the blanks that the mentor fills in."""
    return [piece.strip(" ,.") for piece in _SLOT.split(letters) if len(piece.strip(" ,.")) > 3]


FOLDERS = {Topic: "topics", Track: "tracks", HandbookPage: "handbook", Form: "forms"}


def _records(language: str) -> dict[str, Record]:
    """Return every record by the place of its page."""
    return {f"{FOLDERS[type(r)]}/{r.slug}": r for r in _ours()[language].records}


EVERY = sorted(_records("en"))


def _letters(place: str, language: str) -> dict[tuple[str, ...], str]:
    record = _records(language)[place]
    return {passage.path: passage.letters for passage in passages(record, language)}


def _keywords(place: str, language: str) -> tuple[str, ...]:
    record = _records(language)[place]
    return () if isinstance(record, Track) else record.keywords.items


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("place", EVERY)
def test_every_text_is_on_its_pages(place: str, language: str) -> None:
    """Whatever an author writes reaches a reader, in each language."""
    shown = _shown(_pages(language), place)
    for path, letters in _letters(place, language).items():
        if path != ("short_title",):
            assert [p for p in _pieces(letters) if _even(p) not in shown] == [], path


@pytest.mark.parametrize("place", EVERY)
def test_a_translated_page_holds_none_of_the_old_words(place: str) -> None:
    """No English sentence of a session stands on its Indonesian pages, nor the other way round."""
    english, indonesian = (_letters(place, language) for language in ("en", "id"))
    assert english.keys() == indonesian.keys()
    for here, old, new in (("id", english, indonesian), ("en", indonesian, english)):
        shown = _shown(_pages(here), place)
        titles = (source.title for source in _ours()[here].sources)
        own = " ".join([*new.values(), *_keywords(place, here), *titles, place])
        for path, letters in old.items():
            for piece in _pieces(letters):
                # A name, a word both languages use, or a title in its own language is right in both.
                if len(piece) > 12 and piece not in own:
                    assert _even(piece) not in shown, path


@pytest.mark.parametrize("place", EVERY)
def test_what_is_the_same_in_both_languages_is_a_name(place: str) -> None:
    """A whole sentence that nobody translated would be equal in both."""
    english, indonesian = (_letters(place, language) for language in ("en", "id"))
    same = [letters for path, letters in english.items() if indonesian[path] == letters]
    assert [letters for letters in same if len(letters.split()) > 4] == []


def test_no_text_of_ours_is_marked_as_another_language() -> None:
    """Everything is fully translated, so no page shows the source's words in their stead."""
    for catalog in _ours().values():
        for record in catalog.records:
            there = passages(record, catalog.language)
            assert all(text.text.state in ("own", "translated") for text in there)
        assert not catalog.untranslated


def test_the_languages_have_the_same_interface_words() -> None:
    """Each key, and each place to fill in, is there in both languages; whole sentences differ."""
    english, indonesian = (dict(catalog.lexicon.entries) for catalog in _ours().values())
    assert english.keys() == indonesian.keys()
    for key, words in english.items():
        assert sorted(_SLOT.findall(words)) == sorted(_SLOT.findall(indonesian[key])), key
        if len(_SLOT.sub("", words).split()) > 3:
            assert words != indonesian[key], key


def test_a_topic_without_a_language_file_gets_a_short_page_that_says_so() -> None:
    """The page speaks its own language, links to the source and is kept out of search."""
    files = [f for f in find_sources(ROOT).value if f.path != f"{SCAMS}.id.yml"]
    catalog = _catalogs(files)["id"]
    pages = _rendered(catalog)
    page = pages["topics/scams-aimed-at-leaders"]
    language = catalog.lexicon.say("language.en")
    words = catalog.lexicon.say("missing.text", language=language)
    assert words in html.unescape(page)
    assert "../en/topics/scams-aimed-at-leaders" in page
    english = _letters("topics/scams-aimed-at-leaders", "en")
    assert english[("offline",)] not in _shown(pages, "topics/scams-aimed-at-leaders")
    assert len(page) < len(_pages("id")["topics/scams-aimed-at-leaders"]) / 3


def _changed(path: str, find: str, put: str) -> dict[str, Catalog]:
    """Return our catalogs with one file changed."""
    files = []
    for file in find_sources(ROOT).value:
        if file.path == path:
            text = file.data.decode()
            assert text.count(find) == 1, find
            file = replace(file, data=text.replace(find, put).encode())
        files.append(file)
    return _catalogs(files)


def test_a_missing_text_shows_the_source_marked() -> None:
    """The source's words stand in for it, in their own language, and a note says which."""
    topic = _ours()["id"].topic("scams-aimed-at-leaders")
    assert topic is not None
    catalog = _changed(f"{SCAMS}.id.yml", f"offline: >-\n  {topic.offline.raw}\n", "")["id"]
    page = html.unescape(_rendered(catalog)["topics/scams-aimed-at-leaders"])
    english = _letters("topics/scams-aimed-at-leaders", "en")[("offline",)]
    at = page.index(english[:40])
    assert 'lang="en"' in page[at - 40 : at]
    assert catalog.lexicon.say("language.en") in page[at : at + len(english) + 120]


def test_a_stale_translation_is_shown_marked() -> None:
    """When the source has changed since, the translation stays and says that it is older."""
    catalog = _changed(f"{SCAMS}.yml", "Everything but the last step", "All but the last step")[
        "id"
    ]
    page = html.unescape(_rendered(catalog)["topics/scams-aimed-at-leaders"])
    indonesian = _letters("topics/scams-aimed-at-leaders", "id")[("offline",)]
    at = page.index(indonesian[:40])
    assert catalog.lexicon.say("site.state.stale") in page[at : at + len(indonesian) + 120]


def test_a_stale_figure_gives_way_to_the_source() -> None:
    """A changed fact shows the new figure in the source's language, not the old one translated."""
    english = _letters("topics/scams-aimed-at-leaders", "en")[("facts", "money-returned", "caveat")]
    new = "Returned by 21 January 2026 as far as reported; later returns are not in this figure."
    catalog = _changed(f"{SCAMS}.yml", english, new)["id"]
    page = html.unescape(_rendered(catalog)["topics/scams-aimed-at-leaders"])
    assert new in page
    old = _letters("topics/scams-aimed-at-leaders", "id")[("facts", "money-returned", "caveat")]
    assert old not in page
