"""relterm's smaller tables: exchanges, promises, asks, reminders, relations, views, settings.

A person is referred to by UID (`person`) and name (`name`); in files written by hand either will
do. What a table's writer writes, the reader beside it reads.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    Outcome,
    Promise,
    PromiseState,
    Relation,
    Reminder,
    ReminderState,
    Settings,
)
from relterm.domain.saved_views import View
from relterm.interchange import cells as c
from relterm.interchange.drafts import (
    AskDraft,
    ExchangeDraft,
    PersonRef,
    PromiseDraft,
    RelationDraft,
    ReminderDraft,
    ViewDraft,
)
from relterm.interchange.words import ask_size, day, word

Names = Callable[[str], str]
"""A person's name by UID, or empty."""
Row = Mapping[str, str]
"""A row by column; every column of the table is there, perhaps empty."""

PROMISES = ("uid", "person", "name", "direction", "what", "due", "state", "made", "closed")
ASKS = (
    "uid",
    "person",
    "name",
    "direction",
    "size",
    "what",
    "state",
    "outcome",
    "reason",
    "day",
    "interaction",
)
REMINDERS = ("uid", "person", "name", "what", "due", "state", "made", "ask")
EXCHANGES = ("uid", "person", "name", "kind", "what", "category", "interaction")
RELATIONS = ("uid", "person", "name", "other", "other_name", "kind")
VIEWS = ("uid", "view", "query")
SETTINGS = ("setting", "value")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write_promise(promise: Promise, names: Names) -> tuple[str, ...]:
    """The cells of a promise under `PROMISES`."""
    return (
        promise.uid,
        promise.person,
        names(promise.person),
        promise.direction.value,
        promise.what,
        "" if promise.due is None else promise.due.isoformat(),
        promise.state.value,
        promise.made,
        promise.closed,
    )


def read_promise(line: int, row: Row) -> PromiseDraft:
    """The promise of a row. Raises `ValueError` with the reason."""
    promise = Promise(
        uid=row["uid"],
        person="",
        direction=word(Direction, row["direction"], "direction", Direction.MINE),
        what=row["what"],
        due=day(row["due"], "due"),
        state=word(PromiseState, row["state"], "state", PromiseState.OPEN),
        made=row["made"],
        closed=row["closed"],
    )
    return PromiseDraft(line, promise, _person(row))


def write_ask(ask: Ask, names: Names) -> tuple[str, ...]:
    """The cells of an ask under `ASKS`."""
    return (
        ask.uid,
        ask.person,
        names(ask.person),
        ask.direction.value,
        ask.size.word,
        ask.what,
        ask.state.value,
        ask.outcome.value,
        ask.reason,
        "" if ask.day is None else ask.day.isoformat(),
        ask.interaction,
    )


def read_ask(line: int, row: Row) -> AskDraft:
    """The ask of a row. Raises `ValueError` with the reason."""
    size = ask_size(row["size"], "size")
    if size is None:
        raise ValueError("the row does not say how much was asked (size)")
    ask = Ask(
        uid=row["uid"],
        person="",
        direction=word(Direction, row["direction"], "direction", Direction.MINE),
        size=size,
        what=row["what"],
        state=word(AskState, row["state"], "state", AskState.PLANNED),
        outcome=word(Outcome, row["outcome"], "outcome", Outcome.NONE),
        reason=row["reason"],
        day=day(row["day"], "day"),
        interaction=row["interaction"],
    )
    return AskDraft(line, ask, _person(row))


def write_reminder(reminder: Reminder, names: Names) -> tuple[str, ...]:
    """The cells of a reminder under `REMINDERS`."""
    return (
        reminder.uid,
        reminder.person,
        names(reminder.person),
        reminder.what,
        reminder.due.isoformat(),
        reminder.state.value,
        reminder.made,
        reminder.ask,
    )


