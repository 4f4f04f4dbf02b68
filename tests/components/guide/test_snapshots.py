"""What the script makes of a guide of our own in a step, by the words and the classes; nothing is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

import macros.components
from macros.components.guide import Answer, Outcome, Question, Step, render_guide
from macros.components.place import Cited, Link
from macros.components.step import as_steps
from macros.content.yaml_reader import Text
from macros.output import bundler
from macros.problems import Where
from tests.browser.snapshots import Snapshots
from tests.support.styles import styles

COMPONENTS = Path(macros.components.__file__).parent
PROBE = Path(__file__).parent.parent / "case_probe.js"
HERE = Where("test", 1)
GUIDE = "https://handbook.example/guide/"
NOON = "2026-11-22T12:00:00Z"
LATER = "2026-11-22T12:01:00Z"
RECORD = {"id": "1", "name": "Mill Road", "begun": True, "answers": [["danger", 1], ["fact", 0]], "outcome": "correct"}
REFUSE = "() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false }"


def text(value: str) -> Text:
    return Text(value, HERE)


def question(ask: str, **answers: str) -> Question:
    return Question(HERE, text(ask), tuple(Answer(HERE, text(said), text(to)) for said, to in answers.items()))


def outcome(title: str, *steps: str, **more: Any) -> Outcome:  # noqa: ANN401  (of many types)
    made = tuple(Step(HERE, text(step)) for step in steps)
    return Outcome(HERE, text(title), "correct", made, text("A copy."), (), **more)


class Nowhere:
    """A place for what links to nothing."""

    def section(self, id: str) -> Link:
        return Link(id, f"#{id}")

    source = checklist = section

    def cited(self, id: str) -> Cited:
        return Cited(id, "", "", "")


QUESTIONS = {
    "danger": question("Could anyone be hurt?", Yes="safety", No="fact"),
    "fact": question("Is a fact wrong?", Yes="correct", No="leave", Unsure="private"),
}
OUTCOMES = {
    "safety": outcome("Warn people", "Ring: the control room.", "Post.", harm=True, duties=(text("a"), text("b"))),
    "correct": outcome("Correct it", "Post a correction."),
    "leave": outcome("Leave it", "Do nothing."),
    "private": outcome("Remove it", "Remove it.", refuse="personal-data"),
}


def document() -> str:
    guide = render_guide(Nowhere(), QUESTIONS, OUTCOMES, {}, tools={"writer": "#say", "incident": None})  # type: ignore[arg-type]
    body = as_steps(f'<h2 id="decide">Decide</h2>{guide}<h2 id="say">Say it</h2><p>Take the words.</p>')
    head = '<meta charset="utf-8"><title>Put it right</title><link rel="icon" href="data:,">'
    head += '<link rel="stylesheet" href="x.css">'
    return f'<html lang="en-GB"><head>{head}</head><body class="md-typeset">{body}<script src="x.js"></script>'


@pytest.fixture
def guide(page: Page) -> Page:
    """A page of two steps, of which the first has the guide; its clock stands still at noon."""
    script, _ = bundler.made("guide", "js", [COMPONENTS / "step" / "page.js", COMPONENTS / "guide" / "page.js", PROBE])
    assert script
    files = {"js": (script.content, "text/javascript"), "css": (styles("guide", "step"), "text/css")}

    def answer(route: Route) -> None:
        body, kind = files.get(route.request.url.rpartition(".")[2], (document(), "text/html"))
        route.fulfill(body=body, content_type=kind)

    page.context.route(f"{GUIDE}**", answer)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.clock.install(time=NOON)
    page.goto(GUIDE)
    page.clock.pause_at(LATER)
    return page


def ways_on(page: Page, take: Callable[[str], None]) -> None:
    """Answer, go back, and begin again, while there is no record."""
    page.get_by_role("link", name="No").click()
    expect(page.locator("#q-fact h3")).to_be_focused()
    page.clock.run_for(100)
    take("the second question")
    page.clock.run_for(2_000)
    take("when it has been heard")
    page.get_by_role("button", name="Copy a link").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    take("a link is copied")
    page.evaluate(REFUSE)
    page.get_by_role("button", name="Copy a link").click()
    expect(page.get_by_role("status").filter(has_text="Could not")).to_have_count(1)
    take("a link is not copied")
    page.get_by_role("link", name="Yes").click()
    expect(page.locator("#o-correct h3")).to_be_focused()
    take("an outcome")
    page.get_by_role("link", name="Change: Could").click()
    expect(page.locator("#q-danger h3")).to_be_focused()
    page.get_by_role("link", name="Yes").click()
    expect(page.locator("#o-safety h3")).to_be_focused()
    take("another answer")
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("#q-danger h3")).to_be_focused()
    take("from the start")


def test_what_somebody_meets(guide: Page) -> None:
    page = guide
    states = Snapshots(page, document())

    def take(step: str) -> None:
        page.clock.run_for(10)
        states.take(f"{step}, at {page.url.removeprefix(GUIDE)}")

    take("at first")
    ways_on(page, take)
    page.evaluate("found => theCase.open(found)", RECORD)
    take("a record of before")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    take("back after a while")
    page.get_by_role("button", name="Go on").click()
    take("it goes on")
    page.get_by_role("button", name="Start again").click()
    take("asked whether it is another mistake")
    page.get_by_role("button", name="With this record").click()
    expect(page.locator("#q-danger h3")).to_be_focused()
    take("with this record")
    page.get_by_role("link", name="No").click()
    page.get_by_role("link", name="Unsure").click()
    expect(page.locator("#o-private h3")).to_be_focused()
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="A new mistake").click()
    expect(page.locator("#q-danger h3")).to_be_focused()
    take("with a new one")
    page.get_by_role("link", name="No").click()
    page.get_by_role("button", name="Back").click()
    expect(page.locator("#q-danger h3")).to_be_focused()
    page.locator("#say button").click()
    take("the next step")
    states.note("what was told", "\n".join(page.evaluate("theCase.heard.map((told) => JSON.stringify(told))")))
    states.verify("guide")
