"""The day's agenda, read through the index of who could be due."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import get_ident
from weakref import WeakKeyDictionary

from relterm.domain.moments import Now
from relterm.domain.schedule import AgendaItem, Contact, Pace, arranged, candidate
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk

MANY_DUE = 300
"""With more people due than this the agenda is worked out beside the screen."""


@dataclass(frozen=True, slots=True)
class DayAgenda:
    """What the scheduler proposes today, and what waits for another day because of the caps."""

    items: tuple[AgendaItem, ...]
    waiting: tuple[AgendaItem, ...]
    names: Mapping[str, str]
    contacts: Mapping[str, Contact]
    pace: Pace
    done_today: int


_LAST: WeakKeyDictionary[Desk, tuple[tuple[object, ...], DayAgenda]] = WeakKeyDictionary()
"""Each desk's last agenda, with what it depended on."""


def day_agenda(desk: Desk) -> DayAgenda:
    """Ask the scheduler about everybody who could be due today.

    Asked twice within a minute, with nothing written between, it is worked out once.
    """
    now = desk.now()
    minute = now.at.replace(second=0, microsecond=0)
    mark = (get_ident(), minute, *desk.book.mark())
    last = _LAST.get(desk)
    if last is None or last[0] != mark:
        last = _LAST[desk] = (mark, _worked_out(desk, now))
    return last[1]


def many_due(desk: Desk) -> bool:
    """Whether so many people are due that the screen must not wait for the agenda."""
    (due,) = desk.book.people.counts_until((desk.now().today.toordinal(),))
    return due > MANY_DUE


def _worked_out(desk: Desk, now: Now) -> DayAgenda:
    rows = desk.book.agenda.rows(now.today.toordinal())
    contacts = {
        row.uid: contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
        for row in rows
    }
    pace = pace_of(desk, now)
    wanted = [item for contact in contacts.values() for item in candidate(contact, now, pace)]
    items = arranged(wanted, pace)
    shown = {(item.person, item.agenda_class) for item in items}
    waiting = tuple(item for item in wanted if (item.person, item.agenda_class) not in shown)
    names = {row.uid: row.name for row in rows}
    return DayAgenda(items, waiting, names, contacts, pace, pace.done_today)


def pace_of(desk: Desk, now: Now) -> Pace:
    """The day's limits, by the user's settings and by what was already done today."""
    settings = desk.book.things.settings()
    done = desk.book.interactions.done_on(now.today)
    return Pace(
        daily_number=settings.daily_number,
        quiet_weekdays=settings.quiet_weekdays,
        done_today=len(done.steps),
        duties_today=done.duties,
        talks_today=done.talks,
        taken_up=done.steps,
    )
