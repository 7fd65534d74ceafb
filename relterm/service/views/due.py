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
from relterm.service.views.ask_reminder_words import what_words, why_words
from relterm.service.views.ask_reminders import AskReminder, reminders_today
from relterm.service.views.plans import Plans, plans_due
from relterm.service.views.today import reason

REMINDER = "reminder"
PLAN = "plan"
_PLANNED = "you planned it; it counts once you confirm it"

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
    earliest: date | None = None
    """The first day on which keeping in touch fits; None unless the line is about that."""
    ideal: date | None = None
    """From when on the agenda proposes it."""
    latest: date | None = None
    """After this day the silence is longer than was wished."""


def due_lines(desk: Desk) -> tuple[DueLine, ...]:
    """Everything that is due today, in the order of the agenda; reminders last."""
    now = desk.now()
    agenda = day_agenda(desk)
    promised = _promised(desk)
    items = [_of_item(item, agenda, promised, now) for item in agenda.items]
    plans = plans_due(desk, now)
    return (*items, *_reminders(desk, plans, now), *_plans(desk, plans, now))


def _of_item(item: AgendaItem, agenda: DayAgenda, promised: Mapping[str, str], now: Now) -> DueLine:
    what, why = wording.step_words(item.step), reason(item, agenda, now)
    if item.agenda_class is AgendaClass.PROMISE:
        what, why = promised.get(item.person) or what, wording.because_words(item.because)
    elif item.agenda_class is AgendaClass.DATE:
        what, why = item.label or "a date of theirs", "wish them well in your own words"
    window = item.window
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
        earliest=window.earliest if window else None,
        ideal=window.ideal if window else None,
        latest=window.latest if window else None,
    )


def _promised(desk: Desk) -> dict[str, str]:
    """What the user promised people and has not done; of each person, what falls due first."""
    found: dict[str, str] = {}
    for promise in desk.book.things.open_promises():
        if promise.direction is Direction.MINE:
            found.setdefault(promise.person, promise.what)
    return found


def _reminders(desk: Desk, plans: Plans, now: Now) -> list[DueLine]:
    """Reminders, and the steps in place of those about an ask that is not yet open."""
    reminders = [each for each in reminders_today(desk, plans) if each.shown]
    people = desk.book.people.existing([each.reminder.person for each in reminders])
    return [
        _step_instead(each, each.item, people[each.reminder.person].name, now)
        if each.item is not None
        else _reminder(each, people[each.reminder.person].name, now)
        for each in reminders
        if each.reminder.person in people
    ]


def _reminder(each: AskReminder, name: str, now: Now) -> DueLine:
    due = each.reminder.due
    kind = PLAN if each.is_plan else REMINDER
    why = _PLANNED if each.is_plan else f"you planned it for {days.short(due, now.today)}"
    return DueLine(
        person=each.reminder.person,
        name=name,
        agenda_class=AgendaClass.DATE,
        kind=kind,
        word=kind,
        step=kind,
        what=what_words(each),
        due=due,
        late_days=max((now.today - due).days, 0),
        because="planned",
        why=why,
        label=each.reminder.what,
    )


def _step_instead(each: AskReminder, item: AgendaItem, name: str, now: Now) -> DueLine:
    """The step, as the scheduler would propose it; nothing of the reminder but why it is there."""
    return DueLine(
        person=item.person,
        name=name,
        agenda_class=item.agenda_class,
        kind=item.agenda_class.name.lower(),
        word=_CLASS_WORDS[item.agenda_class],
        step=item.step.value,
        what=what_words(each),
        due=now.today,
        late_days=0,
        because=item.because,
        why=why_words(each, now),
    )


def _plans(desk: Desk, plans: Plans, now: Now) -> list[DueLine]:
    """Planned entries whose day has come, for the first person in each."""
    names = desk.book.people.names_of(plan.people[0] for plan in plans.to_confirm)
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
            why=_PLANNED,
            label=plan.text,
        )
        for plan in plans.to_confirm
    ]
