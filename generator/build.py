"""The pipeline as one list: sources -> load -> translate -> overlay -> check -> compose -> render -> write -> publish."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .documents import compose
from .model.artifact import Artifact, Context
from .model.catalog import Catalog
from .model.document import Document
from .model.lexicon import Lexicon
from .pdf import print_all
from .problem import Outcome, Problem, in_order
from .render import site as site_page
from .render import typst
from .search import Indexed, index_site
from .site import Anchor, Publisher, SiteLanguage, StagedPage, StagedSite, root_files
from .survey import Survey, survey
from .write import write_tree

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What to build and where to; `languages` empty means all.

    `address` is where the site will live: None leaves it to the settings, empty means nowhere yet.
    """

    root: Path
    out: Path
    today: datetime.date
    languages: tuple[str, ...] = ()
    pdf: bool = True
    search: bool = True
    strict: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: pages and printed files in all, and the published files that changed."""

    pages: int
    printed: int
    changed: tuple[str, ...] = ()


@dataclass
class Workshop:
    """A place to build in again and again: one root, one output, the engines kept between builds."""

    options: Options
    resident: bool = False
    printed: dict[str, tuple[Artifact, ...]] = field(default_factory=dict)
    publishers: dict[str, Publisher] = field(default_factory=dict)

    def publisher(self, address: str | None) -> Publisher:
        """Return the publisher for an address; the same one each time, since it remembers pages."""
        if (address or "") not in self.publishers:
            docs, cache = self.kept / "docs", self.kept / "cache"
            self.publishers[address or ""] = Publisher(
                self.options.root, docs, self.options.out, cache, address, resident=self.resident
            )
        return self.publishers[address or ""]

    @property
    def kept(self) -> Path:
        """The folder of staged pages and caches."""
        return self.options.root / "build"


def build(workshop: Workshop, say: Say, *, pages_only: bool = False) -> Outcome[Built | None]:
    """Publish everything below the root; None when a content error (or, if strict, a warning) stops it.

    `pages_only` leaves search and printed files as the workshop last made them.
    Raises MachineFault for the machine's refusals and EngineFault for a faulty theme.
    """
    options = workshop.options
    found = survey(options.root, options.today)
    if stopped(found.problems, strict=options.strict):
        return Outcome(None, found.problems)
    stages = _stages(found.value, options)
    say(f"{sum(len(stage.documents) for stage in stages)} pages in {len(stages)} languages")
    problems = list(found.problems)
    if options.pdf and not pages_only:
        problems += _print(workshop, stages)
        say(f"{sum(map(len, workshop.printed.values()))} printed files")
        if stopped(tuple(problems), strict=options.strict):
            return Outcome(None, in_order(problems))
    changed = publish(workshop, stages)
    if options.search and not pages_only:
        indexed = index(workshop)
        say(f"{indexed.pages} pages in search")
    pages = sum(len(stage.documents) for stage in stages)
    count = sum(map(len, workshop.printed.values()))
    return Outcome(Built(pages, count, changed), in_order(problems))


def prepare_prints(workshop: Workshop) -> None:
    """Print what the sources say now, for the next build of pages to publish; nothing while they are faulty."""
    found = survey(workshop.options.root, workshop.options.today)
    if not stopped(found.problems, strict=False):
        _print(workshop, _stages(found.value, workshop.options))


def index(workshop: Workshop) -> Indexed:
    """Make the search find what is published now."""
    return index_site(workshop.options.out, workshop.kept / "cache" / "search.json")


def recall_prints(workshop: Workshop) -> None:
    """Take up the printed files that are published already, so that a build of pages alone keeps them."""
    out = workshop.options.out
    for language in sorted(out.glob("*/")):
        files = sorted(language.glob("topics/**/*.pdf"))
        workshop.printed[language.name] = tuple(
            Artifact(file.relative_to(language).as_posix(), file.read_bytes()) for file in files
        )


def stopped(problems: tuple[Problem, ...], *, strict: bool) -> bool:
    """True when problems keep the site from being built."""
    stops = ("error", "warning") if strict else ("error",)
    return any(problem.severity in stops for problem in problems)


class Stage:
    """One language on its way: its catalog, what renderers may know, its documents."""

    def __init__(self, catalog: Catalog, context: Context) -> None:
        self.catalog = catalog
        self.context = context
        self.documents: tuple[Document, ...] = compose(catalog)


def _wanted(found: Survey, options: Options) -> tuple[Catalog, ...]:
    chosen = (c for c in found.catalogs if c.language in options.languages)
    return tuple(chosen) if options.languages else found.catalogs


def _stages(found: Survey, options: Options) -> list[Stage]:
    settings = found.loaded.settings if found.loaded else None
    address = options.address
    if address is None and settings:
        address = settings.site_address
    return [Stage(catalog, _context(catalog, address)) for catalog in _wanted(found, options)]


def _print(workshop: Workshop, stages: list[Stage]) -> list[Problem]:
    """Print every language's files into the workshop; return what was refused."""
    problems: list[Problem] = []
    for stage in stages:
        made = print_stage(workshop, stage)
        problems += made.problems
        workshop.printed[stage.catalog.language] = made.value
    return problems


def _context(catalog: Catalog, address: str | None) -> Context:
    return Context(catalog.lexicon, catalog.settings, address.rstrip("/") if address else None)


def print_stage(workshop: Workshop, stage: Stage) -> Outcome[tuple[Artifact, ...]]:
    """Return a language's printed files by their path below the language."""
    language = stage.catalog.language
    data = [a for document in stage.documents for a in typst.render(document, stage.context)]
    released = stage.catalog.settings.released
    made = print_all(data, released, cache=workshop.kept / "cache" / "pdf" / language)
    files = tuple(Artifact(a.path.removeprefix(f"{language}/"), a.content) for a in made.value)
    return Outcome(files, made.problems)


def publish(workshop: Workshop, stages: list[Stage]) -> tuple[str, ...]:
    """Stage, render and write every language and the root files; return the published files that changed."""
    options = workshop.options
    sites = [_site(stage, workshop.printed.get(stage.catalog.language, ())) for stage in stages]
    write_tree(workshop.kept / "docs", [a for site in sites for a in _staged(site)])
    address = stages[0].context.site_address if stages else None
    published = workshop.publisher(address).publish(sites)
    lexicons: dict[str, Lexicon] = {s.catalog.language: s.context.lexicon for s in stages}
    root = write_tree(options.out, root_files(sites, lexicons, address), owner="root")
    return (*published.changed, *published.removed, *root.changed)


def _staged(site: StagedSite) -> list[Artifact]:
    """Return the portable pages: what another engine, an editor or a test can read."""
    code = site.language.code
    return [Artifact(f"{code}/{page.staged}", page.source) for page in site.pages]


def _site(stage: Stage, files: tuple[Artifact, ...]) -> StagedSite:
    lexicon = stage.context.lexicon
    language = SiteLanguage(
        code=stage.catalog.language,
        name=lexicon.say("name"),
        site_name="Terbalik",
        description=lexicon.say("home.summary"),
        extra={"frame": site_page.frame(stage.context)},
    )
    pages = tuple(_page(document, stage.context) for document in stage.documents)
    return StagedSite(language, pages, files)


def _page(document: Document, context: Context) -> StagedPage:
    artifact = site_page.render(document, context)[0]
    anchors = tuple(Anchor(e.level, e.id, e.title) for e in site_page.toc(document))
    return StagedPage(document.path, artifact.content, site_page.body(document, context), anchors)
