"""Print where the list of packages lies that this version of Terbalik was tested with, each with its hash.

`pip install --require-hashes -r "$(python -m generator.needs)"` installs them. It works before any
of them is there, so it imports nothing else.
"""

import sys
from pathlib import Path

from .roots import content


def needs() -> Path:
    """Return the file that names every package this version needs, locked and with hashes."""
    return content() / "requirements.lock"


if __name__ == "__main__":
    sys.stdout.write(f"{needs()}\n")
