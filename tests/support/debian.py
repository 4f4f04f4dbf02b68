"""Programs that tests run and Python's packages do not bring: from Debian, in a container of one's own."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path


def can_install() -> bool:
    """Tell whether this is Debian, and packages can be installed."""
    release = Path("/etc/os-release")
    return hasattr(os, "geteuid") and os.geteuid() == 0 and release.exists() and "ID=debian" in release.read_text()


def is_runner() -> bool:
    """Tell whether this is a runner of GitHub, which has Ubuntu and gives every right to `sudo`."""
    return os.environ.get("GITHUB_ACTIONS") == "true" and shutil.which("sudo") is not None


def starts_services() -> bool:
    """Tell whether a package may start what it brings, as on a computer that is not a container."""
    return Path("/run/systemd/system").exists()


def install(*packages: str) -> None:
    """Install packages, where there are any of these names."""
    update()
    apt("install", "--yes", "--no-install-recommends", *packages)


@functools.cache
def update() -> None:
    apt("update")


def apt(*arguments: str) -> None:
    sudo = ["sudo"] if os.geteuid() else []
    subprocess.run([*sudo, "apt-get", *arguments], check=False, stdout=subprocess.DEVNULL)
