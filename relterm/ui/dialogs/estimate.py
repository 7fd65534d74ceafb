"""What a line would give or cost, before it is saved; and whether an ask in it is too early."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from relterm.domain.interactions import event_of
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.moments import Moment, Now
from relterm.domain.people import Person
from relterm.domain.quick_add import LogLine, Part, interactions_of
from relterm.domain.trust import TrustState, append_all, in_order, replay, trust_at
from relterm.service.contacts import state_at
from relterm.service.desk import Desk
from relterm.service.views.gate import GateView
from relterm.service.views.gate_in_full import priced_gate


@dataclass(frozen=True, slots=True)
class Estimate:
    """Points that the first person of a line would gain (or lose), and the score after it."""

    name: str
    change: float
    score: float


@dataclass(frozen=True, slots=True)
class EarlyAsk:
    """An ask of yours whose gate is closed, or was on the day it was made."""

    name: str
    gate: GateView
    past: bool = False
    """It was made on an earlier day: the gate is the one of then."""


class Forecast:
    """Estimates for one dialog: the stored state of a person is read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._now = desk.now()
        self._states: dict[str, TrustState] = {}
        self._people: dict[str, Person | None] = {}

    def of(self, line: LogLine) -> Estimate | None:
        """What the line would give the first person named; None unless that is quite clear.

        It is not clear when a name is open, when it is only a plan, or when nobody is named.
        """
        first = line.people[0].resolved if line.people else None
        if first is None or line.unresolved or line.planned:
            return None
        numbers = count(1)
        recorded = interactions_of(line, lambda: f"new {next(numbers)}")
        entries = [replace(each, people=(first.uid,)) for each in recorded.interactions]
        events = in_order(event_of(each) for each in entries)
        state, t = self._state(first.uid), self._now.t
        if state.t is None or all(event.t >= state.t for event in events):
            later = append_all(state, events)
        else:
            log = self._desk.book.interactions.events(first.uid)
            later = replay([*log, *events], until=t)
        after = trust_at(later, t).score
        return Estimate(first.name, after - trust_at(state, t).score, after)

    def early_asks(self, line: LogLine) -> Iterator[EarlyAsk]:
        """The asks of the line made before their time; friends and family have no gate."""
        asks = [part for part in line.parts if part.kind is Kind.ASK and part.who is not Who.THEM]
        if line.planned or not asks:
            return
        for mention in line.people:
            match = mention.resolved
            person = self._person(match.uid) if match else None
            if person is None or person.personal:
                continue
            for part in asks:
                past = line.moment.day != self._now.today
                gate = self._gate(person, part, line.moment if past else None)
                if not gate.open:
                    yield EarlyAsk(person.name, gate, past)

    def _gate(self, person: Person, part: Part, then: Moment | None) -> GateView:
        """The gate as it stood just before the ask, with its price."""
        size = AskSize(part.size) if part.size in set(AskSize) else AskSize.BUSINESS
        if then is None:
            return priced_gate(person, None, size, self._state(person.uid), self._now)
        events = self._desk.book.interactions.events(person.uid)
        state = replay(events, until=then.t)
        return priced_gate(person, None, size, state, Now(then.local))

    def _state(self, uid: str) -> TrustState:
        if uid not in self._states:
            stored = self._desk.book.trust.get(uid)
            text = stored.state if stored else ""
            self._states[uid] = state_at(self._desk.book, uid, text, self._now)
        return self._states[uid]

    def _person(self, uid: str) -> Person | None:
        if uid not in self._people:
            self._people[uid] = self._desk.book.people.get(uid)
        return self._people[uid]
