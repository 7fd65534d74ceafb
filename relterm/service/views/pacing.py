"""What the app proposes when it becomes too much: a fresh start, or a wider circle."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from relterm.domain.fresh_start import Overdue, spread
from relterm.domain.kinds import Circle
from relterm.domain.schedule import AgendaClass, AgendaItem, candidate
from relterm.service.commands.widening import wider_for
from relterm.service.desk import Desk
from relterm.service.looking import EVERY_DAY
from relterm.service.views.agenda import day_agenda

PUT_OFF = frozenset({AgendaClass.LADDER, AgendaClass.WARM})
"""What a fresh start spreads: not what is owed, nor dates, nor a wound that is mine to mend."""


@dataclass(frozen=True, slots=True)
class FreshStartPlan:
    """What a fresh start would do, for showing before it is done."""

    days: Mapping[str, date]
    """By UID of everybody who waits, the day on which their reminders come back."""
    circle_of: Mapping[str, Circle]
    """The circle of everybody who waits, by UID."""
    a_day: int
    """The most on one day."""
    kept: int
    """People who stay on today's agenda."""

    @property
    def circles(self) -> tuple[tuple[Circle, int], ...]:
        """How many of each circle, from the innermost outwards, without empty ones."""
        counts = Counter(self.circle_of.values())
        return tuple((circle, counts[circle]) for circle in Circle if counts[circle])

    @property
    def last(self) -> date | None:
        """The day on which the last of them comes back; None when nobody waits."""
        return max(self.days.values(), default=None)


def fresh_start_plan(desk: Desk) -> FreshStartPlan:
    """Spread everybody whose turn has come but who is not among today's few.

    At half the user's own daily number, quiet weekdays kept: the other half is for what falls due
    meanwhile.
    """
    now, agenda = desk.now(), day_agenda(desk)
    today = {item.person for item in agenda.items if item.agenda_class is not AgendaClass.DATE}
    overdue = []
    for uid, contact in agenda.contacts.items():
        if uid in today:
            continue
        item = next(filter(_put_off, candidate(contact, now, EVERY_DAY)), None)
        if item is not None:
            overdue.append(Overdue(uid, contact.circle, float(item.late_days)))
    pace = agenda.pace
    days = spread(overdue, now.today, (pace.daily_number + 1) // 2, pace.quiet_weekdays)
    return FreshStartPlan(
        days=days,
        circle_of={each.person: each.circle for each in overdue},
        a_day=max(Counter(days.values()).values(), default=0),
        kept=len(today),
    )


def _put_off(item: AgendaItem) -> bool:
    return item.agenda_class in PUT_OFF


def wider_circle_for(desk: Desk, uid: str) -> Circle | None:
    """The wider circle to propose for somebody skipped again and again; None for nobody."""
    person = desk.book.people.get(uid)
    if person is None or not person.tracked or person.paused:
        return None
    return wider_for(person)
