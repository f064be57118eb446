"""Every problem code has a tiny broken tree, and the exact words its author reads.

A folder of `tests/wrong/` is named for its code. Its `case.yml` says how the tree of `tests/worlds/tiny`
is broken, its `report.txt` what is then printed. `WRONG_REFRESH=1 pytest tests/test_wrong.py` writes the
reports anew: read the difference as the author of that file would.
"""

import datetime
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.codes import CODES
from generator.report import as_text
from generator.survey import survey

HERE = Path(__file__).parent
WRONG = HERE / "wrong"
TINY = HERE / "worlds" / "tiny"
TODAY = datetime.date(2026, 11, 23)
CASES = sorted(folder.name for folder in WRONG.iterdir())

# Found by printing, not by reading: `tests/test_pdf.py` holds it.
NOT_OF_SOURCES = {"pdf-refused"}


def _break(root: Path, case: dict[str, Any]) -> None:
    """Do to a tree what a case says."""
    for path, edits in case.get("change", {}).items():
        for find, put in edits.items():
            _edit(root / path, find, put)
    for path, text in case.get("write", {}).items():
        _place(root / path).write_text(text, encoding="utf-8")
    for path, text in case.get("append", {}).items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
    for path, digits in case.get("bytes", {}).items():
        _place(root / path).write_bytes(bytes.fromhex(digits))
    for path, kilobytes in case.get("size", {}).items():
        _place(root / path).write_bytes(b"# " + b"." * 1024 * kilobytes)
    for path, old in case.get("copy", {}).items():
        shutil.copy(root / old, _place(root / path))
    for path, target in case.get("link", {}).items():
        _place(root / path).symlink_to(target)
    for path in case.get("pipe", []):
        os.mkfifo(_place(root / path))
    for path in case.get("folder", []):
        (root / path).mkdir(parents=True)
    for path in case.get("delete", []):
        (root / path).unlink()


def _edit(path: Path, find: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(find) == 1, f"{find!r} stands {text.count(find)} times in {path.name}"
    path.write_text(text.replace(find, put), encoding="utf-8")


def _place(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


@pytest.mark.parametrize("code", CASES)
def test_a_wrong_file_gets_its_exact_sentence(code: str, tmp_path: Path) -> None:
    """A broken tree reports its own code, nothing that only follows from it, in the words on file."""
    folder = WRONG / code
    root = tmp_path / "tree"
    shutil.copytree(TINY, root)
    case = yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8"))
    _break(root, case)
    today = case.get("today", TODAY)
    found = survey(root, today).problems
    printed = as_text(found) + "\n"
    if os.environ.get("WRONG_REFRESH"):
        (folder / "report.txt").write_text(printed, encoding="utf-8")
    assert {each.code for each in found} == {code}
    assert printed == (folder / "report.txt").read_text(encoding="utf-8")


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    """No code is without a proof, and no proof is left of a code that is gone."""
    assert set(CASES) == set(CODES) - NOT_OF_SOURCES


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_a_code_explains_itself_in_whole_sentences(code: Any) -> None:
    """What is wrong, how to mend it and why are sentences, not labels."""
    assert code.says[0] in '"{' or code.says[0].isupper()
    for sentence in (code.remedy, code.explain):
        assert sentence == "{advice}" or sentence == "{note}" or sentence.rstrip().endswith(".")
    assert len(code.explain.split()) >= 8


def test_the_tiny_world_is_right() -> None:
    """The tree that all cases break reports nothing, so each fault is the case's own."""
    assert survey(TINY, TODAY).problems == ()
