"""Reminders about an ask: none surfaces before the gate of the ask is open (trust.md, 5.9, 5.10).

Until then the step that opens the gate takes its place, on the day the scheduler itself would
propose it; and where there is nothing to do but wait, nothing is shown that chases.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from relterm.domain import days
from relterm.domain.interactions import Ask, AskState, Direction, Interaction, Outcome, Reminder
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.moments import Now
from relterm.domain.next_step import NextStep, next_step
from relterm.domain.people import State
from relterm.domain.readiness import Readiness, readiness
from relterm.domain.schedule import (
    AgendaClass,
    AgendaItem,
    Contact,
    Pace,
    candidate,
    warm_due,
)
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.agenda import DayAgenda, day_agenda
from relterm.service.views.plans import Plans, plans_due


class Stand(StrEnum):
    """How a reminder stands today."""

    PLAIN = "reminder"
    """It is about no ask of mine that is still to be answered: shown as it was written."""
    OPEN = "ready"
    """It is about an ask whose gate is open, or that they asked for first: shown."""
    INSTEAD = "instead"
    """Its gate is closed: the step that opens it is shown in its place."""
    QUIET = "not yet"
    """Its gate is closed, and today there is nothing to do about it; or there never is, between
    friends."""


@dataclass(frozen=True, slots=True)
class AskReminder:
    """A reminder with the decision about it."""

    reminder: Reminder
    stand: Stand
    ask: Ask | None = None
    """The ask it is about; None when `PLAIN`, or when only the log knows of the ask."""
    topic: str = ""
    """What the ask is about, never empty unless `PLAIN`."""
    size: AskSize | None = None
    gate: Readiness | None = None
    """None when `PLAIN`, and between friends."""
    item: AgendaItem | None = None
    """The step that stands in its place; None unless `INSTEAD`."""
    contact: Contact | None = None
    """The person as the scheduler sees them towards this ask; None when `PLAIN`."""
    step: NextStep | None = None
    """The step towards the ask that comes next; None unless `QUIET` with a gate."""
    step_on: date | None = None
    """The first day on which the agenda would propose that step; today while it is held back."""
    busy: bool = False
    """True when today has something else for the person already: one step is enough."""

    @property
    def is_plan(self) -> bool:
        """Whether it is a planned entry of the log, which is to be confirmed."""
        return bool(self.reminder.made) and self.reminder.made == self.reminder.uid

    @property
    def shown(self) -> bool:
        """Whether today has something to do because of it."""
        return self.stand is not Stand.QUIET


@dataclass(frozen=True, slots=True)
class _Behind:
    """The ask behind a reminder."""

    size: AskSize
    topic: str
    ask: Ask | None
    meant: bool
    """True when the reminder was set for this very ask, not only noted along with it."""


def reminders_today(desk: Desk, plans: Plans | None = None) -> tuple[AskReminder, ...]:
    """Every open reminder of today and before, in the order of its day, with its decision.

    Planned asks whose day has come stand behind them: they wait for their gate just so. `plans`
    are those of today when they are known already.
    """
    now = desk.now()
    plans = plans or plans_due(desk, now)
    planned = {uid for plan in plans.to_confirm for uid in plan.people}
    reminders = [*desk.book.things.reminders_due(now.today), *plans.asks]
    return decided(desk, reminders, planned)


def decided(
    desk: Desk, reminders: Sequence[Reminder], planned: Iterable[str] = ()
) -> tuple[AskReminder, ...]:
    """How each of these reminders stands today, whatever day it was set for.

    A reminder is about an ask when it was set for one, or when the line it was written with holds
    an ask of mine; once the answer was yes there is nothing left to ask. Those with whom something
    is `planned` today (uids) have enough to do. The number of queries does not grow with the
    reminders.
    """
    behind = {**_noted_with(desk, reminders), **_set_for(desk, reminders)}
    if not behind:
        return tuple(AskReminder(each, Stand.PLAIN) for each in reminders)
    now, agenda = desk.now(), day_agenda(desk)
    people = sorted({each.person for each in reminders if each.uid in behind})
    contacts = {
        row.uid: contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
        for row in desk.book.agenda.of(people).values()
    }
    busy = {item.person for item in agenda.items if item.agenda_class is not AgendaClass.DATE}
    busy |= set(planned)
    found = []
    for each in reminders:
        made = _decide(each, behind.get(each.uid), contacts.get(each.person), busy, agenda, now)
        if made.stand is Stand.INSTEAD:
            busy.add(each.person)
        found.append(made)
    return tuple(found)


def _decide(
    reminder: Reminder,
    behind: _Behind | None,
    contact: Contact | None,
    busy: set[str],
    agenda: DayAgenda,
    now: Now,
) -> AskReminder:
    if behind is None or contact is None or (contact.personal and not behind.meant):
        return AskReminder(reminder, Stand.PLAIN)
    ask, topic, size = behind.ask, behind.topic, behind.size
    if contact.personal:
        return AskReminder(reminder, Stand.QUIET, ask, topic, size, contact=contact)
    towards = _towards(contact, size)
    gate = readiness(contact.state, now.t, size)
    known = AskReminder(reminder, Stand.QUIET, ask, topic, size, gate, contact=towards)
    if gate.may_ask:
        return replace(known, stand=Stand.OPEN)
    if reminder.person in busy:
        return replace(known, busy=True)
    steps = candidate(towards, now, agenda.pace)
    item = next((each for each in steps if each.agenda_class is not AgendaClass.DATE), None)
    if item is not None and (ask is None or ask.state is not AskState.DROPPED):
        return replace(known, stand=Stand.INSTEAD, item=item)
    step = next_step(towards.state, now.t, size, towards.gap)
    return replace(known, step=step, step_on=_first_day(towards, step, agenda.pace, now))


def _towards(contact: Contact, size: AskSize) -> Contact:
    """The person with this ask as the goal; in no circle, at the pace of friends."""
    circle = Circle.FRIENDS if contact.circle is Circle.NONE else contact.circle
    return replace(contact, goal=size, circle=circle)


def _first_day(contact: Contact, step: NextStep, pace: Pace, now: Now) -> date:
    """At the step's own time, when the tie is due, after a snooze, on no quiet weekday."""
    due = warm_due(contact, now)
    day = max(now.today, now.day_of(step.at), now.day_of(now.t if due is None else due))
    if contact.snooze_until is not None:
        day = max(day, date.fromordinal(min(contact.snooze_until, date.max.toordinal())))
    for _ in range(days.WEEK):
        if contact.at_weekends or day.weekday() not in pace.quiet_weekdays:
            break
        day = days.later(day, 1)
    return day


