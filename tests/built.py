"""The real site, built from a copy of the working tree, once for all workers of a test run."""

import datetime
import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Built, build
from generator.workshop import Options, Workshop

ROOT = Path(__file__).parent.parent
SOURCES = ("curriculum", "mkdocs.yml", "organization", "overrides", "topics")
ADDRESS = "https://example.org/terbalik"
TODAY = datetime.date(2026, 11, 23)
LANGUAGES = ("en", "id")

# One page of each kind, below its language.
KINDS = {
    "home": "",
    "find": "find/",
    "plan": "plan/",
    "area": "areas/digital-tools/",
    "tracks": "tracks/",
    "track": "tracks/default-6/",
    "about": "about/",
    "sources": "sources/a/",
    "guide": "topics/scams-aimed-at-leaders/",
    "run": "topics/scams-aimed-at-leaders/run/",
    "prompts": "topics/scams-aimed-at-leaders/prompts/",
    "worksheet-mentor": "topics/scams-aimed-at-leaders/worksheet-mentor/",
    "worksheet-senior": "topics/scams-aimed-at-leaders/worksheet-senior/",
    "brief": "topics/scams-aimed-at-leaders/brief/",
    "handbook": "handbook/",
    "chapter": "handbook/obstacles-and-responses/",
    "forms": "forms/",
    "form": "forms/agreement/",
}


def copy_sources(to: Path, origin: Path = ROOT) -> Path:
    """Copy what a build reads, so that a test writes nothing into the working tree."""
    for name in SOURCES:
        source = origin / name
        if source.is_dir():
            shutil.copytree(source, to / name, symlinks=True)
        elif source.exists():
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, to / name)
    return to


def build_site(root: Path, address: str | None = ADDRESS) -> Built:
    """Build everything below a root into `root/site`; a problem of the content fails the test."""
    options = Options(root, root / "site", TODAY, address=address)
    made = build(Workshop(options), lambda _: None)
    assert made.value is not None, [f"{found.where} {found.code}" for found in made.problems]
    return made.value


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that one worker of the run makes while the others wait for it."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, mark = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not mark.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            mark.touch()
    return folder
