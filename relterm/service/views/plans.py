"""Planned entries whose day has come: those to be confirmed, and asks that wait for a gate."""

from dataclasses import dataclass

from relterm.domain import describe
from relterm.domain.interactions import Interaction, Reminder
from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import SECONDS_PER_DAY, Now
from relterm.service.desk import Desk


def is_my_ask(entry: Interaction) -> bool:
    """Whether an entry is about asking somebody for something."""
    return entry.kind is Kind.ASK and entry.who is not Who.THEM


@dataclass(frozen=True, slots=True)
class Plans:
    """Planned entries of today and before, with somebody in them."""

    to_confirm: tuple[Interaction, ...]
    """What was planned in one line is one plan; asks of mine stand apart."""
    asks: tuple[Reminder, ...]
    """Asks of mine as the reminders of an ask that they are.

    They have the uid of the entry, which is also what they were `made` by.
    """


def plans_due(desk: Desk, now: Now) -> Plans:
    """The plans whose day has come; one query."""
    end = now.moment.seconds + SECONDS_PER_DAY
    plans = [
        plan
        for plan in desk.book.interactions.planned_until(end)
        if plan.moment.day <= now.today and plan.people
    ]
    lines = {plan.uid for plan in plans}
    return Plans(
        tuple(plan for plan in plans if not is_my_ask(plan) and plan.part_of not in lines),
        tuple(
            Reminder(plan.uid, plan.people[0], describe.title(plan), plan.moment.day, made=plan.uid)
            for plan in plans
            if is_my_ask(plan)
        ),
    )
