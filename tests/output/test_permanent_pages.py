"""Permanent addresses: the text that was cited comes back to the letter, and each page says what it is."""

from __future__ import annotations

import hashlib
import re
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from macros.components.place import Link
from macros.components.version import LONG, Earlier, render_version
from macros.content.html_tree import parse
from macros.content.yaml_reader import Text
from macros.output.framed_pages import MARKS, framed
from macros.problems import Where
from macros.register.entries import Register, Version, Withdrawal
from macros.register.references import Reference, written
from macros.register.seals import sha256
from macros.register.section_text import Lines, normal
from tests.support import search_index
from tests.support.handbook import invalid
from tests.support.published import FIRST, HOST, SECOND, THIRD, Small, published, root
from tests.support.some import some
from tests.support.tags import tags_of, trees_of
from tests.test_properties import HOSTILE
from tests.test_site import dead_links, validate

__all__ = ["root"]  # a fixture

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
    html = render_version(Earlier(kept, at, "../../", Link("Today", "../../index.html"), versions, HOST))
    assert invalid(html) == []
    return BeautifulSoup(html, "html.parser")


def cited(soup: BeautifulSoup) -> str:
    """Return the text of the register, as it can be read from the page."""
    return "".join(f"{line.text}\n" for line in Lines(parse(str(soup.select_one("#as-cited")))).lines)


@given(texts)
def test_the_cited_text_comes_back_to_the_letter(text: str) -> None:
    assert cited(earlier(text, "Something else.\n")) == text


@given(st.text())
def test_a_normal_text_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


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
    assert len(hidden) == len(soup.select(".hb-compared :is(del, ins)")) == 4


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


def test_a_version_of_a_withdrawn_section_is_shown_without_a_comparison() -> None:
    end = Withdrawal(AT, Text(THIRD, AT), Text("It is gone.", AT), Text("", AT))
    soup = earlier("One.\n", "Two.\n", end=end)
    assert not soup.select(".hb-compared")
    assert len(soup.select("#notes + dl > div")) == 2
    assert cited(soup) == "One.\n"


def test_the_page_of_a_long_text_is_quick_to_make() -> None:
    before = "".join(f"- {n} " + "what was said in the handbook of it " * 3 + "\n" for n in range(550))
    after = before.replace("- 100 what", "- 100 that").replace("- 400 what", "- 400 that")
    assert len(before) > 60_000
    start = time.perf_counter()
    soup_free = render_version(
        Earlier(register(before, after), 0, "../", Link("Today", "x"), [Link("a", "x"), Link("b", "x")], HOST)
    )
    assert time.perf_counter() - start < 0.5
    assert "<details" in soup_free


def test_what_is_put_into_the_theme_is_not_read_again() -> None:
    frame = " ".join(MARKS.values())
    assert framed(frame, MARKS["content"], "a&b", MARKS["title"]) == f"{MARKS['content']} a&amp;b {MARKS['title']}"


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    return root / "some" / "path"


@pytest.fixture(scope="module")
def built(site: Path) -> dict[str, BeautifulSoup]:
    return trees_of(site, every=True)


def test_every_version_has_a_page_of_its_own(site: Path) -> None:
    small = site.parents[2] / "small"
    for file in some((small / "docs" / "_register").glob("*.yml")):
        days = set(re.findall(r"- date: (\S+)", file.read_text("utf-8")))
        folder = site / "s" / file.stem
        assert {path.name for path in folder.iterdir() if path.is_dir()} == days
        assert (folder / "index.html").is_file()


def test_the_text_of_every_version_proves_its_hash(site: Path) -> None:
    small = site.parents[2] / "small"
    for file in some((small / "docs" / "_register").glob("*.yml")):
        for day, known in some(re.findall(r"- date: (\S+)(?:\n    .*)+?\n    sha256: (\w+)", file.read_text("utf-8"))):
            text = site / "s" / file.stem / day / "text.txt"
            assert hashlib.sha256(text.read_bytes()).hexdigest() == known
    folder = site / "s" / "changes" / FIRST
    command, known = "", ""
    for code in BeautifulSoup((folder / "index.html").read_text("utf-8"), "html.parser").select("dd code"):
        command, known = (code.get_text(), known) if " " in code.get_text() else (command, code.get_text())
    address = f"{HOST}s/changes/{FIRST}/text.txt"
    assert command == f"curl --silent {address} | sha256sum"
    assert hashlib.sha256((folder / "text.txt").read_bytes()).hexdigest() == known


