"""HTML read as a tree: what is in it, and where each part is written."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.content.html_tree import Edit, Element, edited, ids, moved, parse
from tests.test_properties import HOSTILE

PAGE = """<h2 id=a CLASS="x  y">It&#39;s <b>so</b> &amp; so</h2 >
<p title="a > b">One<br>two<br/>three <img alt="é" src=x></p>
<ul><li>é<li>Two</ul><!-- <b>no</b> --><script>"<b>no</b>"</script>"""
TAGS = ["h2", "b", "p", "br", "br", "img", "ul", "li", "li", "script"]


def written(element: Element, html: str) -> str:
    return html[element.start : element.end]


def test_elements_come_in_the_order_of_their_start_tags() -> None:
    assert [element.tag for element in parse(PAGE).all()] == TAGS


def test_an_element_knows_what_it_says() -> None:
    heading, _, paragraph, *_, image, _, _, _, _ = parse(PAGE).all()
    assert (heading.attributes["id"], heading.classes, heading.text) == ("a", ["x", "y"], "It's so & so")
    assert paragraph.attributes == {"title": "a > b"}
    assert image.attributes == {"alt": "é", "src": "x"}
    assert parse("<p hidden>").children[0].attributes == {"hidden": ""}  # type: ignore[union-attr]


def test_an_element_knows_where_it_is_written() -> None:
    heading, bold, paragraph, *_, image, ul, one, two, script = parse(PAGE).all()
    assert written(heading, PAGE) == '<h2 id=a CLASS="x  y">It&#39;s <b>so</b> &amp; so</h2 >'
    assert PAGE[heading.inner_start : heading.inner_end] == "It&#39;s <b>so</b> &amp; so"
    assert (written(bold, PAGE), written(image, PAGE)) == ("<b>so</b>", '<img alt="é" src=x>')
    assert written(paragraph, PAGE).endswith("src=x></p>")
    assert (written(ul, PAGE), written(one, PAGE)) == ("<ul><li>é<li>Two</ul>", "<li>é<li>Two")
    assert (written(two, PAGE), written(script, PAGE)) == ("<li>Two", '<script>"<b>no</b>"</script>')


@pytest.mark.parametrize(("html", "tags"), [("</p>a</b>", []), ("<p>a", ["p"]), ("<b><i>a</b>b</i>", ["b", "i"])])
def test_tags_that_do_not_match_end_where_they_must(html: str, tags: list[str]) -> None:
    tree = parse(html)
    assert [element.tag for element in tree.all()] == tags
    assert tree.text == BeautifulSoup(html, "html.parser").get_text()


def test_a_place_moves_by_what_is_put_in_or_taken_out_before_it() -> None:
    html = '<p id="a">One</p><p id="b">Two</p><p id="">Three</p>'
    first, second, _ = parse(html).all()
    assert ids(parse(html)) == [("a", first.end), ("b", second.end)]
    edits = [Edit(second.end, second.end, "!"), Edit(0, 0, "More"), Edit(first.inner_start, first.inner_end, "")]
    now, then = moved(edits), edited(html, edits)
    assert then[now(first.end) :].startswith('<p id="b">')
    assert then[now(second.end) :].startswith('!<p id="">')


def test_edits_are_made_where_they_belong_and_nowhere_else() -> None:
    assert edited("abcdef", [Edit(4, 5, "E"), Edit(0, 0, "<"), Edit(2, 4, ""), Edit(6, 6, ">")]) == "<abEf>"
    assert edited(PAGE, []) == PAGE


@given(st.lists(st.sampled_from((*HOSTILE, "<b>", "</b>", "<p id=x>", "</p >", "a\n"))).map("".join))
def test_whatever_is_written_each_part_stands_within_its_parent(html: str) -> None:
    def look(element: Element) -> None:
        assert element.start <= element.inner_start <= element.inner_end <= element.end <= len(html)
        before = element.inner_start
        for child in element.children:
            if isinstance(child, Element):
                assert before <= child.start
                assert child.end <= element.inner_end
                assert html[child.start : child.inner_start].lower().startswith(f"<{child.tag}")
                before = child.end
                look(child)

    look(parse(html))