def read_reminder(line: int, row: Row) -> ReminderDraft:
    """The reminder of a row. Raises `ValueError` with the reason."""
    due = day(row["due"], "due")
    if due is None:
        raise ValueError("the row does not say when (due)")
    state = word(ReminderState, row["state"], "state", ReminderState.OPEN)
    reminder = Reminder(row["uid"], "", row["what"], due, state, row["made"], row["ask"])
    return ReminderDraft(line, reminder, _person(row))


def write_exchange(exchange: Exchange, names: Names) -> tuple[str, ...]:
    """The cells of an exchange under `EXCHANGES`."""
    return (
        exchange.uid,
        exchange.person,
        names(exchange.person),
        exchange.kind.value,
        exchange.what,
        exchange.category,
        exchange.interaction,
    )


def read_exchange(line: int, row: Row) -> ExchangeDraft:
    """What passed between two people. Raises `ValueError` with the reason."""
    if not row["kind"].strip():
        raise ValueError("the row does not say whether it was given or received (kind)")
    kind = word(ExchangeKind, row["kind"], "kind", ExchangeKind.GIVEN)
    exchange = Exchange(row["uid"], row["interaction"], "", kind, row["what"], row["category"])
    return ExchangeDraft(line, exchange, _person(row))


def write_relation(relation: Relation, names: Names) -> tuple[str, ...]:
    """The cells of a relation under `RELATIONS`."""
    return (
        relation.uid,
        relation.person,
        names(relation.person),
        relation.other,
        names(relation.other),
        relation.kind,
    )


def read_relation(line: int, row: Row) -> RelationDraft:
    """Who has to do with whom. Raises `ValueError` with the reason."""
    other = PersonRef(row["other"], row["other_name"])
    if not other.uid.strip() and not other.name.strip():
        raise ValueError("the row does not say with whom they have to do (other)")
    relation = Relation(row["uid"], "", "", row["kind"])
    return RelationDraft(line, relation, _person(row), other)


def write_view(view: View, _names: Names) -> tuple[str, ...]:
    """The cells of a saved view under `VIEWS`."""
    return (view.uid, view.name, view.query)


def read_view(line: int, row: Row) -> ViewDraft:
    """The saved view of a row. Raises `ValueError` with the reason."""
    if not row["view"].strip():
        raise ValueError("the row does not say what the view is called (view)")
    return ViewDraft(line, View(row["uid"], row["view"], row["query"]))


def write_settings(settings: Settings) -> Iterable[tuple[str, ...]]:
    """The rows of the settings under `SETTINGS`."""
    yield "success", settings.success
    yield "game plan", settings.game_plan
    yield "daily number", str(settings.daily_number)
    yield "theme", settings.theme
    yield "quiet weekdays", c.write_list([_weekday(number) for number in settings.quiet_weekdays])


def read_setting(settings: Settings, row: Row) -> Settings:
    """The settings with one row of them taken over. Raises `ValueError` with the reason."""
    value = row["value"]
    match row["setting"].strip().lower():
        case "success":
            return replace(settings, success=value)
        case "game plan":
            return replace(settings, game_plan=value)
        case "daily number":
            number = c.read_whole(value, "daily number")
            return settings if number is None else replace(settings, daily_number=number)
        case "theme":
            return replace(settings, theme=value)
        case "quiet weekdays":
            return replace(
                settings, quiet_weekdays=tuple(_weekday_number(w) for w in c.read_list(value))
            )
    raise ValueError(f"there is no setting “{c.short(row['setting'])}”")


def _person(row: Row) -> PersonRef:
    ref = PersonRef(row["person"], row["name"])
    if not ref.uid.strip() and not ref.name.strip():
        raise ValueError("the row does not say whom it is about (person)")
    return ref


def _weekday(number: int) -> str:
    return _WEEKDAYS[number] if 0 <= number < len(_WEEKDAYS) else str(number)


def _weekday_number(text: str) -> int:
    names = [name.lower() for name in _WEEKDAYS]
    if (name := text.strip().lower()) in names:
        return names.index(name)
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"“{c.short(text)}” is no weekday") from None
