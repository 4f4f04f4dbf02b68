"""A record as a file: JSON that its schema describes and that is read again, a text, and files that are refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.components.incident import FILES_SCHEMA, Grounds, render_incident
from macros.components.place import Cited
from tests.components.incident.conftest import SCHEMA, Form, Nowhere
from tests.conftest import ROOT
from tests.support.some import some

FILE = ROOT / "docs" / FILES_SCHEMA
TICKS = {"copy": "1", "title": "Steps", "name": "Mine", "ticks": [{"text": "Tell somebody", "at": ""}]}
STEPS = (
    '{"version":1,"copies":{"1":{"gone":[1,""],"made":[1,"2026-11-22T12:00:00Z"],"name":[1,"Mill Road"],'
    '"list":[1,{"a":{"text":"Tell somebody","must":true,"who":""}}],"ticks":{"a":[1,"2026-11-22T12:00:00Z"]}}}}'
)
GUIDES: list[dict[str, object]] = [
    {"duties": 7},
    {"applies": "x"},
    {"applies": {"breach-clock": "yes"}},
    {"answers": 7},
    {"answers": [None]},
    {"answers": [["a", "b"]]},
    {"outcomeTitle": {"a": 1}},
    {"network": ["x"]},
    {"unheard": "of"},
    {"__proto__": {"duties": ["breach-clock"]}},
]


@pytest.fixture
def full(form: Form) -> Form:
    """A page with a record in which every field is filled in."""
    form.tell(
        outcome="correct", outcomeTitle="Correct it", duties=["breach-clock"], answers=[["a", 0], ["b", 2]], post="One."
    )
    form.page.locator("#writer").dispatch_event("change")
    for field in form.root.locator("[name]:not([name=post])").all():
        time = field.get_attribute("type") == "datetime-local"
        field.fill("2026-11-22T09:10" if time else f"Some {field.get_attribute('name')}", force=True)
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The duty supervisor")
    return form


def check(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_file_is_as_its_schema_says(full: Form, tmp_path: Path) -> None:
    saved = tmp_path / "record.json"
    saved.write_bytes(full.download("Download as a file"))
    done = check("--schemafile", str(FILE), str(saved))
    assert done.returncode == 0, done.stdout
    data = json.loads(saved.read_bytes())
    assert data["$schema"].endswith(FILES_SCHEMA)
    schema = json.loads(FILE.read_text("utf-8"))
    told = schema["properties"]["record"]["properties"]["texts"]["properties"]
    assert data["record"]["texts"].keys() == told.keys(), "the schema tells every field"


def test_the_schema_is_one() -> None:
    assert check("--check-metaschema", str(FILE)).returncode == 0


def test_a_file_is_read_without_loss(full: Form) -> None:
    saved = full.download("Download as a file")
    before = full.root.locator("[name]").evaluate_all("fields => fields.map(field => field.value)")
    full.button("Delete this record").click()
    full.open(saved)
    expect(full.said).not_to_be_empty()
    assert full.root.locator("[name]").evaluate_all("fields => fields.map(field => field.value)") == before
    assert json.loads(full.download("Download as a file"))["record"] == json.loads(saved)["record"]
    assert full.heard[-1]["outcome"] == "correct"


def test_a_record_that_is_here_already_is_shown(full: Form) -> None:
    saved = full.download("Download as a file")
    full.start("Another")
    full.open(saved)
    expect(full.field("wrong")).to_have_value("Some wrong")
    assert len(full.names) == 2


def test_a_record_of_elsewhere_gets_no_ticks_of_this_browser_and_a_name_of_its_own(full: Form) -> None:
    saved = full.download("Download as a file")
    full.field("wrong").fill("Something else.")
    full.page.evaluate("kept => localStorage.setItem('handbook.checklist.steps', kept)", STEPS)
    for _ in range(2):
        full.open(saved)
        expect(full.field("wrong")).to_have_value("Some wrong")
        full.page.evaluate("dispatchEvent(new Event('focus'))")
        expect(full.root.locator("[data-part=ticks] select")).to_have_value("")
        assert len(set(full.names)) == len(full.names) == 2
    again = json.loads(full.download("Download as a file"))["record"]
    assert again | {"name": ""} == json.loads(saved)["record"] | {"name": ""}


def test_the_ticks_in_a_file_are_taken_in(full: Form) -> None:
    full.page.evaluate("kept => localStorage.setItem('handbook.checklist.steps', kept)", STEPS)
    full.page.evaluate("dispatchEvent(new Event('focus'))")
    ticks = full.root.locator("[data-part=ticks] li")
    expect(ticks).to_have_count(1)
    saved = full.download("Download as a file")
    full.button("Delete this record").click()
    full.page.evaluate("localStorage.removeItem('handbook.checklist.steps')")
    full.open(saved)
    expect(ticks).to_have_text(["Tell somebody. Done 22 November 2026 at 12:00:00 GMT"])
    full.page.reload()
    expect(ticks).to_have_count(1)
    assert json.loads(full.download("Download as a file"))["record"] == json.loads(saved)["record"]
    assert "Steps: Mill Road" in full.download("Download as text").decode()


def test_a_checklist_of_which_none_is_chosen_has_no_heading(full: Form) -> None:
    full.page.evaluate("kept => localStorage.setItem('handbook.checklist.steps', kept)", STEPS)
    full.page.evaluate("dispatchEvent(new Event('focus'))")
    full.root.locator("[data-part=ticks] select").select_option("None")
    assert "Steps" not in full.download("Download as text").decode()
    full.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    heads = full.root.locator(".hb-printonly h4")
    assert heads.count() == full.root.locator("form > fieldset > legend").count()


def test_a_file_never_takes_the_place_of_a_record(full: Form) -> None:
    saved = full.download("Download as a file")
    full.field("wrong").fill("Something else.")
    full.open(saved)
    expect(full.field("wrong")).to_have_value("Some wrong")
    assert sorted(record["texts"]["wrong"][1] for record in full.stored.values()) == ["Some wrong", "Something else."]


def test_a_bad_file_is_refused_in_one_sentence_and_harms_nothing(full: Form) -> None:
    saved = json.loads(full.download("Download as a file"))
    before = full.stored
    record = saved["record"]
    capture = record["captures"][0]
    bad = [
        b"",
        b"{",
        b"null",
        b"7",
        b"[]",
        b'"text"',
        b"\x89PNG\r\n\x1a\n\xff\xfe",
        *(
            json.dumps(content).encode()
            for content in (
                {},
                {"format": 1},
                saved | {"format": 2},
                saved | {"format": "1"},
                saved | {"record": []},
                *(saved | {"record": {k: v for k, v in record.items() if k != name}} for name in record),
                *(saved | {"record": record | {name: 7}} for name in record),
                saved | {"record": record | {"texts": {"wrong": 7}}},
                *(saved | {"record": record | {"guide": guide}} for guide in GUIDES),
                saved | {"record": record | {"captures": [capture | {"at": ""}]}},
                saved | {"record": record | {"checklists": {"steps": TICKS}}},
                saved | {"record": record | {"sections": [{"title": "x", "version": "", "address": ["https:"]}]}},
                saved | {"record": record | {"captures": [capture | {"text": "Other."}]}},
                saved | {"record": record | {"captures": [capture | {"sha256": "0" * 64}]}},
                saved | {"record": record | {"sections": [{"title": "x", "version": "", "address": "javascript:1"}]}},
            )
        ),
    ]
    for content in some(bad):
        full.page.evaluate("document.querySelector('.hb-check__foot .hb-check__said').textContent = ''")
        full.open(content)
        full.page.wait_for_function("document.querySelector('.hb-check__foot .hb-check__said').textContent !== ''")
        assert "Nothing was changed" in full.said.inner_text(), content
        assert full.stored == before, content
    expect(full.field("wrong")).to_have_value("Some wrong")


OTHERS = [
    "https://evil.example/s/make-amends/",
    "https://handbook.example@evil.example/s/make-amends/",
    "https://handbook.example.evil.example/s/make-amends/2026-11-22/",
    "file:///share/s/make-amends/index.html",
    "https://",
]


def test_an_address_in_a_file_that_is_not_ours_is_no_link_and_is_called_so(full: Form) -> None:
    saved = json.loads(full.download("Download as a file"))
    sections = [{"title": "Make amends", "version": "<b>1</b>", "address": address} for address in OTHERS]
    hostile = "https://evil.example/"
    guide = saved["record"]["guide"] | {"outcomeTitle": hostile, "network": hostile}
    record = saved["record"] | {"name": hostile, "sections": sections, "guide": guide, "checklists": {}}
    full.open(json.dumps(saved | {"$schema": hostile, "record": record}).encode())
    said = full.root.locator("[data-part=sections] li")
    expect(said).to_have_count(len(OTHERS))
    text = full.download("Download as text").decode()
    full.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = str(full.root.locator(".hb-printonly:has(h4)").text_content())
    for line, address in zip(some(said), OTHERS, strict=True):
        expect(line).to_have_text(f"Make amends, version of <b>1</b>: {address} (not an address of this handbook)")
        assert f"{address} (not an address of this handbook)\n" in text
        assert f"{address} (not an address of this handbook)" in paper
    links = full.page.locator("a").evaluate_all("links => links.map((link) => link.href)")
    assert not [link for link in links if "evil" in link or link.startswith("file:")]
    again = json.loads(full.download("Download as a file"))
    assert again["record"]["sections"] == sections


def test_a_section_in_a_file_that_is_ours_is_a_link(full: Form) -> None:
    saved = full.download("Download as a file")
    full.button("Delete this record").click()
    full.open(saved)
    link = full.root.locator("[data-part=sections] a")
    expect(link).to_have_attribute("href", "https://handbook.example/s/make-amends/2026-11-22/")


def test_a_copy_without_a_public_address_names_its_own_sections_and_reads_them_again(form: Form) -> None:
    links = "document.querySelector('hb-incident template').content.querySelectorAll('a')"
    form.page.evaluate(f"for (const link of {links}) link.dataset.permanent = ''")
    form.tell(outcome="correct", outcomeTitle="Correct it", post="One.")
    link = form.root.locator("[data-part=sections] a")
    expect(link).to_have_attribute("href", "https://handbook.example/s/make-amends/2026-11-22/index.html")
    saved = form.download("Download as a file")
    form.button("Delete this record").click()
    form.open(saved)
    expect(form.said).to_contain_text("was read")
    expect(link).to_have_count(1)


def test_an_address_on_this_computer_is_none_to_keep() -> None:
    near = Cited("Own up", "", "../s/own-up/index.html", "http://127.0.0.1:8000/s/own-up/")
    html = render_incident(Nowhere(), {}, {"correct": Grounds([near])}, SCHEMA)
    assert 'href="../s/own-up/index.html" data-version="">' in html


def test_the_text_says_everything(full: Form) -> None:
    text = full.download("Download as text").decode()
    for field in some(full.root.locator("[name]:not([name=post]):not([type=datetime-local])")):
        assert f"\n{field.input_value()}\n" in text
    assert "22 November 2026 at 09:10 GMT" in text
    assert "\nOne.\n" in text
    assert full.root.locator("code").inner_text() in text
    assert "https://handbook.example/s/make-amends/2026-11-22/" in text
    assert "The duty supervisor" in text


def test_the_text_says_what_is_missing(form: Form) -> None:
    form.field("wrong").fill("The day.")
    empty = form.download("Download as text").decode()
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The neighbour")
    form.root.get_by_label("When, 1", exact=True).fill("")
    text = form.download("Download as text").decode()
    assert "\nThe neighbour:\n" in text
    labels = form.root.locator("form p:has(> [name]:visible) > label").all_text_contents()
    assert all(f"\n{label}:\n" in empty for label in labels)
    assert empty.count("Not filled in.") > text.count("Not filled in.")
