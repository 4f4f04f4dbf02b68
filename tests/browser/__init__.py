"""The browser that the tests drive: the system's own, or one that this installs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"  # the same browser without its own windows: a page opens in a quarter of the time
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ARGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def system() -> str | None:
    """Return the path of a Chrome or Chromium of this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> bool:
    """Bring a browser when the machine has none; say in one sentence what to do when none can be had."""
    if debian_root() and not shutil.which(SHELL):
        apt("update")
        apt("install", SHELL)
        if not system():
            apt("install", "chromium")
    if system() or installed_by_playwright():
        return True
    subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)
    if installed_by_playwright():
        return True
    sys.stderr.write("The tests need Chrome or Chromium: install one that `chromium` or `google-chrome` starts.\n")
    return False


def apt(command: str, *packages: str) -> None:
    options = ("--yes", "--no-install-recommends") if packages else ()
    subprocess.run(["apt-get", command, *options, *packages], check=False, stdout=subprocess.DEVNULL)


def debian_root() -> bool:
    release = Path("/etc/os-release")
    return hasattr(os, "geteuid") and os.geteuid() == 0 and release.exists() and "ID=debian" in release.read_text()


def installed_by_playwright() -> bool:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (the tests alone need it)

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()
