"""The text of a section: what is no change leaves no trace in it, and what is one does, there and nowhere else."""

from __future__ import annotations

import copy
import html
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.components.checklist import Checklist
from macros.components.correction import Correction
from macros.content.html_tree import parse
from macros.publishing.pending import state
from macros.register.section_text import normal, section_texts
from tests.support.handbook import Handbook
from tests.support.some import sample
from tests.test_properties import build, checklist, correction

WORDS = ("one", "it's", "7.42", "so-called", '"quoted"', "café", "naïve", "A&B", "10 am", "end...", "x", "Å")
some = st.lists(st.sampled_from(WORDS), min_size=2, max_size=8).map(lambda words: "So " + " ".join(words) + " end")
LAW = {"cite": "An Act, section 1", "title": "An Act", "publisher": "x", "says": "x", "date": "1981"}
LAW |= {"kind": "law", "checked": "2026-11-22", "read": "copy", "url": "https://example.org/"}


def told(handbook: Handbook, html_of: Callable[[str], str] = lambda html: html) -> dict[str, tuple[str, str, str]]:
    """Return what the register would say of each section; `html_of` may change the HTML before."""
    assert handbook.problems == []
    for path, page in handbook.library.pages.items():
        assert page.meta
        handbook.library.texts |= section_texts(
            parse(html_of(handbook.text(path))), page.meta.id, handbook.library.sections
        )
    states = {id: state(handbook.library, section) for id, section in handbook.library.sections.items()}
    return {id: (*said.words, said.page) for id, said in states.items()}


def written(texts: list[str]) -> str:
    """Return a page with each kind of text on it, of eight texts."""
    one, two, three, four, five, six, seven, eight = texts
    return f"""\
{one}

## {two} {{ #two }}

{three} See {{{{ section("one") }}}} and {{{{ source("law") }}}}.

- {four}
- Another

### Three {{ #three }}

| Head | Head |
| --- | --- |
| {five} | Cell |

1. {six}
2. *{seven}*

## Four {{ #four }}

> {eight}

{{{{ correction("a") }}}}

{{{{ checklist("c") }}}}
"""


def handbook(body: str, words: Callable[[], str] = lambda: "Words", law: dict[str, str] | None = None) -> Handbook:
    data = {"corrections": {"a": correction(words)}, "checklists": {"c": checklist(words)}}
    pages = {"alone": body, "other": "## One { #one }\n\nWords.\n"}
    return build(data, law or LAW, pages)


eight = st.lists(some, min_size=8, max_size=8)


@given(eight, st.randoms(use_true_random=False))
def test_typing_it_otherwise_is_no_change(texts: list[str], dice: random.Random) -> None:
    before = told(handbook(written(texts)))
    ways: list[Callable[[str], str]] = [
        lambda text: text.replace("'", "\u2019"),
        lambda text: re.sub(r'"(\w+)"', "\u201c\\1\u201d", text),
        lambda text: text.replace("...", "\u2026"),
        lambda text: text.replace("&", "&amp;"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" end.", "&nbsp;end."),
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace("so-called", "so&#45;called"),
        lambda text: text,
    ]
    otherwise = [dice.choice(ways)(text) for text in texts]
    otherwise[0] = re.sub(" +", "\n", otherwise[0])
    otherwise[2] = re.sub(" +end", "\nend", otherwise[2])
    otherwise[3] = re.sub(" +end", "\n    end", otherwise[3])
    body = written(otherwise).replace("\n\n", "\n\n\n").replace("- ", "* ", 1)
    assert told(handbook(body)) == before


