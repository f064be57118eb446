"""Explain a problem code."""

import argparse
import textwrap

from ..codes import CODES
from ..console import Console
from ..reading import nearest
from .shared import FINE, UsageFault

HELP = "explain a problem code, or list them all"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `explain`."""
    parser.add_argument("code", nargs="?", help="the code in a report, such as minutes-gap")


def run(args: argparse.Namespace, console: Console) -> int:
    """Print what a code says, how to mend it and why it exists."""
    if args.code is None:
        for code in sorted(CODES.values(), key=lambda code: code.name):
            console.print(f"{code.name:<30} {code.severity:<8} {code.says}")
        return FINE
    known = CODES.get(args.code)
    if known is None:
        raise UsageFault(f'There is no code "{args.code}".{nearest(args.code, CODES)}')
    parts = (
        f"{known.name} ({known.severity})",
        f"Says: {known.says}",
        f"Mend: {known.remedy}",
        f"Why: {known.explain}",
    )
    console.print("\n\n".join(textwrap.fill(part, 88) for part in parts))
    return FINE
