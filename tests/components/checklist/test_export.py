"""What leaves the page: text, Markdown, a spreadsheet and paper."""

from __future__ import annotations

import csv
import io
import re

from playwright.sync_api import expect

from tests.components.checklist.conftest import ITEMS, Items, Open, Sheet

HOSTILE: Items = {
    "formula": {"text": '=HYPERLINK("http://example.org","x"), or', "must": True, "who": "@everyone"},
    "markup": {"text": "<img src=x onerror=alert(1)> *stars* [link](x) | `code` &amp; C:\\dir"},
    "minus": {"text": "-1, +1; “quoted” é 🚧", "who": "Who, me"},
}


def downloaded(sheet: Sheet, button: str) -> tuple[str, bytes]:
    with sheet.page.expect_download() as info:
        sheet.button(button).click()
    return info.value.suggested_filename, info.value.path().read_bytes()


def hostile(open_sheet: Open) -> Sheet:
    sheet = open_sheet(items=HOSTILE)
    sheet.start('=Mill: "Road" <b>')
    sheet.box("formula").check()
    return sheet


def test_csv_is_exact_and_runs_nothing(open_sheet: Open) -> None:
    name, content = downloaded(hostile(open_sheet), "CSV")
    assert name == "steps-mill-road-b.csv"
    rows = [
        '"Item","Must","Who","Done","Time","Group"',
        '"\'=HYPERLINK(“http://example.org”,”x”), or","yes","\'@everyone","yes","2026-11-22T12:00:00Z","First"',
        '"<img src=x onerror=alert(1)> *stars* [link](x) | `code` &amp; C:\\dir","no","","no","","First"',
        '"\'-1, +1; “quoted” é 🚧","no","Who, me","no","","First"',
    ]
    assert content.decode() == "\ufeff" + "".join(f"{row}\r\n" for row in rows)
    assert len(list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))) == 4


def test_markdown_is_exact_and_marks_nothing_up(open_sheet: Open) -> None:
    name, content = downloaded(hostile(open_sheet), "Markdown")
    assert name == "steps-mill-road-b.md"
    assert content.decode() == (
        "# Steps\n\n"
        'Sheet: =Mill: "Road" \\<b\\>\n\n1 of 3 done on 22 November 2026, 12.00 pm\n\n'
        "## First\n\n"
        "- [x] **Must:** =HYPERLINK(“http://example.org”,”x”), or (@everyone). Done 22 November 2026, 12.00 pm\n"
        "- [ ] \\<img src=x onerror=alert(1)\\> \\*stars\\* \\[link\\](x) \\| \\`code\\` \\&amp; C:\\\\dir\n"
        "- [ ] -1, +1; “quoted” é 🚧 (Who, me)\n"
    )


def test_text_is_copied_plain(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.start("Mill Road")
    sheet.box("tell").check()
    sheet.button("Copy as text").click()
    expect(sheet.root.locator("[role=status]").last).not_to_be_empty()
    assert sheet.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == (
        "Steps\nSheet: Mill Road\n1 of 3 done on 22 November 2026, 12.00 pm\n\n"
        "First\n"
        "[ ] Must: Keep a copy (The poster)\n"
        "[x] Must: Tell somebody. Done 22 November 2026, 12.00 pm\n"
        "[ ] Look again\n"
    )


def test_text_is_copied_without_https(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.page.context.grant_permissions(["clipboard-read"])
    sheet.page.evaluate("navigator.clipboard.writeText = undefined")
    sheet.button("Copy as text").click()
    sheet.page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('[ ] Look again'))")
    expect(sheet.button("Copy as text")).to_be_focused()


def test_what_was_ticked_and_taken_out_is_listed_apart(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("capture").check()
    sheet.box("tell").check()
    rest = {"tell": ITEMS["tell"], "new": {"text": "New"}}
    sheet = open_sheet(items=rest)
    for _ in range(2):
        _, content = downloaded(sheet, "CSV")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert [(row["Item"], row["Done"]) for row in rows] == [
            ("Tell somebody", "yes"),
            ("New", "no"),
            ("Keep a copy", "yes"),
        ]
        assert rows[0]["Group"] == rows[1]["Group"] != rows[2]["Group"]
        if sheet.button("Continue").count():
            sheet.button("Continue").click()


def test_paper_shows_the_name_the_ticks_and_their_times(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.start("Mill Road")
    sheet.box("tell").check()
    sheet.page.evaluate("self.print = () => self.printed = document.querySelectorAll('[data-print]').length")
    sheet.button("Print").click()
    assert sheet.page.evaluate("self.printed") == 1
    sheet.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.page.locator("[data-print]").count() == 0
    sheet.page.emulate_media(media="print")
    expect(sheet.root.locator(".hb-printonly")).to_have_text(
        re.compile("Mill Road.*1 of 3.*22 November 2026, 12.00 pm")
    )
    expect(sheet.root.locator("time")).to_be_visible()
    expect(sheet.box("tell")).to_be_checked()
