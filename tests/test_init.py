"""terbalik init: a repository of an organization's own, whole or not at all, and all it says is true."""

import errno
import hashlib
import json
import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import ROOT
from small_site import small_world
from test_commands import Said, terbalik

from generator import __version__, roots
from generator.cli import VERBS, parser
from generator.starter import version as versions

WHEEL = f"terbalik-{__version__}-py3-none-any.whl"
# Hosts that a new repository may name: its own example, and the license.
KNOWN_HOSTS = {"creativecommons.org", "example.org"}
WRITTEN = {
    ".github/workflows/publish.yml", ".gitignore", ".vscode/extensions.json", ".vscode/settings.json",
    "README.id.md", "README.md", "mkdocs.yml", "organization/README.id.md", "organization/README.md",
    "organization/organization.yml", "requirements.txt",
}  # fmt: skip
READMES = ("README.md", "README.id.md", "organization/README.md", "organization/README.id.md")


def _init(*words: str) -> Said:
    return terbalik("init", *words, today=False)


def _files(root: Path) -> set[str]:
    paths = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return {path for path in paths if not path.startswith((".terbalik/", ".git/"))}


@pytest.fixture
def small(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small content in the place of ours, which is checked in no time."""
    content = small_world(tmp_path_factory.mktemp("package"))
    for path in ("curriculum/schemas", "organization"):
        shutil.copytree(ROOT / path, content / path)
    monkeypatch.setattr(roots, "_PACKAGED", content)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository made in a pipe, with a wheel; the tests only read it."""
    folder = tmp_path_factory.mktemp("init")
    (folder / WHEEL).write_bytes(b"the wheel")
    said = _init(
        str(folder / "Sinar Jaya"), "--name", "Koperasi Sinar Jaya", "--language", "id",
        "--package", str(folder / WHEEL),
    )  # fmt: skip
    assert said.code == 0, said.err
    return folder / "Sinar Jaya"


# --- what is there


def test_a_repository_holds_what_an_organization_touches_and_nothing_of_ours(made: Path) -> None:
    """Profile, manual, workflow, READMEs, the line with the version and its file; schemas for editors, outside git."""
    assert _files(made) == WRITTEN | {f"packages/{WHEEL}"}
    ignored = (made / ".gitignore").read_text().splitlines()
    assert "/.terbalik/" in ignored
    assert (made / ".terbalik/schemas/profile.schema.json").is_file()


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.usefixtures("small")
def test_the_profile_is_right_as_soon_as_it_has_a_name(tmp_path: Path, language: str) -> None:
    """Without a name the check says where it belongs; with one there is nothing to mend."""
    root = tmp_path / "repository"
    assert _init(str(root), "--language", language).code == 0
    said = terbalik("check", root=root)
    assert said.code == 1
    assert re.findall(r"^(\S+?):\d+:\d+: error (\S+): (\w+)", said.out, re.MULTILINE) == [
        ("organization/organization.yml", "empty-text", "name"),
        ("organization/organization.yml", "empty-text", "short_name"),
    ]
    profile = root / "organization/organization.yml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(re.sub("name:(?=[ \n])", "name: Sinar Jaya", text), encoding="utf-8")
    assert terbalik("check", root=root).out == "no problems.\n"
    other = {"en": "id", "id": "en"}[language]
    assert f"languages: [{language}, {other}]" in text


def _with_everything(root: Path, language: str) -> dict[str, Any]:
    """Take every line the profile offers, and return what it says then."""
    _init(str(root), "--name", "Sinar Jaya", "--language", language)
    profile = root / "organization/organization.yml"
    head, offered = profile.read_text(encoding="utf-8").split("\n\n", 1)
    profile.write_text(f"{head}\n\n" + re.sub("^# ", "", offered, flags=re.MULTILINE))
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path d="M0 0h8v8z"/></svg>'
    (root / "organization/logo.svg").write_text(svg)
    read: dict[str, Any] = yaml.safe_load(profile.read_text(encoding="utf-8"))
    return read


def test_every_line_the_profile_offers_can_be_taken(tmp_path: Path) -> None:
    """With the sign before them gone, and a logo beside it, its examples are right together, and in Indonesian the same."""
    english = _with_everything(tmp_path / "en", "en")
    said = terbalik("check", root=tmp_path / "en")
    assert said.out == "no problems.\n"
    assert {"contact", "safeguarding", "logo", "colors", "vocabulary", "remove"} <= set(english)
    indonesian = _with_everything(tmp_path / "id", "id")
    assert indonesian["remove"]["tracks"][0]["id"] == english["remove"]["tracks"][0]["id"]
    for each in (english, indonesian):
        for field in ("remove", "contact", "languages"):
            each.pop(field)
    assert indonesian == english


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sinar Jaya", "Sinar Jaya"),
        ('Koperasi "Sinar Jaya" & Sejahtera Abadi', 'Koperasi "Sinar Jaya"'),
        ("A: b # c @name@ @title@", "A: b # c @name@ @title@"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsge"),
        ("  Dua \n baris ", "Dua baris"),
    ],
)
@pytest.mark.usefixtures("small")
def test_any_name_arrives_as_it_was_written(tmp_path: Path, name: str, short: str) -> None:
    """Quotes, colons and the like are no syntax; a long name is cut for the top of the page at a word."""
    root = tmp_path / "repository"
    assert _init(str(root), "--name", name).code == 0
    profile = yaml.safe_load((root / "organization/organization.yml").read_text(encoding="utf-8"))
    assert (profile["name"], profile["short_name"]) == (" ".join(name.split()), short)
    assert terbalik("check", root=root).out == "no problems.\n"


