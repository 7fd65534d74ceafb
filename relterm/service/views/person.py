"""One person: card, trust, timeline with what each entry gave or cost, the curve, readiness."""

from dataclasses import dataclass
from datetime import date

from relterm.domain import describe
from relterm.domain.days import span
from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Event,
    Interaction,
    Promise,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Who
from relterm.domain.ladder import Rung, Step, rung
from relterm.domain.moments import Now
from relterm.domain.next_step import DUTIES, NextStep, next_step
from relterm.domain.people import Person
from relterm.domain.readiness import early_asks
from relterm.domain.relations import is_told, label_for, other_of
from relterm.domain.schedule import STEP_KINDS, Contact, warm_due
from relterm.domain.trust import LedgerLine, Trust, TrustState, ledger, replay, trust_at
from relterm.domain.window import Window, window
from relterm.errors import NoSuchPerson
from relterm.service.contacts import contact_of_person, wished_gap
from relterm.service.desk import Desk
from relterm.service.views.gate import GateView, gate_view

QUIET_DAYS = 14.0
"""A silence shorter than this gets no line of its own in the timeline (days)."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A line of the timeline: an entry of the log, or a quiet gap when `entry` is None."""

    title: str
    detail: str
    delta: float
    score: float
    parts: tuple[tuple[str, float], ...]
    t: float
    entry: Interaction | None = None
    early: bool = False
    planned: bool = False

    @property
    def key(self) -> str:
        """What the cursor holds on to."""
        return self.entry.uid if self.entry else f"quiet {self.t}"


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything the People screen and `relterm show` say about one person."""

    person: Person
    now: Now
    trust: Trust
    state: TrustState
    rung: Rung
    next: NextStep
    next_on: date | None
    """The day on which the agenda will propose it; None for somebody who is never reminded."""
    window: Window | None
    """The days on which keeping in touch fits; None for somebody never reminded, or paused."""
    events: tuple[Event, ...]
    ledger: tuple[LedgerLine, ...]
    timeline: tuple[TimelineEntry, ...]
    asks: tuple[Ask, ...]
    promises: tuple[Promise, ...]
    reminders: tuple[Reminder, ...]
    introducer: str
    shared: tuple[str, ...]
    gate: GateView | None
    """The gate of the planned ask, or of the goal, or of what they asked for; None for friends
    and family."""
    relations: tuple[tuple[str, str], ...] = ()
    """Whom they have to do with: `sister`, `Eva Lee`."""
    taken_up: bool = False
    """Whether a step was taken today: the agenda proposes one a day to each."""


def person_view(desk: Desk, uid: str) -> PersonView:
    """Read one person.

    Raises:
        NoSuchPerson: nobody has this UID.
    """
    book, now = desk.book, desk.now()
    person = book.people.get(uid)
    if person is None:
        msg = "That person is no longer in the book."
        raise NoSuchPerson(msg)
    events = tuple(event for event in book.interactions.events(uid) if event.t <= now.t)
    state = replay(events)
    lines = ledger(events, now.t)
    gap = wished_gap(person)
    asks = tuple(book.things.asks_of(uid))
    introducer = book.people.get(person.introduced_by) if person.introduced_by else None
    step = next_step(state, now.t, None if person.personal else person.goal, gap)
    contact = contact_of_person(person, state)
    timeline = _timeline(desk, uid, lines, events)
    taken_up = any(_is_step_of_today(each, now) for each in timeline)
    return PersonView(
        person=person,
        now=now,
        trust=trust_at(state, now.t),
        state=state,
        rung=rung(state, now.t, gap),
        next=step,
        next_on=_next_day(contact, step, now, taken_up),
        window=window(contact, now),
        events=events,
        ledger=lines,
        timeline=timeline,
        asks=asks,
        promises=tuple(book.things.promises_of(uid)),
        reminders=tuple(book.things.reminders_of(uid)),
        introducer=introducer.name if introducer else "",
        shared=common_ground(book.people.me(), person),
        gate=_gate(person, asks, state, now),
        relations=_relations(desk, uid),
        taken_up=taken_up,
    )


def _relations(desk: Desk, uid: str) -> tuple[tuple[str, str], ...]:
    told = [each for each in desk.book.things.relations_of(uid) if is_told(each)]
    names = desk.book.people.names_of(other_of(each, uid) for each in told) if told else {}
    return tuple((label_for(each, uid), names.get(other_of(each, uid), "")) for each in told)


def first_day(step: Step, opens: float, now: Now, taken_up: bool) -> date:
    """The first day on which a step fits that may be taken from `opens` on (days, UTC).

    What is owed waits for nothing; of the rest one a day is enough for each.
    """
    tomorrow = date.fromordinal(min(now.today.toordinal() + 1, date.max.toordinal()))
    earliest = tomorrow if taken_up and step not in DUTIES else now.today
    return max(now.day_of(opens), earliest)


def _is_step_of_today(line: TimelineEntry, now: Now) -> bool:
    """Whether a line is a step of mine that the day's limit counts."""
    entry = line.entry
    return (
        entry is not None
        and not line.planned
        and entry.kind in STEP_KINDS
        and entry.who is not Who.THEM
        and entry.moment.day == now.today
    )


