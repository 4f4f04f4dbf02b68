"""Each check is made of every handbook: of one with a slip for each, all are told."""

from __future__ import annotations

from pathlib import Path

from macros.checks.every_check import OF_DATA, OF_PAGE, OF_PROSE
from tests.checks.test_unmade_markup import FRONT, POST
from tests.support.handbook import handbook_of

TERM = "image:\n  term: picture\n  means: What is seen.\n  instead_of: [snapshot]\n"
PAGE = """\
A snapshot shows the color, as [they](http://example.org/) say.

![](map.svg)

See [[this]].

<script>alert(1)</script>

{{ correction("one") }}

{{ checklist("none") }}

See {{ section("a-page", "Old title") }}.
"""
TOLD = (
    "has another name here",
    "is not spelt in the British way",
    "does not begin with https://",
    "is a real force",
    "was not read as a macro",
    "nothing reads this file",
    'there is no checklist "none"',
    "has no words for people who do not see it",
    "is no link here",
    '"script" does not work here',
)


def test_every_slip_is_told(tmp_path: Path) -> None:
    data = POST.format("one {{ macro }}, says Kent Police")
    files = {"page.md": FRONT + PAGE, "page.yml": data, "glossary.yml": TERM, "notes.txt": "x"}
    said = "\n".join(problem.what for problem in handbook_of(tmp_path, files).problems)
    assert [told for told in TOLD if told not in said] == []
    assert len((*OF_DATA, *OF_PAGE, *OF_PROSE)) == 9, "a check that is new has a slip of its own above"
