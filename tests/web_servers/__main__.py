"""`python -m tests.web_servers` brings nginx and Apache for the tests, which pass over them where it cannot."""

from __future__ import annotations

from tests.web_servers import install

install()