def test_no_file_names_a_registry_or_our_build_machine(made: Path) -> None:
    """Where packages come from is the machine's own setting; no path of this machine stands anywhere."""
    for path in sorted(WRITTEN):
        text = (made / path).read_text(encoding="utf-8")
        assert not re.search(r"index-url|find-links|trusted-host", text), path
        hosts = set(re.findall(r"(?:https?:)?//([\w-]+(?:\.[\w-]+)+)", text))
        assert hosts <= KNOWN_HOSTS, path
        assert str(ROOT) not in text, path
        assert str(made) not in text, path
        assert "@" not in re.sub(r"@[0-9a-f]{40}|@example\.org|@(?:40-DIGITS)| @ git", "", text), (
            path
        )


@pytest.mark.parametrize("path", READMES)
def test_every_command_a_readme_names_exists(made: Path, path: str) -> None:
    """Each `terbalik ...` in it can be called like that."""
    text = (made / path).read_text(encoding="utf-8")
    named = re.findall(r"`(terbalik [a-z-][^`\n]*)`|^ *(terbalik [a-z][^#\n]*)", text, re.MULTILINE)
    calls = [shlex.split((a or b).strip())[1:] for a, b in named]
    assert calls
    for call in calls:
        if len(call) > 1:
            parser().parse_args(call)
        else:
            assert call[0] in (*VERBS, "--version")


def test_both_readmes_say_the_same(made: Path) -> None:
    """As many steps, tables and code blocks in one language as in the other, and the same commands."""
    for english in ("README.md", "organization/README.md"):
        texts = [
            (made / name).read_text(encoding="utf-8")
            for name in (english, english.replace(".md", ".id.md"))
        ]
        shapes = [
            [line[:1] for line in text.splitlines() if line.startswith(("#", "|", "1", "2", "`"))]
            for text in texts
        ]
        assert shapes[0] == shapes[1]


def test_links_of_the_readmes_lead_somewhere(made: Path) -> None:
    """Every file a README links to is in the repository, or on the web by https."""
    for path in READMES:
        text = (made / path).read_text(encoding="utf-8")
        text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        for target in re.findall(r"(?<!`)\[[^\]]+\]\(([^)]+)\)", text):
            there = (made / path).parent / target
            assert target.startswith(("https://", "page:")) or there.exists(), (path, target)


def test_the_schema_lines_of_the_manual_lead_to_the_schemas(made: Path) -> None:
    """What someone copies from the manual finds its schema from the place it is meant for."""
    for path in ("organization/README.md", "organization/README.id.md"):
        text = (made / path).read_text(encoding="utf-8")
        lines = re.findall(r"yaml-language-server: \$schema=(\S+)", text)
        assert lines
        for line in lines:
            folder = made / "organization" / "/".join(["x"] * (line.count("../") - 1))
            schema = Path(os.path.normpath(folder / line))
            assert schema.parent == made / ".terbalik/schemas"
            assert schema.is_file(), line


