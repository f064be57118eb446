"""What several verbs ask for: the root, the day, problems in a format, a topic by name."""

import argparse
import datetime
from collections.abc import Iterable
from pathlib import Path

from ..console import Console
from ..loaded import Loaded, Thing
from ..problem import Problem
from ..reading import nearest
from ..report import FORMATS, as_text, summary

FINE, CONTENT, USAGE, OUR_BUG, MACHINE, INTERRUPTED = 0, 1, 2, 3, 4, 130


class UsageFault(Exception):  # noqa: N818  the word the command line uses for exit 2
    """The command was called in a way it cannot serve; the message is a sentence for people."""


def root_of(args: argparse.Namespace) -> Path:
    """Return the folder that holds topics/ or curriculum/: as named, or the nearest one above this folder."""
    if args.root is not None:
        root = Path(args.root)
        if not root.is_dir():
            raise UsageFault(f"There is no folder {root}.")
        return root.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "curriculum").is_dir() and (folder / "topics").is_dir():
            return folder
    raise UsageFault(
        "No curriculum here: neither this folder nor one above it holds topics/ and curriculum/. "
        "Go there, or name it with --root."
    )


def day(text: str) -> datetime.date:
    """Return a date given on the command line."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date such as 2026-11-23') from error


def add_root(parser: argparse.ArgumentParser) -> None:
    """Add --root."""
    parser.add_argument(
        "--root", metavar="DIR", help="the folder that holds topics/ and curriculum/"
    )


def add_today(parser: argparse.ArgumentParser) -> None:
    """Add --today."""
    parser.add_argument(
        "--today",
        type=day,
        metavar="DATE",
        help="the day facts are judged against (default: today)",
    )


def today_of(args: argparse.Namespace) -> datetime.date:
    """Return the day facts are judged against."""
    chosen: datetime.date | None = args.today
    return chosen or datetime.datetime.now(datetime.UTC).date()


def tell(console: Console, problems: Iterable[Problem], form: str = "text") -> None:
    """Print problems in a format, and after text one line that counts them."""
    found = list(problems)
    if form == "text":
        if found:
            console.print(as_text(found, color=console.color))
        console.print(summary(found) + ".")
    else:
        told = FORMATS[form](found)
        if told:
            console.print(told)


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return 1 when errors (or, if strict, warnings) were found, else 0."""
    stops = {"error", "warning"} if strict else {"error"}
    return CONTENT if any(problem.severity in stops for problem in problems) else FINE


def is_faulty(loaded: Loaded, name: str) -> bool:
    """True when a topic of this name has a file, but a fault kept it from being read."""
    return name in loaded.unread("topic") and name not in [each.slug for each in loaded.topics]


def topic_named(loaded: Loaded, name: str) -> Thing:
    """Return a topic by slug, or raise UsageFault with the one that was meant."""
    for thing in loaded.topics:
        if thing.slug == name:
            return thing
    hint = nearest(name, [thing.slug for thing in loaded.topics])
    raise UsageFault(f'There is no topic "{name}".{hint}')
