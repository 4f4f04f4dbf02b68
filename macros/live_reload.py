"""The server of `make serve`: it sees a change sooner than that of MkDocs, and its pages keep their place."""

from __future__ import annotations

import json
import os.path
import re
import socket
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from macros import rebuild
from macros.build import LASTING_INDEX
from macros.cache import MACROS
from macros.components.templates import render

POLLING = 0.1  # seconds from one look at the files to the next, which takes 3 ms; MkDocs lets half a second go by
SETTLING = 0.02  # seconds in which nothing else may change before a build begins
TOLD = 20  # the builds of which a page is told
LASTING_NAME = re.compile(r"\.[0-9a-f]{8}\.\w+$")  # that of a file whose content never changes
LASTING = [("Cache-Control", "max-age=31536000, immutable")]
BODY_END = b"</body>"
SCRIPT = MACROS / "theme" / "reloaded.js"


class ReloadingServer(LiveReloadServer):
    """The server of MkDocs; a page that it has reloaded is where it was, and says which files have changed.

    It answers at a socket that listens already: during the first build nothing else can take the address.
    """

    def __init__(
        self,
        held: socket.socket,
        builder: Callable[[], None],
        **options: Any,  # noqa: ANN401  (those of MkDocs)
    ) -> None:
        self.held = held
        self.changed: set[str] = set()
        self.told: list[tuple[int, list[str]]] = []  # when a build began, and the files that had changed by then

        def build() -> None:
            changed = {*self.changed}
            if not rebuild.again():
                builder()
            self.changed -= changed
            self.told = [*self.told, (self._wanted_epoch, sorted(map(shown, changed)))][-TOLD:]

        super().__init__(build, polling_interval=POLLING, **options)
        self.build_delay = SETTLING

    def server_bind(self) -> None:
        """Answer at the socket that is held."""
        self.socket.close()
        self.socket = self.held
        self.server_address = self.server_name, self.server_port = self.socket.getsockname()[:2]
        self.setup_environ()

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch what is at a path, and note which files change."""
        known = {*self._watch_refs}
        super().watch(path, func, recursive=recursive)
        for new in self._watch_refs.keys() - known:
            self.observer.add_handler_for_watch(Noting(self.changed), self._watch_refs[new])

    def _serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"]
        if path.endswith(LASTING_INDEX):
            rebuild.index()

        def start(status: str, headers: list[tuple[str, str]]) -> object:
            return start_response(status, [*headers, *(LASTING if LASTING_NAME.search(path) else [])])

        answer: Iterable[bytes] | None = super()._serve_request(environ, start)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        injected: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        before, end, after = injected.rpartition(BODY_END)
        told = render("reloaded.html", epoch=epoch, told=json.dumps(self.told), script=SCRIPT.read_text("utf-8"))
        return before + told.encode() + end + after


class Noting(FileSystemEventHandler):
    """Notes the paths of the files that change."""

    def __init__(self, changed: set[str]) -> None:
        self.changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a file; MkDocs passes over folders, too."""
        if not event.is_directory:
            self.changed.add(os.fsdecode(event.src_path))


def shown(path: str) -> str:
    """Return the path of a file as an editor knows it."""
    file, here = Path(path), Path.cwd()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else path
