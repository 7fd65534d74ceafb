"""Why a promise, a reminder, a plan or a date stands on Today: what was set, when, and by whom."""

from collections.abc import Iterator
from dataclasses import replace

from relterm.domain import days, describe
from relterm.domain.agenda_rules import (
    AGENDA_RULES,
    ASK_REMINDER_RULE,
    PLAN_RULE,
    REMINDER_RULE,
    THEIR_PROMISE_RULE,
)
from relterm.domain.interactions import Direction, Interaction, Promise, Reminder
from relterm.domain.people import ImportantDate
from relterm.domain.rule_words import RESULT_RULES
from relterm.domain.schedule import AgendaClass, next_occurrence
from relterm.service.views.ask_reminder_words import what_words, why_words
from relterm.service.views.ask_reminders import AskReminder, Stand, reminders_today
from relterm.service.views.plans import plans_due
from relterm.service.views.today_duties import PROMISE_DAYS
from relterm.service.views.why.gate import missing_facts
from relterm.service.views.why.reading import Known
from relterm.service.views.why.reasons import EntryLine, Reason, entry_line
from relterm.service.views.why.verdict import verdict_grounds


def promise_reason(who: Known, promise: Promise) -> Reason:
    """When a promise was made, over what, and until when it stands."""
    mine = promise.direction is Direction.MINE
    what = promise.what or "what was promised"
    return Reason(
        title=f"{who.person.name} · {'your' if mine else 'their'} word",
        claim=f"{'You' if mine else who.name} promised: {what}.",
        rules=(_ahead(), AGENDA_RULES[AgendaClass.PROMISE] if mine else THEIR_PROMISE_RULE),
        facts=tuple(_promise_facts(who, promise)),
        person=who.person.uid,
        entries=_origin(who, promise.made, "the promise"),
    )


def _ahead() -> str:
    return f"A promise stands on Today from {days.counted(PROMISE_DAYS, 'day')} before its day."


def _promise_facts(who: Known, promise: Promise) -> Iterator[tuple[str, str]]:
    today = who.now.today
    if promise.due is not None:
        late = (today - promise.due).days
        yield "due", days.near(promise.due, today)
        if late > 0:
            yield "late by", days.counted(late, "day")
    yield "state", str(promise.state)
    if promise.direction is Direction.MINE:
        yield "until then", "every ask waits: hold up your own end first"


def reminder_reason(who: Known, reminder: Reminder) -> Reason:
    """Who set a reminder and for when; about an ask, why it is shown, replaced or left waiting."""
    found = next(
        (each for each in reminders_today(who.desk) if each.reminder.uid == reminder.uid),
        AskReminder(reminder, Stand.PLAIN),
    )
    facts = [("for", days.near(reminder.due, who.now.today))]
    grounds: tuple[EntryLine, ...] = ()
    if found.gate is not None:
        facts += [("about", found.topic), *missing_facts(who, found.gate)]
        grounds = who.lines(verdict_grounds(who, found.gate))
    origin = _origin(who, reminder.made, "written with it")
    named = {each.uid for each in origin}
    return Reason(
        title=f"{who.person.name} · reminder",
        claim=_reminder_claim(who, found),
        rules=tuple(_reminder_rules(found)),
        facts=tuple(facts),
        person=who.person.uid,
        entries=(*origin, *(each for each in grounds if each.uid not in named)),
    )


def _reminder_claim(who: Known, found: AskReminder) -> str:
    if found.stand in {Stand.PLAIN, Stand.OPEN}:
        return f"You set it: {what_words(found)}."
    why = why_words(found, who.now)
    if found.stand is Stand.INSTEAD:
        return f"{what_words(found)}, {why}."
    return f"{why[:1].upper()}{why[1:]}."


def _reminder_rules(found: AskReminder) -> Iterator[str]:
    yield REMINDER_RULE
    if found.stand is not Stand.PLAIN:
        yield ASK_REMINDER_RULE
    if found.gate is not None:
        yield RESULT_RULES[found.gate.result]


def plan_reason(who: Known, plan: Interaction) -> Reason:
    """Why a planned entry stands on Today; an ask is held up by its gate as reminders are."""
    asked = next((a for a in plans_due(who.desk, who.now).asks if a.uid == plan.uid), None)
    if asked is not None:
        reason = reminder_reason(who, asked)
        return replace(reason, title=f"{who.person.name} · a plan")
    return Reason(
        title=f"{who.person.name} · a plan",
        claim=f"You planned it for {days.near(plan.moment.day, who.now.today)}: "
        f"{describe.title(plan)}.",
        rules=(PLAN_RULE,),
        person=who.person.uid,
        entries=(entry_line(plan, "the plan"),),
    )


def date_reason(who: Known, label: str) -> Reason:
    """Why a date of theirs stands on Today."""
    found = next((each for each in who.person.dates if each.label == label), None)
    return Reason(
        title=f"{who.person.name} · {label or 'a date'}",
        claim=_date_claim(who, found, label),
        rules=(AGENDA_RULES[AgendaClass.DATE], _CELEBRATE),
        facts=(
            ("circle", str(who.person.circle)),
            ("written down", _written(found)),
            ("they took part", who.when(who.state.last_two_way)),
        ),
        person=who.person.uid,
    )


_CELEBRATE = "Wish them well in your own words; a call is better than a message."


def _date_claim(who: Known, found: ImportantDate | None, label: str) -> str:
    what = f"{label[:1].upper()}{label[1:]}" if label else "A date"
    day = next_occurrence(found, who.now.today) if found is not None else None
    if day is None:
        return f"{what} of {who.name}."
    return f"{what} of {who.name}: {days.near(day, who.now.today)}."


def _written(found: ImportantDate | None) -> str:
    if found is None:
        return "no longer"
    if found.text:
        return found.text
    parts = (
        str(found.day) if found.day else "",
        days.MONTHS[found.month - 1] if found.month else "",
        str(found.year) if found.year else "",
    )
    return " ".join(part for part in parts if part) or "no day"


def _origin(who: Known, uid: str, note: str) -> tuple[EntryLine, ...]:
    """The entry a thing was set with, and what that one was logged with."""
    entry = who.entry(uid)
    if entry is None:
        return ()
    parent = who.entry(entry.part_of)
    over = () if parent is None else (entry_line(parent, "over this"),)
    return (entry_line(entry, note), *over)
