"""The browser that the tests drive: the system's own, or one that this installs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ARGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def system() -> str | None:
    """Return the path of a Chrome or Chromium of this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> bool:
    """Bring a browser when the machine has none; say in one sentence what to do when none can be had."""
    if system() or installed_by_playwright():
        return True
    if debian_root():
        for command in (["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if not system():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)
    if system() or installed_by_playwright():
        return True
    sys.stderr.write("The tests need Chrome or Chromium: install one that `chromium` or `google-chrome` starts.\n")
    return False


def debian_root() -> bool:
    release = Path("/etc/os-release")
    return hasattr(os, "geteuid") and os.geteuid() == 0 and release.exists() and "ID=debian" in release.read_text()


def installed_by_playwright() -> bool:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (the tests alone need it)

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()
