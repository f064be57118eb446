"""Every problem code has a tiny broken tree, and the exact words its author reads.

A folder of `tests/wrong/` is named for its code. Its `case.yml` says how the tree of `tests/worlds/tiny`
is broken, its `report.txt` what is then printed. `WRONG_REFRESH=1 pytest tests/test_wrong.py` writes the
reports anew: read the difference as the author of that file would.
"""

import os
from pathlib import Path

import pytest
import yaml
from trees import TINY, TODAY, tiny

from generator.codes import CODES
from generator.codes.code import Code
from generator.report import as_text
from generator.survey import survey

WRONG = Path(__file__).parent / "wrong"
CASES = sorted(folder.name for folder in WRONG.iterdir())

# Found by printing or by rendering, and the merge's own guard against a patch that loading would have refused before.
NOT_OF_SOURCES = {"pdf-refused", "other-shape", "own-code-fails"}


@pytest.mark.parametrize("code", CASES)
def test_a_wrong_file_gets_its_exact_sentence(code: str, tmp_path: Path) -> None:
    """A broken tree reports its own code, nothing that only follows from it, in the words on file."""
    folder = WRONG / code
    case = yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8"))
    found = survey(tiny(tmp_path, case), case.get("today", TODAY)).problems
    printed = as_text(found) + "\n"
    if os.environ.get("WRONG_REFRESH"):
        (folder / "report.txt").write_text(printed, encoding="utf-8")
    assert {each.code for each in found} == {code}
    assert printed == (folder / "report.txt").read_text(encoding="utf-8")


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    """No code is without a proof, and no proof is left of a code that is gone."""
    assert set(CASES) == set(CODES) - NOT_OF_SOURCES


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_a_code_explains_itself_in_whole_sentences(code: Code) -> None:
    """What is wrong, how to mend it and why are sentences, not labels."""
    assert code.says[0] in '"{' or code.says[0].isupper()
    only_a_place = code.remedy.startswith("{") and code.remedy.endswith("}")
    for sentence in (code.example if only_a_place else code.remedy, code.explain):
        assert sentence.rstrip().endswith(".")
    assert len(code.explain.split()) >= 8


def test_the_tiny_world_is_right() -> None:
    """The tree that all cases break reports nothing, so each fault is the case's own."""
    assert survey(TINY, TODAY).problems == ()
