"""What a page says, and what is listed, on the day before something is due, on the day, and after."""

from __future__ import annotations

import contextlib
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.components.source import SHELF_LIFE, Source
from macros.content.yaml_reader import Text
from macros.handbook import review_dates
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.output import review_calendar
from macros.problems import Where
from tests.conftest import ROOT, build
from tests.support import search_index
from tests.support.handbook import Handbook, real
from tests.support.published import FIRST, HELP, HOST, Small

DUE = date(2026, 11, 10)
DAYS = {"the day before": DUE - timedelta(1), "the day": DUE, "the day after": DUE + timedelta(1)}
GUIDE = ROOT / ".github" / "CONTRIBUTING.md"
HERE = Where("docs/sources.yml", 1)
FRONT = """---
title: {title}
id: {title}
description: Of words.
owner: Head of "Words"
reviewed: 2026-05-11
review_by: {by}
---

"""
SOURCE = """
{id}:
  cite: {id}, by somebody
  title: What it says
  publisher: Somebody
  kind: {kind}
  date: undated
  url: https://example.org/{id}
  checked: "2026-05-11"
  says: It is so.
  read: copy
"""
LIST = """checklists:
  steps:
    title: Steps
    groups:
      - title: Group
        items:
          - id: one
            text: Do it
            sources: [editing, long-ago]
"""


def write(folder: Path) -> Small:
    """Write and publish a handbook with one page that is due on DUE, and pages with facts that are."""
    small = Small(folder)
    docs = folder / "docs"
    small.write("index", "The handbook", "home")
    small.write(HELP, "When things go wrong", "when-things-go-wrong", "## First { #first-ten-minutes }\n\nWords.\n")
    (docs / "due.md").write_text(FRONT.format(title="due", by=DUE), "utf-8")
    (docs / "later.md").write_text(FRONT.format(title="later", by=DUE + timedelta(20)), "utf-8")
    small.write(
        "cites", "Cites", "cites", 'So {{ source("editing") }}, {{ source("editing") }}, {{ source("report") }}.'
    )
    small.write("shows", "Shows", "shows", '{{ checklist("steps") }}\n')
    small.write("lists", "Lists", "lists", "{{ reviews() }}\n")
    (docs / "shows.yml").write_text(LIST, "utf-8")
    kinds = {"editing": "network", "long-ago": "history", "report": "research"}
    (docs / "sources.yml").write_text("".join(SOURCE.format(id=id, kind=kind) for id, kind in kinds.items()), "utf-8")
    small.publish(FIRST)
    small.settle()
    return small


def epoch(day: date) -> str:
    return str(int(datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC).timestamp()))


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("review") / "small").folder


@pytest.fixture(scope="module", params=DAYS)
def built(request: pytest.FixtureRequest, handbook: Path) -> tuple[str, Path]:
    """The handbook as it is published on one of the three days, without a complaint: nothing overdue blocks it."""
    site = handbook.parent / request.param.replace(" ", "-")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", HOST)
        patch.setenv("SOURCE_DATE_EPOCH", epoch(DAYS[request.param]))
        done = build(handbook, site, "--strict")
    assert done.returncode == 0, done.stderr
    return request.param, site


def notice(site: Path, page: str) -> Tag | None:
    soup = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
    found = soup.select_one("article .hb-overdue")
    assert isinstance(found, Tag | None)
    return found


def run(folder: Path, day: date, *options: str) -> Result:
    environment = {"SOURCE_DATE_EPOCH": epoch(day)}
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, ["due", *options], env=environment, catch_exceptions=False)


def test_a_page_says_that_it_is_overdue_from_the_day_after(built: tuple[str, Path]) -> None:
    day, site = built
    found = notice(site, "due")
    assert (found is not None) == (day == "the day after")
    assert found is None or "10\u00a0November 2026" in found.get_text()
    assert notice(site, "later") is None


def test_a_page_holds_the_next_day_on_which_something_is_overdue(built: tuple[str, Path]) -> None:
    """For the browser, should the site not be published again."""
    day, site = built
    soup = BeautifulSoup((site / "due" / "index.html").read_text("utf-8"), "html.parser")
    days = [notice["data-due"] for notice in soup.select("article .hb-due[hidden]")]
    assert days == ([] if day == "the day after" else ["2026-11-10"])


@pytest.mark.parametrize("page", ["cites", "shows"])
def test_a_page_names_each_fact_whose_check_is_overdue_once(built: tuple[str, Path], page: str) -> None:
    day, site = built
    found = notice(site, page)
    assert (found is not None) == (day == "the day after")
    links = [str(link["href"]) for link in found.find_all("a")] if found else []
    assert links == (["https://example.org/editing"] if found else [])


def test_a_page_says_who_owns_it_and_its_dates(built: tuple[str, Path]) -> None:
    _, site = built
    text = BeautifulSoup((site / "due" / "index.html").read_text("utf-8"), "html.parser").select_one(".hb-review")
    assert text
    for words in ("Head of “Words”", "11\u00a0May 2026", "10\u00a0November 2026"):
        assert words in text.get_text()


