"""Printing: the JSON of many documents to PDFs, two at a time, each within a time limit."""

import datetime
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from .codes.paper import REFUSED
from .machine import MachineFault, machine_faults
from .model.artifact import Artifact
from .problem import Outcome, Problem, Where
from .store import Store

_TEMPLATES = Path(__file__).parent / "templates" / "typst"
_FONTS = _TEMPLATES / "fonts"
_SCRIPT = Path(__file__).parent / "press.py"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a document has no PDF."""

    reason: str


class Press:
    """A running press and the time it may take for one document."""

    def __init__(self, released: datetime.date, root: Path, seconds: float) -> None:
        noon = datetime.datetime(released.year, released.month, released.day, tzinfo=datetime.UTC)
        self._command = [sys.executable, "-I", str(_SCRIPT), str(root), str(_FONTS)]
        self._command.append(str(int(noon.timestamp())))
        self._seconds = seconds
        self._process = self._start()

    def __enter__(self) -> "Press":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def print(self, data: bytes) -> bytes | Refused:
        """Return a PDF, or why there is none; a press that hangs or falls is replaced."""
        late = threading.Event()
        timer = threading.Timer(self._seconds, self._kill, [late])
        timer.start()
        try:
            answer = self._ask(data)
        finally:
            timer.cancel()
        if answer is not None:
            return answer
        self._stop()
        self._process = self._start()
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

    def _start(self) -> "subprocess.Popen[bytes]":
        with machine_faults("start the typesetter"):
            process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert process.stdout
        if process.stdout.readline() != b"ready\n":
            process.kill()
            process.communicate()
            raise MachineFault("Cannot print: the Python package typst does not start.")
        return process

    def _stop(self) -> None:
        self._process.kill()
        self._process.communicate()


def compile_pdf(
    artifact: Artifact, released: datetime.date, seconds: float = 20.0
) -> Outcome[Artifact | None]:
    """Return one document's PDF, or a `pdf-refused` problem at the topic it comes from."""
    printed = print_all((artifact,), released, seconds=seconds, presses=1)
    return Outcome(printed.value[0] if printed.value else None, printed.problems)


def print_all(
    artifacts: Sequence[Artifact],
    released: datetime.date,
    *,
    cache: Path | None = None,
    seconds: float = 20.0,
    presses: int = 2,
) -> Outcome[tuple[Artifact, ...]]:
    """Return the PDF of each document, in their order, dated `released`.

    `pdf/en/topics/x/name.json` becomes `en/topics/x/name.pdf`. A document that is refused is a
    problem and gives no file. `cache` is a folder of ours: what is in it is not printed again,
    and what this call did not use is deleted from it. MachineFault when Typst cannot be started.
    """
    store = Store(cache, _ingredients(released) if cache else b"", ".pdf")
    found = [store.get(artifact.content) for artifact in artifacts]
    missing = [at for at, pdf in enumerate(found) if pdf is None]
    answers: list[bytes | Refused | None] = list(found)
    for at, answer in zip(
        missing,
        _print([artifacts[at].content for at in missing], released, seconds, presses),
        strict=True,
    ):
        answers[at] = answer
        if isinstance(answer, bytes):
            store.put(artifacts[at].content, answer)
    store.prune()
    return _outcome(artifacts, answers)


def _ingredients(released: datetime.date) -> bytes:
    """All that makes a PDF besides its data: another template or face is another file."""
    files = (*sorted(_TEMPLATES.glob("*.typ")), *sorted(_FONTS.iterdir()), _SCRIPT)
    return released.isoformat().encode() + b"".join(file.read_bytes() for file in files)


def _outcome(
    artifacts: Sequence[Artifact], answers: Sequence[bytes | Refused | None]
) -> Outcome[tuple[Artifact, ...]]:
    printed: list[Artifact] = []
    problems: list[Problem] = []
    for artifact, answer in zip(artifacts, answers, strict=True):
        path = artifact.path.removeprefix("pdf/").removesuffix(".json") + ".pdf"
        if isinstance(answer, bytes):
            printed.append(Artifact(path, answer))
        elif answer:
            problems.append(_refusal(artifact, path, answer))
    return Outcome(tuple(printed), tuple(problems))


def _refusal(artifact: Artifact, path: str, refused: Refused) -> Problem:
    where = Where(json.loads(artifact.content)["source"])
    says = REFUSED.says.format(file=path.rpartition("/")[2], reason=refused.reason)
    return Problem(where, REFUSED.name, REFUSED.severity, says, REFUSED.remedy)


def _print(
    contents: Sequence[bytes], released: datetime.date, seconds: float, presses: int
) -> list[bytes | Refused]:
    """Print each content; every thread has a press of its own and takes every n-th document."""
    count = min(presses, len(contents))
    if not count:
        return []

    def run(share: Sequence[bytes]) -> list[bytes | Refused]:
        with _fresh_root() as root, Press(released, root, seconds) as press:
            return [press.print(content) for content in share]

    with ThreadPoolExecutor(count) as pool:
        shares = list(pool.map(run, [contents[first::count] for first in range(count)]))
    return [shares[at % count][at // count] for at in range(len(contents))]


@contextmanager
def _fresh_root() -> Iterator[Path]:
    """A new folder with the templates alone: no document can read another, or anything else."""
    with tempfile.TemporaryDirectory(prefix="terbalik-") as name:
        root = Path(name).resolve()
        with machine_faults("prepare the typesetter"):
            for template in _TEMPLATES.glob("*.typ"):
                shutil.copy(template, root)
        yield root
