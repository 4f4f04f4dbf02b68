"""`python -m tests.browser` brings a browser for the tests; with `thorough`, the others too, where it can."""

from __future__ import annotations

import sys

from tests.browser import install, webdriver

if "thorough" in sys.argv:
    webdriver.install()
sys.exit(install() or None)
