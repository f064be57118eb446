"""How translated, how fresh and how well tried the curriculum is, and how an organization's changes stand."""

import argparse
import datetime
import json
import textwrap
from collections import Counter
from itertools import zip_longest

from ..console import Console
from ..editions.standings import standings_in
from ..loaded import SHAPES, WORDS, Orphan, OwnWords, Thing
from ..model.catalog import Catalog
from ..model.handbook import HandbookPage
from ..model.topic import Topic
from ..overlay_report import as_lines, as_rows, aside_rows, orphan_rows
from ..overlays.own_words import word_overrides
from ..pairs import pairs
from ..report import counted
from ..rules import Translation
from ..sources import classify
from ..survey import aside_of, languages_of, standings_of
from ..texts import passages
from .shared import CONTENT, FINE, Found, add_root, add_today, find, today_of

HELP = "show what is translated, which facts fall due, who has reviewed a topic, and how your own changes stand"
# What a group of rows without an area is called, in the order the groups are shown.
_GROUPS = {
    "topic": "topics",
    "track": "tracks",
    "handbook": "handbook",
    "form": "forms",
    "page": "pages",
}
STATES = ("translated", "unconfirmed", "stale", "missing")
_HEAD = ("", "translation", "facts", "re-check", "reviewed")
_GAP = "  "
_WIDEST_NAME = 34
_NARROWEST = 16


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `status`."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Print the state of everything that is published; exit 1 when files could not be read."""
    today = today_of(args)
    found = find(args)
    rows = _rows(found, today)
    own = standings_in(found.loaded)
    if args.format == "json":
        lost = [_orphan_row(orphan) for orphan in own.orphans]
        words = map(_words_row, found.loaded.own_words)
        console.print(json.dumps([*rows, *lost, *words], ensure_ascii=False, indent=2))
    else:
        console.print(_text(rows, today, console.width))
        if own.any():
            console.print("\n".join(as_lines(own, console.width)))
    unread = found.unread()
    if unread:
        tell = console.note if args.format == "json" else console.print
        tell(f"{counted(len(unread), 'file')} could not be read; run `terbalik check`.")
    return CONTENT if unread else FINE


Row = dict[str, object]


def _orphan_row(orphan: Orphan) -> Row:
    """Return a row for a file of changes whose base is gone, with every value it holds."""
    row = _row(orphan.kind, orphan.slug, "", orphan.patch.path)
    row["overlays"] = orphan_rows(orphan)
    return row


def _words_row(words: OwnWords) -> Row:
    """Return a row for a file of an organization's own words."""
    row = _row(WORDS, WORDS, "", words.patch.path)
    row["language"] = words.patch.language
    row["overlays"] = as_rows(((words.patch, word_overrides(words)),))
    return row


def _rows(found: Found, today: datetime.date) -> list[Row]:
    own = {catalog.language: catalog for catalog in found.catalogs}
    words = _words(found.catalogs)
    loaded, rows = found.loaded, _unread_rows(found)
    areas = {area: at for at, area in enumerate(loaded.settings.areas)}
    for kind, things in loaded.things:
        for thing in things:
            row = _row(kind, thing.slug, thing.area, thing.path)
            row["language"] = thing.language
            row["translations"] = _translations(kind, thing, found)
            row["words"] = words.get(thing.path, {})
            row.update(_facts(kind, thing, own.get(thing.language), today))
            row["overlays"] = as_rows(standings_of(kind, thing))
            row["set_aside"] = aside_rows(aside_of(kind, thing, languages_of(loaded)))
            rows.append(row)
    for removed in loaded.removed:
        area = removed.thing.area if removed.thing else ""
        row = _row(removed.kind, removed.slug, area, removed.thing.path if removed.thing else "")
        row["removed"] = removed.reason
        rows.append(row)
    kinds = list(_GROUPS)

    def place(row: Row) -> tuple[int, int, str]:
        area = areas.get(str(row["area"]), len(areas))
        return kinds.index(str(row["kind"])), area, str(row["name"])

    return sorted(rows, key=place)


def _row(kind: str, name: str, area: str, path: str) -> Row:
    """Return a row with every name it can have: other programs rely on them."""
    return {
        "kind": kind,
        "name": name,
        "area": area,
        "path": path,
        "language": None,
        "translations": {},
        "words": {},
        "prompts": None,
        "facts": None,
        "due": None,
        "next_recheck": None,
        "reviewed": [],
        "overlays": [],
        "set_aside": [],
        "removed": None,
    }


def _words(catalogs: tuple[Catalog, ...]) -> dict[str, dict[str, int]]:
    """Return how many words each source file has in each language, without those of another language."""
    counts: dict[str, dict[str, int]] = {}
    for catalog in catalogs:
        for record in catalog.records:
            said = passages(record, catalog.language)
            total = sum(len(passage.letters.split()) for passage in said)
            counts.setdefault(record.where.path, {})[catalog.language] = total
    return counts


def _unread_rows(found: Found) -> list[Row]:
    """Return a row for each thing that could not be read; nothing but its name is known."""
    files = [classify(path) for path in found.unread()]
    return [
        _row(file.role, file.slug, file.area, file.path)
        for file in files
        if file and file.role in SHAPES
    ]


