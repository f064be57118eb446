"""Social cards: the JSON of each to a picture, set like paper."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from ..machine import machine_faults
from ..store import Store
from .orders import Order, Stretch
from .presses import FONTS, SCRIPT
from .pressroom import Craft

_TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "card" / "main.typ"


def card_order(stretches: Sequence[Stretch], logo: Path, *, cache: Path | None) -> Order:
    """Return the order of the picture of each card at its path; 1200 by 630 dots.

    `cache` is a folder of ours, tidied when the order is fulfilled. Raises MachineFault when the logo is missing.
    """
    files = (_TEMPLATE, logo)
    store = Store(cache, _ingredients(files), ".png")
    return Order(stretches, Craft(files, "png", 0), store, lambda artifact: artifact.path)


def _ingredients(files: Sequence[Path]) -> bytes:
    """All that makes a card besides its words: another face or logo is another picture."""
    with machine_faults("read what social cards are made of"):
        every = (*files, *sorted(FONTS.iterdir()), SCRIPT)
        contents = [file.read_bytes() for file in every]
    return b"".join((version("typst").encode(), *contents))
