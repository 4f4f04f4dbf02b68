"""Why YAML cannot be parsed, found in its lines and said in an editor's words."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, cast

import yaml

from macros.problems import long_dash

QUOTE = 'Put quotes round the text, such as   title: "Closed: Mill Road"'
CURLED = (
    "this text has curly quotes, where straight ones belong.",
    'Put straight ones round all of the text, such as   title: "Closed: Mill Road"',
)
DASH = "a dash has no space after it.", "Write   - The text"
TAB = "there is a tab here, where spaces belong.", "Indent with spaces, two for each step."
END = re.compile(r"(---|\.\.\.)\s*$")
LONG_MARK = re.compile(r"[\u2010-\u2015\u2212](?=\s|$)")
UNCLOSED = "a quote is opened here and never closed.", "Close it where the text ends."
MARKS = "a text may not start with & * or ! without quotes.", QUOTE
NO_COLON = "there is no colon after this name.", "Write a name, a colon, a space and then the text."
AFTER = "this text goes on after its quotes."
SINGLE_ROUND = "Put single quotes round all of it, such as   title: '\"Closed\" signs'"
DOUBLE_ROUND = "Put double quotes round all of it, and single ones within, such as   title: \"It's 'closed'\""
COMMA = "there is no comma before this.", "Put a comma between two texts in brackets."
BACKSLASH = "a backslash in double quotes means something else.", "Use single quotes, or write it twice."
SECOND = "a line   ---   or   ...   ends this file, but more follows.", "Delete that line."

# What the YAML parser says, in part; whether the mistake is where the value begins; and an editor's words for it.
SAYINGS = (
    ("mapping values are not allowed", False, "there is a colon in this text, and no quotes round it.", QUOTE),
    ("unexpected end of stream", True, *UNCLOSED),
    ("expected ',' or", True, "a bracket is opened here and never closed.", "Close it, or put quotes round the text."),
    ("expected node content", False, "a bracket is not closed, or there is a comma too many.", "Look for it here."),
    ("expected key", False, "this line is not lined up.", "Give it as many spaces as those it belongs to."),
    ("expected '-' indicator", False, "this line is not lined up.", "Give it as many spaces as the list above it."),
    ("expected ':'", True, *NO_COLON),
    ("while scanning an a", False, *MARKS),
    ("tag", False, *MARKS),
    ("another document", False, *SECOND),
    ("parsing a quoted scalar", False, *BACKSLASH),
    ("sequence entries are not allowed", False, "a list begins where a text belongs.", QUOTE),
)
NAME = r"""(?:"[^"]*"|'[^']*'|[^\s"'\[{#&*!|>%@`-][^#]*?):(?=\s|$)"""
LINE = re.compile(rf"( *)((?:-(?: +|$))*)({NAME})?\s*(.*)")
WORD = re.compile(r"[a-z][a-z0-9_-]*")
NO_SPACE = re.compile(r"([a-z_]+):(?!//)\S")
CURLY = re.compile("[\u2018-\u201f].*:(\\s|$)")
OPEN_QUOTE = re.compile(r"""("(\\.|[^"\\])*|'(''|[^'])*)$""")


class Slip(NamedTuple):
    """What is wrong in a line, counted from 0, and what to do about it."""

    line: int
    what: str
    do: str


class BlockCollection(NamedTuple):
    """Lines that are lined up: names, or the dashes of a list."""

    column: int
    in_list: bool


class YamlLine(NamedTuple):
    """A line from where it starts: its dashes, a name with its colon, and a value."""

    number: int
    column: int
    dashes: str
    name: str
    value: str

    @property
    def inner(self) -> int:
        return self.column + len(self.dashes)

    @property
    def opens(self) -> bool:
        """Whether lines that belong to this one may follow."""
        return not self.value or self.value[0] == "#" or (bool(self.name) and self.value[0] in "|>")

    def goes_on(self, other: YamlLine) -> bool:
        """Whether the value goes on in another line."""
        return other.column > self.column and not self.opens

    def begins(self, other: YamlLine) -> bool:
        """Whether another line is the first of those that belong to this one."""
        lists = bool(self.name and other.dashes)  # may stand right below their name
        return self.opens and (other.column > self.column or (lists and other.column == self.inner))


