"""An earlier version: the text that was cited comes back to the letter, and what has changed since is told."""

from __future__ import annotations

import re
import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.components.place import Link
from macros.components.version import Earlier, render_version
from macros.components.version.texts import LONG, Texts
from macros.content.html_tree import parse
from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register.entries import Register, Version, Withdrawal
from macros.register.references import Reference, written
from macros.register.seals import sha256
from macros.register.section_text import Lines, normal
from tests.support.handbook import invalid
from tests.support.published import FIRST, HOST, THIRD
from tests.test_properties import HOSTILE

AT = Where("x.yml", 1)
KNOWN = [Reference("known", "section", 'It\'s "known"'), Reference("unlinked", "source", "A book, 1999", "1999", "low")]
SNIPPETS = (
    *HOSTILE, "# ", "- ", "1. ", "2. ", "0. ", "10. ", "007. ", "1000. ", " | ", "|", "a | b", "a | b | c", "[known]",
    "[unlinked]", "[x]", "[known", "# # ", "- - ", "'", '"', "'it's'", '"so"', "<td>", "</div>", "&nbsp;", "word",
)  # fmt: skip
line = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=6), min_size=1, max_size=5).map("".join).map(normal)
texts = st.lists(line.filter(bool), max_size=9).map(lambda found: "".join(f"{text}\n" for text in found))


def version(text: str, day: str = FIRST, kind: str = "major", title: str = "A title") -> Version:
    said = [Text(word, AT) for word in ("A note.", "one.md", title, sha256(text), "")]
    return Version(AT, Text(day, AT), kind, *said, written(KNOWN), text)  # type: ignore[arg-type, call-arg]


def register(*said: str) -> Register:
    return Register(AT, tuple(version(text, f"2026-0{n}-10") for n, text in enumerate(said, 1)))


def earlier(*said: str, at: int = 0, end: Withdrawal | None = None) -> BeautifulSoup:
    """Return the page of an earlier version of a section that has said one text after the other."""
    versions = [Link(f"Version {n}", f"../{n}/index.html") for n in range(len(said))]
    kept = Register(AT, register(*said).versions, end)
    html = render_version(Earlier(Texts(kept, "../../"), at, Link("Today", "../../index.html"), versions, HOST))
    assert invalid(html) == []
    return BeautifulSoup(html, "html.parser")


def cited(soup: BeautifulSoup) -> str:
    """Return the text of the register, as it can be read from the page."""
    return "".join(f"{line.text}\n" for line in Lines(parse(str(soup.select_one("#as-cited")))).lines)


def test_what_became_of_a_line_is_said_once() -> None:
    soup = earlier(
        "Keep this.\nFacebook Page | Edit it\nThe old day is Monday.\n", "Keep this.\nThe old day is Friday.\n"
    )
    rows = {row.dt.text: row.dd for row in soup.select(".hb-compared dl > div") if row.dt and row.dd}
    assert rows["Taken out"].get_text() == "Facebook Page; Edit it"
    assert len(rows["Reworded"].select(".hb-vh")) == 2


@given(texts)
def test_the_cited_text_comes_back_to_the_letter(text: str) -> None:
    assert cited(earlier(text, "Something else.\n")) == text


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("# A\nB\n", ["h3", "p"]),
        ("- a\n- b\nc\n- d\n", ["ul", "p", "ul"]),
        ("1. a\n2. b\n1. c\n5. d\n", ["ol", "ol", "ol"]),
        ("a | b\nc | d\n", ["table"]),
        ("a | b\n", ["p"]),
        ("a | b\nc | d | e\n", ["p", "p"]),
        ("2026. a\n", ["p"]),
    ],
)
def test_the_cited_text_has_its_shape_again(text: str, shape: list[str]) -> None:
    soup = earlier(text, "Something else.\n")
    assert [tag.name for tag in soup.select("#as-cited > *")] == shape
    assert cited(soup) == text


@pytest.mark.parametrize("rows", ["A | No | Yes\nB | Yes | No\n", "A | Change it | No | Yes\n"])
def test_a_table_of_networks_has_no_head_of_its_own(rows: str) -> None:
    """Its columns are named in the line before, so its first line is a network like the others."""
    text = f"Networks: Edit, Delete\n{rows}"
    soup = earlier(text, "Something else.\n")
    cells = soup.select("#as-cited tbody tr:first-child td")
    assert not soup.select("#as-cited th")
    assert [cell.get("data-column") for cell in cells[-2:]] == ["Edit", "Delete"]
    assert not [cell for cell in cells[:-2] if cell.get("data-column")]
    assert cited(soup) == text


