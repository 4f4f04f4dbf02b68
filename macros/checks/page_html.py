"""What must hold of every published page: its Content-Security-Policy, and ids that are there once."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from macros.problems import Problem, Where

INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
ID = re.compile(r"<[a-z][^<>]*?\sid=\"([^\"]+)\"")
ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
BLOCKED = re.compile(r"<(script)\b|<[a-z][^<>]*?\s(style|on[a-z]+)\s*=", re.IGNORECASE)
UNUSED = re.compile(r'<input class="md-toggle".*?(?=<div data-md-component="announce">)', re.DOTALL)
HEAD = re.compile(r"<meta charset=\"?utf-8\"?>", re.IGNORECASE)


def secure(html: str, served: bool = False) -> str:
    """Add a strict policy: the site's own files and, by hash, the scripts of its theme.

    A page that is served gets none: MkDocs puts a script into it that no policy can foresee.
    """
    html = UNUSED.sub("", html)  # Material's switches and its skip link, for which the theme has better
    if served:
        return html
    scripts = [body for kind, body in INLINE.findall(ARTICLE.sub("", html)) if "json" not in kind]
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


def blocked(html: str, file: str, source: str) -> Iterator[Problem]:
    """Find what an editor wrote and the policy would keep from working; `source` is the text of the file."""
    for script, attribute in BLOCKED.findall(html):
        typed = re.compile(rf"<{script}" if script else rf"\b{attribute}\s*=", re.IGNORECASE)
        lines = [number for number, line in enumerate(source.split("\n"), 1) if typed.search(line)]
        what = f'"{script or attribute}" does not work here: no page may bring a script or a style of its own.'
        yield Problem(Where(file, lines[0] if lines else 1), what, "Delete it; the code of all pages is in macros/.")


def twice(html: str, file: str) -> Iterator[Problem]:
    """Find ids that stand twice on a page: a link to one could lead to either."""
    for id, count in Counter(ID.findall(html)).items():
        if count > 1:
            yield Problem(
                Where(file, 1), f'the id "{id}" is on this page {count} times.', "Give the heading another id."
            )
