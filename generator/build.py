"""The pipeline as one list: (nothing has changed, or) survey -> stage -> print -> publish -> index."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from .codes import problem
from .fresh import Known, last_of_same, remember
from .machine import OwnCodeFault
from .memory import Same
from .model.artifact import Artifact
from .model.own_code import NO_CODE, OVERRIDES, OwnCode
from .organization.brand import accent_of
from .prints import print_stages
from .problem import Outcome, Problem, Where, in_order
from .report import counted
from .roots import lives_on_package, ours_of
from .search import Entry, Findable, Indexed, entry_of, index_files, index_site, write_index
from .site import LOOK, Publication, app_files, root_files
from .stage import Composed, Scope, Stage, composed, rendered
from .survey import Survey, languages_of, survey
from .workshop import Workshop
from .write import write_tree

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: pages and printed files in all, and the published files that changed."""

    pages: int
    printed: int
    changed: tuple[str, ...] = ()


def build(workshop: Workshop, say: Say, *, pages_only: bool = False) -> Outcome[Built | None]:
    """Publish everything below the root; None when a content error (or, if strict, a warning) stops it.

    `pages_only` leaves search and printed files as the workshop last made them.
    Raises MachineFault for the machine's refusals and EngineFault for a faulty theme.
    """
    options = workshop.options
    whole = options.pdf and options.search and not pages_only
    # A preview keeps its engines warm, so it always builds.
    same = last_of_same(workshop) if whole and not workshop.resident else None
    if same is not None:
        say(f"nothing has changed since {counted(same.pages, 'page')} were built")
        _say_programs(same.programs, say)
        return Outcome(Built(same.pages, same.printed), ())
    found = survey(options.root, options.today, workshop.memory)
    problems = list(found.problems)
    if stopped(problems, strict=options.strict):
        return Outcome(None, found.problems)
    programs = programs_of(found.value)
    _say_programs(programs, say)
    try:
        made = _build(found.value, workshop, problems, say, pages_only=pages_only)
    except OwnCodeFault as fault:
        return Outcome(None, in_order([*problems, failed(fault)]))
    if made is None:
        return Outcome(None, in_order(problems))
    if whole and not problems:
        remember(workshop, Known(made.pages, made.printed, programs))
    return Outcome(made, in_order(problems))


def _build(
    found: Survey, workshop: Workshop, problems: list[Problem], say: Say, *, pages_only: bool
) -> Built | None:
    """Build what was found, adding to its problems; None when one of printing stops it. Raises OwnCodeFault."""
    options = workshop.options
    made = _composed(found, workshop)
    prints = made if options.pdf and not pages_only else []
    searched = options.search and not pages_only
    # Paper takes longest, so it begins as soon as there are documents.
    with workshop.presses.beside(partial(print_stages, workshop, prints)) as printing:
        stages = _rendered(made, found, workshop)
        workshop.memory.next_round()
        pages = sum(len(stage.pages) for stage in stages)
        say(f"{counted(pages, 'page')} in {counted(len(stages), 'language')}")
        write_tree(workshop.kept / "docs", _staged(stages))
        files = index_files(workshop.findable) if searched else ()
        problems += printing.result()
    if prints:
        _say_prints(workshop, stages, say)
        if stopped(problems, strict=options.strict):
            return None
    changed = publish(workshop, stages, code_of(found))
    if searched:
        indexed = write_index(options.out, workshop.findable, files)
        say(f"{counted(indexed.pages, 'page')} in search")
    return Built(pages, _count(workshop), changed)


def _say_prints(workshop: Workshop, stages: list[Stage], say: Say) -> None:
    say(counted(_count(workshop), "printed file"))
    if any(stage.context.cards for stage in stages):
        say(counted(_count(workshop, ".png"), "social card"))


def code_of(found: Survey) -> OwnCode:
    """Return the organization's own programs that may run."""
    return found.loaded.code if found.loaded else NO_CODE


def programs_of(found: Survey) -> str:
    """Return what is said each time of programs of the organization; nothing where none run."""
    code = code_of(found)
    some = (
        (len(code.templates), "template"), (len(code.overrides), "override"),
        (int(code.settings), "settings file"),
    )  # fmt: skip
    return " and ".join(counted(number, noun) for number, noun in some if number)


