"""Two checklists on a page can be told apart by who hears them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.components.checklist.conftest import Open
from tests.support.some import some


def test_each_list_is_a_group_with_its_name(open_sheet: Open) -> None:
    page = open_sheet().page
    expect(page.get_by_role("group", name="Steps", exact=True)).to_have_count(2)


def test_each_button_says_of_which_list_it_is(open_sheet: Open) -> None:
    sheet = open_sheet()
    for button in some(sheet.root.get_by_role("button")):
        words = button.text_content()
        expect(button).to_have_accessible_name(f"{words}: Steps")
