"""Every ask, planned, open and answered, each with its gate."""

from dataclasses import dataclass
from enum import StrEnum

from relterm.domain import days
from relterm.domain.interactions import Ask, AskState, Direction, Outcome
from relterm.domain.moments import Now
from relterm.domain.readiness import Result
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.gate import GateView, gate_of
from relterm.storage.records import AgendaRow


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


def ask_rows(desk: Desk, *states: AskState) -> tuple[AskRow, ...]:
    """All asks, or those in some states; planned ones nearest first, the others newest first."""
    now = desk.now()
    asks = [ask for ask in desk.book.things.asks(*states) if ask.state is not AskState.DROPPED]
    names = desk.book.people.names_of(ask.person for ask in asks)
    planned = {ask.person for ask in asks if ask.state is AskState.PLANNED}
    contacts = desk.book.agenda.of(sorted(planned))
    rows = [
        _planned(desk, ask, contacts[ask.person], now)
        if ask.state is AskState.PLANNED
        else _made(ask, names[ask.person], now)
        for ask in asks
        if ask.person in names
    ]
    order = list(AskGroup)
    rows.sort(key=lambda row: (order.index(row.group), _nearness(row), row.name, row.ask.uid))
    return tuple(rows)


def waiting_asks(desk: Desk) -> int:
    """How many planned asks there are, for the top line."""
    return desk.book.things.count_asks(AskState.PLANNED)


def _nearness(row: AskRow) -> int:
    if row.gate is not None:
        return row.gate.earliest.toordinal() if row.gate.earliest else 10**7
    return -row.ask.day.toordinal() if row.ask.day else 0


def _planned(desk: Desk, ask: Ask, row: AgendaRow, now: Now) -> AskRow:
    contact = contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
    gate = gate_of(contact.gap, ask, ask.size, contact.state, now)
    group = {Result.READY: AskGroup.READY, Result.INVITED: AskGroup.INVITED}.get(
        gate.readiness.result, AskGroup.NOT_YET
    )
    status = gate.readiness.result.value
    if group is AskGroup.NOT_YET:
        near = gate.readiness.result is Result.NEARLY
        status = f"nearly · {gate.when(now.today)}" if near else gate.when(now.today)
    return AskRow(ask, row.name, group, status, gate)


def _made(ask: Ask, name: str, now: Now) -> AskRow:
    day = days.short(ask.day, now.today) if ask.day else ""
    if ask.direction is Direction.THEIRS and ask.state is AskState.ASKED:
        return AskRow(ask, name, AskGroup.INVITED, f"they asked, {day}", None)
    if ask.state is AskState.ASKED:
        return AskRow(ask, name, AskGroup.WAITING, f"asked {day}", None)
    outcome = ask.outcome if ask.outcome is not Outcome.NONE else Outcome.NO_ANSWER
    return AskRow(ask, name, AskGroup.ANSWERED, f"{outcome}, {day}", None)
