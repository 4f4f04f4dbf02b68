"""The page that checks policies, with a register in which everything has happened, and documents that cite it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

DATA: dict[str, Any] = json.loads(Path(__file__).with_name("register.json").read_text("utf-8"))
ROOT, ORIGINAL = str(DATA["url"]), str(DATA["original"]["url"])
FIRST, SECOND = "2026-01-10", "2026-03-01"
PATH = "check-my-policy/"
SAID = {  # what a document that was approved on the first day is told of each, the worst first
    "withdrawn": f"{ROOT}s/old-rule/",
    "missing": f"{ROOT}s/make-amend/",
    "major": f"{ROOT}s/make-amends/",
    "source": f"{ROOT}s/own-up/",
    "minor": f"{ROOT}s/be-brief/",
    "fragile": f"{ROOT}part-one-of-it/#steady",
    "original": f"{ORIGINAL}s/steady/",
    "page": f"{ROOT}part-one-of-it/",
    "asked": "https://other.example/guide/s/own-up/",
    "current": f"{ROOT}s/steady/",
}


def html(addresses: Iterable[str], words: str = "") -> str:
    links = "\n".join(f'<p><a href="{address}">words {n}</a></p>' for n, address in enumerate(addresses))
    return f"<!DOCTYPE html><title>Policy</title><h1>Policy</h1><p>{words}</p>\n{links}\n"


def document(name: str, content: str | bytes, kind: str = "text/html") -> FilePayload:
    return {
        "name": name,
        "mimeType": kind,
        "buffer": content.encode() if isinstance(content, str) else content,
    }


ALL = document("All of it.html", html(SAID.values(), "The handbook says in “Be brief” what to do."))


def pictures() -> bytes:
    """Return a packed folder, which is no document."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("one.png", b"\x89PNG")
    return file.getvalue()


class Checking:
    """The page, opened, with the register of these tests in place of the one of today, or with that."""

    def __init__(self, page: Page, path: str = PATH, data: dict[str, Any] | None = DATA) -> None:
        self.page = page
        if data:
            script = f"self.handbookRegister={json.dumps(data)};"
            answer = {"body": script, "content_type": "text/javascript"}
            page.route("**/policy-register.*.js", lambda route: route.fulfill(**answer))
        page.goto(path)
        self.root = page.locator("hb-policy-check")
        self.files = self.root.locator("input[type=file]").first
        self.status = self.root.locator(".hb-policy_check__status")
        self.results = self.root.locator("[data-part=results]")
        self.rows = self.results.locator("tr[data-verdict]").filter(visible=True)

    def check(self, *documents: FilePayload, approved: str = FIRST) -> Checking:
        if approved:
            self.page.locator("#policy-approved").fill(approved)
        self.files.set_input_files(documents)
        return self.finished()

    def finished(self) -> Checking:
        expect(self.results.get_by_role("heading", name="What was found")).to_be_focused()
        return self

    def verdicts(self) -> list[str]:
        found: list[str] = self.rows.evaluate_all("rows => rows.map((row) => row.dataset.verdict)")
        return found

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def saved(self, name: str, at: int = 0) -> str:
        """Press a button, or that one of several, and return what is downloaded."""
        with self.page.expect_download() as download:
            self.button(name).nth(at).click()
        return Path(download.value.path()).read_bytes().decode()
