"""Whom to be in touch with, as calendar entries: today's agenda on today, then the weeks ahead.

What lies ahead is no promise of the scheduler: it is where each person stands if nothing happens
until then. No day holds more than the daily number, so some wait for a later one.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from relterm.domain import days, wording
from relterm.domain.ladder import Step, rung
from relterm.domain.moments import SECONDS_PER_DAY, Now
from relterm.domain.schedule import AgendaClass, Contact, Pace, candidate
from relterm.domain.window import Window, window
from relterm.interchange.calendar import CalendarEntry
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.agenda import day_agenda
from relterm.service.views.today import reason
from relterm.storage.records import Order, PeopleFilter

AHEAD_DAYS = 56
"""Eight weeks: how far ahead the calendar says whom to be in touch with."""
MOVED_MOST = 500
"""Of at most so many people you were in touch with lately the next day is given however far it
is: an earlier export may have named a nearer one, which is to move."""
AT_ONCE = 100
"""People read at a time."""
LAST_MINUTE = time(23, 59)
_ELSEWHERE = frozenset({AgendaClass.PROMISE, AgendaClass.DATE})
_ROLE = "in-touch"
_CATEGORY = "in touch"


@dataclass(frozen=True, slots=True)
class _Turn:
    """The first day on which somebody would be on the agenda."""

    name: str
    contact: Contact
    opens: date
    """Until this day there is nothing to send, or their reminders are hidden."""
    day: date
    step: Step
    window: Window


def touch_entries(desk: Desk, asked: Collection[str]) -> Iterator[CalendarEntry]:
    """One event for each person: today for the items of the agenda, later for the others.

    Promises and dates have events of their own. `asked` are those (by uid) to whom an ask is open
    today, with an event of its own too: what comes after it depends on their answer.
    """
    now, agenda = desk.now(), day_agenda(desk)
    for item in agenda.items:
        if item.agenda_class in _ELSEWHERE:
            continue
        if item.agenda_class is AgendaClass.MAY_ASK and item.person in asked:
            continue
        yield CalendarEntry(
            thing=item.person,
            role=_ROLE,
            day=now.today,
            summary=f"{agenda.names[item.person]}: {wording.step_words(item.step)}",
            description=(reason(item, agenda, now), wording.intention(item.step)),
            category=_CATEGORY,
        )
    busy = {item.person for item in agenda.items if item.agenda_class is not AgendaClass.DATE}
    yield from _ahead(desk, busy | set(asked), now, agenda.pace)


def _ahead(desk: Desk, busy: set[str], now: Now, pace: Pace) -> Iterator[CalendarEntry]:
    plan = _Plan(now, pace)
    until = days.later(now.today, AHEAD_DAYS)
    due = [uid for uid in desk.book.agenda.due(until.toordinal()) if uid not in busy]
    for turn in _turns(desk, due, now, pace):
        day = plan.place(turn)
        if day is not None:
            yield _entry(turn, day, now.today)
        if plan.full:
            break
    met = [uid for uid in _met_lately(desk, now) if uid not in busy]
    for turn in _turns(desk, met, now, pace):
        if turn.day > until:
            yield _entry(turn, turn.day, now.today)


def _entry(turn: _Turn, day: date, today: date) -> CalendarEntry:
    first, last = turn.window.earliest, max(turn.window.latest, day)
    since = "" if max(first, turn.opens) <= today else f" from {days.long(max(first, turn.opens))}"
    return CalendarEntry(
        thing=turn.contact.person,
        role=_ROLE,
        day=day,
        summary=f"{turn.name}: keep in touch",
        description=(
            f"Any day{since} until {days.long(last)} {last.year} is good.",
            f"As things stand: {wording.intention(turn.step)}",
            "It moves when you are in touch, whoever begins.",
        ),
        category=_CATEGORY,
    )


def _turns(desk: Desk, uids: Sequence[str], now: Now, pace: Pace) -> Iterator[_Turn]:
    """Each person's turn, a few people in memory at a time, the soonest of them first."""
    for start in range(0, len(uids), AT_ONCE):
        rows = desk.book.agenda.of(uids[start : start + AT_ONCE])
        turns = []
        for row in rows.values():
            contact = contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
            open_days = window(contact, now)
            if open_days is None:
                continue
            opens = _opens(contact, now)
            first = _first(contact, max(open_days.ideal, opens), now, pace)
            if first is not None:
                turns.append(_Turn(row.name, contact, opens, *first, open_days))
        yield from sorted(
            turns, key=lambda turn: (turn.day, turn.window.ideal, turn.contact.person)
        )


def _opens(contact: Contact, now: Now) -> date:
    """The end of a rest or a snooze, or today."""
    day = max(now.today, now.day_of(rung(contact.state, now.t, contact.gap).not_before))
    if contact.snooze_until is None:
        return day
    return max(day, date.fromordinal(min(contact.snooze_until, date.max.toordinal())))


def _first(contact: Contact, wished: date, now: Now, pace: Pace) -> tuple[date, Step] | None:
    """The first day after today, from a day on, on which the scheduler has a step, and which.

    None when even then there is nothing to do, or something else first.
    """
    day = max(wished, days.later(now.today, 1))
    for ahead in range(len(pace.quiet_weekdays) + 1):
        tried = days.later(day, ahead)
        for item in candidate(contact, _end_of(tried, now), pace):
            if item.agenda_class > AgendaClass.DATE:
                # Whether a gate is open by then is not for a calendar to say.
                asks = item.agenda_class is AgendaClass.MAY_ASK
                return tried, Step.CATCH_UP if asks else item.step
    return None


def _end_of(day: date, now: Now) -> Now:
    return Now(datetime.combine(day, LAST_MINUTE, now.zone))


def _met_lately(desk: Desk, now: Now) -> list[str]:
    """Those you were in touch with in the last weeks, the latest first."""
    since = (now.t - AHEAD_DAYS) * SECONDS_PER_DAY
    people = desk.book.people
    rows = people.rows(people.ids(PeopleFilter(order=Order.RECENT), MOVED_MOST))
    return [row.uid for row in rows if row.last_at is not None and row.last_at >= since]


class _Plan:
    """How many people each of the coming days holds: never more than the daily number."""

    def __init__(self, now: Now, pace: Pace) -> None:
        self._a_day = max(1, pace.daily_number)
        self._quiet = pace.quiet_weekdays
        self._days = [days.later(now.today, ahead) for ahead in range(1, AHEAD_DAYS + 1)]
        self._taken: Counter[date] = Counter()

    @property
    def full(self) -> bool:
        """Whether no working day has room."""
        working = [day for day in self._days if self._works(day, None)]
        return bool(working) and all(self._taken[day] >= self._a_day for day in working)

    def place(self, turn: _Turn) -> date | None:
        """The first day with room from their turn on; None when there is none in these weeks."""
        for day in self._days:
            free = self._taken[day] < self._a_day
            if day >= turn.day and free and self._works(day, turn.contact):
                self._taken[day] += 1
                return day
        return None

    def _works(self, day: date, contact: Contact | None) -> bool:
        at_weekends = contact is not None and contact.at_weekends
        return at_weekends or day.weekday() not in self._quiet
