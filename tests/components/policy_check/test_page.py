"""What a policy author does with the page: giving it files, reading what came of them, and taking that along."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import WINDOWS, Scheme, findings
from tests.components.offline.test_offline import READY, waiting_for
from tests.components.policy_check.checking import (
    ALL,
    DATA,
    FIRST,
    ORIGINAL,
    PATH,
    ROOT,
    SAID,
    SECOND,
    Checking,
    document,
    html,
    pictures,
)
from tests.support.serving import Host, serve
from tests.support.some import some

POLICIES = Path(__file__).parents[2] / "data" / "policies"
# One document of each kind; what is in it is told by a file beside it.
KINDS = (".docx", ".odt", ".pdf", ".html", ".md", ".txt", ".rtf", ".xlsx", ".pptx", ".eml")
EACH = [min(POLICIES.glob(f"*{kind}"), key=lambda file: file.stat().st_size) for kind in KINDS]
DROP = """([files, html]) => {
  const data = new DataTransfer();
  const bytes = (packed) => Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  for (const [name, packed] of files) data.items.add(new File([bytes(packed)], name));
  if (html) data.setData("text/html", html);
  document.querySelector("hb-policy-check [data-part=drop]").dispatchEvent(
    new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
}"""
KEPT = """async () => {
  const keys = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
  const kept = (name) => keys.flat().some(({ url }) => url.includes(name));
  return ["policy-register", "policy-worker", "policy-pdf"].every(kept);
}"""
PASTE = """(field, [html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: data }));
  field.value = text;
}"""
PASTE_FILE = """(field, html) => {
  const data = new DataTransfer();
  data.items.add(new File([html], "pasted.html"));
  field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, clipboardData: data }));
}"""


def drop(checking: Checking, files: dict[str, bytes]) -> None:
    packed = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    checking.page.evaluate(DROP, [packed, ""])
    checking.finished()


def drop_each(checking: Checking) -> None:
    """Drop a document of each kind, and see that all was read and found that is known to be in it."""
    drop(checking, {file.name: file.read_bytes() for file in EACH})
    documents = json.loads(checking.saved("Download for programs (JSON)"))["documents"]
    found = {document["name"]: document for document in documents}
    for file in some(EACH):
        known = json.loads((POLICIES / f"{file.name}.json").read_text("utf-8"))
        assert (file.name, found[file.name]["unread"]) == (file.name, [])
        assert found[file.name]["links"] >= len([*known["links"], *known["bare"]]) > 0, file.name


@pytest.fixture
def checking(page: Page) -> Checking:
    return Checking(page)


def test_every_verdict_is_shown_the_worst_first(checking: Checking) -> None:
    checking.check(ALL)
    order = [*SAID]
    order.insert(order.index("asked"), "mention")
    assert checking.verdicts() == order
    for verdict, address in some(SAID.items()):
        row = checking.results.locator(f"tr[data-verdict={verdict}]").first
        expect(row.locator("code").filter(has_text=address).last).to_be_visible()
    major = checking.rows.filter(has_text="Do it sooner.")
    link = major.get_by_role("link", name="The words that it changed").first
    assert f"/s/make-amends/history/index.html#{SECOND}" in str(link.get_attribute("href"))


def test_files_are_dropped(checking: Checking) -> None:
    drop(checking, {"one.html": html([SAID["major"]]).encode(), "two.md": f"[a]({SAID['current']})".encode()})
    assert checking.verdicts() == ["undated", "current"]


def test_part_of_a_web_page_is_dropped(checking: Checking) -> None:
    checking.page.evaluate(DROP, [[], html([SAID["withdrawn"]])])
    checking.finished()
    assert checking.verdicts() == ["withdrawn"]


def test_a_folder_is_chosen_with_all_that_is_in_it(checking: Checking, tmp_path: Path) -> None:
    for name in ("one.html", "inner/two.html", ".hidden.html", "inner/~$two.html"):
        (tmp_path / "policies" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "policies" / name).write_text(html([SAID["current"]]))
    checking.root.locator("input[webkitdirectory]").set_input_files(tmp_path / "policies")
    checking.finished()
    names = checking.results.locator("h4:visible").all_text_contents()
    assert sorted(names) == ["policies/inner/two.html", "policies/one.html"]


def test_what_is_pasted_keeps_its_links(checking: Checking) -> None:
    field = checking.page.locator("#policy-pasted")
    field.evaluate(PASTE, [html([SAID["major"]]), "words"])
    checking.button("Check what I pasted").click()
    checking.finished()
    assert checking.verdicts() == ["undated"]
    field.fill(f"See {SAID['withdrawn']} and handbook.example.org/s/steady/.")
    checking.button("Check what I pasted").click()
    expect(checking.rows).to_have_count(2)
    assert checking.verdicts() == ["withdrawn", "current"]
    field.fill("words")
    field.evaluate(PASTE, [html([SAID["major"]]), "words that are put to others"])
    checking.button("Check what I pasted").click()
    expect(checking.rows).to_have_count(0)
    field.evaluate(PASTE_FILE, html([SAID["missing"]]))
    expect(checking.rows).to_have_count(1)
    assert checking.verdicts() == ["missing"]


def test_nothing_is_asked_of_any_website_and_nothing_is_kept(checking: Checking, address: str) -> None:
    asked: list[str] = []
    checking.page.on("request", lambda request: asked.append(request.url))
    checking.check(ALL, document("trick.html", '<img src="https://x.example/a.png"><script>fetch("/x")</script>'))
    icon = checking.page.locator("link[rel=icon]").evaluate("link => link.href")  # a browser with tabs asks for it
    files = {url.rpartition("/")[2].partition(".")[0] for url in asked if not url.startswith("blob:") and url != icon}
    assert files == {"policy-register", "policy-worker"}
    assert all(url.startswith((f"{address}/assets/", f"blob:{address}/")) for url in asked)
    assert checking.page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_a_day_that_is_given_later_counts_at_once(checking: Checking) -> None:
    checking.check(document("a.html", html([SAID["major"], SAID["source"]])), approved="")
    assert checking.verdicts() == ["undated", "undated"]
    day = checking.results.locator("input[type=date]")
    day.fill(FIRST)
    expect(checking.rows.first).to_have_attribute("data-verdict", "major")
    day.fill(SECOND)
    expect(checking.rows.first).to_have_attribute("data-verdict", "current")
    expect(day).to_be_focused()


def test_an_address_that_may_be_a_copy_is_asked_about(checking: Checking) -> None:
    broken = "https://other.example/guide/s/delete-frist/"
    checking.check(document("a.html", html([SAID["asked"], broken])))
    assert checking.verdicts() == ["asked"]
    checking.button("Yes, check its links too").click()
    expect(checking.rows).to_have_count(2)
    assert checking.verdicts() == ["missing", "source"]
    checking.check(document("a.html", html(["https://third.example/s/own-up/"])))
    checking.button("No, leave them out").click()
    expect(checking.rows).to_have_count(0)


def test_a_former_address_is_replaced_and_a_copy_stays_and_is_told(checking: Checking) -> None:
    text = html([SAID["asked"]])
    checking.check(document("a.html", text), document("b.html", text))
    checking.button("Yes, but replace it: it is out of use").click()
    expect(checking.rows).to_have_count(2)
    copy = checking.saved("Download a corrected copy", at=0)
    assert copy == text.replace(SAID["asked"], f"{ROOT}s/own-up/")
    expect(checking.results.get_by_text("Replaced in the copy")).to_be_visible()
    checking.page.reload()
    other = Checking(checking.page).check(document("a.html", html([SAID["asked"], SAID["fragile"]])))
    other.button("Yes, check its links too").click()
    expect(other.rows.first).to_have_attribute("data-verdict", "source")
    assert SAID["asked"] in other.saved("Download a corrected copy")
    expect(other.results.get_by_text("you said that https://other.example/guide/ is a copy")).to_be_visible()


def test_a_link_to_the_original_is_told_apart_and_replaced_where_the_copy_says_the_same(checking: Checking) -> None:
    same, reworded, gone = (f"{ORIGINAL}s/{id}/" for id in ("steady", "be-brief", "third-way"))
    text = html([same, reworded, gone])
    checking.check(document("a.html", text))
    assert checking.verdicts() == ["withdrawn", "original", "original"]
    told = checking.rows.nth(1)
    expect(told.get_by_role("link", name="Stay calm").first).to_have_attribute("href", f"{same}index.html")
    expect(told.locator("code").filter(has_text=f"{ROOT}s/steady/").last).to_be_visible()
    expect(checking.rows.nth(2)).to_contain_text("says it in other words")
    other = checking.rows.nth(2).get_by_role("link", name="Be brief").last
    assert str(other.get_attribute("href")).endswith("/s/be-brief/index.html")
    assert ORIGINAL not in str(other.get_attribute("href"))
    copy = checking.saved("Download a corrected copy")
    assert copy == text.replace(same, f"{ROOT}s/steady/")
    left = checking.results.get_by_text("link to our own, if you mean that")
    expect(left).to_have_count(1)


def test_what_is_shown_can_be_chosen_and_arranged(checking: Checking) -> None:
    checking.check(ALL, document("b.html", html([SAID["major"]])))
    checking.results.get_by_label("To act on").check()
    assert checking.verdicts() == ["withdrawn", "missing", "major", "major"]
    checking.results.get_by_label("By section").check()
    group = checking.results.locator("h4:visible").all_text_contents()
    assert len(group) == 3
    assert "Make amends in public" in group
    expect(checking.rows.filter(has_text="b.html")).to_have_count(1)


def test_what_was_not_read_is_said(checking: Checking) -> None:
    checking.check(document("a.zip", pictures(), "application/zip"), document("b.html", html([SAID["current"]])))
    expect(checking.results.get_by_text("Not everything was read")).to_be_visible()
    expect(checking.results.get_by_text("unpack it")).to_be_visible()
    expect(checking.results.locator("h4").last).to_have_text("Files that were not read")
    expect(checking.status).to_contain_text("1 document: up to date (1). 1 file was not read.")


def test_a_program_takes_all_along(checking: Checking) -> None:
    checking.check(ALL)
    table = list(csv.DictReader(io.StringIO(checking.saved("Download as a table (CSV)").removeprefix("\ufeff"))))
    data = json.loads(checking.saved("Download for programs (JSON)"))
    assert [row["Address"] for row in table if row["Address"]] == [SAID[name] for name in SAID]
    assert [found["verdict"] for found in data["documents"][0]["found"]] == checking.verdicts()
    assert "BEGIN:VEVENT" in checking.saved("Download review dates (.ics)")
    checking.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checking.button("Copy addresses to replace").click()
    expect(checking.results.get_by_text("Copied")).to_be_visible()
    copied = checking.page.evaluate("navigator.clipboard.readText()")
    assert f"{SAID['fragile']}\t{ROOT}s/steady/" in copied.splitlines()
    checking.check(document("All of it.html", html([SAID["current"], f"{ROOT}s/make-amends/{FIRST}/"])))
    checking.button("Copy addresses to replace").click()
    expect(checking.results.get_by_text("No address has to be replaced.")).to_be_visible()
    expect(checking.results.get_by_text("Copied")).to_have_count(0)
    assert checking.page.evaluate("navigator.clipboard.readText()") == copied


def test_of_many_changes_those_to_act_on_are_seen_at_once(page: Page) -> None:
    kinds = {"major": 1, "source": 2, "minor": 3}
    days = [f"2026-02-{at + 1:02}" for at in range(8)]
    told = [*["major"] * 4, *["minor"] * 3, "source"]
    versions = [[FIRST, 0, 0, "", -1], *([day, kinds[kind], 1, "", -1] for day, kind in zip(days, told, strict=True))]
    sections = [["many", "Many", 0, 2, 1, "", versions, None]]
    checking = Checking(page, data={**DATA, "sections": sections})
    checking.check(document("a.html", html([f"{ROOT}s/many/"])))
    notes = checking.rows.locator("li:visible").all_text_contents()
    assert len(notes) == told.count("major")
    assert all("major" in note for note in notes)
    expect(checking.rows.get_by_text("4 more changes")).to_be_visible()


def test_a_corrected_copy_has_other_addresses_and_nothing_else(checking: Checking) -> None:
    old = f"{ROOT}s/make-amends/{FIRST}/"
    text = html([SAID["fragile"], old, "https://example.org/"], "<!-- kept -->  as it  is")
    checking.check(document("Policy.html", text))
    assert checking.saved("Download a corrected copy") == text.replace(SAID["fragile"], f"{ROOT}s/steady/")
    checking.results.get_by_role("checkbox").check()
    expected = text.replace(SAID["fragile"], f"{ROOT}s/steady/").replace(old, f"{ROOT}s/make-amends/{SECOND}-2/")
    assert checking.saved("Download a corrected copy") == expected


def test_what_is_led_to_opens_beside_the_results(checking: Checking) -> None:
    checking.check(ALL)
    assert {link.get_attribute("target") for link in some(checking.results.locator("td a"))} == {"_blank"}


def test_what_to_link_instead_is_a_list_of_links_with_their_addresses(checking: Checking) -> None:
    checking.check(document("a.html", html([SAID["missing"]])))
    offered = checking.rows.first.locator("li").filter(has=checking.page.locator("code"))
    for item in some(offered):
        address = item.locator("code").inner_text()
        assert address.startswith(ROOT)
        link = item.get_by_role("link").get_attribute("href") or ""
        assert link.endswith(f"{address.removeprefix(ROOT)}index.html")


def test_what_to_link_instead_is_chosen_and_what_was_done_is_told(checking: Checking) -> None:
    text = html([SAID["missing"], SAID["fragile"], SAID["withdrawn"], SAID["major"]], "See the handbook: “Be brief”.")
    checking.check(document("a.html", text))
    fields = checking.results.get_by_role("combobox")
    expect(fields).to_have_count(2)
    for field in some(fields):
        expect(field).to_have_value("")
    assert checking.saved("Download a corrected copy") == text.replace(SAID["fragile"], f"{ROOT}s/steady/")
    lists = checking.results.locator(".hb-policy_check__corrected ul")
    expect(lists.first).to_have_text(f"{SAID['fragile']} → {ROOT}s/steady/")
    assert lists.last.locator("li").count() == 4  # what leads nowhere, is withdrawn, has changed and has no link
    chosen = f"{ROOT}s/make-amends/"
    checking.results.get_by_label("s/make-amend/").select_option(chosen)
    copy = checking.saved("Download a corrected copy")
    assert copy == text.replace(SAID["fragile"], f"{ROOT}s/steady/").replace(SAID["missing"], chosen)
    expect(lists.first.locator("li")).to_have_count(2)
    assert lists.last.locator("li").count() == 3
    expect(checking.results.get_by_text("2 addresses are replaced")).to_be_visible()


def test_a_choice_is_named_by_the_end_of_a_long_address(checking: Checking) -> None:
    long = f"{ROOT}s/make-amend/?from={'a' * 60}-to-its-end"
    checking.check(document("a.html", html([SAID["missing"], long])))
    labels = checking.results.locator("label", has_text="In place of").all_inner_texts()
    names = [label.removeprefix("In place of ") for label in labels]
    assert len(names) == 2
    assert SAID["missing"] in names
    (end,) = (name for name in names if name != SAID["missing"])
    assert (end[0], len(end), long.endswith(end[1:])) == ("\u2026", 50, True)


def test_of_very_many_addresses_some_can_be_chosen_at_a_time(checking: Checking) -> None:
    checking.check(document("a.html", html(f"{ROOT}s/make-amend{n}/" for n in range(45))))
    expect(checking.results.get_by_role("combobox")).to_have_count(40)
    expect(checking.results.get_by_text("5 more addresses can be chosen")).to_be_visible()


def test_no_copy_is_offered_that_would_be_the_same(checking: Checking) -> None:
    checking.check(document("a.html", html([SAID["current"], SAID["major"]])))
    expect(checking.button("Download a corrected copy")).to_have_count(0)
    expect(checking.results.get_by_text("would be the same")).to_be_visible()


def test_what_was_found_stays_when_more_is_given_and_when_that_is_cancelled(slow: tuple[Page, Host]) -> None:
    page, host = slow
    checking = Checking(page).check(
        document("a.html", html([SAID["major"]])), document("b.html", html([SAID["major"]]))
    )
    day = checking.results.locator("input[type=date]").last
    day.fill(SECOND)
    expect(checking.rows.last).to_have_attribute("data-verdict", "current")
    checking.check(
        document("c.html", html([SAID["withdrawn"]])), document("b.html", html([SAID["major"]])), approved=""
    )
    assert checking.verdicts() == ["withdrawn", "major", "current"]
    expect(checking.status).to_contain_text("1 document of a name that was here before was read anew.")
    host.hold("policy-pdf")
    checking.files.set_input_files([document("a.html", "%PDF-1.7"), document("d.html", "%PDF-1.7")])
    checking.button("Cancel").click()
    checking.finished()
    expect(checking.status).to_contain_text(
        "You cancelled: 0 of 2 files were read. Of 1 other file what was found before"
    )
    assert checking.verdicts() == ["withdrawn", "major", "current"]
    expect(checking.results.get_by_text("you have cancelled")).to_have_count(1)
    host.release()
    checking.check(document("e.html", html([SAID["current"]])))
    expect(checking.results.get_by_text("you have cancelled")).to_have_count(0)
    assert checking.verdicts() == ["withdrawn", "major", "current", "current"]
    checking.button("Clear the results").click()
    expect(checking.rows).to_have_count(0)
    expect(checking.button("Choose files")).to_be_focused()


def test_files_of_one_name_are_told_apart_and_the_worst_stands_first(checking: Checking) -> None:
    one, two = document("a.html", html([SAID["current"]])), document("a.html", html([SAID["withdrawn"]]))
    checking.check(document("z.zip", pictures(), "application/zip"), one, two)
    checking.check(document("b.html", html([SAID["withdrawn"], f"{SAID['withdrawn']}?x"])))
    names = checking.results.locator("h4:visible").all_text_contents()
    assert names == ["b.html", "a (2).html", "a.html", "Files that were not read"]


def test_the_day_above_can_be_used_for_what_is_shown(checking: Checking) -> None:
    checking.check(document("a.html", html([SAID["major"]])), approved="")
    assert checking.verdicts() == ["undated"]
    checking.page.locator("#policy-approved").fill(FIRST)
    expect(checking.root.get_by_text("For those below press")).to_be_visible()
    checking.button("Use the date above for all of them").click()
    expect(checking.rows).to_have_attribute("data-verdict", "major")
    expect(checking.results.locator("input[type=date]")).to_have_value(FIRST)
    expect(checking.root.get_by_text("For those below press")).to_have_count(0)


def test_the_focus_stays_when_a_day_changes_what_is_shown(checking: Checking) -> None:
    checking.check(document("a.html", html([SAID["major"], SAID["current"]])), approved=FIRST)
    held = checking.results.get_by_label("All (2)")
    held.focus()
    day = checking.results.locator("input[type=date]")
    fill = "(day) => { day.value = '2026-03-01'; day.dispatchEvent(new Event('input')); }"
    day.evaluate(fill)
    expect(checking.rows.first).to_have_attribute("data-verdict", "current")
    assert checking.page.evaluate("document.activeElement.tagName") != "BODY"
    expect(checking.status).to_contain_text("up to date (2)")
    checking.rows.first.locator("a").first.focus()
    day.evaluate(fill.replace("2026-03-01", FIRST))
    expect(checking.rows.first).to_have_attribute("data-verdict", "major")
    expect(checking.results.locator("h4")).to_be_focused()


def test_a_list_names_the_policies_that_touch_what_has_changed(checking: Checking) -> None:
    changed, other = html([SAID["major"]]), html([SAID["missing"], SAID["current"]])
    checking.check(document("Posting.html", changed), document("Cameras.html", other))
    checking.results.get_by_text("Keep a list for next time").click()
    checking.button("Use the file names").click()
    checking.button("Keep it in this browser").click()
    again = Checking(checking.page)
    again.check(document("x.html", html([SAID["current"]])))
    again.button("Which of our policies touch what has changed?").click()
    answer = "1 of your 2 policies touches what has changed: “Posting”. Links that lead to no section are in “Cameras”."
    expect(again.results.get_by_text(answer, exact=True)).to_be_visible()
    expect(again.results.get_by_text("Cameras: no such section (1), up to date (1)")).to_be_visible()
    again.button("Back to the files that were checked").click()
    assert again.finished().verdicts() == ["current"]


@pytest.mark.parametrize(
    ("verdict", "approved", "answer"),
    [
        ("current", FIRST, "Your policy touches nothing that has changed."),
        ("missing", FIRST, "Links that lead to no section are in “Document 1”."),
        ("major", "", "cannot be told of “Document 1”: give the date below."),
    ],
)
def test_a_list_says_that_nothing_has_changed_only_where_that_is_known(
    checking: Checking, verdict: str, approved: str, answer: str
) -> None:
    checking.check(document("a.html", html([SAID[verdict]])), approved=approved)
    checking.results.get_by_text("Keep a list for next time").click()
    checking.button("Keep it in this browser").click()
    checking.button("Which of our policies touch what has changed?").click()
    expect(checking.finished().results.get_by_text(answer)).to_be_visible()
    nothing = checking.results.get_by_text("touches nothing")
    expect(nothing).to_have_count(int(verdict == "current"))


def test_a_list_is_kept_asked_and_deleted(checking: Checking) -> None:
    checking.check(document("Secret.html", html([SAID["major"], SAID["current"]], "secret words")))
    checking.results.get_by_text("Keep a list for next time").click()
    checking.results.get_by_label("What “Secret.html” is called").fill("Posting")
    checking.button("Keep it in this browser").click()
    kept = checking.page.evaluate("JSON.stringify(localStorage)")
    assert "make-amends" in kept
    assert "secret" not in kept.lower()
    file = checking.saved("Download the list")
    again = Checking(checking.page)
    again.button("Which of our policies touch what has changed?").click()
    again.finished()
    assert again.verdicts() == ["major", "current"]
    expect(again.results.locator("h4:visible")).to_have_text("Posting")
    again.button("Delete it from this browser").click()
    expect(again.button("Which of our policies touch what has changed?")).to_have_count(0)
    assert checking.page.evaluate("localStorage.length") == 0
    again.root.locator("[data-part=kept] input").set_input_files(document("list.json", file, "application/json"))
    expect(again.rows.first).to_be_visible()
    assert again.verdicts() == ["major", "current"]
    again.root.locator("[data-part=kept] input").set_input_files(document("x.json", "{}", "application/json"))
    expect(again.root.get_by_text("no list that this page has saved")).to_be_visible()


def test_a_list_tells_nothing_better_than_the_check_did(checking: Checking) -> None:
    checking.check(document("a.html", html(SAID.values())), approved="")
    found = checking.verdicts()
    assert {"missing", "undated", "fragile", "page", "asked"} <= {*found}
    checking.results.get_by_text("Keep a list for next time").click()
    checking.button("Use the file names").click()
    checking.button("Keep it in this browser").click()
    again = Checking(checking.page)
    again.button("Which of our policies touch what has changed?").click()
    again.finished()
    assert again.verdicts() == found
    expect(again.results.locator("h4:visible")).to_have_text("a")
    for address in some(SAID.values()):
        expect(again.rows.locator("code").filter(has_text=address).last).to_be_visible()
    again.results.locator("input[type=date]").fill(FIRST)
    expect(again.rows.nth(2)).to_have_attribute("data-verdict", "major")


def test_a_list_of_an_older_page_is_refused_and_can_be_deleted(checking: Checking) -> None:
    checking.page.evaluate(
        """localStorage.setItem("policies", '{"format": 1, "kept": "2026-06-01", "documents": []}')"""
    )
    again = Checking(checking.page)
    expect(again.root.get_by_text("older version of this page")).to_be_visible()
    expect(again.button("Which of our policies touch what has changed?")).to_have_count(0)
    again.button("Delete it from this browser").click()
    expect(again.root.get_by_text("The list is deleted.")).to_be_visible()
    expect(again.button("Open a list")).to_be_focused()


def test_what_a_new_list_takes_the_place_of_is_said(checking: Checking) -> None:
    checking.check(document("a.html", html([SAID["current"]])))
    checking.results.get_by_text("Keep a list for next time").click()
    said = checking.results.get_by_text("takes its place")
    expect(said).to_have_count(0)
    checking.button("Keep it in this browser").click()
    expect(said).to_be_visible()
    checking.check(document("a.html", html([SAID["current"]])))
    checking.results.get_by_text("Keep a list for next time").click()
    expect(said).to_be_visible()


TO_COME = "2999-01-01"


def test_no_document_was_approved_on_a_day_to_come(checking: Checking) -> None:
    checking.page.clock.install()
    field = checking.page.locator("#policy-approved")
    field.fill(TO_COME)
    said = checking.root.get_by_text("Still to come")
    expect(said).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    checking.files.set_input_files(document("a.html", html([SAID["major"]])))
    expect(field).to_be_focused()
    expect(said).to_contain_text("Nothing was checked")
    expect(said).to_be_in_viewport()
    field.press("Tab")
    checking.page.clock.run_for(2000)
    expect(said).to_contain_text("Nothing was checked")
    expect(checking.rows).to_have_count(0)
    checking.check(document("a.html", html([SAID["major"]])), approved=FIRST)
    expect(said).to_have_count(0)
    checking.results.locator("input[type=date]").fill(TO_COME)
    expect(checking.rows).to_have_attribute("data-verdict", "undated")
    expect(checking.results.get_by_text("Still to come")).to_be_visible()


def test_a_half_of_a_date_is_told(checking: Checking) -> None:
    checking.page.locator("#policy-approved").press("1")
    expect(checking.root.get_by_text("Not complete")).to_be_visible()


@pytest.fixture
def slow(browser: Browser, site: Path) -> Iterator[tuple[Page, Host]]:
    host = Host()
    with serve(site, host=host) as address:
        context = browser.new_context(base_url=f"{address}/", service_workers="block")
        yield context.new_page(), host
        context.close()


def test_reading_is_cancelled_at_once_and_can_begin_again(slow: tuple[Page, Host]) -> None:
    page, host = slow
    checking = Checking(page)
    host.hold("policy-worker")
    checking.files.set_input_files([document("a.html", html([SAID["current"]])), document("b.html", "x")])
    expect(checking.root.get_by_role("progressbar")).to_have_count(3)
    expect(checking.button("Cancel")).to_be_in_viewport(ratio=1)
    checking.button("Cancel").click()
    checking.finished()
    expect(checking.results.get_by_text("you have cancelled")).to_have_count(2)
    host.release()
    checking.check(document("a.html", html([SAID["current"]])))
    assert checking.verdicts() == ["current"]


def test_what_cannot_be_loaded_is_said(slow: tuple[Page, Host]) -> None:
    page, host = slow
    host.answer("policy-worker", code=500)
    checking = Checking(page).check(document("a.html", html([SAID["current"]])))
    expect(checking.results.get_by_text("could not be read")).to_be_visible()
    expect(checking.results.get_by_text("Not everything was read")).to_be_visible()


def test_it_works_from_a_file_share(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    checking = Checking(context.new_page(), f"{(site / PATH).as_uri()}/index.html")
    checking.check(ALL)
    assert checking.verdicts()[:3] == ["withdrawn", "missing", "major"]
    checking.page.locator("#policy-approved").focus()
    drop_each(checking)
    context.close()


def test_it_works_without_a_connection_after_one_visit(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serve(site) as address:
        page.goto(f"{address}/{PATH}")
        page.evaluate(waiting_for(READY), [])
        page.evaluate(waiting_for(KEPT), [])
    page.goto(f"{address}/")  # nothing answers any more but what the browser keeps
    drop_each(Checking(page, f"{address}/{PATH}", data=None))
    context.close()


def test_only_its_page_may_start_a_worker_from_a_text(site: Path) -> None:
    pages = {page.parent.name: page.read_text("utf-8") for page in site.glob("*/index.html")}
    assert [name for name, text in some(pages.items()) if "worker-src 'self' blob:" in text] == [PATH.strip("/")]


# A clock by which each thing takes long, and a count of how often the page lets others have their turn.
SLOW = """() => {
  let now = 0;
  performance.now = () => (now += 1000);
  self.turns = 0;
  const wait = self.setTimeout;
  self.setTimeout = (go, ...after) => {
    self.turns += after.length ? 0 : 1;
    return wait(go, ...after);
  };
}"""


def test_others_have_their_turn_while_results_are_drawn_and_chosen(checking: Checking) -> None:
    page, links = checking.page, 20
    page.evaluate(SLOW)

    def turns() -> int:
        had: int = page.evaluate("() => { const had = self.turns; self.turns = 0; return had; }")
        return had

    checking.check(document("a.html", html([SAID["major"], SAID["current"]] * (links // 2))))
    assert turns() >= 2 * links  # they are judged, and then drawn
    checking.results.get_by_label("By section").check()
    expect(checking.results.locator("[data-part=section]")).to_be_visible()
    assert turns() >= links
    checking.results.get_by_label("To act on").check()
    expect(checking.rows).to_have_count(links // 2)
    assert turns() >= links


def test_only_what_is_in_view_of_a_long_table_is_laid_out(checking: Checking) -> None:
    checking.check(document("a.html", html([SAID["current"]] * 210)))
    tables = checking.results.locator(".hb-policy_check__rows")
    assert tables.evaluate_all("all => all.map((one) => one.querySelectorAll('tbody tr').length)") == [*[40] * 5, 10]
    for table in some(tables):
        expect(table).to_have_css("content-visibility", "auto")
    names = tables.evaluate_all("all => all.map((one) => one.querySelector('caption').textContent)")
    assert len(set(names)) == len(names)


# Where a button is in the window when one comes to it, and in each of some frames after that.
PLACES = """async (button) => {
  const frame = () => new Promise((go) => requestAnimationFrame(go));
  button.scrollIntoView({ block: "center" });
  const places = [];
  for (let n = 0; n < 20; n += 1) {
    places.push(button.getBoundingClientRect().top);
    await frame();
  }
  return places;
}"""


def test_what_one_comes_to_stays_where_it_is(checking: Checking) -> None:
    checking.page.set_viewport_size({"width": 1280, "height": 720})
    drop(checking, {file.name: file.read_bytes() for file in EACH})
    assert len(set(some(checking.button("Download for programs (JSON)").evaluate(PLACES)))) == 1


# Results that are being drawn wait for their next turn until it is given; nothing takes long after that.
HELD = """() => {
  const { setTimeout: wait, performance: { now } } = self;
  let clock = 0;
  performance.now = () => (clock += 1000);
  self.drawing = new Promise((tell) => {
    self.setTimeout = (go, ...after) => {
      if (after.length || !document.querySelector("[data-part=results] > [hidden]")) return wait(go, ...after);
      self.goOn = () => {
        Object.assign(performance, { now });
        self.setTimeout = wait;
        go();
        return new Promise((done) => wait(done));
      };
      tell();
    };
  });
}"""


def test_results_wait_for_a_press_to_end(checking: Checking) -> None:
    page, results = checking.page, checking.results.locator("> div").first
    page.evaluate(HELD)
    checking.files.set_input_files(ALL)
    page.evaluate("self.drawing")
    page.get_by_role("heading", level=1).hover()
    page.mouse.down()
    page.evaluate("self.goOn()")
    expect(results).to_be_hidden()
    cancel = checking.root.locator("button", has_text="Cancel")
    expect(cancel).to_be_disabled()
    expect(cancel).to_be_hidden()
    page.mouse.up()
    checking.finished()
    expect(results).to_be_visible()
    expect(cancel).to_have_count(0)
    expect(results.get_by_role("heading", name="What was found")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_each_state_is_accessible_and_fits(browser: Browser, address: str, width: int, scheme: Scheme) -> None:
    context = browser.new_context(
        base_url=f"{address}/", bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 640}
    )
    checking = Checking(context.new_page())
    assert not findings(checking.page)
    long = document(f"{'Policy' * 30}.html", html([f"{ROOT}{'a-long-name' * 20}/"]))
    checking.check(ALL, long, document("a.zip", pictures(), "application/zip"))
    checking.page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    # What is not in view has no measures.
    checking.page.add_style_tag(content=".hb-policy_check__rows { content-visibility: visible !important }")
    for arranged in ("By document", "By section"):
        checking.results.get_by_label(arranged).check()
        assert not findings(checking.page)
        assert checking.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_it_is_used_by_keyboard(checking: Checking) -> None:
    page = checking.page
    page.locator("#policy-pasted").focus()
    page.keyboard.type(SAID["withdrawn"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    checking.finished()
    expect(checking.status).to_have_attribute("role", "status")
    page.keyboard.press("Tab")
    expect(checking.results.get_by_label("By document")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(checking.results.get_by_label("By section")).to_be_checked()
    for name in ("files", "a folder"):
        with page.expect_file_chooser():
            checking.button(f"Choose {name}").press("Enter")


def test_on_paper_stands_a_note_of_the_review(checking: Checking) -> None:
    checking.check(ALL)
    checking.results.get_by_label("To act on").check()
    checking.page.emulate_media(media="print")
    expect(checking.results.get_by_text("Review note:")).to_be_visible()
    assert len(checking.verdicts()) == len(SAID) + 1
    for button in some(checking.root.locator("button")):
        expect(button).to_be_hidden()
    expect(checking.root.locator("[data-part=drop]")).to_be_hidden()
    for heading in some(checking.page.locator("article h2")):
        expect(heading).to_be_hidden()
    expect(checking.results.get_by_text("Checked by:")).to_be_visible()


def test_without_a_script_it_says_what_else_can_be_done(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=f"{address}/", java_script_enabled=False)
    page = context.new_page()
    page.goto(PATH)
    said = page.locator("hb-policy-check [data-part=no-script]")
    expect(said).to_be_visible()
    for link in some(said.locator("a[href^='..']")):
        assert page.request.get(str(link.evaluate("link => link.href"))).ok
    expect(page.locator("hb-policy-check [data-part=form]")).to_be_hidden()
    context.close()
