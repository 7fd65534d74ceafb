"""What is set for a day, as calendar entries: dates, promises, reminders, plans, open asks.

No ask is among them before its gate is open. Private notes stay in the book.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from relterm.domain import days, describe, wording
from relterm.domain.interactions import Ask, AskState, Direction, Interaction, Promise
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.people import ImportantDate, Person, State
from relterm.domain.readiness import readiness
from relterm.domain.schedule_dates import next_occurrence
from relterm.domain.trust.parameters import MODEL
from relterm.interchange.calendar import CalendarEntry, is_leap_day, label_role
from relterm.service.contacts import contact_of_row, state_at
from relterm.service.desk import Desk
from relterm.service.views.ask_reminder_words import what_words
from relterm.service.views.ask_reminders import Stand, decided

FIRST_YEAR = 2024
"""A date whose year is not known begins here: a calendar needs a year, and a leap year holds
every day. It is the same in every export and is said in words, so that nobody takes it for true."""
FIRST_SECOND, LAST_SECOND = -62_000_000_000, 253_000_000_000
"""What a calendar holds (UTC seconds)."""
EVER = 10**12
"""Later than any plan (UTC seconds)."""
_PLANS = {
    Kind.MEET: ("meet", 60),
    Kind.EVENT: ("an event", 60),
    Kind.VIDEO: ("a video call", 30),
    Kind.CALL: ("a call", 20),
    Kind.LETTER: ("a letter", 0),
    Kind.EMAIL: ("a mail", 0),
    Kind.MSG: ("a message", 0),
}
"""What is planned in words, and how long it usually takes in minutes (trust.md, 5.1)."""


def date_entries(people: Iterable[Person]) -> Iterator[CalendarEntry]:
    """The birthdays and other dates of people in use, each year anew."""
    for person in people:
        if person.state is not State.ACTIVE or person.is_me:
            continue
        seen: Counter[str] = Counter()
        for each in person.dates:
            role = label_role(each.label)
            seen[role] += 1
            entry = _date(person, each, role if seen[role] == 1 else f"{role}-{seen[role]}")
            if entry is not None:
                yield entry


def _date(person: Person, each: ImportantDate, role: str) -> CalendarEntry | None:
    year = each.year if each.year is not None and 1 <= each.year <= date.max.year else None
    first = next_occurrence(each, date(year or FIRST_YEAR, 1, 1))
    if first is None:
        return None
    label = each.label or "a date"
    leap = is_leap_day(each.month, each.day)
    told = ["The year is not known."]
    if year is not None:
        told = [f"Born in {year}." if role.startswith("birthday") else f"Since {year}."]
    if leap:
        told.append("29 February; in common years it is kept on the 28th.")
    return CalendarEntry(
        thing=person.uid,
        role=role,
        day=first,
        summary=f"{person.name}: {label}{' (29 Feb)' if leap else ''}",
        description=tuple(told),
        category="dates",
        yearly=True,
        leap_day=leap,
    )


def promise_entries(desk: Desk) -> Iterator[CalendarEntry]:
    """Open promises in both directions; what you are late with stands on today."""
    today, promises = desk.now().today, _dated_promises(desk)
    names = names_in_use(desk, [each.person for each in promises])
    for each in promises:
        if each.person not in names or each.due is None:
            continue
        name, what = names[each.person], each.what
        if each.direction is Direction.THEIRS:
            yield CalendarEntry(
                thing=each.uid,
                role="promise",
                day=each.due,
                summary=f"{name} promised: {what or 'something'}",
                description=("They promised it to you.",),
                category="promises",
            )
            continue
        yield CalendarEntry(
            thing=each.uid,
            role="promise",
            day=max(each.due, today),
            summary=f"{name}: {what or 'what you promised'}",
            description=("You promised it.", *_moved(each.due, today)),
            category="promises",
        )


def _dated_promises(desk: Desk) -> list[Promise]:
    """Open promises; one without a day takes the model's: a fortnight after it was given."""
    promises = desk.book.things.open_promises()
    made = [each.made for each in promises if each.due is None and each.made]
    entries = desk.book.interactions.existing(made)
    usual = round(MODEL.deeds.promise_days)
    return [
        replace(each, due=days.later(entries[each.made].moment.day, usual))
        if each.due is None and each.made in entries
        else each
        for each in promises
    ]


def _moved(due: date, today: date) -> tuple[str, ...]:
    return (f"It was due on {days.long(due)} {due.year}.",) if due < today else ()


