"""A page with a correction writer of our own words and networks, made by the real template, style and script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, Page, Route

import macros.components.writer
from macros.components.networks import Network
from macros.components.place import Cited, Link
from macros.components.writer import Variants, Wording, render_writer
from macros.content.yaml_reader import Text
from macros.output import bundler
from macros.problems import Where
from tests.support.styles import styles

COMPONENT = Path(macros.components.writer.__file__).parent
PROBE = Path(__file__).parent.parent / "case_probe.js"
HERE = Where("test", 1)
NOON = "2026-11-23T12:00:00Z"
POST = "Mill Road is closed northbound. Please use Quay Street."


def text(value: object) -> Text:
    return Text(str(value), HERE)


def both(long: str, short: str) -> Variants:
    return Variants(HERE, long=text(long), short=text(short))


class Nowhere:
    """A place for words that link to nothing."""

    def section(self, id: str) -> Link:
        return Link(id, "#there")

    source = section

    def cited(self, id: str) -> Cited:
        return Cited(id, "", "", "")


SORRY = "We got this wrong.{ [what you have done]} We are sorry{ for [what it caused]}."
SHORT = "[what changed] Our mistake, and we are sorry."
CLOSE = both(f"[what changed] {SORRY}", SHORT)
AFRESH = both(f"[the post, put right] [what changed] {SORRY}", f"[the post, put right] {SHORT}")
WORDINGS = {
    "wrong": Wording(
        HERE,
        title=text("Wrong"),
        lead=text("Correction, [the time]:"),
        swapped=text("we first said [the wrong words]. It is [the right words]."),
        removed=text("we first said [the wrong words], and that was wrong."),
        added=text("we first left out [the right words]."),
        rewritten=text("our first version was wrong."),
        edit=CLOSE,
        reply=CLOSE,
        fresh=AFRESH,
        replace=AFRESH,
        notice=AFRESH,
        website=text(f"on [the date] we corrected a post{{ on [the network]}}. {SORRY}"),
        sections=(text("there"),),
    ),
    "rude": Wording(
        HERE,
        title=text("Rude"),
        notice=both(f"We have removed a post. {SORRY}", "We have removed a post. It was wrong, and we are sorry."),
        website=text(f"on [the date] we removed a post. {SORRY}"),
        sections=(text("there"),),
    ),
    "private": Wording(
        HERE,
        title=text("Private"),
        withheld=text("It would be given away again."),
        outcomes=(text("remove-it"),),
        notice=both("We have removed a post. We got this wrong.", "We have removed a post."),
        website=text("on [the date] we removed a post. We got this wrong."),
        sections=(text("there"),),
    ),
}
NETWORKS = {
    "edits": Network(HERE, name=text("Edits"), way="edit", count="characters"),
    "replies": Network(HERE, name=text("Replies"), way="reply", count="weighted", limit=text("280")),
    "tight": Network(HERE, name=text("Tight"), way="reply", count="weighted", limit=text("60")),
    "roomy": Network(HERE, name=text("Roomy"), way="reply", count="characters", limit=text("170")),
    "alerts": Network(HERE, name=text("Alerts"), way="notice"),
}


class Writer(NamedTuple):
    """A correction writer in a page."""

    page: Page
    root: Locator

    def field(self, name: str) -> Locator:
        return self.root.locator(f"[name=writer-{name}]")

    def fill(self, **values: str) -> None:
        for name, value in values.items():
            if name in ("network", "happened", "way"):
                self.field(name).select_option(value)
            else:
                self.field(name).fill(value)

    @property
    def places(self) -> Locator:
        """The choices of where the words were wrong."""
        return self.root.locator("[data-part=list] input")

    @property
    def outputs(self) -> Locator:
        return self.root.locator("[data-part=outputs] .hb-writer__out:not([hidden])")

    @property
    def words(self) -> list[str]:
        """What is to be posted."""
        return [output.locator("textarea").input_value() for output in self.outputs.all()]

    @property
    def website(self) -> Locator:
        return self.root.locator("[data-part=website]")

    @property
    def shown(self) -> str:
        """All words that anyone could copy."""
        return "\n".join([*self.words, self.website.locator("textarea").input_value(), self.website.inner_text()])

    def clipboard(self) -> str:
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def more(self) -> None:
        """Unfold what can be said as well."""
        self.root.locator("[data-part=more] > summary").click()

    def tell(self, by: str = "guide", **case: object) -> None:
        """Change the case as another tool of the page does."""
        self.page.evaluate("([changes, by]) => theCase.propose(changes, by)", [case, by])

    def open(self, **case: object) -> None:
        """Open a record that holds this case and nothing else."""
        self.page.evaluate("found => theCase.open(found)", case)

    @property
    def case(self) -> dict[str, Any]:
        """What is kept of the case."""
        kept: dict[str, Any] = self.page.evaluate("theCase.read()")
        return kept


Open = Callable[..., Writer]


@pytest.fixture(scope="session")
def bundles() -> dict[str, bytes]:
    script, _ = bundler.made("writer", "js", [COMPONENT / "page.js", PROBE])
    assert script
    return {"x.css": styles("writer"), "x.js": script.content}


@pytest.fixture
def open_writer(page: Page, bundles: dict[str, bytes]) -> Open:
    """Opens a page with a writer, at noon."""
    body = render_writer(Nowhere(), WORDINGS, NETWORKS)
    head = "<meta charset=utf-8><meta name=viewport content=width=device-width><title>Say it</title>"
    head += "<link rel=icon href=data:,><link rel=stylesheet href=/writer/x.css>"
    html = f"<!doctype html><html lang=en-GB><head>{head}<script src=/writer/x.js defer></script></head>"
    html += f"<body><main class=md-typeset><h1>Say it</h1><h2 id=there>Words</h2>{body}</main>"

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        kind = "text/css" if name == "x.css" else "text/javascript" if name == "x.js" else "text/html"
        route.fulfill(body=bundles.get(name) or html, content_type=kind)

    def opened(tab: Page = page, case: dict[str, object] | None = None) -> Writer:
        tab.context.route("**/writer/**", answer)
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.clock.set_system_time(NOON)
        tab.set_default_timeout(5_000)
        tab.goto("writer/")
        return Writer(tab, tab.locator("hb-writer"))

    return opened


@pytest.fixture
def writer(open_writer: Open) -> Writer:
    return open_writer()
