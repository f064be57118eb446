"""The set-up: what is installed is locked, and what runs elsewhere is pinned and has no rights it does not need."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "generator/templates/starter/publish.yml"
# Ours, and the one that `terbalik init` gives to an organization.
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), STARTER]


def _workflow(path: Path) -> dict[str, Any]:
    # `on` is a truth value in YAML 1.1; a plain loader of strings keeps it a word.
    loaded: dict[str, Any] = yaml.load(path.read_text(), Loader=yaml.BaseLoader)
    return loaded


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    """Nothing is installed that was not seen when the lock was made."""
    text = (ROOT / name).read_text().replace("\\\n", "")
    entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9.\-]+(\[[a-z,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), (
            entry
        )


@pytest.mark.parametrize(
    "name",
    ["requirements.in", "requirements-dev.in", "requirements.lock", "requirements-dev.lock"],
)
def test_no_requirement_names_a_registry(name: str) -> None:
    """Where packages come from is the machine's own setting."""
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_test_lock_holds_all_of_the_site_lock() -> None:
    """The site is built in tests with the very packages it is published with."""

    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9.\-]+==\S+", (ROOT / name).read_text(), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_action_is_pinned_to_a_commit(path: Path) -> None:
    """A moved tag cannot change what runs; the comment names the version for people."""
    lines = [line for line in path.read_text().splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_an_organization_is_given_the_actions_we_use() -> None:
    """The pins of the starter are ours, so that raising ours raises theirs."""

    def pins(path: Path) -> set[str]:
        return set(re.findall(r"uses: (\S+ # \S+)", path.read_text()))

    assert pins(STARTER) == pins(ROOT / ".github/workflows/publish.yml")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_workflow_runs_foreign_code_with_rights(path: Path) -> None:
    """Reading is the only right by default; a pull request's code never sees a secret or a token."""
    workflow = _workflow(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in path.read_text()
    assert "secrets." not in path.read_text()
    for step in _steps(workflow):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize(
    ("path", "builds"),
    [(ROOT / ".github/workflows/publish.yml", "make site"), (STARTER, "terbalik build")],
    ids=["ours", "starter"],
)
def test_only_the_deploy_job_may_publish_and_it_runs_no_code_of_ours(
    path: Path, builds: str
) -> None:
    """The rights to publish belong to main alone, in a job that checks nothing out."""
    workflow = _workflow(path)
    assert workflow["on"] == {"pull_request": "", "push": {"branches": ["main"]}}
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert "permissions" not in build
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["environment"]["name"] == "github-pages"
    assert deploy["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert "refs/heads/main" in deploy["if"]
    assert [step["uses"].split("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]
    assert any(step.get("run") == builds for step in build["steps"])


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("terbalik/terbalik", "https://terbalik.github.io/terbalik"),
        ("Some-Org/Our-Fork", "https://some-org.github.io/Our-Fork"),
        ("Some-Org/some-org.github.io", "https://some-org.github.io"),
    ],
)
def test_a_fork_finds_its_own_address(repository: str, address: str) -> None:
    """Nobody has to edit a file to publish a fork."""
    if re.search(r"^site_address:", (ROOT / "curriculum/settings.yml").read_text(), re.MULTILINE):
        address = ""
    ran = subprocess.run(
        ["bash", str(ROOT / ".ci/site-address")],
        env={**os.environ, "GITHUB_REPOSITORY": repository},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == address


def test_the_engine_is_given_nothing_that_runs_code() -> None:
    """No hooks and no third-party plugins: what we can generate, we generate."""

    class Loader(yaml.SafeLoader):
        """Reads the engine's own tags as plain words."""

    Loader.add_multi_constructor("!", lambda loader, suffix, node: suffix)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)
    configuration = yaml.load((ROOT / "mkdocs.yml").read_text(), Loader=Loader)
    assert "hooks" not in configuration
    assert configuration["plugins"] == []


def test_what_ci_runs_is_what_make_test_runs() -> None:
    """There is one way to test; CI hides nothing behind it."""
    lines = (ROOT / ".ci/run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith("#")]
    assert commands[-1].startswith("exec make test")
    assert len(commands) == 3
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_every_license_named_in_the_table_is_there() -> None:
    """A reader finds each license text, and each file it is for."""
    table = (ROOT / "LICENSES/README.md").read_text()
    for target in re.findall(r"\]\(([^)]+)\)", table):
        assert (ROOT / "LICENSES" / target).is_file(), target
    assert (ROOT / "tests/vendor/axe.min.js").is_file()
