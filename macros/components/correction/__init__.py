"""A correction example: a post that went wrong, what could be done about it, and how each would look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.components.correction.marked_words import initials, marked_words, stand_in
from macros.components.declaration import Component, Macro
from macros.components.place import Context, Place
from macros.components.templates import render
from macros.content.collection import EntryType
from macros.content.schema import ID_RULE, example, is_id
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, long_dash, shown
from macros.register.word_diff import changes, with_gaps

Kind = Literal[
    "slip",
    "wrong fact",
    "wrong person or picture",
    "wrong tone",
    "wrong account",
    "should not be public",
    "nothing wrong",
]
Network = Literal["edits", "history", "no-edits"]
Grade = Literal["slip", "wrong fact", "wrong that harms"]

NETWORKS = {
    "edits": "On a network that lets you edit",
    "history": "On a network that lets you edit and shows the earlier version",
    "no-edits": "On a network that does not let you edit",
}
SEEN = {"original": "the post as it was", "corrected": "the corrected post", "removed": "no post", "new": "a new post"}
GRADES = {"slip": "A slip", "wrong fact": "A wrong fact", "wrong that harms": "A wrong that harms"}
VERDICTS = {"do": "Do this", "acceptable": "Acceptable", "avoid": "Avoid"}


@dataclass(frozen=True)
class Heard:
    """How the mistake came to light: a reply from the public."""

    where: Where
    who: Text = example("A driver")
    text: Text = example("It is southbound that is shut.")
    when: Text | None = example("7.53 am", default=None)


@dataclass(frozen=True)
class Seen:
    """What the public sees after a choice, on every network or on one kind of it."""

    where: Where
    post: Literal["original", "corrected", "removed", "new"] = example("corrected")
    network: Network | None = example("edits", default=None)
    when: Text | None = example("Corrected 7.56 am", default=None)
    text: Text | None = example('"Correction: ..."', default=None)
    note: Text | None = example('"Correction, 7.56 am: we first said northbound."', default=None)
    reply: Text | None = example('"Correction, 7.56 am: we first said northbound."', default=None)


@dataclass(frozen=True)
class Choice:
    """One thing that could be done, and how good it is."""

    where: Where
    id: Text = example("correct", quoted=True)
    title: Text = example("Correct it where all can see")
    verdict: Literal["do", "acceptable", "avoid"] = example("do")
    because: Text = example("Everyone who saw the mistake can see it put right.")
    seen: tuple[Seen, ...] = example("   and, indented below it,   - post: corrected", quoted=True)
    why: tuple[Text, ...] = example("The first word can still be read, so nothing looks hidden.")
    see: tuple[Text, ...] = example("[make-amends]", names="sections")
    words: Text | None = example('"Correction, [time]: we first said [what was wrong]."', default=None)
    sources: tuple[Text, ...] = example("[freitag-2023]", names="sources", default=())


@dataclass(frozen=True)
class Correction:
    """One example. All texts are plain: no Markdown, no HTML.

    `outcome` is where the guide leads whoever has made this mistake. By `grade` it is chosen for practice.
    """

    where: Where
    title: Text = example("A road closure in the wrong direction")
    kind: Kind = example("wrong fact")
    scene: Text = example("It is the morning rush. A driver replies from the queue.")
    account: Text = example("Anytown Police", quoted=True)
    handle: Text = example("AnytownPolice", quoted=True)
    network: Network = example("edits")
    posted: Text = example("Tuesday, 7.42 am")
    post: Text = example("Mill Road is closed northbound.", quoted=True)
    wrong_words: tuple[Text, ...] = example("[northbound]", empty=True, quoted=True)
    wrong: Text = example("The closed side is southbound.")
    affected: Text = example("Drivers who turned off for nothing.")
    choices: tuple[Choice, ...] = example("   and, indented below it,   - id: correct")
    picture: Text | None = example("A photograph of a road sign.", default=None)
    heard: Heard | None = example("   and, indented below it,   who: A driver", quoted=True, default=None)
    corrected: Text | None = example("Mill Road is closed southbound.", quoted=True, default=None)
    outcome: Text | None = example("correct-it", names="outcomes", default=None)
    grade: Grade | None = example("wrong fact", default=None)


def check(id: str, correction: Correction) -> Iterator[Problem]:
    """Find what the schema cannot: values that do not go together."""
    name = f'correction "{id}"'
    if correction.handle.startswith("@"):
        what = f'the handle "{shown(correction.handle)}" of {name} starts with @.'
        yield Problem(correction.handle.where, what, "Leave out the @: it is put there for you.")
    for words in correction.wrong_words:
        if not any(stand_in(words, text) for text in (correction.post, correction.picture or "")):
            what = f'the wrong words "{shown(words)}" are not in the post of {name}.'
            yield Problem(words.where, what, "Copy whole words from its   post:   or   picture:   exactly.")
    if not 2 <= len(correction.choices) <= 5:
        what = f"{name} should have two to five choices, and not {len(correction.choices)}."
        yield Problem(correction.where, what, "Add or take out what a person might do.")
    if not any(choice.verdict == "do" for choice in correction.choices):
        yield Problem(correction.where, f"{name} has no choice to recommend.", "Give one of them   verdict: do")
    ids: set[str] = set()
    for choice in correction.choices:
        if not is_id(choice.id):
            yield Problem(
                choice.id.where, f'"{shown(choice.id)}" cannot be the id of a choice.{long_dash(choice.id)}', ID_RULE
            )
        elif choice.id in ids:
            yield Problem(choice.id.where, f'{name} has two choices "{choice.id}".', "Give one of them another id.")
        ids.add(choice.id)
        for seen in choice.seen:
            yield from check_seen(name, choice, seen, correction)


def check_seen(name: str, choice: Choice, seen: Seen, correction: Correction) -> Iterator[Problem]:
    if seen.post == "corrected" and not correction.corrected:
        what = f'{name} has no "corrected" text, which choice "{choice.id}" shows.'
        yield Problem(correction.where, what, 'Add a line such as   corrected: "Mill Road is closed southbound."')
    if seen.post == "new" and not seen.text:
        what = f'choice "{choice.id}" of {name} shows a new post but has no "text" for it.'
        yield Problem(seen.where, what, 'Add a line such as   text: "Correction: ..."')
    if seen.post != "new" and seen.text:
        what = f'choice "{choice.id}" of {name} has a "text", which only a new post can have.'
        yield Problem(seen.where, what, "Write   post: new   or move the words to   note:   or   reply:")
    if seen.post == "removed" and (seen.note or seen.reply):
        what = f'choice "{choice.id}" of {name} puts words on a post that is removed.'
        yield Problem(seen.where, what, "Show them in another entry, with   post: new   and   text: ...")


def text(correction: Correction) -> str:
    """Return an example for the register, which compares it for ever: the form of a line never changes."""
    c = correction
    lines = [f"Example: {c.title} ({c.kind})", c.scene, f"{c.account} (@{c.handle}), {c.posted}: {c.post}"]
    lines += [f"Picture: {c.picture}"] if c.picture else []
    lines += [f"Wrong words: {'; '.join(c.wrong_words)}"] if c.wrong_words else []
    lines += [NETWORKS[c.network], f"What is wrong: {c.wrong}", f"Who it affects: {c.affected}"]
    lines += [f"{c.heard.who}, {c.heard.when or 'later'}: {c.heard.text}"] if c.heard else []
    lines += [f"Corrected: {c.corrected}"] if c.corrected else []
    for choice in c.choices:
        lines.append(f"Choice: {choice.title}. {VERDICTS[choice.verdict]}: {choice.because}")
        for seen in choice.seen:
            where = f", {NETWORKS[seen.network].lower()}" if seen.network else ""
            lines.append(f"What the public then sees{where}: {SEEN[seen.post]}{f' ({seen.when})' if seen.when else ''}")
            said = (("Text", seen.text), ("Note", seen.note), ("Reply", seen.reply))
            lines += [f"{name}: {words}" for name, words in said if words]
        lines += [f"Why: {reason}" for reason in choice.why]
        lines += [f"Words you can use: {choice.words}"] if choice.words else []
        lines += [f"See {' '.join(f'[{id}]' for id in (*choice.see, *choice.sources))}"]
    return "\n".join(lines)


def render_correction(place: Place, id: str, correction: Correction) -> str:
    return render(
        "correction/template.html",
        id=id,
        correction=correction,
        text=text(correction),
        place=place,
        networks=NETWORKS,
        verdicts=VERDICTS,
        letters="ABCDE",
        face=initials(correction.account),
        marked_words=marked_words,
        changes=changes,
        with_gaps=with_gaps,
    )


def show(context: Context, id: str) -> str:
    return render_correction(context, id, context.all(Correction)[id])


COMPONENT = Component(
    "correction",
    reads=(
        EntryType(
            "corrections", "correction", Correction, check, anchor="correction-", citable="example", fictional=True
        ),
    ),
    macros=(Macro("correction", show, '{{ correction("road-closure") }}', shows="corrections"),),
    found_as={"Example": 0.9},
)
