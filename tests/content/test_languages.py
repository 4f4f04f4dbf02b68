"""A text may be in one language or in several, and says which is which; a slip is named at its line."""

from __future__ import annotations

import pickle

import pytest

from macros.content.languages import InLanguages
from macros.handbook import organisation
from macros.problems import Where


def read(name: str) -> tuple[object, list[str]]:
    own, _, wrong = organisation.read(f"name: {name}\n", "x.yml")
    return own and own.name, [str(problem).split("\n")[0] for problem in wrong]


def test_a_text_in_several_languages_is_all_of_them_and_has_each() -> None:
    name, wrong = read("\n  cy: Llawlyfr Anytown\n  en: Anytown Handbook")
    assert wrong == []
    assert isinstance(name, InLanguages)
    assert name == "Llawlyfr Anytown / Anytown Handbook"
    assert [*name.parts.items()] == [("cy", "Llawlyfr Anytown"), ("en", "Anytown Handbook")]
    assert name.where.line == 2


def test_a_text_in_one_language_is_a_text() -> None:
    name, wrong = read("Anytown Handbook")
    assert (str(name), wrong) == ("Anytown Handbook", [])
    assert not isinstance(name, InLanguages)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("{welsh: Llawlyfr}", 'x.yml:1: "name" of the organisation cannot be in "welsh". Did you mean "cy"?'),
        ("{cyy: Llawlyfr, en: Ours}", 'x.yml:1: "name" of the organisation cannot be in "cyy". Did you mean "cy"?'),
        ("{uk: Ours}", 'x.yml:1: "name" of the organisation cannot be in "uk".'),
        ("\n  cy:\n  en: Ours", 'x.yml:2: "cy" of "name" of the organisation is empty.'),
        ("\n  en: Ours\n  en: Theirs", 'x.yml:3: "en" is here twice; the first is on line 2.'),
        ("{cy: [Ours]}", 'x.yml:1: "cy" of "name" of the organisation should be text, and not a list.'),
        ("{}", 'x.yml:1: "name" of the organisation is empty.'),
    ],
)
def test_a_slip_is_named_at_its_line(name: str, says: str) -> None:
    assert read(name) == (None, [says])


def test_it_comes_out_of_a_cache_as_it_was() -> None:
    before = InLanguages({"cy": "Llawlyfr", "en": "Handbook"}, Where("x.yml", 1))
    after = pickle.loads(pickle.dumps(before))  # noqa: S301  (our own)
    assert (after, after.parts, after.where) == (before, before.parts, before.where)
