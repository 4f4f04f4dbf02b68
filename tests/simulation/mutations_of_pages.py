"""Edits to the pages of a copy of the real handbook. Each returns all that the strict build says of it."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from macros.content.headings import Section
from tests.simulation.editor import Editor, register
from tests.support.handbook import REVIEW

NOTE = 'Run   make record NOTE="What changed, and why"'
PROSE = r"^([A-Z][a-z]+) ((?!.*[{|\[]).+\.)$"


class Expected(NamedTuple):
    """Where a message stands, and in part what it says and what to do about it."""

    where: str
    says: str
    does: str


Mutation = Callable[[Editor], list[Expected]]


def called(editor: Editor, id: str) -> str:
    return editor.library.sections[id].called


def changed(editor: Editor, *ids: str) -> list[Expected]:
    """Return what is said of sections that have changed: of those that hold another of them, nothing."""
    library = editor.library
    inner = [id for id in ids if not any(other.id in ids for other in library.within(library.sections[id]))]
    says = 'the {} "{}" has changed since its version of'
    return [Expected(editor.place(id), says.format(called(editor, id), id), NOTE) for id in inner]


def gone(editor: Editor, *ids: str) -> list[Expected]:
    says, kept = 'the {} "{}" (', editor.library.registers
    does = "run   make withdraw ID={} REASON="
    return [Expected(newest(editor, id), says.format(kept[id].called, id), does.format(id)) for id in ids]


def renamed(editor: Editor, old: str, now: str) -> list[Expected]:
    does = f"It seems to be this one: write   {{ #{old} }}   here."
    return [Expected(editor.place(now), f'the section "{old}" (', does)]


def newest(editor: Editor, id: str) -> str:
    lines = editor.lines(register(id))
    return f"{register(id)}:{max(n for n, line in enumerate(lines, 1) if line.startswith('  - date:'))}"


def find(editor: Editor, level: int = 2, holds: str = PROSE) -> tuple[Section, int]:
    """Return a section, and the number of the line, among its own words, in which a pattern is found."""
    for found in editor.headings:
        start, end = editor.span(found, whole=False)
        lines = editor.lines(found.id.where.file)
        for number in range(start + 1, end) if found.level == level else ():
            if re.search(holds, lines[number]):
                return found, number + 1
    raise AssertionError(f"no section of level {level} has {holds}")


def entry(editor: Editor, macro: str, pattern: str) -> tuple[list[str], str, int]:
    """Return a correction or a checklist with all that it is in, and where in its data a pattern is found."""
    found, number = find(editor, holds=rf'^\{{\{{ {macro}\("')
    id = editor.lines(found.id.where.file)[number - 1].split('"')[1]
    file = found.id.where.file.removesuffix(".md") + ".yml"
    start = editor.find(file, rf"^  {id}:$")
    lines = enumerate(editor.lines(file), 1)
    ids = [f"{macro}-{id}", *editor.around(found)]
    return ids, file, next(n for n, line in lines if n > start and re.search(pattern, line))


def word_in_prose(editor: Editor) -> list[Expected]:
    found, number = find(editor, level=3)
    editor.replace(found.id.where.file, number, PROSE, r"\1 nevertheless \2")
    return changed(editor, *editor.around(found))


def word_in_a_correction(editor: Editor) -> list[Expected]:
    ids, file, number = entry(editor, "correction", "^    wrong: ")
    editor.replace(file, number, "wrong: (['\"]?)", r"wrong: \1Nevertheless, ")
    return changed(editor, *ids)


def word_in_a_step_of_a_checklist(editor: Editor) -> list[Expected]:
    ids, file, number = entry(editor, "checklist", "^            text: ")
    editor.replace(file, number, "text: (['\"]?)", r"text: \1Nevertheless, ")
    return changed(editor, *ids)


def step_that_may_be_skipped_from_now_on(editor: Editor) -> list[Expected]:
    ids, file, number = entry(editor, "checklist", "^            must: true")
    editor.replace(file, number, "true", "false")
    return changed(editor, *ids)


def entry_added_to_a_list(editor: Editor) -> list[Expected]:
    found, number = find(editor, holds=r"^- \w")
    editor.replace(found.id.where.file, number, "^- ", "- Another thing\n- ")
    return changed(editor, *editor.around(found))


def word_in_a_table(editor: Editor) -> list[Expected]:
    found, number = find(editor, holds=r"^\| [A-Z]\w+ [^|{]*\|")
    editor.replace(found.id.where.file, number, r"^\| ", "| Nevertheless ")
    return changed(editor, *editor.around(found))


def words_of_a_heading(editor: Editor) -> list[Expected]:
    found, _ = find(editor, level=3)
    editor.replace(*found.id.where, r"^### .* \{", "### Other words for it {")
    return changed(editor, *editor.around(found))


def title_of_a_page(editor: Editor) -> list[Expected]:
    page = editor.library.pages[find(editor)[0].page]
    editor.edit(page.file, "^title: .*", "title: Another title")
    return changed(editor, page.sections[0].id)


def paragraph_taken_out(editor: Editor) -> list[Expected]:
    found, number = find(editor)
    editor.replace(found.id.where.file, number, ".+", "")
    return changed(editor, *editor.around(found))


def two_sections_in_another_order(editor: Editor) -> list[Expected]:
    page = editor.library.pages[find(editor, level=3)[0].page]
    first, *_, last = (section for section in page.sections if section.level == 2)
    (start, end), (after, _) = editor.span(first), editor.span(last)
    lines = [*editor.lines(page.file), ""]
    editor.write(page.file, lines[:start] + lines[after:] + lines[end:after] + lines[start:end])
    return changed(editor, page.sections[0].id)


def section_made_a_higher_one(editor: Editor) -> list[Expected]:
    """What it was in has changed; the page as a whole reads as before."""
    page = [section for section in editor.headings if section.page == find(editor, level=3)[0].page]
    found = next(one for one, after in itertools.pairwise(page) if (one.level, after.level) == (3, 2))
    above = editor.around(found)[1]
    editor.replace(*found.id.where, "^###", "##")
    return changed(editor, above)


def section_split(editor: Editor) -> list[Expected]:
    found, number = find(editor, level=3)
    editor.replace(found.id.where.file, number, "^", "### The second half { #the-second-half }\n\n")
    return changed(editor, *editor.around(found))


def section_added(editor: Editor) -> list[Expected]:
    found, _ = find(editor)
    file = found.id.where.file
    editor.write(file, [*editor.lines(file), "## Something new { #something-new }", "", "New words.", ""])
    return changed(editor, editor.around(found)[-1])


def page_added(editor: Editor) -> list[Expected]:
    front = ["---", "title: Something new", "id: something-new", "description: New words."]
    front += [*REVIEW.splitlines(), "---", "", "New words.", ""]
    editor.write("docs/something-new.md", front)
    editor.edit("mkdocs.yml", r"^  - index\.md$", "  - index.md\n  - something-new.md")
    return []


def section_moved_to_another_page(editor: Editor) -> list[Expected]:
    found, _ = find(editor)
    here = editor.library.pages[found.page]
    there = [page for page in editor.library.pages.values() if page is not here][-1]
    start, end = editor.span(found)
    lines = editor.lines(here.file)
    editor.write(there.file, [*editor.lines(there.file), "", *lines[start:end], ""])
    editor.write(here.file, lines[:start] + lines[end:])
    return changed(editor, here.sections[0].id, there.sections[0].id)


def to_another_place(editor: Editor, name: str) -> list[Expected]:
    """Give a page another name, in the navigation and in the links to it too."""
    others = (page for page in editor.library.pages.values() if page.path not in ("index.md", find(editor)[0].page))
    page = next(page for page in others if not (editor.root / page.file).with_suffix(".yml").exists())
    target = editor.docs / name
    target.parent.mkdir(exist_ok=True)
    (editor.root / page.file).rename(target)
    for path in [editor.root / "mkdocs.yml", *editor.docs.glob("*.md")]:
        path.write_text(re.sub(rf"(- |\]\(){page.path}", rf"\g<1>{name}", path.read_text("utf-8")), "utf-8")
    return []


def page_renamed(editor: Editor) -> list[Expected]:
    return to_another_place(editor, "another-name.md")


def page_moved_into_a_folder(editor: Editor) -> list[Expected]:
    return to_another_place(editor, "folder/another-name.md")


def section_deleted(editor: Editor) -> list[Expected]:
    found = next(editor.free())
    start, end = editor.span(found)
    lines = editor.lines(found.id.where.file)
    editor.write(found.id.where.file, lines[:start] + lines[end:])
    return gone(editor, found.id)


def page_deleted(editor: Editor) -> list[Expected]:
    """It is one that was published for this."""
    page_added(editor)
    editor.record()
    editor.publish()
    (editor.docs / "something-new.md").unlink()
    lines, at = editor.lines("mkdocs.yml"), editor.find("mkdocs.yml", "something-new")
    editor.write("mkdocs.yml", lines[: at - 1] + lines[at:])
    return gone(editor, "something-new")


def two_sections_merged(editor: Editor) -> list[Expected]:
    found = next(editor.free())
    start, _ = editor.span(found)
    file = found.id.where.file
    lines = editor.lines(file)
    editor.write(file, lines[:start] + lines[start + 1 :])
    return gone(editor, found.id)


def id_renamed(editor: Editor) -> list[Expected]:
    found = next(editor.free())
    editor.replace(*found.id.where, rf"#{found.id}", "#another-id")
    return renamed(editor, found.id, "another-id")


def two_ids_swapped(editor: Editor) -> list[Expected]:
    """Nobody but the editor can tell; what was published under either stays there."""
    one, other = (section for section, _ in zip(editor.free(), range(2), strict=False))
    editor.replace(*one.id.where, rf"#{one.id}", f"#{other.id}")
    editor.replace(*other.id.where, rf"#{other.id}", f"#{one.id}")
    if one.page == other.page:
        return changed(editor, one.id, other.id)
    return [*changed(editor, one.id), *changed(editor, other.id)]


def heading_without_an_id(editor: Editor) -> list[Expected]:
    found = next(editor.free())
    place = editor.place(found.id)
    editor.replace(*found.id.where, r" \{ #[a-z0-9-]+ \}", "")
    return [Expected(place, "has no id.", "Write   ## ")]


def id_twice(editor: Editor) -> list[Expected]:
    found = next(editor.free())
    there = editor.place(found.id)
    last = list(editor.library.pages.values())[-1]
    lines = editor.lines(last.file)
    editor.write(last.file, [*lines, f"## Something new {{ #{found.id} }}", "", "New words.", ""])
    second = f"{last.file}:{len(lines) + 1}"
    if found.id in editor.library.registers:
        return [Expected(second, f'the id "{found.id}" is already at {there}.', "Give this one another id:")]
    places = sorted([there, second], key=lambda place: (place.split(":")[0], int(place.split(":")[1])))
    return [Expected(places[1], f'the id "{found.id}" is already at {places[0]}.', "Give one of the two another id.")]


def withdrawn(editor: Editor) -> tuple[str, str]:
    """Return the id of a section that was withdrawn, and of the one to read instead."""
    registers = editor.library.registers
    return next((id, kept.withdrawn.see[0]) for id, kept in registers.items() if kept.withdrawn and kept.withdrawn.see)


def withdrawn_id_used_again(editor: Editor) -> list[Expected]:
    id, _ = withdrawn(editor)
    file = find(editor)[0].id.where.file
    editor.write(file, [*editor.lines(file), f"## Something new {{ #{id} }}", "", "New words.", ""])
    does = "Give this section another id"
    return [Expected(editor.place(id), f'the id "{id}" was withdrawn on', does)]


def link_to_a_withdrawn_section(editor: Editor) -> list[Expected]:
    id, see = withdrawn(editor)
    found, number = find(editor)
    editor.replace(found.id.where.file, number, PROSE, rf'\1 {{{{ section("{id}") }}}} \2')
    place = f"{found.id.where.file}:{number}"
    return [Expected(place, f'the section "{id}" was withdrawn: ', f'Write   {{{{ section("{see}") }}}}')]


def shown(editor: Editor) -> tuple[Section, int, Section]:
    """Return a section that shows an example, the number of the line that does, and the example."""
    found, number = find(editor, holds=r'^\{\{ correction\("')
    id = editor.lines(found.id.where.file)[number - 1].split('"')[1]
    return found, number, editor.library.sections[f"correction-{id}"]


def example_renamed(editor: Editor) -> list[Expected]:
    found, number, example = shown(editor)
    own = example.id.removeprefix("correction-")
    editor.replace(found.id.where.file, number, own, "of-another-name")
    editor.replace(*example.id.where, own, "of-another-name")
    at = f"{example.id.where.file}:{example.id.where.line}"
    does = f'It seems to be this one: write   {own}:   here, and   {{{{ correction("{own}") }}}}   where it is shown.'
    return [Expected(at, f'the example "{example.id}" (', does)]


def example_taken_out(editor: Editor) -> list[Expected]:
    found, number, example = shown(editor)
    editor.replace(found.id.where.file, number, ".+", "")
    file, start = example.id.where
    lines = editor.lines(file)
    end = next(n for n, line in enumerate([*lines, "x"], 1) if n > start and re.match(r"(  )?\w", line))
    editor.write(file, lines[: start - 1] + lines[end - 1 :])
    return gone(editor, example.id)


def example_moved_to_another_page(editor: Editor) -> list[Expected]:
    found, number, _ = shown(editor)
    call = editor.lines(found.id.where.file)[number - 1]
    editor.replace(found.id.where.file, number, ".+", "")
    there = [page for page in editor.library.pages.values() if page.path != found.page][-1]
    last = [section for section in there.sections if not section.of][-1]
    editor.write(there.file, [*editor.lines(there.file), "", call, ""])
    both = [*editor.around(found), *editor.around(last)]
    return changed(editor, *both)


def section_with_the_id_of_an_example(editor: Editor) -> list[Expected]:
    *_, example = shown(editor)
    file = find(editor)[0].id.where.file
    lines = editor.lines(file)
    editor.write(file, [*lines, f"## Something new {{ #{example.id} }}", "", "New words.", ""])
    place, does = f"{file}:{len(lines) + 1}", "another id"
    return [
        Expected(place, f'the id "{example.id}" is {said}', does) for said in ("already that", "that of a published")
    ]


def paragraph_wrapped_anew(editor: Editor) -> list[Expected]:
    found, number = find(editor)
    editor.replace(found.id.where.file, number, r" (?=\w{5})", "\n")
    return []


def quotes_curled(editor: Editor) -> list[Expected]:
    _, file, number = entry(editor, "correction", r": .*\w'\w")
    editor.replace(file, number, r"(\w)'(\w)", "\\1\u2019\\2")
    found, number = find(editor, holds=r"^[^{|]*\w'\w[^{|]*$")
    editor.replace(found.id.where.file, number, r"(\w)'(\w)", "\\1\u2019\\2")
    return []


def typing_of_another_computer(editor: Editor) -> list[Expected]:
    """Line ends and composed letters, in pages, data and registers alike."""
    for path in [*editor.docs.rglob("*.md"), *editor.docs.rglob("*.yml")]:
        path.write_bytes(unicodedata.normalize("NFD", path.read_text("utf-8")).replace("\n", "\r\n").encode())
    return []


def source_changed(editor: Editor, name: str, new: str) -> list[Expected]:
    """Change a line of a source; every section that cites it has changed, and is recorded with the one note."""
    file = "docs/sources.yml"
    number = editor.find(file, f"^  {name}: ")
    editor.replace(file, number, f"^(  {name}: ).*", rf"\g<1>{new}")
    lines = editor.lines(file)[:number]
    at = max(n for n, line in enumerate(lines, 1) if re.match(r"[a-z0-9-]+:$", line))
    return [Expected(f"{file}:{at}", f'the source "{lines[at - 1][:-1]}" has changed since it was cited in', NOTE)]


def name_of_a_source(editor: Editor) -> list[Expected]:
    return source_changed(editor, "cite", "Something else that was made up")


def date_of_a_source(editor: Editor) -> list[Expected]:
    return source_changed(editor, "date", '"2018-02-02"')


def address_of_a_source(editor: Editor) -> list[Expected]:
    return source_changed(editor, "url", "https://another.example/")


def what_a_source_says_and_when_it_was_checked(editor: Editor) -> list[Expected]:
    source_changed(editor, "says", "Something else.")
    source_changed(editor, "checked", '"2026-01-02"')
    return []


def note_to_editors(editor: Editor) -> list[Expected]:
    _, file, number = entry(editor, "checklist", "^    groups:")
    editor.replace(file, number, "^", "    # For editors only.\n")
    found, _ = find(editor)
    editor.replace(found.id.where.file, found.id.where.line + 1, "^", "\n{## For editors only. ##}\n")
    return []


def page_elsewhere_in_the_navigation(editor: Editor) -> list[Expected]:
    lines = editor.lines("mkdocs.yml")
    at = editor.find("mkdocs.yml", "^nav:")
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    editor.write("mkdocs.yml", lines)
    return []


RECORDED = [
    word_in_prose, word_in_a_correction, step_that_may_be_skipped_from_now_on, entry_added_to_a_list, title_of_a_page,
    paragraph_taken_out, two_sections_in_another_order, section_split, page_added, section_moved_to_another_page,
    page_deleted, two_sections_merged, two_ids_swapped, id_twice, withdrawn_id_used_again, name_of_a_source,
    example_renamed, example_taken_out, example_moved_to_another_page, section_with_the_id_of_an_example,
    word_in_a_step_of_a_checklist, word_in_a_table, words_of_a_heading, section_made_a_higher_one, section_added,
    page_renamed, page_moved_into_a_folder, section_deleted, id_renamed, heading_without_an_id,
    link_to_a_withdrawn_section, date_of_a_source, address_of_a_source,
]  # fmt: skip
SILENT = [
    paragraph_wrapped_anew, quotes_curled, typing_of_another_computer,
    what_a_source_says_and_when_it_was_checked, note_to_editors, page_elsewhere_in_the_navigation,
]  # fmt: skip
