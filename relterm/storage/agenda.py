"""Reading what the agenda needs, from an index: cost grows with what is due, not with the book."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.people import ImportantDate, Person, State
from relterm.storage.database import Database, among, chunks, listed
from relterm.storage.loading import load_dates
from relterm.storage.records import AgendaRow

_SELECT = (
    "SELECT id, uid, name, circle, cadence_days, goal, intent, private, snooze_until, skips, "
    "paused, coalesce(trust_state.state, '')"
)
_SOURCE = "person LEFT JOIN trust_state ON person_id = id"


_LOOKED_AT = (
    "circle", "cadence_days", "goal", "intent", "private", "dates", "snooze_until", "skips",
    "paused", "is_me",
)  # fmt: skip
"""What the agenda reads of a person."""


def looks_otherwise(before: Person, after: Person) -> bool:
    """Whether the agenda may have to look at somebody on other days than before.

    That also holds for somebody who comes back: nobody looked while they were away.
    """
    back = after.state is State.ACTIVE and before.state is not State.ACTIVE
    return back or any(getattr(before, name) != getattr(after, name) for name in _LOOKED_AT)


class Agenda:
    """People at whom the agenda has to look."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, until: int) -> list[AgendaRow]:
        """Active people whose next look is on or before a day (date ordinal), earliest first."""
        return self._rows(
            "WHERE person.state = 'active' AND is_me = 0 AND look <= ? "
            "ORDER BY look, sort_name, id",
            until,
        )

    def due(self, until: int) -> list[str]:
        """The uids of those whom `rows` would give, without reading more of them."""
        return [
            row[0]
            for row in self._database.rows(
                "SELECT uid FROM person WHERE state = 'active' AND is_me = 0 AND look <= ? "
                "ORDER BY look, sort_name, id",
                (until,),
            )
        ]

    def of(self, uids: Sequence[str]) -> dict[str, AgendaRow]:
        """These people, whatever their next look, by uid; a fixed number of queries for 500."""
        return {
            row.uid: row
            for chunk in chunks(uids)
            for row in self._rows(f"WHERE uid {among(chunk)}", *chunk)
        }

    def others(self, uids: Sequence[str]) -> dict[str, AgendaRow]:
        """`of`, but for me."""
        return {
            row.uid: row
            for chunk in chunks(uids)
            for row in self._rows(f"WHERE uid {among(chunk)} AND +is_me = 0", *chunk)
        }

    def row(self, uid: str) -> AgendaRow | None:
        """One person, whatever their next look; None when there is no such person."""
        found = self._rows("WHERE uid = ?", uid)
        return found[0] if found else None

    def resting(self, today: int, limit: int) -> list[AgendaRow]:
        """Active people to whom nothing is to be sent until after a day, the soonest first."""
        return self._rows(
            "WHERE person.state = 'active' AND is_me = 0 AND rest_until > ? "
            "ORDER BY rest_until, sort_name, id LIMIT ?",
            today,
            limit,
            source="trust_state INDEXED BY trust_resting CROSS JOIN person ON person_id = id",
        )

    def with_dates(self, first: date, last: date) -> list[AgendaRow]:
        """Active people in a circle with an important date that falls on one of the days.

        29 February is taken to fall on the days before and after it too.
        """
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        falls = {(day.month, day.day) for day in days[:366]}
        if falls & {(2, 28), (3, 1)}:
            falls.add((2, 29))
        falling = " UNION ALL ".join(
            f"SELECT person_id FROM important_date WHERE month = {month} "
            f"AND day IN ({', '.join(str(day) for each, day in sorted(falls) if each == month)})"
            for month in sorted({month for month, _ in falls})
        )
        return self._rows(
            "WHERE person.state = 'active' AND is_me = 0 ORDER BY sort_name, id",
            source=f"(SELECT person_id AS number FROM ({falling}) "
            "INTERSECT SELECT id FROM person WHERE circle <> 'none') "
            "CROSS JOIN person ON person.id = number LEFT JOIN trust_state ON person_id = id",
        )

    def _rows(
        self, condition: str, *parameters: int | str, source: str = _SOURCE
    ) -> list[AgendaRow]:
        rows = agenda_rows(self._database, condition, parameters, source)
        return [row for _, row in rows]


def agenda_rows(
    database: Database, condition: str, parameters: Sequence[int | str], source: str = _SOURCE
) -> list[tuple[int, AgendaRow]]:
    """People by an SQL condition on `person`, each with their row id."""
    rows = database.rows(f"{_SELECT} FROM {source} {condition}", parameters)
    dates = load_dates(database, listed(row[0] for row in rows)) if rows else {}
    return [(row[0], _agenda_row(row, dates.get(row[0], []))) for row in rows]


def _agenda_row(row: tuple[Any, ...], dates: list[ImportantDate]) -> AgendaRow:
    _, uid, name, circle, cadence, goal, intent, private, snooze, skips, paused, trust = row
    return AgendaRow(
        uid,
        name,
        Circle(circle),
        cadence,
        None if goal is None else AskSize(goal),
        Intent(intent),
        bool(private),
        snooze,
        skips,
        bool(paused),
        tuple(dates),
        trust,
    )
