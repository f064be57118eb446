"""Bring an organization's files along when an edition has renamed a field, and tell how its changes stand then."""

import argparse

from ..console import Console
from ..editions.migration import Migrated, migrate
from ..editions.migrations import MIGRATIONS
from ..editions.standings import standings_in
from ..editions.telling import FORMS, code, plain, standings_markdown, standings_text
from ..editions.unfinished import finish
from ..report import counted
from .shared import CONTENT, FINE, Found, add_root, add_today, find, place_of

HELP = "rename in your own files what an edition has renamed, and tell how your changes stand"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `migrate`."""
    parser.add_argument(
        "--format",
        choices=FORMS,
        default="text",
        help="markdown is for a pull request (default: text)",
    )
    add_root(parser)
    add_today(parser)


def run(args: argparse.Namespace, console: Console) -> int:
    """Migrate the organization's files; exit 1 when a name must be written anew by hand, or a file cannot be read."""
    root = place_of(args)
    finish(root)
    made = migrate(root, MIGRATIONS)
    lines = _markdown(made) if args.format == "markdown" else _text(made)
    found = find(args)
    lines += _standings(found, args.format, console.width)
    console.print("\n".join(lines))
    by_hand = [each for each in made.done if each.why]
    return CONTENT if by_hand or made.unread else FINE


def _standings(found: Found, form: str, width: int) -> list[str]:
    own = standings_in(found.loaded)
    if form == "markdown":
        return ["", "### Your changes", "", *standings_markdown(own)]
    return standings_text(own, width)


def _text(made: Migrated) -> list[str]:
    lines = [
        f"{each.where}: {each.old} is called {each.new} now{_by_hand(each.why)}"
        for each in made.done
    ]
    lines += [f"{path}: could not be read; mend it and run this again" for path in made.unread]
    return [*lines, _sum(made)]


def _markdown(made: Migrated) -> list[str]:
    lines = [
        f"- {code(str(each.where))}: {code(each.old)} is called {code(each.new)} now{plain(_by_hand(each.why))}"
        for each in made.done
    ]
    lines += [f"- {code(path)} could not be read; mend it" for path in made.unread]
    return ["### Names of fields", "", _sum(made), "", *lines]


def _by_hand(why: str) -> str:
    return f": do it by hand, {why}" if why else ""


def _sum(made: Migrated) -> str:
    written = sum(not each.why for each in made.done)
    if not made.done and not made.unread:
        return "No field in your files has another name now."
    return f"{counted(written, 'name')} of fields written anew in your files."
