"""The pressroom: presses side by side, each in a folder that holds the templates and nothing else."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
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


def press_all(contents: Sequence[bytes], craft: Craft, presses: Presses) -> list[bytes | Refused]:
    """Set each content; every thread has a press of its own and takes a stretch of neighbors.

    Files of one topic share most of their paragraphs, and a press does not set twice what it has just set.
    Raises MachineFault when the typesetter cannot be started, Stopped when it was stopped.
    """
    count = min(craft.most, len(contents))
    if not count:
        return []

    def run(share: Sequence[bytes]) -> list[bytes | Refused]:
        with (
            _fresh_root(craft.files) as root,
            Press(root, craft.form, craft.timestamp, craft.seconds, presses) as press,
        ):
            return [press.print(content) for content in share]

    ends = [len(contents) * part // count for part in range(count + 1)]
    with ThreadPoolExecutor(count) as pool:
        try:
            shares = list(pool.map(run, [contents[a:b] for a, b in pairwise(ends)]))
        except KeyboardInterrupt:
            # Else the pool would wait until everything is printed.
            presses.stop()
            raise
    return [answer for share in shares for answer in share]


@contextmanager
def _fresh_root(files: Sequence[Path]) -> Iterator[Path]:
    """A new folder with these files alone: no document can read another, or anything else."""
    with tempfile.TemporaryDirectory(prefix="terbalik-") as name:
        root = Path(name).resolve()
        with machine_faults("prepare the typesetter"):
            for file in files:
                shutil.copy(file, root)
        yield root
