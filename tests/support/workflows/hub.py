"""A stand-in for GitHub: a repository at an address, with rights; and its Pages, artifacts, issues and releases."""

from __future__ import annotations

import base64
import functools
import http.server
import json
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAME = "somebody/handbook"
WHO = ("-c", "user.name=Somebody", "-c", "user.email=somebody@host.example", "-c", "commit.gpgsign=false")
LEVELS = ("none", "read", "write")


class RefusedError(Exception):
    """A token has not the right that something takes."""


def git(at: Path, *args: str) -> str:
    return subprocess.run(["git", *WHO, *args], cwd=at, check=True, capture_output=True, text=True).stdout.strip()


class Hub:
    """What there is of a repository beside its files. `rights` has what each token may do, by the token."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.origin = folder, folder / "repositories" / f"{NAME}.git"
        self.origin.mkdir(parents=True)
        git(self.origin, "init", "--quiet", "--bare", "--initial-branch=main")
        git(self.origin, "config", "http.receivepack", "true")
        git(self.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        self.address = ""
        self.rights: dict[str, Mapping[str, str]] = {}
        self.sent: list[str] = []  # the tokens with which something was sent
        self.artifacts: dict[str, Path] = {}
        self.pages: Path | None = None
        self.issues: dict[int, dict[str, str]] = {}
        self.releases: dict[str, dict[str, str]] = {}

    def token(self, rights: Mapping[str, str]) -> str:
        token = f"token-{len(self.rights)}"
        self.rights[token] = rights
        return token

    def need(self, token: str, right: str, level: str) -> None:
        """Raise RefusedError where a token may not do something."""
        has = self.rights.get(token, {}).get(right, "none")
        if LEVELS.index(has) < LEVELS.index(level):
            raise RefusedError(f"{right}: {level} is needed, and it is {has}")

    def gh(self, args: list[str], token: str, files: Mapping[str, str]) -> str:
        """Answer a command of `gh`; raises RefusedError, and KeyError for what is not known."""
        options = dict(zip(args, [*args[1:], ""], strict=True))
        match args:
            case ["issue", "list", *_]:
                self.need(token, "issues", "read")
                return "".join(f"{number}\n" for number, of in self.issues.items() if of["state"] == "open")
            case ["issue", "create", *_]:
                self.need(token, "issues", "write")
                body = {"state": "open", "body": files[options["--body-file"]], "label": options["--label"]}
                self.issues[len(self.issues) + 1] = body
            case ["issue", "edit", number, *_]:
                self.need(token, "issues", "write")
                self.issues[int(number)]["body"] = files[options["--body-file"]]
            case ["issue", "close", number, *_]:
                self.need(token, "issues", "write")
                self.issues[int(number)]["state"] = "closed"
            case ["label", "create", *_]:
                self.need(token, "issues", "write")
            case ["release", "view", tag, "--json", "body", "--jq", ".body"]:
                self.need(token, "contents", "read")
                return f"{self.releases[tag]['body']}\n"
            case ["release", "upload", tag, file, *_]:
                self.need(token, "contents", "write")
                self.releases[tag][file] = files[file]
            case ["release", "edit", tag, *_]:
                self.need(token, "contents", "write")
                self.releases[tag]["body"] = files[options["--notes-file"]]
            case _:
                raise KeyError(" ".join(args))
        return ""

    @contextmanager
    def online(self) -> Iterator[Hub]:
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, self)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.address = f"http://127.0.0.1:{server.server_port}"
            yield self
            server.shutdown()

    @property
    def remote(self) -> str:
        return f"{self.address}/{NAME}.git"


class Handler(http.server.BaseHTTPRequestHandler):
    """Anybody may read the repository, and who may send to it says the token."""

    def __init__(self, hub: Hub, *args: Any) -> None:  # noqa: ANN401  (those of the server)
        self.hub = hub
        super().__init__(*args)

    def do_GET(self) -> None:
        self.serve(b"")

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/gh":
            self.run_gh(**json.loads(given))
        else:
            self.serve(given)

    def run_gh(self, args: list[str], token: str, files: dict[str, str]) -> None:
        try:
            self.answer(200, {}, self.hub.gh(args, token, files).encode())
        except (RefusedError, KeyError) as error:
            self.answer(403, {}, str(error).encode())

    def serve(self, given: bytes) -> None:
        path, _, query = self.path.partition("?")
        if "git-receive-pack" in self.path:
            token = base64.b64decode(self.headers.get("Authorization", "").removeprefix("Basic ")).decode()[15:]
            if not token:
                self.answer(401, {"WWW-Authenticate": "Basic"}, b"")
                return
            try:
                self.hub.need(token, "contents", "write")
            except RefusedError as error:
                self.answer(403, {}, str(error).encode())
                return
            self.hub.sent += [token] if given else []
        environment = {
            **os.environ,
            "GIT_PROJECT_ROOT": str(self.hub.origin.parents[1]),
            "GIT_HTTP_EXPORT_ALL": "1",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(given)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            "REMOTE_USER": "somebody",
        }
        done = subprocess.run(["git", "http-backend"], input=given, env=environment, capture_output=True, check=False)
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().splitlines())
        self.answer(int(headers.pop("Status", "200").split()[0]), headers, body)

    def answer(self, code: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(code)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the output of a test is for failures."""
