"""The styles and scripts of all components, each bundled into one small file by esbuild."""

from __future__ import annotations

import hashlib
import os.path
import posixpath
import re
import subprocess
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from macros.build import Asset
from macros.cache import Cache, digest, texts
from macros.problems import Problem, Where

MACROS = Path(__file__).parent.parent
PACKAGES = MACROS.parent / "node_modules" / "@esbuild"
TARGETS = "chrome109,edge109,firefox115,safari16"
NODE = "node20"
# Of a package for a page there may be another form for a worker, which has no document.
FORMS = {
    "css": [],
    "js": ["--format=iife"],
    "worker": ["--format=iife", "--conditions=worker"],
    "mjs": ["--format=esm", "--platform=node"],
}
# What a component brings: for every page, and for the pages alone on which it stands.
COMMON = {"css": "style.css", "js": "script.js"}
OWN = {"css": "page.css", "js": "page.js"}
PLACE = re.compile(r"^\s*(.+?):(\d+):\d+:$", re.MULTILINE)
SAID = re.compile(r"^.*\[(?:ERROR|WARNING)\] ", re.MULTILINE)


def bundle(kind: str) -> tuple[Asset | None, list[Problem]]:
    """Bundle every `style.css` or `script.js` of the theme and the components; `kind` is `css` or `js`."""
    name = COMMON[kind]
    return made("handbook", kind, [MACROS / "theme" / name, *sorted((MACROS / "components").glob(f"*/{name}"))])


def own(kind: str, used: Collection[str]) -> dict[str, Path]:
    """Return what few readers need, the `page.css` or `page.js` of each component of those used, by its name."""
    files = {file.parent.name: file for file in sorted((MACROS / "components").glob(f"*/{OWN[kind]}"))}
    return {name: file for name, file in files.items() if name in used}


def own_name(kind: str, used: Collection[str]) -> str:
    """Return the name of the bundle for a page that uses these components, or nothing if it needs none."""
    return "-".join(own(kind, used))


def of_pages(kind: str, pages: Iterable[Collection[str]]) -> tuple[dict[str, Asset], list[Problem]]:
    """Bundle what each page needs of its own into one file, so that its parts share what they import.

    `pages` has the names of the components that are used on each page; every page may open the search, alone, and no
    files of Markdown are the pages about versions and the one in place of what is missing. The bundles are returned by
    their names.
    """
    needed = ({"search"}, {"version"}, {"missing"}, *pages)
    return bundles(kind, {own_name(kind, used): [*own(kind, used).values()] for used in needed})


def bundles(kind: str, needed: Mapping[str, Sequence[Path]]) -> tuple[dict[str, Asset], list[Problem]]:
    """Bundle files by the names of the bundles; where there are none, there is no bundle."""
    assets: dict[str, Asset] = {}
    found: list[Problem] = []
    known = Known()
    for name, files in needed.items():
        asset, wrong = made(name, kind, files, known) if files else (None, [])
        assets |= {name: asset} if asset else {}
        found += wrong
    known.cache.tidy()
    return assets, list(dict.fromkeys(found))


class Known:
    """The bundles that were made of our styles and scripts as they are now, and of the packages that these import."""

    def __init__(self) -> None:
        lock = MACROS.parent / "package-lock.json"
        self.cache = Cache("bundles")
        self.sources = digest(
            [lock.read_text("utf-8") if lock.is_file() else "", *texts("css", MACROS), *texts("js", MACROS)]
        )


def made(name: str, kind: str, files: Iterable[Path], known: Known | None = None) -> tuple[Asset | None, list[Problem]]:
    """Bundle files into one, in this order; `kind` is `css`, `js` for a page, `worker`, or `mjs` for Node."""
    files, known = [*files], known or Known()
    entry = "".join(f'@import "./{f}";\n' if kind == "css" else f'import "./{f}";\n' for f in relative(files))
    made_from = [known.sources, TARGETS, entry]
    is_own = all(file.is_relative_to(MACROS) for file in files)
    if is_own and (asset := known.cache.recall(f"{name}.{kind}", made_from)):
        return asset, []
    content, found = bundled(kind, entry)
    if content is None:
        return None, found
    asset = Asset(f"assets/{name}.{hashlib.sha256(content).hexdigest()[:8]}.{kind}", content)
    if is_own and not found:
        known.cache.remember(f"{name}.{kind}", made_from, asset)
    return asset, found


def bundled(kind: str, entry: str) -> tuple[bytes | None, list[Problem]]:
    """Let esbuild bundle what an entry point imports."""
    options = [
        "--bundle",
        "--minify",
        f"--loader={'css' if kind == 'css' else 'js'}",
        f"--target={NODE if kind == 'mjs' else TARGETS}",
        "--charset=utf8",
        "--log-level=warning",
    ]
    options += FORMS[kind]
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
    return done.stdout, found


def relative(files: Iterable[Path]) -> Iterable[str]:
    return (Path(os.path.relpath(file, MACROS)).as_posix() for file in files if file.exists())


def problems(output: str) -> Iterable[Problem]:
    """Turn what esbuild says into problems."""
    for said in SAID.split(output)[1:]:
        place = PLACE.search(said)
        file, line = (posixpath.normpath(f"macros/{place[1]}"), int(place[2])) if place else ("package.json", 1)
        what = said.split("\n")[0].strip().removesuffix(".")
        yield Problem(Where(file, line), f"{what}.", "Mend this line.")
