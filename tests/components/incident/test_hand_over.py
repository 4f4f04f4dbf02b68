"""The draft and the record for a supervisor: by the share sheet, by email and as a file, made on the device."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.components.incident.conftest import Form, Open

SHARE = """(() => {
  self.shared = [];
  navigator.canShare = () => FILES;
  navigator.share = async ({ title, text, files = [] }) => {
    if (self.refusal) throw new DOMException("no", self.refusal);
    shared.push({ title, text, files: await Promise.all(files.map((file) => file.text())) });
  };
})()"""
WITHOUT = "Object.defineProperty(Navigator.prototype, 'share', { value: undefined })"


def fill(form: Form, **more: object) -> None:
    form.tell(outcome="correct", outcomeTitle="Correct it", post="The fair is on Saturday.", **more)
    form.tell(correction="Correction: the fair is on Sunday.", second="Please share this.")
    form.field("reason").fill("People would come a day early.")
    form.root.locator("summary", has_text="supervisor").click()


def opened(page: Page, open_form: Open, script: str) -> Form:
    page.add_init_script(script)
    form = open_form()
    form.page.evaluate("""document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^=mailto]");
      if (!link) return;
      event.preventDefault();
      self.mailed = link.href;
    })""")
    return form


@pytest.mark.parametrize("files", [True, False])
def test_it_is_shared_with_the_record_where_a_file_can_be(page: Page, open_form: Open, files: bool) -> None:
    form = opened(page, open_form, SHARE.replace("FILES", str(files).lower()))
    fill(form)
    form.button("Share").click()
    expect(form.root.locator(".hb-incident__sent")).not_to_be_empty()
    (shared,) = form.page.evaluate("shared")
    for words in ("Correct it", "People would come", "Correction: the fair is on Sunday.", "Please share", "I agree"):
        assert words in shared["text"]
    assert len(shared["files"]) == int(files)
    if files:
        assert "The fair is on Saturday." in shared["files"][0]
        assert "SHA-256" in shared["files"][0], "the record is in it"


@pytest.mark.parametrize("refusal", ["AbortError", "NotAllowedError"])
def test_what_was_not_shared_is_said(page: Page, open_form: Open, refusal: str) -> None:
    form = opened(page, open_form, SHARE.replace("FILES", "true") + f"; self.refusal = '{refusal}'")
    fill(form)
    form.button("Share").click()
    expect(form.root.locator(".hb-incident__sent")).to_contain_text("not share", ignore_case=True)
    assert form.page.evaluate("shared") == []


def test_without_a_share_sheet_there_are_an_email_and_a_file(page: Page, open_form: Open) -> None:
    form = opened(page, open_form, WITHOUT)
    fill(form)
    expect(form.button("Share")).to_have_count(0)
    form.root.get_by_role("link", name="Email").click()
    address = urlsplit(form.page.evaluate("mailed"))
    assert address.path == "", "whom it goes to is for the person to say"
    said = parse_qs(address.query)
    assert "fair" not in said["subject"][0]
    for words in ("Correct it", "Correction: the fair is on Sunday.", "The fair is on Saturday.", "I agree"):
        assert words in said["body"][0]
    saved = form.download("Save as a file").decode()
    for words in ("I agree", "Correction: the fair is on Sunday.", "SHA-256"):
        assert words in saved


def test_an_email_says_where_the_words_are_too_long_for_it(page: Page, open_form: Open) -> None:
    form = opened(page, open_form, WITHOUT)
    fill(form)
    form.tell(correction="Correction. " * 400)
    form.root.get_by_role("link", name="Email").click()
    assert len(form.page.evaluate("mailed")) < 2000
    expect(form.root.locator(".hb-incident__sent")).to_contain_text("too long")


def test_what_must_not_be_repeated_is_not_handed_over(page: Page, open_form: Open) -> None:
    form = opened(page, open_form, WITHOUT)
    fill(form, refuse="personal-data")
    form.root.get_by_role("link", name="Email").click()
    assert "Saturday" not in form.page.evaluate("decodeURIComponent(mailed)")
    saved = form.download("Save as a file").decode()
    assert "Saturday" not in saved
    assert "SHA-256" in saved, "it says which words are meant, to whoever has them"
    assert "Saturday" in form.download("Download as text").decode(), "the record itself is whole"


def test_it_stands_at_the_end_of_the_words_too(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=f"{address}/", service_workers="block")
    page = context.new_page()
    page.goto("put-it-right/#say-it")
    page.locator("hb-writer hb-hand-over summary").click()
    expect(page.locator("hb-writer hb-hand-over").get_by_role("link", name="Email")).to_be_visible()
    expect(page.locator("hb-writer hb-saved")).to_contain_text("Saved")
    context.close()
