"""Reading the pages of a handbook, and one of them anew."""

from __future__ import annotations

from pathlib import Path

from macros.handbook.loading_pages import put_in_place
from tests.handbook.test_loading import FRONT, a_page, read, told
from tests.support.handbook import handbook_of


def test_pages_are_read_in_the_order_of_their_names_wherever_they_are(tmp_path: Path) -> None:
    library = read(tmp_path, b_md=a_page("b"), a_md=a_page("a"), a__c_md=a_page("c"))
    assert [*library.pages] == ["a/c.md", "a.md", "b.md"]
    assert [page.file for page in library.pages.values()] == ["docs/a/c.md", "docs/a.md", "docs/b.md"]
    assert [*library.sections] == ["c", "a", "b"]


def test_of_two_sections_with_one_id_the_first_stays(tmp_path: Path) -> None:
    body = "## One { #one }\n"
    library = read(tmp_path, a_md=a_page("a", body), b_md=a_page("b", f"\n{body}{body}"))
    assert library.sections["one"].page == "a.md"
    assert told(library.problems) == [
        f'docs/b.md:{line}: the id "one" is already at docs/a.md:10.' for line in (11, 12)
    ]


def test_a_page_with_another_text_is_put_in_place_unless_others_may_know(tmp_path: Path) -> None:
    body = '## One { #one }\n\n{{ clause("say-so") }}\n\n## Two { #two }\n'
    clause = "clauses:\n  say-so:\n    title: Say so\n    text: We say so.\n    sections: one\n"
    library = read(tmp_path, a_md=a_page("a", body), a_yml=clause)
    before = library.pages["a.md"].sections
    assert [section.id for section in before] == ["a", "one", "clause-say-so", "two"]

    def put(body: str) -> bool:
        (tmp_path / "docs" / "a.md").write_text(a_page("a", body), "utf-8")
        return put_in_place(library, tmp_path / "docs", "a.md")

    assert put(f"More words.\n\n{body}")
    page = library.pages["a.md"]
    assert [section.id for section in page.sections] == [section.id for section in before]
    assert [library.sections[id].id.where.line for id in ("a", "one", "two")] == [3, 12, 16]
    assert library.sections["clause-say-so"] is page.sections[2] is before[2]
    assert page.calls[0].where.line == 14
    for other in (body.replace("One", "Won"), f"{body}\n## No id\n", f"{body}\nA hidden\u200b sign.\n"):
        assert not put(other)
        assert library.pages["a.md"] is page


def test_a_page_of_which_something_is_left_out_is_put_in_its_place_by_a_whole_build(tmp_path: Path) -> None:
    pages = {f"{id}.md": FRONT.format(id=id) + f"## One {{ #{id}-one }}\n\nWords.\n" for id in ("a", "b", "c")}
    own = {"_own/organisation.yml": "name: Ours\nleave_out: [a-one, c]\n"}
    handbook = handbook_of(tmp_path, {**pages, **own})
    for id in ("a", "b"):
        (handbook.docs / f"{id}.md").write_text(f"{pages[f'{id}.md']}See [it](c.md).\n", "utf-8")
    assert not put_in_place(handbook.library, handbook.docs, "a.md")
    assert put_in_place(handbook.library, handbook.docs, "b.md")
    assert handbook.library.pages["b.md"].text.endswith("See it.\n")
