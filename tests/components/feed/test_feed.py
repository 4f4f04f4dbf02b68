"""A feed is valid whatever a note or a title says, and the rules that say so find what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.components.feed import KINDS, UNSAYABLE, Feed, FeedEntry, render_feed
from macros.components.place import Link
from macros.content.typography import curl
from tests.support.feed_rules import entries, faults, read, text

ROOT = "https://example.org/hb/"
PERMALINK = f"{ROOT}s/move-on/2026-11-22/"
HOSTILE = ["<b>", "</summary>", "]]>", "<![CDATA[", "&amp;", "&", "\"'", "{{ 1 }}", "<!--", "<?x?>", "\0", "\x0b", "\r"]
HOSTILE += ["\x85", "\ud800", "\ufffe", "\U0001ffff", "\u2028", "\u202e", "\n\n", "\t", "👮🏽\u200d♀️", "مرحبا"]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=6).map("".join)


def rendered(title: str = "Move on", note: str = "Shorter.", kind: str = "minor", name: str = "Handbook") -> bytes:
    change = FeedEntry(PERMALINK, Link(title, PERMALINK), "2026-11-22", kind, note)
    return render_feed(
        Feed(f"{name}: changes", f"{ROOT}feed.xml", ROOT, name, "2026-11-22T00:00:00Z", [change])
    ).encode()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(title=texts, note=texts, name=texts)
def test_any_words_make_a_valid_feed_that_says_them(title: str, note: str, name: str) -> None:
    feed = read(rendered(title, note, name=name))
    (entry,) = entries(feed)
    assert faults(feed) == []
    assert text(entry, "summary") == UNSAYABLE.sub("", curl(note))
    assert text(entry, "title") == UNSAYABLE.sub("", f"{curl(title)}: minor change")


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_of_a_change_is_its_category(kind: str) -> None:
    (entry,) = entries(read(rendered(kind=kind)))
    assert [element.get("term") for element in entry if element.tag.endswith("category")] == [kind]
    assert text(entry, "title").endswith(f": {KINDS[kind]}")


def test_a_feed_without_a_change_is_valid() -> None:
    feed = Feed("Changes", f"{ROOT}feed.xml", ROOT, "Handbook", "2026-11-22T00:00:00Z", [])
    assert faults(read(render_feed(feed).encode())) == []


@pytest.mark.parametrize(
    ("there", "planted"),
    [
        ("<author><name>Handbook</name></author>", ""),
        ("<name>Handbook</name>", ""),
        ("<name>Handbook</name>", "<name>Handbook</name><b>x</b>"),
        (f"<id>{PERMALINK}</id>", ""),
        (f"<id>{PERMALINK}</id>", "<id>s/move-on/2026-11-22/</id>"),
        (f"<id>{PERMALINK}</id>", f"<id>{PERMALINK} </id>"),
        ("<updated>2026-11-22T00:00:00Z</updated>\n<link", "<link"),
        ("<updated>2026-11-22T00:00:00Z</updated>\n<link", "<updated>2026-11-23T00:00:00Z</updated>\n<link"),
        ("<updated>2026-11-22T00:00:00Z</updated>\n<author", "<updated>2026-11-22</updated>\n<author"),
        ("<updated>2026-11-22T00:00:00Z</updated>\n<author", "<updated>2026-13-22T00:00:00Z</updated>\n<author"),
        ('rel="self"', 'rel="related"'),
        ('rel="self" type="application/atom+xml"', 'type="text/html"'),
        (f'href="{PERMALINK}"', 'href="../"'),
        (f'<link rel="alternate" type="text/html" href="{PERMALINK}"/>', ""),
        ('term="minor"', ""),
        ("<summary>", "<summary>a</summary><summary>"),
        ("Shorter.", "<b>Shorter.</b>"),
        ("<summary>", "loose <summary>"),
        ("<summary>Shorter.</summary>", "<text>Shorter.</text>"),
        ("<entry>", "<history:archive/><entry>"),
        ('xmlns="http://www.w3.org/2005/Atom"', 'xmlns="http://purl.org/atom/ns#"'),
        ("<title>Move on: minor change</title>", ""),
    ],
)
def test_the_rules_find_what_is_wrong(there: str, planted: str) -> None:
    feed = rendered().decode()
    assert faults(read(feed.encode())) == []
    assert there in feed
    assert faults(read(feed.replace(there, planted, 1).encode()))


def test_the_rules_find_an_id_that_two_entries_have() -> None:
    feed = rendered().decode()
    entry = feed[feed.index("<entry>") : feed.index("</feed>")]
    assert faults(read(feed.replace(entry, entry * 2).encode()))
