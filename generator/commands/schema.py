"""Write the JSON Schemas that editors use."""

import argparse

from ..console import Console
from ..schema import schemas
from ..survey import survey
from ..write import write_file
from .shared import CONTENT, FINE, add_root, add_today, root_of, tell, today_of

HELP = "write the JSON Schemas for editors (--check: only say whether they are fresh)"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `schema`."""
    add_root(parser)
    add_today(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the schemas, or say which are stale."""
    root = root_of(args)
    found = survey(root, today_of(args))
    if found.value.loaded is None:
        tell(console, found.problems)
        return CONTENT
    made = schemas(found.value.loaded.lexicons)
    stale = [
        artifact
        for artifact in made
        if not (root / artifact.path).is_file()
        or (root / artifact.path).read_bytes() != artifact.content
    ]
    for artifact in stale:
        console.print(f"{artifact.path}: {'stale' if args.check else 'written'}")
    if not args.check:
        for artifact in stale:
            write_file(root / artifact.path, artifact.content)
        console.print(f"{len(made)} schemas, {len(stale)} changed.")
        return FINE
    return CONTENT if stale else FINE
