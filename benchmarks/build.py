"""Builds the whole site and stock MkDocs Material its pages alone, in turn, and prints what each took and the ratio.

    python benchmarks/build.py --rounds 3

A cold build is `terbalik build` of this repository's content where nothing was built before: pages, search,
printed files, and with an address social cards. Stock Material gets the very pages that were staged, with
its own search, and prints nothing. A machine may be half as fast an hour later: compare within a round.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from publish import STOCK

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ("curriculum", "topics", "overrides", "mkdocs.yml")
BUDGETS = {"cold": 30.0, "unchanged": 2.0}


def main() -> None:
    """Measure every round and print it, then the medians."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--rounds", type=int, default=3, help="default: 3")
    asked.add_argument(
        "--site-address", default="", help="build social cards too, for this address"
    )
    options = asked.parse_args()
    print(f"{'':10}{'cold s':>9}{'unchanged s':>13}{'stock s':>9}{'cold / stock':>14}")
    rounds = []
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory(prefix="terbalik-bench-") as folder:
            rounds.append(measured(Path(folder), options.site_address))
        tell(f"round {number + 1}", rounds[-1])
    middle = [median(column) for column in zip(*rounds, strict=True)]
    tell("median", (middle[0], middle[1], middle[2]))
    print(f"{'budget':10}{BUDGETS['cold']:9.1f}{BUDGETS['unchanged']:13.1f}")


def measured(folder: Path, address: str) -> tuple[float, float, float]:
    """Return the seconds of a cold build, of one where nothing has changed, and of stock Material."""
    ours, stock = folder / "ours", folder / "stock"
    ours.mkdir()
    for name in CONTENT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, ours / name)
    build = ["generator", "build", "--root", str(ours), "--site-address", address]
    cold, unchanged = run([build]), run([build])
    shutil.copytree(ours / "build" / "docs", stock / "docs")
    languages = sorted(place.name for place in (stock / "docs").iterdir() if place.is_dir())
    for code in languages:
        text = STOCK.format(code=code, features="navigation.prune", plugins="search")
        (stock / f"{code}.yml").write_text(text)
    # All languages at once, as ours, so that the ratio is not one of cores.
    return (
        cold,
        unchanged,
        run([["mkdocs", "build", "-q", "-f", f"{stock / code}.yml"] for code in languages]),
    )


def run(modules: list[list[str]]) -> float:
    """Run Python's modules side by side and return the seconds until the last has ended."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    running = [
        subprocess.Popen(
            [sys.executable, "-m", *module],
            env=settings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for module in modules
    ]
    for process in running:
        _, said = process.communicate()
        if process.returncode:
            sys.exit(said)
    return time.perf_counter() - started


def tell(name: str, seconds: tuple[float, float, float]) -> None:
    """Print one line of the table."""
    cold, unchanged, stock = seconds
    print(f"{name:10}{cold:9.1f}{unchanged:13.2f}{stock:9.1f}{cold / stock:14.2f}", flush=True)


if __name__ == "__main__":
    main()
