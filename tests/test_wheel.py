"""The wheel: all content inside, built from a checkout or a source distribution, and lived on by a newcomer without a network."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import ROOT, once
from conftest import Visit
from hosting import hosted
from playwright.sync_api import expect
from small_site import small_world

from generator import __version__

# All that a wheel is built from; the rest of the repository is for those who work on Terbalik.
SOURCES = (
    "LICENSE", "LICENSES", "README.md", "curriculum", "generator", "mkdocs.yml", "organization",
    "overrides", "pyproject.toml", "requirements.in", "requirements.lock", "setup.py", "topics",
)  # fmt: skip
NEXT = "99.1"
TOPIC = "topics/digital-tools/paper-notes.yml"
OVERLAY = f"organization/overlays/{TOPIC}"
BEFORE, AFTER = "What do we lose on paper notes?", "What do we find in paper notes?"
PATIENCE = 120
NAME = "Koperasi Sinar Jaya"
# What a runner gives to each step, and no more of this machine than it needs.
RUNNER = {
    "GITHUB_REPOSITORY": "Sinar-Jaya/Mentoring",
    "GITHUB_REPOSITORY_OWNER": "Sinar-Jaya",
    "CI": "true",
}


def _run(command: list[str], where: Path, **environment: str) -> str:
    """Run a command and return what it said; what it said is the reason when it fails."""
    done = subprocess.run(
        command, cwd=where, env={**_machine(), **environment}, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def _machine() -> dict[str, str]:
    """Return the environment without a way to our checkout, and without a network for pip."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    return {**kept, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}


# --- what is built


def _copied(to: Path) -> Path:
    """Copy what a wheel is built from, as a clean checkout has it."""
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", "content")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=ignore)
        else:
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    # An organization's own files, and what lies about in a folder that is worked in, are nobody else's.
    (to / "organization/organization.yml").write_text("name: Mine\n")
    (to / "overrides/.DS_Store").write_text("x")
    return to


def _built(tree: Path, kind: str, to: Path) -> Path:
    """Build a `wheel` or an `sdist` with the build backend itself."""
    to.mkdir(parents=True, exist_ok=True)
    call = f"import setuptools.build_meta as b, sys; b.build_{kind}(sys.argv[1])"
    _run([sys.executable, "-c", call, str(to)], tree)
    return next(file for file in to.iterdir() if file.suffix in (".whl", ".gz"))


def _all_built(to: Path) -> None:
    """Build this version from a checkout and from a source distribution, and two editions of a small content."""
    tree = _copied(to / "checkout")
    archive = _built(tree, "sdist", to / "sdist")
    _built(tree, "wheel", to / "whole")
    shutil.unpack_archive(archive, to / "unpacked", filter="data")
    _built(next((to / "unpacked").iterdir()), "wheel", to / "from-sdist")
    _shrink(tree, to)
    _built(tree, "wheel", to / "now")
    _change(tree / TOPIC, BEFORE, AFTER)
    _change(tree / "generator/__init__.py", f'"{__version__}"', f'"{NEXT}"')
    (tree / "build/lib/generator/content/topics/left-behind.yml").write_text("from before")
    _built(tree, "wheel", to / "next")


