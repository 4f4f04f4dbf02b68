"""The settings in `mkdocs.yml`, which MkDocs reads before any of our code runs, and says little of what is wrong."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from macros.checks import own_addresses
from macros.content.yaml_errors import MARKS
from macros.content.yaml_reader import Reader, invisible, invisible_in, kind, read_text
from macros.problems import Problem, Where, did_you_mean, shown

FILE = "mkdocs.yml"
FIRST = "site_name: Social Media Handbook"
NAV = "Write   - part-5.md   or   - Title:   with such lines below it, four spaces further in."
KNOWN = [name for name, _ in MkDocsConfig._schema]
TAGS = ("!ENV", "!relative", "tag:yaml.org,2002:")  # that MkDocs reads
VALUE = re.compile(r"Config value '(.+?)': (.*)", re.DOTALL)


class Settings(Reader):
    """Reads the settings, which may use more of YAML than what editors write."""

    def refused(self, text: str) -> Problem | None:
        hidden = invisible_in(text)
        if hidden:
            at = Where(self.file, text.count("\n", 0, hidden.start()) + 1)
            return Problem(at, *invisible("this line", hidden))
        lines = text.split("\n")
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
        used = {event.anchor for event in events if isinstance(event, yaml.AliasEvent)}
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                if (event.anchor and event.anchor not in used) or (event.tag and not event.tag.startswith(TAGS)):
                    return Problem(self.where(event.start_mark), *MARKS)
                if not event.style and (found := self.mistyped(event, lines)):
                    return found
        return None


def problems(path: Path) -> Iterator[Problem]:
    """Find what is wrong with a `mkdocs.yml` before MkDocs has read it: its form, its names and its navigation."""
    reader = Settings(path.name, first=FIRST)
    text, unread = read_text(path, path.name)
    node = None if unread else reader.parse(text)
    if node:
        for key, value in reader.pairs(node):
            if key not in KNOWN:
                what = f'"{shown(key)}" is no setting of MkDocs.{did_you_mean(key, KNOWN)}'
                reader.problem(key.where, what, "Give it as many spaces as the lines it belongs to, or its right name.")
            elif key == "nav":
                navigation(reader, value, {})
            elif key == "extra" and isinstance(value, yaml.MappingNode):
                own_addresses.find_slips(reader, value)
            else:
                twice(reader, value)
    yield from [*unread, *reader.problems]


def twice(reader: Reader, node: yaml.Node) -> None:
    """Find names that stand twice in one place."""
    if isinstance(node, yaml.MappingNode):
        for _, value in reader.pairs(node):
            twice(reader, value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            twice(reader, item)


def navigation(reader: Reader, node: yaml.Node, listed: dict[str, int]) -> None:
    """Find what is no page or heading of the navigation, and pages that it lists twice; `listed` are their lines."""
    if not isinstance(node, yaml.SequenceNode):
        reader.problem(reader.where(node), f"the navigation should be a list, and not {kind(node)}.", NAV)
        return
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            for _, value in reader.pairs(item):
                page(reader, value, listed) if isinstance(value, yaml.ScalarNode) else navigation(reader, value, listed)
        else:
            page(reader, item, listed)


def page(reader: Reader, node: yaml.Node, listed: dict[str, int]) -> None:
    at, name = reader.where(node), node.value if isinstance(node, yaml.ScalarNode) else ""
    if not name:
        reader.problem(at, f"an entry of the navigation is {kind(node)}.", NAV)
    elif (first := listed.setdefault(name, at.line)) != at.line:
        what = f'"{shown(name)}" is in the navigation twice; the first is on line {first}.'
        reader.problem(at, what, "Keep one of them.")


class SettingPlaces(logging.Filter):
    """Puts what MkDocs says of a setting into the form of our problems."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def filter(self, record: logging.LogRecord) -> bool:
        if match := VALUE.fullmatch(record.getMessage()):
            name, said = match.groups()
            said = " ".join(said.split()).rstrip(".").replace(f"{self.path.resolve().parent}/", "")
            problem = Problem(
                place(self.path, name),
                f'the setting "{name}" cannot be used: {said}.',
                "Correct it, or put it back as it was.",
            )
            record.msg, record.args = "%s", (problem,)
        return True


def place(path: Path, name: str) -> Where:
    """Return where a setting stands; the first line if it does not."""
    lines = path.read_text("utf-8", errors="replace").split("\n")
    return Where(path.name, next((n for n, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1))


def follow(path: Path) -> None:
    """Say from now on where the settings are of which MkDocs complains."""
    logger = logging.getLogger("mkdocs.config")
    for filter in [known for known in logger.filters if isinstance(known, SettingPlaces)]:
        logger.removeFilter(filter)
    logger.addFilter(SettingPlaces(path))
