"""Two editions of the tiny world, for tests that take the second: each whole, with the list of its files."""

import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from test_commands import terbalik
from trees import break_tree, tiny

PAPER = "topics/tools/paper-notes.yml"
PAPER_ID = "topics/tools/paper-notes.id.yml"
VOICE = "topics/tools/voice-notes.yml"
SETTINGS = "curriculum/settings.yml"
THEIRS = f"organization/overlays/{PAPER}"
THEIRS_ID = f"organization/overlays/{PAPER_ID}"
PROFILE = "organization/organization.yml"
NEXT = "2026.12"


@cache
def _made(case: str) -> tuple[TemporaryDirectory[str], Path]:
    """Make an edition once for all tests of a run; its folder goes when the run ends."""
    folder = TemporaryDirectory()
    root = tiny(Path(folder.name), json.loads(case))
    said = terbalik("schema", root=root)
    assert said.code == 0, said.err + said.out
    return folder, root


def edition(folder: Path, case: dict[str, Any] | None = None) -> Path:
    """Return an edition of the tiny world, changed as a case says, with its manifest."""
    return shutil.copytree(_made(json.dumps(case))[1], folder / "tree")


def next_edition(folder: Path, case: dict[str, Any] | None = None) -> Path:
    """Return the edition after it: the same but for the case, and for its name."""
    case = dict(case or {})
    later = {'edition: "2026.11"': f'edition: "{NEXT}"'}
    case["change"] = {
        **case.get("change", {}),
        SETTINGS: later | case.get("change", {}).get(SETTINGS, {}),
    }
    return edition(folder, case)


def two(
    folder: Path, case: dict[str, Any], theirs: dict[str, Any] | None = None
) -> tuple[Path, Path]:
    """Return a copy in which an organization has done something, and the next edition, which is as the case says."""
    here = edition(folder / "here")
    if theirs:
        break_tree(here, theirs)
    return here, next_edition(folder / "next", case)


def files(root: Path) -> dict[str, bytes]:
    """Return every file below a root but what updates keep for themselves."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".terbalik" not in path.relative_to(root).parts
    }


def zipped(root: Path, to: Path, top: str = "terbalik-main") -> Path:
    """Return a ZIP of an edition, in one folder, as download pages make it."""
    inside = to.parent / "zip" / top
    shutil.copytree(root, inside)
    return Path(shutil.make_archive(str(to.with_suffix("")), "zip", inside.parent, top))
