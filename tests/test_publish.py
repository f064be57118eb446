"""The workflow, run: a fresh clone of someone's fork, the very shell steps of the build job, and a walk through the site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import LANGUAGES, ROOT, once
from conftest import Visit
from hosting import hosted
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.browser]
REPOSITORY = "Someone/our-mentoring"
ADDRESS = "https://someone.github.io/our-mentoring"
PATIENCE = 900


def steps() -> list[dict[str, Any]]:
    """The steps of the job that builds, as the workflow has them."""
    file = ROOT / ".github" / "workflows" / "publish.yml"
    workflow: dict[str, Any] = yaml.load(file.read_bytes(), yaml.BaseLoader)
    found: list[dict[str, Any]] = workflow["jobs"]["build"]["steps"]
    return found


def machine(home: Path) -> dict[str, str]:
    """The environment of a hosted runner: nobody's home, no virtual environment, pip's own settings and cache."""
    kept = {k: v for k, v in os.environ.items() if k.startswith(("PIP_", "LANG", "LC_", "SSL_"))}
    user = Path.home() / ".config" / "pip" / "pip.conf"
    if "PIP_CONFIG_FILE" not in kept and user.exists():
        kept["PIP_CONFIG_FILE"] = str(user)
    cache = subprocess.run(
        [sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=False
    )
    if cache.returncode == 0:
        kept.setdefault("PIP_CACHE_DIR", cache.stdout.strip())
    mine = str(Path(sys.executable).parent)
    paths = [f"{sys.base_prefix}/bin", *os.environ["PATH"].split(os.pathsep)]
    return {
        **kept,
        "PATH": os.pathsep.join(path for path in paths if path != mine),
        "HOME": str(home),
        "CI": "true",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GITHUB_ACTIONS": "true",
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_ENV": str(home / "github.env"),
        "GITHUB_STEP_SUMMARY": str(home / "summary.md"),
    }


def run(command: list[str], where: Path, environment: dict[str, str]) -> str:
    """Run a command and return what it said; what it said is the reason when it fails."""
    done = subprocess.run(
        command, cwd=where, env=environment, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def cloned(to: Path, environment: dict[str, str]) -> Path:
    """Return a clone of a repository that holds what a commit of this working tree would hold."""
    names = run(["git", "ls-files", "-co", "--exclude-standard", "-z"], ROOT, dict(os.environ))
    origin = to / "origin"
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, origin / name)
    author = ["-c", "user.name=Someone", "-c", "user.email=someone@example.org"]
    run(["git", "init", "--quiet", "--initial-branch=main"], origin, environment)
    run(["git", "add", "--all"], origin, environment)
    run(["git", *author, "commit", "--quiet", "--message", "As it is"], origin, environment)
    run(["git", "clone", "--quiet", str(origin), str(to / "clone")], to, environment)
    return to / "clone"


def follow_the_workflow(to: Path) -> None:
    """Do what the build job does, each step in a shell of its own, as a runner starts it."""
    home = to / "home"
    home.mkdir(parents=True)
    environment = machine(home)
    clone = cloned(to, environment)
    for step in steps():
        if "run" not in step:
            continue
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        run(shell, clone, environment)
        told = home / "github.env"
        if told.exists():
            lines = told.read_text().splitlines()
            environment |= dict(line.split("=", 1) for line in lines if line)
    status = run(["git", "status", "--porcelain"], clone, environment)
    assert status == "", f"the build leaves files that are not ignored:\n{status}"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the workflow uploads."""
    uploads = [step for step in steps() if "upload-pages-artifact" in step.get("uses", "")]
    folder = once(tmp_path_factory, "workflow", follow_the_workflow)
    return folder / "clone" / str(uploads[0]["with"]["path"])


def test_a_fork_publishes_without_an_edit(published: Path, visit: Visit) -> None:
    """Its own address is on every page and in the sitemap, and the site works below the fork's name."""
    sitemap = (published / "sitemap.xml").read_text()
    assert f"<loc>{ADDRESS}/en/</loc>" in sitemap
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (published / "robots.txt").read_text()
    assert len(list(published.rglob("*.pdf"))) > 50
    with hosted(published, "/our-mentoring/") as address:
        page = visit(address)
        page.locator("[data-language=id]").click()
        page.wait_for_url(f"{address}id/")
        expect(page.locator("link[rel=canonical]")).to_have_attribute("href", f"{ADDRESS}/id/")
        page.locator("main a[href*='areas/']").first.click()
        page.locator("main a[href*='topics/']").first.click()
        expect(page.locator(".kind-guide h1")).to_be_visible()
        printed = page.locator("a[href$='.pdf']").first.evaluate("(link) => link.href")
        assert page.request.get(printed).headers["content-type"] == "application/pdf"
        page.keyboard.press("/")
        page.keyboard.type("video")
        title = page.locator(".results a.title").first
        expect(title).to_be_visible()
        title.click()
        page.wait_for_url(f"{address}id/**")
        expect(page.locator("h1")).to_be_visible()


def test_a_fork_reads_on_the_page_of_the_run_how_it_stands(published: Path) -> None:
    """The report of the content, then whether the site can be published; the links of the real site all lead on."""
    text = (published.parent.parent / "home/summary.md").read_text(encoding="utf-8")
    assert text.startswith("## What the check found\n\nNo problems.\n")
    assert "Nothing stands in the way of publishing." in text
    assert "plain curriculum" in text
    assert "To be mended" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_reader_of_a_fork_finds_home(published: Path, visit: Visit, language: str) -> None:
    """The 404 page knows the fork's name and the language of the address that was asked for."""
    with hosted(published, "/our-mentoring/") as address:
        page = visit(f"{address}{language}/topics/gone/")
        page.locator("section a").first.click()
        page.wait_for_url(f"{address}{language}/")
        expect(page.locator(".kind-home")).to_be_visible()
