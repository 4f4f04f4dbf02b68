"""What the chapter for adopters shows is right: its samples are read without a message."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from macros.content import own_sections
from macros.handbook import organisation
from macros.problems import Problem
from tests.conftest import ROOT
from tests.support.handbook import Handbook, original
from tests.support.some import some

GUIDE = (ROOT / ".github" / "ADOPTING.md").read_text("utf-8")
BLOCK = re.compile(r"^```(yaml|markdown) ([a-z-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAMPLES = {name: text for _, name, text in BLOCK.findall(GUIDE)}
ROW = re.compile(r"^\| (\*\*)?`([a-z_]+)`(?:\*\*)? \|", re.MULTILINE)


def test_every_sample_has_a_name_and_is_tried_here() -> None:
    assert GUIDE.count("```yaml") + GUIDE.count("```markdown") == len(SAMPLES)
    assert SAMPLES.keys() == {"organisation", "own-section"}


@pytest.mark.original  # what is left out of a copy cannot be left out of it again
def test_the_samples_together_make_a_copy(tmp_path: Path) -> None:
    docs = original(tmp_path / "copy") / "docs"
    plain = [*Handbook(docs.parent).library.problems]
    (id,) = re.findall(r"\{ #([a-z-]+) \}", SAMPLES["own-section"])
    version = Handbook(docs.parent).library.registers[id].names[-1]
    files = {
        organisation.FILE: SAMPLES["organisation"],
        f"_own/sections/{id}.md": re.sub(r"(?m)^based_on: .*", f"based_on: {version}", SAMPLES["own-section"]),
    }
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")
    library = Handbook(docs.parent).library
    assert plain == library.problems == []
    assert library.organisation
    assert {*library.own_sections} == {id}
    assert library.left_out.ids.keys() >= {str(left) for left in some(library.organisation.leave_out)}


def test_the_table_tells_every_key() -> None:
    told = {name: bool(bold) for bold, name in ROW.findall(GUIDE)}
    record = {field.name: field.default for field in fields(organisation.Organisation) if field.name != "where"}
    assert told.keys() == {*record, organisation.CONTACTS}
    assert [name for name, needed in told.items() if needed] == ["name"]


def test_a_sample_with_a_slip_is_found() -> None:
    wrong: list[Problem] = organisation.read(SAMPLES["organisation"].replace("name:", "nme:"), "x.yml")[2]
    assert wrong
    assert own_sections.read("other-id", SAMPLES["own-section"], "x.md")[1]
