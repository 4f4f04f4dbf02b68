"""What may move something waits while something is pressed (`macros/theme/press.js`)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.conftest import ROOT
from tests.support.serving import serve

PAGE = """<!DOCTYPE html><meta name="viewport" content="width=device-width"><title>Press</title>
<button style="position: absolute; top: 0; left: 0; width: 99px; height: 99px">Press</button>
<a href="#there" style="position: absolute; top: 0; left: 100px; width: 99px; height: 99px">Go</a>
<label style="position: absolute; top: 100px; left: 0; width: 99px; height: 99px"><input type="checkbox">Tick</label>
<textarea style="position: absolute; top: 100px; left: 100px; width: 99px; height: 99px"></textarea>
<select style="position: absolute; top: 200px; left: 0; width: 99px; height: 99px"><option>One<option>Two</select>
<div style="height: 5000px"></div>"""
LOADED = """async () => {
  Object.assign(self, await import("/press.js"), { log: [], keys: {} });
  self.ask = (key, name = key) => settle(keys[key] ??= {}, () => log.push(name));
  for (const type of ["click", "change"]) document.addEventListener(type, () => log.push(type));
}"""
BUTTON, LINK, LABEL, TEXT, SELECT, NOTHING = (50, 50), (150, 50), (50, 150), (150, 150), (50, 250), (350, 350)


class Finger:
    """A page with a few controls, its log of what happened, and a finger on it."""

    def __init__(self, page: Page, input: CDPSession) -> None:
        self.page, self.input = page, input

    def touch(self, type: str, *points: tuple[int, int]) -> None:
        touches = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        self.input.send("Input.dispatchTouchEvent", {"type": f"touch{type}", "touchPoints": touches})

    def ask(self, key: str, name: str | None = None) -> None:
        self.page.evaluate("([key, name]) => ask(key, name ?? key)", [key, name])

    @property
    def pressed(self) -> bool:
        return bool(self.page.evaluate("pressed()"))

    @property
    def log(self) -> list[str]:
        """What has happened up to when nothing is pressed any more."""
        self.page.wait_for_function("!pressed()")
        return list(self.page.evaluate("log"))


@pytest.fixture(scope="module")
def scripts() -> Iterator[str]:
    with serve(ROOT / "macros" / "theme") as address:
        yield address


@pytest.fixture
def finger(browser: Browser, scripts: str) -> Iterator[Finger]:
    context = browser.new_context(viewport={"width": 400, "height": 600}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.route(f"{scripts}/", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto(f"{scripts}/")
    page.evaluate(LOADED)
    yield Finger(page, context.new_cdp_session(page))
    context.close()


def test_what_is_asked_for_is_done_at_once_while_nothing_is_pressed(finger: Finger) -> None:
    assert finger.page.evaluate("(ask('a'), log)") == ["a"]


@pytest.mark.parametrize("place", [BUTTON, LINK])
def test_work_waits_for_the_click_of_a_mouse(finger: Finger, place: tuple[int, int]) -> None:
    mouse = finger.page.mouse
    mouse.move(*place)
    mouse.down()
    finger.ask("a")
    assert finger.pressed
    mouse.up()
    assert finger.log == ["click", "a"]


@pytest.mark.parametrize("place", [BUTTON, LINK])
def test_work_waits_for_the_click_of_a_touch(finger: Finger, place: tuple[int, int]) -> None:
    finger.touch("Start", place)
    finger.ask("a")
    assert finger.pressed
    finger.touch("End")
    assert finger.log == ["click", "a"]


@pytest.mark.parametrize("type", ["mousedown", "focusin", "mouseup", "click", "change"])
def test_work_that_a_touch_asks_for_waits_for_all_of_it(finger: Finger, type: str) -> None:
    finger.page.evaluate("type => document.addEventListener(type, () => ask(`${type} work`), { once: true })", type)
    finger.touch("Start", LABEL)
    finger.touch("End")
    assert finger.log == ["click", "click", "change", f"{type} work"]  # of the label, and of the box in it


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_work_waits_for_the_click_of_a_key(finger: Finger, key: str) -> None:
    finger.page.focus("button")
    keyboard = finger.page.keyboard
    finger.page.evaluate("addEventListener('keydown', () => ask('a'))")
    keyboard.down(key)
    if key == "Space":
        assert finger.pressed
    keyboard.up(key)
    assert finger.log == ["click", "a"]


def test_what_is_typed_is_no_press(finger: Finger) -> None:
    for field in ("textarea", "select"):
        finger.page.focus(field)
        for key in ("Space", "Enter"):
            finger.page.keyboard.down(key)
            assert not finger.pressed
            finger.page.keyboard.up(key)


def test_a_list_that_is_opened_is_no_press_of_a_mouse_but_one_of_a_finger(finger: Finger) -> None:
    finger.page.mouse.move(*SELECT)
    finger.page.mouse.down()
    assert not finger.pressed
    finger.page.mouse.up()
    finger.touch("Start", SELECT)
    assert finger.pressed


def test_the_newest_work_of_a_key_is_done_in_the_order_asked(finger: Finger) -> None:
    finger.touch("Start", BUTTON)
    for key, name in (("a", "old"), ("b", "b"), ("a", "new")):
        finger.ask(key, name)
    finger.touch("End")
    assert finger.log == ["click", "b", "new"]


def test_what_fails_does_not_hold_up_the_rest(finger: Finger) -> None:
    errors: list[str] = []
    finger.page.on("pageerror", lambda error: errors.append(str(error)))
    finger.touch("Start", BUTTON)
    finger.page.evaluate("settle({}, () => { throw Error('told') })")
    finger.ask("a")
    finger.touch("End")
    assert finger.log == ["click", "a"]
    assert errors == ["told"]


def test_what_work_asks_for_is_done_with_it(finger: Finger) -> None:
    finger.touch("Start", BUTTON)
    finger.page.evaluate("settle({}, () => { ask('c', 'newer'); ask('d') })")
    finger.ask("c", "older")
    finger.touch("End")
    assert finger.log == ["click", "newer", "d"]


def test_a_mouse_that_is_dragged_off_ends_its_press(finger: Finger) -> None:
    mouse = finger.page.mouse
    mouse.move(*BUTTON)
    mouse.down()
    finger.ask("a")
    mouse.move(*NOTHING)
    assert finger.pressed
    mouse.up()
    assert "a" in finger.log


def test_a_scroll_ends_a_press(finger: Finger) -> None:
    finger.touch("Start", NOTHING)
    finger.ask("a")
    for y in range(340, 100, -20):
        finger.touch("Move", (NOTHING[0], y))
    finger.page.wait_for_function("!pressed()")
    assert finger.log == ["a"]


def test_a_finger_that_is_dragged_off_without_a_scroll_ends_its_press(finger: Finger) -> None:
    finger.page.add_style_tag(content="* { touch-action: none }")
    finger.touch("Start", BUTTON)
    finger.ask("a")
    finger.touch("Move", NOTHING)
    finger.touch("End")
    assert finger.log == ["a"], "no click came, and the press ended all the same"


def test_a_long_press_ends_where_its_menu_opens(finger: Finger) -> None:
    finger.touch("Start", BUTTON)
    finger.ask("a")
    finger.page.evaluate("document.querySelector('button').dispatchEvent(new Event('contextmenu', { bubbles: true }))")
    assert not finger.pressed
    assert finger.log == ["a"]


@pytest.mark.parametrize("event", ["blur", "pagehide", "dragend"])
def test_a_release_that_is_never_told_ends_with_the_window(finger: Finger, event: str) -> None:
    finger.touch("Start", BUTTON)
    finger.ask("a")
    finger.page.evaluate("event => dispatchEvent(new Event(event))", event)
    assert not finger.pressed
    assert finger.log == ["a"]


def test_a_page_that_is_hidden_is_not_pressed(finger: Finger) -> None:
    finger.touch("Start", BUTTON)
    finger.ask("a")
    finger.page.evaluate(
        """() => {
          Object.defineProperty(document, "hidden", { get: () => true });
          document.dispatchEvent(new Event("visibilitychange"));
        }"""
    )
    assert finger.log == ["a"]


def test_a_field_that_is_left_does_not_end_the_press_that_leaves_it(finger: Finger) -> None:
    finger.page.focus("textarea")
    finger.page.mouse.move(*BUTTON)
    finger.page.evaluate("document.querySelector('textarea').addEventListener('blur', () => ask('left'))")
    finger.page.mouse.down()
    assert finger.pressed
    assert finger.page.evaluate("log") == []
    finger.page.mouse.up()
    assert finger.log == ["click", "left"]


def test_a_mouse_that_moves_with_no_button_down_presses_nothing(finger: Finger) -> None:
    finger.page.mouse.move(*BUTTON)
    finger.page.evaluate("addEventListener('pointerup', event => event.stopImmediatePropagation(), { once: true })")
    finger.page.evaluate(
        """() => {
          const of = { bubbles: true, pointerId: 1, pointerType: "mouse", button: 0, buttons: 1 };
          document.querySelector("button").dispatchEvent(new PointerEvent("pointerdown", of));
        }"""
    )
    assert finger.pressed
    finger.page.mouse.move(60, 60)
    assert not finger.page.evaluate("new Promise(done => setTimeout(() => done(pressed())))")


def test_a_click_that_a_script_makes_ends_no_press(finger: Finger) -> None:
    finger.touch("Start", BUTTON)
    finger.ask("a")
    finger.page.evaluate("document.querySelector('a').click()")
    assert finger.page.evaluate("new Promise(done => setTimeout(() => done(log)))") == ["click"]
    finger.touch("End")
    assert finger.log == ["click", "click", "a"]


def test_a_second_finger_keeps_the_press_of_the_first(finger: Finger) -> None:
    finger.touch("Start", BUTTON)
    finger.touch("Start", BUTTON, LINK)
    finger.ask("a")
    finger.touch("End", BUTTON)
    assert finger.pressed
    assert "a" not in finger.page.evaluate("log")
    finger.touch("End")
    assert finger.log[-1] == "a"


def test_another_button_of_the_mouse_presses_nothing(finger: Finger) -> None:
    finger.page.mouse.move(*BUTTON)
    finger.page.mouse.down(button="middle")
    assert not finger.pressed
