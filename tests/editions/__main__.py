"""`python -m tests.editions` brings the libraries that PDFs are laid out with, where it can."""

from __future__ import annotations

from ctypes.util import find_library

from tests.support import debian

if not find_library("pangoft2-1.0") and (debian.can_install() or debian.is_runner()):
    debian.install("libpangoft2-1.0-0", "libharfbuzz-subset0")
