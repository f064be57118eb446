"""Social cards: the JSON of each to a picture, set like paper."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from ..machine import machine_faults
from ..model.artifact import Artifact
from ..problem import Outcome, Problem
from ..store import Store
from .pdf import refusal
from .presses import FONTS, SCRIPT, Presses, Refused
from .pressroom import Craft, press_all

_TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "card" / "main.typ"


def draw_all(
    artifacts: Sequence[Artifact], logo: Path, *, cache: Path | None, presses: Presses
) -> Outcome[tuple[Artifact, ...]]:
    """Return the picture of each card at its path, in their order; 1200 by 630 dots.

    A card that is refused is a problem and gives no file. `cache` is a folder of ours, tidied by
    this call. Raises MachineFault when Typst or the logo is missing, Stopped when it was stopped.
    """
    files = (_TEMPLATE, logo)
    store = Store(cache, _ingredients(files), ".png")
    pictures: dict[str, bytes] = {}
    missing: list[Artifact] = []
    for artifact in artifacts:
        kept = store.get(artifact.content)
        if kept is None:
            missing.append(artifact)
        else:
            pictures[artifact.path] = kept
    problems: list[Problem] = []
    craft = Craft(files, "png", 0)
    answers = press_all([[each.content] for each in missing], craft, presses)
    for artifact, answer in zip(missing, answers, strict=True):
        if isinstance(answer, Refused):
            problems.append(refusal(artifact, artifact.path, answer))
        else:
            pictures[artifact.path] = answer
            store.put(artifact.content, answer)
    store.prune()
    made = (Artifact(a.path, pictures[a.path]) for a in artifacts if a.path in pictures)
    return Outcome(tuple(made), tuple(problems))


def _ingredients(files: Sequence[Path]) -> bytes:
    """All that makes a card besides its words: another face or logo is another picture."""
    with machine_faults("read what social cards are made of"):
        every = (*files, *sorted(FONTS.iterdir()), SCRIPT)
        contents = [file.read_bytes() for file in every]
    return b"".join((version("typst").encode(), *contents))
