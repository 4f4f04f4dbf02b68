"""What the script makes of the page, by the words and the classes."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.snapshots import Snapshots
from tests.components.policy_check.checking import ALL, FIRST, ROOT, SAID, SECOND, Checking, document, html, pictures
from tests.components.policy_check.conftest import SERVED, Open

OLD = f"{ROOT}s/make-amends/{FIRST}/"
ONE = document("policies/One.html", html([SAID["major"], OLD], "See the handbook: “Be brief”."))
TWO = document("Two.html", html([SAID["asked"], "https://elsewhere.example/"]))
ZIP = document("a.zip", pictures(), "application/zip")
PDF = document("a.pdf", "%PDF-1.7", "application/pdf")
ASK = "Which of our policies touch what has changed?"
SILENT = b"self.handbookPdf = 'onmessage = () => {}'"
DRAGGED = """([type, over]) => {
  const event = new DragEvent(type, { bubbles: true, cancelable: true, relatedTarget: document.querySelector(over) });
  document.querySelector("[data-part=drop]").dispatchEvent(event);
  return event.defaultPrevented;
}"""


def saved(steps: Snapshots, checking: Checking, name: str, at: int = 0) -> None:
    """Write down what is downloaded, and what it is called."""
    with checking.page.expect_download() as download:
        checking.button(name).nth(at).click()
    steps.note(download.value.suggested_filename, download.value.path().read_bytes().decode())


def day_of(checking: Checking, at: int = 0) -> Locator:
    return checking.results.locator("input[type=date]").nth(at)


def test_what_somebody_meets_who_gives_files(alone: Open) -> None:
    checking = alone()
    page, above = checking.page, checking.page.locator("#policy-approved")
    steps = Snapshots(page, SERVED)
    steps.take("opened")
    assert page.evaluate(DRAGGED, ["dragover", "body"])
    page.evaluate(DRAGGED, ["dragleave", "[data-part=choose]"])
    steps.take("dragged over it")
    page.evaluate(DRAGGED, ["dragleave", "body"])
    steps.take("dragged away")
    checking.button("Check what I pasted").click()
    steps.take("nothing is given")
    above.fill("2999-01-01")
    expect(checking.root.get_by_text("Still to come")).to_be_visible()
    checking.button("Choose files").focus()
    checking.files.set_input_files(ALL)
    expect(above).to_be_focused()
    assert checking.files.input_value() == "", "the same file can be chosen again"
    steps.take("a day to come")
    checking.check(ALL, ONE, ZIP)
    steps.take("found")
    checking.results.get_by_label("To act on").check()
    expect(checking.rows).to_have_count(5)
    steps.take("to act on")
    steps.verify("policy-check")


def test_what_becomes_of_days_and_answers(alone: Open) -> None:
    checking = alone()
    above = checking.page.locator("#policy-approved")
    checking.check(ONE, TWO, approved="")
    steps = Snapshots(checking.page, SERVED)
    steps.take("found without a day")
    checking.results.get_by_label("By section").check()
    expect(checking.results.locator("[data-part=section]")).to_be_visible()
    steps.take("by section")
    checking.results.get_by_label("By document").check()
    day_of(checking).fill(FIRST)
    expect(checking.status).to_contain_text("major (2)")
    steps.take("a day for one")
    checking.check(ONE, approved="2026-02-01")
    expect(day_of(checking)).to_have_value(FIRST)
    above.fill("")
    expect(checking.root.get_by_text("For those below")).to_have_count(0)
    checking.button("Use the date above for all of them").click()
    steps.take("no day for all")
    above.fill("2999-01-01")
    checking.button("Use the date above for all of them").click()
    steps.take("a day to come for all")
    above.fill(SECOND)
    expect(checking.root.get_by_text("For those below")).to_be_visible()
    steps.take("a day above")
    checking.button("Use the date above for all of them").click()
    checking.finished()
    steps.take("this day for all")
    checking.button("Yes, but replace it: it is out of use").click()
    expect(checking.root.get_by_text("Is this handbook read")).to_have_count(0)
    checking.finished()
    steps.take("it was the handbook's")
    checking.button("Download a corrected copy").first.click()
    expect(checking.results.get_by_text("Nothing is replaced yet")).to_be_visible()
    steps.take("nothing is replaced yet")
    checking.results.get_by_role("checkbox").check()
    for at in (0, 1):
        saved(steps, checking, "Download a corrected copy", at)
        expect(checking.results.get_by_text("A copy was made")).to_have_count(at + 1)
    steps.take("copies are made")
    checking.check(ONE, document("Two.html", html([SAID["current"]])), approved=FIRST)
    steps.take("read anew")
    checking.button("Clear the results").click()
    expect(checking.button("Choose files")).to_be_focused()
    steps.take("cleared")
    steps.verify("policy-check-days")


def test_what_is_taken_along_and_kept(alone: Open) -> None:
    checking = alone()
    checking.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checking.check(ONE, document("Three.html", html([SAID["fragile"], SAID["missing"]])))
    steps = Snapshots(checking.page, SERVED)
    steps.before = steps.outline()
    for name in ("as a table (CSV)", "for programs (JSON)", "review dates (.ics)"):
        saved(steps, checking, f"Download {name}")
    checking.button("Copy addresses to replace").click()
    expect(checking.results.get_by_text("Copied")).to_be_visible()
    steps.note("copied", checking.page.evaluate("navigator.clipboard.readText()"))
    steps.take("addresses are copied")
    checking.results.get_by_text("Keep a list for next time").click()
    checking.button("Use the file names").click()
    steps.take("called as the files")
    checking.results.get_by_label("What “Three.html” is called").fill("")
    checking.button("Keep it in this browser").click()
    expect(checking.results.get_by_text("takes its place")).to_be_visible()
    steps.take("kept")
    saved(steps, checking, "Download the list")
    checking.button(ASK).click()
    expect(checking.button("Back to the files that were checked")).to_be_visible()
    checking.finished()
    steps.take("the list is asked")
    checking.button("Back to the files that were checked").click()
    expect(checking.button("Back to the files that were checked")).to_have_count(0)
    checking.finished()
    checking.button("Delete it from this browser").click()
    expect(checking.root.get_by_text("The list is deleted")).to_be_visible()
    steps.take("deleted")
    steps.verify("policy-check-kept")


def test_what_is_told_while_files_are_read_and_when_they_are_not(alone: Open) -> None:
    checking = alone(pdf=SILENT)
    checking.check(ONE, document("Three.html", html([SAID["missing"]])))
    checking.results.get_by_text("Keep a list for next time").click()
    checking.button("Keep it in this browser").click()
    expect(checking.button(ASK)).to_be_visible()
    checking.results.get_by_role("checkbox").check()
    steps = Snapshots(checking.page, SERVED)
    steps.before = steps.outline()
    checking.files.set_input_files([ONE, PDF, document("Three.html", "x")])
    expect(checking.root.get_by_role("progressbar").first).to_have_attribute("value", "1")
    steps.take("files are read")
    checking.files.set_input_files(TWO)
    checking.button("Download a corrected copy").last.click()
    expect(checking.root.get_by_text("Wait until these")).to_have_count(2)
    checking.button("Download a corrected copy").first.click()
    expect(checking.root.get_by_text("choose above")).to_be_visible()
    checking.button(ASK).click()
    steps.take("more is given meanwhile")
    checking.button("Cancel").click()
    checking.finished()
    steps.take("cancelled")
    for name, scripts in {"without a reader": {}, "a reader that fails": {"pdf": b"self.handbookPdf = '?'"}}.items():
        alone(**scripts).check(PDF)
        steps.take(name)
    checking = alone(register=b"")
    checking.files.set_input_files(ONE)
    expect(checking.status).to_contain_text("could not be loaded")
    steps.take("without a register")
    checking.button("Check what I pasted").click()
    checking.button(ASK).click()
    expect(checking.status).to_contain_text("could not be loaded")
    checking.button("Delete it from this browser").click()
    expect(checking.button(ASK)).to_have_count(0)
    steps.take("without a list")
    checking = alone()
    checking.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    checking.check(TWO)
    checking.results.get_by_text("Keep a list for next time").click()
    checking.button("Keep it in this browser").click()
    steps.take("a list that is not kept")
    steps.verify("policy-check-slips")
