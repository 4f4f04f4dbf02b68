"""Nothing moves under a finger: every control is pressed straight after every field was typed in."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.presses import DEVICES, Device, Hand, Presser, Subject, Tally
from tests.support.some import sample

UNFOLD = "for (const folded of document.querySelectorAll('main details')) folded.open = true;"
OPEN_ALL = UNFOLD + "for (const step of document.querySelectorAll('hb-step > [hidden]')) step.hidden = false"
SEED = 20261128
PART = "part-5-when-things-go-wrong/"

SMALL = """<!DOCTYPE html><meta name="viewport" content="width=device-width"><title>Small</title><main>
<p><label>One <input id="one"></label></p><p><label><input type="checkbox" id="tick"> Tick</label></p>
<output>Words</output><p><label>Two <textarea id="two"></textarea></label></p><p id="row"><button>Take out</button></p>
<p><button>Other</button> <a href="#there">Link</a></p></main>"""
PLANTED = {
    "a note that comes when a field is left": "addEventListener('focusout', () => document.body.prepend('A note'))",
    "an output that grows 100 ms after the typing": """addEventListener('input', () => setTimeout(() => {
      document.querySelector('output').append(document.createElement('p'), 'More');
    }, 100))""",
    "a row that goes on a timer after its button": """addEventListener('click', ({ target }) => {
      if (target.textContent === 'Take out') setTimeout(() => document.getElementById('row').remove(), 200);
    })""",
    "a button that is made anew when a field is left": """addEventListener('focusout', () => {
      for (const one of document.querySelectorAll('button')) one.replaceWith(one.cloneNode(true));
    })""",
}

Open = Callable[..., Presser]


def empty(page: Page) -> None:
    """Leave a page as a reader first sees it."""


def tick(page: Page) -> None:
    """Begin a copy of every checklist, so that there is one to rename and to delete."""
    for box in page.locator("hb-checklist").locator("input >> nth=0").all():
        box.dispatch_event("click")


def check(page: Page) -> None:
    """Have a document checked that cites a section of which it is not known when it was approved."""
    page.locator("#policy-pasted").fill(f"{page.url}../s/make-amends/ and https://other.example/s/make-amends/")
    page.get_by_role("button", name="Check what I pasted").click()
    page.locator("hb-policy-check tr[data-verdict]").first.wait_for()


def deal(page: Page) -> None:
    """Be dealt examples to judge; the page goes on with them when it is opened again."""
    page.locator("#practise--seed").fill("7")
    page.get_by_role("button", name="Begin").click()
    page.locator("hb-practise fieldset input:visible").first.wait_for()


def write(page: Page) -> None:
    """Put words into every field, so that there is something to post and to keep."""
    page.evaluate(OPEN_ALL)
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


def step(number: int) -> str:
    """Return the script that opens a step of a tool page, and all that is folded in it."""
    return f"{UNFOLD} document.querySelectorAll('hb-step')[{number}].show()"


# Where there are many, each device presses a share of the pairs: all are tried, each by some hand in some window.
SUBJECTS = (
    Subject("guide", "put-it-right/", empty, step(0)),
    Subject("writer, empty", "put-it-right/", empty, step(1), shares=len(DEVICES)),
    Subject("writer, filled in", "put-it-right/", write, step(1), shares=len(DEVICES)),
    Subject("record, empty", "put-it-right/", empty, step(2), shares=len(DEVICES)),
    Subject("record, filled in", "put-it-right/", write, step(2), shares=len(DEVICES)),
    Subject("checklists and examples", PART, tick, UNFOLD, shares=len(DEVICES)),
    Subject("history", "s/make-amends/history/", empty, UNFOLD, shares=len(DEVICES)),
    Subject("register", "register/", empty, UNFOLD, shares=len(DEVICES)),
    Subject("check of policies", "check-my-policy/", check, UNFOLD, shares=len(DEVICES)),
    Subject("practice", "practise/", deal, UNFOLD, "main", shares=len(DEVICES)),
    Subject("cite", PART, empty, "document.querySelector('.hb-cite').click()", "dialog[open]"),
)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Bring a page to where it is pressed; `script` runs in it first."""
    contexts = []

    def opened(subject: Subject, device: Device, script: str = "") -> Presser:
        context = browser.new_context(
            base_url=f"{address}/",
            viewport={"width": device.width, "height": device.height},
            has_touch=device.hand == "touch",
            is_mobile=device.hand == "touch" and device.width < 600,
            service_workers="block",
        )
        contexts.append(context)
        context.route("**/small.html", lambda route: route.fulfill(body=SMALL, content_type="text/html"))
        context.add_init_script(script)
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
    ("guide", DEVICES[4], 6),
    ("writer, filled in", DEVICES[1], 10),
    ("record, filled in", DEVICES[4], 8),
    ("checklists and examples", DEVICES[6], 6),
    ("history", DEVICES[1], 4),
    ("register", DEVICES[7], 4),
    ("cite", DEVICES[8], 6),
)


@pytest.mark.parametrize(("name", "device", "some"), SAMPLE, ids=str)
def test_no_press_of_a_sample_is_lost(open_page: Open, name: str, device: Device, some: int) -> None:
    subject = next(subject for subject in SUBJECTS if subject.name == name)
    presser = open_page(subject, device)
    chosen = random.Random(SEED)  # noqa: S311  (it decides what is tried)
    cases = list(presser.pairs())
    ticks = list(presser.ticks())
    tally = presser.try_all(chosen.sample(cases, some) + chosen.sample(ticks, min(some // 3, len(ticks))))
    found = report({f"{subject.name}, {device}": tally})
    print(found)
    assert tally.tried > some / 5
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


# A key presses what has the focus, wherever that stands.
@pytest.mark.parametrize("hand", ["touch", pytest.param("mouse", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("script", sample(4, ["", *PLANTED.values()]), ids=["nothing", *PLANTED])
def test_what_moves_under_a_finger_is_seen(open_page: Open, script: str, hand: Hand) -> None:
    small = Subject("small", "small.html", empty, "", "main")
    presser = open_page(small, Device(390, 664, hand), script)
    tally = presser.try_all(list(presser.pairs())[::3])
    assert tally.tried > 7
    assert bool(tally.faults) == bool(script), report({"small": tally})