def _shrink(tree: Path, to: Path) -> None:
    """Put a content of two topics into a checkout, which is read in no time."""
    small = small_world(to / "small")
    for name in ("topics", "curriculum"):
        shutil.rmtree(tree / name)
        (small / name).rename(tree / name)


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, text[:500])
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of everything that was built, once for all workers."""
    return once(tmp_path_factory, "wheels", _all_built)


def _wheel(builds: Path, name: str) -> Path:
    return next((builds / name).glob("*.whl"))


def _held(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _ours(root: Path, *folders: str) -> dict[str, bytes]:
    """Return the files of these folders by path, without what Python and systems leave behind."""
    files = (file for folder in folders for file in (root / folder).rglob("*") if file.is_file())
    paths = {file.relative_to(root).as_posix(): file for file in files}
    return {
        path: file.read_bytes()
        for path, file in paths.items()
        if "__pycache__" not in path and not file.name.startswith(".")
    }


def test_the_wheel_holds_all_that_a_build_reads(builds: Path) -> None:
    """Every file of topics, curriculum and look, byte for byte, with templates, schemas, fonts and licenses."""
    held = _held(_wheel(builds, "whole"))
    content = {
        path.removeprefix("generator/content/"): data
        for path, data in held.items()
        if path.startswith("generator/content/")
    }
    singles = ("LICENSE", "mkdocs.yml", "requirements.lock", "organization/README.md", "organization/README.id.md")  # fmt: skip
    expected = _ours(ROOT, "topics", "curriculum", "overrides", "LICENSES")
    expected |= {name: (ROOT / name).read_bytes() for name in singles}
    assert sorted(content) == sorted(expected)
    assert content == expected
    program = {p: d for p, d in held.items() if p.startswith("generator/") and "/content/" not in p}
    assert program == _ours(ROOT, "generator")
    licenses = {path for path in held if ".dist-info/licenses/" in path}
    assert {path.partition("/licenses/")[2] for path in licenses} == {
        "LICENSE", *(path for path in expected if path.startswith("LICENSES/")),
    }  # fmt: skip


def test_a_source_distribution_builds_the_same_wheel(builds: Path) -> None:
    """Name for name and byte for byte, with no checkout and no git."""
    assert _held(_wheel(builds, "from-sdist")) == _held(_wheel(builds, "whole"))


def test_what_an_earlier_build_left_is_in_no_later_wheel(builds: Path) -> None:
    """A folder that was built in before gives what a clean one gives."""
    held = set(_held(_wheel(builds, "next")))
    assert "generator/content/" + TOPIC in held
    assert [path for path in held if "left-behind" in path or "scams-aimed" in path] == []


# --- where it is installed


@dataclass(frozen=True)
class Machine:
    """Someone's Python, with what Terbalik needs but not Terbalik itself."""

    home: Path

    @property
    def bin(self) -> Path:
        """Where its programs are."""
        return self.home / "bin"

    @property
    def packages(self) -> Path:
        """Where its packages are."""
        return next((self.home / "lib").glob("python3*")) / "site-packages"

    @property
    def installed(self) -> Path:
        """The package."""
        return self.packages / "generator"

    def pip(self, *words: str, where: Path | None = None) -> str:
        """Let pip install here, from files alone."""
        pip = [sys.executable, "-m", "pip", "--python", str(self.bin / "python")]
        return _run([*pip, "install", "--quiet", "--no-deps", *words], where or self.home)

    def say(self, *words: str, where: Path) -> str:
        """Run the installed command."""
        return _run([str(self.bin / "terbalik"), *words], where)


def _machine_with(folder: Path, *, needs: bool = True) -> Machine:
    """Make a new environment; what the tests run with is visible in it, our own project is not."""
    _run([sys.executable, "-m", "venv", "--without-pip", str(folder)], folder.parent)
    made = Machine(folder)
    if needs:
        seen = folder / "needs"
        seen.mkdir()
        for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
            for entry in Path(place).iterdir():
                if "terbalik" not in entry.name.lower() and entry.suffix != ".pth":
                    (seen / entry.name).symlink_to(entry)
        (made.packages / "needs.pth").write_text(f"{seen}\n")
    return made


def _state(package: Path) -> dict[str, tuple[int, int]]:
    """Return every file of a package with its size and time; what Python compiles for itself is its own affair."""
    files = (path for path in package.rglob("*") if "__pycache__" not in path.parts)
    states = ((path, path.lstat()) for path in files)
    return {
        str(path): (state.st_size, state.st_mtime_ns) for path, state in states if path.is_file()
    }


def _newcomer(to: Path, builds: Path) -> None:
    """Do what the manual says: install the wheel, init, and every step of the workflow that needs no network."""
    to.mkdir()
    machine = _machine_with(to / "python")
    machine.pip(str(_wheel(builds, "whole")))
    before = _state(machine.installed)
    root = to / "Program mentoring kami"
    machine.say("init", str(root), "--name", NAME, "--language", "id", where=to)
    environment = {
        **RUNNER,
        "GITHUB_ENV": str(to / "github.env"),
        "GITHUB_STEP_SUMMARY": str(to / "summary.md"),
        "PATH": f"{machine.bin}{os.pathsep}{os.environ['PATH']}",
    }
    for step in _steps(root):
        # pip is run apart, for it needs a network; printing all of it takes a minute.
        script = step.replace(
            "terbalik build", "terbalik build --no-pdf --language id --language en"
        )
        if "pip install" not in script:
            shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
            _run(shell, root, **environment)
            if (to / "github.env").exists():
                lines = (to / "github.env").read_text().splitlines()
                environment |= dict(line.split("=", 1) for line in lines)
    assert _state(machine.installed) == before


