"""Where the program starts: an interrupted update is finished before any module that it may have left half new is imported."""

import sys
from pathlib import Path

from .editions.unfinished import finish
from .machine import MachineFault


def main() -> int:
    """Run the command line, after finishing an update that was interrupted where this program lives."""
    try:
        if finish(Path(__file__).parent.parent):
            sys.stderr.write("terbalik: an interrupted update has been finished.\n")
    except MachineFault as fault:
        sys.stderr.write(f"terbalik: {fault}\n")
        return 4
    from .cli import main as run

    return run()
