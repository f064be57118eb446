"""Publishes the same pages with our engine and with stock MkDocs Material, in one run, and prints ratios.

    python benchmarks/publish.py --topics 100

The pages are those of the repository's own topics, copied under new slugs until there are enough.
Nothing here is a test: times are for one machine on one day, ratios are what to compare.
"""

import argparse
import datetime
import os
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from generator.memory import Memory  # noqa: E402
from generator.search import Entry, Findable, entry_of, index_site  # noqa: E402
from generator.site import Publisher, StagedPage, StagedSite  # noqa: E402
from generator.stage import Scope, stage_of  # noqa: E402
from generator.survey import survey  # noqa: E402

STOCK = """\
site_name: Stock
docs_dir: docs/{code}
site_dir: site/{code}
theme:
  name: material
  language: {code}
  font: false
  features: [{features}]
plugins: [{plugins}]
markdown_extensions: [attr_list, toc]
"""


@dataclass(frozen=True)
class Row:
    """One measured way."""

    name: str
    wall: float
    cpu: float
    memory: float
    size: float


def main() -> None:
    """Measure every way in turn and print the table."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument(
        "--topics", type=int, default=100, help="default: 100; the budget's size is 1000"
    )
    asked.add_argument("--full-nav", action="store_true", help="stock without navigation.prune")
    asked.add_argument("--worker", nargs=2, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.worker:
        work(*options.worker)
        return
    sites, findable = synthetic(options.topics)
    pages = sum(len(site.pages) for site in sites)
    text = sum(len(page.source) for site in sites for page in site.pages)
    print(
        f"{options.topics} topics, {len(sites)} languages, {pages} pages, {text / pages / 1000:.1f} KB staged a page"
    )
    with tempfile.TemporaryDirectory(prefix="terbalik-bench-") as folder:
        report(measure(Path(folder), sites, findable, prune=not options.full_nav))


def synthetic(topics: int) -> tuple[list[StagedSite], Findable]:
    """Return the staged site of every language with as many topics, real ones copied in turn, and what to find there."""
    found = survey(ROOT, datetime.date.today()).value
    if not found.catalogs or not found.loaded:
        sys.exit("The repository's own topics do not pass `check`; mend them first.")
    stages = [stage_of(each, Scope(), Memory()) for each in found.catalogs]
    sites = [_grown(stage.site(()), topics) for stage in stages]
    entries = [
        entry
        for stage in stages
        for entry in _grown_entries(list(filter(None, map(entry_of, stage.documents))), topics)
    ]
    return sites, Findable(tuple(entries), found.loaded.tongues)


def _grown_entries(entries: list[Entry], topics: int) -> list[Entry]:
    """Return what can be found of the copies, under the slugs `_grown` gives them."""
    real: dict[str, list[Entry]] = {}
    for entry in entries:
        real.setdefault(entry.topic, []).append(entry)
    kept = real.pop("", [])
    slugs = list(real)
    for number in range(topics):
        slug = slugs[number % len(slugs)]
        new = f"{slug}-{number}"
        kept += [
            replace(entry, path=entry.path.replace(slug, new, 1), topic=new) for entry in real[slug]
        ]
    return kept


def _grown(site: StagedSite, topics: int) -> StagedSite:
    real: dict[str, list[StagedPage]] = {}
    kept = []
    for page in site.pages:
        parts = page.path.split("/")
        if parts[0] == "topics":
            real.setdefault(parts[1], []).append(page)
        else:
            kept.append(page)
    slugs = list(real)
    for number in range(topics):
        slug = slugs[number % len(slugs)]
        kept += [_copied(page, slug, f"{slug}-{number}", number) for page in real[slug]]
    return replace(site, pages=tuple(kept), files=())


def _copied(page: StagedPage, old: str, new: str, number: int) -> StagedPage:
    """Return the page under a new slug, with a word of its own so that no two are alike."""
    body = page.body.replace("</p>", f" n{number}</p>", 1)
    source = page.source.replace(b"</p>", f" n{number}</p>".encode(), 1)
    return StagedPage(page.path.replace(old, new, 1), source, body)


def measure(folder: Path, sites: list[StagedSite], findable: Findable, *, prune: bool) -> list[Row]:
    """Run every way in processes of its own and return what each took."""
    ours = folder / "ours"
    ours.mkdir()
    shutil.copy(ROOT / "mkdocs.yml", ours)
    shutil.copytree(ROOT / "overrides", ours / "overrides")
    (ours / "pages.pickle").write_bytes(pickle.dumps(sites))
    (ours / "findable.pickle").write_bytes(pickle.dumps(findable))
    rows = [
        _ours("ours, cold", ours, "publish"),
        _ours("ours, nothing changed", ours, "publish"),
        _ours("ours, one topic edited", ours, "edit"),
        _ours("ours, search index alone", ours, "search"),
    ]
    features = "navigation.prune" if prune else ""
    for name, plugins in (("stock, no search", ""), ("stock, built-in search", "search")):
        place = folder / name.replace(" ", "-")
        stage_stock(place, sites, features, plugins)
        rows.append(_stock(name, place, sites))
        shutil.rmtree(place)
    return rows


def work(deed: str, folder: str) -> None:
    """Do one of our ways, timed from the moment the pages are in memory, and print what it took."""
    root = Path(folder)
    findable: Findable = pickle.loads((root / "findable.pickle").read_bytes())
    sites: list[StagedSite] = pickle.loads((root / "pages.pickle").read_bytes())
    if deed == "edit":
        first = sites[0].pages[-1]
        edited = replace(first, body=first.body + " edited")
        sites[0] = replace(sites[0], pages=(*sites[0].pages[:-1], edited))
    started = time.perf_counter()
    if deed == "search":
        index_site(root / "site", findable)
    else:
        build = root / "build"
        Publisher(root, build / "docs", root / "site", build).publish(sites)
    print(time.perf_counter() - started)


def _ours(name: str, folder: Path, deed: str) -> Row:
    command = [sys.executable, __file__, "--worker", deed, str(folder)]
    wall, cpu, memory, said = _run([command], folder)
    return Row(name, float(said[0]) if said[0] else wall, cpu, memory, _size(folder / "site"))


def stage_stock(place: Path, sites: Sequence[StagedSite], features: str, plugins: str) -> None:
    """Write the same staged pages and the configuration of stock Material, one a language."""
    for site in sites:
        code = site.language.code
        for page in site.pages:
            file = place / "docs" / code / page.staged
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(page.source)
        text = STOCK.format(code=code, features=features, plugins=plugins)
        (place / f"{code}.yml").write_text(text)


def _stock(name: str, place: Path, sites: list[StagedSite]) -> Row:
    """Build every language at once, as ours does, so that the ratio is not one of cores."""
    commands = [
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{site.language.code}.yml"]
        for site in sites
    ]
    wall, cpu, memory, _ = _run(commands, place)
    return Row(name, wall, cpu, memory, _size(place / "site"))


def _run(commands: list[list[str]], folder: Path) -> tuple[float, float, float, list[str]]:
    """Run commands at the same time; return wall and CPU seconds, the sum of peak MB, and their output."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    started = time.perf_counter()
    running = [
        subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
        for command in commands
    ]
    said, cpu, memory = [], 0.0, 0.0
    for process in running:
        assert process.stdout
        said.append(process.stdout.read())
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        if process.returncode:
            sys.exit(f"{' '.join(process.args)} failed")  # type: ignore[arg-type]
        cpu += used.ru_utime + used.ru_stime
        memory += used.ru_maxrss / 1000
    return time.perf_counter() - started, cpu, memory, said


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def report(rows: list[Row]) -> None:
    """Print every row and the ratios the budget speaks of."""
    print(f"{'':28}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}{'site MB':>9}")
    for row in rows:
        print(f"{row.name:28}{row.wall:9.2f}{row.cpu:9.2f}{row.memory:9.0f}{row.size:9.1f}")
    cold, _, edit, search, plain, full = rows
    print(f"without search: ours / stock = {cold.wall / plain.wall:.2f} (budget 0.25)")
    print(
        f"with search:    ours / stock = {(cold.wall + search.wall) / full.wall:.2f} (budget 0.50)"
    )
    print(f"one edit:       ours / stock = {edit.wall / plain.wall:.2f}")


if __name__ == "__main__":
    main()
