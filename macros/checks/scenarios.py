"""What may happen to somebody, as they would tell it, and the way through the guide that it must take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.components.guide import Contact, Outcome, Question
from macros.content.order_of_action import Act
from macros.content.schema import Schema, example
from macros.content.yaml_reader import Text, read_text
from macros.handbook.library import Library
from macros.problems import Problem, Where, did_you_mean, shown

FILE = "tests/data/scenarios.yml"
NOBODY = "nobody"


@dataclass(frozen=True)
class Typed:
    """What somebody types into the correction writer, by field; `happened` is what they choose there."""

    where: Where
    post: Text = example("Mill Road is closed northbound.")
    network: Text = example("facebook")
    happened: Text | None = example("wrong-fact", default=None)
    wrong: Text | None = example("northbound", default=None)
    right: Text | None = example("southbound", default=None)
    safe: Text | None = example("do not drive south on Mill Road", default=None)
    done: Text | None = example("We have told the network", default=None)
    cause: Text | None = example("sending you the wrong way", default=None)


@dataclass(frozen=True)
class Scenario:
    """What happened, the ids that its answers lead to, what the first step does, and who is rung first or "nobody"."""

    where: Where
    said: Text = example("I muddled my carriageways and traffic is sent the wrong way")
    way: tuple[Text, ...] = example("[what-danger, safety-now]")
    first: Act = example("ring")
    call: Text = example("control-room")
    typed: Typed | None = example("{post: Mill Road is closed northbound., network: x}", default=None)

    @property
    def values(self) -> dict[str, str]:
        """What is typed, by the name of the field."""
        fields = vars(self.typed).items() if self.typed else ()
        return {name: value for name, value in fields if isinstance(value, str)}


def read(root: Path) -> tuple[dict[Text, Scenario], list[Problem]]:
    """Return the scenarios of the handbook in a folder by their names, and what is wrong with others."""
    path = root / FILE
    if not path.is_file():
        return {}, []
    text, unread = read_text(path, FILE)
    schema = Schema(FILE, first="wrong-carriageway:")
    node = None if unread else schema.parse(text)
    entries = schema.entries(node, Scenario, "scenario") if node else ()
    found = {id: scenario for id, scenario, wrong in entries if scenario and not wrong}
    return found, [*unread, *schema.problems]


def problems(library: Library, root: Path) -> Iterator[Problem]:
    """Find scenarios that cannot be read, or that the guide does not answer as they say, and outcomes without one."""
    scenarios, wrong = read(root)
    yield from wrong
    questions, outcomes, contacts = library.of(Question), library.of(Outcome), library.of(Contact)
    if not (scenarios and questions.entries) or questions.all_problems | outcomes.all_problems | contacts.all_problems:
        return
    said: dict[str, Scenario] = {}
    left = library.left_out.answers
    scenarios = {id: scenario for id, scenario in scenarios.items() if left.isdisjoint(scenario.way)}
    for id, scenario in scenarios.items():
        yield from of_way(scenario, questions.entries, outcomes.entries)
        if scenario.call not in (*contacts.entries, NOBODY):
            what = f'there is no contact "{shown(scenario.call)}".{did_you_mean(scenario.call, contacts.entries)}'
            yield Problem(scenario.call.where, what, f"Use the id of a contact in docs/organisation.yml, or   {NOBODY}")
        other = said.setdefault(scenario.said, scenario)
        if other is not scenario:
            what = f'scenario "{id}" tells the same as the one on line {other.where.line}.'
            yield Problem(scenario.said.where, what, "Take one of the two out.")
    told = {scenario.way[-1] for scenario in scenarios.values()}
    for outcome, at in outcomes.places.items() if not wrong else ():
        if outcome not in told:
            do = f"Add what may have happened to {FILE}, with a way that ends with   {outcome}"
            yield Problem(at, f'outcome "{outcome}" has no scenario.', do)


def of_way(scenario: Scenario, questions: Mapping[str, Question], outcomes: Mapping[str, Outcome]) -> Iterator[Problem]:
    """Find the step of a way that no answer leads to, or that the way does not end with what it should."""
    here = str(next(iter(questions), ""))
    for step in scenario.way:
        answers = [*dict.fromkeys(str(o.to) for o in questions[here].answers)] if here in questions else []
        if step not in answers:
            known = f"Its answers lead to: {', '.join(answers)}." if answers else "It ends there: delete what follows."
            what = f'no answer to "{here}" leads to "{shown(step)}".{did_you_mean(step, answers)}'
            yield Problem(step.where, what, known)
            return
        here = str(step)
    if here not in outcomes:
        what = f'the way ends with the question "{here}", and should end with an outcome.'
        yield Problem(scenario.way[-1].where, what, "Add the ids that its answers lead to, as far as an outcome.")
    elif outcomes[here].steps[0].does != scenario.first:
        what = f'the first step of "{here}" does not "{scenario.first}", but "{outcomes[here].steps[0].does}".'
        yield Problem(scenario.where, what, "Write   first:   as the outcome has it, or mend the outcome.")
    elif (rung := next(iter(outcomes[here].call), NOBODY)) != scenario.call:
        what = f'outcome "{here}" rings "{rung}" first, and not "{scenario.call}".'
        yield Problem(scenario.call.where, what, "Write   call:   as the outcome has it, or mend the outcome.")
