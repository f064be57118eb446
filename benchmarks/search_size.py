"""Weighs a first search, compressed as hosts do, on the site as it is and grown to 3,000 pages.

    python benchmarks/search_size.py

A grown site holds the topics again and again; in each copy every word that only one topic uses is a
word of its own, so the vocabulary grows as fast as it could. Weighed are the scripts, what every
search of a language loads, and for some real queries the pieces and texts that the browser fetches.
"""

import datetime
import gzip
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chromium import chromium  # noqa: E402
from hosting import hosted  # noqa: E402

from generator.build import current  # noqa: E402
from generator.search import Entry, Findable, index_site  # noqa: E402
from generator.search.stems import tokens  # noqa: E402
from generator.workshop import Options, Workshop  # noqa: E402

QUERIES = 4
WORD = re.compile(r"[^\W_]+")
# What the dialog does for its first results, without the dialog.
SEARCH = """async ([place, query]) => {
    const { find } = await import(new URL(`${place}search/engine.js`, location.href));
    const { hits, engine } = await find(query);
    await Promise.all(hits.slice(0, 5).map(({ page }) => engine.index.text(page)));
}"""


def main() -> None:
    """Weigh both sites and print what a first search costs in the middle and at worst."""
    workshop = Workshop(Options(ROOT, ROOT / "site", datetime.date.today(), pdf=False))
    current(workshop)
    found = workshop.findable
    for times in (1, round(3000 / len(found.entries))):
        made = replace(found, entries=_grown(found.entries, times))
        with tempfile.TemporaryDirectory(prefix="terbalik-size-") as folder:
            _weigh(Path(folder), made)


def _grown(entries: tuple[Entry, ...], times: int) -> tuple[Entry, ...]:
    topics = Counter(
        (entry.language, word)
        for entry in {(e.language, e.topic): e for e in entries if e.topic}.values()
        for word in set(_words(entry))
    )
    made = list(entries)
    for number in range(1, times):
        for entry in entries:
            if entry.topic:
                own = {w for w in _words(entry) if topics[entry.language, w] == 1}
                made.append(_copied(entry, number, own))
    return tuple(made)


def _words(entry: Entry) -> list[str]:
    told = [text for part in entry.parts for _, text in part.texts]
    return [
        word for text in (*entry.names, entry.summary, entry.lead, *told) for word in tokens(text)
    ]


def _copied(entry: Entry, number: int, own: set[str]) -> Entry:
    letters = "".join(chr(97 + int(digit)) for digit in str(number))
    say: Callable[[str], str] = lambda text: WORD.sub(  # noqa: E731
        lambda found: found[0] + letters if found[0].lower() in own else found[0], text
    )
    parts = tuple(
        replace(part, texts=tuple((kind, say(text)) for kind, text in part.texts))
        for part in entry.parts
    )
    slug = f"{entry.topic}-{number}"
    path = entry.path.replace(entry.topic, slug, 1)
    return replace(entry, topic=slug, path=path, title=say(entry.title), parts=parts)


def _weigh(site: Path, found: Findable) -> None:
    started = time.perf_counter()
    index_site(site, found)
    took = time.perf_counter() - started
    print(f"\n{len(found.entries)} pages, indexed in {took:.1f} s")
    queries = yaml.safe_load((ROOT / "benchmarks/queries.yml").read_text(encoding="utf-8"))
    scripts = ROOT / "overrides/assets/js"
    for language, rows in queries.items():
        place = site / language
        place.mkdir(exist_ok=True)
        (place / "index.html").write_text(f'<html lang={language}><body data-root="../">')
        (place / "js").symlink_to(scripts)
        weights = sorted(_search(site, language, row["q"]) for row in rows[:: len(rows) // QUERIES])
        middle = weights[len(weights) // 2]
        print(
            f"{language}: a first search weighs {middle / 1000:.0f} KB, at worst {weights[-1] / 1000:.0f} KB"
        )


def _search(site: Path, language: str, query: str) -> int:
    """Return the compressed bytes of one search in a browser that has nothing yet."""
    with hosted(site, "/") as address, chromium() as browser:
        page = browser.new_page()
        page.goto(f"{address}{language}/")
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(urlsplit(request.url).path))
        page.evaluate(SEARCH, ["js/", query])
    files = (site / path.lstrip("/") for path in asked)
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files if file.is_file())


if __name__ == "__main__":
    main()
