"""What holds of every published page."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.checks.page_html import blocked, twice
from macros.content import html_tree
from macros.content.html_tree import parse
from tests.conftest import build
from tests.support.handbook import MADE_UP, copied
from tests.support.published import HELP

EVIL = "<script>evil()</script>"


def policy_of(page: BeautifulSoup) -> str:
    (policy,) = page.select('head > meta[http-equiv="Content-Security-Policy"]')
    return str(policy["content"])


def test_the_policy_allows_the_one_script_of_the_theme_and_none_that_is_typed(tmp_path: Path) -> None:
    folder = copied(tmp_path / "copy", MADE_UP)
    for file in (folder / "docs" / "glossary.md", folder / "docs" / f"{HELP}.md"):
        file.write_text(f"{file.read_text('utf-8')}\n{EVIL}\n", "utf-8")
    site = tmp_path / "site"
    said = build(folder, site).stderr
    assert said.count('"script" does not work here') == 2
    pages = [
        BeautifulSoup((site / name).read_text("utf-8"), "html.parser")
        for name in ("404.html", "index.html", "glossary/index.html", f"{HELP}/index.html", "offline/index.html")
    ]
    (policy,) = {policy_of(page) for page in pages}
    inline = {script.get_text() for page in pages for script in page.select("script:not([src], [type])")}
    (own,) = inline - {"evil()"}
    assert EVIL[8:-9] in inline
    allowed = f"'sha256-{base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()}'"
    assert f"script-src 'self' {allowed};" in policy, "write this hash into the policy of macros/theme/main.html"


def test_the_policy_comes_before_all_that_it_rules(site: Path) -> None:
    head = (site / "about" / "index.html").read_bytes()
    assert head.index(b"Content-Security-Policy") < min(head.index(tag) for tag in (b"<link", b"<script"))
    assert head.index(b"<meta charset") < 1024


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<script>x()</script>", "script"),
        ('<SCRIPT src="x">', "script"),
        ('<p title="a" onclick="x">', "onclick"),
        ('<p title="a > b" onclick=x()>', "onclick"),
        ("<p\nONCLICK\n=\n'x'>", "onclick"),
        ("<img src=a/onerror=x onerror=x()>", "onerror"),
        ("<p/onclick=x()>", "onclick"),
        ('<p title=">" style="color: red">', "style"),
        ("<style>p { color: red }</style>", "style"),
        ('<meta http-equiv="refresh" content="0; url=https://host.example/">', "meta"),
        ('<base href="https://host.example/">', "base"),
        ("<IFRAME src=https://host.example/></IFRAME>", "iframe"),
        ('<object data="a.pdf"></object>', "object"),
        ('<form action="https://host.example/"><input name="a"></form>', "form"),
        ('<a href="javascript:x()">x</a>', "javascript:"),
        ('<a href=" java\tscript:x()">x</a>', "javascript:"),
        ('<a href="&#106;avascript:x()">x</a>', "javascript:"),
        ('<a href="DATA:text/html,x">x</a>', "DATA:"),
        ('<img alt="" src="data:image/png;base64,AA==">', "data:"),
    ],
)
def test_what_the_policy_would_keep_from_working_is_found(html: str, name: str) -> None:
    (problem,) = blocked(parse(html), "docs/a.md", f"---\n---\n\n{html}")
    assert problem.what.startswith(f'"{name}"')
    hidden = name == "javascript:" and name not in html  # an address that is not written as it is read
    assert hidden or problem.where.line >= 4


@pytest.mark.parametrize(
    "link", ["[x](data:text/html,x)", "<a href= 'data:text/html,x'>x</a>", "[x]: data:text/html,x"]
)
def test_an_address_is_found_where_it_is_written_and_not_where_its_first_word_is(link: str) -> None:
    source = f"---\n---\nPersonal data: what it is.\n\n{link}"
    (problem,) = blocked(
        parse('<p>Personal data: what it is.</p><a href="data:text/html,x">x</a>'), "docs/a.md", source
    )
    assert problem.where.line == 5


def test_a_form_of_a_component_is_not_found() -> None:
    assert not list(blocked(parse("<form><input></form>"), "docs/a.md", "A form is a page with gaps."))


def test_each_is_found_at_its_line() -> None:
    html = '<SCRIPT src="x">x</SCRIPT><p title="a" onclick="x"></p>'
    found = blocked(parse(html), "docs/a.md", "\n<SCRIPT>\n\n<p onclick = x>")
    assert [problem.where.line for problem in found] == [2, 4]


@pytest.mark.parametrize(
    "html", ["<p title='style of'>style=</p>", "onclick=&lt;script", '<p title="<script> style=">']
)
def test_what_only_looks_like_it_is_not(html: str) -> None:
    assert not list(blocked(parse(html), "docs/a.md", ""))


@pytest.mark.parametrize(
    "html", ['<p id="a"></p><b id="a">', "<p id='a'></p><b id='a'>", "<p id=a><b title='>' ID=\"a\">"]
)
def test_an_id_that_is_there_twice_is_found(html: str) -> None:
    ids = [id.name for id in html_tree.ids(parse(f'{html}<p id="b" data-id="b"></p>'))]
    (problem,) = twice(ids, "docs/a.md")
    assert problem.where.file == "docs/a.md"
    assert '"a"' in problem.what
