"""Build the site."""

import argparse
import os
import re
import time
from pathlib import Path

from ..build import build
from ..console import Console
from ..model.settings import FOLDER, HOST
from ..report import counted
from ..workshop import Options, Workshop
from .shared import (
    UsageFault,
    add_root,
    add_today,
    exit_code,
    find,
    lay_schemas_beside,
    need_language,
    root_of,
    tell,
    today_of,
)

HELP = "build the site, with printed files and search"
ADDRESS = "TERBALIK_SITE_ADDRESS"
REPOSITORY = "TERBALIK_REPOSITORY"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `build`."""
    add_root(parser)
    add_today(parser)
    parser.add_argument(
        "--out", metavar="DIR", help="the folder to publish into (default: site, below the root)"
    )
    parser.add_argument(
        "--language",
        action="append",
        metavar="CODE",
        help="publish only this language (can be repeated); the folder then holds no other",
    )
    parser.add_argument(
        "--no-pdf",
        action="store_true",
        help="leave the printed files (PDF) and the social cards out",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings stop the build too")
    parser.add_argument(
        "--site-address",
        metavar="URL",
        default=os.environ.get(ADDRESS) or None,
        help=f"the address the site will live at (default: ${ADDRESS}, else that of the settings)",
    )
    parser.add_argument(
        "--repository",
        metavar="URL",
        default=os.environ.get(REPOSITORY) or None,
        help=f"where the sources lie, unless the settings say it (default: ${REPOSITORY})",
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
    lay_schemas_beside(options.root)
    seconds = time.monotonic() - started
    console.note(f"{counted(len(made.value.changed), 'file')} changed in {seconds:.1f} s")
    console.print(
        f"The site is in {options.out}: look at it with `terbalik serve`, or publish the folder."
    )
    return exit_code(made.problems, strict=args.strict)


def options_of(args: argparse.Namespace) -> Options:
    """Return what the arguments ask for."""
    root = root_of(args)
    address: str | None = args.site_address
    if address and not re.fullmatch(f"https?://{HOST}{FOLDER}", address):
        raise UsageFault(
            f'"{address}" is no address of a site; write it like https://example.org/mentoring, '
            "without ? or #."
        )
    if args.language:
        # Publishing a language nobody writes in would take every other one out of the folder.
        loaded = find(args).loaded
        for code in args.language:
            need_language(loaded, code)
    return Options(
        root=root,
        out=Path(args.out).resolve() if args.out else root / "site",
        today=today_of(args),
        languages=tuple(args.language or ()),
        pdf=not args.no_pdf,
        strict=args.strict,
        address=address.rstrip("/") if address else None,
        repository=_repository(args),
    )


def _repository(args: argparse.Namespace) -> str | None:
    """Return the address of the sources without a slash at its end."""
    given: str | None = args.repository
    if given and not re.fullmatch(f"https://{HOST}{FOLDER}", given):
        raise UsageFault(
            f'"{given}" is no address of a repository; write it like https://github.com/owner/name.'
        )
    return given.rstrip("/") if given else None
