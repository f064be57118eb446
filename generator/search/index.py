"""One language's index: how much each root says of each session or page, in pieces a browser fetches."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import log, log2

from .entry import Entry
from .stems import Stems, roots, tokens

# How much a word says of a page by where it stands. What another language calls the page (`theirs`)
# makes it findable in that language.
WEIGHTS = {
    "keywords": 6.0, "title": 5.0, "short": 5.0, "summary": 3.0, "lead": 2.5, "heading": 1.5,
    "term": 2.0, "prompt": 1.2, "body": 1.0, "theirs": 4.0, "told": 1.5,
    "asked": 4.0, "asked_there": 2.0,
}  # fmt: skip
_FOREIGN = frozenset({"theirs", "told", "asked_there"})
# Where a stop word says something to who typed nothing else.
_NAMING = frozenset({"keywords", "title", "short", "asked"})
# Fields that grow with a page, in which a longer page says less by each word.
_LONG = frozenset({"heading", "term", "prompt", "body"})
_HALF, _SLOPE = 6.0, 0.5
_LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# A search fetches a piece for each root it asks for, so a piece is small however large the site grows.
_PIECE = 2000


@dataclass
class Found:
    """A session or a page of its own: its pages, the one that stands for them first, and its words by field."""

    pages: list[Entry]
    words: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def main(self) -> Entry:
        """The page that stands for all: the guide of a session."""
        return self.pages[0]


@dataclass(frozen=True, slots=True)
class Index:
    """Postings by root and by pair of roots, and the forms of every root."""

    postings: dict[str, str]
    forms: dict[str, list[str]]


def gathered(entries: Iterable[Entry]) -> list[Found]:
    """Return pages as they are found, those of one topic together under its guide."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[f"topics/{entry.topic}" if entry.topic else entry.path].append(entry)
    ordered = (sorted(pages, key=lambda page: page.kind != "guide") for pages in groups.values())
    return [Found(pages) for pages in ordered]


def fill(
    found: Found,
    others: Iterable[Entry],
    asked: Iterable[str] = (),
    asked_there: Iterable[str] = (),
) -> None:
    """Give a session its words by field, each text once though several of its pages show it.

    `asked` is what people type who look for it, `asked_there` the same in the other languages.
    """
    main, words = found.main, found.words
    words["title"].append(tokens(main.title))
    words["short"].append(tokens(main.short_title))
    words["summary"].append(tokens(main.summary))
    words["lead"].append(tokens(main.lead))
    words["keywords"] += map(tokens, main.keywords)
    words["asked"] += map(tokens, asked)
    words["asked_there"] += map(tokens, asked_there)
    for other in others:
        words["theirs"] += map(tokens, other.names)
        words["told"] += (tokens(other.summary), tokens(other.lead))
    texts = {each: None for page in found.pages for part in page.parts for each in part.texts}
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, text in texts:
        by_kind[kind].append(text)
    for kind, told in by_kind.items():
        words[kind].append(tokens("\n".join(told)))


def index_of(
    found: list[Found], own: Stems, foreign: list[Stems], stop: frozenset[str], listed: set[str]
) -> Index:
    """Return the index of one language's filled sessions and pages; `stop` words are left out."""
    root = _roots_of(found, own, foreign, listed)
    sizes = [{name: sum(map(len, lists)) for name, lists in each.words.items()} for each in found]
    mean = {
        name: sum(size.get(name, 0) for size in sizes) / max(len(found), 1) or 1 for name in _LONG
    }
    rows: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (each, size) in enumerate(zip(found, sizes, strict=True)):
        for key, worth in _worth(each, size, mean, root, stop).items():
            rows[key].append((number, worth))
        for pair in _pairs(each, root, stop):
            rows[pair].append((number, 1.0))
    forms: dict[str, list[str]] = defaultdict(list)
    for word in sorted(root):
        if root[word] in rows:
            forms[root[word]].append(word)
    return Index({key: _posting(rows[key]) for key in sorted(rows)}, dict(sorted(forms.items())))


def _roots_of(
    found: list[Found], own: Stems, foreign: list[Stems], listed: set[str]
) -> dict[str, str]:
    """Return the root of every word; words of another language by that language's affixes."""
    ours, theirs = Counter[str](), Counter[str]()
    for each in found:
        for name, lists in each.words.items():
            for words in lists:
                (theirs if name in _FOREIGN else ours).update(words)
    made: dict[str, str] = {}
    for stems in foreign:
        made |= roots(theirs, stems, listed)
    return made | roots(ours, own, listed)


def _worth(
    each: Found,
    size: Mapping[str, int],
    mean: Mapping[str, float],
    root: Mapping[str, str],
    stop: frozenset[str],
) -> dict[str, float]:
    """Return how much each root says of a page, from 0 to 1 (BM25F, body counts as logarithms)."""
    worth: dict[str, float] = defaultdict(float)
    for name, lists in each.words.items():
        silent = frozenset[str]() if name in _NAMING else stop
        counts = Counter(root[word] for words in lists for word in words if word not in silent)
        scale = WEIGHTS[name]
        if name in _LONG:
            scale /= 1 - _SLOPE + _SLOPE * size[name] / mean[name]
        for key, count in counts.items():
            worth[key] += scale * (1 + log(count))
    return {key: value / (_HALF + value) for key, value in worth.items()}


def _pairs(each: Found, root: Mapping[str, str], stop: frozenset[str]) -> set[str]:
    """Return the pairs of neighbors in what a page is called by, in any language."""
    names = (each.words[name] for name in ("title", "short", "keywords", "theirs", "asked"))
    kept = ([root[w] for w in words if w not in stop] for lists in names for words in lists)
    return {f"{one} {two}" for words in kept for one, two in pairwise(words)}


def _posting(row: list[tuple[int, float]]) -> str:
    """Write a row as steps between numbers (base 36, one left out) and a letter for the worth."""
    made, before = [], -1
    for number, worth in row:
        step = number - before
        level = min(int(worth * len(_LEVELS)), len(_LEVELS) - 1)
        made.append(("" if step == 1 else _base36(step)) + _LEVELS[level])
        before = number
    return "".join(made)


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text


def pieces(postings: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the postings in pieces of some kilobytes, each with the first root in it."""
    lines: list[str] = []
    first, size = "", 0
    for key, posting in postings.items():
        # A root and its pairs stay together, so that one root is in one piece.
        if size > _PIECE and " " not in key and lines:
            yield first, "\n".join(lines).encode()
            lines, size = [], 0
        if not lines:
            first = key
        lines.append(f"{key}\t{posting}")
        size += len(lines[-1])
    if lines:
        yield first, "\n".join(lines).encode()


def vocabulary(index: Index) -> bytes:
    """Write a line for each root: how common it is (a letter), the root, and its forms around a `~`."""
    lines = []
    for root, words in index.forms.items():
        spread = sum(letter.isupper() for letter in index.postings[root])
        shown = (word.replace(root, "~", 1) for word in words if word != root)
        known = "" if root in words else "-"
        lines.append(f"{_DIGITS[int(log2(spread))]}{known} {' '.join((root, *shown))}")
    return "\n".join(lines).encode()


def texts(found: Found) -> bytes:
    """Write the parts of a session's pages: kind of page, anchor, heading, texts."""
    parts = [
        [page.kind, part.anchor, part.heading, [text for _, text in part.texts]]
        for page in found.pages
        for part in page.parts
    ]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
