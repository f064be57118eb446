"""Presses beside other work: an interrupt ends them, a fault of theirs is told, and answers keep their order."""

import time
from pathlib import Path

import paper_samples as samples
import pytest

from generator.machine import MachineFault
from generator.model.artifact import Artifact
from generator.printing.cards import card_order
from generator.printing.orders import fulfil
from generator.printing.pdf import pdf_order, print_all
from generator.printing.presses import Presses, Stopped
from generator.prints import LOGO
from generator.render import card, typst


def sheets() -> list[Artifact]:
    """The printed file of one sheet."""
    return list(typst.render(samples.worksheet("en"), samples.context("en")))


def test_an_interrupt_ends_what_is_printed_beside() -> None:
    """Whoever presses Ctrl-C while pages are made does not wait for all files."""
    presses, every, started = Presses(), sheets() * 5000, time.monotonic()
    printing = []

    def interrupted() -> None:
        with presses.beside(lambda: print_all(every, samples.RELEASED, presses=presses)) as made:
            printing.append(made)
            time.sleep(0.5)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with pytest.raises(Stopped):
        printing[0].result()
    assert time.monotonic() - started < 8


def test_a_fault_of_pages_leaves_the_presses_to_the_next_build() -> None:
    """Printing goes on to its end, so that nothing is lost and another build can print."""
    presses, every = Presses(), sheets()
    with (
        pytest.raises(MachineFault),
        presses.beside(lambda: print_all(every, samples.RELEASED, presses=presses)) as printing,
    ):
        raise MachineFault("the disk is full")
    assert len(printing.result().value) == len(every)
    assert print_all(every, samples.RELEASED, presses=presses) == printing.result()


def test_a_fault_of_what_is_done_beside_reaches_the_caller() -> None:
    """It is not lost in its thread."""

    def broken() -> None:
        raise MachineFault("no typesetter")

    with (
        pytest.raises(MachineFault, match="no typesetter"),
        Presses().beside(broken) as printing,
    ):
        printing.result()


def test_each_file_stands_at_its_place_whichever_press_was_faster() -> None:
    """Topics of many files and of one: in the order of the list, and as one press alone makes them."""
    [sheet] = sheets()
    names = ("a/1", "a/2", "a/3", "b/1", "c/1", "c/2", "d/1")
    content = (sheet.content, sheet.content.replace(b'"name": "', b'"name": "Other '))
    every = [
        Artifact(f"pdf/en/topics/{name}.json", content[at % 2]) for at, name in enumerate(names)
    ]
    printed = print_all(every, samples.RELEASED)
    assert [file.path for file in printed.value] == [f"en/topics/{name}.pdf" for name in names]
    assert printed == print_all(every, samples.RELEASED, count=1)
    assert printed.value[0].content != printed.value[1].content


def test_one_press_makes_papers_and_cards_each_for_its_order() -> None:
    """Presses go on to the next order and to another craft, and every order gets what it asked for."""
    [sheet] = sheets()
    [picture] = card.render(samples.guide("en"), samples.context("en"))
    papers = [pdf_order([lambda: [sheet]], samples.RELEASED, cache=None) for _ in range(2)]
    cards = card_order([lambda: [picture]], samples.ROOT / LOGO, cache=None)
    first, drawn, second = fulfil([papers[0], cards, papers[1]], Presses(), count=1)
    assert first == second == print_all([sheet], samples.RELEASED)
    assert [file.path for file in drawn.value] == [picture.path]
    assert drawn.value[0].content.startswith(b"\x89PNG")


def test_data_is_written_when_a_press_is_free_for_it(tmp_path: Path) -> None:
    """Printing begins with the first topic and does not wait for the words of the last."""
    [sheet] = sheets()
    kept: list[int] = []

    def written() -> list[Artifact]:
        kept.append(len(list(tmp_path.glob("*.pdf"))))
        name = f'"name": "{len(kept)} '.encode()
        return [Artifact(sheet.path, sheet.content.replace(b'"name": "', name))]

    fulfil([pdf_order([written] * 3, samples.RELEASED, cache=tmp_path)], Presses(), count=1)
    assert kept == [0, 1, 2]
