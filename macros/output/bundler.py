"""The styles and scripts of all components, each bundled into one small file by esbuild."""

from __future__ import annotations

import hashlib
import os.path
import posixpath
import re
import subprocess
from collections.abc import Collection, Iterable
from pathlib import Path

from macros.build import Asset
from macros.problems import Problem, Where

MACROS = Path(__file__).parent.parent
PACKAGES = MACROS.parent / "node_modules" / "@esbuild"
TARGETS = "chrome109,edge109,firefox115,safari16"
PLACE = re.compile(r"^\s*(.+?):(\d+):\d+:$", re.MULTILINE)
SAID = re.compile(r"^.*\[(?:ERROR|WARNING)\] ", re.MULTILINE)


def bundle(kind: str) -> tuple[Asset | None, list[Problem]]:
    """Bundle every `style.css` or `script.js` of the theme and the components; `kind` is `css` or `js`."""
    name = {"css": "style.css", "js": "script.js"}[kind]
    return made("handbook", kind, [MACROS / "theme" / name, *sorted((MACROS / "components").glob(f"*/{name}"))])


def tools(called: Collection[str]) -> dict[str, Path]:
    """Return what few readers need, the `page.js` of each component whose macro is among those called, by its name."""
    files = {file.parent.name: file for file in sorted((MACROS / "components").glob("*/page.js"))}
    return {name: file for name, file in files.items() if name in called}


def script_name(called: Collection[str]) -> str:
    """Return the name of the bundle for a page on which these macros are called, or nothing if it needs none."""
    return "-".join(tools(called))


def page_scripts(pages: Iterable[Collection[str]]) -> tuple[dict[str, Asset], list[Problem]]:
    """Bundle the search, and all tools of each page into one script, so that they share what they import.

    `pages` has the names of the macros that are called on each page. The bundles are returned by their names.
    """
    scripts: dict[str, Asset] = {}
    found: list[Problem] = []
    needed = {script_name(called): [*tools(called).values()] for called in pages}
    for name, files in {"search": [MACROS / "theme" / "search.js"], **needed}.items():
        asset, wrong = made(name, "js", files) if files else (None, [])
        scripts |= {name: asset} if asset else {}
        found += wrong
    return scripts, list(dict.fromkeys(found))


def made(name: str, kind: str, files: Iterable[Path]) -> tuple[Asset | None, list[Problem]]:
    """Bundle files into one, in this order."""
    entry = "".join(f'@import "./{f}";\n' if kind == "css" else f'import "./{f}";\n' for f in relative(files))
    options = [
        "--bundle",
        "--minify",
        f"--loader={kind}",
        f"--target={TARGETS}",
        "--charset=utf8",
        "--log-level=warning",
    ]
    options += ["--format=iife"] if kind == "js" else []
    program = next(iter([*PACKAGES.glob("*/bin/esbuild"), *PACKAGES.glob("*/esbuild.exe")]), None)
    if program is None:
        what = "the styles and scripts cannot be bundled: esbuild is not installed."
        return None, [Problem(Where("package.json", 1), what, "Run   make serve   or   npm ci   first.")]
    command = [str(program), *options, "--color=false"]
    done = subprocess.run(command, input=entry.encode(), capture_output=True, cwd=MACROS, check=False)
    found = list(problems(done.stderr.decode()))
    if done.returncode:
        what = "the styles and scripts cannot be bundled: esbuild failed."
        return None, found or [Problem(Where("package.json", 1), what, "Run   npm ci   and try again.")]
    digest = hashlib.sha256(done.stdout).hexdigest()[:8]
    return Asset(f"assets/{name}.{digest}.{kind}", done.stdout), found


def relative(files: Iterable[Path]) -> Iterable[str]:
    return (Path(os.path.relpath(file, MACROS)).as_posix() for file in files if file.exists())


def problems(output: str) -> Iterable[Problem]:
    """Turn what esbuild says into problems."""
    for said in SAID.split(output)[1:]:
        place = PLACE.search(said)
        file, line = (posixpath.normpath(f"macros/{place[1]}"), int(place[2])) if place else ("package.json", 1)
        what = said.split("\n")[0].strip().removesuffix(".")
        yield Problem(Where(file, line), f"{what}.", "Mend this line.")
