"""The workflow that takes the next edition, run: its very shell steps, with a `gh` that writes down what it was asked."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import ROOT
from editions_kit import NEXT, PAPER, THEIRS, edition, next_edition
from test_commands import terbalik
from test_update import git
from trees import break_tree

from generator.editions.manifest import edited

FLOW = ROOT / ".github" / "workflows" / "next-edition.yml"
WORKFLOW: dict[str, Any] = yaml.load(FLOW.read_bytes(), yaml.BaseLoader)
BRANCH = "terbalik-next-edition"
TITLE = "What do we lose on paper notes?"
LATER = {"change": {PAPER: {TITLE: "What do we lose on loose notes?"}}}
GH = """\
#!{python}
import json, os, sys
with open(os.environ["ASKED"], "a") as asked:
    asked.write(json.dumps(sys.argv[1:]) + "\\n")
answer = json.load(open(os.environ["ANSWERS"])).get(" ".join(sys.argv[1:3]), "")
if answer.startswith("!"):
    sys.exit(answer[1:])
print(answer)
"""
TERBALIK = '#!/bin/sh\nPYTHONPATH="{root}" exec "{python}" -m generator "$@"\n'


def _with_workflow(root: Path) -> Path:
    """Add to an edition what the workflow runs, so that it is part of it."""
    for name in (".ci", ".github"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / ".gitignore", root)
    assert terbalik("schema", root=root).code == 0
    return root


class Runner:
    """A hosted machine with a repository, and what its `gh` was asked and answers."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, folder / "home"
        self.here = _with_workflow(edition(folder / "start"))
        self.new = _with_workflow(next_edition(folder / "next", LATER))
        self.answers: dict[str, str] = {"pr create": "https://example.org/pull/7"}
        self.log = ""
        bin = self.home / "bin"
        bin.mkdir(parents=True)
        for name, text in {"gh": GH.format(python=sys.executable), "make": "#!/bin/sh\n"}.items():
            (bin / name).write_text(text)
            (bin / name).chmod(0o755)

    def commit(self) -> None:
        """Put the repository where it is hosted."""
        git(self.here, "init", "--quiet")
        git(self.here, "add", "--all")
        git(self.here, "commit", "--quiet", "--allow-empty", "--message", "As it is")
        git(self.folder, "clone", "--quiet", "--bare", str(self.here), "hosted.git")

    def run(self, event: str = "workflow_dispatch", **inputs: str) -> int:
        """Run both jobs as a runner does, and return how they end."""
        taken = self._job("take", event, inputs)
        if taken or "taken=true" not in self._told("GITHUB_OUTPUT"):
            return taken
        return self._job("propose", event, inputs)

    @property
    def asked(self) -> list[list[str]]:
        """What `gh` was asked."""
        file = self.home / "asked"
        return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []

    def created(self) -> dict[str, str]:
        """The options of the pull request that was opened."""
        (words,) = [each for each in self.asked if each[:2] == ["pr", "create"]]
        return dict(zip(words[2::2], words[3::2], strict=True))

    def _told(self, name: str) -> str:
        file = self.home / name
        return file.read_text() if file.exists() else ""

    def _job(self, name: str, event: str, inputs: dict[str, str]) -> int:
        clone = self.folder / name
        shutil.rmtree(clone, ignore_errors=True)
        git(self.folder, "clone", "--quiet", str(self.folder / "hosted.git"), name)
        self._environment(clone)
        for step in WORKFLOW["jobs"][name]["steps"]:
            if "run" not in step or (
                step.get("if") == "${{ !inputs.from }}" and inputs.get("from")
            ):
                continue
            code = self._step(step, clone, event, inputs)
            if code:
                return code
        return 0

    def _environment(self, clone: Path) -> None:
        program = clone / ".venv" / "bin" / "terbalik"
        program.parent.mkdir(parents=True)
        program.write_text(TERBALIK.format(root=ROOT, python=sys.executable))
        program.chmod(0o755)

    def _step(self, step: dict[str, Any], clone: Path, event: str, inputs: dict[str, str]) -> int:
        (self.home / "answers").write_text(json.dumps(self.answers))
        set_by_steps = dict(line.split("=", 1) for line in self._told("GITHUB_ENV").splitlines())
        environment = {
            "PATH": f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home), "RUNNER_TEMP": str(self.home), "ASKED": str(self.home / "asked"),
            "ANSWERS": str(self.home / "answers"), "GITHUB_OUTPUT": str(self.home / "GITHUB_OUTPUT"),
            "GITHUB_ENV": str(self.home / "GITHUB_ENV"), "GITHUB_EVENT_NAME": event,
            "GITHUB_REPOSITORY": "someone/ours", "GITHUB_SERVER_URL": "https://github.com", **set_by_steps,
        }  # fmt: skip
        for key, value in step.get("env", {}).items():
            known = re.fullmatch(r"\$\{\{ (?:inputs\.(\w+)|github\.token) \}\}", value)
            assert known, value
            environment[key] = inputs.get(known[1] or "", "") if known[1] else "a-token"
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            shell, cwd=clone, env=environment, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self.log += done.stdout + done.stderr
        return done.returncode


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A machine with a repository that is one edition behind."""
    return Runner(tmp_path)


def test_an_edition_becomes_a_pull_request_with_its_report(runner: Runner) -> None:
    """One branch, one commit that is the new edition, the report as the body; the overlay is as it was."""
    break_tree(runner.here, {"write": {THEIRS: "title: What do we lose on our paper?\n"}})
    terbalik("accept", "paper-notes", root=runner.here)
    runner.commit()
    assert runner.run(**{"from": str(runner.new)}) == 0, runner.log
    made = runner.created()
    assert (made["--base"], made["--head"], made["--title"]) == (
        "main",
        BRANCH,
        f"Take edition {NEXT}",
    )
    body = Path(made["--body-file"]).read_text()
    assert "**Read this, then merge.**" in body
    assert "**Baca ini, lalu gabungkan (merge).**" in body
    assert f"## Edition {NEXT}" in body
    assert "What do we lose on \\{\\+loose\\+\\} notes?" in body
    assert "changed under you" in body
    assert "### What `terbalik check` says" in body
    git(runner.folder, "clone", "--quiet", "--branch", BRANCH, "hosted.git", "merged")
    merged = runner.folder / "merged"
    assert edited(merged) == ()
    assert (merged / THEIRS).read_bytes() == (runner.here / THEIRS).read_bytes()
    assert (merged / PAPER).read_bytes() == (runner.new / PAPER).read_bytes()
    assert git(merged, "rev-list", "--count", "origin/main..HEAD").strip() == "1"
    assert ".terbalik" not in git(merged, "ls-files")
    assert "::notice title=A pull request is open::https://example.org/pull/7" in runner.log


def test_a_fork_and_a_copy_find_where_they_were_made(runner: Runner) -> None:
    """Without an address the workflow asks the host once, and takes what it says."""
    runner.answers["api repos/someone/ours"] = str(runner.new)
    runner.commit()
    assert runner.run("schedule") == 0, runner.log
    assert runner.asked[0][:2] == ["api", "repos/someone/ours"]
    assert runner.created()["--head"] == BRANCH


def test_nothing_new_is_said_plainly(runner: Runner) -> None:
    """No pull request, no failure, one sentence."""
    runner.here = runner.new
    runner.commit()
    assert runner.run(**{"from": str(runner.new)}) == 0
    assert f"::notice title=Nothing new::Nothing new: edition {NEXT}" in runner.log
    assert [each for each in runner.asked if each[0] == "pr"] == []


def test_an_edit_in_the_way_fails_loudly_with_what_to_do(runner: Runner) -> None:
    """The run is red, its error names the file and the remedy, and nothing is pushed."""
    break_tree(runner.here, {"append": {PAPER: "# mine\n"}})
    runner.commit()
    assert runner.run(**{"from": str(runner.new)}) == 1
    told = next(line for line in runner.log.splitlines() if line.startswith("::error"))
    assert f"{PAPER}: you edited this file of ours%0A" in told
    assert "--to-overlay" in told
    assert BRANCH not in git(runner.folder / "hosted.git", "branch", "--list")


def test_edits_become_overlays_when_the_box_is_ticked(runner: Runner) -> None:
    """What the file said before stands in the history of the repository."""
    runner.commit()
    shutil.rmtree(runner.folder / "hosted.git")
    break_tree(runner.here, {"change": {PAPER: {TITLE: "What is lost on our paper?"}}})
    runner.commit()
    assert runner.run(**{"from": str(runner.new), "to_overlay": "true"}) == 0, runner.log
    git(runner.folder, "clone", "--quiet", "--branch", BRANCH, "hosted.git", "merged")
    assert "What is lost on our paper?" in (runner.folder / "merged" / THEIRS).read_text()
    assert edited(runner.folder / "merged") == ()


def test_an_open_pull_request_is_never_written_over(runner: Runner) -> None:
    """People settle their changes in it: it must be merged or closed first, and that is said."""
    runner.answers["pr list"] = "https://example.org/pull/6"
    runner.commit()
    assert runner.run(**{"from": str(runner.new)}) == 0
    assert "Merge or close https://example.org/pull/6 first" in runner.log
    assert BRANCH not in git(runner.folder / "hosted.git", "branch", "--list")


def test_a_pull_request_that_may_not_be_opened_fails_with_the_setting_to_change(
    runner: Runner,
) -> None:
    """The branch is there by then, and the way to it by hand is named."""
    runner.answers["pr create"] = (
        "!GitHub Actions is not permitted to create or approve pull requests"
    )
    runner.commit()
    assert runner.run(**{"from": str(runner.new)}) == 1
    told = next(line for line in runner.log.splitlines() if line.startswith("::error"))
    assert "not permitted to create" in told
    assert f"https://github.com/someone/ours/compare/{BRANCH}" in told
    assert "Settings, Actions, General" in told
    assert BRANCH in git(runner.folder / "hosted.git", "branch", "--list")


@pytest.mark.parametrize(
    ("event", "code", "kind"), [("schedule", 0, "notice"), ("workflow_dispatch", 1, "error")]
)
def test_a_repository_made_from_none_is_told_so(
    runner: Runner, event: str, code: int, kind: str
) -> None:
    """Once a month that is no failure; to whoever pressed the button it is."""
    runner.commit()
    assert runner.run(event) == code
    assert f"::{kind} title=" in runner.log
    assert "was not made from another one" in runner.log


def test_an_address_that_fails_is_loud(runner: Runner) -> None:
    """Git's own reason is in the error."""
    runner.commit()
    assert runner.run(**{"from": "https://127.0.0.1:9/nowhere.git"}) == 1
    assert "::error title=The edition was not taken::" in runner.log
    assert "Git cannot take an edition from" in runner.log


