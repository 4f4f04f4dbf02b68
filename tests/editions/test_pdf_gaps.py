"""WeasyPrint does not do by itself what is put right here: when it does, these tests say so."""

from __future__ import annotations

from collections.abc import Iterator

from macros.editions import pdf, pdf_gaps
from tests.editions.conftest import needs_pango
from tests.support.some import some

pytestmark = needs_pango
WORDS = "Have your say on the plans for the park, at the library on"


def first_lines(style: str = "") -> set[str]:
    """Return the first line of a text before a word in bold, at widths where it needs two lines."""
    import weasyprint  # noqa: PLC0415

    text = f"{WORDS} <b>Thursday</b> at noon"
    html = "".join(f'<p style="width: {width}px; {style}">{text}</p>' for width in range(380, 500, 2))
    document = weasyprint.HTML(string=html).render(stylesheets=[weasyprint.CSS(string=pdf.faces())])
    boxes = [box for page in document.pages for box in page._page_box.descendants()]
    paragraphs = some(box for box in boxes if type(box).__name__ == "BlockBox" and box.element_tag == "p")
    lines = (paragraph.children[0].descendants() for paragraph in paragraphs)
    return {"".join(box.text for box in line if type(box).__name__ == "TextBox") for line in lines}


def shortest(lines: set[str]) -> int:
    return min(len(line.split()) for line in lines)


def test_a_line_does_not_end_after_its_first_word() -> None:
    assert shortest(first_lines()) == 1
    with pdf_gaps.filled():
        lines = first_lines()
    assert shortest(lines) > len(WORDS.split()) - 3
    assert WORDS in lines


def test_a_line_whose_spaces_stay_is_left_as_it_is() -> None:
    before = first_lines("white-space: pre-wrap")
    with pdf_gaps.filled():
        assert first_lines("white-space: pre-wrap") == before


def test_words_have_the_language_that_they_are_in() -> None:
    class Box:
        element_tag = "span"

        def __init__(self, **attributes: str) -> None:
            self.element = type("Element", (), {"attrib": attributes})()

    def build(_box: object) -> Iterator[dict[str, object]]:
        yield {}

    built = pdf_gaps.in_its_language(build)
    assert next(iter(built(Box(lang="cy"))))["Lang"].data == b"(cy)"
    assert [*built(Box())] == [{}]


def test_weasyprint_is_as_before_afterwards() -> None:
    from weasyprint.layout import inline  # noqa: PLC0415

    before = inline.split_first_line
    with pdf_gaps.filled():
        assert inline.split_first_line is not before
    assert inline.split_first_line is before
