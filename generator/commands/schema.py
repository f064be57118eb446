"""Write what is made of the sources: the JSON Schemas that editors use, the lists of published pages and of our files."""

import argparse
from pathlib import Path

from ..console import Console
from ..editions.manifest import content_of, manifest_of
from ..model.artifact import Artifact
from ..own_schemas import own_schemas
from ..published import lock_of
from ..report import counted
from ..roots import lives_on_package
from ..schema import schemas
from ..starter.files import schemas_beside
from .shared import CONTENT, FINE, add_root, add_today, find, need_words, root_of, write_below

HELP = "write the JSON Schemas with which editors help and warn, and the lists of published pages and of our files"


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
    if lives_on_package(root):
        return _beside(root, args, console)
    found = find(args)
    # Their descriptions are words, and would be gone from the schemas without a sound.
    need_words(found, [language.id for language in found.loaded.settings.languages])
    told = "out of date" if args.check else "written"
    made: list[Artifact] = [*schemas(found.loaded.lexicons), lock_of(found.loaded)]
    made += own_schemas(found.loaded)
    stale = _refreshed(root, made, console, write=not args.check)
    # The list of our files speaks of all the others, so it comes when they are there.
    manifest = manifest_of(root, found.loaded.settings.edition)
    if manifest is not None:
        stale += _refreshed(root, [manifest], console, write=not args.check)
        made.append(manifest)
    console.print(f"{counted(len(made), 'file')}, {stale} {told}.")
    return CONTENT if args.check and stale else FINE


def _beside(root: Path, args: argparse.Namespace, console: Console) -> int:
    """Lay the package's schemas beside an organization's files, and write those of its changes."""
    made = [*schemas_beside(), *own_schemas(find(args).loaded)]
    stale = _refreshed(root, made, console, write=not args.check)
    console.print(
        f"{counted(len(made), 'file')}, {stale} {'out of date' if args.check else 'written'}."
    )
    return CONTENT if args.check and stale else FINE


def _refreshed(root: Path, made: list[Artifact], console: Console, *, write: bool) -> int:
    """Write what differs, or only say so; return how many files that are."""
    stale = [each for each in made if content_of(root / each.path) != each.content]
    for artifact in stale:
        if write:
            write_below(root, artifact.path, artifact.content)
        console.print(f"{artifact.path}: {'written' if write else 'out of date'}")
    return len(stale)
