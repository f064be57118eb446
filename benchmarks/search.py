"""Asks our search and Material's built-in one the same questions over the same pages, in one Chromium.

    python benchmarks/search.py

Prints, for each language and each kind of query, how often a right session came first (s@1) and among
the first three (s@3), and the mean of one over its rank (mrr); then the queries ours missed. The
queries held out were written after the search was tuned and are not looked at while tuning, so
their misses are only counted, unless `--look` asks for them.
"""

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chromium import chromium  # noqa: E402
from hosting import hosted  # noqa: E402
from publish import stage_stock  # noqa: E402

from generator.build import build, current  # noqa: E402
from generator.site import StagedSite  # noqa: E402
from generator.workshop import Options, Workshop  # noqa: E402

LISTED, HELD_OUT = "queries.yml", "queries_held_out.yml"
ANSWERED = 3

OURS = """async (queries) => {
    const root = new URL(document.body.dataset.root, location.href);
    const { rank } = await import(new URL("assets/js/search/engine.js", new URL("LANG/", root)));
    const found = [];
    for (const query of queries) found.push((await rank(query)).map((each) => each.path.split("/")[1]));
    return found;
}"""

# Material's own worker, spoken to as its page does: 0 sets up, 1 is ready, 2 asks, 3 answers.
STOCKS = """async (queries) => {
    const config = JSON.parse(document.getElementById("__config").textContent);
    const index = await (await fetch(new URL(config.base + "/search/search_index.json", location.href))).json();
    const worker = new Worker(new URL(config.search, location.href));
    const ask = (message, wanted) => new Promise((done) => {
        worker.onmessage = ({ data }) => { if (data.type === wanted) done(data.data); };
        worker.postMessage(message);
    });
    await ask({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } }, 1);
    const found = [];
    for (const query of queries) {
        const { items } = await ask({ type: 2, data: query }, 3);
        const slugs = items.map((group) => /topics\\/([^/]+)/.exec(group[0].location)?.[1]);
        found.push([...new Set(slugs.filter(Boolean))]);
    }
    worker.terminate();
    return found;
}"""


def main() -> None:
    """Publish both sites, ask all queries, print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--ours", action="store_true", help="leave Material's search out")
    asked.add_argument("--site", type=Path, help="ask a site that is built already")
    asked.add_argument(
        "--look", action="store_true", help="list misses of the held-out queries too"
    )
    options = asked.parse_args()
    queries = {name: _queries(name) for name in (LISTED, HELD_OUT)}
    with tempfile.TemporaryDirectory(prefix="terbalik-search-") as place:
        folder = Path(place)
        sites = [] if options.site else _publish(folder)
        answers = {"ours": _ask(options.site or folder / "site", OURS, queries)}
        if sites and not options.ours:
            _publish_stock(folder / "stock", sites)
            answers["material"] = _ask(folder / "stock" / "site", STOCKS, queries)
    for name, by_language in queries.items():
        for language, rows in by_language.items():
            _report(name, language, rows, {who: a[name][language] for who, a in answers.items()})
            if name == LISTED or options.look:
                _misses(rows, answers["ours"][name][language])


def _queries(name: str) -> dict[str, list[dict[str, Any]]]:
    text = (ROOT / "benchmarks" / name).read_text(encoding="utf-8")
    queries: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return queries


def _publish(folder: Path) -> list[StagedSite]:
    """Publish the repository's own content with our search; return the staged pages."""
    options = Options(ROOT, folder / "site", datetime.date.today(), pdf=False)
    workshop = Workshop(options)
    if build(workshop, lambda _: None).value is None:
        sys.exit("The repository's own topics do not pass `check`; mend them first.")
    return [stage.site(()) for stage in current(workshop)]


def _publish_stock(place: Path, sites: Sequence[StagedSite]) -> None:
    """Build the same staged pages with stock Material and its search plugin."""
    stage_stock(place, sites, features="navigation.prune", plugins="search")
    for site in sites:
        code = site.language.code
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{code}.yml"]
        subprocess.run(command, cwd=place, check=True)


def _ask(
    site: Path, script: str, queries: dict[str, dict[str, list[dict[str, Any]]]]
) -> dict[str, dict[str, list[list[str]]]]:
    """Return the sessions each query found, best first."""
    found: dict[str, dict[str, list[list[str]]]] = defaultdict(dict)
    with hosted(site, "/") as address, chromium() as browser:
        for name, by_language in queries.items():
            for language, rows in by_language.items():
                page = browser.new_page()
                page.goto(f"{address}{language}/about/")
                asked = [row["q"] for row in rows]
                found[name][language] = page.evaluate(script.replace("LANG", language), asked)
                page.close()
    return found


def _report(
    name: str, language: str, rows: list[dict[str, Any]], answers: dict[str, list[list[str]]]
) -> None:
    """Print a line for each kind of query and one for all."""
    title = "held out" if name == HELD_OUT else "listed"
    print(f"\n{title}, {language}: {len(rows)} queries")
    print(f"{'':14}" + "".join(f"{who:>10} s@1   s@3   mrr" for who in answers))
    kinds = sorted({row.get("kind", "") for row in rows})
    for kind in [*(kinds if len(kinds) > 1 else []), "all"]:
        at = [n for n, row in enumerate(rows) if kind in ("all", row.get("kind", ""))]
        line = f"{kind:10}{len(at):4}"
        for found in answers.values():
            ranks = [rank_of(found[n], rows[n]["to"]) for n in at]
            line += f"{'':7}" + "".join(f"{figure:7.2f}" for figure in figures(ranks))
        print(line)


def rank_of(found: list[str], right: list[str]) -> int | None:
    """Return the rank of the first right session, from 1; None when there is none."""
    return next((n for n, slug in enumerate(found, 1) if slug in right), None)


def figures(ranks: list[int | None]) -> tuple[float, float, float]:
    """Return success@1, success@3 and the mean reciprocal rank."""
    first = sum(rank == 1 for rank in ranks)
    third = sum(rank is not None and rank <= ANSWERED for rank in ranks)
    return (
        first / len(ranks),
        third / len(ranks),
        sum(1 / rank for rank in ranks if rank) / len(ranks),
    )


def _misses(rows: list[dict[str, Any]], found: list[list[str]]) -> None:
    for row, slugs in zip(rows, found, strict=True):
        rank = rank_of(slugs, row["to"])
        if rank is None or rank > ANSWERED:
            told = json.dumps(row["q"], ensure_ascii=False)
            print(f"  missed (rank {rank}): {told} wanted {row['to']}, got {slugs[:ANSWERED]}")


if __name__ == "__main__":
    main()