def _translations(kind: str, thing: Thing, found: Found) -> dict[str, dict[str, int]]:
    languages = [each.id for each in found.loaded.settings.languages if each.id != thing.language]
    unread, stem = found.unread(), thing.path.removesuffix(".yml")
    told = {}
    for code in languages:
        counts = states(kind, thing, code)
        if f"{stem}.{code}.yml" in unread:
            counts = {"unread": sum(counts.values())}
        told[code] = counts
    return told


def states(kind: str, thing: Thing, language: str) -> dict[str, int]:
    """Return how many texts of a thing are in each state in a language."""
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


def _facts(kind: str, thing: Thing, catalog: Catalog | None, today: datetime.date) -> Row:
    """Return the facts and the reviews of what can have any: topics have both, handbook pages facts."""
    records: dict[str, tuple[Topic | HandbookPage, ...]] = (
        {"topic": catalog.topics, "handbook": catalog.handbook} if catalog else {}
    )
    record = next((each for each in records.get(kind, ()) if each.slug == thing.slug), None)
    if record is None:
        return {}
    due = sorted(fact.recheck for fact in record.facts)
    reviews = record.reviewed if isinstance(record, Topic) else ()
    return {
        "prompts": len(record.prompts) if isinstance(record, Topic) else None,
        "facts": len(due),
        "due": sum(day <= today for day in due),
        "next_recheck": due[0].isoformat() if due else None,
        "reviewed": [f"{review.who}, {review.language}" for review in reviews],
    }


def _text(rows: list[Row], today: datetime.date, width: int) -> str:
    table = [_cells(row) for row in rows]
    widths = _widths([_HEAD, *table], width)
    lines, group = _fold(_HEAD, widths), ""
    sizes = Counter(map(_group, rows))
    for row, cells in zip(rows, table, strict=True):
        if _group(row) != group:
            group = _group(row)
            lines.append(f"{group} ({sizes[group]})")
        lines += _fold(cells, widths)
    return "\n".join([*lines, "", *_summary(rows, today)])


def _group(row: Row) -> str:
    """Return the area of a topic, or what things of another kind are called together."""
    return str(row["area"] or _GROUPS[str(row["kind"])])


def _summary(rows: list[Row], today: datetime.date) -> list[str]:
    """Return a few sentences: how much there is, what is translated, what is due, who has reviewed."""
    told = [_size(rows)]
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        translations = row["translations"]
        assert isinstance(translations, dict)
        for code, found in translations.items():
            counts.setdefault(code, Counter()).update(found)
    for code, found in counts.items():
        told.append(f"Into {code}: {_counts(dict(found))}.")
    facts, due = (sum(int(str(row[key] or 0)) for row in rows) for key in ("facts", "due"))
    verb = "is" if due == 1 else "are"
    told.append(f"Of {counted(facts, 'fact')}, {due} {verb} due for a re-check on {today}.")
    topics = [row for row in rows if row["kind"] == "topic" and not row["removed"]]
    reviewed = sum(bool(row["reviewed"]) for row in topics)
    told.append(f"Of {counted(len(topics), 'topic')}, {reviewed or 'none'} reviewed in practice.")
    return told


def _size(rows: list[Row]) -> str:
    """Return one sentence on how much there is to read."""
    words: Counter[str] = Counter()
    for row in rows:
        counts = row["words"]
        assert isinstance(counts, dict)
        words.update(counts)
    prompts = sum(int(str(row["prompts"] or 0)) for row in rows)
    told = " and ".join(f"{count:,} words in {code}" for code, count in words.items())
    return f"{prompts:,} prompts; {told or 'no words'}."


def _cells(row: Row) -> tuple[str, ...]:
    translations, reviewed = row["translations"], row["reviewed"]
    assert isinstance(translations, dict)
    assert isinstance(reviewed, list)
    told = "; ".join(f"{code}: {_counts(counts)}" for code, counts in translations.items())
    if row["removed"]:
        told = f"removed: {row['removed']}"
    elif row["language"] is None:
        told = "could not be read"
    facts = "" if row["facts"] is None else str(row["facts"])
    if row["due"]:
        facts += f" ({row['due']} due)"
    nobody = "nobody yet" if row["kind"] == "topic" and row["language"] else ""
    by = "; ".join(reviewed) or nobody
    return (str(row["name"]), told, facts, str(row["next_recheck"] or ""), by)


def _counts(counts: dict[str, int]) -> str:
    if "unread" in counts:
        return "could not be read"
    return ", ".join(f"{count:,} {state}" for state, count in counts.items())


def _widths(table: list[tuple[str, ...]], width: int) -> list[int]:
    """Return the widths of the columns: as wide as they need, or folded into a terminal's width."""
    wide = [max(len(cells[at]) for cells in table) for at in range(len(_HEAD))]
    if width and sum(wide) + len(_GAP) * len(wide) > width:
        wide[0] = min(wide[0], _WIDEST_NAME)
        for at in (4, 1):
            over = sum(wide) + len(_GAP) * len(wide) - width
            wide[at] = min(wide[at], max(_NARROWEST, wide[at] - over))
    return wide


def _fold(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    """Return a row's lines, each cell folded into its column."""
    columns = [textwrap.wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [
        "".join(f"{_GAP}{part:<{width}}" for part, width in zip(line, widths, strict=True)).rstrip()
        for line in zip_longest(*columns, fillvalue="")
    ]
