"""What is due today, a line each: the scheduler's items, then the steps the user planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from relterm.domain import days, describe, wording
from relterm.domain.interactions import Direction
from relterm.domain.moments import Now
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.service.desk import Desk
from relterm.service.views.agenda import DayAgenda, day_agenda
from relterm.service.views.today import reason
from relterm.service.views.today_duties import plans_due

REMINDER = "reminder"
PLAN = "plan"

_CLASS_WORDS = {
    AgendaClass.PROMISE: "your word",
    AgendaClass.ANSWER: "answer",
    AgendaClass.THANK: "thanks",
    AgendaClass.DATE: "date",
    AgendaClass.MEND: "mend",
    AgendaClass.LADDER: "next step",
    AgendaClass.WARM: "in touch",
    AgendaClass.MAY_ASK: "may ask",
}


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing to do today."""

    person: str
    name: str
    agenda_class: AgendaClass
    """The scheduler's class; what the user set for a day counts among the dates."""
    kind: str
    """The class in lower case, `reminder` or `plan`."""
    word: str
    """The class for a person."""
    step: str
    """The scheduler's step, or `reminder`."""
    what: str
    due: date
    late_days: int
    because: str
    """The model's name for the reason."""
    why: str
    """The reason for a person."""
    label: str = ""
    """What the date is, or what the user wrote."""


def due_lines(desk: Desk) -> tuple[DueLine, ...]:
    """Everything that is due today, in the order of the agenda; reminders last."""
    now = desk.now()
    agenda = day_agenda(desk)
    promised = _promised(desk)
    items = [_of_item(item, agenda, promised, now) for item in agenda.items]
    return (*items, *_reminders(desk, now), *_plans(desk, now))


def _of_item(item: AgendaItem, agenda: DayAgenda, promised: Mapping[str, str], now: Now) -> DueLine:
    what, why = wording.step_words(item.step), reason(item, agenda, now)
    if item.agenda_class is AgendaClass.PROMISE:
        what, why = promised.get(item.person) or what, wording.because_words(item.because)
    elif item.agenda_class is AgendaClass.DATE:
        what, why = item.label or "a date of theirs", "wish them well in your own words"
    return DueLine(
        person=item.person,
        name=agenda.names[item.person],
        agenda_class=item.agenda_class,
        kind=item.agenda_class.name.lower(),
        word=_CLASS_WORDS[item.agenda_class],
        step=item.step.value,
        what=what,
        due=now.day_of(item.due),
        late_days=item.late_days,
        because=item.because,
        why=why,
        label=item.label,
    )


def _promised(desk: Desk) -> dict[str, str]:
    """What the user promised people and has not done; of each person, what falls due first."""
    found: dict[str, str] = {}
    for promise in desk.book.things.open_promises():
        if promise.direction is Direction.MINE:
            found.setdefault(promise.person, promise.what)
    return found


def _reminders(desk: Desk, now: Now) -> list[DueLine]:
    reminders = desk.book.things.reminders_due(now.today)
    people = desk.book.people.existing([each.person for each in reminders])
    return [
        DueLine(
            person=each.person,
            name=people[each.person].name,
            agenda_class=AgendaClass.DATE,
            kind=REMINDER,
            word=REMINDER,
            step=REMINDER,
            what=each.what or "your next step",
            due=each.due,
            late_days=max((now.today - each.due).days, 0),
            because="planned",
            why=f"you planned it for {days.short(each.due, now.today)}",
            label=each.what,
        )
        for each in reminders
        if each.person in people
    ]


def _plans(desk: Desk, now: Now) -> list[DueLine]:
    """Planned entries whose day has come, for the first person in each."""
    plans = plans_due(desk, now)
    names = desk.book.people.names_of(plan.people[0] for plan in plans)
    return [
        DueLine(
            person=plan.people[0],
            name=names[plan.people[0]],
            agenda_class=AgendaClass.DATE,
            kind=PLAN,
            word=PLAN,
            step=PLAN,
            what=describe.title(plan),
            due=plan.moment.day,
            late_days=max((now.today - plan.moment.day).days, 0),
            because="planned",
            why="you planned it; it counts once you confirm it",
            label=plan.text,
        )
        for plan in plans
    ]
