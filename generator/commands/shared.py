"""What several verbs ask for: the root, the day, problems in a format, a topic by name."""

import argparse
import datetime
import os
from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..console import Console
from ..editions.unfinished import finish
from ..languages import ROLES
from ..loaded import SHAPES, Loaded, Thing
from ..machine import MachineFault, machine_faults
from ..model.catalog import Catalog
from ..problem import Problem
from ..reading import nearest
from ..report import FORMATS, as_text, summary
from ..roots import OURS, lives_on_package
from ..safe_path import refuse_linked_folders
from ..sources import classify
from ..starter.files import schemas_beside
from ..step_summary import as_markdown
from ..survey import survey
from ..write import write_file

PROFILE = "organization/organization.yml"
FINE, CONTENT, USAGE, OUR_BUG, MACHINE, INTERRUPTED = 0, 1, 2, 3, 4, 130


class UsageFault(Exception):  # noqa: N818  the word the command line uses for exit 2
    """The command was called in a way it cannot serve; the message is a sentence for people."""


class ContentFault(Exception):  # noqa: N818  the word the command line uses for exit 1
    """Something must be mended first: the problems, and a sentence that says what they stand in the way of."""

    def __init__(self, problems: Iterable[Problem], says: str = "") -> None:
        super().__init__(says)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Found:
    """The curriculum below the root as it was read, with everything that was found wrong."""

    loaded: Loaded
    catalogs: tuple[Catalog, ...]
    problems: tuple[Problem, ...]

    def errors_in(self, paths: Container[str]) -> list[Problem]:
        """Return the errors of these files."""
        return [p for p in self.problems if p.severity == "error" and p.where.path in paths]

    def unread(self) -> tuple[str, ...]:
        """Return the files that an error kept from being read, by path."""
        loaded = self.loaded
        things = [thing for _, things in loaded.things for thing in things]
        layers = [(t.overlay, *t.languages, *t.overlay_languages) for t in things]
        read = {patch.path for each in layers for patch in each if patch is not None}
        read |= {thing.path for thing in things}
        return tuple(
            path
            for path in sorted({p.where.path for p in self.problems if p.severity == "error"})
            if path not in read and _name_of(path) in loaded.faulty
        )


def _name_of(path: str) -> tuple[str, str] | None:
    """Return the role of a file and its slug or language: what `Loaded.faulty` calls it."""
    file = classify(path)
    return (file.role, file.slug if file.role in SHAPES else file.language) if file else None


def find(args: argparse.Namespace) -> Found:
    """Survey the curriculum below the root; raises ContentFault when its settings cannot be read."""
    found = survey(root_of(args), today_of(args))
    if found.value.loaded is None:
        raise ContentFault(found.problems)
    return Found(found.value.loaded, found.value.catalogs, found.problems)


def need_words(found: Found, languages: Iterable[str]) -> None:
    """Raise ContentFault when an error keeps the fixed words of one of these languages from being read."""
    faulty = []
    for path in found.unread():
        file = classify(path)
        if file and file.role in ROLES and file.language in languages:
            faulty.append(path)
    if faulty:
        raise ContentFault(found.errors_in(faulty), "The words of a language must be mended first.")


def need_language(loaded: Loaded, language: str) -> None:
    """Raise UsageFault when the settings do not name a language."""
    known = [each.id for each in loaded.settings.languages]
    if language not in known:
        raise UsageFault(
            f'The settings name no language "{language}"; they name {", ".join(known)}.'
        )


def root_of(args: argparse.Namespace) -> Path:
    """Return the folder that holds topics/ or organization/: as named, or the nearest one above this folder.

    An update that was interrupted there is finished first; raises MachineFault to say so.
    """
    root = place_of(args)
    if finish(root):
        raise MachineFault(
            "The last update was interrupted; its files are all in place now. "
            "Run `terbalik migrate`, and then this command again."
        )
    return root


def place_of(args: argparse.Namespace) -> Path:
    """Return the same folder, whatever state an update has left it in."""
    if args.root is not None:
        root = Path(args.root)
        if not root.is_dir():
            raise UsageFault(f"There is no folder {root}.")
        return root.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if all((folder / name).is_dir() for name in OURS) or (folder / PROFILE).is_file():
            return folder
    raise UsageFault(
        "No curriculum here: neither this folder nor one above it holds topics/ and curriculum/, or "
        f"{PROFILE}. Go there, name it with --root, or start one of your own with `terbalik init`."
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
        "--root",
        metavar="DIR",
        help="the folder that holds topics/ and curriculum/, or organization/",
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


def summarize(console: Console, title: str, problems: Iterable[Problem], verdict: str = "") -> None:
    """Add a report to the summary of a workflow's step, where this runs in one."""
    file, env = os.environ.get("GITHUB_STEP_SUMMARY"), os.environ
    if not file:
        return
    place = [env.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    blob = "{}/{}/blob/{}".format(*place) if all(place) else ""
    try:
        with Path(file).open("a", encoding="utf-8") as summary_file:
            summary_file.write(as_markdown(title, problems, blob=blob, verdict=verdict) + "\n")
    except OSError as error:
        # The report itself has been printed; only its second copy is missing.
        console.note(f"The summary of this step could not be written: {error.strerror}.")


def exit_code(problems: Iterable[Problem], *, strict: bool) -> int:
    """Return 1 when errors (or, if strict, warnings) were found, else 0."""
    stops = {"error", "warning"} if strict else {"error"}
    return CONTENT if any(problem.severity in stops for problem in problems) else FINE


def thing_named(found: Found, kinds: Iterable[str], name: str) -> Thing:
    """Return a thing of one of these kinds by its name.

    Raises ContentFault when its file is there but faulty, UsageFault with the name that was meant
    when there is none.
    """
    loaded = found.loaded
    things = dict(loaded.things)
    known = [thing for kind in kinds for thing in things[kind]]
    for thing in known:
        if thing.slug == name:
            return thing
    broken = {path: _name_of(path) for path in found.unread()}
    paths = [path for path, named in broken.items() if named in [(kind, name) for kind in kinds]]
    if paths:
        raise ContentFault(
            found.errors_in(paths), f"{paths[0]} has errors that must be mended first."
        )
    hidden = [named[1] for named in broken.values() if named and named[0] in kinds]
    hint = nearest(name, [*(thing.slug for thing in known), *hidden])
    raise UsageFault(f'There is no {" or ".join(kinds)} "{name}".{hint}')


def write_below(root: Path, path: str, content: bytes) -> None:
    """Write a file below the root, in a folder that is made if need be."""
    file = root / path
    refuse_linked_folders(root, path, {""})
    with machine_faults(f"make {file.parent}"):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, content, below=root)


def lay_schemas_beside(root: Path) -> None:
    """Put our schemas where editors find them beside an organization's files; in a checkout they lie in it already."""
    if lives_on_package(root):
        for each in schemas_beside():
            write_below(root, each.path, each.content)
