"""A page in the frame that the theme gives it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from macros.build import Build
from macros.content import html_tree
from macros.page_frame import finish_page, finish_template
from macros.problems import Problem, Where
from tests.support.changed_handbook import PAGE
from tests.support.handbook import handbook_of

FRAME = '<ul id="top"></ul><article><b data-md-component="top"><a href="../b/">B</a></b>{}</article><i id="end"></i>'
TEXT = '<h2 id="one">One</h2><p>Words.</p><h2 id="two">Two</h2>'
WRONG = Problem(Where("docs/a.md", 99), "this is wrong.", "Mend it.")


@pytest.fixture
def build(tmp_path: Path) -> Build:
    body = "## One { #one }\n\nWords.\n\n## Two { #two }\n"
    build = Build(library=handbook_of(tmp_path, {"a.md": PAGE.format(title="A", id="page-a", body=body)}).library)
    build.texts["a.md"] = Mock(html=TEXT, ids=html_tree.ids(html_tree.parse(TEXT)))
    return build


def finished(build: Build, frame: str = FRAME) -> str:
    return finish_page(build, frame.format("%handbook-content%"), Mock(**{"file.src_uri": "a.md"}))


def test_links_in_the_frame_name_files_and_its_marks_for_scripts_go(build: Build) -> None:
    assert finished(build) == FRAME.replace(' data-md-component="top"', "").replace("../b/", "../b/index.html").format(
        TEXT
    )
    assert "data-md-component" not in finish_template(FRAME)


def test_a_frame_loses_its_indentation_and_a_text_keeps_it(build: Build) -> None:
    build.texts["a.md"] = Mock(html="<pre>\n  a\n\n  b</pre>", ids=[])
    assert finished(build, "<ul>\n  <li>\n\n\t</ul>{}") == "<ul>\n<li>\n</ul><pre>\n  a\n\n  b</pre>"


@pytest.mark.parametrize(("line", "after"), [(99, "two"), (11, "one"), (2, "")])
def test_what_is_wrong_stands_below_its_heading_or_first(build: Build, line: int, after: str) -> None:
    build.found = [Problem(Where("docs/a.md", line), WRONG.what, WRONG.do)]
    before = finished(build).partition('<div class="hb-problem"')[0]
    assert before.endswith(f'<h2 id="{after}">{after.title()}</h2>' if after else "<article>")


def test_what_stands_below_a_heading_of_the_frame_stands_there(build: Build) -> None:
    build.found = [Problem(Where("docs/a.md", 5), WRONG.what, WRONG.do)]
    page = '<h1 id="page-a">A</h1>'
    before = finished(build, FRAME.replace("</article>", f"{page}</article>")).partition('<div class="hb-problem"')[0]
    assert before.endswith(page)


def test_an_id_of_the_frame_and_of_the_text_is_there_twice(build: Build, caplog: pytest.LogCaptureFixture) -> None:
    finished(build, FRAME.replace('"end"', '"two"'))
    assert 'the id "two" is on this page 2 times.' in caplog.text
    assert len(build.mistakes) == 1
