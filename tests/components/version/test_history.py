"""The history of a section, as it stands in the page before any script."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components.place import Link
from macros.components.version.history import CURRENT, SectionHistory, render_history
from macros.components.version.texts import Texts
from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register.entries import Register, Version, Withdrawal
from macros.register.references import Reference, written
from macros.register.seals import sha256
from tests.support.handbook import invalid
from tests.support.some import some

AT = Where("x.yml", 1)
ADDRESS = "https://host.example/s/x/history/"
DAYS = ("2026-01-10", "2026-02-10", "2026-02-10", "2026-03-10")
NAMES = ("2026-01-10", "2026-02-10", "2026-02-10-2", "2026-03-10")
TEXTS = ("# Here\nOne of them.\n", "# Here\nOne of us.\n", "# Here\nOne of us.\n", "# Here\nOne of them.\nAnd two.\n")
KINDS = ("major", "major", "moved", "minor")
END = Withdrawal(AT, Text("2026-04-10", AT), Text("It is gone.", AT), Text("", AT))
BOOK = Reference("a-book", "source", "A Book, 1999", "1999", "low", "https://example.org/book")


def version(day: str, kind: str, text: str, **said: str) -> Version:
    words = {"note": f"Why {kind}.", "page": "one.md", "title": "A title", "sha256": sha256(text), "seal": "", **said}
    rest = {name: Text(word, AT) for name, word in words.items()}
    return Version(AT, Text(day, AT), kind, **rest, refers=written([BOOK]), text=text)  # type: ignore[arg-type]


def register(*texts: str, kinds: tuple[str, ...] = KINDS, end: Withdrawal | None = None) -> Register:
    versions = (version(*each) for each in zip(DAYS, kinds, texts, strict=False))
    return Register(AT, tuple(versions), end)


def of(kept: Register, *sections: Link) -> SectionHistory:
    pages = [Link(f"Page of {each.date}", "../../../one/index.html") for each in kept.versions]
    return SectionHistory(
        Texts(kept, "../../../"), Link("Today", "../../../one/index.html#x"), pages, sections, ADDRESS
    )


def page(kept: Register, *sections: Link) -> BeautifulSoup:
    html = render_history(of(kept, *sections))
    assert invalid(html) == []
    return BeautifulSoup(html, "html.parser")


def told(soup: BeautifulSoup) -> dict[str, Tag]:
    """Return what is said of each version, by its name, in the order of the page."""
    found = some(soup.select("section"))
    return {str(heading["id"]): each for each in found for heading in each.select("h3")}


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").replace("\xa0", " ").split())


def test_all_versions_are_there_the_newest_first_with_their_kinds_and_notes() -> None:
    found = told(page(register(*TEXTS)))
    assert list(found) == [*reversed(NAMES)]
    said = ["Minor change. Why minor.", "Moved. Why moved.", "Major change. Why major.", "First published."]
    assert [each.split(" In force")[0] for each in map(words, found.values())] == [
        f"{title} {kind}"
        for title, kind in zip(
            ["10 March 2026", "10 February 2026 (the second of that day)", "10 February 2026", "10 January 2026"],
            said,
            strict=True,
        )
    ]


def test_each_says_from_when_to_when_it_was_in_force_and_on_which_page() -> None:
    found = told(page(register(*TEXTS)))
    assert "In force since 10 March 2026, on “ Page of 2026-03-10 ”" in words(found["2026-03-10"])
    assert "In force from 10 February 2026 to 10 March 2026, on" in words(found["2026-02-10-2"])
    assert "In force for a part of 10 February 2026, on" in words(found["2026-02-10"])
    assert "In force from 10 January 2026 to 10 February 2026, on" in words(found["2026-01-10"])


def test_each_is_compared_with_the_one_before_it() -> None:
    found = told(page(register(*TEXTS)))
    rows = {name: [words(row) for row in each.select(".hb-compared div")] for name, each in found.items()}
    assert rows == {
        "2026-01-10": [],
        "2026-02-10": ["Unchanged Here", "Reworded One of taken out: them put in: us ."],
        "2026-02-10-2": [],
        "2026-03-10": ["Unchanged Here", "Reworded One of taken out: us put in: them .", "Put in And two."],
    }
    assert "in 2 lines" in words(found["2026-03-10"].select("summary")[0])
    assert "in 1 line" in words(found["2026-02-10"].select("summary")[0])
    assert "every word is the same as before" in words(found["2026-02-10-2"])


def test_the_text_of_each_is_one_link_away_and_the_newest_is_here() -> None:
    soup = page(register(*TEXTS))
    found = {name: [str(link["href"]) for link in each.select("a")][1:] for name, each in told(soup).items()}
    for name in NAMES[:-1]:
        assert found[name] == [f"../{name}/index.html", f"../{name}/text.txt"]
    assert found[NAMES[-1]] == [CURRENT, f"../{NAMES[-1]}/text.txt"]
    assert soup.select(f"h2{CURRENT}")
    newest = soup.select_one("#newest")
    assert newest
    assert words(newest) == "Here One of them. And two."
    assert sha256(TEXTS[-1]) in soup.get_text()


def test_what_only_moved_since_has_no_text_of_its_own() -> None:
    kept = register(*TEXTS[:3])
    found = {name: [str(link["href"]) for link in each.select("a")][1] for name, each in told(page(kept)).items()}
    assert found == {"2026-02-10-2": CURRENT, "2026-02-10": CURRENT, "2026-01-10": "../2026-01-10/index.html"}


def test_a_version_that_is_the_same_as_the_newest_says_so() -> None:
    found = told(page(register("One.\n", "Two.\n", "One.\n", kinds=("major", "major", "minor"))))
    assert ["Today’s text is the same again" in words(each) for each in found.values()] == [False, False, True]


def test_a_new_title_and_a_new_source_are_told() -> None:
    kept = register(
        "Say it [a-book].\n", "Say it [a-book].\n", "Say it [a-book].\n", kinds=("major", "source", "minor")
    )
    again = written([BOOK._replace(words="A Book, 2001")])
    second = replace(kept.versions[1], refers=again)
    third = replace(kept.versions[2], refers="", title=Text("Another title", AT))
    found = told(page(replace(kept, versions=(kept.versions[0], second, third))))
    assert "Change of a source." in words(found["2026-02-10"])
    assert "taken out: 1999 put in: 2001" in words(found["2026-02-10"])
    assert "The title was “A title”, and is now “Another title”." in words(found["2026-02-10-2"])


def test_a_withdrawn_section_says_so_and_each_text_has_its_page() -> None:
    soup = page(register(*TEXTS, end=END))
    assert "withdrawn on 10 April 2026" in words(soup.select(".hb-notice")[0])
    found = told(soup)
    assert "In force from 10 March 2026 to 10 April 2026" in words(found["2026-03-10"])
    assert "../2026-03-10/index.html" in [str(link["href"]) for link in found["2026-03-10"].select("a")]
    assert json.loads(of(register(*TEXTS, end=END)).data)["withdrawn"] == "2026-04-10"


def test_a_first_version_has_nothing_to_be_compared_with() -> None:
    soup = page(register(TEXTS[0]))
    assert list(told(soup)) == ["2026-01-10"]
    assert not soup.select("select, details, del, ins")
    assert soup.select("input[type=date]")


def test_a_page_leads_to_the_histories_of_its_sections() -> None:
    links = [Link("One", "../../one/history/index.html"), Link("It's two", "../../two/history/index.html")]
    found = page(register(TEXTS[0]), *links).select("details a")
    assert [(link.get_text(), link["href"]) for link in found] == [
        ("One", "../../one/history/index.html"),
        ("It’s two", "../../two/history/index.html"),
    ]


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>\n", "<!-- <script> \"\\ &amp; \u2028 it's [a-book]\n"]
)
def test_what_is_compared_stands_in_the_page_to_the_letter(text: str) -> None:
    kept = register("One.\nTwo.\n", text, "One.\n" + text)
    soup = page(kept)
    (script,) = soup.select("script")
    assert script["type"] == "application/json"
    data = json.loads(script.get_text())
    said = ["".join(f"{data['lines'][at]}\n" for at in version["lines"]) for version in data["versions"]]
    assert said == of(kept).texts.in_words
    assert len(data["lines"]) == len(set(data["lines"])), "each line is there once"
    assert [said["name"] for said in data["versions"]] == [*NAMES[:3]]
