"""Build the site."""

import argparse
import os
import time
from pathlib import Path

from ..build import build
from ..console import Console
from ..workshop import Options, Workshop
from .shared import UsageFault, add_root, add_today, exit_code, root_of, tell, today_of

HELP = "build the site, with printed files and search"
ADDRESS = "TERBALIK_SITE_ADDRESS"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `build`."""
    add_root(parser)
    add_today(parser)
    parser.add_argument("--out", metavar="DIR", help="where to (default: site below the root)")
    parser.add_argument(
        "--language", action="append", metavar="CODE", help="only this language (can be repeated)"
    )
    parser.add_argument("--no-pdf", action="store_true", help="leave the printed files out")
    parser.add_argument("--strict", action="store_true", help="warnings stop the build too")
    parser.add_argument(
        "--site-address",
        metavar="URL",
        default=os.environ.get(ADDRESS) or None,
        help=f"where the site will live (default: ${ADDRESS}, else the settings)",
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Build, report, and say where to look."""
    started = time.monotonic()
    options = options_of(args)
    made = build(Workshop(options), console.note)
    if made.problems:
        tell(console, made.problems)
    if made.value is None:
        console.note("Nothing was built; the last good site is as it was.")
        return exit_code(made.problems, strict=args.strict)
    changed = len(made.value.changed)
    seconds = time.monotonic() - started
    console.note(f"{changed} files changed in {seconds:.1f} s")
    console.print(
        f"The site is in {options.out}: open it with `make serve`, or publish the folder."
    )
    return exit_code(made.problems, strict=args.strict)


def options_of(args: argparse.Namespace) -> Options:
    """Return what the arguments ask for."""
    root = root_of(args)
    address: str | None = args.site_address
    if address and not address.startswith(("https://", "http://")):
        raise UsageFault(f'The site address "{address}" must start with https://.')
    for code in args.language or ():
        if not (root / "curriculum" / "languages" / code).is_dir():
            raise UsageFault(f'There is no language "{code}" below curriculum/languages/.')
    return Options(
        root=root,
        out=Path(args.out).resolve() if args.out else root / "site",
        today=today_of(args),
        languages=tuple(args.language or ()),
        pdf=not args.no_pdf,
        strict=args.strict,
        address=address.rstrip("/") if address else None,
    )
