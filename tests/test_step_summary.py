"""What a pull request shows: annotations at the lines, and a report with the lines to paste, on the page of the check."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_commands import terbalik
from trees import tiny

from generator.problem import Problem, Where
from generator.report import as_github
from generator.step_summary import as_markdown
from generator.survey import survey
from generator.yaml_doc import read_yaml

OVERLAY = "organization/overlays/topics/tools/paper-notes.yml"
PAPER = "topics/tools/paper-notes.yml"
BLOB = "https://github.com/Someone/our-mentoring/blob/abc"


def _problem(message: str, remedy: str = "Mend it.", path: str = "a.yml") -> Problem:
    return Problem(Where(path, 3, 5), "some-code", "error", message, remedy)


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a step's summary, with the names a runner sets."""
    file = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    for name, value in (("SERVER_URL", "https://github.com"), ("REPOSITORY", "Someone/our-mentoring"), ("SHA", "abc")):  # fmt: skip
        monkeypatch.setenv(f"GITHUB_{name}", value)
    return file


def test_annotations_are_escaped_as_workflow_commands_ask() -> None:
    """%, CR and LF in what is said; also : and , in a property; nothing begins a second command."""
    told = as_github([_problem("50%\r\n::error::x, y: z", path="a,b:c%\n.yml")])
    assert told == (
        "::error file=a%2Cb%3Ac%25%0A.yml,line=3,col=5,title=some-code"
        "::50%25\\x0d%0A::error::x, y: z Mend it."
    )
    assert len(told.splitlines()) == 1


def test_the_report_is_read_on_the_page_of_the_check(tmp_path: Path, summary: Path) -> None:
    """Each problem with a link to its line, errors first; the same command without a runner writes nothing."""
    root = tiny(tmp_path, {"append": {PAPER: "more: 1\n"}, "write": {OVERLAY: "titel: x\n"}})
    said = terbalik("check", "--format", "github", root=root)
    assert said.code == 1
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("## What the check found\n\n2 errors.\n")
    assert f"]({BLOB}/{OVERLAY}?plain=1#L1)" in text
    assert text.count("\n- ") == said.out.count("::error file=") == 2
    summary.unlink()
    terbalik("check", root=root)
    assert not summary.exists()


def test_a_right_tree_says_so_on_the_page(tmp_path: Path, summary: Path) -> None:
    """A report that is empty looks like one that is missing."""
    assert terbalik("check", "--format", "github", root=tiny(tmp_path)).out == ""
    assert "No problems." in summary.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    ["level: advanced\n", "level: advanced\nseen:\n  level: h-00000000-00000000\n"],
    ids=["not recorded", "changed"],
)
def test_the_lines_to_paste_settle_what_is_reported(
    tmp_path: Path, summary: Path, change: str
) -> None:
    """Copied from the report into the file, without a terminal, nothing is left to report."""
    root = tiny(tmp_path, {"write": {OVERLAY: change}})
    terbalik("check", "--format", "github", root=root)
    text = summary.read_text(encoding="utf-8")
    (pasted,) = re.findall(r"\n  ```yaml\n  (.*)\n  ```\n", text)
    mended = change.replace("  level: h-00000000-00000000", pasted) if "seen" in change else change + pasted  # fmt: skip
    (root / OVERLAY).write_text(mended.rstrip() + "\n", encoding="utf-8")
    assert read_yaml("a.yml", mended.encode()).problems == ()
    assert terbalik("check", root=root).out == "no problems.\n"


def test_a_translation_set_aside_is_settled_by_its_line(tmp_path: Path, summary: Path) -> None:
    """The line goes below `seen:` of the language file, which the report names."""
    root = tiny(tmp_path, {"write": {OVERLAY: "title: What do we lose?\n"}})
    terbalik("accept", "paper-notes", root=root)
    terbalik("check", "--format", "github", root=root)
    text = summary.read_text(encoding="utf-8")
    (pasted,) = re.findall(r"\n  ```yaml\n  (.*)\n  ```\n", text)
    (root / OVERLAY.replace(".yml", ".id.yml")).write_text(f"seen:\n{pasted}\n", encoding="utf-8")
    assert terbalik("check", root=root).out == "no problems.\n"


TEXTS = st.text(st.sampled_from("ab <>[]()!`*_#|~\\&:/.@-\n\r1"), max_size=60)


@given(TEXTS, TEXTS)
def test_nothing_a_contributor_writes_becomes_markup(message: str, remedy: str) -> None:
    """No link, image, heading, list, table or tag but ours, and the words stay the words."""
    found = _problem(f"x{message}x", f"y{remedy}y", path="a.yml")
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown("T", [found], blob=BLOB))
    inline = [part for token in tokens for part in token.children or ()]
    kinds = {part.type for part in inline}
    assert kinds <= {"text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close", "link_open", "link_close", "html_inline"}  # fmt: skip
    assert {part.content for part in inline if part.type == "html_inline"} <= {"<code>", "</code>"}
    links = [part.attrs["href"] for part in inline if part.type == "link_open"]
    assert links == [f"{BLOB}/a.yml?plain=1#L3"]
    heads = [token for token in tokens if token.type == "heading_open"]
    assert len(heads) == 2
    assert len([token for token in tokens if token.type == "list_item_open"]) == 1


def test_a_report_of_very_much_stays_readable() -> None:
    """The first are shown, the others counted, and the page stays below what GitHub takes."""
    many = as_markdown("T", [_problem("x" * 3000, "y" * 9000)] * 500)
    assert len(many.encode()) < 1_000_000
    few = as_markdown("T", [_problem(f"m{number}") for number in range(500)])
    assert few.count("\n- ") == 150
    assert "And 350 more; mend these first." in few


def test_the_doctor_is_read_on_the_same_page(tmp_path: Path, summary: Path) -> None:
    """Its verdict on top, its findings below, and an annotation for each that has a line."""
    profile = "name: Sinar\nshort_name: Sinar\nkind: sme\n"
    root = tiny(tmp_path, {"write": {"organization/organization.yml": profile}})
    said = terbalik("doctor", "--format", "github", root=root)
    assert said.code == 1
    assert re.search(r"^::error file=organization/organization\.yml,line=1,col=1,title=no-safeg", said.out)  # fmt: skip
    assert len(said.out.splitlines()) == 2
    text = summary.read_text(encoding="utf-8")
    assert "1 must be mended before publishing, 1 should be" in text
    assert "safeguarding\\: \\{name\\:" in text


def test_a_summary_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The report has been printed all the same; the reason is said."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "none/summary.md"))
    said = terbalik("check", "--format", "github", root=tiny(tmp_path))
    assert (said.code, "could not be written" in said.err) == (0, True)


def test_every_line_to_paste_comes_from_a_real_remedy(tmp_path: Path) -> None:
    """The sentences that hold a line to paste still have the form the report looks for."""
    root = tiny(tmp_path, {"write": {OVERLAY: "level: advanced\n"}})
    (found,) = survey(root, __import__("datetime").date(2026, 11, 23)).problems
    assert "```yaml\n  seen: {level: h-" in as_markdown("T", [found])
