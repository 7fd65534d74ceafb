"""What a line would give or cost, before it is saved; and whether an ask in it is too early."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from relterm.domain.interactions import Interaction, event_of
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.moments import Moment, Now
from relterm.domain.people import Person
from relterm.domain.quick_add import LogLine, Mention, Part, interactions_of
from relterm.domain.trust import TrustState, append_all, in_order, replay, trust_at
from relterm.service.contacts import state_at
from relterm.service.desk import Desk
from relterm.service.views.gate import GateView
from relterm.service.views.gate_in_full import cool_off_day, price_words, priced_gate

MOST = 4
"""People of one line for whom it is worked out."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Points that somebody in a line would gain (or lose), and the score after it."""

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

    def of(self, line: LogLine) -> tuple[Estimate, ...]:
        """What the line would give those named, the first few of them.

        Empty unless that is quite clear: when a name is open, when it is only a plan, or when
        nobody is named.
        """
        if line.unresolved or line.planned:
            return ()
        named = {each.resolved.uid: each.resolved for each in line.people if each.resolved}
        numbers = count(1)
        recorded = interactions_of(line, lambda: f"new {next(numbers)}")
        return tuple(
            self._for(uid, match.name, recorded.interactions)
            for uid, match in list(named.items())[:MOST]
        )

    def _for(self, uid: str, name: str, entries: Iterable[Interaction]) -> Estimate:
        events = in_order(event_of(replace(each, people=(uid,))) for each in entries)
        state, t = self._state(uid), self._now.t
        if state.t is None or all(event.t >= state.t for event in events):
            later = append_all(state, events)
        else:
            log = self._desk.book.interactions.events(uid)
            later = replay([*log, *events], until=t)
        after = trust_at(later, t).score
        return Estimate(name, after - trust_at(state, t).score, after)

    def early_asks(self, line: LogLine) -> Iterator[EarlyAsk]:
        """The asks of the line made before their time; friends and family have no gate."""
        asks = [part for part in line.parts if part.kind is Kind.ASK and part.who is not Who.THEM]
        if line.planned or not asks:
            return
        for mention in line.people:
            person = self._asked(mention)
            if person is None or person.personal:
                continue
            for part in asks:
                past = line.moment.day != self._now.today
                gate = self._gate(person, part, line.moment if past else None)
                if not gate.open:
                    yield EarlyAsk(person.name, gate, past)

    def _asked(self, mention: Mention) -> Person | None:
        """The person meant; a name nobody has is a stranger, to whom no gate is open."""
        if mention.resolved is not None:
            return self._person(mention.resolved.uid)
        return None if mention.matches else Person("", mention.typed)

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


def early_words(early: EarlyAsk, now: Now) -> str:
    """Why it is early, what would open the gate, and what asking takes."""
    gate = early.gate
    if gate.price is None:
        return f"Not yet for {early.name}."
    if early.past:
        weakest = next(line for line in gate.conditions if line.weakest)
        lacking = f"{weakest.words}: {weakest.reading}"
        return f"It was early for {early.name} then ({lacking}); it took {price_words(gate.price)}."
    verdict, _, why = gate.refusal.partition(": ")
    cool = cool_off_day(gate.price, now)
    price = f"Asking now costs {price_words(gate.price)}; no other ask before {cool}."
    return f"{verdict} for {early.name}: {why} {price}"
