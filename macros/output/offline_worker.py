"""What a browser keeps for when there is no connection: the worker that does it, and a page that says so."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from macros import problems
from macros.build import WORKER
from macros.components.offline import render_note, render_offline
from macros.components.templates import Link
from macros.handbook.library import Library
from macros.output import bundler
from macros.publishing.permalinks import Frame, framed, save

PAGE = "offline/"
KEPT = ("put-it-right", "when-things-go-wrong", "all-checklists", "home")  # whatever else a reader has opened
WHEN = "%handbook-when%"


def write(library: Library, site: Path, frame: Frame) -> None:
    """Write the worker below a built site; it changes when a page does that every browser keeps."""
    pages = [library.pages[library.sections[id].page] for id in KEPT if id in library.sections]
    instead = render_offline([Link(page.title, f"../{page.url}") for page in pages])
    save(site / PAGE / "index.html", framed(frame(1), "No connection", f"{library.site_url}{PAGE}", instead))
    urls = [page.url for page in pages]
    kept = b"".join((site / url / "index.html").read_bytes() for url in (*urls, PAGE))
    version = hashlib.sha256(kept).hexdigest()[:8]
    said = {"version": version, "pages": urls, "offline": PAGE, "note": render_note(WHEN), "mark": WHEN}
    worker, wrong = bundler.made("sw", "js", [bundler.MACROS / "components" / "offline" / "worker.js"])
    problems.report(wrong)
    if worker:
        save(site / WORKER, f"self.handbook={json.dumps(said, ensure_ascii=False)};\n{worker.content.decode()}")
