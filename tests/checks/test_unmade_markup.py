"""What was meant as markup and was not read as any is found in the rendered page, at its line, with what to type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.checks import unmade_markup
from macros.content import html_tree
from macros.problems import Problem, Where
from tests.support.handbook import REVIEW, handbook_of

FRONT = f"---\ntitle: A page\nid: a-page\ndescription: One sentence.\n{REVIEW}---\n\nFirst line.\n\n"
FIRST = FRONT.count("\n") + 1  # the line of what is typed
LINK, MACRO, BOLD = "is no link here", "was not read as a macro", "makes no word bold here"
PLAIN = "is shown as it stands: this is plain text"
HEAD = "is no heading here"
LIST, TABLE, CODE = "makes no list here", "makes no table here", "stands in code"
# fmt: off
WITHIN = (
    ('{ section("a-page") }', MACRO), ('{ { section("a-page") } }', MACRO), ("{# ask legal #}", MACRO),
    ("{.note}", MACRO), ("}", MACRO), ("[[a page]]", LINK), ("[a page][1]", LINK), ("[a page] (a-page.md)", LINK),
    ("[a page] (https://example.org/)", LINK), ("[a page](other.md", LINK), ("https://example.org/a", LINK),
    ("www.example.org/rota", LINK), ("press@example.org", LINK),
    ("[^1]", "is no footnote here"), ("**bold", BOLD), ("bold**", BOLD), ("**bold **", BOLD), ("__bold", BOLD),
    ("*one", "stands alone"), ("one*", "stands alone"), ("`code", "is opened and not closed"),
    ("==marked==", "marks nothing here"), ("~~gone~~", "strikes nothing out here"), (":smile:", "is no picture here"),
    ('`{{ section("a-page") }}`', CODE),
)
AROUND = (
    "{}", "Words {} and more words.", "- {}\n- Another", "> {}", "**Bold:** {}", "1. One\n\n    {}\n\n2. Two",
    "| One | Two |\n| --- | --- |\n| {} | 3 |", "A term\n:   {}",
)
BLOCKS = (
    *((f"{bullet} A line", 0, LIST) for bullet in (*unmade_markup.BULLETS, "\u2013", "\u2014")),
    *((f"{letter}\tinner one\n{letter}\tinner two", 0, LIST) for letter in unmade_markup.LETTERS),
    ("- One\no\tinner one", 1, LIST), ("These:\n\no   inner one", 2, LIST),
    (" ## One { #one }", 0, HEAD), ("Words:\n ## One { #one }", 1, HEAD),
    ("1) One\n2) Two", 0, LIST), ("These:\n- one\n- two", 1, LIST), ("These:\n1. one\n2. two", 1, LIST),
    ("These:\n* one", 1, LIST), ("- [ ] To do", 0, "is no box to tick"), ("- [x] Done", 0, "is no box to tick"),
    ("Words\n| a | b |\n| --- | --- |\n| c | d |", 1, TABLE), ("| a | b |\n| --- |\n| c | d |", 0, TABLE),
    ("    Words after four spaces.", 0, "is shown as code"), ("\tWords after a tab.", 0, "is shown as code"),
    ('    {{ section("a-page") }}', 0, CODE), ("One line\\\nand another", 0, "begins no new line"),
)
GOOD = (
    "Words *with* stress, **more** and ***most***.", "`code {` and ``a ` in it``", "A [gap] to fill in.", "5 * 3 = 15",
    "Say \\*this\\* with its stars.", "At 7:30 am, or 19:30:00.", "snake_case_words", "- one\n- two\n    - three",
    "1. one\n2. two", "> Said by somebody.", "| a | b |\n| --- | :-: |\n| c | d |", "~~~\n    four\n~~~",
    '```text\n{ section("a") } **bold\n    [[x]]\n```', "[words](index.md)", "Who \u2013 when \u2013 why.",
    '{{ section("a-page", "other words") }}',
    "A term\n:   What it means.\n\n    More of it.", "Words {## ask legal ##} more.", "1. One\n\n    More of it.",
    "{% raw %}`{{ section() }}`{% endraw %}", "a &lt; b, [1, 2], (3) and 4/5", "Words.\n{: .note }",
    "<press@example.org>", "[press@example.org](mailto:press@example.org)", "[www.example.org](https://www.example.org/)",
    "Write `www.example.org`, or @AnytownPolice.",
    "o is a letter, and so is q.",
)
# fmt: on


def found(folder: Path, typed: str) -> list[Problem]:
    handbook = handbook_of(folder, {"page.md": f"{FRONT}{typed}\n\nLast line.\n"})
    page = handbook.library.pages["page.md"]
    return [*unmade_markup.problems(html_tree.parse(handbook.text("page.md")), page)]


def test_each_line_of_a_block_is_told(tmp_path: Path) -> None:
    typed = "See [a page] (a.md).\nAnd **bold and {more}.\nRight.\n==So== at www.example.org."
    problems = found(tmp_path, typed)
    assert [problem.where.line - FIRST for problem in problems] == [0, 1, 3]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("typed", "says"), WITHIN)
def test_a_slip_is_found_wherever_it_stands(tmp_path: Path, typed: str, says: str, around: str) -> None:
    whole = around.format(typed)
    at = FIRST + next(number for number, line in enumerate(whole.split("\n")) if typed in line)
    problems = found(tmp_path, whole)
    assert [(problem.where.file, problem.where.line) for problem in problems] == [("docs/page.md", at)]
    assert says in problems[0].what


@pytest.mark.parametrize(("typed", "at", "says"), BLOCKS)
def test_a_block_that_is_none_is_found(tmp_path: Path, typed: str, at: int, says: str) -> None:
    (problem,) = found(tmp_path, typed)
    assert (problem.where.line, says in problem.what) == (FIRST + at, True), problem


@pytest.mark.parametrize("typed", ["!!! note", '??? note "Words"', "!!! warning\nWords"])
def test_a_box_that_is_none_is_found(tmp_path: Path, typed: str) -> None:
    page = handbook_of(tmp_path, {"page.md": f"{FRONT}{typed}\n"}).library.pages["page.md"]
    (problem,) = unmade_markup.problems(html_tree.parse(f"<p>{typed}</p>"), page)
    assert (problem.where.line, "makes no box here" in problem.what) == (FIRST, True)


@pytest.mark.parametrize("typed", GOOD)
def test_what_is_markup_is_not_called_a_slip(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, typed) == []


DATA = """\
checklists:
  steps:
    title: The steps
    groups:
      - title: All
        items:
          - id: stop
            text: {}
