"""Reading what hangs on people besides the log."""

from collections.abc import Iterator
from datetime import date

from relterm.domain.interactions import (
    Exchange,
    ImportBatch,
    Promise,
    PromiseState,
    Relation,
    Reminder,
    ReminderState,
    Settings,
)
from relterm.storage.asks import Asks
from relterm.storage.models import (
    FLATS,
    ExchangeRow,
    ImportRow,
    PromiseRow,
    RelationRow,
    ReminderRow,
)
from relterm.storage.records import Thing

Day = date | int


def _ordinal(day: Day) -> int:
    return day if isinstance(day, int) else day.toordinal()


class Things(Asks):
    """Promises, asks, reminders and the rest, in the order of their day, then their uid.

    Days may be dates or date ordinals.
    """

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

    def reminders_due(self, day: Day) -> list[Reminder]:
        """Open reminders set for a day or earlier."""
        condition = (ReminderRow.state == ReminderState.OPEN) & (ReminderRow.due <= _ordinal(day))
        return self._of(Reminder, ReminderRow, condition, ReminderRow.due)

    def reminders_of(self, person: str) -> list[Reminder]:
        """All reminders about a person."""
        return self._of(Reminder, ReminderRow, ReminderRow.person == person, ReminderRow.due)

    def reminders_about(self, ask: str) -> list[Reminder]:
        """All reminders set for an ask."""
        # the second condition lets SQLite take the index, which leaves other reminders out
        condition = (ReminderRow.ask == ask) & (ReminderRow.ask != "")
        return self._of(Reminder, ReminderRow, condition, ReminderRow.due)

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

    def import_of(self, person: str) -> ImportBatch | None:
        """The import that brought somebody in, or None."""
        batch = self._database.value(
            "SELECT batch FROM change WHERE id = (SELECT created_by FROM person WHERE uid = ?)",
            (person,),
        )
        return self._one(ImportBatch, ImportRow, batch) if batch else None

    def iter_promises(self) -> Iterator[Promise]:
        """Every promise."""
        return iter(self._of(Promise, PromiseRow, None, PromiseRow.due))

    def iter_reminders(self) -> Iterator[Reminder]:
        """Every reminder."""
        return iter(self._of(Reminder, ReminderRow, None, ReminderRow.due))

    def iter_relations(self) -> Iterator[Relation]:
        """Every relation."""
        return iter(self._of(Relation, RelationRow, None))

    def iter_exchanges(self) -> Iterator[Exchange]:
        """Every exchange."""
        return iter(self._of(Exchange, ExchangeRow, None))
