"""Write what is made of the sources: the JSON Schemas that editors use, and the list of published pages."""

import argparse

from ..console import Console
from ..published import lock_of
from ..report import counted
from ..schema import schemas
from .shared import CONTENT, FINE, add_root, add_today, find, need_words, root_of, write_below

HELP = "write the JSON Schemas with which editors help and warn, and the list of published pages"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `schema`."""
    add_root(parser)
    add_today(parser)
    parser.add_argument(
        "--check", action="store_true", help="write nothing, and fail when one is out of date"
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the schemas, or say which are out of date."""
    root = root_of(args)
    found = find(args)
    # Their descriptions are words, and would be gone from the schemas without a sound.
    need_words(found, [language.id for language in found.loaded.settings.languages])
    made = (*schemas(found.loaded.lexicons), lock_of(found.loaded))
    stale = [
        artifact
        for artifact in made
        if not (root / artifact.path).is_file()
        or (root / artifact.path).read_bytes() != artifact.content
    ]
    told = "out of date" if args.check else "written"
    for artifact in stale:
        if not args.check:
            write_below(root, artifact.path, artifact.content)
        console.print(f"{artifact.path}: {told}")
    console.print(f"{counted(len(made), 'file')}, {len(stale)} {told}.")
    return CONTENT if args.check and stale else FINE