def _set_for(desk: Desk, reminders: Iterable[Reminder]) -> dict[str, _Behind]:
    """Reminders set for an ask of mine, by the reminder's uid."""
    wanted = {each.uid: each.ask for each in reminders if each.ask}
    asks = desk.book.things.asks_by_uid(sorted(set(wanted.values()))) if wanted else {}
    return {
        uid: _Behind(ask.size, ask.what or ask.size.word, ask, meant=True)
        for uid, name in wanted.items()
        if (ask := asks.get(name)) is not None and _mine_and_open(ask)
    }


def _noted_with(desk: Desk, reminders: Iterable[Reminder]) -> dict[str, _Behind]:
    """Reminders written in one line with an ask of mine (`?business … >> 3w`), by their uid."""
    made = {each.uid: each for each in reminders if each.made and not each.ask}
    if not made:
        return {}
    lines = _lines(desk, sorted({each.made for each in made.values()}))
    entries = [entry.uid for line in lines.values() for entry in line]
    asks = {(ask.interaction, ask.person): ask for ask in desk.book.things.asks_logged_in(entries)}
    found = {}
    for uid, each in made.items():
        behind = [
            _logged(entry, asks.get((entry.uid, each.person)), each)
            for entry in lines.get(each.made, ())
            if each.person in entry.people
        ]
        heaviest = max(filter(None, behind), key=lambda one: one.size, default=None)
        if heaviest is not None:
            found[uid] = heaviest
    return found


def _lines(desk: Desk, made: Sequence[str]) -> Mapping[str, list[Interaction]]:
    """Of each log entry the asks of mine that were logged in one line with it, itself included."""
    log = desk.book.interactions
    entries = log.existing(made)
    roots = {uid: entry.part_of or uid for uid, entry in entries.items()}
    first = sorted(set(roots.values()))
    together: dict[str, list[Interaction]] = {uid: [] for uid in first}
    for entry in (*log.existing(first).values(), *log.parts_of_many(first)):
        if entry.kind is Kind.ASK and entry.who is not Who.THEM and entry.state is State.ACTIVE:
            together[entry.part_of or entry.uid].append(entry)
    return {uid: together[root] for uid, root in roots.items()}


def _logged(entry: Interaction, ask: Ask | None, reminder: Reminder) -> _Behind | None:
    """The ask of a log entry, unless it was granted."""
    if ask is not None:
        topic = ask.what or reminder.what or ask.size.word
        return _Behind(ask.size, topic, ask, meant=False) if _mine_and_open(ask) else None
    if entry.outcome:
        return None
    size = AskSize.BUSINESS if entry.size is None else AskSize(min(max(entry.size, 1), 4))
    return _Behind(size, entry.text or reminder.what or size.word, None, meant=False)


def _mine_and_open(ask: Ask) -> bool:
    """Whether there is still something to ask for."""
    return ask.direction is Direction.MINE and ask.outcome is not Outcome.YES
