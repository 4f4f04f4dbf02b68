"""What can be found: where each entry begins and ends, how it weighs, and what nobody could find."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content import html_tree
from macros.content.pages import Page
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.handbook.search_entries import ONLY_LISTS, OUTSIDE_PARTS, WEIGHTS, Entry, entries, problems
from tests.conftest import build
from tests.support.handbook import MADE_UP, REVIEW, copied, handbook_of

PAGE = Page("a.md", "docs/a.md", None)
UNKNOWN = '"Saying" is no kind of thing that can be found.'


def found(html: str) -> list[tuple[str, str, str]]:
    """Return the kind, the id and the title of what can be found in some HTML."""
    tree = html_tree.parse(html)
    return [(entry.kind, entry.id, entry.title) for entry in entries(tree, PAGE, Library(COMPONENTS))]


def wrong(html: str) -> list[str]:
    """Return what is wrong with what some HTML marks as something to find."""
    library = Library(COMPONENTS)
    return [problem.what for problem in problems(entries(html_tree.parse(html), PAGE, library), library)]


@pytest.mark.parametrize(
    "html",
    [
        '<div data-search="Example" id="x"><h3>A title</h3>Text</div>',
        '<div data-search="Example"><p><h3 id="x">A <em>title</em></h3>Text</p></div>',
        '<div data-search="Example" id="x" data-title="A title">Text</div>',
    ],
)
def test_an_id_and_a_title_make_something_to_find(html: str) -> None:
    assert found(html) == [("Example", "x", "A title")]
    assert wrong(html) == []


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ('<div data-search="Example" id="x">Text</div>', "title"),
        ('<div data-search="Example" id="x"><h3> </h3>Text</div>', "title"),
        ('<div data-search="Example" data-title="A title"><p id="x">Text</p></div>', "id"),
        ('<div data-search="Example"><h3>A title</h3></div>', "id"),
        ('<div data-search="Example">Text</div>', "id"),
    ],
)
def test_what_nobody_could_find_is_a_problem(html: str, missing: str) -> None:
    said = f'data-search="Example" is on something that has no {missing}, so nobody could find it.'
    assert wrong(f'<h2 id="y">Before</h2>{html}') == [said]


def test_a_kind_that_no_component_declares_is_a_problem() -> None:
    assert wrong('<div data-search="Saying" id="x"><h3>A title</h3></div>') == [UNKNOWN]


def test_a_build_says_so_and_goes_on(tmp_path: Path) -> None:
    folder = copied(tmp_path / "copy", MADE_UP)
    with (folder / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write('\n<div data-search="Saying"></div>\n')
    done = build(folder, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert f"docs/index.md:1: {UNKNOWN}" in done.stderr
    assert 'found_as={"Saying": 1}' in done.stderr
    assert 'data-search="Saying" is on something that has no id' in done.stderr


FRONT = "---\ntitle: A \u201ctitle\u201d\nid: {id}\ndescription: A description.\n{more}" + REVIEW + "---\n\n"
PAGES = {
    "outside": ("", "Words.\n"),
    "part": ('part: "1"\n', "Words.\n"),
    "lists": ("", "{{ sources() }}\n\n{{ glossary() }}\n"),
    "both": ("", '{{ sources() }}\n\n{{ section("part") }}\n'),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    files = {f"{id}.md": FRONT.format(id=id, more=more) + body for id, (more, body) in PAGES.items()}
    return handbook_of(tmp_path_factory.mktemp("search"), files | {"broken.md": "No front matter.\n"}).library


def read(library: Library, html: str, page: str = "part") -> list[Entry]:
    return entries(html_tree.parse(html), library.pages[f"{page}.md"], library)


def told(library: Library, html: str) -> list[tuple[str, str, str, str]]:
    """Return the kind, the id, the title and the text of all but the page itself."""
    return [(entry.kind, entry.id, entry.title, entry.text) for entry in read(library, html)[1:]]


def text(library: Library, html: str) -> str:
    """Return what is found of some HTML in a section."""
    ((_, _, _, said),) = told(library, f'<h2 id="a">A</h2>{html}')
    return said


def test_a_page_is_an_entry_by_its_id_with_what_stands_before_its_sections(library: Library) -> None:
    (page,) = read(library, "<p>One  two.</p>", "outside")
    assert (page.id, page.kind, page.title) == ("outside", "Page", "A “title”")
    assert page.text == "A description. One two."


def test_of_a_page_of_a_part_only_its_description_is_looked_through(library: Library) -> None:
    (page,) = read(library, "<p>One.</p>")
    assert page.text == "A description."


def test_a_page_without_front_matter_has_its_sections_alone(library: Library) -> None:
    assert [entry.id for entry in read(library, '<p>x</p><h2 id="a">A</h2>', "broken")] == ["a"]


def test_a_section_goes_on_to_the_next_heading_that_has_an_id(library: Library) -> None:
    html = '<h2 id="a">A</h2><p>One.</p><h4>No id</h4><p>Two.</p><h3 id="b">B</h3><p>Three.</p>'
    assert told(library, html) == [("Section", "a", "A", "One. No id Two."), ("Section", "b", "B", "Three.")]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("<p>o<b>n</b><i>e</i> <a href='x'>two</a>.</p>", "one two."),
        ("<ul><li>One</li><li>two</li></ul>", "One two"),
        ("One<br>two<hr>three", "One two three"),
        ("<label>One</label>two", "Onetwo"),
        ("<img alt='A sign'>s", "A sign s"),
        ("<img>x", "x"),
        ("<p>&lt;b&gt; &amp; \u00a0x</p>", "<b> & x"),
        ("a<button>b</button><select><option>c</option></select><textarea>d</textarea>e", "ae"),
        ("a<script>b</script><style>c</style><template>d</template><svg><text>e</text></svg>f", "af"),
        ("a<p data-search-exclude>b</p>c", "ac"),
        ("It is so <i data-search-exclude>(An Act)</i>, or <i data-search-exclude>x</i>.", "It is so, or."),
    ],
)  # fmt: skip
def test_what_a_reader_sees_is_looked_through(library: Library, html: str, said: str) -> None:
    assert text(library, html) == said


def test_an_example_is_an_entry_and_what_stands_behind_it_is_not_in_it(library: Library) -> None:
    html = (
        '<h2 id="a">A</h2><p>One.</p><hb-x data-search="Example" id="x"><h3>Title</h3><p>In it.</p></hb-x><p>Two.</p>'
    )
    assert told(library, html) == [("Section", "a", "A", "One. Two."), ("Example", "x", "Title", "In it.")]


def test_a_title_that_is_no_heading_is_named(library: Library) -> None:
    html = '<h2 id="a">A</h2><p data-search="Example" id="x" data-title="The title">In <b>it</b>.</p>'
    assert told(library, html) == [("Section", "a", "A", ""), ("Example", "x", "The title", "In it.")]


def test_each_word_of_a_list_is_an_entry(library: Library) -> None:
    html = '<dl data-search="Word"><dt id="term-a">A</dt><dd>One.</dd><dt id="term-b">B <i>b</i></dt><dd>Two.</dd></dl>'
    assert told(library, html) == [("Word", "term-a", "A", "One."), ("Word", "term-b", "B b", "Two.")]


def test_a_heading_with_an_id_in_an_example_begins_another_of_its_kind(library: Library) -> None:
    html = '<div data-search="Example" id="x"><h3>One</h3>a<h4 id="y">Two</h4>b<h5>c</h5></div>'
    assert told(library, html) == [("Example", "x", "One", "a"), ("Example", "y", "Two", "b c")]


def test_an_empty_mark_marks_nothing(library: Library) -> None:
    assert told(library, '<div data-search="" id="x"><h3>A</h3></div>') == []


@pytest.mark.parametrize(
    ("page", "page_weight", "section_weight"),
    [
        ("part", WEIGHTS["Page"], WEIGHTS["Section"]),
        ("outside", WEIGHTS["Page"] * OUTSIDE_PARTS, WEIGHTS["Section"] * OUTSIDE_PARTS),
        ("lists", WEIGHTS["Page"] * ONLY_LISTS, WEIGHTS["Section"] * ONLY_LISTS),
        ("both", WEIGHTS["Page"] * OUTSIDE_PARTS, WEIGHTS["Section"] * OUTSIDE_PARTS),
    ],
)
def test_what_only_lists_other_things_weighs_least(
    library: Library, page: str, page_weight: float, section_weight: float
) -> None:
    html = '<h2 id="a">A</h2><div data-search="Example" id="x"><h3>B</h3></div>'
    weights = {entry.kind: entry.weight for entry in read(library, html, page)}
    assert weights == {"Page": page_weight, "Section": section_weight, "Example": 0.9}
