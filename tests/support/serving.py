"""A static host on this machine: it packs text, and answers with 404.html for what is not there."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

SIGN_IN = "<!DOCTYPE html><html lang=en><title>Sign in</title><h1>Sign in</h1></html>"
TEXT = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")


packed_once = functools.lru_cache(64)(functools.partial(gzip.compress, compresslevel=9, mtime=0))


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        found = path.is_file()
        self.answer(200 if found else 404, path if found else Path(self.directory) / "404.html")

    def answer(self, code: int, path: Path) -> None:
        body = path.read_bytes() if path.is_file() else b"Not found"
        packed = path.suffix in TEXT and "gzip" in self.headers.get("Accept-Encoding", "")
        body = packed_once(body) if packed else body
        self.send_response(code)
        self.send_header(
            "Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if path.suffix in TEXT else "")
        )
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.send(body)

    def send(self, body: bytes) -> None:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the output of a test is for failures."""


class Host:
    """What stands between a reader and the site: it may hold answers back, or give others in their place.

    Both are told by the path of the request, of which they look for a part.
    """

    def __init__(self) -> None:
        self.held: dict[str, threading.Event] = {}
        self.instead: dict[str, tuple[int, str, bytes]] = {}
        self.moved: dict[str, str] = {}
        self.asked: list[str] = []
        self.latency, self.rate = 0.0, 0.0  # seconds until an answer begins; bytes a second of all, or 0 for no limit
        self.line = threading.Lock()
        self.folders = True  # whether it has a page to show for a folder, as a web server has and a store has not

    def hold(self, part: str) -> None:
        """Answer nothing to such requests until `release`."""
        self.held[part] = threading.Event()

    def release(self) -> None:
        for held in self.held.values():
            held.set()
        self.held.clear()

    def answer(self, part: str, body: str = SIGN_IN, kind: str = "text/html", code: int = 200) -> None:
        """Answer such requests with something else, as a proxy does that wants people to sign in."""
        self.instead[part] = (code, kind, body.encode())

    def redirect(self, part: str, to: str) -> None:
        self.moved[part] = to

    def wait(self, size: int) -> None:
        """Wait as long as an answer of so many bytes is on its way, behind those that were asked for before."""
        time.sleep(self.latency)
        with self.line:
            time.sleep(size / self.rate if self.rate else 0)

    def well(self) -> None:
        """Answer as the site would, from now on."""
        self.instead.clear()
        self.moved.clear()
        self.release()

    def handler(self) -> type[Handler]:
        host = self

        class Told(Handler):
            def answer(self, code: int, path: Path) -> None:
                host.asked.append(self.path)
                for held in [held for part, held in host.held.items() if part in self.path]:
                    held.wait()
                if not host.folders and urlsplit(self.path).path.endswith("/"):
                    self.give(403, "text/plain", b"Access denied")
                elif to := next((to for part, to in host.moved.items() if part in self.path), None):
                    self.give(302, "text/plain", b"", Location=to)
                elif said := next((said for part, said in host.instead.items() if part in self.path), None):
                    self.give(*said)
                else:
                    super().answer(code, path)

            def give(self, code: int, kind: str, body: bytes, **headers: str) -> None:
                self.send_response(code)
                given = {"Content-Type": kind, "Cache-Control": "max-age=600", "Content-Length": str(len(body))}
                for name, value in (given | headers).items():
                    self.send_header(name, value)
                self.end_headers()
                self.send(body)

            def send(self, body: bytes) -> None:
                host.wait(len(body))
                super().send(body)

        return Told


@contextlib.contextmanager
def serve(site: Path, port: int = 0, host: Host | None = None) -> Iterator[str]:
    """Serve a folder while the block runs; yields its address, with no slash at the end."""
    handler = functools.partial(host.handler() if host else Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        if host:
            host.release()
        server.shutdown()
