"""The preview: local only, nothing but the site, and the browser sees each save or why it cannot."""

import contextlib
import datetime
import http.client
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from generator.commands import serve as verb
from generator.console import Console
from generator.machine import EngineFault, MachineFault
from generator.printing.presses import Stopped
from generator.problem import Outcome, Problem, Where
from generator.search import Indexed
from generator.serving.preview import Answers, PreviewServer
from generator.serving.serve import serve
from generator.serving.watch import Watcher
from generator.workshop import Options, Workshop

CSP = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; style-src 'self' 'unsafe-inline'\">"


@dataclass
class Report:
    problems: tuple[Problem, ...] = ()


@dataclass
class Project:
    """A project whose only topic becomes the page; `broken` in it is an error, `crash` our bug."""

    root: Path
    said: list[str] = field(default_factory=list)
    calls: list[frozenset[Path]] = field(default_factory=list)

    @property
    def topic(self) -> Path:
        return self.root / "topics" / "x.yml"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def rebuild(self, changed: frozenset[Path]) -> Report:
        self.calls.append(changed)
        text = self.topic.read_text()
        if text == "stop":
            raise KeyboardInterrupt
        if text == "crash":
            raise RuntimeError("our <b>bug</b>")
        if text == "broken":
            place = Where("topics/x.yml", 3, 1)
            return Report((Problem(place, "T001", "error", "bad <img src=x onerror=x()>", "mend"),))
        self.site.mkdir(exist_ok=True)
        (self.site / "index.html").write_text(
            f"<!doctype html><html lang=en><title>t</title>{CSP}<body><h1>{text}</h1></body></html>"
        )
        return Report()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "topics").mkdir()
    (tmp_path / "topics" / "x.yml").write_text("first")
    return Project(tmp_path)


def until(true: Callable[[], bool]) -> None:
    ends = time.monotonic() + 10
    while not true():
        assert time.monotonic() < ends, "waited too long"
        time.sleep(0.02)


@contextlib.contextmanager
def serving(project: Project, base: str = "/") -> Iterator[str]:
    """Run the preview in a thread; writing `stop` into the topic interrupts it as Ctrl-C would."""
    ended: list[BaseException] = []

    def run() -> None:
        try:
            serve(
                project.root, project.site, project.rebuild, project.said.append, port=0, base=base
            )
        except KeyboardInterrupt as interrupt:
            ended.append(interrupt)

    thread = threading.Thread(target=run)
    thread.start()
    until(lambda: any(line.startswith("Serving") for line in project.said))
    found = re.search(r"http://\S+", " ".join(project.said))
    assert found
    try:
        yield found[0]
    finally:
        project.topic.write_text("stop")
        thread.join(5)
        assert not thread.is_alive()
        assert ended


@contextlib.contextmanager
def browser() -> Iterator[Page]:
    chromium = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    with sync_playwright() as play:
        window = play.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield window.new_page()
        window.close()


def test_the_browser_follows_the_sources(project: Project) -> None:
    """A save shows at once; a fault is told over the last good page, as letters, until it is mended."""
    with serving(project) as address, browser() as page:
        page.goto(address)
        expect(page.locator("h1")).to_have_text("first")
        project.topic.write_text("second")
        expect(page.locator("h1")).to_have_text("second")
        project.topic.write_text("broken")
        panel = page.locator("#terbalik-problems")
        expect(panel).to_contain_text("topics/x.yml:3:1 T001")
        expect(panel).to_contain_text("bad <img src=x onerror=x()>")
        expect(panel.locator("img")).to_have_count(0)
        expect(page.locator("h1")).to_have_text("second")
        page.reload()
        expect(panel).to_contain_text("mend")
        project.topic.write_text("crash")
        expect(panel).to_contain_text("our <b>bug</b>")
        project.topic.write_text("third")
        expect(page.locator("h1")).to_have_text("third")
        expect(panel).to_have_count(0)
    assert b"script" not in (project.site / "index.html").read_bytes()
    assert project.calls[:2] == [frozenset(), frozenset({project.topic})]
    assert any("topics/x.yml:3:1: error T001" in line for line in project.said)
    assert any("Traceback" in line for line in project.said)


