"""The decision guide: questions that lead to one another and, in the end, to what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from macros.components.declaration import Component, Macro
from macros.components.place import Context
from macros.components.templates import render
from macros.content.collection import Entries, EntryType
from macros.content.order_of_action import Act, Way
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, did_you_mean, shown

WAYS = {
    "correct": "Correct it where all can see",
    "reply": "Reply with a correction",
    "replace": "Replace it and say why",
    "remove": "Remove it and say why",
    "remove-quietly": "Remove it now, and say only that something was removed",
    "escalate": "Ring those who decide",
    "secure": "Secure the account",
    "leave": "Leave it and move on",
}

PHONE = re.compile(r"\+?\d[\d ]*( ?(?:ext\.?|x) ?\d+)?")
EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")


@dataclass(frozen=True)
class Answer:
    """What a reader may say to a question, and the id of the question or the outcome that it leads to.

    `unsure` is the answer of those who do not know, or whom no other answer fits.
    """

    where: Where
    text: Text = example("Yes, people may act on wrong safety advice")
    to: Text = example("safety-now", quoted=True)
    unsure: bool = example("true", default=False)


@dataclass(frozen=True)
class Question:
    where: Where
    text: Text = example("Could anyone be hurt?")
    answers: tuple[Answer, ...] = example("   and, indented below it,   - text: No")
    help: Text | None = example("Think of the picture too.", default=None)


@dataclass(frozen=True)
class Step:
    """One thing to do, and a reason where it helps. `does` is what the order of action has a say in."""

    where: Where
    text: Text = example("Ring the control room.")
    why: Text | None = example("Officers may give the same advice.", default=None)
    does: Act | None = example("ring", default=None)


@dataclass(frozen=True)
class Outcome:
    """What to do. `refuse` is what must not be repeated, `harm` puts safety first, `call` names contacts.

    `stake` is what the order of action goes by.
    """

    where: Where
    title: Text = example("Post the right instruction now")
    way: Way = example("correct")
    steps: tuple[Step, ...] = example("   and, indented below it,   - text: Ring the control room.")
    keep: Text = example("A copy of the post and its replies.")
    sections: tuple[Text, ...] = example("[safety-first]", names="sections")
    call: tuple[Text, ...] = example("[control-room]", names="contacts", default=())
    checklists: tuple[Text, ...] = example("[first-ten-minutes]", names="checklists", default=())
    sources: tuple[Text, ...] = example("[ico-breaches]", names="sources", default=())
    duties: tuple[Text, ...] = example("[breach-clock]", names="duties", default=())
    refuse: Literal["personal-data", "anonymity", "proceedings"] | None = example("personal-data", default=None)
    harm: bool = example("true", default=False)
    stake: Text | None = example("danger", names="stakes", default=None)

    @property
    def does(self) -> str:
        return WAYS[self.way]


@dataclass(frozen=True)
class Contact:
    """Whom to call. A force fills in the last two; `otherwise` says how to reach them until it has."""

    where: Where
    role: Text = example("The control room")
    when: Text = example("For danger to anyone.")
    otherwise: Text | None = example("Use your radio, or ring 999.", default=None)
    phone: Text | None = example("01632 960000", quoted=True, default=None)
    email: Text | None = example("control@anytown.example", quoted=True, default=None)

    @property
    def dialled(self) -> str:
        """The telephone number as a link has it (RFC 3966)."""
        number, *extension = re.split(r" ?(?:ext\.?|x) ?", self.phone or "")
        return ";ext=".join(["".join(number.split()), *extension])


def reachable(id: str, contact: Contact) -> Iterator[Problem]:
    """Find a telephone number or an email address that nobody could use."""
    if contact.phone and not PHONE.fullmatch(contact.phone):
        what = f'"{shown(contact.phone)}" is not a telephone number.'
        do = "Write one number in digits and spaces, such as   01632 960000   or   101 ext. 1234   and nothing else."
        yield Problem(contact.phone.where, what, do)
    if contact.email and not EMAIL.fullmatch(contact.email):
        what = f'"{shown(contact.email)}" is not an email address.'
        yield Problem(
            contact.email.where, what, "Write one address, such as   control@anytown.example   and nothing else."
        )


def ways(questions: Mapping[str, Question], outcomes: Mapping[str, Outcome]) -> Iterator[Problem]:
    """Find what is wrong with the ways through the guide: one that leads nowhere, or in a circle, or is never taken."""
    known: dict[str, Question | Outcome] = {}
    known |= questions
    known |= outcomes
    clash = [outcome.where for id, outcome in outcomes.items() if id in questions]
    for where in clash:
        yield Problem(where, "a question and an outcome have the same id.", "Give one of them another id.")
    lost = [answer.to for question in questions.values() for answer in question.answers if answer.to not in known]
    for to in lost:
        what = f'there is no question or outcome "{shown(to)}".{did_you_mean(to, known)}'
        yield Problem(to.where, what, "Write the id of the question or the outcome that this answer leads to.")
    if clash or lost or not questions:
        return
    reached: dict[str, None] = {}
    for back in walked(questions, next(iter(questions)), (), reached):
        what = f'this answer leads back to "{shown(back.to)}", so a reader could go round for ever.'
        yield Problem(back.to.where, what, "Let it lead to a later question or to an outcome.")
    for id, entry in known.items():
        if id not in reached:
            do = f"Let an answer lead to it:   to: {id}   or delete it."
            yield Problem(entry.where, f'no answer leads to "{shown(id)}".', do)


def walked(
    questions: Mapping[str, Question], id: str, before: tuple[str, ...], reached: dict[str, None]
) -> Iterator[Answer]:
    """Go every way from a question, note what is reached, and yield the answers that lead back."""
    reached[id] = None
    for answer in questions[id].answers if id in questions else ():
        if answer.to in (*before, id):
            yield answer
        elif answer.to not in reached:
            yield from walked(questions, answer.to, (*before, id), reached)


def text(questions: Mapping[str, Question], outcomes: Mapping[str, Outcome], contacts: Mapping[str, Contact]) -> str:
    """Return the guide for the register, which compares it for ever: the form of a line never changes."""
    lines = []
    for id, question in questions.items():
        lines += [f"Question [{id}]: {question.text}", *([question.help] if question.help else [])]
        lines += [f"- {answer.text} [{answer.to}]" for answer in question.answers]
    for id, outcome in outcomes.items():
        lines += [f"Outcome [{id}]: {outcome.title}", f"Keep: {outcome.keep}"]
        lines += [f"{n}. {step.text}{f' {step.why}' if step.why else ''}" for n, step in enumerate(outcome.steps, 1)]
        lines += [f"Call: {contacts[call].role}" for call in outcome.call]
        lines.append(
            " ".join(f"[{id}]" for id in (*outcome.checklists, *outcome.duties, *outcome.sections, *outcome.sources))
        )
    return "\n".join(lines)


def render_guide(
    context: Context,
    questions: Mapping[str, Question],
    outcomes: Mapping[str, Outcome],
    contacts: Mapping[str, Contact],
    *,
    tools: Mapping[str, str | None],
) -> str:
    """`tools` are the addresses of the `writer` and the `incident` of this page, where it has them."""
    values = {"questions": questions, "outcomes": outcomes, "contacts": contacts}
    said = {"text": text(questions, outcomes, contacts), "tools": tools}
    return render("guide/template.html", place=context, **values, **said)


def show(context: Context) -> str:
    tools = {macro: context.tool(macro) for macro in ("writer", "incident")}
    entries = context.all(Question), context.all(Outcome), context.all(Contact)
    return render_guide(context, *entries, tools=tools)


def between(entries: Entries) -> Iterator[Problem]:
    return ways(entries.all(Question), entries.all(Outcome))


COMPONENT = Component(
    "guide",
    reads=(
        EntryType("questions", "question", Question),
        EntryType("outcomes", "outcome", Outcome, anchor="o-"),
        EntryType("contacts", "contact", Contact, reachable, file="organisation.yml", first="control-room:"),
    ),
    macros=(Macro("guide", show, "{{ guide() }}", whole=("questions", "outcomes", "contacts")),),
    check=between,
    found_as={"What to do": 1.1},
)


assert set(get_args(Way)) == set(WAYS)  # noqa: S101  (a mistake of ours, not of an editor's)
