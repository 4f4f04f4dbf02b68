"""The pictures in the README, taken of the real site. `make screenshots` takes them anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import ARGS, chosen
from tests.conftest import ROOT, build
from tests.support.serving import serve

FOLDER = ROOT / ".github" / "images"
PART = "part-5-when-things-go-wrong/"


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        build(ROOT, Path(name), "--strict")
        browser = playwright.chromium.launch(executable_path=chosen(), args=list(ARGS))
        with serve(Path(name)) as address:
            desktop = browser.new_page(viewport={"width": 1280, "height": 800})
            desktop.goto(f"{address}/{PART}")
            desktop.screenshot(path=FOLDER / "desktop.png")
            phone = browser.new_page(viewport={"width": 390, "height": 844})
            phone.goto(f"{address}/{PART}")
            example = phone.locator("hb-correction").first
            example.locator(".hb-ask").scroll_into_view_if_needed()
            example.evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 70)")
            phone.screenshot(path=FOLDER / "phone.png")
        browser.close()


if __name__ == "__main__":
    main()
