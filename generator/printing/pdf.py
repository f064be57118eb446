"""Printing: the JSON of many documents to PDFs, two at a time, each within a time limit."""

import datetime
import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path

from ..codes.paper import REFUSED
from ..machine import MachineFault, machine_faults
from ..model.artifact import Artifact
from ..problem import Outcome, Problem, Where
from ..store import Store
from .presses import FONTS, SCRIPT, Presses, Refused, noon
from .pressroom import Craft, press_all

_TEMPLATES = FONTS.parent


def print_all(
    artifacts: Sequence[Artifact],
    released: datetime.date,
    *,
    cache: Path | None = None,
    seconds: float = 20.0,
    count: int = 2,
    presses: Presses | None = None,
) -> Outcome[tuple[Artifact, ...]]:
    """Return the PDF of each document, in their order, dated `released`.

    `pdf/en/topics/x/name.json` becomes `en/topics/x/name.pdf`. A document that is refused is a
    problem and gives no file. `cache` is a folder of ours: what is in it is not printed again,
    and what this call did not use is deleted from it. Another thread may stop the `presses`, which
    are at most `count`. Raises MachineFault when Typst cannot be started, Stopped when it was stopped.
    """
    store = Store(cache, _ingredients(released) if cache else b"", ".pdf")
    found = [store.get(artifact.content) for artifact in artifacts]
    missing = [at for at, pdf in enumerate(found) if pdf is None]
    answers: list[bytes | Refused | None] = list(found)
    # Files of one topic share most of their paragraphs.
    topics = groupby((artifacts[at] for at in missing), lambda each: each.path.rpartition("/")[0])
    stretches = [[each.content for each in topic] for _, topic in topics]
    craft = Craft(tuple(_TEMPLATES.glob("*.typ")), "pdf", noon(released), seconds, count)
    printed = press_all(stretches, craft, presses or Presses())
    for at, answer in zip(missing, printed, strict=True):
        answers[at] = answer
        if isinstance(answer, bytes):
            store.put(artifacts[at].content, answer)
    store.prune()
    return _outcome(artifacts, answers)


def _ingredients(released: datetime.date) -> bytes:
    """All that makes a PDF besides its data: another template or face is another file."""
    try:
        engine = version("typst")
    except PackageNotFoundError as error:
        raise MachineFault("Cannot print: the Python package typst is missing.") from error
    files = (*sorted(_TEMPLATES.glob("*.typ")), *sorted(FONTS.iterdir()), SCRIPT)
    with machine_faults("read the templates of printed files"):
        contents = [file.read_bytes() for file in files]
    return b"".join((f"{engine} {released} ".encode(), *contents))


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
            problems.append(refusal(artifact, path, answer))
    return Outcome(tuple(printed), tuple(problems))


def refusal(artifact: Artifact, path: str, refused: Refused) -> Problem:
    """Return the problem of a file that could not be set, at the source its data names."""
    where = Where(json.loads(artifact.content)["source"])
    says = REFUSED.says.format(file=path.rpartition("/")[2], reason=refused.reason)
    return Problem(where, REFUSED.name, REFUSED.severity, says, REFUSED.remedy)
