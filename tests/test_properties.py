"""What holds for any data, any text and any page, and not only for those that somebody thought of."""

from __future__ import annotations

import functools
import html
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.checks import typed_words, unmade_markup
from macros.components.correction.marked_words import marked_words, stand_in
from macros.content.pages import read
from macros.content.typography import curl
from macros.content.yaml_reader import CURLED_ROUND, INVISIBLE
from macros.handbook import catalogue, loading
from macros.problems import Problem
from macros.register.word_diff import changes, with_gaps
from tests.support.handbook import REVIEW, Handbook, invalid, parse
from tests.support.some import some
from tests.test_golden import SHAPE

FRONT = "---\ntitle: A page\nid: {id}\ndescription: One sentence.\n" + REVIEW + "---\n\n"
HOSTILE = (
    "<script>alert(1)</script>", "</p></hb-correction>", "<img src=x onerror=alert(1)>", "</handbook-html>", "<!--",
    "-->", "]]>", '" onclick="x', "' x='", "&lt;b&gt;", "&#60;", "&amp", "*em* **strong** _em_ `code`", "# A { #b }",
    "[link](https://example.org)", "![image](x.png)", "<https://example.org>", "{{ 1 + 1 }}", "{% raw %}", "{## x ##}",
    "{ .x }", "```\n", "\n~~~\n", "\n\n", "\n    ", "| a | b |", "\n---\n", "\n===\n", '=== "Tab"', "!!! note", "%",
    "wzxhzdk:0", "%3Cb%3E", "+", "=", "\t", "\\", "\\*", ":smile:", "👮🏽\u200d♀️ ❤️", "مرحبا", "שלום", "it's \"so\"",
    "10 am", "...", "--", "(c)", "[gap]", "[[gap]", "1. One", "- One", "> quote", "Term\n:   Definition",
    "*[HTML]: Hyper", "[^1]", "\u00a0", "\u2009", "\ufb01",
)  # fmt: skip
characters = st.characters(codec="utf-8")
texts = st.lists(st.sampled_from(HOSTILE) | st.text(characters, max_size=8), min_size=1, max_size=4).map("".join)
REFUSED = re.compile(r"\s*@|\s*$")  # a handle, and what is empty
plain = texts.filter(
    lambda text: not (REFUSED.match(text) or INVISIBLE.search(text) or CURLED_ROUND.match(text.strip()))
)

PLACES = {
    "alone": "{}",
    "sentence": "Before {} after.",
    "list": "- One\n- Before {} after\n\n    {}\n",
    "loose-list": "Text.\n\n1. One\n\n    {}\n\n2. Two",
    "admonition": '!!! note "Title"\n    Before {} after.\n\n    Text.',
    "tab": '=== "One"\n\n    {}\n\n=== "Two"\n\n    Text.',
    "table": "| One | Two |\n| --- | --- |\n| Before {} after | Text |",
    "emphasis": "Before *one* {} **two** after.",
}


Words = Callable[[], str]


def correction(words: Words) -> dict[str, Any]:
    """A correction with every field, each text of which comes from `words`."""
    names = ("title", "scene", "account", "handle", "posted", "post", "picture", "wrong", "affected", "corrected")
    heard = {name: words() for name in ("who", "when", "text")}
    seen = [
        {"post": "corrected", "network": "edits", "when": words(), "note": words()},
        {"post": "original", "network": "no-edits", "reply": words()},
        {"post": "new", "text": words()},
        {"post": "removed"},
    ]
    common = {"because": words(), "why": [words()], "words": words(), "see": "alone", "sources": "law"}
    choices = [
        {"id": "first", "title": words(), "verdict": "do", "seen": seen, **common},
        {"id": "second", "title": words(), "verdict": "avoid", "seen": {"post": "original"}, **common},
    ]
    fixed = {"kind": "slip", "network": "edits", "wrong_words": [], "heard": heard, "choices": choices}
    return {name: words() for name in names} | fixed


def checklist(words: Words) -> dict[str, Any]:
    item = {name: words() for name in ("text", "why", "who")} | {"id": "one", "must": True, "see": "alone"}
    return {"title": words(), "intro": words(), "groups": {"title": words(), "items": item}}


def source(words: Words) -> dict[str, Any]:
    fixed = {
        "kind": "law",
        "date": "undated",
        "checked": "2026-11-22",
        "read": "weak",
        "url": "https://example.org/",
    }
    return {name: words() for name in ("cite", "title", "publisher", "says")} | fixed


class Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Write out what stands twice: the handbook knows no aliases."""
        return True


def build(data: object, law: object, pages: dict[str, str]) -> Handbook:
    """Return a handbook of these pages, with data beside the page `alone`, and one source."""
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        docs.mkdir()
        for name, body in pages.items():
            (docs / f"{name}.md").write_text(FRONT.format(id=name) + body, "utf-8")
        (docs / "alone.yml").write_text(yaml.dump(data, Dumper=Dumper, allow_unicode=True), "utf-8")
        (docs / "sources.yml").write_text(yaml.dump({"law": law}, Dumper=Dumper, allow_unicode=True), "utf-8")
        return Handbook(Path(folder))


def skeleton(element: Element) -> list[tuple[str, list[str]]]:
    """Return each element with its attributes, leaving out what marks words in a post, and what is only told."""
    kept = [e for e in element.iter() if e.tag not in ("del", "ins") and e.get("class") not in ("hb-gap", "hb-vh")]
    told = ("data-", "aria-label")
    return [(e.tag, sorted(k if k.startswith(told) else f"{k}={v}" for k, v in e.items())) for e in kept]


def words_of(element: Element) -> str:
    return "".join(element.itertext())


def shown_in(text: str, page: str) -> bool:
    """Tell whether a text is on a page to the letter, with the quotes of good print or as it was typed."""
    bare = re.sub(r"\[([^\[\]]+)\]", r"\1", text)  # a gap in a wording
    return any(form in page for form in (text, curl(text), bare))


CALLS = [
    '{{ correction("one") }}',
    '{{ checklist("two") }}',
    '{{ source("law") }}',
    '{{ section("alone") }}',
]


def everywhere(words: Words) -> Handbook:
    """Return a handbook in which every macro stands in every place, a page for each place."""
    pages = {place: "\n\n".join(form.format(call, "Text.") for call in CALLS) for place, form in PLACES.items()}
    data = {"corrections": {"one": correction(words)}, "checklists": {"two": checklist(words)}}
    return build(data, source(words), pages)


@functools.cache
def harmless() -> dict[str, list[tuple[str, list[str]]]]:
    """Return the elements of each page when all texts are a word."""
    handbook = everywhere(lambda: "Word")
    return {place: skeleton(parse(handbook.html(f"{place}.md"))[0]) for place in PLACES}


@given(st.lists(plain, min_size=1, max_size=5), st.lists(st.sampled_from([*PLACES]), min_size=3, max_size=3))
def test_any_text_comes_out_inert_wherever_a_macro_may_stand(given: list[str], places: list[str]) -> None:
    inert(given, places)


def test_a_long_text_comes_out_inert() -> None:
    inert(["<b>*x* </b>" * 1000, "A word", "Another"], ["table"])


def inert(given: list[str], places: list[str]) -> None:
    """Check that texts are on the pages of these places to the letter, and make no element or attribute."""
    handbook = everywhere(itertools.cycle(given).__next__)
    marked = [problem for page in handbook.library.pages.values() for problem in typed_words.marked_titles(page)]
    assert {*handbook.problems} == {*unmade_markup.problems_of_data(handbook.library), *marked}
    for place in some(places):
        page, errors = parse(handbook.html(f"{place}.md"))
        assert errors == []
        assert skeleton(page) == harmless()[place]
        seen = words_of(page)
        assert [text for text in given if not shown_in(text.strip(), seen)] == []


@given(plain)
def test_any_words_of_a_link_and_any_title_come_out_inert(text: str) -> None:
    body = f'See {{{{ section("alone", {json.dumps(text, ensure_ascii=False)}) }}}}.'
    handbook = build({}, {}, {"alone": body})
    link = next(parse(handbook.html("alone.md"))[0].iter("a"))
    assert (link.attrib, words_of(link)) == ({"href": "#"}, curl(text))
    front = f"---\ntitle: {json.dumps(text, ensure_ascii=False)}\nid: x\ndescription: Of x.\n{REVIEW}---\n"
    page = read(front, "page.md", "docs/page.md", catalogue.EXAMPLES)
    title = yaml.safe_load(page.markdown.split("---\n")[1])["title"]
    assert not re.search("[<>{\"']", title)
    assert html.unescape(title) == page.title


keys = st.sampled_from(
    ["corrections", "checklists", "title", "kind", "post", "choices", "id", "seen", "why", "see", "groups", "items",
     "heard", "wrong_words", "verdict", "where", "__class__", "cite", "date", "url", "law"]
)  # fmt: skip
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | texts | st.binary(max_size=4)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


def judge(handbook: Handbook) -> None:
    """Every problem is in the form that editors know, and every page is valid HTML."""
    for problem in handbook.problems:
        assert SHAPE.fullmatch(str(problem)), problem
    for page in handbook.library.pages:
        assert invalid(handbook.html(page)) == []


@given(anything, anything)
def test_any_data_gives_problems_or_valid_html(data: Any, law: Any) -> None:  # noqa: ANN401
    judge(build(data, law, {"alone": '{{ correction("one") }}\n\n{{ checklist("two") }}\n\n{{ source("law") }}'}))


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A correction in which one value, at any depth, is something else or gone."""
    data = correction(lambda: "Words")
    at: Any = data
    while True:
        key = draw(st.sampled_from(list(at) if isinstance(at, dict) else range(len(at))))
        if not isinstance(at[key], dict | list) or not at[key] or draw(st.booleans()):
            break
        at = at[key]
    if draw(st.booleans()):
        at[key] = draw(anything)
    else:
        del at[key]
    return data


