"""MkDocs with Material, held in memory: finished bodies go in, finished pages come out."""

import fnmatch
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import jinja2
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from ..model.artifact import Artifact
from ..machine import EngineFault
from ..model.own_code import OVERRIDES
from ..own_fault import fault_of
from .config import plain_files
from .page import StagedPage, front_matter
from .strict import Strict

# Templates, notes, and what the disk or its owner keeps.
NEVER_PUBLISHED = (".*", "*/.*", "*.py", "*.pyc", "*.html", "*.md")
# The same of the theme, and what only the engine's own search (which is off) or its developers need.
NOT_PUBLISHED = (
    *NEVER_PUBLISHED, "*readme*", "mkdocs_theme.yml", "locales/*", "sitemap.xml",
    "*.map", "assets/javascripts/lunr/*", "assets/javascripts/workers/*",
)  # fmt: skip


class _FinishedPage(Page):
    """A page whose body was made by us: the engine only sets it into its templates, which show no contents."""

    def __init__(self, staged: StagedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.staged = staged

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", front_matter(self.staged.source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.staged.body


class Engine:
    """One language's engine: configuration, environment and navigation stay in memory between builds."""

    def __init__(self, config_file: Path, own: Path | None = None) -> None:
        """Read the configuration; `own` is a look laid before that of the configuration.

        Raises EngineFault when the engine refuses the configuration or warns about it.
        """
        # Material's notice about MkDocs 2 is read at each start; the decision is made and has a date.
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        with Strict():
            self._config = load_config(str(config_file), strict=True)
        if self._config.plugins or self._config.hooks:
            raise EngineFault(
                "mkdocs.yml must name neither plugins nor hooks (write `plugins: []`)."
            )
        self._own, theme = own, self._config.theme
        ours = jinja2.FileSystemLoader(list(theme.dirs))
        if own is not None:
            theme.dirs.insert(0, str(own))
        self._env = theme.get_env()
        if own is not None and self._env.loader is not None:
            # What was replaced can still be extended and included, below a name of its own.
            both = [jinja2.PrefixLoader({"ours": ours}), self._env.loader]
            self._env.loader = jinja2.ChoiceLoader(both)
        self._files: dict[str, File] = {}
        self.nav: tuple[str, ...] = ()

    def load(self, pages: Iterable[StagedPage]) -> None:
        """Take these pages as the whole site; pages that are the same objects as before cost nothing."""
        fresh: dict[str, File] = {}
        for page in pages:
            file = self._files.get(page.staged)
            if file is None or not isinstance(file.page, _FinishedPage):
                file = self._file(page)
            elif file.page.staged is not page:
                file.page.staged = page
            fresh[page.staged] = file
        self._files = fresh
        with Strict():
            self._navigate()

    def build_pages(self, pages: Iterable[StagedPage]) -> Iterator[Artifact]:
        """Yield the finished HTML of these pages, which must be among the loaded ones."""
        documents = list(self._files.values())
        for staged in pages:
            with Strict():
                content = self._page(self._files[staged.staged], documents)
            yield Artifact(staged.published, content)

    def assets(self) -> Iterator[Artifact]:
        """Yield the style sheets, scripts and fonts of all looks; the organization's win over ours, ours over the theme's."""
        seen: set[str] = set()
        own = str(self._own) if self._own else None
        plain = (own, self._config.theme.custom_dir)
        for folder in self._config.theme.dirs:
            files = plain_files(Path(folder)) if folder in plain else _theme_files(Path(folder))
            for file in files:
                path = file.relative_to(folder).as_posix()
                kept = _is_no_asset(path) if folder == own else self._is_kept_back(path)
                if path in seen or kept:
                    continue
                seen.add(path)
                yield Artifact(path, file.read_bytes())

    def _is_kept_back(self, path: str) -> bool:
        excluded = self._config.exclude_docs
        if excluded is not None and excluded.match_file(path):
            return True
        return any(fnmatch.fnmatch(path.lower(), pattern) for pattern in NOT_PUBLISHED)

    def _file(self, page: StagedPage) -> File:
        config = self._config
        file = File(page.staged, config.docs_dir, config.site_dir, use_directory_urls=True)
        file.inclusion = InclusionLevel.INCLUDED
        _FinishedPage(page, file, config)
        return file

    def _navigate(self) -> None:
        files = Files(self._files.values())
        if self._config.nav:
            # The engine would log every page that is not in the navigation, which is most of them.
            for file in files:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        self._navigation = get_navigation(files, self._config)
        for page in self._navigation.pages:
            page.read_source(self._config)
        self.nav = tuple(page.file.src_uri for page in self._navigation.pages)

    def _page(self, file: File, documents: list[File]) -> bytes:
        page = file.page
        if page is None:
            raise EngineFault(f"the engine lost the page {file.src_uri}")
        page.read_source(self._config)
        page.render(self._config, Files(()))
        page.active = True
        try:
            template = self._env.get_template(page.meta.get("template", "main.html"))
            context = get_context(self._navigation, documents, self._config, page)
            return template.render(context).encode("utf-8", errors="xmlcharrefreplace")
        except Exception as error:
            self._blame_own(error, file.src_uri)
            if not isinstance(error, jinja2.TemplateError):
                raise
            raise EngineFault(f"{file.src_uri}: {_template_place(error)}{error}") from error
        finally:
            page.active = False
            page.content = None

    def _blame_own(self, error: Exception, page: str) -> None:
        """Raise OwnCodeFault when the organization has templates of its own around pages: they were made to work with ours."""
        own = self._own
        if own is None:
            return
        paths = {
            str(file): f"{OVERRIDES}/{file.relative_to(own).as_posix()}"
            for file in plain_files(own)
        }
        mine = [path for path in paths.values() if path.endswith(".html")]
        if mine:
            code = Path(self._config.docs_dir).name
            at = f"{code}/{page.removesuffix('index.md').rstrip('/')}"
            raise fault_of(error, paths.get, mine[0], at) from error


def build_portable(config_file: Path) -> None:
    """Let the engine build the staged files by itself, as any other engine would; writes its site folder."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with Strict():
        build(load_config(str(config_file), strict=True))


def _is_no_asset(path: str) -> bool:
    """True for what of the organization's look is never published: templates, notes, programs of ours, hidden files."""
    return any(fnmatch.fnmatch(path.lower(), pattern) for pattern in NEVER_PUBLISHED)


def _theme_files(folder: Path) -> list[Path]:
    """Return a theme's files without its thousands of icons, which lie in folders with a dot."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(place, name) for name in sorted(names))
    return found


def _template_place(error: jinja2.TemplateError) -> str:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: "
    return ""
