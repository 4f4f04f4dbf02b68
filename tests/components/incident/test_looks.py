"""The record as it is met: by keyboard, on a narrow phone, on paper, without a script, and by axe and a validator."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_accessibility import OTHERS, Scheme, findings, look
from tests.components.incident.conftest import SITE, Form, document, serve
from tests.support.some import sample, some
from tests.test_site import validate


def empty(form: Form) -> None:
    expect(form.button("Print")).to_be_visible()


def filled(form: Form) -> None:
    checklist = (
        '{"version":1,"copies":{"1":{"gone":[1,""],"made":[1,"2026-11-22T12:00:00Z"],"name":[1,"Mill Road"],'
        '"list":[1,{"a":{"text":"Tell somebody","must":true,"who":""}}],"ticks":{"a":[1,"2026-11-22T12:00:00Z"]}}}}'
    )
    form.page.evaluate("kept => localStorage.setItem('handbook.checklist.steps', kept)", checklist)
    form.tell(outcome="correct", outcomeTitle="Correct it", duties=["breach-clock"], post="One.", network="x")
    form.page.locator("#writer").dispatch_event("change")
    form.field("post").fill("Two. " * 40)
    form.field("post").blur()
    form.root.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The duty supervisor")


def renaming(form: Form) -> None:
    form.button("New record").click()
    form.page.keyboard.press("Enter")


def deleted(form: Form) -> None:
    form.field("wrong").fill("The day.")
    form.button("Delete this record").click()


def refused(form: Form) -> None:
    form.open(b"{")
    expect(form.said).not_to_be_empty()


def full(form: Form) -> None:
    form.page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaError') } }")
    form.field("wrong").fill("The day.")


STATES = [filled, refused, renaming, empty, deleted, full]


@pytest.mark.parametrize(("state", "window"), sample(3, zip(STATES, cycle(OTHERS))))
def test_every_state_is_sound(
    form: Form, tmp_path: Path, state: Callable[[Form], None], window: tuple[int, Scheme]
) -> None:
    """In turn on a narrow phone in light colours, and on a wide screen in dark ones."""
    page = form.page
    look(page, *window)
    state(form)
    assert findings(page) == []
    look(page, 320, "light")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    html = tmp_path / "state.html"
    now = page.evaluate("document.documentElement.outerHTML").replace('hidden=""', "hidden")
    html.write_text(f"<!DOCTYPE html>{now}", "utf-8")
    done = validate(html)
    assert done.returncode == 0, done.stdout


def test_the_html_of_the_server_is_valid(tmp_path: Path) -> None:
    html = tmp_path / "page.html"
    html.write_text(document(), "utf-8")
    done = validate(html)
    assert done.returncode == 0, done.stdout


def test_everything_is_done_by_keyboard(form: Form) -> None:
    press = form.page.keyboard.press
    expect(form.button("Print")).to_be_visible()

    def reach(name: str) -> None:
        focused = "(e => `${e.name} ${e.id} ${e.dataset.duty} ${e.textContent}`)(document.activeElement)"
        for _ in range(60):
            press("Tab")
            if name in str(form.page.evaluate(focused)):
                return
        raise AssertionError(name)

    reach("New record")
    press("Enter")
    form.page.keyboard.type("By keyboard")
    press("Enter")
    expect(form.field("network")).to_be_focused()
    reach("post incident--post ")
    form.page.keyboard.type("The fair is on Saturday.")
    reach("Add somebody")
    press("Enter")
    form.page.keyboard.type("The duty supervisor")
    reach("Take out")
    press("Enter")
    expect(form.root.locator("[data-part=told]").get_by_role("button", name="Undo")).to_be_focused()
    reach("breach-clock")
    press("Space")
    reach("Delete this record")
    press("Enter")
    expect(form.root.locator(".hb-check__foot").get_by_role("button", name="Undo")).to_be_focused()
    press("Enter")
    expect(form.field("post")).to_have_value("The fair is on Saturday.")
    expect(form.root.locator("[data-duty=breach-clock]")).to_be_checked()


def test_on_paper_the_record_stands_in_full(form: Form) -> None:
    long = "\n".join(f"Line {number}" for number in range(200))
    form.field("post").fill(long)
    form.field("wrong").fill("<b>The day.</b>")
    form.page.evaluate("self.print = () => dispatchEvent(new Event('beforeprint'))")
    form.button("Print").click()
    form.page.emulate_media(media="print")
    expect(form.root.locator("form")).to_be_hidden()
    expect(form.root.locator("dd").filter(has_text="Line 199")).to_be_visible()
    expect(form.root.locator("dd").filter(has_text="<b>The day.</b>")).to_be_visible()
    expect(form.page.locator("h2")).to_be_hidden()
    assert form.root.locator("dd").filter(has_text="Line 199").text_content() == long
    assert form.captured == [long]


def test_an_empty_record_prints_as_a_form_to_fill_in(form: Form) -> None:
    form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    form.page.emulate_media(media="print")
    expect(form.field("post")).to_be_visible()


def test_without_a_script_there_is_a_form_to_print(browser: Browser, bundles: dict[str, bytes]) -> None:
    context = browser.new_context(base_url=SITE, java_script_enabled=False)
    page = context.new_page()
    serve(page, bundles)
    page.goto("")
    root = page.locator("hb-incident")
    expect(root.locator("[data-paper]")).to_be_visible()
    for field in some(root.locator("form :is(input, textarea)")):
        expect(field).to_be_visible()
    expect(root.get_by_role("button")).to_have_count(0)
    context.close()


def test_nothing_is_sent(form: Form) -> None:
    asked: list[str] = []
    form.page.on("request", lambda request: asked.append(request.url))
    filled(form)
    form.download("Download as a file")
    assert [address for address in asked if not address.startswith("blob:")] == []


def test_the_script_fetches_nothing(bundles: dict[str, bytes]) -> None:
    assert not re.search(rb"fetch\(|XMLHttpRequest|sendBeacon|WebSocket", bundles["js"])
