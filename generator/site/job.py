"""One language's publication, here or in a process of its own."""

import concurrent.futures
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..machine import MachineFault
from ..model.artifact import Artifact
from ..write import Written, write_tree
from .page import StagedSite, digest
from .state import State, Todo

if TYPE_CHECKING:
    from .engine import Engine


@dataclass(frozen=True, slots=True)
class Job:
    """One language to publish, with the pages its navigation needs beside those to render."""

    config: Path
    out: Path
    state_file: Path
    state: State
    shell: str
    site: StagedSite
    todo: Todo


@dataclass(frozen=True, slots=True)
class Result:
    """What one language's publication wrote, its navigation, and the digests of all it published."""

    written: Written
    nav: tuple[str, ...]
    outputs: dict[str, str]


def publish_one(job: Job, engine: "Engine") -> Result:
    """Render and write what the job needs, with this engine."""
    engine.load(job.site.pages)
    outputs = {path: job.state.outputs[path] for path in job.todo.keep}

    def artifacts() -> Iterator[Artifact]:
        yield from engine.build_pages(job.todo.pages)
        yield from (file for file in job.site.files if file.path not in job.todo.keep)
        taken = {file.path for file in job.site.files} | job.todo.keep
        yield from (asset for asset in engine.assets() if asset.path not in taken)

    def noted() -> Iterator[Artifact]:
        for artifact in artifacts():
            outputs[artifact.path] = digest((artifact.content,))
            yield artifact

    written = write_tree(job.out, noted(), keep=job.todo.keep)
    return Result(written, engine.nav, outputs)


def in_processes(jobs: Sequence[Job]) -> list[Result]:
    """Do every job in a process of its own, as many at once as there are cores."""
    context = multiprocessing.get_context("spawn")
    workers = min(len(jobs), os.cpu_count() or 1)
    with concurrent.futures.ProcessPoolExecutor(workers, context, _die_on_interrupt) as pool:
        try:
            return list(pool.map(_publish_alone, map(_light, jobs)))
        except concurrent.futures.process.BrokenProcessPool as error:
            raise MachineFault(
                "A process that builds the site was ended, perhaps for want of memory. Run again."
            ) from error


def _publish_alone(job: Job) -> Result:
    return publish_one(job, start(job))


def start(job: Job) -> "Engine":
    """Return a new engine for the job's language."""
    # Loading the engine takes a tenth of a second, which a build with nothing to do can spare.
    from .engine import Engine

    return Engine(job.config)


def _die_on_interrupt() -> None:
    # The parent reports the interrupt; a traceback from each child would only hide it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _light(job: Job) -> Job:
    """Return the job without the pages that are neither rendered nor shown in the navigation."""
    needed = {page.staged for page in job.todo.pages} | set(job.state.nav)
    pages = tuple(page for page in job.site.pages if page.staged in needed)
    return replace(job, site=replace(job.site, pages=pages))
