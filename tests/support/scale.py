"""What the register costs: this handbook, and ever larger ones, built with it and without it; for `make bench`."""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register.entries import Register, Version
from macros.register.register_file import FOLDER, read, write
from macros.register.seals import seal, sha256
from tests.conftest import MKDOCS, ROOT
from tests.support.handbook import REVIEW

SIZES = (100, 1_000, 5_000, 20_000)  # sections
ON_A_PAGE, PAGES = 20, 250  # sections of a page, or as many as need no more pages
VERSIONS = 5
ROUNDS = 5
WITHOUT = """\
from macros import pipeline
from macros.hooks import *
pipeline.OUTPUTS = ()
pipeline.version_checks.problems = lambda library: []
"""
WORDS = ("correct", "post", "wrong", "time", "street", "people", "reply", "reader", "officer", "say", "sorry", "tell")


class Cost(NamedTuple):
    """Seconds from start to end of a build, and the most memory that it held, in megabytes."""

    seconds: float
    memory: float


def build(project: Path, site: Path) -> Cost:
    started = time.perf_counter()
    command = [str(MKDOCS), "build", "--quiet", "--site-dir", str(site)]
    with subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or said:
        raise SystemExit(said.decode())
    return Cost(time.perf_counter() - started, used.ru_maxrss / 1024)


def project(folder: Path, docs: Path, register: bool) -> Path:
    """Make a project of some pages with the code of this one; without the register, what it does is left out.

    The code is a copy: what it has made before is beside it, and here nothing is.
    """
    folder.mkdir(parents=True)
    shutil.copytree(docs, folder / "docs")
    shutil.copytree(ROOT / "macros", folder / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    if docs != ROOT / "docs":
        before, _, rest = config.partition("\nnav:\n")
        config = before + "\n" + rest[rest.index("\ntheme:") :]
    if not register:
        config = config.replace("hooks: [macros/hooks.py]", "hooks: [without.py]")
        (folder / "without.py").write_text(WITHOUT, "utf-8")
        shutil.rmtree(folder / "docs" / FOLDER, ignore_errors=True)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return folder


def sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=20)).capitalize() + "."


def large(docs: Path, sections: int) -> None:
    """Write a handbook of so many sections, each with its versions; the last one is what the pages say."""
    dice = random.Random(sections)  # noqa: S311  (a handbook that is the same each time)
    (docs / FOLDER).mkdir(parents=True)
    on_a_page = max(ON_A_PAGE, sections // PAGES)
    for number in range(sections // on_a_page):
        page = "index" if number == 0 else f"page-{number}"
        texts = {}
        for at in range(on_a_page - 1):
            id = f"section-{number}-{at}"
            past = [[sentence(dice) for _ in range(5)]]
            for version in range(1, VERSIONS):
                past.append([*past[-1]])
                at_line = dice.randrange(5)
                past[-1][at_line] = past[-1][at_line].replace(dice.choice(WORDS), f"changed-{version}")
            texts[id] = ["".join(f"{line}\n" for line in lines) for lines in past]
        save(docs, f"id-of-{page}", page, f"Page {number}", of_page(texts))
        lines = ["---", f"title: Page {number}", f"id: id-of-{page}", f"description: Of words.\n{REVIEW}---"]
        for id, past_texts in texts.items():
            save(docs, id, page, id.capitalize(), past_texts)
            lines += ["", f"## {id.capitalize()} {{ #{id} }}", "", past_texts[-1].replace("\n", "\n\n")]
        (docs / f"{page}.md").write_text("\n".join(lines), "utf-8")


def of_page(texts: dict[str, list[str]]) -> list[str]:
    return ["".join(f"# {id.capitalize()}\n{past[at]}" for id, past in texts.items()) for at in range(VERSIONS)]


def save(docs: Path, id: str, page: str, title: str, texts: list[str]) -> None:
    at = Where(id, 1)
    first = Version(at, *(Text(word, at) for word in ("", "major", "Why.", f"{page}.md", title, "", "")))  # type: ignore[arg-type]
    versions = tuple(
        replace(first, date=Text(f"2026-{month:02}-01", at), sha256=Text(sha256(text), at), text=text)
        for month, text in enumerate(texts, 1)
    )
    (docs / FOLDER / f"{id}.yml").write_text(write(seal(id, Register(at, versions))), "utf-8")


def edit(docs: Path, day: str) -> None:
    """Change a sentence of the first page, and record it where there is a register."""
    page = docs / "index.md"
    old = next(line for line in page.read_text("utf-8").splitlines() if line.endswith("."))
    new = f"{old} That was new on {day}."
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    for path in (docs / FOLDER / f"{id}.yml" for id in ("id-of-index", "section-0-0")):
        kept, _ = read(path.stem, path.read_text("utf-8"), path.name) if path.exists() else (None, [])
        if kept:
            text, at = kept.newest.text.replace(old, new), kept.where
            version = replace(kept.newest, date=Text(day, at), sha256=Text(sha256(text), at), text=text)
            path.write_text(write(seal(path.stem, replace(kept, versions=(*kept.versions, version)))), "utf-8")


def compare(name: str, docs: Path, folder: Path, rounds: int) -> None:
    """Build some pages with and without the register, in turn, and print what each costs and the ratio."""
    projects = [project(folder / str(register), docs, register) for register in (True, False)]
    first = [build(each, each / "site") for each in projects]
    costs = []
    for day in range(1, rounds + 1):
        if docs != ROOT / "docs":
            for each in projects:
                edit(each / "docs", f"2026-12-{day:02}")
        costs.append([build(each, each / "site") for each in projects])
    print(f"{name}\n    first build: {said(first[0], first[1])}")
    middle = [Cost(*map(statistics.median, zip(*side, strict=True))) for side in zip(*costs, strict=True)]
    print(f"    {'after an edit' if docs != ROOT / 'docs' else 'again'}: {said(middle[0], middle[1])}", flush=True)


def said(ours: Cost, theirs: Cost) -> str:
    times = f"{ours.seconds:.1f} and {theirs.seconds:.1f} s, ratio {ours.seconds / theirs.seconds:.2f}"
    return f"{times}; {ours.memory:.0f} and {theirs.memory:.0f} MB"


def main() -> None:
    print("Build with and without the register")
    with tempfile.TemporaryDirectory() as name:
        compare("This handbook (again: ratio at most 1.25)", ROOT / "docs", Path(name) / "this", ROUNDS)
        for sections in SIZES:
            docs = Path(name) / f"docs-{sections}"
            large(docs, sections)
            rounds = ROUNDS if sections < 1_000 else 1
            compare(f"{sections:,} sections with {VERSIONS} versions each", docs, Path(name) / str(sections), rounds)
            shutil.rmtree(Path(name) / str(sections))


if __name__ == "__main__":
    main()