def test_a_reference_has_words_and_an_address_again() -> None:
    soup = earlier("See [known], [unlinked] and [gone].\n", "Other.\n")
    part = soup.select_one("#as-cited")
    assert part
    assert [link["href"] for link in part.find_all("a")] == ["../../s/known/index.html"]
    assert re.search(r"It’s “known”, \(A book, 1999\) and \[gone\]", part.get_text())


def test_hostile_text_stays_text() -> None:
    soup = earlier('<script>alert(1)</script> <b onclick="x">\n', "</dd><script>alert(2)</script>\n")
    assert not soup.select("script, b")


def words(soup: BeautifulSoup) -> list[str]:
    return [tag.get_text() for tag in soup.select(".hb-compared dt")]


def test_each_row_says_in_a_word_what_became_of_it() -> None:
    soup = earlier("# Here\nOne of them stays.\nThis is out.\n", "# Here\nOne of us stays.\nBut that came in now.\n")
    assert words(soup) == ["Unchanged", "Reworded", "Taken out", "Put in"]
    assert soup.select_one(".hb-compared dd strong")
    hidden = soup.select(".hb-compared :is(del, ins) > .hb-vh")
    assert len(hidden) == len(soup.select(".hb-compared :is(del + ins, del:has(+ ins))")) == 2, "of what is reworded"


def test_only_a_long_run_of_unchanged_rows_is_folded() -> None:
    many = "".join(f"Line {n} of many.\n" for n in range(40))
    soup = earlier(f"# Here\n{many}Last.\n", f"# Here\n{many}At last, then.\n")
    (folded,) = soup.select(".hb-compared details")
    assert len(folded.select("dt")) >= LONG
    assert "Here" not in folded.get_text(), "the heading of what has changed stays in sight"
    assert len(words(soup)) == 43
    few = "".join(f"Line {n} of few.\n" for n in range(LONG))
    assert not earlier(f"{few}Last.\n", f"{few}At last, then.\n").select("details")


def test_a_version_that_came_back_says_so() -> None:
    soup = earlier("One.\n", "Two.\n", "One.\n")
    assert not soup.select(".hb-compared")
    assert soup.select("#notes + dl div") != []
    assert "Today’s text is the same again" in soup.select(".hb-notice strong")[0].get_text()
    assert "the same again" not in earlier("One.\n", "Two.\n").get_text()


def test_a_version_of_a_withdrawn_section_is_shown_without_a_comparison() -> None:
    end = Withdrawal(AT, Text(THIRD, AT), Text("It is gone.", AT), Text("", AT))
    soup = earlier("One.\n", "Two.\n", end=end)
    assert not soup.select(".hb-compared")
    assert len(soup.select("#notes + dl > div")) == 2
    assert cited(soup) == "One.\n"


def test_a_version_says_that_editions_are_of_the_newest_text_alone() -> None:
    end = Withdrawal(AT, Text(THIRD, AT), Text("It is gone.", AT), Text("", AT))
    for soup, says in (
        (earlier("One.\n", "Two.\n"), "only the newest text"),
        (earlier("One.\n", end=end), "No edition"),
    ):
        (paper,) = [each for each in soup.select(".hb-facts > div") if "On paper" in each.get_text()]
        assert says in paper.get_text()
        assert paper.select_one("hb-editions") is not None


def test_the_page_of_a_long_text_is_quick_to_make() -> None:
    before = "".join(f"- {n} " + "what was said in the handbook of it " * 3 + "\n" for n in range(550))
    after = before.replace("- 100 what", "- 100 that").replace("- 400 what", "- 400 that")
    assert len(before) > 60_000
    start = time.perf_counter()
    soup_free = render_version(
        Earlier(Texts(register(before, after), "../"), 0, Link("Today", "x"), [Link("a", "x"), Link("b", "x")], HOST)
    )
    assert time.perf_counter() - start < 0.5
    assert "<details" in soup_free
