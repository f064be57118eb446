"""One language's publication, here or in a process of its own."""

import concurrent.futures
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..machine import EngineFault, MachineFault, OwnCodeFault
from ..model.artifact import Artifact
from ..model.own_code import INHERITED, OVERRIDES, SETTINGS
from ..safe_path import refuse_twofold
from ..write import Written, write_tree
from .page import StagedSite, digest
from .state import State, Todo

if TYPE_CHECKING:
    from .engine import Engine


@dataclass(frozen=True, slots=True)
class Job:
    """One language to publish, with the pages its navigation needs beside those to render.

    `own` is the organization's look before ours; `settings` says that its settings are among the configuration.
    """

    config: Path
    out: Path
    state_file: Path
    state: State
    shell: str
    site: StagedSite
    todo: Todo
    own: Path | None = None
    settings: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What one language's publication wrote, its navigation, and the digests of all it published."""

    written: Written
    nav: tuple[str, ...]
    outputs: dict[str, str]


def publish_one(job: Job, engine: "Engine") -> Result:
    """Render and write what the job needs, with this engine."""
    return write(job, rendered(job, engine), engine)


def publish_whole(jobs: Sequence[Job], engines: Sequence["Engine"]) -> list[Result]:
    """Render every job before the first is written, so that code of others that fails leaves all languages as they were."""
    made = [list(rendered(job, engine)) for job, engine in zip(jobs, engines, strict=True)]
    for job, artifacts in zip(jobs, made, strict=True):
        _refuse_clash(job, artifacts)
    return [write(*each) for each in zip(jobs, made, engines, strict=True)]


def rendered(job: Job, engine: "Engine") -> Iterator[Artifact]:
    """Yield every file the job needs, pages first."""
    engine.load(job.site.pages)
    yield from engine.build_pages(job.todo.pages)
    yield from (file for file in job.site.files if file.path not in job.todo.keep)
    taken = {file.path for file in job.site.files} | job.todo.keep
    yield from (asset for asset in engine.assets() if asset.path not in taken)


def _refuse_clash(job: Job, artifacts: Sequence[Artifact]) -> None:
    """Raise OwnCodeFault when a file of the organization's look has the name of a folder of the site."""
    try:
        refuse_twofold({artifact.path for artifact in artifacts} | job.todo.keep)
    except ValueError as error:
        path = f"{OVERRIDES}/{str(error).rpartition(': ')[2]}"
        raise OwnCodeFault(path, 1, job.site.language.code, str(error)) from error


def write(job: Job, artifacts: Iterable[Artifact], engine: "Engine") -> Result:
    """Write what was rendered for a job."""
    outputs = {path: job.state.outputs[path] for path in job.todo.keep}

    def noted() -> Iterator[Artifact]:
        for artifact in artifacts:
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

    try:
        return Engine(job.config, job.own)
    except EngineFault as fault:
        if not job.settings:
            raise
        says = f"{str(fault).rstrip('.')}; the line `INHERIT: {INHERITED}` brings ours"
        raise OwnCodeFault(SETTINGS, 1, job.site.language.code, says) from fault


def _die_on_interrupt() -> None:
    # The parent reports the interrupt; a traceback from each child would only hide it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _light(job: Job) -> Job:
    """Return the job without the pages that are neither rendered nor shown in the navigation."""
    needed = {page.staged for page in job.todo.pages} | set(job.state.nav)
    pages = tuple(page for page in job.site.pages if page.staged in needed)
    return replace(job, site=replace(job.site, pages=pages))
