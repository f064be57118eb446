"""Preview the site with live reload."""

import argparse
import threading
import traceback
from dataclasses import replace
from pathlib import Path

from ..build import Built, build, current, index
from ..console import Console
from ..machine import EngineFault, MachineFault
from ..printing.presses import Stopped
from ..prints import print_stages
from ..problem import Outcome
from ..report import as_text, counted
from ..serving.serve import serve
from ..workshop import Workshop
from . import build as build_verb
from .shared import FINE, lay_schemas_beside

HELP = "preview the site; saved files show at once, search and printed files follow"
# Printing waits until the typing pauses, so that it never slows the next page.
PAUSE = 1.5


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `serve`."""
    build_verb.add(parser)
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")


def run(args: argparse.Namespace, console: Console) -> int:
    """Serve until interrupted."""
    options = replace(build_verb.options_of(args), address="")
    lay_schemas_beside(options.root)
    preview = Preview(Workshop(options, resident=True), console)
    threading.Thread(target=preview.finish, name="finish", daemon=True).start()
    try:
        serve(options.root, options.out, preview.rebuild, console.note, port=args.port)
    finally:
        preview.end()
    return FINE


class Preview:
    """Pages at once, the rest when there is a pause."""

    def __init__(self, workshop: Workshop, console: Console) -> None:
        self._workshop, self._console = workshop, console
        if workshop.options.pdf:
            workshop.recall_prints()
        self._wanted = threading.Event()
        self._lock = threading.Lock()
        self._ended = False

    def rebuild(self, changed: frozenset[Path]) -> Outcome[Built | None]:
        """Publish the pages that changed."""
        with self._lock:
            made = build(self._workshop, lambda line: None, pages_only=True)
        if made.value is not None:
            self._wanted.set()
        return made

    def finish(self) -> None:
        """Let the rest follow after each pause, until the preview ends."""
        while not self._ended:
            self._wanted.wait()
            self._wanted.clear()
            if not self._wanted.wait(PAUSE):
                self.follow()

    def end(self) -> None:
        """Stop what follows; nobody will look at it."""
        self._ended = True
        self._workshop.presses.stop()

    def follow(self) -> None:
        """Print, publish and index; whatever goes wrong is told, and the next save is followed again."""
        try:
            told = self._catch_up()
        except Stopped:
            return
        except (MachineFault, EngineFault) as fault:
            told = f"terbalik: {fault}"
        except Exception as error:
            # A preview outlives a fault in a template, and in our own code.
            told = "".join(traceback.format_exception(error)).rstrip()
        if told and not self._ended:
            self._console.note(told)

    def _catch_up(self) -> str:
        """Return what came of it; nothing when the sources are faulty, which the save has told."""
        if not self._workshop.options.pdf:
            return f"{self._index()}."
        with self._lock:
            stages = current(self._workshop)
        if not stages:
            return ""
        # Outside the lock, so that a save never waits for paper.
        refused = print_stages(self._workshop, stages)
        with self._lock:
            made = build(self._workshop, lambda line: None, pages_only=True)
        if made.value is None:
            return ""
        found = self._index()
        if refused:
            return f"{as_text(refused)}\n{found}; {counted(len(refused), 'printed file')} not made."
        # What was saved in the meantime is printed in the next round.
        return f"{found}; printed files {'follow' if self._wanted.is_set() else 'are up to date'}."

    def _index(self) -> str:
        return f"{counted(index(self._workshop).pages, 'page')} in search"