def test_an_interrupt_ends_it_at_once(project: Project) -> None:
    """Ctrl-C passes through with a page open, and the port is free again."""
    program = (
        "import signal, sys\nfrom pathlib import Path\nfrom types import SimpleNamespace as S\n"
        "from generator.serving.serve import serve\n"
        # A shell that starts something in the background has it ignore the interrupt.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "root = Path(sys.argv[1])\n"
        "try:\n"
        "    serve(root, root / 'site', lambda c: S(problems=()), lambda s: print(s, flush=True), port=0)\n"
        "except KeyboardInterrupt:\n    sys.exit(130)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(project.root)],
        cwd=Path(__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    port = int(process.stdout.readline().split("127.0.0.1:")[1].split("/")[0])
    client = http.client.HTTPConnection("127.0.0.1", port)
    client.request("GET", "/.terbalik/events")
    assert client.getresponse().readline().startswith(b"data: ")
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130
    assert process.stderr.read() == ""
    process.stdout.close()
    process.stderr.close()
    client.close()


@contextlib.contextmanager
def answering(
    site: Path, base: str = "/"
) -> Iterator[Callable[[str, str], tuple[int, str, bytes]]]:
    answers = Answers(site, base)
    with PreviewServer(answers, 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()

        def ask(path: str, method: str = "GET") -> tuple[int, str, bytes]:
            client = http.client.HTTPConnection("127.0.0.1", server.server_port)
            client.putrequest(method, path, skip_host=False)
            client.endheaders()
            answer = client.getresponse()
            found = answer.status, answer.headers.get("Location", answer.headers.get_content_type())
            content = answer.read()
            client.close()
            return (*found, content)

        yield ask
        server.shutdown()
        thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "en").mkdir(parents=True)
    (site / "en" / "index.html").write_text("<body>home</body>")
    (site / "en" / "data.json").write_text("{}")
    (site / "404.html").write_text("<body>lost</body>")
    (site / ".terbalik-root.json").write_text("[]")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "out").symlink_to(tmp_path)
    (site / "leak.txt").symlink_to(tmp_path / "secret.txt")
    return site


def test_files_are_given_out_as_they_are(site: Path) -> None:
    """Folders answer with their index, pages carry the live script, other files are untouched."""
    with answering(site) as ask:
        assert ask("/en", "GET")[:2] == (302, "/en/")
        status, kind, content = ask("/en/?minutes=45", "GET")
        assert (status, kind) == (200, "text/html")
        assert content.startswith(b'<body>home<script src="/.terbalik/live.js" data-version="0">')
        assert ask("/en/data.json", "GET") == (200, "application/json", b"{}")
        assert ask("/en/", "HEAD") == (200, "text/html", b"")
        assert ask("/nowhere/", "GET")[0] == 404
        assert b"lost" in ask("/nowhere/", "GET")[2]
        assert ask("/.terbalik/live.js", "GET")[1] == "text/javascript"
        assert ask("/en/", "POST")[0] == 501


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/en/../../secret.txt", "/%2e%2e/secret.txt", "/en/%2e%2e%2f%2e%2e/secret.txt",
        "/..%5csecret.txt", "//etc/passwd", "/out/secret.txt", "/out/", "/leak.txt",
        "/.terbalik-root.json", "/en/%00", "/.terbalik/../secret.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_given_out(site: Path, path: str) -> None:
    """Dots, encoded dots, backslashes, links and hidden files all find nothing."""
    with answering(site) as ask:
        status, _, content = ask(path, "GET")
    assert status == 404
    assert b"secret" not in content
    assert b"root:" not in content


def test_a_site_below_a_path_is_served_below_it(site: Path) -> None:
    """The preview has the addresses the published site will have."""
    with answering(site, "/terbalik/") as ask:
        assert ask("/", "GET")[:2] == (302, "/terbalik/")
        assert ask("/terbalik", "GET")[:2] == (302, "/terbalik/")
        assert ask("/terbalik/en", "GET")[:2] == (302, "/terbalik/en/")
        assert b'src="/terbalik/.terbalik/live.js"' in ask("/terbalik/en/", "GET")[2]
        assert ask("/en/", "GET")[0] == 404


def test_a_taken_port_is_said(site: Path) -> None:
    """The sentence names the port and the way out."""
    with (
        PreviewServer(Answers(site, "/"), 0) as first,
        pytest.raises(MachineFault, match="--port"),
        PreviewServer(Answers(site, "/"), first.server_port),
    ):
        pass


def test_the_watcher_sees_files_not_noise(tmp_path: Path) -> None:
    """New, changed and removed files count; hidden and temporary ones and links' targets do not."""
    inside, outside = tmp_path / "topics", tmp_path / "outside"
    (inside / "area").mkdir(parents=True)
    outside.mkdir()
    kept, gone, single = (
        inside / "area" / "a.yml",
        inside / "area" / "b.yml",
        tmp_path / "mkdocs.yml",
    )
    for file in (kept, gone, single, outside / "c.yml"):
        file.write_text("1")
    (inside / "linked").symlink_to(outside)
    watcher = Watcher([inside, single, tmp_path / "not-there"])
    assert watcher.changes() == frozenset()
    for file in (
        kept,
        single,
        inside / "new.yml",
        outside / "c.yml",
        inside / ".a.swp",
        inside / "a~",
    ):
        file.write_text("22")
    gone.unlink()
    assert watcher.changes() == {kept, single, inside / "new.yml", gone}
    assert watcher.changes() == frozenset()
    (tmp_path / "not-there").mkdir()
    (tmp_path / "not-there" / "now.yml").write_text("1")
    assert watcher.wait() == {tmp_path / "not-there" / "now.yml"}


REFUSED = Problem(Where("topics/x.yml"), "pdf-refused", "error", "x.pdf cannot be printed", "mend")


@pytest.mark.parametrize(
    ("printing", "told"),
    [
        (MachineFault("the disk is full"), "terbalik: the disk is full\n"),
        (EngineFault("main.html:2: bad"), "terbalik: main.html:2: bad\n"),
        (RuntimeError("our bug"), "Traceback"),
        (Stopped(), ""),
        ([REFUSED], "x.pdf cannot be printed"),
        ([], "2 pages in search; printed files are up to date.\n"),
    ],
)
def test_what_follows_a_save_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printing: object, told: str
) -> None:
    """A fault while printing is said and the preview goes on; up to date is said only of what is."""
    console = Console(io.StringIO(), io.StringIO(), color=False)
    options = Options(tmp_path, tmp_path / "site", datetime.date(2026, 11, 23))
    preview = verb.Preview(Workshop(options), console)

    def print_stages(workshop: object, stages: object) -> object:
        if isinstance(printing, Exception):
            raise printing
        return printing

    monkeypatch.setattr(verb, "print_stages", print_stages)
    monkeypatch.setattr(verb, "current", lambda workshop: ["a stage"])
    monkeypatch.setattr(verb, "build", lambda *_, **__: Outcome("built"))
    monkeypatch.setattr(verb, "index", lambda workshop: Indexed(2, renewed=True))
    preview.follow()
    said = console.err.getvalue()  # type: ignore[attr-defined]
    assert told in said
    assert bool(said) == bool(told)
    assert ("up to date" in said) == (printing == [])
    preview.rebuild(frozenset())
    preview.follow()
    assert "up to date" not in console.err.getvalue().removeprefix(said)  # type: ignore[attr-defined]


def test_nothing_is_called_up_to_date_while_the_sources_are_faulty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault is told by the save itself; what follows has nothing to add."""
    console = Console(io.StringIO(), io.StringIO(), color=False)
    options = Options(tmp_path, tmp_path / "site", datetime.date(2026, 11, 23))
    preview = verb.Preview(Workshop(options), console)
    monkeypatch.setattr(verb, "current", lambda workshop: [])
    preview.follow()
    assert console.err.getvalue() == ""  # type: ignore[attr-defined]
