"""What you owe and what you set yourself: promises, reminders, and plans whose day has come."""

from collections.abc import Container, Iterable, Mapping

from relterm.domain import days, describe
from relterm.domain.interactions import AskState, Direction, Interaction, Promise
from relterm.domain.moments import Now
from relterm.service.desk import Desk
from relterm.service.views.ask_reminder_words import opens, what_words, why_words
from relterm.service.views.ask_reminders import AskReminder, Stand
from relterm.service.views.today_lines import Glyph, Section, TodayLine, when_words

PROMISE_DAYS = 7
"""How far ahead promises are shown; those due within two days head the agenda."""


def promise_lines(desk: Desk, now: Now) -> Iterable[TodayLine]:
    """Open promises of the coming days, in both directions."""
    horizon = days.later(now.today, PROMISE_DAYS)
    promises = desk.book.things.open_promises(horizon)
    names = desk.book.people.names_of(promise.person for promise in promises)
    entries = desk.book.interactions.existing([each.made for each in promises if each.made])
    parents = desk.book.interactions.existing(
        [entry.part_of for entry in entries.values() if entry.part_of]
    )
    for promise in promises:
        mine = promise.direction is Direction.MINE
        late = (now.today - promise.due).days if promise.due else 0
        yield TodayLine(
            section=Section.WORD,
            glyph=Glyph.PROMISE,
            person=promise.person,
            name=names[promise.person],
            what=promise.what or "what you promised",
            when=when_words(promise.due, now.today),
            why=("" if mine else "they promised; ") + _made(promise, entries, parents, now),
            late=late > 0,
            ref=promise.uid,
            awaited=not mine,
        )


def _made(
    promise: Promise,
    entries: Mapping[str, Interaction],
    parents: Mapping[str, Interaction],
    now: Now,
) -> str:
    entry = entries.get(promise.made)
    if entry is None:
        return "an open promise"
    parent = parents.get(entry.part_of)
    what = f" over {parent.text}" if parent and parent.text else ""
    return f"promised {days.short(entry.moment.day, now.today)}{what}"


def reminder_lines(desk: Desk, reminders: Iterable[AskReminder], now: Now) -> Iterable[TodayLine]:
    """Reminders that are shown; instead of an ask that is not yet open, the step towards it."""
    shown = [each for each in reminders if each.shown]
    names = desk.book.people.names_of(each.reminder.person for each in shown)
    for each in shown:
        reminder, instead = each.reminder, each.stand is Stand.INSTEAD
        yield TodayLine(
            section=Section.PLANNED,
            glyph=Glyph.PLAN,
            person=reminder.person,
            name=names[reminder.person],
            what=what_words(each),
            when="today" if instead else when_words(reminder.due, now.today),
            why=why_words(each, now),
            late=not instead and reminder.due < now.today,
            ref=reminder.uid,
            item=each.item,
        )


def waiting_reminder_lines(
    desk: Desk, reminders: Iterable[AskReminder], listed: Container[str], now: Now
) -> Iterable[TodayLine]:
    """Reminders about asks for which there is nothing to do today.

    Those about an ask that is `listed` (by uid) are left out, and those about one that is dropped.
    """
    waiting = [each for each in reminders if not each.shown and _waits(each, listed)]
    names = desk.book.people.names_of(each.reminder.person for each in waiting)
    for each in waiting:
        yield TodayLine(
            section=Section.NOT_YET,
            glyph=Glyph.ASK,
            person=each.reminder.person,
            name=names[each.reminder.person],
            what=each.topic,
            when=opens(each, now).replace("about ", "~ ", 1),
            why=why_words(each, now),
            ref=each.reminder.uid,
        )


def _waits(each: AskReminder, listed: Container[str]) -> bool:
    """Whether a reminder without anything to do deserves a line of its own."""
    if each.ask is None:
        return True
    return each.ask.uid not in listed and each.ask.state is not AskState.DROPPED


def plan_lines(desk: Desk, plans: Iterable[Interaction], now: Now) -> Iterable[TodayLine]:
    """Planned entries whose day has come: they count once they are confirmed."""
    plans = tuple(plans)
    names = desk.book.people.names_of(uid for plan in plans for uid in plan.people)
    for plan in plans:
        yield TodayLine(
            section=Section.PLANNED,
            glyph=Glyph.PLAN,
            person=plan.people[0],
            name=", ".join(names[uid] for uid in plan.people),
            what=describe.title(plan),
            when=when_words(plan.moment.day, now.today),
            why="; ".join(part for part in (plan.text, "d confirms that it took place") if part),
            late=plan.moment.day < now.today,
            ref=plan.uid,
        )
