"""Reading promises, asks, reminders, exchanges, relations, settings and imports."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from relterm.domain.interactions import (
    Ask,
    AskState,
    Exchange,
    ImportBatch,
    Promise,
    PromiseState,
    Relation,
    Reminder,
    ReminderState,
    Settings,
)
from relterm.storage.database import Database
from relterm.storage.images import Value
from relterm.storage.models import (
    FLATS,
    AskRow,
    ExchangeRow,
    ImportRow,
    PromiseRow,
    RelationRow,
    ReminderRow,
    Row,
)
from relterm.storage.records import Thing

T = TypeVar("T", bound=Value)

Day = date | int


def _ordinal(day: Day) -> int:
    return day if isinstance(day, int) else day.toordinal()


class Things:
    """What hangs on people besides the log; everything in the order of its day, then its uid.

    Days may be dates or date ordinals.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def promises_of(self, person: str) -> list[Promise]:
        """All promises between the user and a person."""
        return self._of(Promise, PromiseRow, PromiseRow.person == person, PromiseRow.due)

    def open_promises(self, until: Day | None = None) -> list[Promise]:
        """Open promises in both directions, due on or before a day (without a day: all)."""
        condition = PromiseRow.state == PromiseState.OPEN
        if until is not None:
            condition &= PromiseRow.due <= _ordinal(until)
        return self._of(Promise, PromiseRow, condition, PromiseRow.due)

    def promise(self, uid: str) -> Promise | None:
        """The promise with this uid, or None."""
        return self._one(Promise, PromiseRow, uid)

    def asks(self, *states: AskState) -> list[Ask]:
        """Asks in these states (without one: in all)."""
        wanted = [state.value for state in states or tuple(AskState)]
        return self._of(Ask, AskRow, AskRow.state.in_(wanted), AskRow.day)

    def count_asks(self, state: AskState) -> int:
        """How many asks are in a state."""
        count: int = self._database.value(
            "SELECT count(*) FROM ask WHERE state = ?", (state.value,)
        )
        return count

    def asks_of(self, person: str) -> list[Ask]:
        """All asks between the user and a person."""
        return self._of(Ask, AskRow, AskRow.person == person, AskRow.day)

    def ask(self, uid: str) -> Ask | None:
        """The ask with this uid, or None."""
        return self._one(Ask, AskRow, uid)

    def reminders_due(self, day: Day) -> list[Reminder]:
        """Open reminders set for a day or earlier."""
        condition = (ReminderRow.state == ReminderState.OPEN) & (ReminderRow.due <= _ordinal(day))
        return self._of(Reminder, ReminderRow, condition, ReminderRow.due)

    def reminders_of(self, person: str) -> list[Reminder]:
        """All reminders about a person."""
        return self._of(Reminder, ReminderRow, ReminderRow.person == person, ReminderRow.due)

    def reminder(self, uid: str) -> Reminder | None:
        """The reminder with this uid, or None."""
        return self._one(Reminder, ReminderRow, uid)

    def exchange(self, uid: str) -> Exchange | None:
        """The exchange with this uid, or None."""
        return self._one(Exchange, ExchangeRow, uid)

    def relation(self, uid: str) -> Relation | None:
        """The relation with this uid, or None."""
        return self._one(Relation, RelationRow, uid)

    def exchanges_of(self, interaction: str) -> list[Exchange]:
        """What was given and received in a log entry."""
        return self._of(Exchange, ExchangeRow, ExchangeRow.interaction == interaction)

    def exchanges_with(self, person: str) -> list[Exchange]:
        """What was ever given to and received from a person."""
        return self._of(Exchange, ExchangeRow, ExchangeRow.person == person)

    def relations_of(self, person: str) -> list[Relation]:
        """Relations a person has, on either side."""
        condition = (RelationRow.person == person) | (RelationRow.other == person)
        return self._of(Relation, RelationRow, condition)

    def settings(self) -> Settings:
        """The settings of the book, or the defaults."""
        flat = FLATS[Thing.SETTINGS]
        row = self._database.row(f"SELECT {', '.join(flat.columns)} FROM {flat.table}")
        value = Settings() if row is None else flat.value_of(row)
        assert isinstance(value, Settings)
        return value

    def imports(self) -> list[ImportBatch]:
        """The imports that were committed."""
        return self._of(ImportBatch, ImportRow, None, ImportRow.at)

    def iter_promises(self) -> Iterator[Promise]:
        """Every promise."""
        return iter(self._of(Promise, PromiseRow, None, PromiseRow.due))

    def iter_asks(self) -> Iterator[Ask]:
        """Every ask."""
        return iter(self._of(Ask, AskRow, None, AskRow.day))

    def iter_reminders(self) -> Iterator[Reminder]:
        """Every reminder."""
        return iter(self._of(Reminder, ReminderRow, None, ReminderRow.due))

    def iter_relations(self) -> Iterator[Relation]:
        """Every relation."""
        return iter(self._of(Relation, RelationRow, None))

    def iter_exchanges(self) -> Iterator[Exchange]:
        """Every exchange."""
        return iter(self._of(Exchange, ExchangeRow, None))

    def _one(self, build: Callable[..., T], model: type[Row], uid: str) -> T | None:
        found = self._of(build, model, model.uid == uid)
        return found[0] if found else None

    def _of(
        self, build: Callable[..., T], model: type[Row], condition: Any, day: Any = None
    ) -> list[T]:
        fields = [
            field
            for field in model._meta.sorted_fields
            if field.name not in {"id", "created_by", "changed_by"}
        ]
        query = model.select(*fields)
        if condition is not None:
            query = query.where(condition)
        keys = (model.uid,) if day is None else (day.asc(nulls="LAST"), model.uid)
        return self._database.objects(query.order_by(*keys), build)
