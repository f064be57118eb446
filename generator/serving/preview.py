"""A web server for one machine: the published files, and a line to the browser."""

import json
import mimetypes
import socketserver
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from ..machine import MachineFault

LIVE = ".terbalik/"
_SCRIPT = Path(__file__).resolve().parents[1] / "templates" / "live" / "live.js"
_TYPES = {".js": "text/javascript", ".woff2": "font/woff2"}
_PULSE = 15


class Answers:
    """What the server gives out: files of the site below `base`, and the state of the last rebuild."""

    def __init__(self, site: Path, base: str) -> None:
        self.site, self.base = site, "/" + base.strip("/") + "/" if base.strip("/") else "/"
        self.stopped = False
        self._news = threading.Condition()
        self.version = 0
        self._state = self._encode("", [])

    def tell(self, title: str, problems: list[dict[str, str]]) -> None:
        """Pass the outcome of a rebuild to every open page: the good ones reload, faults are shown."""
        with self._news:
            if not problems:
                self.version += 1
            self._state = self._encode(title, problems)
            self._news.notify_all()

    def stop(self) -> None:
        """Let every waiting connection end."""
        with self._news:
            self.stopped = True
            self._news.notify_all()

    def next_state(self, known: bytes) -> bytes:
        """Return the state once it differs from `known`, or `known` again after a while."""
        with self._news:
            self._news.wait_for(lambda: self.stopped or self._state != known, _PULSE)
            return self._state

    def find(self, address: str) -> Path | None:
        """Return the file for an address below the base; None for anything hidden, outside or not there."""
        parts = unquote(address).split("/")
        if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
            return None
        file = self.site.joinpath(*filter(None, parts))
        if file.is_dir() and (not address or address.endswith("/")):
            file /= "index.html"
        inside = file.resolve().is_relative_to(self.site.resolve())
        return file if inside and file.exists() else None

    def _encode(self, title: str, problems: list[dict[str, str]]) -> bytes:
        state = {"version": self.version, "title": title, "problems": problems}
        return json.dumps(state).encode()


class _Handler(BaseHTTPRequestHandler):
    """One request; only GET and HEAD are known."""

    server: "PreviewServer"
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        """Answer with a file, the live script, its events, or the 404 page."""
        answers, path = self.server.answers, urlsplit(self.path).path
        address = path.removeprefix(answers.base)
        if path in ("/", answers.base[:-1]) and path != answers.base:
            self._redirect(answers.base)
        elif not path.startswith(answers.base):
            self._missing()
        elif address == LIVE + "live.js":
            self._send(HTTPStatus.OK, _TYPES[".js"], _SCRIPT.read_bytes())
        elif address == LIVE + "events":
            self._stream()
        else:
            self._file(address)

    def do_HEAD(self) -> None:
        """Answer like GET, without the content."""
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for problems."""

    def _file(self, address: str) -> None:
        answers = self.server.answers
        file = answers.find(address)
        if file is None:
            self._missing()
        elif file.is_dir():
            self._redirect(quote(f"{answers.base}{unquote(address)}/"))
        else:
            kind = _TYPES.get(file.suffix) or mimetypes.types_map.get(file.suffix)
            self._send(HTTPStatus.OK, kind or "application/octet-stream", file.read_bytes())

    def _missing(self) -> None:
        page = self.server.answers.find("404.html")
        content = page.read_bytes() if page else b"<!doctype html><title>404</title>"
        self._send(HTTPStatus.NOT_FOUND, "text/html", content)

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        if kind == "text/html":
            content = self._with_script(content)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_response(status)
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _with_script(self, content: bytes) -> bytes:
        answers = self.server.answers
        script = f'src="{answers.base}{LIVE}live.js" data-version="{answers.version}"'
        tag = f"<script {script}></script>".encode()
        head, end, tail = content.rpartition(b"</body>")
        return head + tag + end + tail if end else content + tag

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self) -> None:
        """Send every state as an event until the browser leaves or the server stops."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        answers, state = self.server.answers, b""
        while self.command != "HEAD" and not answers.stopped:
            known, state = state, answers.next_state(state)
            try:
                self.wfile.write(b": still here\n\n" if state == known else b"data: %b\n\n" % state)
                self.wfile.flush()
            except OSError:
                return


class PreviewServer(ThreadingHTTPServer):
    """The server on this machine's own address; raises MachineFault when the port cannot be had."""

    daemon_threads = True

    def __init__(self, answers: Answers, port: int) -> None:
        self.answers = answers
        try:
            super().__init__(("127.0.0.1", port), _Handler)
        except (OSError, OverflowError) as error:
            raise MachineFault(
                f"Port {port} cannot be used ({error}). Choose another with --port."
            ) from error

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        return f"http://127.0.0.1:{self.server_port}{self.answers.base}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a browser that went away in the middle."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.server_close()
