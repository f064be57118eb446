"""Prints the curriculum's own files with one warm press and tells what each kind costs and how long it gets.

    python benchmarks/paper.py --every 6

Each kind of file (a pack by its length) is a line: files, CPU milliseconds for one, pages for how many.
"""

import argparse
import datetime
import json
import re
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generator.memory import Memory
from generator.model.artifact import Artifact
from generator.printing.press import Press
from generator.printing.presses import FONTS
from generator.stage import Scope, stage_of
from generator.survey import survey

ROOT = Path(__file__).resolve().parents[1]
TODAY = datetime.date(2026, 11, 23)
ADDRESS = "https://example.org/terbalik"
_PAGE = re.compile(rb"/Type ?/Page\b(?!s)")


def main() -> None:
    """Print every n-th topic in both languages and say what that took."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--every", type=int, default=1, help="print every n-th topic only")
    asked.add_argument("--kind", default="", help="only kinds that begin with this")
    asked.add_argument("--keep", type=Path, help="leave the files in this folder")
    options = asked.parse_args()
    artifacts = [a for a in _artifacts(options.every) if _kind(a).startswith(options.kind)]
    spent: dict[str, list[float]] = defaultdict(list)
    pages: dict[str, Counter[int]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory() as place:
        press = _press(Path(place), artifacts)
        for artifact in artifacts:
            started = time.process_time()
            status, answer = press.print(artifact.content)
            spent[_kind(artifact)].append(time.process_time() - started)
            if status != "P":
                sys.exit(f"{artifact.path}: {answer.decode()}")
            pages[_kind(artifact)][_count(answer)] += 1
            if options.keep:
                file = options.keep / Path(artifact.path).with_suffix(".pdf").name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(answer)
    _tell(spent, pages)


def _artifacts(every: int) -> list[Artifact]:
    memory = Memory()
    catalogs = survey(ROOT, TODAY, memory).value.catalogs
    stages = [stage_of(catalog, Scope(address=ADDRESS), memory) for catalog in catalogs]
    topics = [topic.slug for topic in catalogs[0].topics][::every]
    wanted = [a for stage in stages for a in stage.for_print()]
    return [a for a in wanted if any(f"/topics/{slug}/" in a.path for slug in topics)]


def _press(place: Path, artifacts: list[Artifact]) -> Press:
    """Return a press that has printed one file of each kind: it knows its templates and faces."""
    for template in FONTS.parent.glob("*.typ"):
        shutil.copy(template, place)
    noon = datetime.datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=datetime.UTC)
    press = Press(place.resolve(), FONTS, int(noon.timestamp()), "pdf")
    for artifact in {_kind(artifact): artifact for artifact in artifacts}.values():
        press.print(artifact.content)
    return press


def _kind(artifact: Artifact) -> str:
    """A pack is told by its minutes, which its name says in words; another file by what it is."""
    parts = json.loads(artifact.content)["parts"]
    minutes = re.search(r"-(\d+)-[a-z]+-[a-z]+$", Path(artifact.path).stem)
    return f"pack {minutes[1]}" if len(parts) > 1 and minutes else str(parts[0]["kind"])


def _count(pdf: bytes) -> int:
    return len(_PAGE.findall(pdf))


def _tell(spent: dict[str, list[float]], pages: dict[str, Counter[int]]) -> None:
    for kind in sorted(spent):
        times = spent[kind]
        each = f"{1000 * sum(times) / len(times):5.0f} ms"
        count = ", ".join(f"{n} pages: {files}" for n, files in sorted(pages[kind].items()))
        print(f"{kind:<18} {len(times):4d} files  {each} each  {sum(times):6.1f} s   {count}")
    total = sum(sum(times) for times in spent.values())
    print(f"{'all':<18} {sum(map(len, spent.values())):4d} files  {total:24.1f} s CPU")


if __name__ == "__main__":
    main()
