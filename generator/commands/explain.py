"""Explain a problem code."""

import argparse
import textwrap

from ..codes import CODES
from ..codes.code import Code
from ..console import Console
from ..reading import nearest
from .shared import FINE, UsageFault

HELP = "explain a code that stands in a report, or list them all"
_WIDTH = 100


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `explain`."""
    parser.add_argument("code", nargs="?", help="the code in a report, such as minutes-gap")


def run(args: argparse.Namespace, console: Console) -> int:
    """Print what a code says, how to mend it and why it exists."""
    if args.code is None:
        for code in sorted(CODES.values(), key=lambda code: code.name):
            console.print(_row(code))
        return FINE
    known = CODES.get(args.code)
    if known is None:
        raise UsageFault(f'There is no code "{args.code}".{nearest(args.code, CODES)}')
    parts = (
        f"{known.name} ({known.severity})",
        f"Says: {readable(known.says)}",
        f"Mend: {_remedy(known)}",
        f"Why: {known.explain}",
    )
    console.print("\n\n".join(textwrap.fill(part, 88) for part in parts))
    return FINE


def _row(code: Code) -> str:
    """Return one line of the list; names are as wide as the longest, sentences end where the line is full."""
    name = max(map(len, CODES))
    head = f"{code.name:<{name}}  {code.severity:<7}  "
    return head + textwrap.shorten(
        readable(code.says), _WIDTH - len(head), placeholder=" ...", break_long_words=False
    )


def _remedy(code: Code) -> str:
    if not code.example:
        return readable(code.remedy)
    return f"The report says what to do here, such as: {code.example}"


class _Places(dict[str, str]):
    """Fills every place of a sentence with its name, as a manual does: `<found>`."""

    def __missing__(self, key: str) -> str:
        return f"<{key.replace('_', ' ')}>"


def readable(sentence: str) -> str:
    """Return a sentence of a code with its places named; a guess ("Did you mean") is left out."""
    return sentence.format_map(_Places(hint=""))
