"""From a parsed quick-add line to the command that writes it, in the app and in the shell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from relterm.domain import days, describe
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.next_step import NextStep, next_step
from relterm.domain.people import Person
from relterm.domain.quick_add import (
    LogLine,
    Mention,
    PersonLine,
    PersonMatch,
    Recorded,
    Resolve,
    interactions_of,
    parse_log,
    parse_person,
    person_of,
)
from relterm.errors import AmbiguousPerson, BadInput, NobodyNamed, NoSuchPerson
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import AddPerson
from relterm.service.contacts import state_at, wished_gap
from relterm.service.desk import Desk
from relterm.service.who import people_meant

_USUAL = {
    Step.STUDY: (Kind.STUDY, Who.ME, None),
    Step.REACT: (Kind.LIKE, Who.ME, None),
    Step.SPACE: (Kind.LIKE, Who.ME, None),
    Step.COMMENT: (Kind.COMMENT, Who.ME, None),
    Step.HELLO: (Kind.MSG, Who.ME, None),
    Step.RECONNECT: (Kind.MSG, Who.ME, None),
    Step.ANSWER: (Kind.MSG, Who.ME, None),
    Step.MEET_INVITATION: (Kind.MSG, Who.ME, None),
    Step.LET_LEAD: (Kind.MSG, Who.ME, None),
    Step.EXCHANGE: (Kind.MSG, Who.BOTH, None),
    Step.THANK: (Kind.THANKS, Who.ME, None),
    Step.GIVE: (Kind.GIVE, Who.ME, None),
    Step.TALK: (Kind.CALL, None, None),
    Step.CATCH_UP: (Kind.CALL, None, None),
    Step.DEEPEN: (Kind.MEET, None, 2),
}
"""What `+` logs for each step of the ladder: kind, who, depth."""


def resolver(desk: Desk) -> Resolve:
    """How a typed name is looked up in the book: best first, one when it is clear."""
    return partial(people_meant, desk)


def read_log(desk: Desk, line: str, selected: PersonMatch | None = None) -> LogLine:
    """Parse a line against the book, with the user's own words for kinds."""
    return parse_log(line, desk.now(), resolver(desk), selected, extra_kinds=desk.kinds)


def read_person(desk: Desk, line: str) -> PersonLine:
    """Parse a line about a new person."""
    return parse_person(line, desk.now(), resolver(desk))


def command_for(
    desk: Desk,
    line: LogLine,
    chosen: Mapping[str, str] | None = None,
    *,
    make_new: bool = True,
) -> LogInteraction:
    """The command that writes a line; unknown names become new people when `make_new`.

    `chosen` maps a name as typed to the UID picked from the menu.

    Raises:
        NobodyNamed: the line names nobody.
        NoSuchPerson: a name is unknown and `make_new` is off.
        AmbiguousPerson: a name could mean several people and none was picked.
    """
    picked = dict(chosen or {})
    new: list[Person] = []
    for mention in line.unresolved:
        if mention.typed not in picked:
            person = _stranger(desk, mention, make_new=make_new)
            picked[mention.typed] = person.uid
            new.append(person)
    recorded = interactions_of(line, desk.new_uid, picked, _usual_day(desk, line))
    if not recorded.interactions or not recorded.interactions[0].people:
        msg = "Who was it with? Name them with @."
        raise NobodyNamed(msg)
    return LogInteraction(
        recorded, _said(desk, recorded, new), tuple(new), _introducer(line, picked)
    )


def _stranger(desk: Desk, mention: Mention, *, make_new: bool) -> Person:
    """The new person an unknown name stands for."""
    if mention.matches:
        known = ", ".join(
            f"{match.name} ({match.hint})" if match.hint else match.name
            for match in mention.matches[:4]
        )
        msg = (
            f"“{mention.typed}” could be {known}. Write more of the name, their e-mail address, "
            f"or the UID that “relterm show {mention.typed}” lists."
        )
        raise AmbiguousPerson(msg)
    if not make_new:
        msg = f"Nobody in the book is called “{mention.typed}”. Add them first, or use --new."
        raise NoSuchPerson(msg)
    person = person_of(parse_person(mention.typed, desk.now(), lambda _: ()), desk.new_uid())
    return replace(person, name=person.name or mention.typed, line="")


def _introducer(line: LogLine, picked: Mapping[str, str]) -> str:
    """UID of whoever introduced the people of the line (`via @bob`), or empty."""
    if line.via is None:
        return ""
    return picked.get(line.via.typed) or (line.via.resolved.uid if line.via.resolved else "")


def _usual_day(desk: Desk, line: LogLine) -> date | None:
    """The day of the rung's own next step, for a `>>` that names none."""
    first = line.people[0].resolved if line.people else None
    person = desk.book.people.get(first.uid) if first and line.next_step else None
    if person is None:
        return None
    step = _step_for(desk, person)
    return max(desk.now().day_of(step.at), days.later(desk.now().today, 1))


def _step_for(desk: Desk, person: Person) -> NextStep:
    now = desk.now()
    stored = desk.book.trust.get(person.uid)
    state = state_at(desk.book, person.uid, stored.state if stored else "", now)
    goal = None if person.personal else person.goal
    return next_step(state, now.t, goal, wished_gap(person))


def add_person(desk: Desk, line: PersonLine) -> AddPerson:
    """The command that adds the person of a line.

    Raises:
        BadInput: the line holds no name.
    """
    if not line.name.strip():
        msg = "A person needs a name."
        raise BadInput(msg)
    return AddPerson(person_of(line, desk.new_uid()))


def usual_step(desk: Desk, uid: str) -> tuple[LogInteraction | None, Step]:
    """What `+` logs for a person now; no command where the step is to wait, rest or decide."""
    person = desk.book.people.get(uid)
    if person is None:
        msg = "That person is no longer in the book."
        raise NoSuchPerson(msg)
    step = _step_for(desk, person).step
    if step not in _USUAL:
        return None, step
    kind, who, depth = _USUAL[step]
    entry = Interaction(desk.new_uid(), desk.now().moment, (uid,), kind, who, depth=depth)
    return logged(desk, entry), step


def logged(desk: Desk, entry: Interaction) -> LogInteraction:
    """The command that writes one entry about people who are known."""
    recorded = Recorded((entry,))
    return LogInteraction(recorded, _said(desk, recorded, []))


def _said(desk: Desk, recorded: Recorded, new: Sequence[Person]) -> str:
    entry = recorded.interactions[0]
    fresh = {person.uid: person.name for person in new}
    called = []
    for uid in entry.people[:3]:
        known = fresh.get(uid)
        person = None if known else desk.book.people.get(uid)
        called.append(known or (person.name if person else ""))
    return f"{describe.title(entry)} · {', '.join(name for name in called if name)}"
