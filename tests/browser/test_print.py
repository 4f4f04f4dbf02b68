"""On paper no heading stands alone at the foot of a page.

Pages are laid out as columns as high as a sheet of A4, which the browser breaks by the same rules and lets be measured.
What is printed begins lower each time, so that each heading comes to the foot of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.components.incident.conftest import LATER
from tests.support.some import sample
from tests.support.steps import open_step

SHEET = (657, 1000)  # px, of what is printed on A4
STARTS = range(0, SHEET[1], 40)  # px, from the top of the first page
PART = "part-5-when-things-go-wrong/"
SETUP = """([width, height]) => {
  const main = document.querySelector("article");
  const sheet = { width: `${width}px`, height: `${height}px`, maxWidth: "none", padding: "0", margin: "0" };
  Object.assign(main.style, sheet, { columns: `${width}px`, columnGap: "0", columnFill: "auto" });
  const above = document.createElement("div");
  above.style.setProperty("display", "block", "important");
  main.prepend(above);
}"""
ALONE = """([start, width]) => {
  const main = document.querySelector("article");
  main.firstElementChild.style.height = `${start}px`;
  const from = main.getBoundingClientRect().left;
  const headings = "h1, h2, h3, h4, h5, h6, legend, summary, figcaption:not(:last-child), dt";
  const texts = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || !node.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const pages = rects.map(({ left }) => Math.floor((left - from + 1) / width));
    const heading = node.parentElement.closest(headings);
    if (pages.length) texts.push({ words: node.data.trim(), heading, first: pages[0], last: pages.at(-1) });
  }
  const found = [];
  let seen = 0;
  texts.forEach((text, at) => {
    const next = texts[at + 1];
    if (!text.heading || !next || next.heading === text.heading) return;
    seen += 1;
    if (next.first !== text.last) found.push(`${text.words} | ${next.words}`);
  });
  return [seen, Math.max(...texts.map(({ last }) => last)), found];
}"""


def a_part(page: Page) -> None:
    page.goto(PART)


def a_checklist(page: Page) -> None:
    page.goto(PART)
    page.locator("hb-checklist").first.evaluate("list => { list.dataset.print = ''; }")


def a_record(page: Page) -> None:
    """Fill in every field of the record, and tell somebody of it."""
    page.goto("put-it-right/#keep-it")
    open_step(page, "keep-it")
    record = page.locator("hb-incident")
    for field in record.locator("form [name]:visible").all():
        time = field.get_attribute("type") == "datetime-local"
        field.fill(LATER[:16] if time else "Some words of a record, which take more than a line. " * 4)
    record.get_by_role("button", name="Add somebody").click()
    page.keyboard.type("The duty supervisor")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


def an_empty_record(page: Page) -> None:
    page.goto("put-it-right/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


STATES = [a_part, a_checklist, a_record, an_empty_record]
FREE = """() => {
  const style = new CSSStyleSheet();
  style.replaceSync("* { break-after: auto !important; break-inside: auto !important }");
  document.adoptedStyleSheets = [style];
}"""


def alone(page: Page) -> Iterator[str]:
    """Find headings that stand alone at the foot of some page, each with what comes after it."""
    page.emulate_media(media="print")
    page.evaluate(SETUP, SHEET)
    for start in STARTS:
        seen, pages, headings = page.evaluate(ALONE, [start, SHEET[0]])
        assert seen > 2
        assert pages or start < STARTS[-1], "there is more than one page"
        yield from (f"{heading} (begun at {start} px)" for heading in headings)


@pytest.mark.original  # where a page ends depends on every line before it
@pytest.mark.parametrize("state", sample(2, STATES))
def test_no_heading_stands_alone_at_the_foot_of_a_page(page: Page, state: Callable[[Page], None]) -> None:
    state(page)
    found = list(alone(page))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", sample(1, STATES))
def test_a_heading_that_may_stand_alone_is_seen(page: Page, state: Callable[[Page], None]) -> None:
    state(page)
    page.evaluate(FREE)
    assert any(alone(page))


@pytest.mark.parametrize("first", [True, False])
def test_a_caption_stays_with_what_it_is_of(page: Page, first: bool) -> None:
    page.goto(PART)
    page.emulate_media(media="print")
    parts = ["<figcaption>Caption</figcaption>", "<p>What it is of</p>"]
    html = f"<figure>{''.join(parts if first else reversed(parts))}</figure><p>What follows</p>"
    page.locator("article").evaluate("(article, html) => article.insertAdjacentHTML('beforeend', html)", html)
    figure = page.locator("article > figure").last
    breaks = "figure => [...figure.children].map((part) => getComputedStyle(part).breakAfter)"
    assert figure.evaluate(breaks) == ["avoid", "auto"]