INLINE = re.compile(r"(?<=>)([^<>]*\w[^<>]*)(?=</(?:p|li|td|th|em)>)")
BLOCK = re.compile(r"<(p|ul|ol|table|blockquote)>.*?</\1>", re.DOTALL)
START = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^<>]*?)?)(/?)>")
ATTRIBUTE = re.compile(r'\s([\w-]+)(?:="([^"]*)")?')
MARKUP: dict[str, Callable[[str], str]] = {
    "attributes in another order": lambda page: START.sub(lambda tag: reordered(tag[1], tag[2], tag[3]), page),
    "another attribute": lambda page: START.sub(r'<\1\2 class="new" data-x="a b" hidden\3>', page),
    "a span round words": lambda page: INLINE.sub(r'<span class="x"><b>\1</b></span>', page),
    "a div round blocks": lambda page: BLOCK.sub(r'<div class="x"><section>\g<0></section></div>', page),
    "a div round all": lambda page: f'<main><div class="md-content">\n{page}\n</div></main>',
    "no line ends": lambda page: re.sub(r">\s*\n\s*<", "><", page),
    "line ends of Windows": lambda page: page.replace("\n", "\r\n"),
    "a comment": lambda page: page.replace("</p>", "<!-- one more --></p>"),
    "a paragraph in an entry": lambda page: re.sub(r"<li>([^<>]+)</li>", r"<li>\n<p>\1</p>\n</li>", page),
    "a table to scroll": lambda page: page.replace("<table", '<div class="scroll"><table').replace(
        "</table>", "</table></div>"
    ),
    "an icon": lambda page: page.replace("<p>", '<p><svg viewBox="0 0 1 1"><title>Icon</title><path d="M0 0"/></svg>'),
    "a script and a style": lambda page: page + "<script>let words;</script><style>p{color:red}</style>",
    "a button for the machine": lambda page: page.replace("</p>", '<button data-register="">Copy</button></p>'),
    "other words in a component": lambda page: page.replace("<legend>", "<legend>New: ").replace("Example<", "Case<"),
    "entities for letters": lambda page: page.replace("é", "&eacute;").replace("'", "&#39;"),
}


def reordered(tag: str, said: str, end: str) -> str:
    given = ATTRIBUTE.findall(said)[::-1]
    attributes = "".join(f' {name}="{value}"' for name, value in given)
    return f"<{tag}{attributes}{end}>"


@given(eight, st.sets(st.sampled_from(sorted(MARKUP)), min_size=1, max_size=4))
def test_other_markup_is_no_change(texts: list[str], ways: set[str]) -> None:
    before = told(handbook(written(texts)))

    def changed(page: str) -> str:
        for way in sorted(ways):
            page = MARKUP[way](page)
        return page

    assert told(handbook(written(texts)), changed) == before


@pytest.mark.parametrize("way", MARKUP)
def test_each_way_of_markup_changes_the_page(way: str) -> None:
    page = handbook(written([f"So {' '.join(WORDS)} end"] * 8)).html("alone.md")
    assert MARKUP[way](page) != page


PLACES = [  # which sections say what the eight texts of a page say
    {"alone"}, {"alone", "two"}, {"alone", "two"}, {"alone", "two"}, {"alone", "two", "three"},
    {"alone", "two", "three"}, {"alone", "two", "three"}, {"alone", "four"},
]  # fmt: skip


def without(words: list[str], at: int) -> list[str]:
    return words[:at] + words[at + 1 :]


@given(eight, st.integers(0, 7), st.data())
def test_one_word_is_a_change_where_it_stands_and_nowhere_else(
    texts: list[str], place: int, data: st.DataObject
) -> None:
    words = texts[place].split(" ")
    at = data.draw(st.integers(1, len(words) - 2))
    how = data.draw(st.sampled_from(["changed", "put in", "taken out"]))
    new = {"changed": [*words[:at], "other", *words[at + 1 :]], "put in": [*words[:at], "other", *words[at:]]}
    after = [*texts]
    after[place] = " ".join(new.get(how, without(words, at)))
    assume(normal(html.unescape(after[place])) != normal(texts[place]))
    assert differing(told(handbook(written(texts))), told(handbook(written(after)))) == PLACES[place]


def differing(before: dict[str, tuple[str, str, str]], after: dict[str, tuple[str, str, str]]) -> set[str]:
    return {id for id in before.keys() | after.keys() if before.get(id) != after.get(id)}


@pytest.mark.parametrize(
    ("old", "new", "ids"),
    [
        ("- Another\n", "", {"alone", "two"}),
        ("- Another\n", "- Another\n- A third\n", {"alone", "two"}),
        ("| Cell |", "| Cell |\n| More | Cells |", {"alone", "two", "three"}),
        ("| Cell |", "| Other |", {"alone", "two", "three"}),
        ("| Head | Head |", "| Head | Other |", {"alone", "two", "three"}),
        ("### Three {", "### Third {", {"alone", "two", "three"}),
        ('section("one")', 'section("four")', {"alone", "two"}),
        ('section("one")', 'section("one", "other words")', {"alone", "two"}),
        ("### Three {", "## Three {", {"two"}),
        ('{{ checklist("c") }}', '{{ checklist("c") }}\n\nMore words.', {"alone", "four"}),
        ("- Another", "\nMore words.\n\n- Another", {"alone", "two"}),
        ("## Four", "Not.\n\n## Four", {"alone", "two", "three"}),
    ],
)
def test_a_change_of_any_kind_is_one(old: str, new: str, ids: set[str]) -> None:
    body = written([f"Text {n}" for n in range(8)])
    assert old in body
    assert differing(told(handbook(body)), told(handbook(body.replace(old, new)))) == ids


