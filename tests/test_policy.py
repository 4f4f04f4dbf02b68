"""What holds of every published page."""

from __future__ import annotations

import base64
import hashlib

from macros.policy import secure, twice


def test_inline_scripts_are_allowed_by_their_hash_and_data_is_not() -> None:
    html = '<head><meta charset="utf-8"></head><script>one()</script><script src="two.js"></script>'
    digest = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    page = secure(html + '<script type="application/json">{}</script>')
    assert f"script-src 'self' 'sha256-{digest}';" in page
    assert page.count("sha256-") == 1
    assert "default-src 'none'" in page


def test_an_id_that_is_there_twice_is_found() -> None:
    (problem,) = twice('<p id="a"></p><div class="x" id="a"></div><p id="b" data-id="b"></p>', "docs/a.md")
    assert problem.where.file == "docs/a.md"
    assert '"a"' in problem.what
