"""What tells policy authors which of their links still hold: a page that reads their files, and a command for Node.

`document.js` says what reading a document gives, and `readers/` has a reader for each format. `register.js` opens the
data of the register, `addresses.js` tells what an address leads to, `mentions.js` finds sections that are named without
a link, and `verdict.js` tells whether each still holds. `collect.js` brings them together, for `worker.js`, which the
page runs beside itself, and for `command.js`, which is published as `check-policy.mjs`.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.components.templates import render

COMMAND = "check-policy.mjs"


def render_policy_check(root: str, scripts: Mapping[str, str], command: str) -> str:
    """Render the page; `root` leads to the site's own, and `scripts` are the addresses below it of what comes later.

    `command` is the address of the command; empty where none is published.
    """
    return render("policy_check/template.html", root=root, scripts=scripts, command=command)
