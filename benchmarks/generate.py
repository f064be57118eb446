"""Composes and renders many topics in two languages, without an engine: cold, and again with nothing changed.

    python benchmarks/generate.py --topics 200

The budget is 5 s cold for 1,000 pages of 10 KB, 1 s warm; the last column compares with it.
"""

import argparse
import datetime
import gc
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from load import grow

from generator.memory import Memory
from generator.stage import Scope, stage_of
from generator.survey import survey

TODAY = datetime.date(2026, 11, 23)
COLD, WARM = 5.0, 1.0  # seconds for 1,000 pages of 10 KB


def main() -> None:
    """Grow a curriculum, generate it twice and print both."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--topics", type=int, default=200)
    topics = asked.parse_args().topics
    gc.set_threshold(200_000, 50, 50)  # as the command line does
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "curriculum"
        grow(root, topics)
        memory = Memory()
        print(f"{topics} topics in two languages")
        for name, budget in (("cold", COLD), ("warm", WARM)):
            told(name, budget, *generate(root, memory))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def generate(root: Path, memory: Memory) -> tuple[int, int, float, float]:
    """Return pages, bytes, wall seconds and CPU seconds of one whole generation."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = survey(root, TODAY, memory)
    stages = [stage_of(catalog, Scope(), memory) for catalog in found.value.catalogs]
    memory.next_round()
    pages = [page for stage in stages for page in stage.pages]
    size = sum(len(page.source) for page in pages)
    return len(pages), size, time.perf_counter() - wall, time.process_time() - cpu


def told(name: str, budget: float, pages: int, size: int, wall: float, cpu: float) -> None:
    """Print one generation beside the budget for as many bytes."""
    allowed = budget * size / 1e7
    print(
        f"  {name}  {pages} pages, {size / 1e6:.1f} MB   {wall:6.2f} s   {cpu:6.2f} s CPU   "
        f"{cpu / allowed:4.2f} of the budget"
    )


if __name__ == "__main__":
    main()
