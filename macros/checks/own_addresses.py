"""The addresses that count as those of the handbook, beside `site_url`: below `extra:` in `mkdocs.yml`."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

import yaml

from macros.content.site_address import is_site_address
from macros.content.yaml_reader import Reader, kind
from macros.problems import Where, did_you_mean, shown

FORMER, COPIES = "former_addresses", "copies"
NAMES = {FORMER: "former", COPIES: "copies"}  # in `mkdocs.yml`, and in the register that a page reads
WRITE = "Write each on a line of its own, such as   - https://handbook.example.org/"
NEAR = 0.8  # how much a name has to be like one of ours to be taken for a slip


def read(extra: Mapping[str, object]) -> dict[str, list[str]]:
    """Return the addresses of a sound `extra`, by the names that the register has for them."""
    return {short: [str(each) for each in listed(extra.get(name))] for name, short in NAMES.items()}


def listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def find_slips(reader: Reader, extra: yaml.MappingNode) -> None:
    """Find what is no list of addresses, and names that are almost ours: others may stand there too."""
    for key, value in reader.pairs(extra):
        if key in NAMES:
            addresses(reader, key, value)
        elif difflib.get_close_matches(key, NAMES, cutoff=NEAR):
            what = f'"{shown(key)}" is no setting of the handbook.{did_you_mean(key, list(NAMES))}'
            reader.problem(key.where, what, "Give it its right name.")


def addresses(reader: Reader, name: str, node: yaml.Node) -> None:
    if isinstance(node, yaml.ScalarNode) and node.value in ("", "null", "~"):
        return
    if not isinstance(node, yaml.SequenceNode):
        reader.problem(reader.where(node), f'"{name}" should be a list, and not {kind(node)}.', WRITE)
        return
    seen: dict[str, Where] = {}
    for item in node.value:
        at, address = reader.where(item), item.value if isinstance(item, yaml.ScalarNode) else ""
        if not is_site_address(address):
            what = f'"{shown(address)}" is no address of a website.' if address else f"an address is {kind(item)}."
            reader.problem(at, f'{what} It stands in "{name}".', WRITE)
        elif (first := seen.setdefault(address.rstrip("/"), at)) != at:
            reader.problem(at, f'"{shown(address)}" is here twice; the first is on line {first.line}.', "Keep one.")
