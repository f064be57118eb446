"""Say what is wrong with the sources, and write nothing."""

import argparse

from ..console import Console
from ..report import FORMATS, worst_first
from ..survey import survey
from .shared import add_root, add_today, exit_code, root_of, summarize, tell, today_of

HELP = "report every problem of every file, and write nothing"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `check`."""
    add_root(parser)
    add_today(parser)
    parser.add_argument("--strict", action="store_true", help="warnings fail too")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="default: text")


def run(args: argparse.Namespace, console: Console) -> int:
    """Report and return 1 when something must be mended."""
    found = survey(root_of(args), today_of(args))
    github = args.format == "github"
    tell(console, worst_first(found.problems) if github else found.problems, args.format)
    if github:
        summarize(console, "What the check found", found.problems)
    return exit_code(found.problems, strict=args.strict)
