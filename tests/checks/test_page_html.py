"""What holds of every published page."""

from __future__ import annotations

import base64
import hashlib

from macros.checks.page_html import blocked, secure, twice


def test_inline_scripts_are_allowed_by_their_hash_and_data_is_not() -> None:
    html = '<head><meta charset="utf-8"></head><script>one()</script><script src="two.js"></script>'
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    page = secure(html + '<script type="application/json">{}</script>')
    assert f"script-src 'self' 'sha256-{digest}';" in page
    assert page.count("sha256-") == 1
    assert "default-src 'none'" in page


def test_a_script_in_the_text_is_not_allowed() -> None:
    html = '<head><meta charset="utf-8"></head><article><script>evil()</script></article>'
    assert "sha256-" not in secure(html)


def test_what_the_policy_would_keep_from_working_is_found() -> None:
    html = '<SCRIPT src="x">x</SCRIPT><p title="a" onclick="x"></p>onclick=&lt;script'
    source = "---\n---\n<SCRIPT src=x>\n\n<p title=a onclick = x>"
    found = list(blocked(html, "docs/a.md", source))
    assert [problem.where.line for problem in found] == [3, 5]
    assert not list(blocked("<p title='style of'>style=</p>", "docs/a.md", ""))


def test_an_id_that_is_there_twice_is_found() -> None:
    (problem,) = twice('<p id="a"></p><div class="x" id="a"></div><p id="b" data-id="b"></p>', "docs/a.md")
    assert problem.where.file == "docs/a.md"
    assert '"a"' in problem.what