def test_all_dates_stand_on_one_page_with_what_can_be_subscribed_to(built: tuple[str, Path]) -> None:
    day, site = built
    soup = BeautifulSoup((site / "lists" / "index.html").read_text("utf-8"), "html.parser")
    pages, lives = soup.select("article table")
    assert len(pages.select("tbody tr")) == 7
    assert len(pages.select("tbody strong")) == (day == "the day after")
    assert len(lives.select("tbody tr")) == 2, "history does not go out of date"
    for name in ("review.ics", "review.json"):
        assert (site / name).is_file()
        assert soup.select(f'article a[href="../{name}"]')


def test_no_search_finds_the_words_of_a_day(built: tuple[str, Path]) -> None:
    _, site = built
    assert "overdue" not in search_index.script(site).read_text("utf-8")


@pytest.mark.parametrize(
    ("ahead", "heading"),
    [(31, ""), (30, "## Due within 30 days"), (14, "## Due within 14 days"), (0, "## Due today"), (-1, "## Due today")],
)
def test_what_is_due_is_listed_and_fails(handbook: Path, ahead: int, heading: str) -> None:
    done = run(handbook, DUE - timedelta(ahead))
    assert done.exit_code == bool(heading)
    assert done.stdout.startswith(heading or "Nothing is due")
    for words in ("**due** (`docs/due.md`)", "`editing`, network", "on `docs/cites.md`, `docs/shows.md`"):
        assert (words in done.stdout) == bool(heading)
    assert "later" not in done.stdout.split("## Due within 30")[0]


def test_what_is_due_is_listed_with_each_of_its_dates(handbook: Path) -> None:
    listed = review_calendar.due(Handbook(handbook).library, DUE, 0).split("\n")
    page = '**due** (`docs/due.md`), Head of "Words": review by 10 November 2026; last reviewed on 11 May 2026'
    fact = "`editing`, network: check by 10 November 2026; last checked on 11 May 2026"
    assert [line.replace("\u00a0", " ") for line in listed] == [
        "## Due today, or overdue",
        "",
        f"- {page}",
        f"- {fact}; on `docs/cites.md`, `docs/shows.md`",
        "",
    ]


def test_an_overdue_fact_leads_to_where_all_sources_are_listed(tmp_path: Path) -> None:
    small = write(tmp_path / "small")
    small.write("every-source", "Every source", "every-source", "{{ sources() }}\n")
    library = Handbook(small.folder).library
    head = review_dates.head(library, library.pages["cites.md"], DUE + timedelta(1))
    assert BeautifulSoup(head["overdue"], "html.parser").select('a[href="../every-source/#source-editing"]')


def test_one_may_look_less_far_ahead(handbook: Path) -> None:
    assert run(handbook, DUE - timedelta(8), "--days", "7").exit_code == 0
    assert run(handbook, DUE - timedelta(7), "--days", "7").exit_code == 1


def test_nothing_is_listed_of_a_handbook_with_mistakes(tmp_path: Path) -> None:
    small = write(tmp_path / "small")
    page = small.folder / "docs" / "due.md"
    page.write_text(page.read_text("utf-8").replace("review_by:", "review_bye:"), "utf-8")
    done = run(small.folder, DUE)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "docs/due.md:7:" in done.stderr


def test_a_review_to_come_is_a_mistake_until_its_day(handbook: Path) -> None:
    library = Handbook(handbook).library
    assert len(list(review_dates.problems(library, date(2026, 5, 10)))) == 5
    assert not list(review_dates.problems(library, date(2026, 5, 11)))


@pytest.mark.parametrize("kind", [*SHELF_LIFE, "history"])
def test_a_check_holds_for_the_shelf_life_of_its_kind(kind: str) -> None:
    words = Text("2026-02-28", HERE)
    source = Source(HERE, words, words, words, kind, words, words, words, "high")  # type: ignore[arg-type]
    life = SHELF_LIFE.get(kind)
    assert source.due == (date(2026, 2, 28) + life if life else None)


def test_the_guide_tells_how_long_each_kind_holds() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| ([\d,]+) days \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert {kind: int(days.replace(",", "")) for kind, days in rows} == {k: v.days for k, v in SHELF_LIFE.items()}


def test_the_real_handbook_has_a_date_for_each_page_and_each_fact_that_can_go_out_of_date() -> None:
    library = real().library
    assert len(review_dates.reviews(library)) == len(library.pages)
    facts = sum(source.kind != "history" for source in library.all(Source).values())
    assert len(review_dates.checks(library)) == facts
    assert len(review_calendar.due(library, date.max - timedelta(4000), 0).encode()) < 65_000, (
        "GitHub takes no longer issue"
    )


def test_a_handbook_without_pages_has_nothing_due() -> None:
    assert review_calendar.due(Library(COMPONENTS), DUE, 30) == ""