"""


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        *[
            (typed, PLAIN)
            for typed, _ in WITHIN
            if not typed.startswith(("https", "www.", "press@", "<!--", "`{{", "}", "{.", "{ "))
        ],
        *[(typed, PLAIN) for typed in ('{{ section("a-page") }}', "<b>now</b>", "- Stop", "> Stop")],
        ("Stop [what", "a square bracket"),
        ("Stop what]", "a square bracket"),
        ("]Stop what[", "a square bracket"),
        ("Stop.{ We are sorry.", "a brace"),
        ("Stop} now {it}", "a brace"),
    ],
)
def test_markup_in_data_is_found_at_its_line(tmp_path: Path, typed: str, says: str) -> None:
    data = DATA.format("'" + typed.replace("'", "''") + "'")
    handbook = handbook_of(tmp_path, {"page.md": FRONT + '{{ checklist("steps") }}\n', "page.yml": data})
    (problem,) = unmade_markup.problems_of_data(handbook.library)
    assert (problem.where, says in problem.what) == (("docs/page.yml", 8), True), problem


@pytest.mark.parametrize(
    "typed",
    ["*now*", "**now**", "***now***", "`now`", "==now==", "~~now~~", "- now", "# now", "* *now*", "**now*"],
)
def test_the_cure_for_marks_in_data_ends(typed: str) -> None:
    for _ in range(4):
        problem = next(unmade_markup.of_text(Where("page.yml", 1), typed, ours=True), None)
        if not problem:
            break
        cure = re.fullmatch(r"Take (each|the) {3}(\S+) {3}(?:at its beginning )?out\.", problem.do)
        assert cure, problem
        assert cure[2] in typed
        typed = typed.replace(cure[2], "", 1 if cure[1] == "the" else -1).strip()
    assert typed == "now"


def test_each_kind_of_mark_in_data_is_told_once() -> None:
    typed = "**Stop** at <b>once</b>, then **call** `999` and see [the page](page.md) or [[a-page]]"
    problems = unmade_markup.of_text(Where("page.yml", 1), typed, ours=True)
    assert [problem.do.partition("   ")[2].partition("   ")[0] for problem in problems][1:] == ["**", "`", "[words]"]


@pytest.mark.parametrize("typed", ["[the page](page.md)", "[a](b", "[[a-page]]", '{{ section("a-page") }}', "[^1]"])
def test_a_link_in_data_is_sent_to_the_field_for_it(typed: str) -> None:
    (problem,) = unmade_markup.of_text(Where("page.yml", 1), f"See {typed}.", ours=True)
    assert "see:" in problem.do


@pytest.mark.parametrize("typed", ["Call [role] by [time]", "At 5 * 3 and 7:30, a < b", "snake_case"])
def test_plain_text_in_data_is_not_called_a_slip(tmp_path: Path, typed: str) -> None:
    data = DATA.format(f"'{typed}'")
    handbook = handbook_of(tmp_path, {"page.md": FRONT + '{{ checklist("steps") }}\n', "page.yml": data})
    assert [*unmade_markup.problems_of_data(handbook.library)] == []


POST = """\
corrections:
  one:
    title: One
    kind: wrong fact
    scene: Anytown Council posts.
    account: Anytown Council
    handle: AnytownCouncil
    network: edits
    posted: Friday
    post: "{}"
    wrong_words: [one]
    wrong: It is two.
    affected: Who reads it.
    corrected: two
    choices:
      - id: correct
        title: Correct it
        verdict: do
        because: It is right.
        seen:
          - post: corrected
        why:
          - It is.
        see: [a-page]
      - id: quiet
        title: Do nothing
        verdict: avoid
        because: It is not.
        seen:
          - post: original
        why:
          - It is not.
        see: [a-page]
"""


@pytest.mark.parametrize(("post", "count"), [("one *star*, <b>, [x] and **", 0), ("one {{ macro }}", 1)])
def test_a_post_is_shown_as_it_was_typed_but_for_a_macro(tmp_path: Path, post: str, count: int) -> None:
    page = FRONT + '{{ correction("one") }}\n'
    handbook = handbook_of(tmp_path, {"page.md": page, "page.yml": POST.format(post)})
    assert [problem.where.line for problem in unmade_markup.problems_of_data(handbook.library)] == [10] * count
