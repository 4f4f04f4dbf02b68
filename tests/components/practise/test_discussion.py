"""What a class may discuss: the grade, what is good enough, other networks, and other examples."""

from __future__ import annotations

from macros.components.correction import Correction, Seen
from macros.components.practise.discussion import MOST, Point, points
from tests.components.practise.conftest import EXAMPLES, HERE, WORDS, choice, example, text


def asked(**examples: Correction) -> list[Point]:
    """Return the points of the first of some examples."""
    return [*points(next(iter(examples)), examples, WORDS)]


def test_an_example_that_nothing_is_to_be_said_of_has_no_points() -> None:
    assert asked(one=example("One", choice("correct", "do"), choice("leave", "avoid"))) == []


def test_the_grade_is_asked_for_where_there_is_one() -> None:
    assert asked(one=example("One", choice("correct", "do"), grade="wrong that harms")) == [
        Point("How grave is it?", "A wrong that harms.")
    ]


def test_what_is_good_enough_and_what_is_as_good() -> None:
    found = asked(one=example("One", choice("a", "do"), choice("b", "acceptable"), choice("c", "do")))
    assert [point.ask for point in found] == [
        '"Title of a" and "Title of c" are both good. What decides between them?',
        'When is "Title of b" good enough?',
    ]
    assert found[0].answer == '"Title of a": Because of a. "Title of c": Because of c.'
    assert found[1].answer == "Because of b."


def test_another_network_is_asked_about_only_where_the_public_sees_something_else() -> None:
    note, reply = text("A note."), text("A reply.")
    seen = [Seen(HERE, "corrected", network, note=note) for network in ("edits", "history")]
    seen += [Seen(HERE, "original", "no-edits", reply=reply), Seen(HERE, "new", text=text("Afresh."))]
    (point,) = asked(one=example("One", choice("correct", "do", *seen), choice("quiet", "avoid", *seen)))
    assert point.ask == 'What would be different on a network that does not let you edit, if you "Title of correct"?'
    assert point.answer == (
        "The public then sees the post as it was with a reply, in place of the corrected post with a note."
    )


def test_the_same_choice_with_another_verdict_is_compared_first_with_one_of_the_same_kind() -> None:
    one = example("One", choice("leave", "avoid"), choice("correct", "do"), kind="slip")
    far = example("Far", choice("leave", "acceptable"), choice("correct", "do"))
    near = example("Near", choice("leave", "do"), kind="slip")
    (point,) = asked(one=one, far=far, near=near)
    assert point.ask == ('"Title of leave": Avoid. In "Near", "Title of leave": Do this. What makes the difference?')
    assert point.answer == "There: Because of leave."


def test_there_are_never_more_comparisons_than_a_class_has_time_for() -> None:
    ids = "abcde"
    one = example("One", *(choice(id, "avoid") for id in ids))
    other = example("Other", *(choice(id, "do") for id in ids))
    assert len(asked(one=one, other=other)) == MOST


def test_every_example_can_be_discussed_beside_the_others() -> None:
    assert {id: [point.ask for point in points(id, EXAMPLES, WORDS)] for id in EXAMPLES} == {
        "road": [
            'When is "Title of quiet" good enough?',
            '"Title of leave": Avoid. In "Joke", "Title of leave": Acceptable. What makes the difference?',
        ],
        "joke": [
            "How grave is it?",
            'When is "Title of leave" good enough?',
            '"Title of leave": Acceptable. In "Road", "Title of leave": Avoid. What makes the difference?',
            '"Title of delete": Do this. In "Map", "Title of delete": Avoid. What makes the difference?',
        ],
        "map": ['"Title of delete": Avoid. In "Joke", "Title of delete": Do this. What makes the difference?'],
    }
