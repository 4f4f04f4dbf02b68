"""The headings of a page: the sections that they begin, with their ids, and what is wrong with a heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from macros.content.schema import ID_RULE, is_id
from macros.content.titles import suggest, title_text
from macros.content.typography import curl
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, long_dash, shown

HEADING = re.compile(r"\s*(#{1,3})(?!#)(.*)")
NO_SPACE = re.compile(r"\s*#{1,3}[^#\s]")
LIST = r"\{(?!##):?([^{}%]*)\}"  # of attributes
LISTS = re.compile(rf"(?:{LIST}\s*)+$")
IN_TEXT = "Use words, and put the macro into the text below."
NAMED = re.compile(r"""[\w-]+=(?:"[^"]*"|'[^']*'|\S+)""")
ENTRY = 4  # below every heading that a section can have
UNDERLINE = re.compile(r"(-+|=+)\s*$")


@dataclass(frozen=True)
class Section:
    """What has a permanent id: a heading with everything under it, or a page as a whole (level 1).

    Another is an entry of the data that a page shows and that can be cited, such as an example: `of` says what it is,
    and its place is in the data. Its level is ENTRY, since it stands in the others and none in it.
    """

    id: Text
    title: str
    level: int
    page: str
    of: str = ""

    @property
    def called(self) -> str:
        """What it is in a message, and to a reader."""
        return self.of or "section"


def headings(prose: Mapping[int, str], path: str, file: str) -> tuple[list[Section], list[Problem]]:
    """Return the sections of a page, and a problem for every heading that cannot be one."""
    found: list[Section] = []
    problems: list[Problem] = []
    for number, line in prose.items():
        before = prose.get(number - 1, "").strip()
        if UNDERLINE.match(line) and before and not before.startswith(("|", "#")):
            what = "a heading is made with a line under it, which cannot carry an id."
            do = f"Write   ## {before} {{ #{suggest(before)} }}   or put an empty line above this one."
            problems.append(Problem(Where(file, number), what, do).hiding(before).needing(file))
        elif match := HEADING.match(line):
            made = section(match[1], match[2].strip(), path, Where(file, number))
            if isinstance(made, Section) and NO_SPACE.match(line):
                made = Problem(made.id.where, f"there is no space after {match[1]}.", f"Write   {match[1]} {match[2]}")
            if isinstance(made, Section):
                found.append(made)
            else:
                title = LISTS.sub("", match[2].strip())
                problems.append(made.hiding(curl(title_text(title)), text=line))
    return found, problems


def section(marks: str, text: str, path: str, at: Where) -> Section | Problem:
    """Return the section that a heading begins, or what is wrong with the heading."""
    lists = LISTS.search(text)
    before = text[: lists.start()] if lists else text
    title = before.strip().rstrip("#").rstrip()
    words = NAMED.sub("", " ".join(re.findall(LIST, lists[0]))).split() if lists else []
    ids = [word[1:] for word in words if word.startswith("#")]
    parted = "" in ids or any(not word.startswith(("#", ".")) for word in words)
    plain = title_text(title)
    first = "".join(ids[:1])
    wanted = " ".join(word for word in words if not word.startswith(".")) if parted else first
    line = f"Write   {marks if len(marks) > 1 else '##'} {title} {{ #{suggest(wanted or plain)} }}"
    named = f'heading "{shown(plain)}"'
    wrong = (
        (len(marks) == 1, "the title of a page stands in its front matter, and not in a heading with one #.", line),
        ("{{" in title or "{%" in title, "a macro cannot stand in a heading.", IN_TEXT),
        (not plain, "a heading has no words.", f"Write   {marks} What it is about {{ #what-it-is-about }}"),
        (ids and parted, f"the id of the {named} has a space in it.", line),
        (len(ids) > 1, f"the {named} has more than one id.", f"{line}   or keep another of them."),
        (not ids or not before.endswith((" ", "\t")), f"the {named} has no id.", line),
        (not is_id(first), f'"{shown(first)}" cannot be the id of a section.{long_dash(first)}', ID_RULE),
    )
    for found, what, do in wrong:
        if found:
            return Problem(at, what, do)
    return Section(Text(first, at), plain, len(marks), path)
