"""`python -m tests.browser` brings a browser for the tests."""

from __future__ import annotations

import sys

from tests.browser import install

sys.exit(install() or None)
