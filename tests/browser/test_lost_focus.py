"""Every control is pressed by its key: no press loses the focus, and no message comes from where nothing was before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import ways
from tests.browser.listener import Listener
from tests.browser.test_accessibility import paths, permanent
from tests.browser.test_transcripts import Open, listening, small
from tests.support.some import sample, some

__all__ = ["listening", "small"]  # fixtures

MOST = 600  # controls of a page
BEFORE = "self.print = () => {};"
# Of what is shown, the first that has not been pressed yet: in the dialog that is open, or anywhere. A control that is
# made anew, as each Undo is, has been pressed when one of its name and place has.
NEXT = """() => {
  self.done ??= new Set();
  const key = (each) => each.id || [each.closest("[id]")?.id, each.ariaLabel ?? each.textContent].join();
  const all = "button, summary, input[type=checkbox], input[type=radio]";
  const within = document.querySelector("dialog:modal") ?? document;
  const next = [...within.querySelectorAll(all)].find((each) =>
    !done.has(key(each)) && !each.disabled && each.checkVisibility({ visibilityProperty: true }));
  if (!next) return "";
  done.add(key(next));
  next.focus();
  return next.matches("input") ? "Space" : "Enter";
}"""
PAGES = ["put-it-right/", ways.HELP, "register/", "changes/", "s/make-amends/history/"]


def press_all(listener: Listener, path: str) -> int:
    """Press every control of a page, and those that come of it; return how many there were."""
    listener.page.add_init_script(BEFORE)
    listener.open(path)
    count = 0
    while count < MOST:
        if key := listener.page.evaluate(NEXT):
            count += 1
            listener.focus("")
        elif listener.page.evaluate("Boolean(document.querySelector('dialog:modal'))"):
            key = "Escape"
        else:
            break
        listener.press(key)
    return count


@pytest.mark.parametrize("path", sample(1, PAGES))
def test_no_press_loses_the_focus(listening: Open, small: str, path: str) -> None:
    listener = listening(small)
    assert press_all(listener, path) >= 3
    assert not listener.faults


@pytest.mark.thorough
def test_no_press_loses_the_focus_on_any_page(listening: Open, address: str, site: Path) -> None:
    faults = {}
    presses = 0
    for path in some([*paths(site), *permanent(site)]):
        listener = listening(address)
        presses += press_all(listener, path)
        faults[path] = listener.faults
        listener.context.close()
    print(f"{presses} controls on {len(faults)} pages")
    assert presses > MOST
    assert not any(faults.values()), faults
