"""The day's agenda, read through the index of who could be due."""

from collections.abc import Mapping
from dataclasses import dataclass

from relterm.domain.moments import Now
from relterm.domain.schedule import AgendaItem, Contact, Pace, agenda, candidate
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk


@dataclass(frozen=True, slots=True)
class DayAgenda:
    """What the scheduler proposes today, and what waits for another day because of the caps."""

    items: tuple[AgendaItem, ...]
    waiting: tuple[AgendaItem, ...]
    names: Mapping[str, str]
    contacts: Mapping[str, Contact]
    pace: Pace
    done_today: int


def day_agenda(desk: Desk) -> DayAgenda:
    """Ask the scheduler about everybody who could be due today."""
    now = desk.now()
    rows = desk.book.agenda.rows(now.today.toordinal())
    contacts = {
        row.uid: contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
        for row in rows
    }
    pace = pace_of(desk, now)
    items = agenda(contacts.values(), now, pace)
    shown = {(item.person, item.agenda_class) for item in items}
    waiting = tuple(
        item
        for contact in contacts.values()
        for item in candidate(contact, now)
        if (item.person, item.agenda_class) not in shown
    )
    names = {row.uid: row.name for row in rows}
    return DayAgenda(items, waiting, names, contacts, pace, pace.done_today)


def pace_of(desk: Desk, now: Now) -> Pace:
    """The day's limits, by the user's settings and by what was already done today."""
    settings = desk.book.things.settings()
    return Pace(
        daily_number=settings.daily_number,
        quiet_weekdays=settings.quiet_weekdays,
        done_today=desk.book.interactions.outreach_on(now.today),
    )
