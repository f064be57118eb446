"""What tests share: the built site, its host, the browser."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from built import build_site, copy_sources, once
from chromium import chromium
from hosting import hosted
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from small_site import small_site

# A busy machine is no fault of the code: examples have no time limit of their own.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("calm")

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published folder of the real content, with printed files and search."""
    return once(tmp_path_factory, "real", lambda to: build_site(copy_sources(to))) / "site"


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of a small site that is built and left as it is."""
    return once(tmp_path_factory, "small", small_site) / "tree"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the site below a sub-path, as GitHub Pages shows a project."""
    with hosted(site, "/terbalik/") as place:
        yield place


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file of tests; Playwright allows no second one of another file beside it."""
    with chromium() as started:
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A way to open pages, with scripts to run `before` the page's own.

    At the end no request may have left their origin and no error been logged.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []
    origins: set[str] = set()

    def heard(message: ConsoleMessage) -> None:
        # The browser itself logs the status of a page that is asked for because it is missing.
        known = ("status of 404", "registration blocked by Playwright")
        if message.type in ("error", "warning") and not any(k in message.text for k in known):
            errors.append(message.text)

    def requested(request: Request) -> None:
        asked.append(request.url)

    def open_page(
        where: str,
        *,
        width: int = 390,
        height: int = 800,
        before: Sequence[str] = (),
        **options: Any,
    ) -> Page:
        # A worker that copies the site behind each new page belongs to the tests of offline use.
        options.setdefault("service_workers", "block")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.on("request", requested)
        context.on("console", heard)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        page = context.new_page()
        origins.add("/".join(where.split("/")[:3]) + "/")
        for script in before:
            page.add_init_script(script)
        page.goto(where)
        page.evaluate("document.fonts.ready")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [url for url in asked if not url.startswith((*origins, "data:", "blob:"))]
    assert not errors
