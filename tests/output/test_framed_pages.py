"""Pages that no Markdown file gives: what is put into the theme's frame, and how they are written."""

from __future__ import annotations

from pathlib import Path

from macros.output.framed_pages import MARKS, framed, save

TITLE, CANONICAL, CONTENT = (MARKS[name] for name in ("title", "canonical", "content"))


def test_each_mark_gives_way_wherever_it_stands() -> None:
    frame = f"<title>{TITLE}</title><h1>{TITLE}</h1>{CANONICAL}<main>{CONTENT}</main>"
    assert framed(frame, "One", "https://x.uk/", "<p>Words</p>") == (
        "<title>One</title><h1>One</h1>https://x.uk/<main><p>Words</p></main>"
    )


def test_what_is_put_into_the_theme_is_not_read_again() -> None:
    frame = " ".join(MARKS.values())
    assert framed(frame, CONTENT, "a&b", TITLE) == f"{CONTENT} a&amp;b {TITLE}"


def test_a_title_and_an_address_are_text_and_content_is_html() -> None:
    said = framed(f"{TITLE}|{CANONICAL}|{CONTENT}", '<b> & "', 'https://x.uk/?a&"', '<b> & "')
    assert said == '&lt;b&gt; &amp; &quot;|https://x.uk/?a&amp;&quot;|<b> & "'


def test_a_frame_without_marks_stays_as_it_is() -> None:
    assert framed(r"50% \1 %handbook% \g<0>", "a", "b", "c") == r"50% \1 %handbook% \g<0>"


def test_a_page_is_the_same_on_every_machine(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "index.html"
    save(path, "é\nx\n")
    assert path.read_bytes() == b"\xc3\xa9\nx\n"
    save(path, "y")
    assert path.read_bytes() == b"y"
