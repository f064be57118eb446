"""The pressroom: presses side by side, each in a folder that holds the templates and nothing else."""

import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from ..machine import machine_faults
from .presses import Form, Press, Presses, Refused

T = TypeVar("T")

# Sets one document.
Set = Callable[[bytes], bytes | Refused]


@dataclass(frozen=True, slots=True)
class Craft:
    """How a kind of document is set: the files its template reads, and what comes out."""

    files: tuple[Path, ...]
    form: Form
    timestamp: int
    seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """What one press does without a break: `work` is given the means to set documents by this craft."""

    craft: Craft
    work: Callable[[Set], T]


def press_all(tasks: Sequence[Task[T]], presses: Presses, count: int = 2) -> list[T]:
    """Do every task and return what each gave, in their order; of `count` presses, a free one takes the next.

    A press does not set twice what it has just set, so what shares paragraphs belongs into one task.
    Raises MachineFault when the typesetter cannot be started, Stopped when it was stopped.
    """
    if not tasks:
        return []
    waiting = deque(enumerate(tasks))
    made: dict[int, T] = {}

    def run(_: int) -> None:
        with closing(_Bench(presses)) as bench:
            while waiting:
                try:
                    at, task = waiting.popleft()
                except IndexError:
                    return  # another press was faster
                made[at] = task.work(partial(bench.set, task.craft))

    with ThreadPoolExecutor(count) as pool:
        try:
            list(pool.map(run, range(min(count, len(tasks)))))
        except KeyboardInterrupt:
            # Else the pool would wait until everything is printed.
            presses.stop()
            raise
    return [made[at] for at in range(len(tasks))]


class _Bench:
    """A place for one press, which is set up when there is something to set, and anew for another craft."""

    def __init__(self, presses: Presses) -> None:
        self._presses = presses
        self._craft: Craft | None = None
        self._press: Press | None = None
        self._set_up = ExitStack()

    def close(self) -> None:
        """End the press, if there is one."""
        self._set_up.close()

    def set(self, craft: Craft, data: bytes) -> bytes | Refused:
        """Return what was set by this craft, or why there is nothing."""
        if self._press is None or craft != self._craft:
            self.close()
            root = self._set_up.enter_context(_fresh_root(craft.files))
            press = Press(root, craft.form, craft.timestamp, craft.seconds, self._presses)
            self._press, self._craft = self._set_up.enter_context(press), craft
        return self._press.print(data)


@contextmanager
def _fresh_root(files: Sequence[Path]) -> Iterator[Path]:
    """A new folder with these files alone: no document can read another, or anything else."""
    with tempfile.TemporaryDirectory(prefix="terbalik-") as name:
        root = Path(name).resolve()
        with machine_faults("prepare the typesetter"):
            for file in files:
                shutil.copy(file, root)
        yield root
