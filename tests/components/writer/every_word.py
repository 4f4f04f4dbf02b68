"""All words that the writer makes of the scenarios, on every network, as data or, to be read aloud, as a page.

`python -m tests.components.writer.every_word > words.md` writes the page.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from macros.components.networks import Network
from macros.components.writer import Wording, for_script, gaps
from tests.components.guide.test_scenarios import SCENARIOS, guide
from tests.conftest import NODE
from tests.support.handbook import real

SAMPLE = {
    "post": "Mill Road is closed northbound between Station Roundabout and the river bridge. Please use Quay Street.",
    "wrong": "northbound",
    "right": "southbound",
    "cause": "sending drivers the wrong way",
    "done": "we have told the bus company",
}


class Words(NamedTuple):
    """One text to post: what it is for, how long it is by the rule of its network, and what is still to fill in."""

    name: str
    happened: str
    network: str
    limit: int
    size: str
    says: str
    text: str
    length: int
    gaps: list[str]
    again: list[str]
    repeats: bool


def cases() -> Iterator[dict[str, object]]:
    """What the scenarios after which somebody says something bring to the writer, and then each wording by itself."""
    for name, scenario in SCENARIOS.items():
        outcome = guide()[1][scenario.way[-1]]
        if outcome.way != "leave" or scenario.typed:
            typed = {field: value for field, value in scenario.typed.items() if field not in ("network", "happened")}
            yield {
                "name": name,
                "outcome": scenario.way[-1],
                "refuse": outcome.refuse or "",
                "harm": outcome.harm,
                "way": outcome.way,
                "happened": scenario.typed.get("happened", ""),
                "typed": typed,
            }
    for id in real().library.all(Wording):
        nothing = {"outcome": "", "refuse": "", "harm": False, "way": ""}
        yield {"name": f"wording {id}", "happened": id, "typed": SAMPLE, **nothing}


def composed(wordings: Mapping[str, Wording], only: str = "") -> list[Words]:
    """Return what the writer makes of all cases, or only of those after which a wording is chosen by its id."""
    networks = [
        {"name": "another network", "limit": 0, "rule": "characters", "way": "edit"},
        {"name": "another that is short", "limit": 280, "rule": "weighted", "way": "reply"},
    ]
    for network in real().library.all(Network).values():
        limit = int(network.limit or 0)
        networks.append({"name": str(network.name), "limit": limit, "rule": network.count, "way": network.way})
    words = {id: json.loads(for_script(wording)) for id, wording in wordings.items()}
    said = {"data": {"wordings": words, "gaps": gaps(wordings)}, "networks": networks}
    said["cases"] = [case for case in cases() if only in ("", case["happened"])]
    script = Path(__file__).with_name("compose.js")
    done = subprocess.run([str(NODE), str(script)], input=json.dumps(said), capture_output=True, text=True, check=True)
    return [Words(**words) for words in json.loads(done.stdout)]


@cache
def every_word() -> list[Words]:
    return composed(real().library.all(Wording))


def page(words: list[Words]) -> Iterator[str]:
    """The same words on several networks once, with the names of all."""
    shown: dict[tuple[str, str, str, str, str], list[str]] = {}
    for one in words:
        shown.setdefault((one.name, one.happened, one.says, one.size or "what fits", one.text), []).append(one.network)
    before = ""
    for (name, happened, says, size, text), networks in shown.items():
        if name != before:
            said = f": {SCENARIOS[name].said}" if name in SCENARIOS else ""
            yield f"\n## {name}{said}\n\nWording: {happened}\n"
        before = name
        yield f"**{says}** ({size}; {', '.join(networks)})\n\n> {text.replace(chr(10), chr(10) + '> ')}\n"


if __name__ == "__main__":
    sys.stdout.write("\n".join(page(every_word())))