def test_no_line_of_an_edition_is_a_command_of_the_host(runner: Runner) -> None:
    """A title that looks like one is shown behind a bar."""
    break_tree(
        runner.new,
        {"change": {PAPER: {"What do we lose on loose notes?": '"::set-env name=X::y"'}}},
    )
    terbalik("schema", root=runner.new)
    runner.commit()
    runner.run(**{"from": str(runner.new)})
    assert "set\\-env" in runner.log
    assert not re.search(r"^\s*::(?!notice|error|warning)", runner.log, re.MULTILINE)


def test_the_job_that_runs_an_edition_has_no_rights_and_no_token() -> None:
    """Its migration is the edition's own code; the job with rights runs only what stands on the main branch."""
    take, propose = WORKFLOW["jobs"]["take"], WORKFLOW["jobs"]["propose"]
    assert "permissions" not in take
    with_token = [s for s in take["steps"] if "token" in json.dumps(s.get("env", {}))]
    assert [step["run"] for step in with_token] == ['.ci/edition-source >> "$GITHUB_ENV"']
    assert propose["permissions"] == {"contents": "write", "pull-requests": "write"}
    assert "terbalik " not in (ROOT / ".ci/propose-edition").read_text().replace(
        "terbalik-next", ""
    )
    assert set(WORKFLOW["on"]) == {"workflow_dispatch", "schedule"}


def test_nothing_that_is_typed_reaches_a_shell_as_code() -> None:
    """Inputs travel in the environment; no step has one in its text."""
    for job in WORKFLOW["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


def test_the_scripts_parse_and_stop_at_the_first_failure() -> None:
    """They are programs in the repository."""
    for name in ("take-edition", "propose-edition", "edition-source"):
        file = ROOT / ".ci" / name
        assert "set -euo pipefail" in file.read_text()
        assert os.access(file, os.X_OK)
        subprocess.run(["bash", "-n", str(file)], check=True)
