"""The command line: verbs, exits, and nothing else."""

import argparse
import gc
import importlib
import sys
import traceback
from collections.abc import Iterable, Sequence
from typing import Any

from . import __version__
from .commands.shared import (
    CONTENT,
    INTERRUPTED,
    MACHINE,
    OUR_BUG,
    USAGE,
    ContentFault,
    UsageFault,
    tell,
)
from .console import Console, system_console
from .machine import EngineFault, MachineFault
from .reading import nearest
from .roots import place_of_content

# One module of `commands/` each, with a call to imitate; only the one that is asked for is imported,
# since all of them together take longer to load than a check takes to run.
VERBS = {
    "build": "build --out public --language id",
    "serve": "serve --port 8080",
    "check": "check --strict",
    "plan": "plan scams-aimed-at-leaders --minutes 45",
    "show": "show scams-aimed-at-leaders --language id --origin",
    "new": "new topic directions-to-our-shop --area digital-tools",
    "status": "status",
    "accept": "accept scams-aimed-at-leaders --language id",
    "update": "update --from terbalik-2027.03.zip",
    "migrate": "migrate",
    "doctor": "doctor --format json",
    "explain": "explain minutes-gap",
    "schema": "schema --check",
    "init": "init my-company --language id",
}
EXITS = """exits: 0 fine, 1 content must be mended, 2 wrong use, 3 a bug of ours,
4 the machine refused (disk, rights, a missing tool), 130 interrupted

`terbalik VERB -h` tells more about one of them."""


def parser(wanted: Iterable[str] = VERBS) -> argparse.ArgumentParser:
    """Return the parser of these verbs."""
    made = argparse.ArgumentParser(
        prog="terbalik",
        description="Turn YAML topics into a bilingual, searchable, printable mentoring curriculum.",
        epilog=EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    version = f"terbalik {__version__}, with the content in {place_of_content()}"
    made.add_argument("--version", action="version", version=version)
    verbs = made.add_subparsers(title="verbs", dest="verb", metavar="VERB", required=True)
    for name in wanted:
        module = command(name)
        verb = verbs.add_parser(
            name,
            help=module.HELP,
            description=_sentence(module.HELP),
            epilog=f"Example: terbalik {VERBS[name]}",
        )
        module.add(verb)
        verb.set_defaults(run=module.run)
    return made


def command(name: str) -> Any:
    """Return a verb's module."""
    return importlib.import_module(f".commands.{name}", __package__)


def _no_verb(word: str) -> str:
    if word.startswith("-"):
        return "The verb comes first, such as `terbalik check --strict`."
    return f'There is no verb "{word}".{nearest(word, VERBS)}'


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; content never ends in a traceback."""
    # Records live to the end of a command; looking through them again and again for cycles took a third of its time.
    gc.set_threshold(200_000, 50, 50)
    # A press whose answer has come waits for us while pages are rendered: half a millisecond at most, not five.
    sys.setswitchinterval(0.0005)
    given = list(sys.argv[1:] if arguments is None else arguments)
    console = system_console()
    if not given:
        console.note(parser().format_help().rstrip())
        return USAGE
    asked = [name for name in VERBS if given[0] == name]
    reader = parser(asked or VERBS)
    if not asked and given[0] not in ("-h", "--help", "--version"):
        reader.error(_no_verb(given[0]))
    return run(reader.parse_args(given), console)


def run(args: argparse.Namespace, console: Console) -> int:
    """Run parsed arguments; faults of use, content and the machine become sentences and their exit."""
    try:
        code: int = args.run(args, console)
    except UsageFault as fault:
        console.note(f"terbalik: {fault}")
        return USAGE
    except ContentFault as fault:
        if str(fault):
            console.note(f"terbalik: {fault}")
        tell(console, fault.problems, getattr(args, "format", "text"))
        return CONTENT
    except MachineFault as fault:
        console.note(f"terbalik: {fault}")
        return MACHINE
    except EngineFault as fault:
        console.note(f"terbalik: the site's templates or configuration are faulty: {fault}")
        return OUR_BUG
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; writing more would only fail again.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        console.note("Interrupted.")
        return INTERRUPTED
    except Exception:
        traceback.print_exc()
        console.note("terbalik: this is a bug of ours. Please report it with the lines above.")
        return OUR_BUG
    return code
