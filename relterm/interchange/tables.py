"""Our own tables in one list: name, columns, how they are known, and the order they are read in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from relterm.interchange import own_interactions, own_people, own_tables
from relterm.interchange.drafts import Draft
from relterm.interchange.own_tables import Names
from relterm.interchange.source import Source

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One of the tables relterm writes."""

    name: str
    columns: Cells
    needed: frozenset[str]
    """Columns by which a file is known to be this table, and without which it is useless."""
    write: Callable[[Any, Names], Iterable[Cells]]
    """The rows of one domain value."""
    read: Callable[[int, Mapping[str, str], tzinfo], Draft] | None = None
    """The draft of one row; None for tables that have a reader of their own."""
    numeric: frozenset[str] = frozenset()
    """Columns of numbers, which no spreadsheet takes for a formula."""

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.name}.csv"


def _rows(write: Callable[[Any, Names], Cells]) -> Callable[[Any, Names], Iterable[Cells]]:
    return lambda value, names: (write(value, names),)


def _plain(
    read: Callable[[int, Mapping[str, str]], Draft],
) -> Callable[[int, Mapping[str, str], tzinfo], Draft]:
    return lambda line, row, _zone: read(line, row)


PEOPLE = Table(
    "people",
    own_people.COLUMNS,
    own_people.FINGERPRINT,
    lambda person, names: (own_people.write_person(person, names, ()),),
    numeric=own_people.NUMERIC,
)
SETTINGS = Table(
    "settings",
    own_tables.SETTINGS,
    frozenset(own_tables.SETTINGS),
    lambda settings, _names: own_tables.write_settings(settings),
)
DATES = Table(
    "dates",
    ("person", "name", "label", "date"),
    frozenset({"person", "label", "date"}),
    own_people.write_dates,
    lambda line, row, _zone: own_people.read_dates(line, row, Source.RELTERM),
)
ALL: tuple[Table, ...] = (
    PEOPLE,
    Table(
        "relations",
        own_tables.RELATIONS,
        frozenset({"person", "other", "kind"}),
        _rows(own_tables.write_relation),
        _plain(own_tables.read_relation),
    ),
    Table(
        "interactions",
        own_interactions.COLUMNS,
        own_interactions.NEEDED,
        _rows(own_interactions.write_interaction),
        own_interactions.read_interaction,
        own_interactions.NUMERIC,
    ),
    Table(
        "exchanges",
        own_tables.EXCHANGES,
        frozenset({"person", "kind", "what"}),
        _rows(own_tables.write_exchange),
        _plain(own_tables.read_exchange),
    ),
    Table(
        "promises",
        own_tables.PROMISES,
        frozenset({"person", "direction", "what"}),
        _rows(own_tables.write_promise),
        _plain(own_tables.read_promise),
    ),
    Table(
        "asks",
        own_tables.ASKS,
        frozenset({"person", "size", "what"}),
        _rows(own_tables.write_ask),
        _plain(own_tables.read_ask),
    ),
    Table(
        "reminders",
        own_tables.REMINDERS,
        frozenset({"person", "what", "due"}),
        _rows(own_tables.write_reminder),
        _plain(own_tables.read_reminder),
    ),
    DATES,
    Table(
        "views",
        own_tables.VIEWS,
        frozenset({"view", "query"}),
        _rows(own_tables.write_view),
        _plain(own_tables.read_view),
    ),
    SETTINGS,
)
"""In the order they are read: what others refer to comes first."""

BY_NAME: Mapping[str, Table] = {table.name: table for table in ALL}


def known_as(header: frozenset[str]) -> Table | None:
    """The table a header (as normal forms) belongs to, if any: the one it shares most with."""
    fitting = [
        table for table in ALL if all(column.replace("_", " ") in header for column in table.needed)
    ]
    if PEOPLE in fitting:
        return PEOPLE
    return max(
        fitting,
        key=lambda table: sum(column.replace("_", " ") in header for column in table.columns),
        default=None,
    )
