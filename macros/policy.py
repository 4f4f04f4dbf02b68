"""Floor 4: what must hold of every published page: its Content-Security-Policy, and ids that are there once."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from macros.problems import Problem, Where

INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
ID = re.compile(r"<[a-z][^<>]*?\sid=\"([^\"]+)\"")
UNUSED = re.compile(r'<input class="md-toggle".*?(?=<div data-md-component="announce">)', re.DOTALL)
HEAD = re.compile(r"<meta charset=\"?utf-8\"?>", re.IGNORECASE)
serving = False  # MkDocs puts a script into the page that it serves, and that no policy can foresee


def secure(html: str) -> str:
    """Add, but for `make serve`, a strict policy that allows the page's own files and, by hash, inline scripts."""
    html = UNUSED.sub("", html)  # Material's switches and its skip link, for which the theme has better
    if serving:
        return html
    scripts = [body for kind, body in INLINE.findall(html) if "json" not in kind]
    allowed = " ".join(["'self'", *sorted({hash_of(body) for body in scripts})])
    rules = {
        "default-src": "'none'",
        "script-src": allowed,
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    value = "; ".join(f"{name} {sources}" for name, sources in rules.items())
    return HEAD.sub(lambda m: f'{m[0]}\n<meta http-equiv="Content-Security-Policy" content="{value}">', html, count=1)


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def twice(html: str, file: str) -> Iterator[Problem]:
    """Find ids that stand twice on a page: a link to one could lead to either."""
    for id, count in Counter(ID.findall(html)).items():
        if count > 1:
            yield Problem(
                Where(file, 1), f'the id "{id}" is on this page {count} times.', "Give the heading another id."
            )
