"""Writes `cases.json`: fits of minutes that every implementation of the rule must give.

`python -m tests.minutes.make_cases --write` writes the file anew; the tests prove that it is fresh and right.
The activities are those of the sessions named below as they stood when the file was made, then small
made-up ones. So the file changes with the rule, never with a session.
"""

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

from generator.minutes import fit
from generator.model.plan import Plan
from generator.model.text import Text
from generator.model.topic import Activity, Keep, Minutes
from generator.problem import Where

FILE = Path(__file__).with_name("cases.json")
HERE = Where("cases.json")
UNTITLED = Text((), "", "en", "own", HERE)
KEEPS: tuple[Keep, ...] = ("must", "should", "could")
# keep, min, typical, max
Row = tuple[Keep, int, int, int]

REAL: dict[str, tuple[Row, ...]] = {
    "a session of eight parts": (
        ("must", 3, 5, 8), ("must", 5, 8, 12), ("must", 3, 5, 8), ("must", 6, 10, 18),
        ("must", 5, 8, 14), ("should", 4, 6, 10), ("could", 6, 10, 16), ("must", 6, 9, 16),
    ),
    "a session of five parts": (
        ("must", 5, 8, 16), ("must", 8, 12, 20), ("must", 10, 15, 25), ("should", 5, 10, 20),
        ("could", 5, 10, 20),
    ),
}  # fmt: skip
EDGES: dict[str, tuple[Row, ...]] = {
    "equal shares, ties to the earlier": (
        ("must", 1, 4, 8), ("must", 1, 4, 8), ("must", 1, 4, 8), ("could", 3, 3, 3),
    ),
    "nothing can stretch": (("must", 10, 10, 10), ("should", 10, 10, 10), ("could", 10, 10, 10)),
    "a gap nobody closes": (("must", 10, 12, 15), ("should", 30, 35, 40)),
    "should before could, whatever the order": (
        ("could", 5, 10, 20), ("must", 10, 20, 30), ("should", 5, 10, 20),
    ),
    "a long one is skipped, a short one fits": (
        ("must", 10, 20, 30), ("should", 20, 25, 30), ("should", 3, 5, 8), ("could", 5, 6, 7),
    ),
    "added by its minimum, since the maxima do not reach": (
        ("must", 10, 12, 14), ("should", 15, 30, 30), ("could", 2, 20, 20),
    ),
    "no part must stay": (("should", 5, 10, 15), ("could", 5, 10, 15)),
    "one part": (("must", 30, 45, 90),),
}  # fmt: skip
LENGTHS = (*range(24, 100, 2), 30, 45, 75, 1, 121, 400)


def activities_of(rows: tuple[Row, ...]) -> tuple[Activity, ...]:
    """Return activities `a0`, `a1` ... from (keep, min, typical, max)."""
    return tuple(
        Activity(
            where=HERE, id=f"a{at}", stage="try", keep=keep, formats=("in-person",), steps=(),
            minutes=Minutes(where=HERE, min=least, typical=typical, max=most), title=UNTITLED,
        )
        for at, (keep, least, typical, most) in enumerate(rows)
    )  # fmt: skip


def made_up(chance: random.Random) -> tuple[Row, ...]:
    """Return the rows of a random session."""
    rows: list[Row] = []
    for _ in range(chance.randint(3, 8)):
        typical = chance.randint(4, 20)
        least, most = chance.randint(1, typical), chance.randint(typical, 2 * typical)
        rows.append((chance.choices(KEEPS, (4, 2, 2))[0], least, typical, most))
    return tuple(rows)


def case_of(name: str, rows: tuple[Row, ...]) -> dict[str, Any]:
    """Return a session with its fit to many lengths: minutes by activity, or the nearest length."""
    fits: dict[str, Any] = {}
    for minutes in sorted(set(LENGTHS)):
        plan = fit(activities_of(rows), minutes)
        if isinstance(plan, Plan):
            fits[str(minutes)] = {slot.activity: slot.minutes for slot in plan.slots}
        else:
            fits[str(minutes)] = {"nearest": plan.nearest}
    keys = ("id", "keep", "min", "typical", "max")
    parts = [dict(zip(keys, (f"a{at}", *row), strict=True)) for at, row in enumerate(rows)]
    return {"name": name, "activities": parts, "fits": fits}


def cases() -> list[dict[str, Any]]:
    """Return all cases in a fixed order."""
    chance = random.Random(2026)
    named = {**REAL, **EDGES}
    named |= {f"made up {number}": made_up(chance) for number in range(1, 21)}
    return [case_of(name, rows) for name, rows in named.items()]


def text() -> str:
    """Return the file: one line an activity and one line a length, so that a difference can be read."""
    sessions = []
    for case in cases():
        parts = ",\n".join(f"   {json.dumps(part)}" for part in case["activities"])
        fits = ",\n".join(f'   "{key}": {json.dumps(fit)}' for key, fit in case["fits"].items())
        name = json.dumps(case["name"])
        sessions.append(f' {{"name": {name},\n  "activities": [\n{parts}\n  ],\n  "fits": {{\n{fits}\n  }}}}')  # fmt: skip
    return "[\n" + ",\n".join(sessions) + "\n]\n"


def main() -> int:
    """Write the file, or say whether it is fresh."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    if parser.parse_args().write:
        FILE.write_text(text(), encoding="utf-8")
        return 0
    fresh = FILE.exists() and FILE.read_text(encoding="utf-8") == text()
    print("fresh" if fresh else "stale: run with --write")
    return 0 if fresh else 1


if __name__ == "__main__":
    sys.exit(main())
