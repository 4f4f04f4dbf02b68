"""A page with three examples of our own, made by the real template and enhanced by the real script."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

import macros.components.practise
from macros.components import correction
from macros.components.correction import Choice, Correction, Grade, Heard, Kind, Network, Seen
from macros.components.correction.marked_words import initials
from macros.components.place import Cited, Link
from macros.components.practise import Dealt, render_practise
from macros.components.practise.discussion import Words
from macros.content.yaml_reader import Text
from macros.output import bundler
from macros.problems import Where
from tests.support.styles import styles

COMPONENT = Path(macros.components.practise.__file__).parent
SITE = "https://handbook.example/"
KEY = "handbook.practise"
NOON = "2026-12-01T12:00:00Z"
HERE = Where("test", 1)
WORDS = Words(correction.VERDICTS, correction.NETWORKS, correction.GRADES, correction.SEEN)
Verdicts = dict[str, str]  # of the choices, by id


def text(value: str) -> Text:
    return Text(value, HERE)


def choice(id: str, verdict: Any, *seen: Seen) -> Choice:  # noqa: ANN401  (a text that may be no verdict)
    title, because, why = text(f"Title of {id}"), text(f"Because of {id}."), (text(f"Why {id}."),)
    views = seen or (Seen(HERE, "original"),)
    return Choice(HERE, text(id), title, verdict, because, views, why, (text(f"section-{id}"),))


def example(
    title: str,
    *choices: Choice,
    kind: Kind = "wrong fact",
    network: Network = "edits",
    grade: Grade | None = None,
) -> Correction:
    said = [text(f"{name} of {title}.") for name in ("Scene", "Posted", "Post", "Wrong", "Affected")]
    scene, posted, post, wrong, affected = said
    heard = Heard(HERE, text("A driver"), text("No."))
    who = (text("Anytown Police"), text("AnytownPolice"))
    return Correction(
        HERE,
        text(title),
        kind,
        scene,
        *who,
        network,
        posted,
        post,
        (),
        wrong,
        affected,
        choices,
        heard=heard,
        grade=grade,
    )


EXAMPLES = {
    "road": example("Road", choice("leave", "avoid"), choice("quiet", "acceptable"), choice("correct", "do")),
    "joke": example("Joke", choice("leave", "acceptable"), choice("delete", "do"), kind="wrong tone", grade="slip"),
    "map": example("Map", choice("delete", "avoid"), choice("correct", "do"), network="no-edits"),
}


class Nowhere:
    """A place for what links to nothing."""

    def section(self, id: str) -> Link:
        return Link(id, f"#{id}")

    def cited(self, id: str) -> Cited:
        return Cited(id, "", "", "")

    source = section


def practise(examples: dict[str, Correction]) -> str:
    dealt = {id: Dealt(one, f"../part/#{id}") for id, one in examples.items()}
    return render_practise(Nowhere(), dealt, WORDS, initials)


class Deck(NamedTuple):
    """The examples in a page."""

    page: Page
    root: Locator

    @property
    def card(self) -> Locator:
        return self.root.locator("article:visible")

    @property
    def heading(self) -> Locator:
        return self.root.locator("h2:visible")

    @property
    def told(self) -> Locator:
        return self.root.locator(".hb-practise__told")

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name)

    def choice(self, id: str) -> Locator:
        return self.card.locator(f"[data-choice='{id}']")

    def judge(self, id: str, verdict: str) -> None:
        self.choice(id).locator(f"input[value='{verdict}']").check()

    def hands(self, id: str) -> Locator:
        return self.choice(id).get_by_role("textbox")

    def show(self) -> None:
        self.button("Show what").click()
        expect(self.card.locator(".hb-verdict").first).to_be_visible()

    @property
    def stored(self) -> list[dict[str, Any]]:
        data = json.loads(self.page.evaluate("key => localStorage[key] ?? null", KEY) or '{"copies": {}}')
        return [copy for copy in data["copies"].values() if not copy["gone"][1]]

    def download(self, name: str) -> str:
        with self.page.expect_download() as found:
            self.button(name).click()
        return found.value.path().read_bytes().decode()


@pytest.fixture(scope="session")
def bundles() -> dict[str, bytes]:
    """The styles of a page with this component, and its script."""
    script, problems = bundler.made("practise", "js", [COMPONENT / "page.js"])
    assert script
    assert not problems
    return {"js": script.content, "css": styles("practise")}


def document(examples: dict[str, Correction]) -> str:
    """Return a page as the handbook would have it."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Practise</title>'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/x.css"><script src="/x.js" defer></script>'
    )
    text = f'<div class="hb-h1"><h1>Practise</h1></div><p id="lead">Judge.</p>{practise(examples)}'
    article = f'<article class="md-content__inner md-typeset">{text}</article>'
    return f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body><main>{article}</main></body></html>'


@pytest.fixture
def page(browser: Browser, bundles: dict[str, bytes]) -> Iterator[Page]:
    """A page of a phone's width in a fresh context, whose clock stands still at noon, and which prints nothing."""
    context = browser.new_context(
        base_url=SITE,
        viewport={"width": 390, "height": 844},
        locale="en-GB",
        timezone_id="Europe/London",
        bypass_csp=True,  # axe itself is an inline script
    )
    context.clock.set_fixed_time(NOON)
    context.add_init_script("self.print = () => {}")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, errors


Open = Callable[..., Deck]


@pytest.fixture
def open_deck(page: Page, bundles: dict[str, bytes]) -> Open:
    """Opens the page, at an address that ends with `hash`, in a new tab when asked."""
    served = {"examples": EXAMPLES}
    types = {"js": "text/javascript", "css": "text/css"}

    def answer(route: Route) -> None:
        kind = route.request.url.rpartition(".")[2]
        if kind in bundles:
            return route.fulfill(body=bundles[kind], content_type=types[kind])
        return route.fulfill(body=document(served["examples"]), content_type="text/html")

    page.context.route("**/*", answer)

    def opened(hash: str = "#set=1", examples: dict[str, Correction] = EXAMPLES, tab: Page | None = None) -> Deck:
        served["examples"] = examples
        tab = tab or page
        tab.set_default_timeout(5_000)
        tab.goto("about:blank")
        tab.goto(hash)
        return Deck(tab, tab.locator("hb-practise"))

    return opened


@pytest.fixture
def deck(open_deck: Open) -> Deck:
    """A set of three examples, of which the first is shown."""
    deck = open_deck()
    deck.button("Begin").click()
    return deck
