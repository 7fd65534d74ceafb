"""From a parsed quick-add line to the command that writes it, in the app and in the shell."""

from collections.abc import Mapping, Sequence

from relterm.domain import describe
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.next_step import next_step
from relterm.domain.people import Person
from relterm.domain.quick_add import (
    LogLine,
    PersonLine,
    PersonMatch,
    Recorded,
    Resolve,
    interactions_of,
    parse_log,
    parse_person,
    person_of,
)
from relterm.errors import AmbiguousPerson, BadInput, NoSuchPerson
from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.people import AddPerson
from relterm.service.contacts import state_at, wished_gap
from relterm.service.desk import Desk

CANDIDATES = 8
"""People offered for a name that could mean several."""

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

    def resolve(typed: str) -> Sequence[PersonMatch]:
        exact = desk.book.people.named(typed)
        found = exact or desk.book.people.complete(typed, CANDIDATES)
        return [PersonMatch(each.uid, each.name, each.organisation) for each in found]

    return resolve


def read_log(desk: Desk, line: str, selected: PersonMatch | None = None) -> LogLine:
    """Parse a line against the book."""
    return parse_log(line, desk.now(), resolver(desk), selected)


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
        BadInput: the line names nobody.
        NoSuchPerson: a name is unknown and `make_new` is off.
        AmbiguousPerson: a name could mean several people and none was picked.
    """
    picked = dict(chosen or {})
    new: list[Person] = []
    for mention in line.people:
        if mention.resolved is not None or mention.typed in picked:
            continue
        if mention.matches:
            names = ", ".join(match.name for match in mention.matches[:4])
            msg = f"“{mention.typed}” could be {names}. Write more of the name."
            raise AmbiguousPerson(msg)
        if not make_new:
            msg = f"Nobody in the book is called “{mention.typed}”. Add them first, or use --new."
            raise NoSuchPerson(msg)
        person = person_of(parse_person(mention.typed, desk.now(), lambda _: ()), desk.new_uid())
        picked[mention.typed] = person.uid
        new.append(person)
    recorded = interactions_of(line, desk.new_uid, picked)
    if not recorded.interactions or not recorded.interactions[0].people:
        msg = "Who was it with? Name them with @, or choose a person first."
        raise BadInput(msg)
    return LogInteraction(recorded, _said(desk, recorded, new), tuple(new))


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
    now = desk.now()
    stored = desk.book.trust.get(uid)
    state = state_at(desk.book, uid, stored.state if stored else "", now)
    step = next_step(state, now.t, person.goal, wished_gap(person)).step
    if step not in _USUAL:
        return None, step
    kind, who, depth = _USUAL[step]
    entry = Interaction(desk.new_uid(), now.moment, (uid,), kind, who, depth=depth)
    recorded = Recorded((entry,), (), (), ())
    return LogInteraction(recorded, _said(desk, recorded, [])), step


def _said(desk: Desk, recorded: Recorded, new: Sequence[Person]) -> str:
    entry = recorded.interactions[0]
    fresh = {person.uid: person.name for person in new}
    names = []
    for uid in entry.people[:3]:
        known = fresh.get(uid)
        person = None if known else desk.book.people.get(uid)
        names.append(known or (person.name if person else ""))
    return f"{describe.title(entry)} · {', '.join(name for name in names if name)}"