def _say_programs(programs: str, say: Say) -> None:
    if programs:
        say(f"code of the organization's own shapes the pages (`code: true`): {programs}")


def failed(fault: OwnCodeFault) -> Problem:
    """Return a fault of the organization's own code as a problem at its line."""
    where = Where(fault.path, fault.line)
    return problem("own-code-fails", where, page=fault.page, says=fault.says)


def current(workshop: Workshop) -> list[Stage]:
    """Return every language as the sources say it now; none while they, or its own templates, are faulty."""
    found = survey(workshop.options.root, workshop.options.today, workshop.memory)
    faulty = stopped(found.problems, strict=workshop.options.strict)
    try:
        return [] if faulty else _stages(found.value, workshop)
    except OwnCodeFault:
        return []


def stopped(problems: "tuple[Problem, ...] | list[Problem]", *, strict: bool) -> bool:
    """True when problems keep the site from being built."""
    stops = ("error", "warning") if strict else ("error",)
    return any(problem.severity in stops for problem in problems)


def _stages(found: Survey, workshop: Workshop) -> list[Stage]:
    return _rendered(_composed(found, workshop), found, workshop)


def _composed(found: Survey, workshop: Workshop) -> list[Composed]:
    options, settings = workshop.options, found.loaded.settings if found.loaded else None
    address = options.address
    if address is None and settings:
        address = settings.site_address
    chosen = options.languages or (languages_of(found.loaded) if found.loaded else ())
    site = address.rstrip("/") if address else None
    packaged = lives_on_package(options.root)
    scope = Scope(site, chosen, options.pdf, options.repository, packaged, code_of(found).templates)
    wanted = (catalog for catalog in found.catalogs if catalog.language in chosen)
    return [composed(catalog, scope, workshop.memory) for catalog in wanted]


def _rendered(made: list[Composed], found: Survey, workshop: Workshop) -> list[Stage]:
    stages = [rendered(each, workshop.memory) for each in made]
    if workshop.options.search and found.loaded:
        workshop.findable = Findable(_entries(stages, workshop), found.loaded.tongues)
    return stages


def _entries(stages: list[Stage], workshop: Workshop) -> tuple[Entry, ...]:
    """Return what a search can find of every page; of an unchanged page, what it was."""
    recall = workshop.memory.recall
    documents = (document for stage in stages for document in stage.documents)
    found = (recall(("entry", Same(each)), partial(entry_of, each)) for each in documents)
    return tuple(entry for entry in found if entry is not None)


def publish(workshop: Workshop, stages: list[Stage], code: OwnCode = NO_CODE) -> tuple[str, ...]:
    """Render and write every language and the root files; return the published files that changed."""
    sites = [stage.site(workshop.printed.get(stage.language, ())) for stage in stages]
    address = stages[0].context.site_address if stages else None
    own = workshop.options.root / OVERRIDES if code.overrides else None
    published = workshop.publisher(address).publish(sites, own, settings=code.settings)
    lexicons = {stage.language: stage.context.lexicon for stage in stages}
    looks = (*((own,) if own else ()), ours_of(workshop.options.root) / LOOK)
    accent = accent_of(stages[0].catalog.profile if stages else None)
    app = app_files(Publication(sites, lexicons, published.outputs, accent), *looks)
    files = (*root_files(sites, lexicons, address, accent), *app)
    root = write_tree(workshop.options.out, files, owner="root")
    return (*published.changed, *published.removed, *root.changed)


def _staged(stages: list[Stage]) -> list[Artifact]:
    """Return the portable pages: what another engine, an editor or a test can read."""
    pages = ((stage.language, page) for stage in stages for page in stage.pages)
    return [Artifact(f"{language}/{page.staged}", page.source) for language, page in pages]


def index(workshop: Workshop) -> Indexed:
    """Make the search find what is published now."""
    return index_site(workshop.options.out, workshop.findable)


def _count(workshop: Workshop, suffix: str = ".pdf") -> int:
    files = (file for printed in workshop.printed.values() for file in printed)
    return sum(file.path.endswith(suffix) for file in files)
