"""The first use of each term in the prose of a page leads to what it means."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

from macros.components.glossary import Term
from macros.content.yaml_reader import Text
from macros.markdown_extensions import glossary_links
from macros.problems import Where

AT = Where("docs/glossary.yml", 1)
LINK = re.compile(r'<a class="hb-term" href="#term-([\w-]+)" id="used-\1" role="doc-glossref">([^<]*)</a>')


def term(name: str, *forms: str, means: str = "Something.") -> Term:
    said = Text(means, AT) if means else None
    return Term(AT, Text(name, AT), said, tuple(Text(form, AT) for form in forms), (Text("other", AT),))


TERMS = {
    "alt-text": term("alt text", "text alternative"),
    "post": term("post"),
    "ico": term("ICO"),
    "only-a-name": term("network", means=""),
}


def convert(text: str, *extensions: str) -> str:
    options = {glossary_links.__name__: {"terms": TERMS}}
    return Markdown(extensions=[*extensions, glossary_links.__name__], extension_configs=options).convert(text)


def marked(text: str) -> str:
    """Return HTML with its links to terms as `[id:words]`."""
    return LINK.sub(r"[\1:\2]", convert(text, "tables", "def_list"))


def test_the_form_of_a_link_never_changes() -> None:
    link = '<a class="hb-term" href="#term-post" id="used-post" role="doc-glossref">post</a>'
    assert convert("A post.") == f"<p>A {link}.</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Nothing here.", "<p>Nothing here.</p>"),
        ("Post", "<p>[post:Post]</p>"),
        ("A post, a post and the ICO's post.", "<p>A [post:post], a post and the [ico:ICO]'s post.</p>"),
        ("ICO post alt text", "<p>[ico:ICO] [post:post] [alt-text:alt text]</p>"),
        ("The text alternative is alt text.", "<p>The [alt-text:text alternative] is alt text.</p>"),
        ("Two posts.", "<p>Two [post:posts].</p>"),
        ("A network, and another.", "<p>A network, and another.</p>"),
        ("**A post** and *ICO* post", "<p><strong>A [post:post]</strong> and <em>[ico:ICO]</em> post</p>"),
        ("a **b** post *c* ICO", "<p>a <strong>b</strong> [post:post] <em>c</em> [ico:ICO]</p>"),
        ("One.\n\nA post.\n\nA post.", "<p>One.</p>\n<p>A [post:post].</p>\n<p>A post.</p>"),
    ],
)
def test_the_first_use_of_each_term_is_a_link_and_no_word_is_lost(text: str, html: str) -> None:
    assert marked(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "# A post",
        "###### A post",
        "[a post](x.md)",
        "`post`",
        "    post",
        "> A post.",
        "> **A post** and the ICO",
        "| post |\n| - |\n| x |",
        "post\n:   x",
    ],
)
def test_what_is_no_prose_has_no_link_and_does_not_count_as_a_use(text: str) -> None:
    assert marked(text).count("[post") == 0
    assert marked(f"{text}\n\nA post.").count("[post:post]") == 1


@pytest.mark.parametrize(
    "text", ["- A post", "| A |\n| - |\n| post |", "A word\n:   A post", "[a](x) post", "`x` post"]
)
def test_what_stands_in_a_list_a_cell_or_behind_a_link_is_prose(text: str) -> None:
    assert marked(text).count("[post:post]") == 1


@pytest.mark.parametrize(
    "text",
    [
        '<a href="x">a post</a>',
        '<A HREF="x">a **post** or *the ICO*</A>',
        "<kbd>post</kbd>",
        "<q>*One* <em>and</em> post</q>",
        "</a><q>post</q>",
    ],
)
def test_what_is_typed_as_html_and_is_no_prose_has_no_link_either(text: str) -> None:
    """A link within a link would end the one around it."""
    assert marked(text).count("[post") == 0
    assert marked(f"{text} A post.").count("[post:post]") == 1


@pytest.mark.parametrize(
    "text", ["<b>post</b>", "<br>post", "<a href='x'>a</a> post", "1 < 2 a > 3 post", "<!-- <a> -->post"]
)
def test_other_html_may_stand_around_a_link(text: str) -> None:
    assert marked(text).count("[post:post]") == 1


def test_what_is_typed_on_one_page_ends_with_it() -> None:
    options = {glossary_links.__name__: {"terms": TERMS}}
    markdown = Markdown(extensions=[glossary_links.__name__], extension_configs=options)
    assert "hb-term" not in markdown.convert("<q>A post.")
    assert "hb-term" in markdown.reset().convert("A post.")


def test_each_page_has_its_own_first_use() -> None:
    options = {glossary_links.__name__: {"terms": TERMS}}
    markdown = Markdown(extensions=[glossary_links.__name__], extension_configs=options)
    assert markdown.convert("A post.") == markdown.reset().convert("A post.")


def test_without_terms_nothing_is_marked() -> None:
    assert Markdown(extensions=[glossary_links.__name__]).convert("A post.") == "<p>A post.</p>"
