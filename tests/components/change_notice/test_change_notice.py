"""The notice under the heading of a section that has changed of late."""

from __future__ import annotations

from macros.components.change_notice import render_change_notice


def test_it_has_the_day_and_a_link_to_what_changed() -> None:
    assert render_change_notice("2026-11-02", '../s/a/"b"/index.html') == (
        '<p class="hb-change-notice"><strong>Changed on 2\u00a0November 2026.</strong> '
        '<a href="../s/a/&#34;b&#34;/index.html">What changed</a></p>'
    )
