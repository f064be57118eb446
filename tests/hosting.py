"""A host like GitHub Pages on loopback: a folder below a sub-path, its own 404 page, nothing else."""

import contextlib
import functools
import io
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class Handler(SimpleHTTPRequestHandler):
    """What answers one request."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, prefix: str, halt: bytes, **named: Any) -> None:
        self.prefix = prefix
        self.halt = halt
        super().__init__(*given, **named)

    def translate_path(self, path: str) -> str:
        below = unquote(urlsplit(path).path)
        if not below.startswith(self.prefix):
            return str(Path(self.directory, "no", "such", "file"))
        return super().translate_path("/" + below.removeprefix(self.prefix))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory, "404.html")
        body = lost.read_bytes() if code == HTTPStatus.NOT_FOUND and lost.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.copyfile(io.BytesIO(body), self.wfile)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if not self.halt:
            super().copyfile(source, outputfile)
            return
        now, mark, later = source.read().partition(self.halt)
        outputfile.write(now + mark)
        if later:
            time.sleep(1.5)
            outputfile.write(later)

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *values: Any) -> None:
        pass


@contextlib.contextmanager
def hosted(folder: Path, prefix: str, halt: bytes = b"") -> Iterator[str]:
    """Serve a folder below `prefix` (`/name/`) and give its address, which ends in a slash.

    A file that contains `halt` comes in two pieces: what follows the mark a second and a half later.
    """
    handler = functools.partial(Handler, directory=str(folder), prefix=prefix, halt=halt)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
        finally:
            server.shutdown()
            thread.join()
