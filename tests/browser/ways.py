"""Ways through the handbook, as somebody goes them with the keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tests.browser.listener import Listener

HELP = "part-5-when-things-go-wrong/"
POST = "The bridge is shut on Friday."
LOADED = "() => document.querySelector('hb-search').load && !document.querySelector('.hb-dialog__status').textContent"
FOUND = "() => Boolean(document.querySelector('[data-part=results] tr[data-verdict]'))"
POLICY = (
    "See https://host.example/s/make-amends/2026-01-10/ and https://host.example/s/nowhere/ "
    "and https://host.example/s/first-things/ and “What a policy says” of the handbook."
)
SAID = "() => Boolean(document.querySelector('hb-writer [data-part=outputs] [data-copied]'))"


class Walker(Protocol):
    """Somebody who goes a way, in whichever browser."""

    def open(self, path: str) -> None: ...
    def follow(self, key: str = "Enter") -> None: ...
    def press(self, key: str, until: str = "", *, said: bool = False) -> None: ...
    def wait(self, until: str) -> None: ...
    def tab(self, to: str, key: str = "Tab") -> None: ...
    def skip(self) -> None: ...
    def type(self, words: str) -> None: ...
    def read(self, role: str = "main") -> None: ...
    def look(self) -> None: ...
    def mark(self, what: str) -> None: ...


Way = Callable[[Walker], None]


def shown(id: str) -> str:
    return f"() => !document.getElementById('{id}').hasAttribute('data-away')"


def first_mistake(walker: Walker) -> None:
    """From the first page to a correction that is copied and a record that is sent."""
    walker.open("")
    walker.skip()
    walker.tab(".hb-door")
    walker.follow()
    walker.skip()
    walker.tab(".hb-guide__answers a")
    walker.mark("the first answer")
    walker.press("Tab")
    walker.press("Enter", shown("q-what"))
    walker.press("Tab")
    walker.press("Enter", shown("o-correct-it"))
    walker.mark("the outcome")
    walker.read()
    walker.tab("a[href='#say-it']")
    write(walker)
    walker.read()
    walker.tab("#keep-it > button")
    walker.press("Enter")
    walker.read()
    walker.look()
    walker.tab("[name=reason]")
    walker.type("The council rang.")
    walker.tab(".hb-incident__hand summary")
    walker.press("Enter")
    walker.tab(".hb-incident__hand button")
    walker.press("Enter", said=True)
    walker.look()


def write(walker: Walker) -> None:
    """From the link that leads to the writer to words that are copied."""
    walker.press("Enter")
    walker.tab("#writer-post")
    walker.type(POST)
    walker.tab("#writer-wrong")
    walker.type("shut on Friday")
    walker.tab("#writer-right")
    walker.type("open on Friday")
    walker.tab("#writer-network")
    walker.press("ArrowDown")
    walker.tab("[data-part=outputs] button")
    walker.mark("Copy")
    walker.press("Enter", SAID)
    walker.look()


def checklist(walker: Walker) -> None:
    """Tick, take all ticks off, and take that back."""
    walker.open(HELP)
    walker.skip()
    walker.tab("hb-checklist input[type=checkbox]")
    walker.mark("the first tick")
    walker.press("Space")
    walker.tab("hb-checklist input[type=checkbox]")
    walker.press("Space")
    walker.tab(".hb-picker__b button")
    walker.press("Enter")
    walker.type("Night shift")
    walker.press("Enter")
    walker.tab(".hb-check__foot > .hb-row > button")
    walker.press("Enter", said=True)
    walker.tab("button[aria-label^='Reset']")
    walker.press("Enter")
    walker.press("Enter")
    walker.tab("button[aria-label^='Delete']", "Shift+Tab")
    walker.press("Enter")
    walker.press("Enter")
    walker.look()


def example(walker: Walker) -> None:
    """Choose what to do in an example, and read what comes of it."""
    walker.open(HELP)
    walker.skip()
    walker.tab("hb-correction summary")
    walker.press("Enter")
    walker.tab("hb-correction summary")
    walker.press("Enter")
    walker.look()
    walker.read()


def cite(walker: Walker) -> None:
    """Cite a section in each form."""
    walker.open(HELP)
    walker.skip()
    walker.tab(".hb-cite")
    walker.press("Enter")
    walker.read("dialog")
    walker.look()
    walker.tab("dialog [type=radio]")
    walker.press("ArrowDown")
    walker.tab("dialog hb-copy button")
    walker.press("Enter", said=True)
    walker.tab("dialog hb-copy button")
    walker.press("Enter", said=True)
    walker.press("Escape")


def search(walker: Walker) -> None:
    """Find a section, and nothing."""
    walker.open("")
    walker.press("Tab")
    walker.press("Control+k", LOADED)
    walker.type("amends")
    walker.wait("() => Boolean(document.querySelector('hb-search li a'))")
    walker.read("dialog")
    walker.look()
    walker.press("ArrowDown")
    walker.press("ArrowUp")
    walker.press("Control+a")
    walker.type("amendz xyz")
    walker.read("dialog")
    walker.press("Escape")


def register(walker: Walker) -> None:
    """Find a section in the register."""
    walker.open("register/")
    walker.skip()
    walker.tab(".hb-register input[type=search]")
    walker.type("first things")
    walker.read()
    walker.look()


def version(walker: Walker) -> None:
    """Read an earlier version, and compare two."""
    walker.open("s/make-amends/2026-01-10/")
    walker.read()
    walker.look()
    walker.open("s/make-amends/history/")
    walker.skip()
    walker.tab("#history-day")
    walker.type("02022026")
    walker.tab("[data-part=find] button")
    walker.press("Enter")
    walker.read()
    walker.look()


def changes(walker: Walker) -> None:
    """Read what has changed, and go to one change."""
    walker.open("changes/")
    walker.read()
    walker.skip()
    walker.tab(".hb-change-list li a")
    walker.look()


def glossary(walker: Walker) -> None:
    """Read the words, and go on to a section that explains one."""
    walker.open("glossary/")
    walker.read()
    walker.look()
    walker.open(HELP)
    walker.skip()
    walker.tab(".hb-term")
    walker.press("Enter")


def error(walker: Walker) -> None:
    """Fill in forms with what cannot be right."""
    walker.open("put-it-right/#say-it")
    walker.tab("#writer-post")
    walker.type(POST)
    walker.tab("#writer-wrong")
    walker.type("Saturday")
    walker.press("Tab")
    walker.tab("#writer-network")
    walker.press("ArrowDown")
    walker.press("ArrowDown")
    walker.tab("[data-part=outputs] button")
    walker.press("Enter")
    walker.look()
    walker.open(HELP)
    walker.skip()
    walker.tab(".hb-picker__b button")
    walker.press("Tab")
    walker.press("Enter")
    walker.press("Enter")
    walker.look()


def policy(walker: Walker) -> None:
    """Check some text of a policy, and choose what is shown."""
    walker.open("check-my-policy/")
    walker.skip()
    walker.tab("#policy-pasted")
    walker.type(POLICY)
    walker.tab("[data-part=paste] button")
    walker.press("Enter", FOUND)
    walker.read()
    walker.tab("[name=policy-show]")
    walker.press("ArrowDown")
    walker.tab("[name=policy-arrange]")
    walker.press("ArrowDown")
    walker.read()
    walker.look()


def practise(walker: Walker) -> None:
    """Judge the choices of an example, and read what the handbook says."""
    walker.open("practise/#set=7")
    walker.skip()
    walker.read()
    walker.tab("hb-practise .hb-btn--go")
    walker.press("Enter")
    walker.read()
    walker.tab("hb-practise .hb-practise__choice input")
    walker.press("Space")
    walker.tab("hb-practise .hb-btn--go")
    walker.press("Enter")
    walker.read()
    walker.tab("hb-practise .hb-btn--go")
    walker.press("Enter")
    walker.read()
    walker.look()
    walker.tab("hb-practise .hb-practise__result .hb-btn--go")
    walker.press("Enter")
    walker.look()


WAYS: tuple[Way, ...] = (
    first_mistake,
    checklist,
    example,
    cite,
    search,
    register,
    version,
    changes,
    glossary,
    error,
    policy,
    practise,
)


def to_an_answer(listener: Listener) -> None:
    """From the first page to the first answer, and from an outcome to words that are copied."""
    listener.open("")
    listener.skip()
    listener.tab(".hb-door")
    listener.follow()
    listener.skip()
    listener.tab(".hb-guide__answers a")
    listener.mark("the first answer")
    outcome = listener.page.locator("[id^=o-][data-way=correct]").first.get_attribute("id")
    listener.open(f"put-it-right/#{outcome}")
    listener.tab("a[href='#say-it']")
    write(listener)


def to_a_tick(listener: Listener) -> None:
    """To the first tick of a checklist."""
    listener.open(HELP)
    listener.skip()
    listener.tab("hb-checklist input[type=checkbox]")
    listener.mark("the first tick")


MEASURED: tuple[Callable[[Listener], None], ...] = (to_an_answer, to_a_tick)
