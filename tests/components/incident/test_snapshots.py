"""What the script makes of the form of a record, by the words and the classes."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import expect

from tests.browser.snapshots import Snapshots
from tests.components.incident.conftest import KEY, LATER, Form, document
from tests.components.incident.test_flow import tick
from tests.components.incident.test_storage import OFF
from tests.support.kept import take_troubles


def test_what_somebody_meets(form: Form) -> None:
    page = form.page
    expect(form.button("Print")).to_be_visible()
    states = Snapshots(page, document())
    states.take("at first")
    form.tell(outcome="remove", outcomeTitle="Remove it", duties=["breach-clock"], answers=[["a", 0]], network="x")
    states.take("the guide has decided")
    form.tell(
        outcome="correct", outcomeTitle="Correct it", duties=["foia-s77"], words={"wrong": "7 pm", "right": "6 pm"}
    )
    states.take("it has decided something else")
    tick(form)
    page.evaluate("dispatchEvent(new Event('focus'))")
    states.take("a checklist was ticked")
    form.root.locator("[data-duty=breach-clock]").check()
    form.field("aware").fill("2026-11-22T10:00")
    states.take("a duty that has a time")
    form.field("post").fill("The fair is on Saturday.")
    form.field("post").blur()
    page.context.clock.set_fixed_time(LATER)
    form.field("post").fill("The fair is on Sunday.")
    form.field("post").blur()
    states.take("two texts of the post")
    form.root.locator(".hb-incident__was > summary").click()
    form.button("Add somebody who was told").click()
    page.keyboard.type("The duty supervisor")
    form.button("Add somebody who was told").click()
    states.take("somebody was told")
    form.button("Take out 1").click()
    states.take("who was told is taken out")
    form.root.locator("[data-part=told]").get_by_role("button", name="Undo").click()
    states.take("and is told again")
    saved = taken_away(form, states)
    form.start("School fair")
    states.take("another record")
    form.field("wrong").fill("The day.")
    of_elsewhere(form, states, json.loads(saved))
    form.button("Delete all records").click()
    states.take("all are deleted")
    form.button("Undo").click()
    take_troubles(states, KEY, form.button("Print"))
    states.verify("incident")


def taken_away(form: Form, states: Snapshots) -> bytes:
    """Take the record along, on paper and as files, and return the one that is read again."""
    page = form.page
    form.root.locator("[data-part=ticks] select").select_option("None")
    states.take("no ticks")
    form.root.locator("[data-part=ticks] select").select_option("Mill Road")
    form.root.locator("summary", has_text="supervisor").click()
    page.evaluate("self.print = () => dispatchEvent(new Event('beforeprint'))")
    form.button("Print").click()
    states.take("on paper")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    states.take("after that")
    states.note("the text", form.download("Download as text").decode())
    saved = form.download("Download as a file")
    states.note("the file", saved.decode())
    states.note("for a supervisor", form.download("Save as a file").decode())
    states.take("saved")
    form.open(saved)
    expect(form.said).to_contain_text("here already")
    states.take("a file of what is here")
    return saved


def of_elsewhere(form: Form, states: Snapshots, saved: dict[str, Any]) -> None:
    """Open a file that was made elsewhere, and one that is none."""
    sections = [{"title": "One", "version": "", "address": "https://other.example/"}]
    told = [{"who": "", "at": "2026-11-22T12:00:00Z"}]
    record = saved["record"] | {"sections": sections, "told": told}
    form.open(json.dumps(saved | {"record": record}).encode())
    expect(form.said).to_contain_text("was read")
    states.take("a file of elsewhere")
    states.note("the text of that", form.download("Download as text").decode())
    form.open(b"{")
    expect(form.said).to_contain_text("Nothing was changed")
    states.take("a file that is none")


def test_what_somebody_meets_whose_browser_keeps_nothing(form: Form) -> None:
    page = form.page
    page.add_init_script(OFF.format("setItem"))
    page.add_init_script("navigator.share = undefined")
    page.reload()
    expect(form.button("Print")).to_be_visible()
    states = Snapshots(page, document())
    states.take("at first")
    form.field("wrong").fill("The day.")
    form.field("noticed").fill("2026-11-22T11:00")
    form.field("noticed").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Backspace")
    states.take("a half of a time")
    states.verify("incident-not-kept")
