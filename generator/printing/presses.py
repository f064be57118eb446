"""The presses: processes that set type, each for one document after the other, all of them stopped at once."""

import datetime
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, TypeVar

from ..machine import MachineFault, machine_faults

FONTS = Path(__file__).resolve().parents[1] / "templates" / "typst" / "fonts"
SCRIPT = Path(__file__).parent / "press.py"


# What comes out of a press: a printed file or a picture.
Form = Literal["pdf", "png"]
T = TypeVar("T")

# A typesetter asks for as much memory for each file as it gave back after the last one. These tell the
# allocator of Linux to keep it, which spares a press one second in fourteen; no other one knows them.
_KEEP_MEMORY = {
    "MALLOC_TRIM_THRESHOLD_": str(1 << 30),
    "MALLOC_MMAP_THRESHOLD_": str(1 << 30),
    "MALLOC_TOP_PAD_": str(1 << 26),
}


def noon(day: datetime.date) -> int:
    """Return the second a file of this day is dated with, the same on every machine."""
    at = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)
    return int(at.timestamp())


class Stopped(Exception):  # noqa: N818  nobody's fault
    """Printing was stopped from outside: the command ends, and nobody waits for paper any more."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document has no PDF."""

    reason: str


class Presses:
    """The processes that print at this time; once stopped, no other one starts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped = False

    def stop(self) -> None:
        """End every press, now and for good; whoever waits for one gets Stopped."""
        with self._lock:
            self._stopped = True
            for process in self._running:
                process.kill()

    @contextmanager
    def beside(self, task: Callable[[], T]) -> Iterator[Future[T]]:
        """Do a task that prints in another thread; an interrupt meanwhile ends it, anything else waits for it."""
        with ThreadPoolExecutor(1) as pool:
            try:
                yield pool.submit(task)
            except KeyboardInterrupt:
                # Else the pool would wait until everything is printed.
                self.stop()
                raise

    def start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        """Start a press and return it when it is ready; raises Stopped and MachineFault."""
        with self._lock, machine_faults("start the typesetter"):
            if self._stopped:
                raise Stopped
            # In a session of its own: an interrupt from the keyboard is ours, and we end it.
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
                env=os.environ | _KEEP_MEMORY,
            )
            self._running.add(process)
        assert process.stdout
        if process.stdout.readline() != b"ready\n":
            self.end(process)
            if self._stopped:
                raise Stopped
            raise MachineFault("Cannot print: the Python package typst does not start.")
        return process

    def end(self, process: "subprocess.Popen[bytes]") -> None:
        """End one press and forget it."""
        with self._lock:
            self._running.discard(process)
        process.kill()
        process.communicate()


class Press:
    """A running press and the time it may take for one document."""

    def __init__(
        self, root: Path, form: Form, timestamp: int, seconds: float, presses: Presses
    ) -> None:
        self._command = [sys.executable, "-I", str(SCRIPT), str(root), str(FONTS)]
        self._command += [str(timestamp), form]
        self._seconds, self._presses = seconds, presses
        self._process = presses.start(self._command)

    def __enter__(self) -> "Press":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._presses.end(self._process)

    def print(self, data: bytes) -> bytes | Refused:
        """Return what was set, or why there is nothing; a press that hangs or falls is replaced. Raises Stopped."""
        late = threading.Event()
        timer = threading.Timer(self._seconds, self._kill, [late])
        timer.start()
        try:
            answer = self._ask(data)
        finally:
            timer.cancel()
        if answer is not None:
            return answer
        self._presses.end(self._process)
        self._process = self._presses.start(self._command)
        if late.is_set():
            return Refused(f"it takes longer than {self._seconds:g} seconds")
        return Refused("the typesetter broke off")

    def _ask(self, data: bytes) -> bytes | Refused | None:
        sender, receiver = self._process.stdin, self._process.stdout
        assert sender and receiver  # both were asked for as pipes
        try:
            sender.write(b"%d\n" % len(data) + data)
            sender.flush()
        except OSError:
            return None
        status, _, length = receiver.readline().partition(b" ")
        if not length:
            return None
        answer = receiver.read(int(length))
        if len(answer) < int(length):
            return None
        return answer if status == b"P" else Refused(answer.decode())

    def _kill(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()