def test_editors_are_set_up_as_in_our_own_repository(made: Path) -> None:
    """The same settings, with the schemas where they lie here."""
    for name in ("settings.json", "extensions.json"):
        ours = (ROOT / ".vscode" / name).read_text(encoding="utf-8")
        theirs = (made / ".vscode" / name).read_text(encoding="utf-8")
        assert theirs == ours.replace("curriculum/schemas/", ".terbalik/schemas/")
    named = json.loads((made / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert all((made / schema).is_file() for schema in named["yaml.schemas"])


def test_the_manual_names_our_files_as_reports_do(made: Path) -> None:
    """Files of ours are in the package, the organization's own where they were."""
    for path in ("organization/README.md", "organization/README.id.md"):
        text = (made / path).read_text(encoding="utf-8")
        assert "`terbalik:curriculum/languages/<language>/vocabulary.yml`" in text.replace(
            "<bahasa>", "<language>"
        )
        assert "`terbalik:topics/digital-tools/scams-aimed-at-leaders.yml`" in text
        assert "# organization/overlays/topics/digital-tools/scams-aimed-at-leaders.yml" in text
        assert "| `topics/<" in text
        assert "terbalik:terbalik:" not in text


# --- where it goes


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    """One sentence that names what is there, exit 2, and nothing written."""
    (tmp_path / "notes.txt").write_text("mine")
    said = _init(str(tmp_path), "--name", "Sinar Jaya")
    assert said.code == 2
    assert said.err == (
        f"terbalik: {tmp_path} is not empty: it holds notes.txt. Name a folder that is new or empty. "
        "Nothing was written.\n"
    )
    assert _files(tmp_path) == {"notes.txt"}


def test_a_file_or_a_broken_link_in_the_way_is_told(tmp_path: Path) -> None:
    """What is no folder cannot become one."""
    (tmp_path / "a").write_text("mine")
    (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    for name in ("a", "b"):
        said = _init(str(tmp_path / name), "--name", "Sinar Jaya")
        assert said.code == 4
        assert len(said.err.splitlines()) == 1
    assert (tmp_path / "a").read_text() == "mine"


@pytest.mark.parametrize("inside", [[], [".git"]], ids=["empty", "cloned"])
@pytest.mark.usefixtures("small")
def test_an_empty_folder_is_filled(
    tmp_path: Path, inside: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the one we stand in, and a clone of a repository that has nothing but git's own folder."""
    for name in inside:
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    assert _init(".", "--name", "Sinar Jaya").code == 0
    assert _files(tmp_path) == WRITTEN
    assert terbalik("check").out == "no problems.\n"


@pytest.mark.parametrize("there", [True, False], ids=["empty folder", "new folder"])
@pytest.mark.parametrize("where", ["write_bytes", "rename"])
def test_a_failure_leaves_nothing_behind(
    tmp_path: Path, there: bool, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle is one sentence; no half repository, no leftovers beside it."""
    folder = tmp_path / "deep" / "repository" if not there else tmp_path
    calls: list[Path] = []
    real: Any = getattr(Path, where)
    # A new folder appears by one rename, an empty one is filled by several.
    fails = 3 if where == "write_bytes" or there else 1

    def full(self: Path, *given: Any) -> Any:
        calls.append(self)
        if len(calls) == fails:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, *given)

    with monkeypatch.context() as patch:
        patch.setattr(Path, where, full)
        said = _init(str(folder), "--name", "Sinar Jaya")
    assert len(calls) >= fails
    assert said.code == 4
    assert "the disk is full" in said.err
    assert list(tmp_path.iterdir()) == []
    beside = [entry.name for entry in tmp_path.parent.iterdir() if entry.name.startswith(".")]
    assert [name for name in beside if tmp_path.name in name] == []
    assert _init(str(folder), "--name", "Sinar Jaya").code == 0


# --- name and language


def test_a_pipe_is_asked_nothing(tmp_path: Path) -> None:
    """Without a name it is left to be filled in, and what remains to be done is told."""
    said = _process(["init", "repository"], tmp_path)
    assert said.returncode == 0
    assert "Enter" not in said.stdout
    assert "- write your name and short name into organization/organization.yml" in said.stdout


def _process(words: list[str], where: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=where, env=environment, input="Nobody\nid\n", capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_someone_at_a_terminal_is_asked_for_both(tmp_path: Path) -> None:
    """Two questions, answered in a line each."""
    mine, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "init", "repository"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=theirs, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    heard = ""
    for question, answer in (("name (Enter: later): ", "Sinar Jaya"), ("first): ", "id")):
        heard += _until(mine, question)
        os.write(mine, f"{answer}\n".encode())
    assert process.wait(timeout=60) == 0, heard
    os.close(mine)
    text = (tmp_path / "repository/organization/organization.yml").read_text(encoding="utf-8")
    assert 'name: "Sinar Jaya"' in text
    assert "languages: [id, en]" in text


def _until(terminal: int, wanted: str) -> str:
    heard = ""
    while wanted not in heard:
        assert select.select([terminal], [], [], 60)[0], heard
        heard += os.read(terminal, 1000).decode()
    return heard


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--language", "fr"], "choose en or id"),
        (["--name", "x" * 200], "at most 160 letters"),
        (["--name", "a\x1b[2J"], "at most 160 letters"),
        (["--package", "nowhere.whl"], "is no wheel of Terbalik"),
    ],
)
def test_wrong_use_is_one_sentence_and_writes_nothing(
    tmp_path: Path, words: list[str], told: str
) -> None:
    """Exit 2, before anything is on the disk."""
    said = _init(str(tmp_path / "repository"), *words)
    assert said.code == 2
    assert told in said.err
    assert list(tmp_path.iterdir()) == []


# --- the line that names the version


def test_the_wheel_lies_in_the_repository_under_its_hash(made: Path) -> None:
    """pip takes the line from the repository's folder, and refuses any other file of that name."""
    mark = hashlib.sha256(b"the wheel").hexdigest()
    lines = (made / "requirements.txt").read_text().splitlines()
    live = [line for line in lines if not line.startswith("#")]
    assert live == [f"./packages/{WHEEL} --hash=sha256:{mark}"]
    assert (made / "packages" / WHEEL).read_bytes() == b"the wheel"
    assert "It does already." in (made / "README.md").read_text(encoding="utf-8")


class _Noted:
    """What pip notes of an installation."""

    def __init__(self, note: dict[str, Any] | None) -> None:
        self._note = note

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return None if self._note is None else json.dumps(self._note)


def _archive(wheel: Path, mark: str) -> dict[str, Any]:
    return {"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": mark}}}


def test_the_running_version_is_named_as_it_was_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same wheel if it is still there, the commit of a git address; else the line waits to be filled in."""
    wheel = tmp_path / "of mine" / WHEEL
    wheel.parent.mkdir()
    wheel.write_bytes(b"the wheel")
    mark = hashlib.sha256(b"the wheel").hexdigest()

    def named(note: dict[str, Any] | None) -> versions.Named:
        monkeypatch.setattr(versions, "distribution", lambda name: _Noted(note))
        return versions.installed()

    made = named(_archive(wheel, mark))
    assert made.line == f"./packages/{WHEEL} --hash=sha256:{mark}"
    assert made.file == (WHEEL, b"the wheel")
    assert not named(_archive(wheel, "0" * 64)).known
    assert not named(_archive(tmp_path / WHEEL, mark)).known
    git = {"vcs": "git", "commit_id": "ab" * 20}
    address = "https://code.example.org/terbalik"
    assert named({"url": address, "vcs_info": git}).line == (
        f"terbalik @ git+{address}@{'ab' * 20}"
    )
    assert not named({"url": "file:///a", "dir_info": {"editable": True}}).known
    assert not named(None).known


def test_a_line_that_waits_is_refused_by_pip_with_the_missing_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is built by chance: the workflow stops at its first step, naming what is missing."""
    monkeypatch.setattr(versions, "distribution", lambda name: _Noted(None))
    said = _init(str(tmp_path / "repository"), "--name", "Sinar Jaya")
    assert "put the wheel of Terbalik into a folder packages/" in said.out
    assert "It does not yet" in (tmp_path / "repository/README.md").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--dry-run", "--no-deps", "-r", "requirements.txt"],
        cwd=tmp_path / "repository", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert WHEEL in done.stderr + done.stdout