# Examples and checklists

KEYS = {"id", "grade"}  # of a choice, a step or an example: a reader of the section never sees them
COMPARED = {"does", "outcome"}  # by the order of action alone: a reader never sees them


def leaves(data: object, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each text, and to each yes or no, in the data of an example or a checklist."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from leaves(value, (*at, key))
    if isinstance(data, str | bool):
        yield at


def names(of: type) -> set[str]:
    """Return the names of all fields, of a dataclass and of those in it, that somebody types a value for."""
    found: set[str] = set()
    for field in fields(of):
        hint = get_type_hints(of)[field.name]
        inner = [
            one for one in (*get_args(hint), hint) if isinstance(one, type) and hasattr(one, "__dataclass_fields__")
        ]
        found |= set().union(*(names(one) for one in inner)) if inner else {field.name}
    return found - {"where"}


def counted(kind: Callable[[Callable[[], str]], dict[str, Any]]) -> dict[str, Any]:
    """Return data each text of which has a word of its own."""
    numbers = iter(range(1000))
    return kind(lambda: f"Text number{next(numbers)}")


OTHERS = {
    "kind": "wrong fact", "network": "history", "verdict": "acceptable", "handle": "Other", "see": "one",
    "wrong_words": "Text",
}  # fmt: skip
POSTS = {"corrected": "original", "original": "corrected", "removed": "original"}  # a new one is known by its text


def exhibits() -> dict[str, dict[str, Any]]:
    example = counted(correction)
    example["wrong_words"] = [example["post"].split()[1].rstrip(".")]
    example["choices"][1]["verdict"] = "do"
    steps = counted(checklist)
    steps["groups"]["items"]["sources"] = "law"
    return {"corrections": {"a": example}, "checklists": {"c": steps}}


def other(data: dict[str, Any], way: tuple[Any, ...]) -> dict[str, Any]:
    """Return data with another value at the end of a way."""
    data = copy.deepcopy(data)
    place = at(data, way[:-1])
    name = next(step for step in reversed(way) if isinstance(step, str))
    old = place[way[-1]]
    new: Any = OTHERS.get(name, f"{str(old).removesuffix('.')} however")
    place[way[-1]] = not old if isinstance(old, bool) else POSTS.get(old, new)
    if name == "sources":
        del place[name]
    return data


def at(data: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401
    return at(data[way[0]], way[1:]) if way else data


FOUND = [way for way in leaves(exhibits()) if way[-1] not in KEYS and at(exhibits(), way) != "new"]
# Neighbours are alike, so that those that are tried first are every fourth.
WAYS = {".".join(map(str, way)): way for first in range(4) for way in FOUND[first::4]}
BODY = '## Two { #two }\n\n### Three { #three }\n\n{{ correction("a") }}\n\n## Four { #four }\n\n{{ checklist("c") }}\n'


def shown(data: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    pages = {"alone": BODY, "other": "## One { #one }\n\nWords.\n"}
    return told(build(data, LAW, pages))


def test_every_field_is_tried() -> None:
    tried = {next(step for step in reversed(way) if isinstance(step, str)) for way in WAYS.values()}
    assert tried == (names(Correction) | names(Checklist)) - KEYS - COMPARED


@pytest.mark.parametrize("name", sample(12, WAYS))
def test_every_field_of_an_example_or_a_checklist_is_text_of_its_section(name: str) -> None:
    data, way = exhibits(), WAYS[name]
    corrections, checklists = {"alone", "two", "three", "correction-a"}, {"alone", "four", "checklist-c"}
    ids = {"corrections": corrections, "checklists": checklists}[way[0]]
    assert differing(shown(data), shown(other(data, way))) == ids


@given(st.text())
def test_a_normal_text_stays_as_it_is(text: str) -> None:
    assert normal(normal(text)) == normal(text)


def test_what_a_source_says_of_itself_is_no_text() -> None:
    body = written([f"Text {n}" for n in range(8)])
    for name, value in (("cite", "Another Act"), ("read", "weak"), ("checked", "2026-10-01"), ("says", "y")):
        assert told(handbook(body, law=LAW | {name: value})) == told(handbook(body))


GOLDEN = {
    "corrections": {
        "a": {
            "title": "It's a \"slip\"",
            "kind": "slip",
            "scene": "The rush\u2026",
            "account": "Anytown",
            "handle": "Anytown",
            "network": "edits",
            "posted": "Monday, 7.42 am",
            "post": "Mill Road is closed northbound.",
            "picture": "A sign.",
            "wrong_words": ["northbound"],
            "wrong": "It is southbound.",
            "affected": "Drivers.",
            "heard": {"who": "A driver", "text": "It's southbound."},
            "corrected": "Mill Road is closed southbound.",
            "choices": [
                {
                    "id": "edit",
                    "title": "Correct it",
                    "verdict": "do",
                    "because": "All can see it.",
                    "seen": [
                        {"network": "history", "post": "corrected", "when": "7.56 am", "note": "Correction."},
                        {"network": "no-edits", "post": "original", "reply": "Correction: southbound."},
                        {"post": "new", "text": "Correction: closed southbound."},
                    ],
                    "why": ["It is honest.", "It is quick."],
                    "words": "Correction, [time].",
                    "see": ["one", "two"],
                    "sources": ["law"],
                },
                {
                    "id": "delete",
                    "title": "Delete it",
                    "verdict": "avoid",
                    "because": "Nobody is told.",
                    "seen": [{"post": "removed"}],
                    "why": ["It hides the mistake."],
                    "see": ["one"],
                },
            ],
        }
    },
    "checklists": {
        "c": {
            "title": "The first hour",
            "intro": "Work down it.",
            "groups": [
                {
                    "title": "Stop",
                    "items": [
                        {"id": "stop", "text": "Stop posting", "must": True, "who": "You", "why": "It is not over.",
                         "see": ["two"], "sources": ["law"]},
                        {"id": "look", "text": "Look again"},
                    ],
                },
                {"title": "Go", "items": [{"id": "go", "text": "Go on", "why": "It's over."}]},
            ],
        }
    },
}  # fmt: skip
FORM = {
    "three": """\
Example: It's a "slip" (slip)
The rush...
Anytown (@Anytown), Monday, 7.42 am: Mill Road is closed northbound.
Picture: A sign.
Wrong words: northbound
On a network that lets you edit
What is wrong: It is southbound.
Who it affects: Drivers.
A driver, later: It's southbound.
Corrected: Mill Road is closed southbound.
Choice: Correct it. Do this: All can see it.
What the public then sees, on a network that lets you edit and shows the earlier version: the corrected post (7.56 am)
Note: Correction.
What the public then sees, on a network that does not let you edit: the post as it was
Reply: Correction: southbound.
What the public then sees: a new post
Text: Correction: closed southbound.
Why: It is honest.
Why: It is quick.
Words you can use: Correction, [time].
See [one] [two] [law]
Choice: Delete it. Avoid: Nobody is told.
What the public then sees: no post
Why: It hides the mistake.
See [one]
""",
    "four": """\
Checklist: The first hour
Work down it.
Stop:
- Must: Stop posting (You) It is not over. [two] [law]
- Look again
Go:
- Go on It's over.
""",
}


def test_the_form_of_a_text_never_changes() -> None:
    """A register keeps what was said in this form: another form would be a change of every section at once."""
    texts = {id: text for id, (_, text, _) in shown(GOLDEN).items()}
    assert texts == FORM | {
        "one": "Words.\n",
        "other": "# One\nWords.\n",
        "two": f"# Three\n{FORM['three']}",
        "correction-a": FORM["three"],
        "checklist-c": FORM["four"],
        "alone": f"# Two\n# Three\n{FORM['three']}# Four\n{FORM['four']}",
    }


PROSE = """\
Text 1.

## Two { #two }

See {{ section("one") }}, {{ section("one", "it") }} and {{ source("law") }}.
It's *so* `code` ![A sign](x.png).

- One
    - Two

Then:

1. Three
2. Four

| A | B |
| --- | --- |
| C | D |

> Quote
> on.

```
a
  b
```

Term
:   What it is

## Three { #three }

{{ correction("a") }}

{{ checklist("c") }}
"""


def test_the_form_of_prose_never_changes() -> None:
    assert told(handbook(PROSE))["two"][1].split("\n") == [
        "See [one], it and [law]. It's so code A sign .", "- One", "- Two", "Then:", "1. Three", "2. Four", "A | B",
        "C | D", "Quote on.", "a b", "Term", "What it is", "",
    ]  # fmt: skip
