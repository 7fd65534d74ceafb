"""Reading who waits in the triage: people in no circle about whom nothing final was decided."""

from collections.abc import Sequence
from typing import Any

from relterm.domain.people import Triage
from relterm.storage.database import Database, listed
from relterm.storage.loading import IN
from relterm.storage.records import TriageCount, TriagePlace, TriageRow
from relterm.storage.schema_2 import UNMET, WAITING

_ROWS = (
    f"SELECT uid, name, organisation, title, last_at, triage, {UNMET}, sort_name, id "
    f"FROM person INDEXED BY person_triage WHERE {WAITING}"
)
_ORDER = f"triage, {UNMET}, sort_name, id"
_AFTER = (
    (f"triage = ? AND {UNMET} = ? AND (sort_name, id) > (?, ?)", "sort_name, id", 4),
    (f"triage = ? AND {UNMET} > ?", f"{UNMET}, sort_name, id", 2),
    ("triage > ?", _ORDER, 1),
)
"""What comes after a place, nearest first: condition, order, and how many values it needs.

One comparison of all four would not use the index, for one of them is an expression.
"""


def page(database: Database, limit: int, after: TriagePlace | None) -> list[TriageRow]:
    """People of the triage in its order, from the one after a place (None: from the first)."""
    if after is None:
        rows = database.rows(f"{_ROWS} ORDER BY {_ORDER} LIMIT ?", (limit,))
    else:
        rows = []
        values = (after.triage.value, after.unmet, after.sort_name, after.id)
        for condition, order, needed in _AFTER:
            if len(rows) < limit:
                rows += database.rows(
                    f"{_ROWS} AND {condition} ORDER BY {order} LIMIT ?",
                    (*values[:needed], limit - len(rows)),
                )
    return [_triage_row(row) for row in rows]


def count(database: Database) -> TriageCount:
    """How many people the triage has."""
    sql = f"SELECT count(*) FROM person INDEXED BY person_triage WHERE {WAITING} AND triage = ?"
    waiting, later = (database.value(sql, (each.value,)) for each in (Triage.OPEN, Triage.LATER))
    return TriageCount(waiting, later)


def among(database: Database, ids: Sequence[int]) -> list[TriageRow]:
    """Those of the people with these row ids who are in the triage, in the order of the ids."""
    columns = _ROWS.partition(" FROM ")[0]
    rows = database.rows(f"{columns} FROM person WHERE id {IN} AND {WAITING}", (listed(ids),))
    found = {row[-1]: _triage_row(row) for row in rows}
    return [found[number] for number in ids if number in found]


def _triage_row(row: tuple[Any, ...]) -> TriageRow:
    uid, name, organisation, title, last_at, triage, unmet, sort_name, number = row
    place = TriagePlace(Triage(triage), unmet, sort_name, number)
    return TriageRow(uid, name, organisation, title, last_at, place)
