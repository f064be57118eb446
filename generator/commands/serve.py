"""Preview the site with live reload."""

import argparse
import threading
from dataclasses import replace
from pathlib import Path

from ..build import Built, build, current, index, print_stages
from ..console import Console
from ..machine import MachineFault
from ..problem import Outcome
from ..serve import serve
from ..workshop import Workshop
from . import build as build_verb
from .shared import FINE

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
    preview = _Preview(Workshop(options, resident=True), console)
    serve(options.root, options.out, preview.rebuild, console.note, port=args.port)
    return FINE


class _Preview:
    """Pages at once, the rest when there is a pause."""

    def __init__(self, workshop: Workshop, console: Console) -> None:
        self._workshop, self._console = workshop, console
        workshop.recall_prints()
        self._wanted = threading.Event()
        self._lock = threading.Lock()
        threading.Thread(target=self._finish, name="finish", daemon=True).start()

    def rebuild(self, changed: frozenset[Path]) -> Outcome[Built | None]:
        """Publish the pages that changed."""
        with self._lock:
            made = build(self._workshop, lambda line: None, pages_only=True)
        if made.value is not None:
            self._wanted.set()
        return made

    def _finish(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._wanted.wait(PAUSE):
                continue
            self._follow()

    def _follow(self) -> None:
        """Print outside the lock, so that a save never waits for paper; then publish, then index."""
        try:
            if self._workshop.options.pdf:
                with self._lock:
                    stages = current(self._workshop)
                print_stages(self._workshop, stages)
                with self._lock:
                    build(self._workshop, lambda line: None, pages_only=True)
            found = index(self._workshop)
        except MachineFault as fault:
            self._console.note(f"terbalik: {fault}")
            return
        self._console.note(f"{found.pages} pages in search; printed files are up to date.")
