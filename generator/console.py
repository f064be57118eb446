"""What people see of a command: colors only on a terminal, remarks on the error stream."""

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Console:
    """Where results and remarks go; `width` is the columns of a terminal, 0 where lines may be any length."""

    out: TextIO
    err: TextIO
    color: bool
    width: int = 0

    def print(self, text: str = "") -> None:
        """Write a result line."""
        self.out.write(text + "\n")

    def note(self, text: str) -> None:
        """Write a line about the work itself, beside the result."""
        self.err.write(text + "\n")

    def style(self, text: str, code: str) -> str:
        """Return the text in a color (an SGR code), or as it is where there are no colors."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text


def system_console() -> Console:
    """Return the console of this process; NO_COLOR (no-color.org) and dumb terminals are heeded."""
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    seen = sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns if seen else 0
    return Console(sys.stdout, sys.stderr, color=seen and not plain, width=width)
