"""What a class may discuss: the grade, what is good enough, other networks, and other examples."""

from __future__ import annotations

from macros.components.correction import Correction, Seen
from macros.components.practise.discussion import LEAST, MOST, Point, points
from tests.components.practise.conftest import EXAMPLES, HERE, WORDS, choice, example, text


def asked(**examples: Correction) -> list[Point]:
    """Return the points of the first of some examples."""
    return [*points(next(iter(examples)), examples, WORDS)]


def test_an_example_of_which_little_can_be_asked_has_what_would_go_wrong() -> None:
    bad = [choice(id, "avoid") for id in "abcd"]
    found = asked(one=example("One", choice("correct", "do"), *bad, grade="wrong that harms"))
    assert found == [
        Point("How grave is it?", "A wrong that harms."),
        Point('What would go wrong after "Title of a"?', "Because of a. Why a."),
        Point('What would go wrong after "Title of b"?', "Because of b. Why b."),
    ]
    assert len(found) == LEAST
    assert asked(one=example("One", choice("correct", "do"))) == []


def test_what_is_acceptable_and_what_is_as_good() -> None:
    found = asked(one=example("One", choice("a", "do"), choice("b", "acceptable"), choice("c", "do")))
    assert found == [
        Point(
            '"Title of a" and "Title of c" are both good. What decides between them?',
            '"Title of a": Because of a. "Title of c": Because of c.',
        ),
        Point('What speaks for "Title of b", and what against it?', "Because of b. Why b."),
    ]


def test_another_network_is_asked_about_once_and_only_where_the_public_sees_something_else() -> None:
    note, reply, afresh = text("A note."), text("A reply."), Seen(HERE, "new", text=text("Afresh."))
    edits = [Seen(HERE, "corrected", "edits", note=note), Seen(HERE, "corrected", "history", note=note)]
    seen = [*edits, Seen(HERE, "original", "no-edits", reply=reply), afresh]
    choices = (choice("correct", "do", *seen), choice("quiet", "avoid", *seen))
    reply_only, corrected = "the post as it was with a reply", "the corrected post with a note"
    for network, name, here, there in (
        ("edits", "does not let you edit", corrected, reply_only),
        ("no-edits", "lets you edit", reply_only, corrected),
    ):
        point, _ = asked(one=example("One", *choices, network=network))  # type: ignore[arg-type]
        assert point.ask == f'"Title of correct", on a network that {name}: what would be different?'
        assert point.answer == f"The public then sees {there}, in place of {here}."


def test_the_same_choice_with_another_verdict_is_compared_first_with_one_of_the_same_kind() -> None:
    one = example("One", choice("leave", "avoid"), choice("correct", "do"), kind="slip")
    far = example("Far", choice("leave", "acceptable"), choice("correct", "do"))
    near = example("Near", choice("leave", "do"), kind="slip")
    point, *_ = asked(one=one, far=far, near=near)
    assert point.ask == '"Title of leave": Avoid. In "Near", "Title of leave": Do this. What makes the difference?'
    assert point.answer == "There: Because of leave."


def test_of_several_each_example_is_compared_with_another() -> None:
    bad = {id: example(f"Bad {id}", choice("leave", "avoid")) for id in "ab"}
    good = {id: example(f"Good {id}", choice("leave", "do")) for id in "cd"}
    found = [next(iter(points(id, bad | good, WORDS))).ask for id in bad]
    assert [name for name in ("Good c", "Good d") for ask in found if name in ask] == ["Good c", "Good d"]


def test_there_are_never_more_comparisons_than_a_class_has_time_for() -> None:
    ids = "abcde"
    one = example("One", *(choice(id, "avoid") for id in ids))
    other = example("Other", *(choice(id, "do") for id in ids))
    assert sum("difference" in point.ask for point in asked(one=one, other=other)) == MOST


def test_every_example_can_be_discussed_beside_the_others() -> None:
    assert {id: len([*points(id, EXAMPLES, WORDS)]) for id in EXAMPLES} == {"road": 3, "joke": 4, "map": 2}