def _steps(root: Path) -> list[str]:
    """Return the shell steps that the job that builds cannot go on without."""
    file = root / ".github/workflows/publish.yml"
    workflow: dict[str, Any] = yaml.load(file.read_bytes(), yaml.BaseLoader)
    steps = workflow["jobs"]["build"]["steps"]
    return [step["run"] for step in steps if "run" in step and "continue-on-error" not in step]


@pytest.fixture(scope="session")
def newcomer(tmp_path_factory: pytest.TempPathFactory, builds: Path) -> Path:
    """The folder of someone who has Python and the wheel, and has followed the steps."""
    return once(tmp_path_factory, "newcomer", lambda to: _newcomer(to, builds))


@pytest.mark.slow
@pytest.mark.browser
def test_a_newcomer_publishes_from_the_wheel_alone(newcomer: Path, visit: Visit) -> None:
    """In a folder with spaces in its name: their name and address on the home page, in both languages, theirs first."""
    site = newcomer / "Program mentoring kami" / "site"
    address = "https://sinar-jaya.github.io/Mentoring"
    assert f"<loc>{address}/id/</loc>" in (site / "sitemap.xml").read_text()
    with hosted(site, "/Mentoring/") as place:
        door = visit(place).locator("[data-language]")
        expect(door.first).to_have_attribute("data-language", "id")
        for language in ("id", "en"):
            page = visit(f"{place}{language}/")
            expect(page.locator("header").first).to_contain_text(NAME)
            expect(page.locator("link[rel=canonical]")).to_have_attribute(
                "href", f"{address}/{language}/"
            )
        page.locator("main a[href*='areas/']").first.click()
        page.locator("main a[href*='topics/']").first.click()
        expect(page.locator(".kind-guide h1")).to_be_visible()
    summary = (newcomer / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith(
        "## What the check found\n\nNo problems.\n\n## How your changes stand"
    )
    assert "scams-aimed-at-leaders" in summary.partition("```\n")[2]


@pytest.mark.slow
def test_all_that_is_made_lies_in_their_repository_and_git_ignores_it(newcomer: Path) -> None:
    """Nothing is written into the package (asserted while it ran), nothing but sources is left to commit."""
    root = newcomer / "Program mentoring kami"
    _run(["git", "init", "--quiet"], root)
    try:
        status = _run(["git", "status", "--porcelain", "--untracked-files=all"], root)
    finally:
        shutil.rmtree(root / ".git")
    left = {line[3:] for line in status.splitlines()}
    assert left == {
        ".github/workflows/publish.yml", ".gitignore", ".vscode/extensions.json", ".vscode/settings.json",
        "README.id.md", "README.md", "mkdocs.yml", "organization/README.id.md", "organization/README.md",
        "organization/organization.yml", "requirements.txt",
        f"packages/terbalik-{__version__}-py3-none-any.whl",
    }  # fmt: skip
    assert (root / ".terbalik/schemas/topic-overlay.schema.json").is_file()


_PRINT = """
import sys, datetime
from pathlib import Path
from generator.build import current
from generator.printing.pdf import print_all
from generator.workshop import Options, Workshop

root = Path(sys.argv[1])
stage = current(Workshop(Options(root, root / "site", datetime.date(2026, 11, 23), ("id",), search=False)))[0]
sheets = [sheet for sheet in stage.for_print() if "forms/agreement" in sheet.path]
made = print_all(sheets, stage.catalog.settings.released)
assert not made.problems, made.problems
for file in made.value:
    print(file.path)
    (Path(sys.argv[2]) / Path(file.path).name).write_bytes(file.content)
"""


def test_a_sheet_prints_from_the_wheel(builds: Path, tmp_path: Path) -> None:
    """Templates and faces of paper are in the package: the agreement is a tagged PDF in our own type."""
    machine = _machine_with(tmp_path / "python")
    machine.pip(str(_wheel(builds, "now")))
    root = _their_repository(tmp_path)
    told = _run([str(machine.bin / "python"), "-c", _PRINT, str(root), str(tmp_path)], tmp_path)
    assert [path.rpartition("/")[0] for path in told.split()] == ["id/forms/agreement"]
    (printed,) = tmp_path.glob("*.pdf")
    data = printed.read_bytes()
    assert data.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in data
    assert b"PlusJakartaSans" in data


def _their_repository(to: Path) -> Path:
    """Make the folder of an organization that has nothing but its name."""
    root = to / "our program"
    (root / "organization").mkdir(parents=True)
    profile = f"name: {NAME}\nshort_name: Sinar Jaya\nkind: community\n"
    (root / "organization/organization.yml").write_text(profile)
    return root


# --- the line that names the version


def test_pip_takes_the_line_of_the_repository_and_no_other_file(
    builds: Path, tmp_path: Path
) -> None:
    """With the hash of the very wheel it installs; with any other wheel of that name it refuses."""
    machine = _machine_with(tmp_path / "python", needs=False)
    wheel = _wheel(builds, "whole")
    mark = hashlib.sha256(wheel.read_bytes()).hexdigest()
    root = tmp_path / "their repository"
    (root / "packages").mkdir(parents=True)
    shutil.copy(wheel, root / "packages")
    line = f"./packages/{wheel.name} --hash=sha256:{mark}\n"
    (root / "requirements.txt").write_text(line)
    machine.pip("-r", "requirements.txt", where=root)
    # Before anything it needs is there, the package says where the list of it lies.
    said = _run([str(machine.bin / "python"), "-m", "generator.needs"], root)
    assert Path(said.strip()) == machine.installed / "content/requirements.lock"
    assert Path(said.strip()).read_bytes() == (ROOT / "requirements.lock").read_bytes()
    (root / "requirements.txt").write_text(line.replace(mark, "0" * 64))
    with pytest.raises(AssertionError, match=r"(?i)hash"):
        machine.pip("--force-reinstall", "-r", "requirements.txt", where=root)


def test_an_editable_install_takes_the_checkout_as_content(builds: Path, tmp_path: Path) -> None:
    """Nothing is copied: a topic that is changed in the checkout is changed for the command."""
    machine = _machine_with(tmp_path / "python")
    tree = tmp_path / "checkout"
    shutil.copytree(builds / "checkout", tree, ignore=shutil.ignore_patterns("build"))
    machine.pip("--no-build-isolation", "--editable", str(tree))
    said = machine.say("--version", where=tmp_path)
    assert said == f"terbalik {NEXT}, with the content in {tree}\n"
    assert not (tree / "generator/content").exists()


# --- the next edition


def test_a_raised_version_tells_how_each_change_stands(builds: Path, tmp_path: Path) -> None:
    """Theirs is recorded under one version; under the next it is "changed under you", with both of ours, and kept."""
    machine = _machine_with(tmp_path / "python")
    root = _their_repository(tmp_path)
    (root / OVERLAY).parent.mkdir(parents=True)
    (root / OVERLAY).write_text("title: Where does our chair write?\n")
    links = (
        "--no-index",
        "--find-links",
        str(builds / "now"),
        "--find-links",
        str(builds / "next"),
    )
    machine.pip(*links, f"terbalik=={__version__}")
    machine.say("accept", where=root)
    recorded = (root / OVERLAY).read_bytes()
    assert b"seen:" in recorded
    assert f"{OVERLAY}: 1 clean" in machine.say("status", where=root)
    machine.pip(*links, f"terbalik=={NEXT}")
    assert "title: changed under you" in machine.say("status", where=root)
    rows = json.loads(machine.say("status", "--format", "json", where=root))
    (told,) = [each for row in rows for each in row["overlays"]]
    assert (told["state"], told["was"], told["ours"]) == ("changed", BEFORE, AFTER)
    assert told["yours"] == "Where does our chair write?"
    assert (root / OVERLAY).read_bytes() == recorded
    assert "Where does our chair write?" in machine.say("show", "paper-notes", where=root)
    with pytest.raises(AssertionError, match="no-safeguarding-contact"):
        machine.say("doctor", where=root)
