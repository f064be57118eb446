"""Lets Lighthouse judge the built site as a phone on a slow network sees it, and weighs a first visit.

    terbalik build && python benchmarks/lighthouse.py

The site is served on loopback with gzip and the cache headers of GitHub Pages, over HTTP/1.1, which
costs more round trips than a host's HTTP/2. Lighthouse itself comes by npm into build/cache, once.
Nothing here is a test: scores are for one machine on one day, and a busy one lowers them.
"""

import argparse
import functools
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tests"))

import chromium  # noqa: E402

from generator.serving.preview import Answers  # noqa: E402

# The last version for Node 20; a fixed one, so that scores can be compared.
LIGHTHOUSE = "lighthouse@12.8.2"
# Lighthouse starts Chromium without RenderDocument, which people's browsers have. Recent ones then draw a
# new page only at the next full second, which is no property of the page; this list takes its place.
FLAGS = (
    "--headless=new --no-sandbox --disable-background-networking "
    "--disable-features=Translate,MediaRouter,OptimizationHints,CertificateTransparencyComponentUpdater"
)
TOPIC = "topics/scams-aimed-at-leaders/"
PAGES = {
    "home": "",
    "find": "find/",
    "guide": TOPIC,
    "worksheet": f"{TOPIC}worksheet-senior/",
    "run": f"{TOPIC}run/",
    "plan": "plan/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml",
    ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2", ".pdf": "application/pdf",
}  # fmt: skip
PACKED = (".html", ".css", ".js", ".json", ".webmanifest", ".svg")


class Handler(BaseHTTPRequestHandler):
    """Answers like GitHub Pages and counts the bytes of every answer."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, answers: Answers, sent: list[int]) -> None:
        self.answers, self.sent = answers, sent
        super().__init__(*given)

    def do_GET(self) -> None:
        """Send a file, packed if the browser takes that, or 304 when it has it."""
        path = self.path.partition("?")[0].removeprefix(self.answers.base)
        file = self.answers.find(path)
        status = 200 if file and file.is_file() else 404
        file = file if status == 200 else self.answers.site / "404.html"
        assert file
        mark = f'"{hashlib.blake2b(file.read_bytes(), digest_size=8).hexdigest()}"'
        if status == 200 and self.headers.get("If-None-Match") == mark:
            status = 304
        body = b"" if status == 304 else file.read_bytes()
        self.send_response(status)
        if body and file.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = packed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", mark)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        self.sent.append(len(body) + sum(map(len, self._headers_buffer)))  # type: ignore[attr-defined]
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing."""


@functools.cache
def packed(content: bytes) -> bytes:
    """Return content as hosts send it."""
    return gzip.compress(content, 6, mtime=0)


@contextmanager
def hosted(site: Path, base: str) -> Iterator[tuple[str, list[int]]]:
    """Serve a site on loopback; give its address and the sizes of all answers so far."""
    sent: list[int] = []
    handler = functools.partial(Handler, answers=Answers(site, base), sent=sent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}", sent
        finally:
            server.shutdown()


@dataclass(frozen=True)
class Judged:
    """What Lighthouse says of a page, and what it would mend."""

    scores: tuple[int, ...]
    largest: float
    shift: float
    blocking: float
    weight: float
    faults: tuple[str, ...]


