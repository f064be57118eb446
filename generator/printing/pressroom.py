"""The pressroom: presses side by side, each in a folder that holds the templates and nothing else."""

import shutil
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..machine import machine_faults
from .presses import Form, Press, Presses, Refused


@dataclass(frozen=True, slots=True)
class Craft:
    """How a kind of document is set: the files its template reads, and what comes out."""

    files: tuple[Path, ...]
    form: Form
    timestamp: int
    seconds: float = 20.0
    most: int = 2


def press_all(
    stretches: Sequence[Sequence[bytes]], craft: Craft, presses: Presses
) -> list[bytes | Refused]:
    """Set the contents of every stretch, in their order; a press that is free takes the next stretch.

    A press does not set twice what it has just set, so what shares paragraphs belongs into one stretch.
    Raises MachineFault when the typesetter cannot be started, Stopped when it was stopped.
    """
    count = min(craft.most, len(stretches))
    if not count:
        return []
    waiting = deque(enumerate(stretches))
    made: dict[int, list[bytes | Refused]] = {}

    def run(_: int) -> None:
        with (
            _fresh_root(craft.files) as root,
            Press(root, craft.form, craft.timestamp, craft.seconds, presses) as press,
        ):
            while waiting:
                try:
                    at, share = waiting.popleft()
                except IndexError:
                    return  # another press was faster
                made[at] = [press.print(content) for content in share]

    with ThreadPoolExecutor(count) as pool:
        try:
            list(pool.map(run, range(count)))
        except KeyboardInterrupt:
            # Else the pool would wait until everything is printed.
            presses.stop()
            raise
    return [answer for at in range(len(stretches)) for answer in made[at]]


@contextmanager
def _fresh_root(files: Sequence[Path]) -> Iterator[Path]:
    """A new folder with these files alone: no document can read another, or anything else."""
    with tempfile.TemporaryDirectory(prefix="terbalik-") as name:
        root = Path(name).resolve()
        with machine_faults("prepare the typesetter"):
            for file in files:
                shutil.copy(file, root)
        yield root
