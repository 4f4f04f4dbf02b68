"""Presses straight after typing: what a person does with a page, and whether each press came to what it was aimed at.

The page's clock stands still but for what a case lets pass: so a case is the same each time, and takes no longer than
the browser needs. Fields and controls are read from the page: a new one is in the test by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product
from pathlib import Path
from typing import Any, Literal, NamedTuple

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")
DELAYS = (0, 50, 120, 300, 700)  # ms, from the last key to the press
SOONEST = 50  # ms, in which a person cannot press two things one after the other
HOLDS = (60, 90, 120)  # ms, from the press to its release
CALM = 2000  # ms, after which nothing on a page still waits
STORED = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
RESTORE = """if (location.protocol === "http:") {
  const [local, session] = JSON.parse(%s);
  localStorage.clear();
  sessionStorage.clear();
  Object.assign(localStorage, local);
  Object.assign(sessionStorage, session);
}"""

Hand = Literal["mouse", "touch", "keys"]
HANDS: tuple[Hand, ...] = ("mouse", "touch", "keys")
SIZES = ((390, 664), (390, 844), (1280, 900))
TEXTS = ("textarea", "text")
TIMES = ("datetime-local", "date", "time")
KEYS = {"a": "Enter", "button": "Enter", "summary": "Enter", "checkbox": "Space", "radio": "Space"}
LONG = " and words that need a second line" * 3


class Device(NamedTuple):
    """A window, and what is pressed with."""

    width: int
    height: int
    hand: Hand

    def __str__(self) -> str:
        return f"{self.width}x{self.height} {self.hand}"


DEVICES = tuple(Device(*size, hand) for size, hand in product(SIZES, HANDS))


class Subject(NamedTuple):
    """A page, and the state in which it is pressed."""

    name: str
    path: str
    fill: Callable[[Page], None]  # puts something into the page, once, which it keeps
    stage: str  # a script that opens what is folded
    scope: str = "header, main"  # of the controls
    shares: int = 1  # each device presses one share of all pairs of a use and a control


class Action(NamedTuple):
    """What a person does before the press: one use of one control."""

    control: str
    use: str


class Case(NamedTuple):
    """A press of a control, some time after an action; `aimed`: at where it was before the action."""

    action: Action
    control: str
    delay: int
    hold: int = HOLDS[0]
    aimed: bool = False

    def __str__(self) -> str:
        aimed = ", aimed before" if self.aimed else ""
        return f"{self.action.use} {self.action.control}; {self.delay} ms later {self.control}{aimed}"


@dataclass
class Tally:
    """What came of the presses on one page with one device."""

    tried: int = 0
    unreachable: int = 0  # because of what the action opened or took away
    lost: list[str] = field(default_factory=list)
    shifted: list[str] = field(default_factory=list)  # the control itself, between press and release
    moved: list[str] = field(default_factory=list)  # another in view, which might have been pressed as well

    @property
    def faults(self) -> list[str]:
        return [*self.lost, *self.shifted, *self.moved]

    def __str__(self) -> str:
        found = f"{len(self.lost):5} lost {len(self.shifted):5} shifted {len(self.moved):5} moved another"
        return f"{self.tried:6} tried {found} {self.unreachable:5} out of reach"


class Presser:
    """A page, brought to one state, in which cases are tried one after another."""

    def __init__(self, page: Page, device: Device, subject: Subject) -> None:
        self.page, self.device, self.subject = page, device, subject
        self.input = page.context.new_cdp_session(page)
        self.tally = Tally()
        self.covering: set[Action] = set()  # those that open a dialog over the page
        page.add_init_script(SCRIPT)
        self.reset()
        subject.fill(page)
        self.rest()
        page.add_init_script(RESTORE % repr(page.evaluate(STORED)))
        self.reset()
        self.calm = self.rest()
        found = self.call("read", subject.scope)
        self.controls: dict[str, str] = {key: kind for key, kind, _ in found}  # their kinds, by name
        self.opening = {key for key in self.controls if self.call("opens", key)}  # a dialog, which covers the page
        self.homes: dict[str, int] = {key: home for key, _, home in found}  # the checklist, example or clause of each

    def call(self, name: str, *given: object) -> Any:  # noqa: ANN401  (what a script gives)
        return self.page.evaluate(f"given => hand.{name}(...given)", list(given))

    def rest(self, control: str = "", value: str | None = None) -> str:
        return str(self.call("rest", self.subject.scope, control, value, CALM))

    def reset(self) -> None:
        self.page.goto("about:blank")  # a page that goes writes down what it keeps
        self.page.goto(self.subject.path)
        self.rest()
        self.page.evaluate(self.subject.stage)
        self.rest()

    def pairs(self, part: int = 0) -> Iterator[Case]:
        """Every use of every field and button with every control, at times that take turns; or one share of them.

        Of what stands in another checklist, example or clause, only with the first control of each kind: all that is in
        view is watched, whatever is pressed.
        """
        covering = self.opening | {key for key, *_ in self.call("read", "header")}  # what opens there covers the page
        actions = [Action(key, use) for key, kind in self.controls.items() if key not in covering for use in uses(kind)]
        kinds = {kind: key for key, kind in reversed(self.controls.items())}
        controls = [key for key, kind in self.controls.items() if self.device.hand != "keys" or kind in KEYS]
        assert actions
        self.rest()
        turn = part
        for (n, action), (m, control) in product(enumerate(actions), enumerate(controls)):
            elsewhere = self.homes[control] != self.homes[action.control]
            if elsewhere and self.homes[action.control] and kinds[self.controls[control]] != control:
                continue
            if (n + m - part) % self.subject.shares or control == action.control:
                continue
            turn += 1
            yield Case(action, control, DELAYS[turn % len(DELAYS)], HOLDS[turn % len(HOLDS)])

    def ticks(self) -> Iterator[Case]:
        """Each box and the next, in quick succession: a person aims at where it was before the first was ticked."""
        boxes = [key for key, kind in self.controls.items() if kind in ("checkbox", "radio")]
        for n, (one, other) in enumerate(pairwise(boxes)):
            if self.device.hand != "keys":
                yield Case(Action(one, "press"), other, DELAYS[n % len(DELAYS)], aimed=True)

    def try_all(self, cases: Iterable[Case]) -> Tally:
        for case in cases:
            self.try_one(case)
        return self.tally

    def try_one(self, case: Case) -> None:
        if case.action in self.covering:
            self.tally.unreachable += 1
            return
        aim = None
        if case.aimed:
            self.call("reach", case.action.control)
            aim = self.call("aim", case.control)
        value = self.act(case.action)
        delay = max(case.delay, SOONEST) if case.action.use == "press" else case.delay
        there, at = self.call(
            "ready", self.subject.scope, case.control, delay, self.device.hand == "keys", not case.aimed
        )
        if there and (aim or not case.aimed):
            self.press(case, aim or at)
        else:
            self.tally.unreachable += 1
            if self.page.evaluate("Boolean(document.querySelector('dialog:modal'))"):
                self.covering.add(case.action)
        if self.rest(case.action.control, value) == self.calm:
            return
        self.page.evaluate(self.subject.stage)
        if self.rest() != self.calm:
            self.reset()

    def act(self, action: Action) -> str | None:
        """Use a control; return what it held before, if that can be put back."""
        if action.use == "press":
            if at := self.call("reach", action.control):
                if self.device.hand == "keys":
                    self.call("focus", action.control)
                self.send(action.control, at, down=True)
                self.page.evaluate("time => pass(time)", HOLDS[0])
                self.send(action.control, at, down=False)
                self.call("used", self.device.hand == "touch")
            return None
        value = str(self.call("focus", action.control))
        keyboard = self.page.keyboard
        if action.use == "add":
            keyboard.press("x")
        elif action.use == "lengthen":
            keyboard.insert_text(LONG)
        elif action.use == "empty":
            keyboard.press("ControlOrMeta+a")
            keyboard.press("Backspace")
        else:
            keyboard.press(action.use)
        return value

    def press(self, case: Case, at: tuple[float, float] | None) -> None:
        self.tally.tried += 1
        if not at:
            self.tally.lost.append(f"{case}: it has gone from under the hand")
            return
        self.send(case.control, at, down=True)
        moved = dict(self.call("hold", case.hold))
        self.send(case.control, at, down=False)
        landed = self.call("landed", self.device.hand == "touch")
        if self.controls.get(case.control) == "select":
            self.page.keyboard.press("Escape")
        if landed != case.control:
            self.tally.lost.append(f"{case}: it came to {landed or 'nothing'}")
        if case.control in moved:
            self.tally.shifted.append(f"{case}: {moved[case.control]}")
        elif moved and not self.pressed_at_once(case.control):
            key, how = next(iter(moved.items()))
            self.tally.moved.append(f"{case}: {key}: {how}")

    def pressed_at_once(self, control: str) -> bool:
        """Tell whether the click comes as the key goes down, as that of Enter does: what it does may move the rest."""
        return self.device.hand == "keys" and KEYS[self.controls[control]] == "Enter"

    def send(self, control: str, at: tuple[float, float], *, down: bool) -> None:
        """Put the hand down on a control, or take it off."""
        x, y = at
        if self.device.hand == "keys":
            key = KEYS[self.controls[control]]
            (self.page.keyboard.down if down else self.page.keyboard.up)(key)
        elif self.device.hand == "touch":
            points = [{"x": x, "y": y}] if down else []
            type = "touchStart" if down else "touchEnd"
            self.input.send("Input.dispatchTouchEvent", {"type": type, "touchPoints": points})
        else:
            mouse = {"x": x, "y": y, "button": "left", "clickCount": 1}
            self.input.send("Input.dispatchMouseEvent", {"type": "mousePressed" if down else "mouseReleased", **mouse})


def uses(kind: str) -> tuple[str, ...]:
    """Return what can be done with a control before the press, other than to follow it to another page."""
    if kind in TEXTS:
        return ("add", "lengthen", "empty")
    if kind in TIMES:
        return ("Backspace", "1")
    if kind == "select":
        return ("ArrowDown", "ArrowUp")
    return ("press",) if kind in KEYS and kind != "a" else ()
