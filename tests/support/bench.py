"""Weight, speed and build time of the handbook, beside the same pages under plain Material. `make bench` prints them.

Times on a shared machine are noisy: both builds are timed in turn, and the median of the ratios is what counts.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page, sync_playwright

from macros.handbook import catalogue, loading, rendering
from tests.browser import ARGS, chosen
from tests.conftest import MKDOCS, NODE, ROOT
from tests.support.serving import serve

ROUNDS = 7
RUNS = 3
PAGES = {"Home": "", "Part 5": "part-5-when-things-go-wrong/", "Checklists": "checklists/"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PLAIN = """\
site_name: Social Media Handbook
site_url: http://127.0.0.1:8000/
exclude_docs: "*.yml"
theme:
  name: material
  font: false
plugins: [search]
markdown_extensions: [attr_list, def_list, md_in_html, smarty, tables, pymdownx.superfences, toc]
"""


def build(project: Path, site: Path, **environment: str) -> float:
    """Build a site and return the seconds it took, from start to end of the process."""
    started = time.perf_counter()
    command = [str(MKDOCS), "build", "--quiet", "--site-dir", str(site)]
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=project, check=True, capture_output=True, env={**kept, **environment})
    return time.perf_counter() - started


def plain_twin(folder: Path) -> Path:
    """Write the same pages for plain Material: every macro call already replaced by the HTML it gives."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    handbook = loading.load(folder / "docs", catalogue.EXAMPLES)
    for path, page in handbook.pages.items():
        file = folder / "docs" / path
        text = re.sub(r"^template: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        for call in page.calls:
            html = rendering.render(handbook, path, call.name, call.args)
            html = unquote(re.sub(r"</?handbook-html>", "", html))
            if call.name in ("correction", "checklist"):  # Markdown takes HTML as it is only from the start of a line
                html = re.sub(r"\n\s*", "\n", html)
            before, _, rest = text.partition("{{")
            text = before + html + rest.partition("}}")[2]
        file.write_text(text, "utf-8")
    return folder


def bench_build(folder: Path) -> None:
    plain = plain_twin(folder / "plain")
    times: dict[str, list[float]] = {"handbook": [], "plain Material": []}
    for _ in range(ROUNDS + 1):  # the first of each warms the caches
        times["handbook"].append(build(ROOT, folder / "ours"))
        times["plain Material"].append(build(plain, folder / "theirs"))
    medians = {name: statistics.median(each[1:]) for name, each in times.items()}
    say("Build", *(f"{name} {median:.2f} s" for name, median in medians.items()))
    pairs = zip(times["handbook"][1:], times["plain Material"][1:], strict=True)
    say(
        "Build, ratio (1.25 for the macros, times 1.25 for the register: at most 1.56)",
        f"{statistics.median(ours / theirs for ours, theirs in pairs):.2f}",
    )


def bench_weight(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen(), args=list(ARGS))
        for name, path in PAGES.items():
            page = browser.new_page(viewport={"width": 390, "height": 844})
            rows = first_view(page, f"{address}/{path}")
            say(
                f"{name}, first view (Part 5: at most 60 kB)",
                f"{sum(rows.values()) / 1000:.1f} kB in {len(rows)} requests",
            )
            for url, size in rows.items():
                say(f"    {url.removeprefix(address)}", f"{size / 1000:.1f} kB")
            page.close()
        browser.close()


def first_view(page: Page, url: str) -> dict[str, int]:
    """Open a page and return the packed bytes of everything that it loads, by address."""
    loaded: dict[str, int] = {}
    page.on("response", lambda response: loaded.update({response.url: packed(response.body())}))
    page.goto(url, wait_until="networkidle")
    return loaded


def packed(body: bytes) -> int:
    return len(gzip.compress(body, 9))


def bench_lighthouse(address: str, folder: Path) -> None:
    script = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"
    chrome = chosen()
    environment = {**os.environ, **({"CHROME_PATH": chrome} if chrome else {})}
    for name, path in PAGES.items():
        runs: dict[str, list[float]] = {category: [] for category in CATEGORIES}
        paints: list[float] = []
        for run in range(RUNS):
            out = folder / f"lighthouse-{run}.json"
            command = [str(NODE), str(script), f"{address}/{path}", "--quiet", "--output=json", f"--output-path={out}"]
            command.append(f"--chrome-flags=--headless {' '.join(ARGS)}")
            subprocess.run(command, check=True, capture_output=True, env=environment)
            result = json.loads(out.read_text("utf-8"))
            for category in CATEGORIES:
                runs[category].append(result["categories"][category]["score"] * 100)
            paints.append(result["audits"]["largest-contentful-paint"]["numericValue"] / 1000)
            failed = [
                a["id"] for a in result["audits"].values() if a.get("score") == 0 and a["scoreDisplayMode"] == "binary"
            ]
        scores = ", ".join(f"{category} {statistics.median(values):.0f}" for category, values in runs.items())
        say(f"{name}, Lighthouse mobile", scores, f"LCP {statistics.median(paints):.2f} s", *failed)


def say(what: str, *figures: str) -> None:
    print(f"{what:56} {'; '.join(figures)}", flush=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        site.mkdir()
        with serve(site) as address:
            build(ROOT, site, SITE_URL=f"{address}/")
            bench_weight(address)
            bench_build(folder)
            bench_lighthouse(address, folder)


if __name__ == "__main__":
    main()
