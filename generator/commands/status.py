"""How translated, how fresh and how well tried the curriculum is."""

import argparse
import datetime
import json
from collections import Counter

from ..console import Console
from ..loaded import SHAPES, Loaded, Thing
from ..model.catalog import Catalog
from ..pairs import pairs
from ..rules import Translation
from ..survey import Survey, survey
from .shared import CONTENT, FINE, add_root, add_today, root_of, tell, today_of

HELP = "show translation states, facts that fall due, and reviews"
STATES = ("translated", "unconfirmed", "stale", "missing")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `status`."""
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the state of every topic and language."""
    today = today_of(args)
    found = survey(root_of(args), today)
    loaded = found.value.loaded
    if loaded is None:
        tell(console, found.problems)
        return CONTENT
    rows = _rows(loaded, found.value, today)
    console.print(
        json.dumps(rows, ensure_ascii=False, indent=2)
        if args.format == "json"
        else _text(rows, today)
    )
    return FINE


Row = dict[str, object]


def _rows(loaded: Loaded, found: Survey, today: datetime.date) -> list[Row]:
    own = {catalog.language: catalog for catalog in found.catalogs}
    rows: list[Row] = []
    for kind, things in (("topic", loaded.topics), ("track", loaded.tracks)):
        for thing in things:
            languages = [each.id for each in loaded.settings.languages if each.id != thing.language]
            rows.append(
                {
                    "kind": kind,
                    "name": thing.slug,
                    "area": thing.area,
                    "language": thing.language,
                    "translations": {code: states(kind, thing, code) for code in languages},
                    **_facts(thing, own.get(thing.language), today),
                }
            )
    return sorted(rows, key=lambda row: (str(row["kind"]), str(row["area"]), str(row["name"])))


def states(kind: str, thing: Thing, language: str) -> dict[str, int]:
    """Return how many texts of a topic or track are in each state in a language."""
    patch = thing.translation(language)
    count: Counter[str] = Counter()
    tree = patch.tree if patch else thing.tree
    rule = Translation(language, patch.seen if patch else ())
    for path, source, own in pairs(SHAPES[kind], thing.tree, tree):
        if patch is None or own is None:
            count["missing"] += 1
        else:
            count[rule.state(path, source, own)] += 1
    return {state: count[state] for state in STATES if count[state]}


def _facts(thing: Thing, catalog: Catalog | None, today: datetime.date) -> Row:
    topic = catalog.topic(thing.slug) if catalog else None
    if topic is None:
        return {}
    due = sorted(fact.recheck for fact in topic.facts)
    return {
        "facts": len(due),
        "due": sum(day <= today for day in due),
        "next_recheck": due[0].isoformat() if due else None,
        "reviewed": [f"{review.who}, {review.language}" for review in topic.reviewed],
    }


def _text(rows: list[Row], today: datetime.date) -> str:
    lines = [f"{'':<36}{'translation':<44}{'facts':<8}{'re-check':<12}reviewed in practice"]
    area = None
    for row in rows:
        if row["area"] != area:
            area = row["area"]
            lines.append(str(area) if area else "tracks")
        translations = row["translations"]
        assert isinstance(translations, dict)
        told = "; ".join(
            f"{code}: " + ", ".join(f"{count} {state}" for state, count in found.items())
            for code, found in translations.items()
        )
        facts = str(row["facts"]) if "facts" in row else ""
        if row.get("due"):
            facts += f" ({row['due']} due)"
        reviewed = row.get("reviewed")
        by = ", ".join(reviewed) if isinstance(reviewed, list) and reviewed else "nobody yet"
        lines.append(
            f"  {row['name']!s:<34}{told:<44}{facts:<8}{row.get('next_recheck') or '':<12}"
            + (by if "reviewed" in row else "")
        )
    due = sum(int(str(row.get("due") or 0)) for row in rows)
    lines.append(f"{due} facts are due for a re-check on {today.isoformat()}.")
    return "\n".join(line.rstrip() for line in lines)
