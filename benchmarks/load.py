"""Reads many topics with our event loader and with PyYAML, surveys curricula of several sizes, and prints ratios.

    python benchmarks/load.py

The topics are the repository's own, copied under new slugs with every sentence changed, so that nothing
that was parsed once helps a second time. Each measurement runs in a process of its own.
Nothing here is a test: times are for one machine on one day, ratios are what to compare.
"""

import argparse
import datetime
import gc
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

TODAY = datetime.date(2026, 11, 23)
LINES = 200
SIZES = (9, 48, 1000)
LOADERS = ("ours", "CSafeLoader", "SafeLoader")
_SENTENCE = re.compile(r"(?m)([a-z])([.?])$")


def main() -> None:
    """Make the trees, measure every way in turn and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--files", type=int, default=1000, help="files to read (default: 1000)")
    asked.add_argument("--one", nargs=2, metavar=("WAY", "DIR"), help=argparse.SUPPRESS)
    args = asked.parse_args()
    if args.one:
        way, folder = args.one
        print(json.dumps(measured(way, Path(folder))))
        return
    with tempfile.TemporaryDirectory() as place:
        compare_loaders(Path(place), args.files)
        compare_sizes(Path(place))


def compare_loaders(place: Path, count: int) -> None:
    """Print the CPU time of each way to read the same files."""
    folder = place / "files"
    folder.mkdir()
    sources = sorted((ROOT / "topics").glob("*/*[!d].yml"))
    for number in range(count):
        text = sources[number % len(sources)].read_text(encoding="utf-8")
        (folder / f"{number}.yml").write_text(cut(varied(text, number)), encoding="utf-8")
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    print(f"Reading {count} files of about {LINES} lines, {size:.1f} MB")
    ours = 0.0
    for way in LOADERS:
        found = in_process(way, folder)
        ours = ours or found["cpu"]
        print(f"  {way:<12} {found['cpu']:6.2f} s CPU   {found['cpu'] / ours:5.1f} x ours")


def compare_sizes(place: Path) -> None:
    """Print how long a survey of each size takes in a fresh process, without and with starting Python."""
    print("Surveying topics in two languages (read, lay together, check), cold")
    for size in SIZES:
        root = place / f"curriculum-{size}"
        grow(root, size)
        found = in_process("survey", root)
        print(
            f"  {size:>5} topics  {found['wall']:6.2f} s   {found['cpu']:6.2f} s CPU   "
            f"{1000 * found['cpu'] / size:5.1f} ms a topic   {found['memory']:5.0f} MB peak   "
            f"`terbalik check` in all {command_time(root):6.2f} s"
        )


def command_time(root: Path) -> float:
    """Return the seconds of the whole command, the interpreter's start included."""
    command = [sys.executable, "-m", "generator", "check", "--root", str(root)]
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return time.perf_counter() - started


def varied(text: str, number: int) -> str:
    """Return a text whose every sentence ends in a word of its own; digits would read as figures."""
    word = "".join("abcdefghij"[int(digit)] for digit in str(number))
    return _SENTENCE.sub(rf"\1 {word}\2", text) if number else text


def cut(text: str) -> str:
    """Return the first lines of a topic, up to a key at the margin."""
    lines = text.split("\n")
    ends = [at for at, line in enumerate(lines) if line and line[0].isalpha() and at <= LINES]
    return "\n".join(lines[: ends[-1]]) + "\n" if len(lines) > LINES else text


def grow(root: Path, size: int) -> None:
    """Write a curriculum of `size` topics with their language files."""
    shutil.copytree(ROOT / "curriculum", root / "curriculum")
    topics = sorted(path for path in (ROOT / "topics").glob("*/*.yml") if path.stem.count(".") == 0)
    for number in range(size):
        source = topics[number % len(topics)]
        folder = root / source.relative_to(ROOT).parent
        folder.mkdir(parents=True, exist_ok=True)
        again = number // len(topics)
        name = f"{source.stem}-{again}" if again else source.stem
        for ending in (".yml", ".id.yml"):
            text = source.with_name(source.stem + ending).read_text(encoding="utf-8")
            (folder / (name + ending)).write_text(varied(text, again), encoding="utf-8")


def in_process(way: str, folder: Path) -> dict[str, float]:
    """Measure one way in a fresh process."""
    command = [sys.executable, __file__, "--one", way, str(folder)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measured(way: str, folder: Path) -> dict[str, float]:
    """Run one way and return wall seconds, CPU seconds and peak memory in MB; imports come first."""
    gc.set_threshold(200_000, 50, 50)  # as the command line does, here for every way alike
    work = prepared(way, folder)
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - cpu,
        "memory": memory,
    }


def prepared(way: str, folder: Path) -> Callable[[], object]:
    """Return what a way does; files are in memory before the clock starts."""
    if way == "survey":
        from generator.survey import survey

        return lambda: survey(folder, TODAY)
    files = [(file.name, file.read_bytes()) for file in sorted(folder.iterdir())]
    if way == "ours":
        from generator.yaml_doc import read_yaml

        return lambda: [read_yaml(name, data) for name, data in files]
    import yaml

    loader = getattr(yaml, way)
    return lambda: [yaml.load(data, loader) for _, data in files]


if __name__ == "__main__":
    main()
