"""What stands in for the actions that our workflows use: each does on this machine what it does at GitHub."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.support.workflows.expressions import UnknownError
from tests.support.workflows.hub import Hub

SITE = "https://pages.example/handbook"
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


class FailedError(Exception):
    """A step has failed."""


class Place:
    """Where a job is at work, and with which rights: `sha` and `ref` are those of the event."""

    def __init__(self, hub: Hub, folder: Path, token: str, event: Mapping[str, Any], environment: str) -> None:
        self.hub, self.folder, self.token, self.environment = hub, folder, token, environment
        self.sha, self.ref = event["sha"], event["ref"]


Action = Callable[[Place, dict[str, str]], dict[str, str]]


def checkout(at: Place, given: dict[str, str]) -> dict[str, str]:
    ref, depth = given.pop("ref", ""), given.pop("fetch-depth", "1")
    if given.pop("persist-credentials", "true") != "false":
        raise FailedError("the token would stay where every later step can read it")
    at.hub.need(at.token, "contents", "read")
    git = ["git", "-c", "advice.detachedHead=false", "-C", str(at.folder)]
    deep = [] if depth == "0" else [f"--depth={depth}"]
    wanted = ref or at.sha
    every = ["+refs/heads/*:refs/remotes/origin/*"] if depth == "0" else []
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["remote", "add", "origin", at.hub.remote],
        ["fetch", "--quiet", *deep, "origin", *every, f"+{wanted}:refs/checked/out"],
        [
            "checkout",
            "--quiet",
            *(["-B", ref, f"refs/remotes/origin/{ref}"] if ref == "main" else ["refs/checked/out"]),
        ],
    ):
        done = subprocess.run([*git, *command], capture_output=True, text=True, check=False)
        if done.returncode:
            raise FailedError(done.stderr)
    return {"commit": wanted}


def upload_artifact(at: Place, given: dict[str, str]) -> dict[str, str]:
    name, source, missing = given.pop("name"), at.folder / given.pop("path"), given.pop("if-no-files-found", "warn")
    given.pop("retention-days", None)
    if not source.exists() and missing == "error":
        raise FailedError(f"there is no {source.name}")
    kept = at.hub.folder / "artifacts" / f"{at.token}-{name}"
    shutil.copytree(source, kept)
    at.hub.artifacts[name] = kept
    return {"artifact-url": f"https://github.example/artifacts/{name}", "artifact-id": "1"}


def configure_pages(at: Place, _given: dict[str, str]) -> dict[str, str]:
    at.hub.need(at.token, "pages", "read")
    return {"base_url": SITE, "origin": "https://pages.example", "host": "pages.example", "base_path": "/handbook"}


def upload_pages_artifact(at: Place, given: dict[str, str]) -> dict[str, str]:
    return upload_artifact(at, {"name": "github-pages", "if-no-files-found": "error", "path": given.pop("path")})


def deploy_pages(at: Place, _given: dict[str, str]) -> dict[str, str]:
    at.hub.need(at.token, "pages", "write")
    at.hub.need(at.token, "id-token", "write")
    if at.environment != "github-pages" or "github-pages" not in at.hub.artifacts:
        raise FailedError("the environment is another, or no job has handed over a site")
    at.hub.pages = at.hub.artifacts["github-pages"]
    return {"page_url": SITE}


TABLE: dict[str, Action] = {
    "actions/checkout": checkout,
    "actions/upload-artifact": upload_artifact,
    "actions/configure-pages": configure_pages,
    "actions/upload-pages-artifact": upload_pages_artifact,
    "actions/deploy-pages": deploy_pages,
}


def use(action: str, at: Place, given: dict[str, str]) -> dict[str, str]:
    """Do what an action does, and return what it says to later steps."""
    name = action.partition("@")[0]
    if not PINNED.fullmatch(action) or name not in TABLE:
        raise UnknownError(f"no action {action} is known here")
    said = TABLE[name](at, given)
    if given:
        raise UnknownError(f"{name} is given {', '.join(given)}")
    return said
