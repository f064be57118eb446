"""The list of our files: fresh, complete, and blind to what a copy on another machine cannot keep."""

import json
import shutil
from pathlib import Path

import pytest
from built import ROOT
from test_commands import terbalik
from trees import tiny

from generator.editions.manifest import (
    MANIFEST,
    EditionFault,
    Manifest,
    as_bytes,
    digest_of,
    edited,
    manifest_of,
    ours,
    parsed,
    read,
)

PAPER = "topics/tools/paper-notes.yml"


def _edition(folder: Path) -> Path:
    """Return the tiny world as an edition: with the list of its files."""
    root = tiny(folder)
    terbalik("schema", root=root)
    return root


def test_the_committed_manifest_is_fresh() -> None:
    """`terbalik schema` would change nothing; each line that would is named, to be pasted without a terminal."""
    made = manifest_of(ROOT, read(ROOT).edition)
    if made is None:  # a fork with an organization keeps the list it was given
        assert (ROOT / "organization").is_dir()
        return
    committed = (ROOT / MANIFEST).read_bytes().splitlines()
    assert set(made.content.splitlines()) - set(committed) == set()
    assert made.content == (ROOT / MANIFEST).read_bytes()


def test_the_manifest_names_every_kind_of_file_of_ours_and_nothing_that_was_built() -> None:
    """Code, content, look, workflow and the README files of `organization/`; no cache, no site."""
    paths = read(ROOT).paths
    for path in (
        "generator/editions/manifest.py", "topics/digital-tools/scams-aimed-at-leaders.id.yml", "mkdocs.yml",
        "overrides/main.html", ".github/workflows/publish.yml", "organization/README.id.md", "LICENSE", ".gitignore",
    ):  # fmt: skip
        assert path in paths
    tops = {path.split("/")[0] for path in paths}
    assert not tops & {".git", "build", "site", ".venv", ".terbalik", ".pytest_cache"}
    assert not [path for path in paths if "__pycache__" in path]
    assert all(ours(path) for path in paths)
    assert dict(read(ROOT).files)[".ci/run"].endswith(" x")


@pytest.mark.parametrize(
    ("path", "is_ours"),
    [
        ("topics/tools/x.yml", True),
        ("organization/README.md", True),
        ("organization/README.id.md", True),
        ("organization/organization.yml", False),
        ("organization/overlays/README.md", False),
        ("organization/README.md/x.yml", False),
        ("organizations/x", True),
    ],
)
def test_what_lies_in_organization_is_theirs(path: str, is_ours: bool) -> None:
    """Only its README files are ours."""
    assert ours(path) is is_ours


def test_a_copy_without_git_knows_its_edited_files(tmp_path: Path) -> None:
    """Changed, deleted, or a folder in its place: each is named; what the organization added is not."""
    root = _edition(tmp_path)
    assert edited(root) == ()
    (root / PAPER).write_text("title: Ours?\n", encoding="utf-8")
    (root / "curriculum/sources.yml").unlink()
    (root / "topics/tools/more.yml").write_text("x: 1\n", encoding="utf-8")
    (root / "organization").mkdir()
    (root / "organization/organization.yml").write_text("name: We\n", encoding="utf-8")
    assert edited(root) == ("curriculum/sources.yml", PAPER)


def test_line_ends_and_rights_are_no_edit(tmp_path: Path) -> None:
    """A Windows checkout has the same edition; one letter more is an edit there too."""
    root = _edition(tmp_path)
    file = root / PAPER
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o755)
    assert edited(root) == ()
    file.write_bytes(file.read_bytes() + b"# more\r\n")
    assert edited(root) == (PAPER,)


def test_bytes_that_are_no_text_are_taken_as_they_are() -> None:
    """A picture in which the bytes of a line end come and go is another picture."""
    assert digest_of(b"\0a\r\nb") != digest_of(b"\0a\nb")
    assert digest_of(b"a\r\nb") == digest_of(b"a\nb")


def test_an_organization_cannot_take_its_edits_for_our_edition(tmp_path: Path) -> None:
    """Where it has a file of its own, `schema` leaves the list as it was given out, so that an edit stays one."""
    root = _edition(tmp_path)
    before = (root / MANIFEST).read_bytes()
    (root / PAPER).write_text((root / PAPER).read_text(encoding="utf-8") + "# ours\n")
    (root / "organization").mkdir()
    (root / "organization/organization.yml").write_text(
        "name: Koperasi\nshort_name: Kop\nkind: sme\n", encoding="utf-8"
    )
    assert terbalik("schema", root=root).code == 0
    assert (root / MANIFEST).read_bytes() == before
    assert edited(root) == (PAPER,)


def test_one_file_is_one_line(tmp_path: Path) -> None:
    """Git can merge two manifests, and reading gives back what was written."""
    made = Manifest("2026.11", "0.1.0", (("a", "0" * 64), ("b/c", "1" * 64 + " x")))
    assert parsed(as_bytes(made), "x") == made
    lines = [line for line in as_bytes(made).decode().splitlines() if '"b/c"' in line]
    assert lines == [f'  "b/c": "{"1" * 64} x"']


@pytest.mark.parametrize(
    "change",
    [
        {"product": "another"}, {"edition": "soon"}, {"edition": 2026}, {"version": None}, {"files": ["a"]},
        {"files": {"../a": "0" * 64}}, {"files": {"/a": "0" * 64}}, {"files": {"C:/a": "0" * 64}},
        {"files": {"a\\b": "0" * 64}}, {"files": {MANIFEST: "0" * 64}}, {"files": {"a": "0" * 63}}, {"files": {"a": 1}},
    ],
)  # fmt: skip
def test_a_damaged_manifest_is_a_sentence(change: dict[str, object]) -> None:
    """Anything that is not ours is refused before a path of it is used."""
    whole = {"product": "terbalik", "edition": "2026.11", "version": "1", "files": {}} | change
    with pytest.raises(EditionFault, match="is damaged"):
        parsed(json.dumps(whole).encode(), "manifest.json")


def test_a_folder_that_is_not_terbalik_is_a_sentence(tmp_path: Path) -> None:
    """It says what is missing and what to name instead."""
    with pytest.raises(EditionFault, match="holds no edition of Terbalik"):
        read(tmp_path)
    shutil.copytree(tiny(tmp_path), tmp_path / "copy")
    with pytest.raises(EditionFault, match="ZIP or git address"):
        read(tmp_path / "copy")
