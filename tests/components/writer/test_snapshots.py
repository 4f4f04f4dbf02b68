"""What the script makes of the writer, by the words and the classes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.snapshots import Snapshots
from tests.components.writer.conftest import POST, Writer
from tests.components.writer.test_writer import A40, PERSON, TWICE

SHORT = "Now northbound. Go. "


def test_what_somebody_meets(writer: Writer) -> None:
    page = writer.page
    page.reload()
    page.clock.pause_at("2026-11-23T12:01:00Z")
    expect(writer.outputs.first).to_be_visible()
    states = Snapshots(page, page.evaluate("fetch(location.href).then((response) => response.text())"))
    states.take("at first")

    def take(step: str) -> None:
        """After all that waits for a pause was said."""
        page.clock.run_for(2_000)
        states.take(step)

    writer.more()
    writer.fill(post=A40, wrong="eastbound", network="edits")
    take("words that are not there")
    writer.fill(wrong="northbound", right="southbound", cause="any upset")
    take("where they may be")
    writer.places.first.check()
    take("one place is chosen")
    writer.places.nth(1).check()
    take("two places are chosen")
    writer.fill(post=TWICE, right="")
    take("they are taken out")
    writer.fill(post=POST, right="southbound", cause="sending drivers the wrong way", network="replies")
    take("another network")
    for step, values in {
        "too long": {"network": "tight"},
        "cut to fit": {"network": "roomy", "post": SHORT + "x" * 80},
        "in few words": {"post": SHORT + "x" * 20, "cause": ""},
        "by itself": {"network": "alerts", "post": POST},
        "in a way of one's own": {"network": "edits", "way": "replace"},
    }.items():
        writer.fill(**values)
        take(step)
    writer.root.get_by_label("Less").check()
    take("less is said")
    of_ones_own(writer, take)
    states.note("for the website", writer.clipboard())
    writer.tell(outcome="remove-it", refuse="private", post=f"Officers are with {PERSON}.")
    take("what must not be repeated")
    writer.outputs.first.locator("textarea").fill("We have removed a post about Mill Road.")
    take("it is repeated")
    writer.open(post="x" * 80_000, words={"wrong": "x"})
    expect(writer.root.locator("[data-part=long]")).to_be_visible()
    writer.open(post=POST, harm=True, network="tight", words={"wrong": "Mill", "right": ""})
    take("another record")
    states.verify("writer")


def of_ones_own(writer: Writer, take: Callable[[str], None]) -> None:
    """Change the words to post, have them written again, and copy them."""
    writer.field("harm").check()
    take("somebody may come to harm")
    writer.fill(safe="southbound is closed", network="replies")
    writer.outputs.first.locator("textarea").fill("My own words.")
    writer.fill(done="We told the bus company.")
    take("words of one's own")
    writer.outputs.first.locator("button").last.click()
    take("written again")
    writer.outputs.first.get_by_role("button", name="Copy").click()
    expect(writer.outputs.first.locator("[data-copied]")).to_be_visible()
    take("copied")
    writer.fill(whole=f"{POST} Thanks.")
    writer.field("whole").blur()
    take("the whole post put right")
    writer.root.locator("summary", has_text="website").click()
    writer.website.get_by_role("button", name="text").click()
    expect(writer.website.locator("[data-copied]")).to_have_count(1)
