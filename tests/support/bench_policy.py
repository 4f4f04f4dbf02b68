"""How long "Check my policy" keeps a page from answering: the longest task of its thread in each thing one does.

A task is measured in the time that its thread worked, so that what else the machine does counts little. The page does
all of it by itself while it is traced, since what drives a browser from outside works in the thread of the page too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import cycle, islice

from playwright.sync_api import Browser, Page

from tests.components.policy_check.checking import SAID, Checking, html

ROUNDS = 3
DOCUMENTS = 20
LINKS = (9, 360)  # in each document: 180 in all, as a team has them, and far more than anybody has
CATEGORIES = ["toplevel", "disabled-by-default-devtools.timeline"]
QUIET = 500  # milliseconds in which nothing changes
WORDS = (
    "Whoever posts for us follows this rule, and asks the duty inspector first where it is not clear what it means. "
)
DO = """([quiet, does, given]) => new Promise((done) => {
  const root = document.querySelector("hb-policy-check");
  const named = [...root.querySelectorAll("button, label")];
  const called = (words) => named.find((each) => each.textContent.startsWith(words));
  const fill = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const give = (texts) => {
    const data = new DataTransfer();
    for (const [n, text] of texts.entries()) data.items.add(new File([text], `Policy ${n + 1}.html`));
    const input = root.querySelector("input[type=file]");
    input.files = data.files;
    input.dispatchEvent(new Event("change"));
  };
  const day = (value) => fill(root.querySelector("[data-part=results] [type=date]"), value);
  const steps = { press: (words) => called(words).click(), give, day };
  const finish = () => {
    if (root.querySelector("progress")) return wait();
    watch.disconnect();
    done();
  };
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(finish, quiet);
  };
  const watch = new MutationObserver(wait);
  watch.observe(root, { subtree: true, childList: true, attributes: true });
  setTimeout(() => {
    steps[does](given);
    wait();
  });
})"""
STEPS = {
    "what to act on": ("press", "To act on"),
    "all": ("press", "All ("),
    "by section": ("press", "By section"),
    "by document": ("press", "By document"),
    "another day": ("day", "2026-02-01"),
    "a corrected copy": ("press", "Download a corrected copy"),
    "CSV": ("press", "Download as a table (CSV)"),
    "JSON": ("press", "Download for programs (JSON)"),
    "a copy that is ours": ("press", "Yes, check its links too"),
}


def policies(links: int) -> list[str]:
    """Return documents with links of every verdict, among words."""
    addresses = cycle(SAID.values())
    return [html(islice(addresses, links)).replace("<p>", f"<p>{WORDS}") for _ in range(DOCUMENTS)]


def measured(browser: Browser, address: str, links: int) -> dict[str, float]:
    """Return the milliseconds of the longest task in each step."""
    context = browser.new_context(base_url=f"{address}/", service_workers="block")
    page = Checking(context.new_page()).page
    page.evaluate("document.querySelector('#policy-approved').value = '2026-01-10'")
    read = ("give", policies(links))
    found = {}
    for name, (does, given) in {"read and draw": read, **STEPS, "check again": read}.items():
        browser.start_tracing(page=page, categories=CATEGORIES)
        page.evaluate(DO, [QUIET, does, given])
        found[name] = longest(json.loads(browser.stop_tracing()))
    found["print"] = printed(browser, page)
    context.close()
    return found


def printed(browser: Browser, page: Page) -> float:
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.pdf()
    return longest(json.loads(browser.stop_tracing()))


def longest(trace: dict[str, list[dict[str, object]]]) -> float:
    """Return the milliseconds of work in the longest task of the threads that draw pages."""
    events = trace["traceEvents"]
    drawing = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"] == {"name": "CrRendererMain"}
    }
    tasks = (
        float(str(event.get("tdur", 0)))
        for event in events
        if event["name"] in ("RunTask", "ThreadControllerImpl::RunTask") and (event["pid"], event["tid"]) in drawing
    )
    return max(tasks, default=0) / 1000


def bench_policy(browser: Browser, address: str, say: Callable[..., None]) -> None:
    for links in LINKS:
        rounds = [measured(browser, address, links) for _ in range(ROUNDS)]
        say(f"Check my policy, {DOCUMENTS} documents of {links} links: longest tasks (100 ms)")
        for name in rounds[0]:
            say(f"    {name}", f"{min(each[name] for each in rounds):.0f} ms")