def main() -> None:
    """Judge and weigh each page in each language, and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--site", type=Path, default=ROOT / "site", help="default: site")
    asked.add_argument("--runs", type=int, default=1, help="the best of so many; default: 1")
    asked.add_argument("--pages", nargs="*", choices=PAGES, default=list(PAGES))
    asked.add_argument("--no-lighthouse", action="store_true", help="weigh only")
    given = asked.parse_args()
    if not (given.site / "sw.js").is_file():
        raise SystemExit(f"There is no site in {given.site}. Build one first: terbalik build")
    languages = sorted(file.parent.name for file in given.site.glob("*/index.html"))
    paths = [
        (f"{name} {language}", f"{language}/{PAGES[name]}")
        for name in given.pages
        for language in languages
        if (given.site / language / PAGES[name] / "index.html").is_file()
    ]
    with hosted(given.site, "/terbalik/") as (address, sent):
        weigh(address, sent, paths)
        if not given.no_lighthouse:
            judge_all(address, paths, given.runs)


def weigh(address: str, sent: list[int], paths: list[tuple[str, str]]) -> None:
    """Print what a first visit loads: what the page needs, then what the worker keeps behind it."""
    print(
        f"{'first visit':<16}{'requests':>9}{'KB':>8}{'with what is kept for offline use, KB':>40}"
    )
    with chromium.chromium() as browser:
        for name, path in paths:
            needed = visit(browser, address + path, sent, "block")
            whole = visit(browser, address + path, sent, "allow")
            print(f"{name:<16}{len(needed):>9}{sum(needed) / 1024:>8.1f}{sum(whole) / 1024:>40.1f}")
    print()


def visit(browser: Any, address: str, sent: list[int], workers: str) -> list[int]:
    """Open a page with nothing kept and return the size of each answer."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, service_workers=workers)
    sent.clear()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    if workers == "allow":
        page.evaluate("async () => { await navigator.serviceWorker.ready; }")
        page.wait_for_timeout(3000)
    context.close()
    return list(sent)


def judge_all(address: str, paths: list[tuple[str, str]], runs: int) -> None:
    """Print Lighthouse's scores for a phone, and what keeps a page from 100."""
    program = installed()
    heads = "".join(f"{name:>16}" for name in CATEGORIES)
    print(f"{'mobile':<16}{heads}{'LCP s':>8}{'CLS':>7}{'TBT ms':>8}{'KB':>8}")
    faults: dict[str, list[str]] = {}
    for name, path in paths:
        found = max(
            (judge(program, address + path) for _ in range(runs)), key=lambda one: one.scores
        )
        scores = "".join(f"{score:>16}" for score in found.scores)
        print(
            f"{name:<16}{scores}{found.largest / 1000:>8.1f}{found.shift:>7.3f}"
            f"{found.blocking:>8.0f}{found.weight / 1024:>8.1f}",
            flush=True,
        )
        for fault in found.faults:
            faults.setdefault(fault, []).append(name)
    for fault, names in sorted(faults.items()):
        print(f"- {fault}: {', '.join(names)}")


def installed() -> Path:
    """Return Lighthouse's program, which npm brings when it is not there yet."""
    place = ROOT / "build" / "cache" / "lighthouse"
    program = place / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is missing: install Node.js 20 or later.")
        place.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--prefix", str(place), LIGHTHOUSE]
        subprocess.run([*command, "--no-audit", "--no-fund", "--ignore-scripts"], check=True)
    return program


def judge(program: Path, address: str) -> Judged:
    """Run Lighthouse once, as a phone on its slow network."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.json")
        command = [
            "node", str(program), address, "--quiet", "--output=json", f"--output-path={file}",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={FLAGS}",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": chromium.program(), "TMPDIR": folder}
        subprocess.run(command, check=True, env=environment, timeout=300)
        report = json.loads(file.read_bytes())
    audits = report["audits"]
    categories = report["categories"]
    scores = tuple(round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES)
    return Judged(
        scores,
        audits["largest-contentful-paint"]["numericValue"],
        audits["cumulative-layout-shift"]["numericValue"],
        audits["total-blocking-time"]["numericValue"],
        audits["total-byte-weight"]["numericValue"],
        tuple(faults_of(audits, categories)),
    )


def faults_of(audits: dict[str, Any], categories: dict[str, Any]) -> Iterator[str]:
    """Yield what costs points, and what would save time."""
    for name in CATEGORIES:
        for reference in categories[name]["auditRefs"]:
            audit = audits[reference["id"]]
            score = audit["score"]
            if reference["weight"] and score is not None and score < 0.9:
                yield f"{name}: {audit['title']} ({audit.get('displayValue') or score})"


if __name__ == "__main__":
    main()
