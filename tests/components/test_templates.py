"""How every template of a component is rendered: escaped, in good print, and never with something missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from macros.components import templates
from macros.components.templates import compiled, environment, problem_box, render
from macros.problems import Problem, Where


def rendered(source: str, **values: object) -> str:
    return environment().from_string(source).render(**values)


def test_what_is_put_into_a_template_is_escaped() -> None:
    assert rendered('<a title="{{ x }}">{{ x }}</a>', x="<b> & \"'") == (
        '<a title="&lt;b&gt; &amp; &#34;&#39;">&lt;b&gt; &amp; &#34;&#39;</a>'
    )


def test_our_words_are_printed_well_and_are_escaped_too() -> None:
    assert rendered("{{ x | curl }}", x="It's <b> 10 am") == "It’s &lt;b&gt; 10\u00a0am"
    assert rendered("{{ x | day }}", x="2026-11-22") == "22\u00a0November 2026"


def test_what_is_missing_is_no_empty_text() -> None:
    for source in ("{{ x }}", "{{ x.y }}", "{% if x %}{% endif %}"):
        with pytest.raises(UndefinedError):
            rendered(source)


def test_lines_of_a_template_leave_no_gaps() -> None:
    assert rendered("<p>\n  {% if true %}\n  a\n  {% endif %}\n</p>") == "<p>\n  a\n</p>"


def test_a_template_is_found_in_its_component_or_in_the_theme() -> None:
    assert "hb-problem" in render("problem/template.html", problems=[])
    assert environment().get_template("icons.html").name == "icons.html"


def test_there_is_one_environment() -> None:
    assert environment() is environment()


def test_compiled_templates_are_kept_apart_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "COMPILED", tmp_path / "templates")
    assert compiled("one") is not None
    assert compiled("two") is not None
    assert compiled("one") is not None, "it is there from the build before"
    assert {path.name for path in (tmp_path / "templates").iterdir()} == {"one", "two"}


def test_where_nothing_can_be_written_templates_are_compiled_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(templates, "COMPILED", tmp_path / "file")
    assert compiled("one") is None


def test_a_box_says_all_that_is_wrong_in_its_order() -> None:
    one, two = (Problem(Where("docs/a.md", n), f"{n} <b>", "Do it.") for n in (1, 2))
    html = problem_box(iter([two, one]))
    assert html.index("2 &lt;b&gt;") < html.index("1 &lt;b&gt;")


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://127.0.0.1:8000/s/x/", True),
        ("http://127.9.9.9/", True),
        ("http://[::1]:8000/", True),
        ("http://localhost/", True),
        ("http://handbook.localhost:8000/", True),
        ("s/x/", True),
        ("https://handbook.anytown.example/s/x/", False),
        ("https://localhost.anytown.example/", False),
        ("http://10.0.0.1/", False),
        ("https://example.github.io/127.0.0.1/", False),
    ],
)
def test_an_address_of_this_computer_alone_is_known(address: str, local: bool) -> None:
    assert templates.is_local(address) is local