def test_every_entry_of_the_register_is_in_the_list(site: Path) -> None:
    listed = (site / "seals.txt").read_text("utf-8")
    versions = len(list((site / "s").glob("*/*/text.txt")))
    assert listed.count("\n") == versions + listed.count(" withdrawn\n")
    assert listed.count(" withdrawn\n") == 1


def test_every_page_states_its_canonical_address(built: dict[str, BeautifulSoup]) -> None:
    for name, soup in some(built.items()):
        found = [link["href"] for link in soup.select("link[rel=canonical]")]
        assert found == ([] if name == "404.html" else [HOST + name]), name


def test_every_link_leads_somewhere(built: dict[str, BeautifulSoup], root: Path) -> None:
    assert built
    assert not dead_links(tags_of(root, every=True), root)


def test_a_permanent_address_names_files_alone(built: dict[str, BeautifulSoup]) -> None:
    """On a file share, a link to a folder shows what is in it."""
    for name in (f"s/changes/{FIRST}/", "s/ends/", "old-name/"):
        article = built[name].select_one("article")
        assert article
        links = [str(link["href"]) for link in article.select("a[href]")]
        assert links
        assert all(re.search(r"index\.html|^text\.txt$|^#", link) for link in links), name


def test_every_forward_leads_on_without_style_or_script(built: dict[str, BeautifulSoup]) -> None:
    forwards = {name: soup for name, soup in built.items() if soup.select("meta[http-equiv=refresh]")}
    assert {"s/stays/", f"s/leaves/{FIRST}/", f"s/leaves/{THIRD}/", "s/a-page/"} <= set(forwards)
    assert f"s/changes/{SECOND}/" not in forwards
    for soup in some(forwards.values()):
        refresh, link = soup.select_one("meta[http-equiv=refresh]"), soup.select_one("main a")
        assert isinstance(refresh, Tag)
        assert isinstance(link, Tag)
        assert refresh["content"] == f"0; url={link['href']}"
        assert soup.select('meta[http-equiv="Content-Security-Policy"]')[0]["content"] == "default-src 'none'"
        assert not soup.select("script, style, link[rel=stylesheet]")


def test_every_page_of_the_theme_has_its_own_title(built: dict[str, BeautifulSoup]) -> None:
    titles = [str(soup.title) for soup in built.values() if not soup.select("meta[http-equiv=refresh]")]
    assert len(titles) == len(set(titles))


def test_every_page_is_valid(site: Path) -> None:
    done = validate(*sorted(site.rglob("*.html")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_withdrawn_page_leads_to_what_to_read_and_to_what_it_said(built: dict[str, BeautifulSoup]) -> None:
    article = built["s/ends/"].select_one("article")
    assert article
    links = {str(link["href"]) for link in article.select("a")}
    assert {"../../s/stays/index.html", f"{FIRST}/index.html"} <= links


def test_old_places_keep_an_anchor_and_nothing_for_the_search(built: dict[str, BeautifulSoup], site: Path) -> None:
    left = built["one/"].select(".hb-relocated > li")
    assert [str(item["id"]) for item in left] == ["ends", "leaves"]
    assert {item["id"] for item in built["old-name/"].select(".hb-relocated > li")} == {"a-page", "carried-along"}
    found = search_index.texts(site)
    assert "one/#stays" in found
    assert "one/#leaves" not in found


def test_a_page_is_not_written_over_by_one_that_was_at_its_address(tmp_path: Path) -> None:
    small = published(tmp_path / "small")
    docs = small.folder / "docs"
    (docs / "new-name").mkdir()
    (docs / "new-name.md").rename(docs / "new-name" / "index.md")
    small.publish("2026-04-10")
    small.build(tmp_path / "site")
    page = (tmp_path / "site" / "new-name" / "index.html").read_text("utf-8")
    assert 'id="carried-along"' in page
    assert "hb-relocated" not in page


def test_what_has_vanished_does_not_stop_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small: Small = published(tmp_path / "small")
    (small.folder / "docs" / "new-name.md").unlink()
    with pytest.raises(AssertionError, match="a-page") as said:
        small.build(tmp_path / "site")
    assert "Traceback" not in str(said.value)
