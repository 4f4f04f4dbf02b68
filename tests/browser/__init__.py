"""The browser that the tests drive: the system's own, or one that this installs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import debian

SHELL = "chromium-headless-shell"  # the same browser without its own windows: a page opens in a quarter of the time
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ARGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def chosen() -> str | None:
    """Return the path of the Chrome or Chromium that the tests drive, or nothing when that is Playwright's own.

    It is what `CHROME_PATH` names, or else the first that the machine has.
    """
    return os.environ.get("CHROME_PATH") or next((path for name in NAMES if (path := shutil.which(name))), None)


def missing() -> str:
    """Say in one sentence what to do when there is no browser; an empty text when there is one."""
    path = chosen()
    if path:
        return "" if shutil.which(path) else f"CHROME_PATH names {path}, which is no program: name a Chrome."
    cure = f"run `{Path(sys.executable).name} -m tests.browser`, or name one in CHROME_PATH"
    return "" if installed_by_playwright() else f"The tests need Chrome or Chromium: {cure}."


def install() -> str:
    """Bring a browser when the machine has none; return in one sentence what to do when none can be had."""
    if "CHROME_PATH" not in os.environ and debian.can_install() and not shutil.which(SHELL):
        debian.install(SHELL)
        if not chosen():
            debian.install("chromium")
    if missing() and not chosen():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)
    return missing()


def installed_by_playwright() -> bool:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (the tests alone need it)

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()
