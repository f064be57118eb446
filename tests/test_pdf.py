"""Printing: real PDFs, read back."""

import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import paper_samples as samples
import pypdf
import pytest

from generator.model import document as d
from generator.model.artifact import Artifact
from generator.model.document import Document, DocumentKind, Prose
from generator.model.text import Text
from generator.paper.names import pack_name, pdf_name
from generator.paper.scribe import Scribe
from generator.printing import pdf
from generator.printing.pdf import print_all
from generator.printing.presses import Presses, Stopped
from generator.render.typst import render, render_packs


def _data(document: Document, paper: str = "a4") -> tuple[Artifact, ...]:
    """The files a document is printed in: a guide in packs, another one alone."""
    context = samples.context(document.language, paper)
    return render_packs((document,), context) + render(document, context)


def _printed(document: Document, paper: str = "a4") -> list[pypdf.PdfReader]:
    artifacts = _data(document, paper)
    outcome = print_all(artifacts, samples.RELEASED)
    assert not outcome.problems
    return [pypdf.PdfReader(io.BytesIO(artifact.content)) for artifact in outcome.value]


def _letters(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_guide_is_a_tagged_pdf_ua_file_in_its_language(language: str) -> None:
    """Each length is one file, tagged, marked UA-1, titled, in its language, with its fonts inside."""
    short, long = _printed(samples.guide(language))
    for reader in (short, long):
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
        assert reader.metadata is not None
        assert reader.metadata.title is not None
        assert "Sample" in reader.metadata.title
        assert all(_embedded(font) for font in _fonts(reader))
    assert samples.TITLES[language] in _letters(short)
    assert samples.ASKED[language] in _letters(short)
    assert "Firstpart" in _letters(short)
    assert "Secondpart" in _letters(long)


def _fonts(reader: pypdf.PdfReader) -> list[Any]:
    pages: Any = reader.pages
    return [
        font.get_object()["/DescendantFonts"][0].get_object()
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    ]


def _embedded(font: Any) -> bool:
    described = font["/FontDescriptor"].get_object()
    return "PlusJakartaSans" in str(font["/BaseFont"]) and bool(
        {"/FontFile2", "/FontFile3"} & set(described)
    )


def test_the_foot_names_topic_language_edition_page_and_license() -> None:
    """A loose sheet tells what it is part of, in its own language."""
    letters = _letters(_printed(samples.guide("id"))[0])
    for words in ("Sample", "Bahasa Indonesia", "Edisi 2026.11", "Halaman 1 dari 1", "CC BY 4.0"):
        assert words in letters


def test_paper_comes_from_the_settings() -> None:
    """US Letter is a setting, not another template."""
    page = _printed(samples.worksheet("en"), paper="us-letter")[0].pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_the_same_input_gives_the_same_bytes() -> None:
    """Twice the same bytes, also from another press and from the store of earlier builds."""
    artifacts = _data(samples.guide("en"))
    first = print_all(artifacts, samples.RELEASED)
    assert print_all(artifacts, samples.RELEASED, count=1) == first


def test_a_store_prints_once_and_keeps_only_what_is_used(tmp_path: Path) -> None:
    """The second build takes files from the store; what no document uses any more is deleted."""
    artifacts = _data(samples.guide("en"))
    first = print_all(artifacts, samples.RELEASED, cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    assert print_all(artifacts, samples.RELEASED, cache=tmp_path, seconds=0.0001) == first
    print_all(artifacts[:1], samples.RELEASED, cache=tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_hostile_text_stays_letters() -> None:
    """What would be code in the typesetter's language is printed as it was typed."""
    hostile = samples.plain(samples.HOSTILE, "en")
    document = replace(samples.guide("en", extra=(Prose(text=hostile),)), title=hostile)
    letters = _letters(_printed(document)[0])
    assert letters.count(samples.HOSTILE) == 2
    assert "root:" not in letters


def test_a_letter_without_a_printed_form_is_a_located_problem() -> None:
    """One refused document names its topic and the letter; the others are printed all the same."""
    bad = samples.guide("en", extra=(Prose(text=samples.plain("party 🎉", "en")),))
    artifacts = _data(bad) + _data(samples.worksheet("en"))
    outcome = print_all(artifacts, samples.RELEASED)
    assert [artifact.path for artifact in outcome.value] == [
        "en/topics/sample/terbalik-sample-worksheet-senior-en.pdf"
    ]
    assert {problem.code for problem in outcome.problems} == {"pdf-refused"}
    assert outcome.problems[0].where.path == samples.PLACE.path
    assert "🎉" in outcome.problems[0].message


def _slow(artifact: Artifact) -> Artifact:
    data = json.loads(artifact.content)
    data["parts"][0]["front"][0]["items"] *= 30000
    return Artifact(artifact.path, json.dumps(data).encode())


def test_a_press_that_takes_too_long_is_stopped() -> None:
    """A hanging document becomes a problem within its time, and the next one is printed."""
    artifact = render(samples.worksheet("en"), samples.context("en"))[0]
    slow = _slow(artifact)
    started = time.monotonic()
    outcome = print_all((slow, artifact), samples.RELEASED, seconds=2.0, count=1)
    assert time.monotonic() - started < 30
    assert len(outcome.value) == 1
    assert "longer than 2 seconds" in outcome.problems[0].message


def test_an_interrupt_ends_the_printing_at_once(tmp_path: Path) -> None:
    """Ctrl-C reaches us and not the presses: no traceback of theirs, nothing goes on behind our back."""
    artifact = _slow(render(samples.worksheet("en"), samples.context("en"))[0])
    (tmp_path / "slow.json").write_bytes(artifact.content)
    program = (
        "import datetime, signal, sys, threading\nfrom pathlib import Path\n"
        # A shell that starts something in the background has it ignore the interrupt.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from generator.model.artifact import Artifact\nfrom generator.printing.pdf import print_all\n"
        "slow = Artifact('pdf/en/slow.json', Path(sys.argv[1]).read_bytes())\n"
        "try:\n    print('here', flush=True)\n    print_all([slow] * 50, datetime.date(2026, 11, 23))\n"
        "except KeyboardInterrupt:\n"
        "    for thread in set(threading.enumerate()) - {threading.current_thread()}:\n"
        "        thread.join(5)\n"
        "    sys.exit(130 if threading.active_count() == 1 else 1)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "slow.json")],
        cwd=samples.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout
    assert process.stdout.readline() == b"here\n"
    time.sleep(2)
    # As a terminal does it: the whole group hears it.
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=5)
    assert (process.returncode, said) == (130, b"")


def test_another_thread_may_stop_the_presses() -> None:
    """A preview that ends does not wait for paper, and stopped presses never start again."""
    artifact = _slow(render(samples.worksheet("en"), samples.context("en"))[0])
    presses = Presses()
    timer = threading.Timer(1.5, presses.stop)
    timer.start()
    started = time.monotonic()
    for _ in range(2):
        with pytest.raises(Stopped):
            print_all([artifact] * 50, samples.RELEASED, presses=presses)
    assert time.monotonic() - started < 6
    timer.join()


def test_another_typesetter_prints_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an older Typst printed is not taken for what this one would print."""
    artifacts = render(samples.worksheet("en"), samples.context("en"))
    print_all(artifacts, samples.RELEASED, cache=tmp_path)
    (first,) = tmp_path.iterdir()
    first.write_bytes(b"of an older one")
    assert (
        print_all(artifacts, samples.RELEASED, cache=tmp_path).value[0].content
        == b"of an older one"
    )
    monkeypatch.setattr(pdf, "version", lambda name: "99")
    assert (
        print_all(artifacts, samples.RELEASED, cache=tmp_path).value[0].content.startswith(b"%PDF")
    )


@pytest.mark.parametrize(("count", "lines"), [(3, 1), (5, 2), (7, 3)])
def test_a_worksheet_is_one_page(count: int, lines: int) -> None:
    """However many questions a topic adds, the sheet fills one page, with its strip at the foot."""
    reader = _printed(samples.worksheet("en", count, lines))[0]
    assert len(reader.pages) == 1
    letters = _letters(reader)
    assert letters.index("Question0") < letters.index("Tear off") < letters.index("Sure")


def _long(name: str) -> Text:
    return samples.text(f"{name}-a.\n\n- {name}-b\n- {name}-c\n\n{name}-d.", "en")


@pytest.mark.parametrize("kind", ["guide", "brief"])
def test_every_paragraph_and_list_is_printed_once(kind: DocumentKind) -> None:
    """Wherever a text of several blocks may stand, on the table or in the background, all of it is there."""
    line = samples.text("Line", "en")
    term = d.TermItem(id="t", term=line, meaning=_long("term"))
    blocks: tuple[d.Block, ...] = (
        d.Terms(items=(term,)),
        d.Terms(items=(term, replace(term, meaning=_long("more")))),
        d.Table(caption=line, head=(line, line), rows=((line, _long("cell")),)),
        d.Steps(items=(d.StepItem(id="s", who="mentor", text=_long("step")),)),
        d.Checklist(id="c", items=(d.CheckItem(id="c", text=_long("check"), minutes=5),)),
        d.Callout(id="x", kind="note", title=line, body=(_long("body"),), say=_long("say")),
        d.Answer(id="a", they_ask=line, you_say=_long("answer")),
        d.Message(id="m", text=_long("message")),
        d.Bullets(items=(_long("bullet"),)),
        Prose(text=_long("prose")),
    )
    document = replace(samples.guide("en"), kind=kind, blocks=blocks)
    artifact = _data(samples.guide("en", blocks) if kind == "guide" else document)[0]
    [printed] = print_all((artifact,), samples.RELEASED, count=1).value
    letters = _letters(pypdf.PdfReader(io.BytesIO(printed.content)))
    places = {"term": 2} | dict.fromkeys(
        ("more", "cell", "step", "check", "body", "say", "answer", "message", "bullet", "prose"), 1
    )
    wanted = {f"{place}-{part}": count for place, count in places.items() for part in "abcd"}
    assert {words: letters.count(words) for words in wanted} == wanted


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Only\nletters.", "Only letters."),
        ("With *weight*.", {"body": [{"p": ["With ", {"em": ["weight"]}, "."]}]}),
        ("Bapak/Ibu", {"body": [{"p": [{"word": "Bapak/Ibu"}]}]}),
        ("One.\n\nTwo.", {"body": [{"p": ["One."]}, {"p": ["Two."]}]}),
    ],
)
def test_a_text_of_letters_alone_is_a_string(words: str, written: object) -> None:
    """Most texts are, and a press need not take them apart; any other keeps all it is made of."""
    scribe = Scribe(samples.context("en"), samples.guide("en"))
    assert scribe.text(samples.text(words, "en")) == written


def _places(page: pypdf.PageObject) -> dict[str, tuple[float, float, float]]:
    """Where each piece of text stands, in points from the left and from below, and the size of its letters."""
    at: dict[str, tuple[float, float, float]] = {}

    def seen(words: str, matrix: list[float], _: object, font: object, size: float) -> None:
        at.setdefault(words.strip(), (matrix[4], matrix[5], size))

    page.extract_text(visitor_text=seen)
    return at


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_rung_stands_beside_its_questions(language: str) -> None:
    """The ladder is read at a glance: the rung at the left and what is said of it, its questions at the right."""
    line = partial(samples.text, language=language)
    agenda = next(b for b in samples.guide(language).blocks if isinstance(b, d.Agenda))
    blocks = (
        d.Heading(id="rung", level=2, text=line("Rungname")),
        Prose(text=line("Rungabout"), role="quiet"),
        d.Prompts(items=agenda.items[0].prompts[:1]),
    )
    [reader] = _printed(replace(samples.guide(language), kind="prompts", blocks=blocks))
    [page] = reader.pages
    at = _places(page)
    (x, y, _), about = at["Rungname"], at["Rungabout"]
    asked = next(at[words] for words in at if samples.ASKED[language].startswith(words) and words)
    assert x == about[0] < asked[0] - 80
    assert abs(y - asked[1]) < 4
    assert about[1] < y


def _lines(count: int) -> tuple[d.Block, ...]:
    return tuple(Prose(text=samples.text(f"Line {at}.", "en")) for at in range(count))


def test_a_ladder_takes_smaller_letters_before_a_second_page() -> None:
    """Three sizes are easy to read; what no size brings onto one page is printed in the largest."""
    found = []
    for count in (10, 44, 46, 48, 60):
        ladder = replace(samples.guide("en"), kind="prompts", blocks=_lines(count))
        [reader] = _printed(ladder)
        found.append((len(reader.pages), round(_places(reader.pages[0])["Line 1."][2], 1)))
    assert found == [(1, 9.4), (1, 9.4), (1, 9.0), (1, 8.6), (2, 9.4)]


@pytest.mark.parametrize(("count", "size"), [(4, 11), (18, 10.5), (20, 9.5), (30, 9)])
def test_a_brief_is_folded_below_its_last_line(count: int, size: float) -> None:
    """At half a page as long as it fits there in letters one can read, else lower; it is one page always."""
    [reader] = _printed(replace(samples.guide("en"), kind="brief", blocks=_lines(count)))
    [page] = reader.pages
    at = _places(page)
    last, fold = at[f"Line {count - 1}."], at["Fold here"]
    assert last[2] == size
    assert last[1] > fold[1] + 8
    assert (abs(fold[1] - float(page.mediabox.height) / 2) < 4) == (count < 30)


def test_questions_that_need_trust_stay_off_the_pack() -> None:
    """A pack is printed for any meeting, so it leaves out what asks for a third one."""
    assert "Trustquestion" not in _letters(_printed(samples.guide("en"))[0])


def test_a_text_in_another_language_is_marked() -> None:
    """Words that are not in the page's language say so, and a screen reader is told."""
    foreign = replace(samples.text("English words", "en"), state="fallback")
    guide = samples.guide("id", extra=(Prose(text=foreign),))
    [artifact] = render_packs((guide,), samples.context("id"), minutes=45)
    [printed] = print_all((artifact,), samples.RELEASED, count=1).value
    reader = pypdf.PdfReader(io.BytesIO(printed.content))
    assert "English words (dalam" in _letters(reader)
    assert b"/Lang(en)" in printed.content


def test_a_file_is_named_so_that_a_person_recognizes_it() -> None:
    """Topic, length and language stand in a pack's name; words of any language make a name that is safe."""
    assert pack_name("sample", "45 minutes", "en") == "sample-45-minutes-en.pdf"
    assert pack_name("sample", "../45 Menit/", "id") == "sample-45-menit-id.pdf"
    assert pdf_name(samples.worksheet("id")) == "terbalik-sample-worksheet-senior-id.pdf"


def test_pages_that_are_not_for_paper_give_nothing() -> None:
    """The home page has no PDF."""
    home = replace(samples.guide("en"), kind="home")
    assert render(home, samples.context("en")) == ()