def explain(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """Say in an editor's words, and where the mistake was made, what the YAML parser says in its own."""
    said = f"{error.context or ''} {error.problem or ''}"
    other = (said, False, f"this is not YAML: {said.strip()}.", "Look at this line and at the one above.")
    _, start, what, do = next((saying for saying in SAYINGS if saying[0] in said), other)
    mark = (error.context_mark if start else None) or error.problem_mark or error.context_mark
    lines = text.rstrip().split("\n")
    at, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    if slip := after_quotes(error, lines) or first_slip(lines, at, within(text)):
        return slip
    before, after = lines[at][:column].rstrip(), lines[at][column:].lstrip()
    if "cannot start any token" in said and after:
        what, do = f"a text may not start with {after[0]} without quotes.", QUOTE
        if after[0] == "@":
            do = "Leave out the @ of a handle: it is put there for you. Put quotes round any other text."
    elif "did not find expected" in said and not start and before.endswith(('"', "'")) and after:
        what, do = goes_on(lines[at])
    return Slip(at, what, do)


def after_quotes(error: yaml.MarkedYAMLError, lines: list[str]) -> Slip | None:
    """Return what is wrong where brackets hold quotes, and a text goes on after them."""
    mark = error.problem_mark
    if not mark or "expected ',' or" not in (error.problem or "") or mark.line >= len(lines):
        return None
    before, after = lines[mark.line][: mark.column].rstrip(), lines[mark.line][mark.column :]
    if not before.endswith(('"', "'")) or not after.strip():
        return None
    return Slip(mark.line, *(COMMA if re.match(r"[\w-]+:\s", after) else goes_on(lines[mark.line])))


def goes_on(line: str) -> tuple[str, str]:
    """Return what to do about quotes within a text: an apostrophe would end single ones."""
    return AFTER, DOUBLE_ROUND if "'" in line else SINGLE_ROUND


def within(text: str) -> set[int]:
    """Return the lines that go on with quotes, brackets or a text begun above them, as far as YAML can be parsed."""
    found: set[int] = set()
    opened: list[int | None] = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            start, end = cast(Any, event.start_mark), cast(Any, event.end_mark)
            first, last = start.line, end.line
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append(first if event.flow_style else None)
            elif isinstance(event, yaml.CollectionEndEvent) and (begun := opened.pop()) is not None:
                found.update(range(begun + 1, last + 1))
            elif isinstance(event, yaml.ScalarEvent) and event.style:
                found.update(range(first + 1, last + (event.style in "\"'")))
    except yaml.MarkedYAMLError:
        pass
    return found


def first_slip(lines: list[str], at: int, skipped: set[int]) -> Slip | None:
    """Return what is wrong in the form of the lines down to the one that YAML could not take."""
    blocks: list[BlockCollection] = []
    left: list[BlockCollection] = []
    first = before = above = YamlLine(-1, -1, "", "", "")
    for number in range(at + 1):
        if re.match(r" *\t", lines[number]):
            return Slip(number, *TAB)
        if END.match(lines[number]) and before.number >= 0:
            return Slip(number, *SECOND)
        if number in skipped or re.match(" *(#|$)|---|\\.\\.\\.", lines[number]):
            continue
        line = read(number, lines[number])
        below = [n for n in range(number + 1, at + 1) if lines[n].strip()]
        following = next((read(n, lines[n]) for n in below), None)
        if slip := wrong_text(line, above, following) or left_open(line, [read(n, lines[n]) for n in below], lines):
            return slip
        if not line.name and (not line.dashes or above.goes_on(line)):
            above = above._replace(value="text")
            continue
        blocks, ended = [b for b in blocks if b.column <= line.column], [b for b in blocks if b.column > line.column]
        own = BlockCollection(line.column, bool(line.dashes))
        if not own.in_list and own in blocks:
            blocks = blocks[: blocks.index(own) + 1]
        if own not in blocks:
            if ended and not blocks:  # further left than all before it
                return misplaced(first, [own])
            if blocks and (ended or not above.begins(line)):
                ended_above = own.column in [block.column for block in left]
                lost = not ended and (ended_above or (before.opens and above.column <= before.column))
                return misplaced(above, [own]) if lost else misplaced(line, [*blocks, *ended])
            blocks.append(own)
        if line.dashes and line.name:
            blocks.append(BlockCollection(line.inner, in_list=False))
        first = first if first.name or first.dashes else line
        before, above, left = above, line, ended
    return None


def read(number: int, typed: str) -> YamlLine:
    found = LINE.match(typed)
    spaces, dashes, name, value = found.groups("") if found else ("", "", "", typed)
    return YamlLine(number, len(spaces), dashes, name, value.rstrip())


def wrong_text(line: YamlLine, above: YamlLine, following: YamlLine | None) -> Slip | None:  # noqa: PLR0911
    """Return what is wrong with a line by itself."""
    at, value = line.number, line.value
    if CURLY.match(value):
        return Slip(at, *CURLED)
    if OPEN_QUOTE.match(value) and (not following or (following.name and following.column <= line.inner)):
        return Slip(at, *(CURLED if value.endswith(("\u201c", "\u201d", "\u2018", "\u2019")) else UNCLOSED))
    if re.match(r"\*\S* +\S", value):
        return Slip(at, *MARKS)
    if line.name or above.goes_on(line):
        return None
    if WORD.fullmatch(value) and following and following.name and following.column >= line.inner:
        return Slip(at, *NO_COLON)
    if found := NO_SPACE.match(value):
        return Slip(at, *no_space(found[1]))
    if LONG_MARK.match(value):
        return Slip(at, *long_mark(value))
    if re.match(r"-[^\W\d]", value):
        return Slip(at, *DASH)
    if line.dashes or line.column > above.column or re.fullmatch(r"\w+", value):
        return None
    do = f"If it goes on with the text above, put {spaces(above.inner + 2)} before it. If not, write   name: text"
    return Slip(at, "this line has no name with a colon, and is not indented as a text.", do)


def left_open(line: YamlLine, below: list[YamlLine], lines: list[str]) -> Slip | None:
    """Return a quote that is opened in a line and not closed before a name that is no further in ends the text."""
    end = next((other for other in below if other.name and other.column <= line.inner), None)
    if not end or not line.value.startswith(('"', "'")):
        return None
    text = "\n".join([line.value, *lines[line.number + 1 : end.number]])
    return Slip(line.number, *UNCLOSED) if OPEN_QUOTE.match(text) else None


def long_mark(line: str) -> tuple[str, str]:
    return f"this line begins no entry of a list.{long_dash(line[:1])}", "Write   - The text"


def no_space(name: str) -> tuple[str, str]:
    return "there is no space after the colon.", f"Put a space after   {name}:"


def misplaced(line: YamlLine, blocks: list[BlockCollection]) -> Slip | None:
    """Return a line that is not lined up with any of some blocks, and how far in it should be."""
    columns = [block.column for block in blocks if block.in_list == bool(line.dashes)]
    if not columns:
        return None
    nearest = min(columns, key=lambda column: (abs(column - line.column), -column))
    what = f"this line has {spaces(line.column)} before it, and those it belongs to have {nearest or 'none'}."
    return Slip(line.number, what, f"Put {spaces(nearest)} before it.")


def spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count or 'no'} spaces"
