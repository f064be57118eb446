"""An update that was interrupted, finished by whatever command comes next.

This module and what it imports are put in place before all other files of an edition, so that the
program can start when half of its modules are of one edition and half of another.
"""

from pathlib import Path

from ..claim import claimed
from ..journal import JOURNAL, carry_out
from ..machine import machine_faults

STAGE = ".terbalik/update"
UNDO = ".terbalik/undo"
# In this order: the rest of the program may fail to start until all of it is there.
FIRST = (
    "generator/machine.py",
    "generator/safe_path.py",
    "generator/claim.py",
    "generator/journal.py",
    "generator/editions/__init__.py",
    "generator/editions/unfinished.py",
    "generator/start.py",
    "generator/__main__.py",
)
_BUSY = "An edition is being taken in {root}. Wait for it to end, then run this again."


def finish(root: Path) -> bool:
    """Finish what an interrupted update had begun to write below a root; True when there was something.

    Raises MachineFault while an update runs, and when the machine refuses.
    """
    stage = root / STAGE
    if not (stage / JOURNAL).exists():
        return False
    with machine_faults(f"finish the update in {root}"), claimed(stage, busy(root)):
        if (stage / JOURNAL).exists():
            carry_out(root, stage)
            return True
    return False


def busy(root: Path) -> str:
    """Return the sentence for whoever comes while an update runs."""
    return _BUSY.format(root=root)
