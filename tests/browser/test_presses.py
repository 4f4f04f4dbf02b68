"""Nothing moves under a finger: every control is pressed straight after every field was typed in."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.presses import DEVICES, Device, Presser, Subject, Tally

UNFOLD = "for (const folded of document.querySelectorAll('main details')) folded.open = true"
SEED = 20261128
PART = "part-5-when-things-go-wrong/"

Open = Callable[[Subject, Device], Presser]


def empty(page: Page) -> None:
    """Leave a page as a reader first sees it."""


def tick(page: Page) -> None:
    """Begin a copy of every checklist, so that there is one to rename and to delete."""
    for box in page.locator("hb-checklist").locator("input >> nth=0").all():
        box.dispatch_event("click")


def write(page: Page) -> None:
    """Put words into every field, so that there is something to post and to keep."""
    page.evaluate(UNFOLD)
    words = {
        "#writer-post": "Our meeting at Anytown Town Hall is on Friday at 7 pm.",
        "#writer-wrong": "7 pm",
        "#writer-right": "6 pm",
    }
    for selector, text in words.items():
        page.locator(selector).fill(text)
    add = page.locator("hb-incident [data-part=told]").get_by_role("button", name="Add")
    add.dispatch_event("click")
    for field in page.locator("main :is(textarea, input[type=text]):visible").all():
        if not field.input_value():
            field.fill("We have told them.")


SUBJECTS = (
    Subject("put it right, empty", "put-it-right/", empty, UNFOLD, shares=len(DEVICES)),
    Subject("put it right, filled in", "put-it-right/", write, UNFOLD, shares=3),
    Subject("checklists and examples", PART, tick, UNFOLD, shares=len(DEVICES)),
    Subject("cite", PART, empty, "document.querySelector('.hb-cite').click()", "dialog[open]"),
)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    contexts = []

    def opened(subject: Subject, device: Device) -> Presser:
        context = browser.new_context(
            base_url=f"{address}/",
            viewport={"width": device.width, "height": device.height},
            has_touch=device.hand == "touch",
            is_mobile=device.hand == "touch" and device.width < 600,
            service_workers="block",
        )
        contexts.append(context)
        return Presser(context.new_page(), device, subject)

    yield opened
    for context in contexts:
        context.close()


def report(table: dict[str, Tally]) -> str:
    """Return the table that `pytest -s` shows, and the first faults of each line."""
    lines = [f"{name:46} {tally}" for name, tally in table.items()]
    lines += [f"{name}: {fault}" for name, tally in table.items() for fault in tally.faults[:20]]
    return "\n".join(lines)


SAMPLE = (  # each page by some hand, each hand on some page
    (SUBJECTS[2], DEVICES[4], 15),
    (SUBJECTS[2], DEVICES[6], 15),
    (SUBJECTS[3], DEVICES[8], 20),
)


@pytest.mark.parametrize(("subject", "device", "some"), SAMPLE, ids=lambda value: getattr(value, "name", str(value)))
def test_no_press_of_a_sample_is_lost(open_page: Open, subject: Subject, device: Device, some: int) -> None:
    presser = open_page(subject, device)
    chosen = random.Random(SEED)  # noqa: S311  (it decides what is tried)
    cases = list(presser.pairs())
    ticks = list(presser.ticks())
    tally = presser.try_all(chosen.sample(cases, some) + chosen.sample(ticks, min(some // 3, len(ticks))))
    found = report({f"{subject.name}, {device}": tally})
    print(found)
    assert tally.tried > some / 2
    assert not tally.faults, found


@pytest.mark.thorough
@pytest.mark.parametrize("device", DEVICES, ids=str)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_no_press_is_lost(open_page: Open, subject: Subject, device: Device) -> None:
    presser = open_page(subject, device)
    tally = presser.try_all(presser.pairs(DEVICES.index(device)))
    presser.try_all(presser.ticks())
    found = report({f"{subject.name}, {device}": tally})
    print(found)
    assert tally.tried
    assert not tally.faults, found
