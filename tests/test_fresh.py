"""A build that would change nothing does nothing; whatever it is made of, or has left, makes it build again."""

import datetime
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from built import ROOT, TODAY
from trees import TINY

from generator import build as pipeline
from generator.build import build
from generator.survey import survey
from generator.workshop import Options, Workshop

Change = Callable[[Options], Options | None]


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """The tiny world in the words of ours, ready to be built."""
    root = tmp_path / "tree"
    shutil.copytree(TINY, root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    for name in ("overrides", "curriculum/languages"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    settings = root / "curriculum/settings.yml"
    settings.write_text(settings.read_text().replace("[tools]", "[digital-tools]"))
    (root / "topics/tools").rename(root / "topics/digital-tools")
    return Options(root, root / "site", TODAY)


def _is_built(options: Options, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Build, and return whether the sources were read at all."""
    asked = []

    def watched(*given: object) -> object:
        asked.append(given)
        return survey(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "survey", watched)
        made = build(Workshop(options), lambda _: None)
    assert made.value is not None, [f"{p.where} {p.message}" for p in made.problems]
    assert made.problems == ()
    return bool(asked)


def _write(options: Options, path: str, text: str) -> None:
    file = options.root / path
    file.write_text(file.read_text() + text)


def _touch(options: Options) -> None:
    os.utime(options.out / "en/index.html", (1, 1))


def _add(options: Options) -> None:
    (options.out / "en/mine.txt").write_text("mine")


CHANGES: dict[str, Change] = {
    "a source": lambda o: _write(o, "topics/digital-tools/paper-notes.yml", "# more\n"),
    "the look": lambda o: _write(o, "overrides/assets/css/site.css", "/* more */\n"),
    "the configuration": lambda o: _write(o, "mkdocs.yml", "# more\n"),
    "a published file": _touch,
    "a lost file": lambda o: (o.out / "en/index.html").unlink(),
    "a surplus file": _add,
    "another day": lambda o: replace(o, today=TODAY + datetime.timedelta(days=1)),
    "another address": lambda o: replace(o, address="https://example.org"),
}


def test_nothing_is_built_twice(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build of the same reads no source; each kind of change makes it build, once."""
    assert _is_built(options, monkeypatch)
    assert not _is_built(options, monkeypatch)
    for name, change in CHANGES.items():
        options = change(options) or options
        assert _is_built(options, monkeypatch), name
        assert not _is_built(options, monkeypatch), name


def test_a_build_with_something_to_say_says_it_again(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A notice or a warning is told by every build, so only a silent build is remembered."""
    late = replace(options, today=datetime.date(2047, 1, 1))
    for _ in range(2):
        made = build(Workshop(late), lambda _: None)
        assert {problem.code for problem in made.problems} == {"fact-due"}
