"""What may befall that which a browser keeps, as a page that keeps copies of something has to say it."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.browser.snapshots import Snapshots

STORE = "([key, text]) => localStorage.setItem(key, text)"
TAKE_AWAY = """key => {
  const kept = JSON.parse(localStorage[key]);
  for (const copy of Object.values(kept.copies)) copy.gone = [99, "2026-11-22T12:00:00Z"];
  localStorage[key] = JSON.stringify(kept);
  dispatchEvent(new StorageEvent("storage", { key }));
}"""


def take_troubles(states: Snapshots, key: str, ready: Locator) -> None:
    """Write down what is said of copies that another tab has deleted, of a newer version and of what is unreadable."""
    states.page.evaluate(TAKE_AWAY, key)
    states.take("deleted in another tab")
    for trouble, text in {"of a newer version": '{"version": 99}', "unreadable": "{"}.items():
        states.page.evaluate(STORE, [key, text])
        states.page.reload()
        ready.wait_for()
        states.take(trouble)
