"""The command line: verbs, exits, and nothing else."""

import argparse
import gc
import sys
import traceback
from collections.abc import Sequence

from . import __version__
from .commands import accept, build, check, explain, new, plan, schema, serve, show, status
from .commands.shared import INTERRUPTED, MACHINE, OUR_BUG, USAGE, UsageFault
from .console import Console, system_console
from .machine import MachineFault
from .site import EngineFault

VERBS = {
    "build": build,
    "serve": serve,
    "check": check,
    "plan": plan,
    "show": show,
    "new": new,
    "status": status,
    "accept": accept,
    "explain": explain,
    "schema": schema,
}
EXITS = """exits: 0 fine, 1 content must be mended, 2 wrong use, 3 a bug of ours,
4 the machine refused (disk, rights, a missing tool), 130 interrupted"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all verbs."""
    made = argparse.ArgumentParser(
        prog="terbalik",
        description="Turn YAML topics into a bilingual, searchable, printable mentoring curriculum.",
        epilog=EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"terbalik {__version__}")
    verbs = made.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, module in VERBS.items():
        verb = verbs.add_parser(name, help=module.HELP, description=_sentence(module.HELP))
        module.add(verb)
    return made


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; content never ends in a traceback."""
    # Records live to the end of a command; looking through them again and again for cycles took a third of its time.
    gc.set_threshold(200_000, 50, 50)
    args = parser().parse_args(arguments)
    return run(args, system_console())


def run(args: argparse.Namespace, console: Console) -> int:
    """Run parsed arguments; faults of use and of the machine become one sentence and their exit."""
    try:
        code: int = VERBS[args.verb].run(args, console)
    except UsageFault as fault:
        console.note(f"terbalik: {fault}")
        return USAGE
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
