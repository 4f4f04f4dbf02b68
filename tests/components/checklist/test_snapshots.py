"""What the script makes of a checklist, by the words and the classes."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.snapshots import Snapshots
from tests.components.checklist.conftest import ITEMS, KEY, LATER, Items, Open, Sheet, checklist
from tests.support.kept import take_troubles

NEXT_DAY = "2026-11-23T09:00:00Z"
NEW: Items = {"capture": {"text": "Keep two copies", "must": True}, "tell": ITEMS["tell"], "ring": {"text": "Ring"}}
REFUSE = "() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false }"


def test_what_somebody_meets(open_sheet: Open) -> None:
    sheet = open_sheet()
    page = sheet.page
    expect(sheet.button("Print")).to_be_visible()
    served = f"<html lang=en-GB>{checklist('steps', ITEMS)}{checklist('more', {'other': {'text': 'Other'}})}"
    states = Snapshots(page, served)
    states.take("at first")
    sheet.box("capture").check()
    states.take("ticked")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    states.take("on paper")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    sheet.button("Rename").click()
    states.take("asked for a name")
    sheet.root.get_by_role("textbox").fill(" ")
    page.keyboard.press("Enter")
    states.take("no name")
    page.keyboard.press("Escape")
    sheet.button("New sheet").click()
    sheet.root.get_by_role("textbox").fill("my sheet, 22 november 2026")
    page.keyboard.press("Enter")
    states.take("a name that is taken")
    page.context.clock.set_fixed_time(LATER)
    sheet.root.get_by_role("textbox").fill("Mill Road")
    page.keyboard.press("Enter")
    states.take("another sheet")
    sheet.box("tell").check()
    sheet.button("Reset this sheet").click()
    states.take("reset")
    sheet.button("Undo").click()
    states.take("undone")
    sheet.button("Delete this sheet").click()
    states.take("deleted")
    taken_away(sheet, states)
    page.context.clock.set_fixed_time(NEXT_DAY)
    open_sheet(items=NEW)
    expect(sheet.root.get_by_role("note")).to_be_visible()
    states.take("another list, the next day")
    sheet.button("Continue with the new list").click()
    states.take("the new list is taken")
    take_troubles(states, KEY, sheet.button("Print"))
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full') } }")
    sheet.box("ring").check()
    states.take("nothing is saved")
    states.verify("checklist")


def taken_away(sheet: Sheet, states: Snapshots) -> None:
    """Take what there is along: on the clipboard, which may refuse it, and on paper."""
    page = sheet.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.button("Copy as text").click()
    expect(sheet.root.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    states.take("copied")
    page.evaluate(REFUSE)
    sheet.button("Copy as text").click()
    expect(sheet.root.get_by_role("status").filter(has_text="Could not")).to_have_count(1)
    states.take("not copied")
    page.evaluate("self.print = () => {}")
    sheet.button("Print").click()
    states.take("printed")
