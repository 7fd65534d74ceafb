"""Every ask, planned, open and answered, each with its gate."""

from dataclasses import dataclass
from enum import StrEnum

from relterm.domain import days
from relterm.domain.interactions import Ask, AskState, Direction, Outcome
from relterm.domain.ladder import Overlay, Stage, rung
from relterm.domain.moments import Now
from relterm.domain.readiness import Result
from relterm.domain.schedule import Contact
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.early import early_of
from relterm.service.views.gate import GateView, gate_of
from relterm.storage.records import AgendaRow

NO_GATE = "a friend or family: no ask"
"""What is said of an ask planned for somebody who has become a friend since."""


class AskGroup(StrEnum):
    """The groups of the Asks screen, in its order."""

    READY = "ready"
    INVITED = "invited"
    NOT_YET = "not yet"
    WAITING = "asked, no answer yet"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class AskRow:
    """One line of the list, with the gate behind it when the ask is still planned."""

    ask: Ask
    name: str
    group: AskGroup
    status: str
    gate: GateView | None
    """None for an ask that was made, and for a friend or family."""
    room: str = ""
    """Until when to leave room for their answer: `leave room until 17 Nov`; else empty."""
    early: bool = False
    """It was made before its gate was open: the log says so, nothing else."""


def ask_rows(desk: Desk, *states: AskState) -> tuple[AskRow, ...]:
    """All asks, or those in some states; planned ones nearest first, the others newest first."""
    now = desk.now()
    asks = [ask for ask in desk.book.things.asks(*states) if ask.state is not AskState.DROPPED]
    names = desk.book.people.names_of(ask.person for ask in asks)
    known = desk.book.agenda.of(sorted({ask.person for ask in asks}))
    early = early_of(desk, [ask for ask in asks if ask.state is not AskState.PLANNED], known)
    contacts: dict[str, Contact] = {}
    rows = []
    for ask in asks:
        if ask.person not in names or ask.person not in known:
            continue
        if ask.state is AskState.ANSWERED:
            rows.append(_answered(ask, names[ask.person], now, early=ask.uid in early))
            continue
        if ask.person not in contacts:
            contacts[ask.person] = _contact(desk, known[ask.person], now)
        contact, name = contacts[ask.person], names[ask.person]
        if ask.state is AskState.PLANNED:
            rows.append(_planned(ask, name, contact, now))
        else:
            rows.append(_open(ask, name, contact, now, early=ask.uid in early))
    order = list(AskGroup)
    rows.sort(key=lambda row: (order.index(row.group), _nearness(row), row.name, row.ask.uid))
    return tuple(rows)


def waiting_asks(desk: Desk) -> int:
    """How many planned asks there are, for the top line."""
    return desk.book.things.count_asks(AskState.PLANNED)


def room_until(contact: Contact, now: Now) -> str:
    """`leave room until 17 Nov` while my last words wait for an answer, else empty."""
    place = rung(contact.state, now.t, contact.gap)
    waits = place.stage in {Stage.OPENED, Stage.RESTING} or place.overlay is Overlay.QUIET
    if not waits or place.not_before <= now.t:
        return ""
    verb = "let it rest" if place.stage is Stage.RESTING else "leave room"
    return f"{verb} until {days.short(now.day_of(place.not_before), now.today)}"


def _contact(desk: Desk, row: AgendaRow, now: Now) -> Contact:
    return contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))


def _nearness(row: AskRow) -> int:
    if row.ask.state is AskState.PLANNED:
        earliest = row.gate.earliest if row.gate else None
        return earliest.toordinal() if earliest else 10**7
    return -row.ask.day.toordinal() if row.ask.day else 0


def _planned(ask: Ask, name: str, contact: Contact, now: Now) -> AskRow:
    if contact.personal:
        return AskRow(ask, name, AskGroup.NOT_YET, NO_GATE, None)
    gate = gate_of(contact.gap, ask, ask.size, contact.state, now)
    group = {Result.READY: AskGroup.READY, Result.INVITED: AskGroup.INVITED}.get(
        gate.readiness.result, AskGroup.NOT_YET
    )
    status = gate.readiness.result.value
    if group is AskGroup.NOT_YET:
        near = gate.readiness.result is Result.NEARLY
        status = f"nearly · {gate.when(now.today)}" if near else gate.when(now.today)
    return AskRow(ask, name, group, status, gate)


def _open(ask: Ask, name: str, contact: Contact, now: Now, *, early: bool) -> AskRow:
    day = days.short(ask.day, now.today) if ask.day else "some time ago"
    if ask.direction is Direction.THEIRS:
        return AskRow(ask, name, AskGroup.INVITED, f"they asked, {day}", None)
    room = room_until(contact, now)
    return AskRow(ask, name, AskGroup.WAITING, f"asked {day}", None, room, early)


def _answered(ask: Ask, name: str, now: Now, *, early: bool) -> AskRow:
    day = f", {days.short(ask.day, now.today)}" if ask.day else ""
    outcome = ask.outcome if ask.outcome is not Outcome.NONE else Outcome.NO_ANSWER
    whose = "you said " if ask.direction is Direction.THEIRS else ""
    return AskRow(ask, name, AskGroup.ANSWERED, f"{whose}{outcome}{day}", None, "", early)
