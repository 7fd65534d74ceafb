"""What comes next, for a day on which nothing is due: one thing, and nothing to do about it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from heapq import heapify, heappop, heappush

from relterm.domain import days, describe, wording
from relterm.domain.interactions import Direction
from relterm.domain.moments import SECONDS_PER_DAY, Now
from relterm.domain.schedule import AgendaClass, AgendaItem, Contact, Pace, candidate, next_look
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.agenda import pace_of
from relterm.service.views.plans import is_my_ask

HORIZON = 31
"""Days looked ahead."""
SPANS = (3, 7, 14, HORIZON)
MOST_PEOPLE = 150
"""With more people who could come up within a span, a shorter one is looked at."""
MOST_LOOKS = 400
"""How often the scheduler is asked at most."""


@dataclass(frozen=True, slots=True)
class Coming:
    """The next thing: who, when, what."""

    name: str
    day: date
    what: str


def next_coming(desk: Desk) -> Coming | None:
    """The first thing within a month from tomorrow on; None when nothing is in sight."""
    now = desk.now()
    found = [*_set_by_you(desk, now), *_outreach(desk, now)]
    return min(found, key=lambda each: each.day, default=None)


def _set_by_you(desk: Desk, now: Now) -> Iterator[Coming]:
    """Promises, reminders and plans."""
    last = days.later(now.today, HORIZON)
    later = []
    for promise in desk.book.things.open_promises(last):
        if promise.due is not None and promise.direction is Direction.MINE:
            later.append((promise.due, promise.person, promise.what or "what you promised"))
    for reminder in desk.book.things.reminders_due(last):
        if not reminder.ask:
            later.append((reminder.due, reminder.person, reminder.what or "your next step"))
    end = now.moment.seconds + HORIZON * SECONDS_PER_DAY
    for plan in desk.book.interactions.planned_until(end):
        if not is_my_ask(plan) and not plan.part_of:
            later += [(plan.moment.day, uid, describe.title(plan)) for uid in plan.people[:1]]
    later = sorted(each for each in later if each[0] > now.today)[:1]
    names = desk.book.people.names_of(uid for _, uid, _ in later)
    for day, uid, what in later:
        yield Coming(names.get(uid, ""), day, what)


def _outreach(desk: Desk, now: Now) -> Iterator[Coming]:
    """What the scheduler will propose first."""
    today = now.today.toordinal()
    counts = desk.book.people.counts_until([today + span for span in SPANS])
    near = [span for span, count in zip(SPANS, counts, strict=True) if count <= MOST_PEOPLE]
    if not near:
        return
    rows = {row.uid: row for row in desk.book.agenda.rows(today + near[-1])}
    contacts = [
        contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
        for row in rows.values()
    ]
    first = _first(contacts, now, replace(pace_of(desk, now), done_today=0), near[-1])
    if first is not None:
        day, item = first
        yield Coming(rows[item.person].name, day, item.label or wording.step_words(item.step))


def _first(
    contacts: list[Contact], now: Now, pace: Pace, span: int
) -> tuple[date, AgendaItem] | None:
    """The first day from tomorrow on with something for one of them: asked in the order of days."""
    last = days.later(now.today, span)
    queue: list[tuple[date, int]] = []
    for place, contact in enumerate(contacts):
        _queue_up(queue, place, contact, _on(now, days.later(now.today, 1)))
    heapify(queue)
    for _ in range(MOST_LOOKS):
        if not queue or queue[0][0] > last:
            return None
        day, place = heappop(queue)
        for item in candidate(contacts[place], _on(now, day), pace):
            # an ask is not announced before its gate is open
            if item.agenda_class is not AgendaClass.MAY_ASK:
                return day, item
        _queue_up(queue, place, contacts[place], _on(now, days.later(day, 1)))
    return None


def _queue_up(queue: list[tuple[date, int]], place: int, contact: Contact, then: Now) -> None:
    day = next_look(contact, then)
    if day is not None:
        heappush(queue, (max(day, then.today), place))


def _on(now: Now, day: date) -> Now:
    """Noon of a day, in the zone of now."""
    return Now(datetime.combine(day, time(12), now.zone))
