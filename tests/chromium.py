"""The browser of the tests: the system's Chromium, which paints, stays quiet and reaches loopback only."""

import contextlib
from collections.abc import Iterator

import ensure_chromium
from playwright.sync_api import Browser, sync_playwright

# Tried on Chromium 156 without a graphics card: these paint, with and without `--disable-gpu`.
ARGUMENTS = (
    "--no-sandbox",  # CI runs as root in a container, where the sandbox cannot start
    "--disable-background-networking",
    "--disable-component-update",
    "--no-default-browser-check",
    "--force-color-profile=srgb",
    # A request that leaves the origin is still seen by a test, but gets nowhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def program() -> str:
    """Return the browser to use: `CHROMIUM`, else one on PATH; never skip for want of one."""
    return ensure_chromium.find() or ensure_chromium.stop("No Chromium was found.")


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser and end it."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
