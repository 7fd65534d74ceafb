"""Peewee models of the tables whose rows are domain values, one to one.

They name the columns once: for reading (`objects(Promise)`), and for writing in bulk. People and
interactions are made of several tables and are read in `loading`, written in `writing`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

import peewee

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    ImportBatch,
    Outcome,
    Promise,
    PromiseState,
    Relation,
    Reminder,
    ReminderState,
    Settings,
)
from relterm.domain.kinds import AskSize
from relterm.domain.saved_views import View
from relterm.storage.images import SETTINGS_UID, Value
from relterm.storage.records import Thing


class DayField(peewee.IntegerField):
    """A calendar day, stored as its ordinal."""

    def db_value(self, value: date | int | None) -> int | None:
        """The ordinal of a day."""
        return value.toordinal() if isinstance(value, date) else value

    def python_value(self, value: int | None) -> date | None:
        """The day of an ordinal."""
        return None if value is None else date.fromordinal(value)


class EnumField(peewee.Field):
    """A member of an enum, stored as its value."""

    def __init__(self, kind: type[Enum], **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def db_value(self, value: Any) -> Any:
        """The value of a member."""
        return value.value if isinstance(value, Enum) else value

    def python_value(self, value: Any) -> Any:
        """The member of a value."""
        return self.kind(value)


class WeekdaysField(peewee.TextField):
    """Weekdays, stored as digits."""

    def db_value(self, value: tuple[int, ...] | str) -> str:
        """Digits of the weekdays."""
        return value if isinstance(value, str) else "".join(str(day) for day in value)

    def python_value(self, value: str) -> tuple[int, ...]:
        """Weekdays of the digits."""
        return tuple(int(digit) for digit in value)


class Row(peewee.Model):
    """What every aggregate's row has: its name outside the book, and who wrote it."""

    id = peewee.IntegerField(primary_key=True)
    uid = peewee.TextField(unique=True)
    created_by = peewee.IntegerField()
    changed_by = peewee.IntegerField()


class PromiseRow(Row):
    """A promise."""

    person = peewee.TextField()
    direction = EnumField(Direction)
    what = peewee.TextField()
    due = DayField(null=True)
    state = EnumField(PromiseState)
    made = peewee.TextField()
    closed = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "promise"


class AskRow(Row):
    """An ask."""

    person = peewee.TextField()
    direction = EnumField(Direction)
    size = EnumField(AskSize)
    what = peewee.TextField()
    state = EnumField(AskState)
    outcome = EnumField(Outcome)
    reason = peewee.TextField()
    day = DayField(null=True)
    interaction = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "ask"


class ReminderRow(Row):
    """A reminder."""

    person = peewee.TextField()
    what = peewee.TextField()
    due = DayField()
    state = EnumField(ReminderState)
    made = peewee.TextField()
    ask = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "reminder"


class RelationRow(Row):
    """A relation between two people."""

    person = peewee.TextField()
    other = peewee.TextField()
    kind = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "relation"


class ExchangeRow(Row):
    """Something given or received."""

    interaction = peewee.TextField()
    person = peewee.TextField()
    kind = EnumField(ExchangeKind)
    what = peewee.TextField()
    category = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "exchange"


class ImportRow(Row):
    """An import that was committed."""

    file = peewee.TextField()
    source = peewee.TextField()
    at = peewee.IntegerField()
    created = peewee.IntegerField()
    changed = peewee.IntegerField()
    same = peewee.IntegerField()
    rejected = peewee.IntegerField()

    class Meta:  # noqa: D106
        table_name = "import_batch"


class SettingRow(Row):
    """The settings of the book: one row."""

    success = peewee.TextField()
    game_plan = peewee.TextField()
    daily_number = peewee.IntegerField()
    theme = peewee.TextField()
    quiet_weekdays = WeekdaysField()

    class Meta:  # noqa: D106
        table_name = "setting"


class ViewRow(Row):
    """A filter of people saved by name."""

    name = peewee.TextField()
    query = peewee.TextField()

    class Meta:  # noqa: D106
        table_name = "saved_view"


_BOOKKEEPING = {"id", "created_by", "changed_by"}


@dataclass(frozen=True)
class Flat:
    """How values of one kind are stored as single rows."""

    model: type[Row]
    build: Callable[..., Value]

    @property
    def table(self) -> str:
        """The table's name."""
        name: str = self.model._meta.table_name
        return name

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold the value, uid first."""
        names: list[str] = self.model._meta.sorted_field_names
        return tuple(name for name in names if name not in _BOOKKEEPING)

    @property
    def fields(self) -> tuple[Any, ...]:
        """The model's fields for `columns`."""
        known: dict[str, Any] = self.model._meta.fields
        return tuple(known[name] for name in self.columns)

    def row_of(self, value: Value) -> tuple[Any, ...]:
        """The values of `columns`."""
        return tuple(
            SETTINGS_UID
            if isinstance(value, Settings) and field.name == "uid"
            else field.db_value(getattr(value, field.name))
            for field in self.fields
        )

    def value_of(self, row: tuple[Any, ...]) -> Value:
        """The domain value of a row of `columns`."""
        known = {
            field.name: field.python_value(item)
            for field, item in zip(self.fields, row, strict=True)
        }
        return self.build(**known)


def _settings(**known: Any) -> Settings:
    del known["uid"]
    return Settings(**known)


FLATS: dict[Thing, Flat] = {
    Thing.PROMISE: Flat(PromiseRow, Promise),
    Thing.ASK: Flat(AskRow, Ask),
    Thing.REMINDER: Flat(ReminderRow, Reminder),
    Thing.RELATION: Flat(RelationRow, Relation),
    Thing.EXCHANGE: Flat(ExchangeRow, Exchange),
    Thing.IMPORT_BATCH: Flat(ImportRow, ImportBatch),
    Thing.SETTINGS: Flat(SettingRow, _settings),
    Thing.VIEW: Flat(ViewRow, View),
}