def reminder_entries(desk: Desk) -> Iterator[CalendarEntry]:
    """Open reminders; one about an ask only while the gate is open, else the step towards it."""
    today = desk.now().today
    reminders = desk.book.things.reminders_due(date.max)
    names = names_in_use(desk, [each.person for each in reminders])
    for each in decided(desk, reminders):
        reminder = each.reminder
        if reminder.person not in names or each.stand is Stand.QUIET:
            continue
        told: tuple[str, ...] = ("You set this reminder.", *_moved(reminder.due, today))
        if each.stand is Stand.INSTEAD:
            if reminder.due > today or each.item is None:
                continue
            told = (wording.intention(each.item.step),)
        yield CalendarEntry(
            thing=reminder.uid,
            role="reminder",
            day=max(reminder.due, today),
            summary=f"{names[reminder.person]}: {what_words(each)}",
            description=told,
            category="reminders",
        )


def plan_entries(desk: Desk) -> Iterator[CalendarEntry]:
    """Planned entries of the log at their own time; a planned ask only while the gate is open."""
    plans = [
        plan
        for plan in desk.book.interactions.planned_until(EVER)
        if plan.people and not plan.part_of
    ]
    names = names_in_use(desk, [uid for plan in plans for uid in plan.people])
    asked = [(uid, _size(plan)) for plan in plans if _is_my_ask(plan) for uid in plan.people]
    gates = open_gates(desk, asked)
    for plan in plans:
        people = [uid for uid in plan.people if uid in names]
        waits = _is_my_ask(plan) and any((uid, _size(plan)) not in gates for uid in plan.people)
        if not people or waits:
            continue
        word, usual = _PLANS.get(plan.kind, (describe.title(plan), 0))
        told = () if describe.carries_text(plan) or not plan.text else (plan.text,)
        yield CalendarEntry(
            thing=plan.uid,
            role="plan",
            day=plan.moment.day,
            summary=f"{', '.join(names[uid] for uid in people)}: {word}",
            description=(*told, "You planned it; once it took place, confirm it in relterm."),
            category="plans",
            start=_start(plan) if plan.moment.timed else None,
            minutes=usual if plan.minutes is None else plan.minutes,
        )


def _start(plan: Interaction) -> datetime:
    seconds = min(max(plan.moment.seconds, FIRST_SECOND), LAST_SECOND)
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _is_my_ask(plan: Interaction) -> bool:
    return plan.kind is Kind.ASK and plan.who is not Who.THEM


def _size(plan: Interaction) -> AskSize:
    return AskSize.BUSINESS if plan.size is None else AskSize(min(max(plan.size, 1), 4))


def open_asks(desk: Desk) -> list[Ask]:
    """Planned asks of mine whose gate is open today."""
    asks = [
        ask
        for ask in desk.book.things.asks(AskState.PLANNED)
        if ask.direction is Direction.MINE and not _is_planned_entry(desk, ask)
    ]
    gates = open_gates(desk, [(ask.person, ask.size) for ask in asks])
    return [ask for ask in asks if (ask.person, ask.size) in gates]


def _is_planned_entry(desk: Desk, ask: Ask) -> bool:
    """Whether the ask was written down for a day of its own: then it stands there."""
    entry = desk.book.interactions.get(ask.interaction) if ask.interaction else None
    return entry is not None and entry.planned and not entry.part_of


def ask_entries(asks: Sequence[Ask], desk: Desk) -> Iterator[CalendarEntry]:
    """Asks that are warranted today, on this day alone: tomorrow it is to be seen anew."""
    names = names_in_use(desk, [ask.person for ask in asks])
    for ask in asks:
        if ask.person in names:
            yield CalendarEntry(
                thing=ask.uid,
                role="ask",
                day=desk.now().today,
                summary=f"{names[ask.person]}: you may ask – {ask.what or ask.size.word}",
                description=(wording.intention(Step.MAY_ASK),),
                category="asks",
            )


def open_gates(desk: Desk, wanted: Sequence[tuple[str, AskSize]]) -> frozenset[tuple[str, AskSize]]:
    """Of people with the size of an ask those whose gate is open now; friendship has none."""
    now = desk.now()
    found = set()
    rows = desk.book.agenda.of(sorted({uid for uid, _ in wanted}))
    for uid, size in wanted:
        row = rows.get(uid)
        if row is None:
            continue
        contact = contact_of_row(row, state_at(desk.book, row.uid, row.trust_state, now))
        if not contact.personal and readiness(contact.state, now.t, size).may_ask:
            found.add((uid, size))
    return frozenset(found)


def names_in_use(desk: Desk, uids: Sequence[str]) -> dict[str, str]:
    """The names of those of the people who are not in the trash, by uid."""
    people = desk.book.people.existing(sorted(set(uids)))
    return {uid: person.name for uid, person in people.items() if person.state is not State.TRASHED}
