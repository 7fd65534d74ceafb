"""Reading people: lists, candidates for a few letters, whole people, keys for matching."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from relterm.domain.kinds import AskSize, Circle, Intent
from relterm.domain.people import Person, State
from relterm.storage import recognising, triage
from relterm.storage.by_name import PeopleByName
from relterm.storage.database import among, chunks, listed
from relterm.storage.loading import IN, STATES, load_people, people_in_order
from relterm.storage.records import (
    MatchKeys,
    Order,
    PeopleFilter,
    PersonRow,
    TriageCount,
    TriagePlace,
    TriageRow,
)
from relterm.storage.schema import NEVER
from relterm.storage.search_conditions import Conditions, leaves_few, only_kept
from relterm.storage.search_where import ALL, Where, in_states, joined
from relterm.storage.text import beginning

EVERYBODY = PeopleFilter()
_ORDERS = {
    Order.DUE: ("person_due", "look, sort_name, id"),
    Order.NAME: ("person_name", "sort_name, id"),
    Order.RECENT: ("person_recent", "last_at DESC, sort_name, id"),
}
_ROW = (
    "SELECT id, uid, name, organisation, title, circle, goal, intent, person.state, look, "
    "coalesce(trust_state.state, ''), coalesce(marks, ''), last_at "
    "FROM person LEFT JOIN trust_state ON person_id = id"
)


class People(PeopleByName):
    """Everybody in the book; lists leave out *me*, and `uid`s that are not there give nothing."""

    def get(self, uid: str) -> Person | None:
        """The person with this uid, or None."""
        return self._one("uid = ?", uid)

    def by_id(self, number: int) -> Person | None:
        """The person with this row id, or None."""
        return self._one("id = ?", number)

    def row_id(self, uid: str) -> int | None:
        """The row id of a person, by which lists hold them; None when there is no such person."""
        row = self._database.row("SELECT id FROM person WHERE uid = ?", (uid,))
        return None if row is None else int(row[0])

    def me(self) -> Person | None:
        """The user, if they wrote themselves down."""
        return self._one("is_me = 1 AND state <> ?", State.TRASHED.value)

    def existing(self, uids: Sequence[str]) -> dict[str, Person]:
        """Those of the people that are in the book, trashed ones included."""
        found: dict[str, Person] = {}
        for chunk in chunks(uids):
            sql = f"SELECT id FROM person WHERE uid {among(chunk)}"
            ids = [row[0] for row in self._database.rows(sql, chunk)]
            for person in people_in_order(self._database, ids):
                found[person.uid] = person
        return found

    def iter_all(self) -> Iterator[Person]:
        """Everybody, me and those put away included, by uid; a chunk in memory at a time."""
        rows = self._database.stream("SELECT id FROM person ORDER BY uid")
        return people_in_order(self._database, array("q", (row[0] for row in rows)))

    def count(self, wanted: PeopleFilter) -> int:
        """How many people a list has."""
        if _finds_nobody(wanted):
            return 0
        index, condition, parameters = self._listed(wanted)
        sql = f"SELECT count(*) FROM person {index} WHERE {condition}"
        count: int = self._database.value(sql, parameters)
        return count

    def ids(self, wanted: PeopleFilter, limit: int | None = None, start: int = 0) -> "array[int]":
        """Row ids of the people of a list, in its order, from place `start` on (0 is the first)."""
        if _finds_nobody(wanted):
            return array("q")
        index, condition, parameters = self._listed(wanted)
        order = _ORDERS[wanted.order][1]
        rows = self._database.stream(
            f"SELECT id FROM person {index} WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?",
            (*parameters, -1 if limit is None else limit, start),
        )
        return array("q", (row[0] for row in rows))

    def ids_and_days(self, wanted: PeopleFilter) -> "tuple[array[int], array[int]]":
        """A whole list by what is due: row ids, and when each is to be looked at (date ordinals).

        One pass, for a filter that has to look at everybody anyway.
        """
        index, condition, parameters = self._listed(wanted)
        sql = f"SELECT id, look FROM person {index} WHERE {condition} ORDER BY look, sort_name, id"
        ids, looks = array("q"), array("q")
        for number, look in self._database.stream(sql, parameters):
            ids.append(number)
            looks.append(look)
        return ids, looks

    def ids_beside(
        self, wanted: PeopleFilter, number: int | None, count: int, *, before: bool = False
    ) -> "array[int]":
        """Row ids of a list by what is due: after the row id `number`, or before it (None: end)."""
        sign, turn = ("<", "DESC") if before else (">", "ASC")
        edge = ""
        if number is not None:
            edge = (
                f"AND (look, sort_name, id) {sign} "
                f"(SELECT look, sort_name, id FROM person WHERE id = {int(number)})"
            )
        _, condition, parameters = self._listed(wanted, paged=True)
        rows = self._database.rows(
            f"SELECT id FROM person INDEXED BY person_due WHERE {condition} {edge} "
            f"ORDER BY look {turn}, sort_name {turn}, id {turn} LIMIT ?",
            (*parameters, count),
        )
        found = array("q", (row[0] for row in rows))
        return found[::-1] if before else found

    def due_place(self, number: int, wanted: PeopleFilter) -> int | None:
        """How many people of a list by what is due come before this one; None: not in the list."""
        _, condition, parameters = self._listed(wanted, paged=True)
        inside = self._database.row(
            f"SELECT 1 FROM person WHERE id = ? AND {condition}", (number, *parameters)
        )
        if inside is None:
            return None
        place: int = self._database.value(
            f"SELECT count(*) FROM person INDEXED BY person_due WHERE {condition} AND "
            "(look, sort_name, id) < "
            f"(SELECT look, sort_name, id FROM person WHERE id = {int(number)})",
            parameters,
        )
        return place

    def total(self) -> int:
        """How many people there are, the trash and me aside."""
        total: int = self._database.value(
            "SELECT count(*) FROM person WHERE is_me = 0 AND state IN ('active', 'archived')"
        )
        return total

    def last_id(self) -> int:
        """The highest row id: about how many people there are, known at once."""
        last: int = self._database.value("SELECT coalesce(max(id), 0) FROM person")
        return last

    def anybody(self) -> bool:
        """Whether there is anybody, the trash and me aside."""
        found = self._database.row(
            "SELECT 1 FROM person WHERE is_me = 0 AND state IN ('active', 'archived') LIMIT 1"
        )
        return found is not None

    def names(self) -> dict[str, str]:
        """The name of everybody by uid."""
        return dict(self._database.stream("SELECT uid, name FROM person"))

    def names_of(self, uids: Iterable[str]) -> dict[str, str]:
        """The names of these people by uid; one query for 500 of them."""
        found: dict[str, str] = {}
        for chunk in chunks(list(set(uids))):
            sql = f"SELECT uid, name FROM person WHERE uid {among(chunk)}"
            found.update(self._database.rows(sql, chunk))
        return found

    def custom_names(self) -> tuple[str, ...]:
        """The names of custom fields in use, sorted."""
        rows = self._database.rows(
            "SELECT DISTINCT label FROM person_channel WHERE kind = 'custom' ORDER BY label"
        )
        return tuple(row[0] for row in rows)

    def counts_until(
        self, days: Sequence[int], wanted: PeopleFilter = EVERYBODY
    ) -> tuple[int, ...]:
        """How many people of a list are to be looked at on or before each day (date ordinals)."""
        index, condition, parameters = self._listed(wanted)
        sql = f"SELECT count(*) FROM person {index} WHERE {condition} AND look <= ?"
        return tuple(self._database.value(sql, (*parameters, day)) for day in days)

    def rows(self, ids: Sequence[int]) -> list[PersonRow]:
        """What is shown of the people with these row ids, in their order; one query."""
        found = {
            row[0]: _person_row(row)
            for row in self._database.rows(f"{_ROW} WHERE id {IN}", (listed(ids),))
        }
        return [found[number] for number in ids if number in found]

    def to_triage(self, limit: int, after: TriagePlace | None = None) -> list[TriageRow]:
        """A page of the triage: active people in no circle whom no decision has left out for good.

        Those put off for later come last; before and among them those met last come first, then
        those never met, by name. The next page is asked for with the `place` of the last row.
        """
        return triage.page(self._database, limit, after)

    def to_triage_among(self, ids: Sequence[int]) -> list[TriageRow]:
        """Those of these people (row ids) who are in the triage, in the order of the ids."""
        return triage.among(self._database, ids)

    def count_to_triage(self) -> TriageCount:
        """How many people `to_triage` gives in all."""
        return triage.count(self._database)

    def match_keys(self) -> MatchKeys:
        """An index of everybody, made for recognising imported people."""
        return recognising.match_keys(self._database)

    def _one(self, condition: str, parameter: str | int) -> Person | None:
        number = self._database.value(
            f"SELECT id FROM person WHERE {condition} ORDER BY id LIMIT 1", (parameter,)
        )
        return None if number is None else load_people(self._database, (number,)).get(number)

    def _listed(
        self, wanted: PeopleFilter, *, paged: bool = False
    ) -> tuple[str, str, tuple[Any, ...]]:
        """How a list is read: which index, its condition, and the parameters of that.

        A list that is read page by page follows its order along an index; else a condition that
        leaves few people is looked at first.
        """
        index, along, parts = f"INDEXED BY {_ORDERS[wanted.order][0]}", True, [_said(wanted.text)]
        query = wanted.query
        if query.clauses and wanted.now is not None:
            parts.append(Conditions(self._database, query, wanted.now).people())
            if not paged and only_kept(query):
                index = "INDEXED BY person_kept"
                parts.append(Where("circle <> 'none'"))
            elif not paged and leaves_few(query):
                index, along = "", False
        asked = joined((in_states((wanted.state,), along=along), *parts))
        return index, asked.sql, asked.parameters


def _finds_nobody(wanted: PeopleFilter) -> bool:
    return bool(wanted.text.strip()) and not beginning(wanted.text)


def _said(text: str) -> Where:
    match_text = beginning(text)
    if not match_text:
        return ALL
    return Where(
        "person.id IN (SELECT rowid FROM person_fts WHERE person_fts MATCH ?)", (match_text,)
    )


def _person_row(row: tuple[Any, ...]) -> PersonRow:
    number, uid, name, organisation, title, circle, goal, intent, state, look = row[:10]
    return PersonRow(
        number,
        uid,
        name,
        organisation,
        title,
        Circle(circle),
        None if goal is None else AskSize(goal),
        Intent(intent),
        STATES[state],
        None if look == NEVER else look,
        row[10],
        row[11],
        row[12],
    )
