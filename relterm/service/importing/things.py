"""Promises, asks, reminders, relations, exchanges and settings of our own tables."""

from collections.abc import Iterable
from dataclasses import replace

from relterm.domain.interactions import (
    Ask,
    Exchange,
    Promise,
    Relation,
    Reminder,
    Settings,
)
from relterm.domain.saved_views import View, called
from relterm.interchange.drafts import (
    AskDraft,
    Draft,
    ExchangeDraft,
    PersonRef,
    PromiseDraft,
    RelationDraft,
    ReminderDraft,
    SettingsDraft,
    ViewDraft,
)
from relterm.service.desk import Desk
from relterm.service.importing.matcher import Matcher
from relterm.service.importing.plan import Action, ImportPlan, RowPlan
from relterm.storage.session import Session

Thing = Promise | Ask | Reminder | Relation | Exchange | Settings | View


def count(desk: Desk, rows: Iterable[Draft], matcher: Matcher, plan: ImportPlan) -> None:
    """Count what the rows would do."""
    for row in rows:
        _decide(desk, row, matcher, plan)


def write(
    desk: Desk, session: Session, rows: Iterable[Draft], matcher: Matcher, plan: ImportPlan
) -> None:
    """Write the rows that add or change something."""
    for row in rows:
        thing = _decide(desk, row, matcher, plan)
        if thing is not None:
            session.put(thing)


def _decide(desk: Desk, row: Draft, matcher: Matcher, plan: ImportPlan) -> Thing | None:
    thing, what, known = _read(desk, row, matcher)
    if thing is None:
        plan.add(RowPlan(row.line, Action.SKIPPED, what, "its person is not in the book"))
        return None
    action = Action.NEW if known is None else Action.SAME if known == thing else Action.CHANGED
    plan.add(RowPlan(row.line, action, what))
    return None if action is Action.SAME else thing


def _read(desk: Desk, row: Draft, matcher: Matcher) -> tuple[Thing | None, str, Thing | None]:
    """The domain value with its people found, what to call it, and the book's version of it."""
    things = desk.book.things

    def who(ref: PersonRef) -> str:
        return matcher.refer(ref.uid, ref.name)

    match row:
        case PromiseDraft(promise=promise, person=ref):
            uid = promise.uid or desk.new_uid()
            made = replace(promise, uid=uid, person=who(ref))
            return (made if made.person else None), "promise", things.promise(uid)
        case AskDraft(ask=ask, person=ref):
            uid = ask.uid or desk.new_uid()
            asked = replace(ask, uid=uid, person=who(ref))
            return (asked if asked.person else None), "ask", things.ask(uid)
        case ReminderDraft(reminder=reminder, person=ref):
            uid = reminder.uid or desk.new_uid()
            reminded = replace(reminder, uid=uid, person=who(ref))
            return (reminded if reminded.person else None), "reminder", things.reminder(uid)
        case ExchangeDraft(exchange=exchange, person=ref):
            uid = exchange.uid or desk.new_uid()
            passed = replace(exchange, uid=uid, person=who(ref))
            return (passed if passed.person else None), "exchange", things.exchange(uid)
        case RelationDraft(relation=relation, person=ref, other=other):
            uid = relation.uid or desk.new_uid()
            related = replace(relation, uid=uid, person=who(ref), other=who(other))
            found = related if related.person and related.other else None
            return found, "relation", things.relation(uid)
        case ViewDraft(view=view):
            known = (
                desk.book.views.get(view.uid)
                if view.uid
                else called(desk.book.views.all(), view.name)
            )
            uid = view.uid or (known.uid if known else desk.new_uid())
            return replace(view, uid=uid), "view", known
        case SettingsDraft(settings=settings):
            return settings, "settings", things.settings()
    msg = f"no place for a {type(row).__name__}"
    raise TypeError(msg)
