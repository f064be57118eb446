"""Printed files: the JSON of many documents to PDFs, each within a time limit."""

import datetime
from collections.abc import Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path

from ..machine import MachineFault, machine_faults
from ..model.artifact import Artifact
from ..problem import Outcome
from ..store import Store
from .orders import Order, Stretch, fulfil
from .presses import FONTS, SCRIPT, Presses, noon
from .pressroom import Craft

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
    """Return the PDF of each document, in their order, by `count` presses at most.

    Another thread may stop the `presses`. Otherwise as `pdf_order`, and raises what `fulfil` raises.
    """
    # Files of one topic share most of their paragraphs.
    topics = groupby(artifacts, lambda each: each.path.rpartition("/")[0])
    stretches = [partial(tuple, tuple(some)) for _, some in topics]
    order = pdf_order(stretches, released, cache=cache, seconds=seconds)
    [outcome] = fulfil([order], presses or Presses(), count)
    return outcome


def pdf_order(
    stretches: Sequence[Stretch],
    released: datetime.date,
    *,
    cache: Path | None,
    seconds: float = 20.0,
) -> Order:
    """Return the order of the PDFs of these documents, dated `released`.

    `pdf/en/topics/x/name.json` becomes `en/topics/x/name.pdf`. `cache` is a folder of ours: what is
    in it is not printed again, and what was not asked for is deleted from it. Raises MachineFault when Typst is missing.
    """
    store = Store(cache, _ingredients(released) if cache else b"", ".pdf")
    craft = Craft(tuple(_TEMPLATES.glob("*.typ")), "pdf", noon(released), seconds)
    return Order(stretches, craft, store, _path)


def _path(artifact: Artifact) -> str:
    return artifact.path.removeprefix("pdf/").removesuffix(".json") + ".pdf"


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
