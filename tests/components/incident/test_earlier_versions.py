"""What readers have kept with an earlier version of the page is all there in this one; a newer one is left alone.

`storage-1.json` and `file-0.2.0.json` were made by hand on the page of version 0.2.0: what the browser stored, and the
file that it saved, of one record.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.components.incident.conftest import KEY, Form
from tests.conftest import ROOT
from tests.support.handbook import network
from tests.support.some import some
from tests.support.steps import open_step

DATA = ROOT / "tests" / "data" / "records"
STORED = json.loads((DATA / "storage-1.json").read_text("utf-8"))
FILE = DATA / "file-0.2.0.json"
(RECORD,) = STORED[KEY]["copies"].values()
OWN = "Thank you."  # what the person added to the words to post, in the form of them that was chosen


def store(page: Page) -> None:
    """Store it, on a network that there is: a copy of the handbook may use few."""
    told = RECORD["facts"]["network"]
    told[1] = network(told[1])
    kept = [[key, json.dumps(value)] for key, value in STORED.items()]
    page.evaluate("kept => kept.forEach(([key, value]) => localStorage.setItem(key, value))", kept)
    page.reload()


def values(registers: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, (_, value) in registers.items()}


def renamed(words: dict[str, str]) -> dict[str, str]:
    """The words of the writer by their names of today: those that a person made are no longer kept for each form."""
    assert any(name.count("/") == 2 for name in words)
    return {name.replace("/0/", "/"): text for name, text in words.items() if "/1/" not in name}


def test_what_was_stored_is_all_there(form: Form) -> None:
    store(form.page)
    for name, value in some(values(RECORD["texts"]).items()):
        field = form.field(name)
        expect(field).to_have_value(value[:16] if field.get_attribute("type") == "datetime-local" else value)
    form.field("reason").press_sequentially(" And an hour early.")
    (now,) = form.stored.values()
    assert values(now["texts"]) == values(RECORD["texts"]) | {
        "reason": "People would come an hour late. And an hour early."
    }
    assert values(now["words"]) == renamed(RECORD["facts"]["words"][1])
    facts = values(RECORD["facts"])
    assert values(now["facts"]).items() >= {name: facts[name] for name in facts if name != "words"}.items()
    for part in ("captures", "told", "ticks"):
        assert RECORD[part]
        assert values(now[part]) == values(RECORD[part])
    for part in ("made", "name", "post", "sections"):
        assert now[part][1] == RECORD[part][1]


def test_a_file_of_an_earlier_version_is_taken_in_whole(form: Form) -> None:
    form.open(FILE.read_bytes())
    expect(form.field("wrong")).to_have_value("The hour.")
    taken = json.loads(FILE.read_text("utf-8"))["record"]
    assert taken["checklists"]
    expect(form.root.locator("[data-part=ticks] li")).to_have_count(
        sum(len(one["ticks"]) for one in taken["checklists"].values())
    )
    again = json.loads(form.download("Download as a file"))["record"]
    assert again == taken | {"guide": taken["guide"] | {"words": renamed(taken["guide"]["words"])}}
    form.page.reload()
    assert json.loads(form.download("Download as a file"))["record"] == again


def test_a_file_of_a_newer_version_is_refused_and_loses_nothing(form: Form) -> None:
    form.field("wrong").fill("The day.")
    before = form.stored
    newer = json.loads(FILE.read_text("utf-8")) | {"format": 2, "record": {"unheard": "of"}}
    form.open(json.dumps(newer).encode())
    expect(form.said).to_contain_text("newer version")
    assert form.stored == before
    expect(form.field("wrong")).to_have_value("The day.")


@pytest.mark.original  # the words are for a network that a copy may not use
def test_words_that_a_person_made_are_still_the_words_to_post(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=f"{address}/", service_workers="block")
    page = context.new_page()
    page.goto("put-it-right/")
    store(page)
    open_step(page, "say-it")
    first = page.locator("hb-writer [data-part=outputs] textarea").first
    expect(first).to_have_value(RECORD["texts"]["correction"][1])
    assert OWN in first.input_value()
    page.locator("hb-writer [data-part=more] > summary").click()
    page.locator("[name=writer-done]").fill("We have told everybody.")
    record = page.locator("hb-incident")
    assert OWN in record.locator("[name=correction]").input_value()
    context.close()


@pytest.mark.parametrize("answers", [[["unheard-of", 0]], [["FIRST", 99]]])
def test_answers_of_another_guide_are_not_taken_for_ours(browser: Browser, address: str, answers: list[Any]) -> None:
    """They were numbers in another list; what was decided is shown, and no answer that nobody gave."""
    context = browser.new_context(base_url=f"{address}/", service_workers="block")
    page = context.new_page()
    page.goto("put-it-right/")
    first, outcome = (page.locator(f"hb-guide [id^='{kind}-']").first.get_attribute("id") or "" for kind in ("q", "o"))
    facts = RECORD["facts"] | {
        "answers": [1, [[question.replace("FIRST", first[2:]), at] for question, at in answers]],
        "outcome": [1, outcome[2:]],
    }
    kept = {"version": 1, "copies": {"1": RECORD | {"facts": facts}}}
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, json.dumps(kept)])
    page.reload()
    expect(page.locator("hb-guide article:visible")).to_have_id(outcome)
    expect(page.locator("hb-guide .hb-guide__far li:visible")).to_have_count(0)
    context.close()
