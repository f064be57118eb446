"""All languages at once: what would come out the same is left alone, the rest is rendered and written."""

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..machine import machine_faults
from ..model.own_code import INHERITED, SETTINGS
from ..write import write_file, write_tree
from .config import SHARED, config_file, config_text, shell_digest
from .job import Job, Result, in_processes, publish_one, publish_whole, start
from .page import StagedSite
from .state import State, intact_files, load_state, new_state, save_state, what_to_do

if TYPE_CHECKING:
    from .engine import Engine

# Below this many pages another process costs more than it saves.
WORTH_A_PROCESS = 150


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: pages rendered, and files changed and removed below the site folder.

    `outputs` holds, for each language, the digest of every file that is published now.
    """

    rendered: int
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    outputs: Mapping[str, Mapping[str, str]]


class Publisher:
    """Publishes staged sites into `out/<language>/`, again and again.

    `root` takes the engine's configuration, `look` (the root itself, if left out) holds mkdocs.yml
    and overrides/, `docs` the staged trees, `cache` what is known of the last publication. With
    `resident` the engines stay in memory, for a server that publishes often.
    """

    def __init__(
        self,
        root: Path,
        docs: Path,
        out: Path,
        cache: Path,
        address: str | None = None,
        *,
        look: Path | None = None,
        resident: bool = False,
    ) -> None:
        self._root, self._docs, self._out = root, docs, out
        self._look = look or root
        self._cache, self._address, self._resident = cache, address, resident
        self._engines: dict[str, tuple[str, Engine]] = {}
        self._states: dict[str, State] = {}
        self._lock = threading.Lock()

    def publish(
        self, sites: Sequence[StagedSite], own: Path | None = None, *, settings: bool = False
    ) -> Published:
        """Make every language's tree hold these sites; a failure leaves the tree as it was.

        A language published before that is not among them is removed. `own` is a look laid before
        ours, and `settings` says that mkdocs.yml of the root goes on top of ours: the organization's,
        when they may run.
        Raises MachineFault for the machine's refusals, EngineFault for faulty configuration or templates,
        OwnCodeFault for the organization's.
        """
        with self._lock:
            known = self._jobs(sites, own, self._settings() if settings else b"")
            self._states = {
                job.site.language.code: job.state for job in known if not job.todo.needed
            }
            jobs = [job for job in known if job.todo.needed]
            results = self._run(jobs)
            for job, result in zip(jobs, results, strict=True):
                state = new_state(job.shell, result.nav, job.site, result.outputs)
                save_state(job.state_file, state)
                self._states[job.site.language.code] = state
            codes = {site.language.code for site in sites}
            outputs = {code: self._states[code].outputs for code in sorted(codes)}
            return _sum(jobs, results, self._remove_others(codes), outputs)

    def _jobs(self, sites: Sequence[StagedSite], own: Path | None, settings: bytes) -> list[Job]:
        languages = [site.language for site in sites]
        jobs = []
        for site in sites:
            code = site.language.code
            text = config_text(
                self._root, self._docs, self._out, languages, code, self._address, site.hubs,
                look=self._look, settings=bool(settings),
            )  # fmt: skip
            config, out = config_file(self._root, code), self._out / code
            write_file(config, text)
            # The engine refuses a folder that is not there, though it is given the pages in memory.
            with machine_faults(f"make {self._docs / code}"):
                (self._docs / code).mkdir(parents=True, exist_ok=True)
            shell = shell_digest(self._look, text, own, settings)
            state_file = self._cache / f"site-{code}.json"
            # A resident publisher is the only writer, so it need not read its own files again.
            known = self._states.get(code) if self._resident else None
            state = known or load_state(state_file)
            intact = frozenset(state.outputs) if known else intact_files(out, state)
            todo = what_to_do(state, shell, site, intact)
            jobs.append(Job(config, out, state_file, state, shell, site, todo, own, bool(settings)))
        return jobs

    def _settings(self) -> bytes:
        """Return the organization's settings, and lay ours where they build on them."""
        with machine_faults("read the settings of the site"):
            (self._root / INHERITED).parent.mkdir(exist_ok=True)
            write_file(self._root / INHERITED, (self._look / SHARED).read_bytes(), below=self._root)
            return (self._root / SETTINGS).read_bytes()

    def _run(self, jobs: Sequence[Job]) -> list[Result]:
        if any(job.own or job.settings for job in jobs):
            return publish_whole(jobs, [self._engine(job) for job in jobs])
        pages = sum(len(job.todo.pages) for job in jobs)
        if len(jobs) > 1 and pages >= WORTH_A_PROCESS and (os.cpu_count() or 1) > 1:
            return in_processes(jobs)
        return [publish_one(job, self._engine(job)) for job in jobs]

    def _engine(self, job: Job) -> "Engine":
        code = job.site.language.code
        shell, engine = self._engines.get(code, ("", None))
        if engine is None or shell != job.shell:
            engine = start(job)
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
                with machine_faults(f"remove {state_file}"):
                    state_file.unlink()
        return tuple(removed)


def _sum(
    jobs: Sequence[Job],
    results: Sequence[Result],
    gone: tuple[str, ...],
    outputs: Mapping[str, Mapping[str, str]],
) -> Published:
    changed: list[str] = []
    removed: list[str] = list(gone)
    for job, result in zip(jobs, results, strict=True):
        code = job.site.language.code
        changed += [f"{code}/{path}" for path in result.written.changed]
        removed += [f"{code}/{path}" for path in result.written.removed]
    rendered = sum(len(job.todo.pages) for job in jobs)
    return Published(rendered, tuple(changed), tuple(removed), outputs)
