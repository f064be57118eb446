"""Say whether the site is ready to be published by the organization whose name it bears."""

import argparse
from pathlib import Path

from ..built_site import read_built
from ..console import Console
from ..doctor import examine
from ..doctor.case import Case, Finding, is_own
from ..doctor_report import annotations, as_json, as_problems, as_text, verdict
from ..editions.arrival import arrive
from ..editions.manifest import EditionFault, edited
from ..editions.standings import standings_in
from ..loaded import Loaded
from ..memory import Memory
from ..organization.own_code import programs
from ..problem import in_order
from ..roots import told
from ..sources import find_sources
from ..survey import judge, languages_of
from .shared import (
    CONTENT,
    FINE,
    ContentFault,
    UsageFault,
    add_root,
    add_today,
    root_of,
    summarize,
    today_of,
)

HELP = "say whether the site is ready to be published: what must be mended, what should be, and how"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `doctor`."""
    add_root(parser)
    add_today(parser)
    parser.add_argument(
        "--site", metavar="DIR", help="the built site to look at (default: site, below the root)"
    )
    parser.add_argument(
        "--newest",
        metavar="SOURCE",
        help="where the newest edition is, to learn whether this one is behind: a folder, a ZIP file, or a git "
        "address (without this, nothing is fetched)",
    )
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="default: text"
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Tell what is found; return 1 when something must be mended before publishing."""
    found = examine(_case(args, root_of(args)))
    if args.format == "json":
        console.print(as_json(found))
    elif args.format == "github":
        _annotate(found, console)
    else:
        text = as_text(found, color=console.color, width=console.width)
        console.print(f"{text}\n\n{verdict(found)}" if text else verdict(found))
    return CONTENT if any(each.kind == "must" for each in found) else FINE


def _annotate(found: tuple[Finding, ...], console: Console) -> None:
    lines = annotations(found)
    if lines:
        console.print(lines)
    summarize(console, "Is the site ready to be published?", as_problems(found), verdict(found))


def _case(args: argparse.Namespace, root: Path) -> Case:
    """Return all that is examined; raises ContentFault when the settings cannot be read."""
    sources = find_sources(root)
    judged = judge(sources.value, today_of(args), Memory())
    problems = in_order(told(root, [*sources.problems, *judged.problems]))
    loaded = judged.value.loaded
    if loaded is None:
        raise ContentFault(problems)
    own = standings_in(loaded)
    published = languages_of(loaded)
    return Case(
        loaded=loaded,
        catalogs=judged.value.catalogs,
        problems=problems,
        published=published,
        files=tuple(file for file in sources.value if is_own(file.path)),
        changed=tuple(each for _, some in own.files for each in some),
        aside=own.aside,
        edited=_edited(root),
        programs=tuple(file.path for file in programs(sources.value)),
        built=read_built(_site(args, root)),
        newest=_newest(args, loaded),
        newest_at=args.newest or "",
    )


def _site(args: argparse.Namespace, root: Path) -> Path:
    if args.site is None:
        return root / "site"
    if not Path(args.site).is_dir():
        raise UsageFault(f"There is no folder {args.site}.")
    return Path(args.site)


def _newest(args: argparse.Namespace, loaded: Loaded) -> str:
    """Return the edition at the place that was named; without one, the edition that is here."""
    if args.newest is None:
        return loaded.settings.edition
    try:
        return arrive(args.newest).manifest.edition
    except EditionFault as fault:
        raise UsageFault(str(fault)) from fault


def _edited(root: Path) -> tuple[str, ...]:
    """Return the files of ours that were edited; none where no list of them came with this copy."""
    try:
        return edited(root)
    except EditionFault:
        return ()
