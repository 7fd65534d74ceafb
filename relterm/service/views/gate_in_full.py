"""A gate with everything behind it: the entries, the price of asking now, what the next step does.

For the one gate that is looked at; lists show the cheap one. Everything is worked out from a
person's view, without reading the book again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from relterm.domain import days, describe
from relterm.domain.ask_price import AskPrice, ask_price
from relterm.domain.evidence import Evidence, evidence
from relterm.domain.interactions import Ask, AskState, Direction, Interaction, PromiseState
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.ladder import Step
from relterm.domain.moments import Now
from relterm.domain.people import Person
from relterm.domain.refusal import refusal
from relterm.domain.step_effect import step_effect
from relterm.domain.trust import TrustState
from relterm.errors import NoSuchPerson
from relterm.service.contacts import contact_of_person, state_at, wished_gap
from relterm.service.desk import Desk
from relterm.service.views.asks import room_until
from relterm.service.views.gate import (
    ConditionLine,
    GateView,
    PlannedStep,
    Rest,
    gate_view,
)
from relterm.service.views.person import PersonView, first_day
from relterm.service.views.why.reasons import entry_line

SHORTLY = 2
"""Entries told in a few words beside a condition."""


def planned_ask(view: PersonView, size: AskSize) -> Ask | None:
    """The ask of this size that is planned for somebody, the oldest if there are several."""
    return next(
        (ask for ask in view.asks if ask.state is AskState.PLANNED and ask.size is size), None
    )


def gate_in_full(view: PersonView, size: AskSize, ask: Ask | None = None) -> GateView:
    """The gate of an ask of a size with its entries, its price and the next step's effect.

    `ask` is the planned ask it is for; None looks at the size only. Friends and family have no
    gate: it is the caller's to say so.
    """
    known = view.gate
    if known is None or (known.size, known.ask) != (size, ask):
        known = gate_view(view.person, ask, size, view.state, view.now)
    priced = _priced(known, wished_gap(view.person), view.state, view.now, view.taken_up)
    entries = {each.entry.uid: each.entry for each in view.timeline if each.entry is not None}
    rests = evidence(view.events, view.now.t, size)
    return replace(
        priced,
        conditions=tuple(
            _with_entries(line, rests[line.name], entries, view.now) for line in priced.conditions
        ),
        plan=tuple(_with_promises(priced.plan, view)),
    )


def priced_gate(
    person: Person, ask: Ask | None, size: AskSize, state: TrustState, now: Now
) -> GateView:
    """The gate with its price, the next step's effect and the refusal in words."""
    return _priced(gate_view(person, ask, size, state, now), wished_gap(person), state, now)


def _priced(
    gate: GateView, gap: float, state: TrustState, now: Now, taken_up: bool = False
) -> GateView:
    effect = step_effect(state, now.t, gate.size, gap)
    when = None if gate.earliest is None else gate.when(now.today)
    step = None if effect is None else effect.step
    return replace(
        gate,
        price=ask_price(state, now.t, gate.size, gap, gate.walk),
        effect=effect,
        step_on=None if effect is None else first_day(effect.step, effect.opens, now, taken_up),
        refusal=refusal(state, now.t, gate.readiness, when, step),
    )


def gate_now(desk: Desk, uid: str, size: AskSize, ask: Ask | None = None) -> GateView:
    """The priced gate of somebody as it stands, for a question that is asked about it.

    Raises:
        NoSuchPerson: nobody has this UID.
    """
    return priced_gate(_person(desk, uid), ask, size, _state(desk, uid), desk.now())


def room_now(desk: Desk, uid: str) -> str:
    """`leave room until 17 Nov` while my last words wait for their answer, else empty."""
    return room_until(contact_of_person(_person(desk, uid), _state(desk, uid)), desk.now())


def _person(desk: Desk, uid: str) -> Person:
    person = desk.book.people.get(uid)
    if person is None:
        msg = "That person is no longer in the book."
        raise NoSuchPerson(msg)
    return person


def _state(desk: Desk, uid: str) -> TrustState:
    stored = desk.book.trust.get(uid)
    return state_at(desk.book, uid, stored.state if stored else "", desk.now())


def price_words(price: AskPrice) -> str:
    """What asking now takes: "about 7 points and 5 weeks"."""
    points = points_words(price.points)
    if price.days is None:
        return f"{points}, and after it not within two years"
    return points if price.days < 1.0 else f"{points} and {days.span(price.days)}"


def points_words(points: float) -> str:
    """`about 7 points`, `about 0.4 points`; `hardly a point` where little is left to lose."""
    if points < 0.05:
        return "hardly a point"
    if points < 0.95:
        return f"about {points:.1f} points"
    return f"about {days.counted(round(points), 'point')}"


def cool_off_day(price: AskPrice, now: Now) -> str:
    """From which day on another ask is warranted at the earliest: `20 Jan`."""
    return days.near(now.day_of(price.cool_off_until), now.today)


def _with_entries(
    line: ConditionLine,
    found: Iterable[Evidence],
    entries: Mapping[str, Interaction],
    now: Now,
) -> ConditionLine:
    known = [(each, entries[each.event.uid]) for each in found if each.event.uid in entries]
    return replace(
        line,
        entries=tuple(entry_line(entry, each.note) for each, entry in known),
        rests=tuple(_shortly(line, each, entry, now.today) for each, entry in known[:SHORTLY]),
    )


def _shortly(line: ConditionLine, each: Evidence, entry: Interaction, today: date) -> Rest:
    """`met, 18 Nov`; of an open promise its due day, of trust what is left of it."""
    what, day = describe.brief(entry), days.short(entry.moment.day, today)
    if line.name == "no_debts" and entry.kind is Kind.PROMISE and entry.due is not None:
        return Rest(what, f"due {days.near(entry.due, today)}")
    if line.name == "time" and entry.kind is not Kind.HISTORY:
        return Rest("", f"since {day}")
    return Rest(what, f"{day} {each.note}" if line.name == "trust" else day)


def _with_promises(plan: Iterable[PlannedStep], view: PersonView) -> Iterator[PlannedStep]:
    """Every step that keeps a promise says which one: the one due first."""
    open_ones = sorted(
        (
            promise
            for promise in view.promises
            if promise.direction is Direction.MINE and promise.state is PromiseState.OPEN
        ),
        key=lambda promise: (promise.due is None, promise.due, promise.uid),
    )
    kept = iter(open_ones)
    for each in plan:
        promise = next(kept, None) if each.step is Step.KEEP_PROMISE else None
        yield each if promise is None else replace(each, about=promise.what)
