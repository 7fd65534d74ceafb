"""Reading the trash."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relterm.domain.interactions import Ask, Interaction, Promise
from relterm.domain.people import Person, State
from relterm.storage.database import Database, chunks, listed
from relterm.storage.images import value_of
from relterm.storage.loading import IN, interactions_in_order, load_interactions, load_people
from relterm.storage.records import Thing


@dataclass(frozen=True, slots=True)
class Trashed:
    """A person or a log entry in the trash, and the change that wrote it last.

    `change` is its id and `at` its UTC seconds: when it was thrown away.
    """

    number: int
    """Row id."""
    value: Person | Interaction
    change: int
    at: int


class Trash:
    """What is in the trash. Numbers are row ids."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def people(self) -> "array[int]":
        """Everybody in the trash, thrown away last first."""
        return self._numbers(
            "SELECT id FROM person INDEXED BY person_name WHERE is_me = 0 AND state = ? "
            "ORDER BY changed_by DESC, sort_name, id",
            State.TRASHED.value,
        )

    def entries(self) -> "array[int]":
        """The log entries in the trash, thrown away last first."""
        return self._numbers(
            "SELECT DISTINCT id FROM participant INDEXED BY participant_person "
            "CROSS JOIN interaction ON interaction.id = interaction_id "
            "WHERE live = 0 AND state = ? ORDER BY changed_by DESC, interaction.seconds DESC, id",
            State.TRASHED.value,
        )

    def read(self, thing: Thing, numbers: Sequence[int]) -> list[Trashed]:
        """What some rows hold, in their order; those no longer in the trash are left out."""
        found: list[Trashed] = []
        for chunk in chunks(numbers):
            values: Mapping[int, Person | Interaction] = (
                load_people(self._database, chunk)
                if thing is Thing.PERSON
                else load_interactions(self._database, chunk)
            )
            written = {
                row[0]: row[1:]
                for row in self._database.rows(
                    f"SELECT {thing.value}.id, changed_by, coalesce(at, 0) FROM {thing.value} "
                    f"LEFT JOIN change ON change.id = changed_by WHERE {thing.value}.id {IN}",
                    (listed(chunk),),
                )
            }
            for number in chunk:
                value = values.get(number)
                if value is not None and value.state is State.TRASHED:
                    found.append(Trashed(number, value, *written[number]))
        return found

    def archived_before(self, change: int) -> frozenset[str]:
        """UIDs of those people who were archived when this change threw them away."""
        rows = self._database.rows(
            "SELECT uid FROM change_item WHERE change_id = ? AND kind = ? AND undone = 0 "
            "AND json_extract(image, '$.state') = ?",
            (change, Thing.PERSON.value, State.ARCHIVED.value),
        )
        return frozenset(row[0] for row in rows)

    def parts_with(self, uid: str, change: int) -> list[Interaction]:
        """Entries logged with another one and thrown away by this change."""
        rows = self._database.rows(
            "SELECT id FROM interaction WHERE part_of = ? AND part_of <> '' AND state = 'trashed' "
            "AND changed_by = ? ORDER BY seconds, id",
            (uid, change),
        )
        return list(interactions_in_order(self._database, [row[0] for row in rows]))

    def dropped_with(self, change: int, entries: Sequence[str]) -> list[Promise | Ask]:
        """Promises and asks of these entries as they were before this change dropped them.

        Those that were written again since are left out.
        """
        found: list[Promise | Ask] = []
        for thing in (Thing.PROMISE, Thing.ASK):
            rows = self._database.rows(
                "SELECT image FROM change_item "
                f"JOIN {thing.value} ON {thing.value}.uid = change_item.uid AND changed_by = ? "
                "WHERE change_id = ? AND kind = ? AND change_item.undone = 0 "
                "AND image IS NOT NULL ORDER BY seq",
                (change, change, thing.value),
            )
            for (image,) in rows:
                value = value_of(thing, image)
                if isinstance(value, Promise | Ask) and _follows(value, entries):
                    found.append(value)
        return found

    def _numbers(self, sql: str, *parameters: str) -> "array[int]":
        return array("q", (row[0] for row in self._database.stream(sql, parameters)))


def _follows(value: Promise | Ask, entries: Sequence[str]) -> bool:
    """Whether a promise or ask was made, kept or asked in one of the entries."""
    links = (value.made, value.closed) if isinstance(value, Promise) else (value.interaction,)
    return any(link in entries for link in links)
