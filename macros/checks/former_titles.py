"""Links that give a section the title that it had once."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.pages import Page
from macros.content.typography import curl
from macros.handbook.library import Library
from macros.problems import Problem, shown
from macros.register.section_text import normal


def of_page(library: Library, page: Page) -> Iterator[Problem]:
    """Find the links of a page to a section whose words are a title that it no longer has."""
    for call in page.calls:
        if call.name != "section" or len(call.args) != 2:
            continue
        id, words = call.args
        section, register = library.sections.get(id), library.registers.get(id)
        former = {normal(version.title) for version in register.versions} if register else set()
        if id in library.own_sections and id in library.original:  # the original may call it what it does
            former -= {normal(version.title) for version in library.original[id].versions}
        if section and normal(curl(words)) in former - {normal(section.title)}:
            what = f'the section "{id}" is no longer called "{shown(words)}".'
            do = f'Write   {{{{ section("{id}") }}}}   which gives it the title that it has: "{section.title}".'
            yield Problem(call.where, what, do)