@given(damaged())
def test_any_damage_to_a_correction_gives_problems_or_valid_html(data: dict[str, Any]) -> None:
    law = {"cite": "x", "title": "x", "publisher": "x", "date": 1981, "checked": "2026-11-22", "says": "x"}
    law |= {"read": "copy", "kind": "law"}
    judge(build({"corrections": {"one": data}}, law, {"alone": '{{ correction("one") }}'}))


@given(st.binary(max_size=200) | texts.map(str.encode), st.binary(max_size=200) | texts.map(str.encode))
def test_any_bytes_in_a_file_give_problems_or_valid_html(page: bytes, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        docs.mkdir()
        (docs / "index.md").write_text(FRONT.format(id="home"), "utf-8")
        (docs / "page.md").write_bytes(page)
        (docs / "page.yml").write_bytes(data)
        handbook = Handbook(Path(folder))
    assert [said for said in map(str, handbook.problems) if not SHAPE.fullmatch(said)] == []
    assert invalid(handbook.html("index.md")) == []


MARKDOWN = (
    "## Title { #", "one", "two", " }", "}}", "{{ ", "{{ correction(", '"', "'", ")", "{% if %}", "{% raw %}", "#", "é",
    "{% endraw %}", "{##", "##}", "```", "~~~", "\n", "\n\n", "    ", "---\n", "title: ", "id: ", "===", "| ", "# ",
    "### ", " #", "- ", "\\", "{:", '{{ section("one") }}', "{{ x | y }}", "{{ 1e999 }}", "{{ [1, 2][3:] }}",
    "{{ {} }}", "[x](http://[y)",
)  # fmt: skip
pages = st.lists(st.sampled_from(MARKDOWN) | st.text(characters, max_size=4), max_size=30).map("".join)


@given(pages, st.booleans())
@settings(max_examples=300)
def test_any_page_can_be_read(body: str, front: bool) -> None:
    text = (FRONT.format(id="page") if front else "") + body
    page = read(text, "page.md", "docs/page.md", catalogue.EXAMPLES)
    lines = text.count("\n") + 1
    assert [said for said in map(str, page.problems) if not SHAPE.fullmatch(said)] == []
    assert [problem for problem in page.problems if not 1 <= problem.where.line <= lines] == []
    ids = [section.id for section in page.sections[1:]]
    assert [id for id in ids if f"#{id}" not in text.split("\n")[id.where.line - 1]] == []
    assert {call.name for call in page.calls} <= catalogue.MACROS.keys()


@given(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["\n", "\r\n"]))
def test_problems_are_on_their_lines_whatever_the_front_matter(comments: int, blank: int, end: str) -> None:
    lines = ["---", "title: A page", *["# comment"] * comments, "id: page", "x: y", "description: Of one."]
    lines += [*REVIEW.splitlines(), "---"]
    lines += [""] * blank + ["{{ nothing() }}", "", "## Title"]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "docs" / "page.md"
        path.parent.mkdir()
        path.write_bytes(end.join(lines).encode())
        found = loading.load(path.parent, catalogue.COMPONENTS).problems
    expected = [(lines.index(line) + 1, says) for line, says in
                (("x: y", "unknown key"), ("{{ nothing() }}", "no macro"), ("## Title", "no id"))]  # fmt: skip
    assert sorted(problem.where.line for problem in found) == [line for line, _ in expected]
    assert all(any(says in p.what for p in found if p.where.line == line) for line, says in expected)


words = st.lists(
    st.sampled_from(["a", "b", "7.42", "it's", " ", "  ", "\n", ".", "_", "é", "👮", "x-y", "@"]), max_size=12
)


@given(words.map("".join) | texts, words.map("".join) | texts)
@settings(max_examples=300)
def test_changes_hold_both_texts_to_the_letter(before: str, after: str) -> None:
    pieces = changes(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == after
    assert {piece.kind for piece in pieces} <= {"same", "del", "ins"}


@given(words.map("".join) | texts, st.lists(texts | st.sampled_from(["a", "b", "it's"]), max_size=3))
def test_marked_words_are_the_text_and_only_its_wrong_words_are_marked(text: str, wrong: list[str]) -> None:
    pieces = marked_words(text, wrong)
    assert "".join(piece.text for piece in pieces) == text
    assert {piece.text for piece in pieces if piece.kind == "wrong"} <= set(wrong)
    assert any(piece.kind == "wrong" for piece in pieces) == any(stand_in(w, text) for w in wrong if w)


@given(texts)
def test_gaps_are_what_stood_in_brackets(text: str) -> None:
    pieces = with_gaps(text)
    assert "".join(f"[{piece.text}]" if piece.kind == "gap" else piece.text for piece in pieces) == text


@given(texts)
def test_a_problem_is_on_two_lines_whatever_it_quotes(text: str) -> None:
    found = read(f"## {text}", "page.md", "docs/page.md", catalogue.EXAMPLES).problems
    assert all(isinstance(problem, Problem) and str(problem).count("\n") == 1 for problem in found)
