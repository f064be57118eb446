"""The index as files: written beside the pages, whole or not at all, and only where something differs."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ..model.artifact import Artifact
from ..model.search import Tongue
from ..write import write_tree
from .entry import Entry
from .index import Found, fill, gathered, index_of, pieces, texts, vocabulary
from .stems import Stems, tokens
from .tongues import listed_words, words_file

FOLDER = "search"


@dataclass(frozen=True, slots=True)
class Findable:
    """All a search is made of: what can be found of every page, and how people ask in each language."""

    entries: tuple[Entry, ...] = ()
    tongues: tuple[Tongue, ...] = ()


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing did: how many pages can be found, and whether anything was written."""

    pages: int
    renewed: bool


def index_site(site: Path, findable: Findable) -> Indexed:
    """Make `site/search/` the index of these pages, apart for each language; the same pages give the same bytes.

    Raises MachineFault when the disk refuses; the old index then stays.
    """
    return write_index(site, findable, index_files(findable))


def index_files(findable: Findable) -> tuple[Artifact, ...]:
    """Return all files of the index, not yet on any disk."""
    languages: dict[str, list[Entry]] = defaultdict(list)
    for entry in findable.entries:
        languages[entry.language].append(entry)
    return tuple(f for code in languages for f in _files(code, languages, findable.tongues))


def write_index(site: Path, findable: Findable, files: tuple[Artifact, ...]) -> Indexed:
    """Make `site/search/` hold the files made of these pages. Raises MachineFault when the disk refuses."""
    written = write_tree(site / FOLDER, files)
    return Indexed(len(findable.entries), renewed=bool(written.changed or written.removed))


def _files(
    code: str, languages: dict[str, list[Entry]], tongues: tuple[Tongue, ...]
) -> Iterator[Artifact]:
    """Yield one language's files below a folder named by what they hold, and the list that names it."""
    found = _filled(code, languages, tongues)
    made, firsts = _parts(found, code, tongues)
    state = hashlib.blake2b(digest_size=5)
    for artifact in made:
        state.update(artifact.path.encode() + b"\0" + artifact.content)
    edition = state.hexdigest()
    listing = {
        "edition": edition,
        "pieces": firsts,
        "pages": [_page(each) for each in found],
    }
    text = json.dumps(listing, ensure_ascii=False, separators=(",", ":"))
    yield Artifact(f"{code}/pages.json", text.encode())
    for artifact in made:
        yield Artifact(f"{code}/{edition}/{artifact.path}", artifact.content)


def _filled(
    code: str, languages: dict[str, list[Entry]], tongues: tuple[Tongue, ...]
) -> list[Found]:
    """Return a language's sessions and pages, each with what other languages call it and people ask."""
    theirs: dict[str, list[Entry]] = defaultdict(list)
    for other in (language for language in languages if language != code):
        for entry in languages[other]:
            theirs[entry.path].append(entry)
    found = gathered(languages[code])
    for each in found:
        asked = {t.language: t.asking.asked_of(each.main.topic) for t in tongues}
        own = asked.pop(code, ())
        fill(each, theirs[each.main.path], own, chain.from_iterable(asked.values()))
    return found


def _parts(
    found: list[Found], code: str, tongues: tuple[Tongue, ...]
) -> tuple[list[Artifact], list[str]]:
    """Return the files of one edition, and the first root of each piece of the index."""
    own = next(Stems(tongue) for tongue in tongues if tongue.language == code)
    foreign = [Stems(tongue) for tongue in tongues if tongue.language != code]
    stop = {word for tongue in tongues for phrase in tongue.asking.stop for word in tokens(phrase)}
    index = index_of(found, own, foreign, frozenset(stop), listed_words(tongues))
    cut = list(pieces(index.postings))
    files = [Artifact("words.json", words_file(tongues)), Artifact("forms.txt", vocabulary(index))]
    files += [Artifact(f"roots-{n}.txt", content) for n, (_, content) in enumerate(cut)]
    files += [Artifact(f"text/{_name(each.main.path)}.json", texts(each)) for each in found]
    return files, [first for first, _ in cut]


def _name(path: str) -> str:
    """Return a file name for a page's path; only our own slugs stand in it."""
    return path.replace("/", ".") or "home"


def _page(found: Found) -> list[object]:
    """Return what the list says of a session or page: path, kind, title, area, level, its other pages."""
    main = found.main
    return [
        main.path,
        main.kind,
        main.title,
        main.area,
        main.level,
        [page.kind for page in found.pages[1:]],
    ]
