"""Text of any kind comes back as it was put in: through the field, the storage, a file and another browser."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from tests.components.incident.conftest import LATER, NOON, Form, Open
from tests.support.some import sample

STRANGE = {
    "emoji": "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽 ☎️",
    "right to left": "\u202bمرحبا\u202c שלום \u200fabc\u200e",
    "line ends": "one\r\ntwo\rthree\nfour\u2028five\u2029six\x85",
    "spaces": "  two before, tab\tand no-break\xa0 and three after   \n\n",
    "marks": "a\u0301 \u0301\u0302 \ufeff \u200d \u00ad",
    "markup": "<script>alert(1)</script> &amp; <!-- {{ x }} ]]>",
    "json": '"\\ud800" \\u0000 {"a": 1}\\',
    "half a pair": "a\ud83db\udc4d",
    "prototype": "__proto__ constructor",
    "long": "Ω 👮 a word or two, and then some more of them to fill up the line.\r\n" * 1_450,
}
SHOWN = "text => text.replace(/\\r\\n?/g, '\\n')"
TYPE = """(field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}"""
PASTE = """([field, text]) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  field.focus();
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
}"""


def paste(form: Form, text: str) -> None:
    """Paste as a browser does: the field makes every line end one character."""
    form.field("post").evaluate("(field, text) => (" + PASTE + ")([field, JSON.parse(text)])", json.dumps(text))
    form.page.wait_for_timeout(50)


def words(form: Form) -> list[str]:
    """Return the captured words; half a surrogate pair survives the way from the browser only as JSON."""
    data = form.page.evaluate("localStorage['handbook.incident']")
    (record,) = (copy for copy in json.loads(data)["copies"].values() if not copy["gone"][1])
    found = sorted((capture for _, capture in record["captures"].values()), key=lambda capture: str(capture["at"]))
    for capture in found:
        utf8 = capture["text"].encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
        assert capture["sha256"] == hashlib.sha256(utf8).hexdigest()
    return [str(capture["text"]) for capture in found]


@pytest.mark.parametrize("name", sample(4, STRANGE))
def test_the_exact_words_come_back(form: Form, open_form: Open, name: str) -> None:
    text = STRANGE[name]
    paste(form, text)
    assert words(form) == [text]
    saved = form.download("Download as a file")
    form.button("Delete this record").click()
    assert form.stored == {}
    form.page.reload()
    form.open(saved)
    form.page.wait_for_function("localStorage['handbook.incident']?.includes('captures')")
    assert words(form) == [text]
    again = json.loads(form.download("Download as a file"))
    assert again["record"] == json.loads(saved)["record"]
    assert form.field("post").evaluate(
        f"field => field.value === ({SHOWN})(JSON.parse({json.dumps(json.dumps(text))}))"
    )


def test_every_field_keeps_any_text(form: Form) -> None:
    for text in STRANGE.values():
        form.field("reason").evaluate(f"(field, text) => ({TYPE})(field, JSON.parse(text))", json.dumps(text))
        before = form.field("reason").evaluate("field => JSON.stringify(field.value)")
        form.page.reload()
        assert form.field("reason").evaluate("field => JSON.stringify(field.value)") == before


def test_line_ends_that_were_not_touched_stay(form: Form) -> None:
    paste(form, "one\r\ntwo\r\nthree")
    field = form.field("post")
    field.evaluate("field => field.setSelectionRange(4, 7)")
    form.page.keyboard.type("2")
    field.blur()
    assert set(words(form)) == {"one\r\ntwo\r\nthree", "one\r\n2\r\nthree"}


def test_earlier_words_are_never_written_over(form: Form) -> None:
    form.field("post").fill("The road is shut northbound.")
    form.field("post").blur()
    form.page.context.clock.set_fixed_time(LATER)
    form.field("post").fill("The road is shut southbound.")
    form.field("post").blur()
    (record,) = form.stored.values()
    assert sorted((c["at"], c["text"]) for _, c in record["captures"].values()) == [
        (f"{NOON[:-1]}.000Z", "The road is shut northbound."),
        (f"{LATER[:-1]}.000Z", "The road is shut southbound."),
    ]
    form.field("post").fill("")
    form.field("post").blur()
    assert len(words(form)) == 2
    assert form.root.locator("details pre").all_text_contents() == [
        "The road is shut southbound.",
        "The road is shut northbound.",
    ]


def test_words_that_return_are_captured_anew(form: Form) -> None:
    one, other = "The road is shut northbound.", "The road is shut southbound."
    for minute, text in enumerate((one, other, one)):
        form.page.context.clock.set_fixed_time(f"2026-11-22T12:0{minute}:00Z")
        form.field("post").fill(text)
        form.field("post").blur()
    form.root.locator(".hb-incident__was > summary").click()
    assert "12:02" in form.root.locator(".hb-incident__was > summary").inner_text(), "they stand there since then"
    assert form.root.locator("details pre").all_text_contents() == [other, one]
    said = form.download("Download as text").decode()
    captured = re.findall(r"Captured:\n22 November 2026 at (12:0\d)", said)
    assert captured == ["12:02", "12:00", "12:01"], "what stands there first, and then what stood there, in order"


def test_the_text_holds_the_words_that_were_hashed(form: Form) -> None:
    """What a file of text cannot hold, half a pair, is written as the hash counts it."""
    for strange in STRANGE.values():
        paste(form, strange)
        text = form.download("Download as text")
        found = re.search(rb"SHA-256 of its (\d+) bytes of UTF-8: (\w+)", text)
        assert found
        start = text.index(b"exact words of the post:\n") + len(b"exact words of the post:\n")
        words = text[start : start + int(found[1])]
        assert hashlib.sha256(words).hexdigest() == found[2].decode()
        assert text[start + len(words) :].startswith(b"\n\nCaptured:")
        form.button("Delete this record").click()


def test_a_clock_that_was_put_back_does_no_harm(form: Form) -> None:
    form.page.context.clock.set_fixed_time(LATER)
    form.field("post").fill("The fair is on Saturday.")
    form.field("post").blur()
    form.page.context.clock.set_fixed_time(NOON)
    form.field("post").fill("The fair is on Sunday.")
    form.field("post").blur()
    assert form.root.locator("details pre").all_text_contents() == ["The fair is on Saturday."]
    text = form.download("Download as text").decode()
    assert text.index("Sunday") < text.index("Saturday")


def test_words_from_the_writer_are_captured_once_it_is_left(form: Form) -> None:
    writer = form.page.locator("#words")
    for text in ("The", "The road", "The road is shut."):
        writer.fill(text)
        form.tell(post=text)
    assert words(form) == []
    writer.blur()
    assert words(form) == ["The road is shut."]
    form.tell(post="The road is shut southbound.")
    assert len(words(form)) == 2