def _next_day(contact: Contact, step: NextStep, now: Now, taken_up: bool) -> date | None:
    """Not before the step's own time, nor before the tie wants warming, nor while snoozed."""
    if step.step in DUTIES:
        return first_day(step.step, step.at, now, taken_up)
    if contact.circle is Circle.NONE or contact.paused:
        return None
    due = warm_due(contact, now)
    at = step.at if due is None else max(step.at, due)
    snoozed = min(contact.snooze_until or 1, date.max.toordinal())
    return max(first_day(step.step, at, now, taken_up), date.fromordinal(max(snoozed, 1)))


def common_ground(me: Person | None, person: Person) -> tuple[str, ...]:
    """What both have written down as true, in the person's order and spelling."""
    if me is None:
        return ()
    mine = {_folded(each) for each in (*me.interests, *me.aspirations, *me.values)}
    theirs = (*person.interests, *person.aspirations, *person.values)
    return tuple(dict.fromkeys(each for each in theirs if _folded(each) in mine))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _gate(person: Person, asks: tuple[Ask, ...], state: TrustState, now: Now) -> GateView | None:
    if person.personal:
        return None
    planned = [ask for ask in asks if ask.state is AskState.PLANNED]
    ask = planned[0] if planned else None
    theirs = [
        ask.size
        for ask in asks
        if ask.state is AskState.ASKED and ask.direction is Direction.THEIRS
    ]
    size = ask.size if ask else person.goal or max(theirs, default=AskSize.FAVOUR)
    return gate_view(person, ask, size, state, now)


def _timeline(
    desk: Desk, uid: str, lines: tuple[LedgerLine, ...], events: tuple[Event, ...]
) -> tuple[TimelineEntry, ...]:
    """Newest first: plans, then the ledger's lines with the entries they rest on."""
    entries = {entry.uid: entry for entry in desk.book.interactions.all_of(uid)}
    early = {event.uid for event in early_asks(events)}
    shown = [made for line in lines if (made := _entry_line(line, entries, early)) is not None]
    plans = [
        TimelineEntry(
            title=describe.title(entry),
            detail=entry.text,
            delta=0.0,
            score=0.0,
            parts=(),
            t=entry.moment.t,
            entry=entry,
            planned=True,
        )
        for entry in desk.book.interactions.planned(uid)
    ]
    plans.sort(key=lambda plan: -plan.t)
    return (*plans, *reversed(shown))


def _entry_line(
    line: LedgerLine, entries: dict[str, Interaction], early: set[str]
) -> TimelineEntry | None:
    if line.event is None:
        if line.quiet_days is None or line.quiet_days < QUIET_DAYS:
            return None
        return TimelineEntry(
            f"{span(line.quiet_days)} quiet", "", line.delta, line.score, line.parts, line.at
        )
    entry = entries.get(line.event.uid)
    if entry is None:
        return None
    detail = entry.text if not describe.carries_text(entry) else ""
    return TimelineEntry(
        title=describe.title(entry),
        detail=detail or entry.note,
        delta=line.delta,
        score=line.score,
        parts=line.parts,
        t=line.at,
        entry=entry,
        early=line.event.uid in early,
    )
