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
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch
from urllib.parse import unquote

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from playwright.sync_api import Page, expect, sync_playwright

from macros.handbook import catalogue, loading, rendering, search_entries
from macros.output import search_index
from tests.browser import ARGS, chosen
from tests.conftest import MKDOCS, NODE, ROOT
from tests.support import search_index as built_index
from tests.support.bench_policy import bench_policy
from tests.support.bench_save import bench_save
from tests.support.handbook import REAL, copied
from tests.support.serving import Host, serve
from tests.support.thumb import LATENCY, PHONE, RATE, SLOWER, Thumb, correct_a_time, share_the_record

ROUNDS = 7
RUNS = 3
PAGES = {"Home": "", "Part 5": "part-5-when-things-go-wrong/", "Checklists": "checklists/"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TYPED = ("hacked", "who signs off a post", "wrong photo", "data breach", "say sorry", "contempt of court")
# Types words letter by letter, and returns the milliseconds from each key until its results are laid out.
KEYS = """async (words) => {
  const field = document.getElementById("search-query");
  const times = [];
  for (let end = 1; end <= words.length; end += 1) {
    const start = performance.now();
    field.value = words.slice(0, end);
    field.dispatchEvent(new Event("input"));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""
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
    handbook = loading.load(folder / "docs", catalogue.COMPONENTS)
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
    say("Build, warm", *(f"{name} {median:.2f} s" for name, median in medians.items()))
    pairs = zip(times["handbook"][1:], times["plain Material"][1:], strict=True)
    say(
        "Build, warm, ratio (at most 1.25)",
        f"{statistics.median(ours / theirs for ours, theirs in pairs):.2f}",
    )


def bench_saving(folder: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen(), args=list(ARGS))
        bench_save(browser, copied(folder / "served", REAL), plain_twin(folder / "plain twin"), say)
        browser.close()


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


def bench_search(site: Path, address: str, folder: Path) -> None:
    files = [*(site / "assets").glob("search.*.*"), built_index.script(site)]
    sizes = {file.name.rsplit(".", 2)[0] + file.suffix: packed(file.read_bytes()) for file in files}
    say("Search, when it is first opened (at most 70 kB)", f"{sum(sizes.values()) / 1000:.1f} kB")
    for name, size in sizes.items():
        say(f"    {name}", f"{size / 1000:.1f} kB")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen(), args=list(ARGS))
        page = browser.new_page(viewport={"width": 390, "height": 844})
        client = page.context.new_cdp_session(page)
        client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(f"{address}/")
        started = time.perf_counter()
        page.goto(f"{address}/?q={TYPED[0]}")
        expect(page.locator(".hb-results a").first).to_be_visible(timeout=30_000)
        opened = time.perf_counter() - started
        times = sorted(each for words in TYPED for each in page.evaluate(KEYS, words))
        browser.close()
    say(f"Search, opened by a link, {SLOWER} times slower", f"{opened:.1f} s until its results")
    middle, high = statistics.median(times), times[int(len(times) * 0.95)]
    figures = (f"median {middle:.0f} ms", f"19 of 20 within {high:.0f} ms", f"at most {times[-1]:.0f} ms")
    say(f"Search, from a key to its results, {SLOWER} times slower (100 ms)", *figures)
    say("Search, share of a build", f"{share_of_build(folder):.1%}")


def bench_checking(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen(), args=list(ARGS))
        bench_policy(browser, address, say)
        browser.close()


def bench_slow_phone(site: Path) -> None:
    """Walk from the first page to a record that is sent; and open one page until all is kept for offline use."""
    host = Host()
    host.latency, host.rate = LATENCY / 1000, RATE
    name = f"Slow phone ({LATENCY} ms, {RATE // 1000} kB/s, {SLOWER} times slower)"
    with sync_playwright() as playwright, serve(site, host=host) as address:
        browser = playwright.chromium.launch(executable_path=chosen(), args=list(ARGS))

        def phone() -> Page:
            page = browser.new_context(base_url=f"{address}/", bypass_csp=True, **PHONE).new_page()
            page.set_default_timeout(120_000)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            return page

        thumb, started = Thumb(phone()), time.perf_counter()

        def so_far(page: Page) -> str:
            screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
            return f"{time.perf_counter() - started:.1f} s, page of {screens:.1f} screens"

        correct_a_time(thumb)
        copied = f"{thumb.taps} taps, {so_far(thumb.page)}"
        share_the_record(thumb, "The hall confirmed the time.")
        say(name, f"copied after {copied}", f"record sent after {thumb.taps} taps, {so_far(thumb.page)}")
        page, started = phone(), time.perf_counter()
        page.goto("put-it-right/")
        shown = so_far(page)
        page.wait_for_function("navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')")
        say(name, f"Put it right shown after {shown}", f"all kept after {time.perf_counter() - started:.1f} s")
        browser.close()


def share_of_build(folder: Path) -> float:
    """Return what part of a build the search takes: finding what there is to find, and packing it."""
    spent = [0.0]

    def timed(work: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object) -> object:
            started = time.perf_counter()
            try:
                return work(*given)
            finally:
                spent[0] += time.perf_counter() - started

        return run

    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder / "timed"))
    entries, asset = timed(search_entries.entries), timed(search_index.asset)
    started = time.perf_counter()
    with patch.object(search_entries, "entries", entries), patch.object(search_index, "asset", asset):
        build_site(config)
    return spent[0] / (time.perf_counter() - started)


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
            bench_search(site, address, folder)
            bench_checking(address)
            bench_slow_phone(site)
            bench_build(folder)
            bench_saving(folder)
            bench_lighthouse(address, folder)


if __name__ == "__main__":
    main()
