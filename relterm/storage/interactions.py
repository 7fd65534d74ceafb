"""Reading the log: pages of it, all of it, and what the trust model reads."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from relterm.domain.interactions import Event, Interaction
from relterm.domain.kinds import TALKS, TEXTS
from relterm.domain.moments import SECONDS_PER_DAY
from relterm.domain.schedule import DUTY_KINDS, STEP_KINDS
from relterm.storage.agenda import agenda_rows
from relterm.storage.database import Database, among, chunks, listed
from relterm.storage.loading import (
    EVENT_COLUMNS,
    IN,
    event_of_row,
    interactions_in_order,
    load_interactions,
)
from relterm.storage.records import AgendaRow, DayDone

_STEPS = ", ".join(f"'{kind.value}'" for kind in sorted(STEP_KINDS))
_TOLD = ", ".join(f"'{kind.value}'" for kind in sorted(TALKS | TEXTS))
_TALKS = ", ".join(f"'{kind.value}'" for kind in sorted(TALKS))
_DUTIES = ", ".join(f"'{kind.value}'" for kind in sorted(DUTY_KINDS))
_EPOCH = date(1970, 1, 1).toordinal()
_PERSON = "person_id = (SELECT id FROM person WHERE uid = ?)"


class Interactions:
    """The log. Unless said otherwise entries that are planned or put away are left out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, uid: str) -> Interaction | None:
        """The entry with this uid, in whatever state, or None."""
        number = self._database.value("SELECT id FROM interaction WHERE uid = ?", (uid,))
        return None if number is None else load_interactions(self._database, (number,)).get(number)

    def existing(self, uids: Sequence[str]) -> dict[str, Interaction]:
        """Those of the entries that are in the book, in whatever state."""
        found: dict[str, Interaction] = {}
        for chunk in chunks(uids):
            sql = f"SELECT id FROM interaction WHERE uid {among(chunk)}"
            ids = [row[0] for row in self._database.rows(sql, chunk)]
            for entry in interactions_in_order(self._database, ids):
                found[entry.uid] = entry
        return found

    def of(
        self, person: str, limit: int, before: tuple[int, int] | None = None
    ) -> list[Interaction]:
        """A page of a person's log, newest first.

        The next page is asked for with `before` = (seconds, `number` of the uid) of the last entry.
        """
        edge = "" if before is None else "AND (seconds, interaction_id) < (?, ?) "
        return self._page(
            f"SELECT DISTINCT interaction_id, seconds FROM participant WHERE {_PERSON} "
            f"AND live = 1 {edge}ORDER BY seconds DESC, interaction_id DESC LIMIT ?",
            (person, *(before or ()), limit),
        )

    def number(self, uid: str) -> int | None:
        """The row id of an entry, for asking for the page after it."""
        number: int | None = self._database.value(
            "SELECT id FROM interaction WHERE uid = ?", (uid,)
        )
        return number

    def planned(self, person: str | None = None) -> list[Interaction]:
        """Planned entries, of a person or of everybody, earliest first."""
        condition = "1" if person is None else _PERSON
        rows = self._database.rows(
            f"SELECT DISTINCT interaction_id, seconds FROM participant WHERE {condition} "
            "AND live = 2 ORDER BY seconds, interaction_id",
            () if person is None else (person,),
        )
        return list(interactions_in_order(self._database, [row[0] for row in rows]))

    def planned_until(self, seconds: int) -> list[Interaction]:
        """Planned entries of everybody whose time (UTC seconds) has come, earliest first."""
        rows = self._database.rows(
            "SELECT DISTINCT interaction_id, seconds FROM participant "
            "WHERE live = 2 AND seconds <= ? ORDER BY seconds, interaction_id",
            (seconds,),
        )
        return list(interactions_in_order(self._database, [row[0] for row in rows]))

    def all_of(self, person: str) -> list[Interaction]:
        """A person's whole log, by time."""
        rows = self._database.rows(
            f"SELECT DISTINCT interaction_id, seconds FROM participant WHERE {_PERSON} "
            "AND live = 1 ORDER BY seconds, interaction_id",
            (person,),
        )
        return list(interactions_in_order(self._database, [row[0] for row in rows]))

    def parts_of(self, uid: str) -> list[Interaction]:
        """Entries, planned ones too, that were logged with another one."""
        rows = self._database.rows(
            "SELECT id FROM interaction WHERE part_of = ? AND part_of <> '' AND state = 'active' "
            "ORDER BY seconds, id",
            (uid,),
        )
        return list(interactions_in_order(self._database, [row[0] for row in rows]))

    def parts_of_many(self, uids: Sequence[str]) -> list[Interaction]:
        """`parts_of` for many entries at once, by time."""
        found: list[Interaction] = []
        for chunk in chunks(uids):
            rows = self._database.rows(
                f"SELECT id FROM interaction WHERE part_of {among(chunk)} AND part_of <> '' "
                "AND state = 'active' ORDER BY seconds, id",
                chunk,
            )
            found.extend(interactions_in_order(self._database, [row[0] for row in rows]))
        return found

    def events(self, person: str, until: int | None = None) -> list[Event]:
        """What the trust model reads of a person's log, by time, up to UTC seconds `until`."""
        edge = "" if until is None else "AND participant.seconds <= ? "
        rows = self._database.rows(
            f"SELECT {EVENT_COLUMNS.replace('seconds', 'participant.seconds', 1)} "
            "FROM participant JOIN interaction ON interaction.id = interaction_id "
            f"WHERE {_PERSON} AND live = 1 {edge}"
            "GROUP BY participant.seconds, interaction_id",
            (person,) if until is None else (person, until),
        )
        return [event_of_row(row) for row in rows]

    def events_by_person(self, people: Iterable[str]) -> Iterator[tuple[AgendaRow, list[Event]]]:
        """Many people with their events by time, for computing a whole book anew.

        Those who are not in the book, and me, are left out. Writing between two steps is allowed.
        """
        for chunk in chunks(list(people), 200):
            agenda = agenda_rows(
                self._database,
                f"WHERE uid {among(chunk)} AND +is_me = 0 ORDER BY +id",  # by uid, not by scanning
                chunk,
            )
            events: dict[int, list[Event]] = {number: [] for number, _ in agenda}
            for row in self._database.rows(
                f"SELECT {EVENT_COLUMNS.replace('seconds', 'participant.seconds', 1)}, person_id "
                "FROM participant JOIN interaction ON interaction.id = interaction_id "
                f"WHERE person_id {IN} AND live = 1 "
                "GROUP BY person_id, participant.seconds, interaction_id",
                (listed(events),),
            ):
                events[row[-1]].append(event_of_row(row))
            yield from ((person, events[number]) for number, person in agenda)

    def count(self, person: str) -> int:
        """How many entries a person's log has."""
        sql = f"SELECT count(DISTINCT interaction_id) FROM participant WHERE {_PERSON} AND live = 1"
        count: int = self._database.value(sql, (person,))
        return count

    def recent(
        self, limit: int, since: int | None = None, person: str | None = None
    ) -> list[Interaction]:
        """The newest entries of the book or of a person, from UTC seconds `since`, newest first."""
        edge = "" if since is None else "AND seconds >= ? "
        bound = () if since is None else (since,)
        if person is not None:
            sql = (
                f"SELECT DISTINCT interaction_id, seconds FROM participant WHERE {_PERSON} "
                f"AND live = 1 {edge}ORDER BY seconds DESC, interaction_id DESC LIMIT ?"
            )
            return self._page(sql, (person, *bound, limit))
        sql = (
            f"SELECT id, seconds FROM interaction WHERE state = 'active' AND planned = 0 {edge}"
            "ORDER BY seconds DESC, id DESC LIMIT ?"
        )
        return self._page(sql, (*bound, limit))

    def trashed(self, limit: int) -> list[Interaction]:
        """Entries in the trash, newest first."""
        rows = self._database.rows(
            "SELECT id FROM interaction WHERE state = 'trashed' ORDER BY seconds DESC LIMIT ?",
            (limit,),
        )
        return list(interactions_in_order(self._database, [row[0] for row in rows]))

    def last_told(self, people: Sequence[str]) -> dict[str, str]:
        """What was written about the last talk, letter or message with each person, by uid.

        People of whom nothing was told are left out.
        """
        found: dict[str, str] = {}
        for chunk in chunks(people):
            rows = self._database.rows(
                "SELECT uid, (SELECT text FROM participant "
                "JOIN interaction ON interaction.id = interaction_id "
                f"WHERE person_id = person.id AND live = 1 AND kind IN ({_TOLD}) AND text <> '' "
                "ORDER BY participant.seconds DESC, interaction_id DESC LIMIT 1) AS told "
                f"FROM person WHERE uid {among(chunk)} AND told IS NOT NULL",
                chunk,
            )
            found.update(rows)
        return found

    def done_on(self, day: date | int) -> DayDone:
        """For whom the user did something on a day.

        An entry with no `who` counts, as the model takes it to be mine or from both.
        """
        number = day if isinstance(day, int) else day.toordinal()
        start = (number - _EPOCH - 1) * SECONDS_PER_DAY
        rows = self._database.rows(
            f"SELECT max(kind IN ({_STEPS})), max(kind IN ({_TALKS})), "
            "(SELECT uid FROM person WHERE id = person_id) FROM interaction "
            "JOIN participant ON interaction_id = interaction.id AND live = 1 "
            "WHERE interaction.seconds BETWEEN ? AND ? AND day = ? "
            f"AND kind IN ({_STEPS}, {_DUTIES}) AND (who IS NULL OR who <> 'them') "
            "GROUP BY person_id",
            (start, start + 3 * SECONDS_PER_DAY, number),
        )
        steps = frozenset(uid for step, _, uid in rows if step)
        return DayDone(steps, len(rows) - len(steps), sum(talk for _, talk, _ in rows))

    def iter_all(self) -> Iterator[Interaction]:
        """Every entry in whatever state, by time and uid; a chunk in memory at a time."""
        rows = self._database.stream("SELECT id FROM interaction ORDER BY seconds, uid")
        return interactions_in_order(self._database, array("q", (row[0] for row in rows)))

    def _page(self, sql: str, parameters: Sequence[object]) -> list[Interaction]:
        ids = [row[0] for row in self._database.rows(sql, parameters)]
        return list(interactions_in_order(self._database, ids))
