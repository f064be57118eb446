"""All languages at once: what would come out the same is left alone, the rest is rendered and written."""

import concurrent.futures
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..machine import MachineFault, machine_faults
from ..model.artifact import Artifact
from ..write import Written, write_file, write_tree
from .config import config_file, config_text, shell_digest
from .engine import Engine
from .page import StagedSite, digest
from .state import State, Todo, intact_files, load_state, new_state, save_state, what_to_do

# Below this many pages another process costs more than it saves.
WORTH_A_PROCESS = 150


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: pages rendered, and files changed and removed below the site folder."""

    rendered: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """One language to publish, with the pages its navigation needs beside those to render."""

    config: Path
    out: Path
    state_file: Path
    state: State
    shell: str
    site: StagedSite
    todo: Todo


@dataclass(frozen=True, slots=True)
class _Result:
    """What one language's publication wrote, its navigation, and the digests of all it published."""

    written: Written
    nav: tuple[str, ...]
    outputs: dict[str, str]


class Publisher:
    """Publishes staged sites into `out/<language>/`, again and again.

    `root` holds mkdocs.yml and overrides/, `docs` the staged trees, `cache` what is known of the
    last publication. With `resident` the engines stay in memory, for a server that publishes often.
    """

    def __init__(
        self,
        root: Path,
        docs: Path,
        out: Path,
        cache: Path,
        address: str | None = None,
        *,
        resident: bool = False,
    ) -> None:
        self._root, self._docs, self._out = root, docs, out
        self._cache, self._address, self._resident = cache, address, resident
        self._engines: dict[str, tuple[str, Engine]] = {}
        self._states: dict[str, State] = {}
        self._lock = threading.Lock()

    def publish(self, sites: Sequence[StagedSite]) -> Published:
        """Make every language's tree hold these sites; a failure leaves the tree as it was.

        Raises MachineFault for the machine's refusals, EngineFault for faulty configuration or templates.
        """
        with self._lock:
            jobs = [job for job in self._jobs(sites) if job.todo.needed]
            results = self._run(jobs)
            for job, result in zip(jobs, results, strict=True):
                state = new_state(job.shell, result.nav, job.site, result.outputs)
                save_state(job.state_file, state)
                self._states[job.site.language.code] = state
            codes = {site.language.code for site in sites}
            return _sum(jobs, results, self._remove_others(codes))

    def warm(self, sites: Sequence[StagedSite]) -> None:
        """Set up the resident engines ahead of the first edit."""
        with self._lock:
            for job in self._jobs(sites):
                self._engine(job).load(job.site.pages)

    def _jobs(self, sites: Sequence[StagedSite]) -> list[_Job]:
        languages = [site.language for site in sites]
        jobs = []
        for site in sites:
            code = site.language.code
            text = config_text(self._root, self._docs, self._out, languages, code, self._address)
            config, out = config_file(self._root, code), self._out / code
            write_file(config, text)
            # The engine refuses a folder that is not there, though it is given the pages in memory.
            with machine_faults(f"make {self._docs / code}"):
                (self._docs / code).mkdir(parents=True, exist_ok=True)
            shell = shell_digest(self._root, text)
            state_file = self._cache / f"site-{code}.json"
            # A resident publisher is the only writer, so it need not read its own files again.
            known = self._states.get(code) if self._resident else None
            state = known or load_state(state_file)
            intact = frozenset(state.outputs) if known else intact_files(out, state)
            todo = what_to_do(state, shell, site, intact)
            jobs.append(_Job(config, out, state_file, state, shell, site, todo))
        return jobs

    def _run(self, jobs: Sequence[_Job]) -> list[_Result]:
        pages = sum(len(job.todo.pages) for job in jobs)
        if len(jobs) > 1 and pages >= WORTH_A_PROCESS and (os.cpu_count() or 1) > 1:
            return _in_processes(jobs)
        return [_publish(job, self._engine(job)) for job in jobs]

    def _engine(self, job: _Job) -> Engine:
        code = job.site.language.code
        shell, engine = self._engines.get(code, ("", None))
        if engine is None or shell != job.shell:
            engine = Engine(job.config)
            if self._resident:
                self._engines[code] = (job.shell, engine)
        return engine

    def _remove_others(self, codes: set[str]) -> tuple[str, ...]:
        """Remove what earlier publications wrote for languages that are gone."""
        removed: list[str] = []
        for state_file in sorted(self._cache.glob("site-*.json")):
            code = state_file.stem.removeprefix("site-")
            if code not in codes:
                written = write_tree(self._out / code, [])
                removed += [f"{code}/{path}" for path in written.removed]
                state_file.unlink()
        return tuple(removed)


def _publish(job: _Job, engine: Engine) -> _Result:
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
    return _Result(written, engine.nav, outputs)


def _in_processes(jobs: Sequence[_Job]) -> list[_Result]:
    context = multiprocessing.get_context("spawn")
    workers = min(len(jobs), os.cpu_count() or 1)
    with concurrent.futures.ProcessPoolExecutor(workers, context, _die_on_interrupt) as pool:
        try:
            return list(pool.map(_publish_alone, map(_light, jobs)))
        except concurrent.futures.process.BrokenProcessPool as error:
            raise MachineFault(
                "A process that builds the site was ended, perhaps for want of memory. Run again."
            ) from error


def _publish_alone(job: _Job) -> _Result:
    return _publish(job, Engine(job.config))


def _die_on_interrupt() -> None:
    # The parent reports the interrupt; a traceback from each child would only hide it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _light(job: _Job) -> _Job:
    """Return the job without the pages that are neither rendered nor shown in the navigation."""
    needed = {page.staged for page in job.todo.pages} | set(job.state.nav)
    pages = tuple(page for page in job.site.pages if page.staged in needed)
    return replace(job, site=replace(job.site, pages=pages))


def _sum(jobs: Sequence[_Job], results: Sequence[_Result], gone: tuple[str, ...]) -> Published:
    changed: list[str] = []
    removed: list[str] = list(gone)
    for job, result in zip(jobs, results, strict=True):
        code = job.site.language.code
        changed += [f"{code}/{path}" for path in result.written.changed]
        removed += [f"{code}/{path}" for path in result.written.removed]
    rendered = sum(len(job.todo.pages) for job in jobs)
    return Published(rendered, tuple(changed), tuple(removed))
