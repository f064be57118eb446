"""The preview: watches the sources, has changed pages rebuilt, and tells the browser."""

import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..machine import MachineFault
from ..model.own_code import SETTINGS
from ..problem import Problem
from ..report import as_text
from ..roots import THEIRS, ours_of
from .preview import Answers, PreviewServer
from .watch import Watcher

WATCHED = (
    "topics", "curriculum", "organization", "generator/templates", "overrides", "mkdocs.yml",
)  # fmt: skip


class Report(Protocol):
    """What a rebuild says: its problems, errors among them when nothing could be published."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that was found wrong."""


Rebuild = Callable[[frozenset[Path]], Report]


@dataclass(frozen=True, slots=True)
class _Fault:
    """One line of the panel in the browser."""

    place: str
    message: str
    remedy: str


def serve(
    root: Path,
    site: Path,
    rebuild: Rebuild,
    say: Callable[[str], None],
    *,
    port: int = 8000,
    base: str = "/",
    watched: Iterable[str] = WATCHED,
) -> None:
    """Serve `site` on this machine only, until interrupted; KeyboardInterrupt is passed on.

    `rebuild` is called with no paths at the start, then with what changed; while it reports errors
    the last good site stays and the browser shows them. `base` is the path the site will live at.
    Raises MachineFault when the port is taken.
    """
    answers = Answers(site, base)
    ours = ours_of(root)
    # The organization's mkdocs.yml lies at the root also where ours lies in the package.
    places = [(root if place == THEIRS else ours) / place for place in watched]
    watcher = Watcher(dict.fromkeys([*places, root / SETTINGS]))
    with PreviewServer(answers, port) as server:
        thread = threading.Thread(target=server.serve_forever, name="preview", daemon=True)
        thread.start()
        try:
            _refresh(answers, rebuild, frozenset(), say)
            say(f"Serving {server.address} - save a file to see it, Ctrl-C to stop.")
            while True:
                changed = watcher.wait()
                names = sorted(_below(path, root, ours) for path in changed)
                say(f"Changed: {', '.join(names[:3])}{' ...' if len(names) > 3 else ''}")
                _refresh(answers, rebuild, changed, say)
        finally:
            answers.stop()
            server.shutdown()
            thread.join()


def _refresh(
    answers: Answers, rebuild: Rebuild, changed: frozenset[Path], say: Callable[[str], None]
) -> None:
    """Rebuild and tell browser and terminal; whatever goes wrong is shown and the server goes on."""
    try:
        report = rebuild(changed)
    except MachineFault as fault:
        say(str(fault))
        faults = [_Fault("", str(fault), "")]
    except Exception as error:
        # A preview outlives a fault in a template, and in our own code.
        say("".join(traceback.format_exception(error)).rstrip())
        faults = [_Fault(type(error).__name__, str(error), "")]
    else:
        if report.problems:
            say(as_text(report.problems))
        faults = [
            _Fault(f"{each.where} {each.code}", each.message, each.remedy)
            for each in report.problems
            if each.severity == "error"
        ]
    answers.tell(_title(len(faults)), [_row(fault) for fault in faults])


def _below(path: Path, root: Path, ours: Path) -> str:
    """Return a changed file's path below the folder it was watched in."""
    home = root if path.is_relative_to(root) else ours
    return path.relative_to(home).as_posix()


def _title(count: int) -> str:
    return f"{count} {'problem' if count == 1 else 'problems'}: the last good pages stay"


def _row(fault: _Fault) -> dict[str, str]:
    return {"place": fault.place, "message": fault.message, "remedy": fault.remedy}
