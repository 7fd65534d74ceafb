"""Every ask, planned, open and answered, each with its gate."""

from dataclasses import dataclass
from enum import StrEnum

from relterm.domain import days
from relterm.domain.interactions import Ask, AskState, Direction, Outcome
from relterm.domain.readiness import Result
from relterm.domain.trust import replay
from relterm.service.desk import Desk
from relterm.service.views.gate import GateView, gate_view


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


def ask_rows(desk: Desk) -> tuple[AskRow, ...]:
    """All asks, grouped; planned ones nearest first, the others newest first."""
    rows = [
        row
        for ask in desk.book.things.asks()
        if ask.state is not AskState.DROPPED and (row := _row(desk, ask)) is not None
    ]
    order = list(AskGroup)
    rows.sort(key=lambda row: (order.index(row.group), _nearness(row), row.name, row.ask.uid))
    return tuple(rows)


def waiting_asks(desk: Desk) -> int:
    """How many planned asks there are, for the top line."""
    return sum(ask.state is AskState.PLANNED for ask in desk.book.things.asks())


def _nearness(row: AskRow) -> int:
    if row.gate is not None:
        return row.gate.earliest.toordinal() if row.gate.earliest else 10**7
    return -row.ask.day.toordinal() if row.ask.day else 0


def _row(desk: Desk, ask: Ask) -> AskRow | None:
    person = desk.book.people.get(ask.person)
    if person is None:
        return None
    now = desk.now()
    if ask.state is AskState.PLANNED:
        events = [event for event in desk.book.interactions.events(ask.person) if event.t <= now.t]
        gate = gate_view(person, ask, ask.size, replay(events), now)
        group = {Result.READY: AskGroup.READY, Result.INVITED: AskGroup.INVITED}.get(
            gate.readiness.result, AskGroup.NOT_YET
        )
        status = gate.readiness.result.value
        if group is AskGroup.NOT_YET:
            near = gate.readiness.result is Result.NEARLY
            status = f"nearly · {gate.when(now.today)}" if near else gate.when(now.today)
        return AskRow(ask, person.name, group, status, gate)
    day = days.short(ask.day, now.today) if ask.day else ""
    if ask.direction is Direction.THEIRS and ask.state is AskState.ASKED:
        return AskRow(ask, person.name, AskGroup.INVITED, f"they asked, {day}", None)
    if ask.state is AskState.ASKED:
        return AskRow(ask, person.name, AskGroup.WAITING, f"asked {day}", None)
    outcome = ask.outcome if ask.outcome is not Outcome.NONE else Outcome.NO_ANSWER
    return AskRow(ask, person.name, AskGroup.ANSWERED, f"{outcome}, {day}", None)
