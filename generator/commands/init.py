"""Start a repository of an organization's own, which uses Terbalik as a package."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..console import Console
from ..model.settings import Settings
from ..passes.alone import read_file
from ..reading import nearest
from ..roots import content
from ..sources import find_sources
from ..starter.files import Wish, repository
from ..starter.place import put, what_is_there
from ..starter.version import Named, from_wheel, installed, version_of
from .shared import FINE, ContentFault, UsageFault

HELP = "start a repository of your organization's own, which uses Terbalik as a package"
_LONGEST = 160


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `init`."""
    parser.add_argument("folder", help="a folder that is new or empty, such as my-company")
    parser.add_argument("--name", metavar="NAME", help="your organization's name")
    parser.add_argument(
        "--language", metavar="CODE", help="the language your site opens in, such as id"
    )
    parser.add_argument(
        "--package",
        metavar="FILE",
        help="the wheel of Terbalik to build with; it is copied into the repository "
        "(default: the one this program was installed from)",
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the repository, and say what to do next."""
    folder = Path(args.folder).absolute()
    there = what_is_there(folder)
    if there:
        told = ", ".join(there[:3]) + (" ..." if len(there) > 3 else "")
        raise UsageFault(
            f"{folder} is not empty: it holds {told}. Name a folder that is new or empty. "
            "Nothing was written."
        )
    version = _version(args.package)
    name, language = _answers(args, console)
    wish = Wish(_checked(name), _ordered(language))
    put(folder, repository(wish, version))
    for line in _next_steps(folder, wish, version):
        console.print(line)
    return FINE


def _version(package: str | None) -> Named:
    if package is None:
        return installed()
    wheel = Path(package)
    if not wheel.is_file() or not version_of(wheel):
        raise UsageFault(
            f"{package} is no wheel of Terbalik. Name a file such as "
            "terbalik-1.0-py3-none-any.whl, under the name it was given out with."
        )
    return from_wheel(wheel)


def _answers(args: argparse.Namespace, console: Console) -> tuple[str, str | None]:
    """Return name and language: as given, or as answered on a terminal; in a pipe nobody is asked."""
    name, language = args.name, args.language
    if sys.stdin.isatty() and console.out.isatty():
        if name is None:
            name = _ask(console, "Your organization's name (Enter: later)")
        if language is None:
            known = ", ".join(_languages())
            language = _ask(console, f"The language your site opens in: {known} (Enter: the first)")
    return name or "", language or None


def _ask(console: Console, question: str) -> str:
    console.out.write(f"{question}: ")
    console.out.flush()
    return sys.stdin.readline().strip()


def _checked(name: str) -> str:
    """Return the name on one line, as a profile can hold it."""
    told = " ".join(name.split())
    if len(told) > _LONGEST or not told.isprintable():
        raise UsageFault(f"A name is one line of at most {_LONGEST} letters.")
    return told


def _ordered(chosen: str | None) -> tuple[str, ...]:
    """Return the languages of the site, the chosen one first."""
    known = _languages()
    if chosen is not None and chosen not in known:
        raise UsageFault(
            f'Terbalik is not written in "{chosen}" yet; choose {" or ".join(known)}, and add yours '
            f"later as organization/README.md says.{nearest(chosen, known)}"
        )
    return (*((chosen,) if chosen else ()), *(each for each in known if each != chosen))


def _languages() -> Sequence[str]:
    """Return the codes of the languages Terbalik comes in."""
    file = next(each for each in find_sources(content()).value if each.role == "settings")
    read = read_file(file)
    if not isinstance(read.record, Settings):
        raise ContentFault(read.problems)
    return [each.id for each in read.record.languages]


def _next_steps(folder: Path, wish: Wish, version: Named) -> list[str]:
    told = [f"{folder} is there. Next:"]
    if not version.known:
        told.append(
            "- put the wheel of Terbalik into a folder packages/, and its name and hash into requirements.txt"
        )
    if not wish.name:
        told.append("- write your name and short name into organization/organization.yml")
    told += [
        "- read README.md (README.id.md in Indonesian): it goes on from here",
        "- in that folder, `terbalik check` says what does not fit yet, `terbalik serve` shows your site",
    ]
    return told
