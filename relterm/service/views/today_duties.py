"""What you owe and what you set yourself: promises, reminders, and plans whose day has come."""

from collections.abc import Iterable, Mapping

from relterm.domain import days, describe
from relterm.domain.interactions import Direction, Interaction, Promise
from relterm.domain.moments import SECONDS_PER_DAY, Now
from relterm.service.desk import Desk
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


def reminder_lines(desk: Desk, now: Now) -> Iterable[TodayLine]:
    """Reminders of today and before."""
    reminders = desk.book.things.reminders_due(now.today)
    names = desk.book.people.names_of(reminder.person for reminder in reminders)
    for reminder in reminders:
        late = (now.today - reminder.due).days
        yield TodayLine(
            section=Section.PLANNED,
            glyph=Glyph.PLAN,
            person=reminder.person,
            name=names[reminder.person],
            what=reminder.what or "your next step",
            when=when_words(reminder.due, now.today),
            why="you set this reminder",
            late=late > 0,
            ref=reminder.uid,
        )


def plan_lines(desk: Desk, now: Now) -> Iterable[TodayLine]:
    """Planned entries whose day has come: they count once they are confirmed."""
    plans = plans_due(desk, now)
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


def plans_due(desk: Desk, now: Now) -> list[Interaction]:
    """Planned entries of today and before, with somebody in them."""
    end = now.moment.seconds + SECONDS_PER_DAY
    return [
        plan
        for plan in desk.book.interactions.planned_until(end)
        if plan.moment.day <= now.today and plan.people
    ]
