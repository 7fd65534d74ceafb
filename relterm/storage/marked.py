"""Reading about people who are marked for bulk work: few queries, however many they are."""

from collections.abc import Iterable, Sequence

from relterm.domain.people import State
from relterm.storage.database import Database, among, chunks, listed
from relterm.storage.loading import IN, STATES


class Marked:
    """Many people at once, by uid or by row id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def uids(self, numbers: Sequence[int]) -> dict[str, tuple[int, State]]:
        """Row id and state by uid of the people with these row ids, in their order."""
        found: dict[str, tuple[int, State]] = {}
        for chunk in chunks(numbers):
            rows = self._database.rows(
                f"SELECT id, uid, state FROM person WHERE id {IN}", (listed(chunk),)
            )
            by_number = {number: (uid, STATES[state]) for number, uid, state in rows}
            for number in chunk:
                if number in by_number:
                    uid, state = by_number[number]
                    found[uid] = (number, state)
        return found

    def states(self, uids: Sequence[str]) -> dict[str, tuple[int, State]]:
        """Row id and state of those of the people who are in the book, by uid."""
        found: dict[str, tuple[int, State]] = {}
        for chunk in chunks(uids):
            sql = f"SELECT uid, id, state FROM person WHERE uid {among(chunk)}"
            rows = self._database.rows(sql, chunk)
            found.update((uid, (number, STATES[state])) for uid, number, state in rows)
        return found

    def in_list_order(self, numbers: Sequence[int]) -> dict[int, int]:
        """The place of each row id among them, as the list of people orders them by what is due."""
        rows = self._database.rows(
            f"SELECT id FROM person WHERE id {IN} ORDER BY look, sort_name, id", (listed(numbers),)
        )
        return {row[0]: place for place, row in enumerate(rows)}

    def tags_in_use(self) -> dict[str, int]:
        """Every tag that people outside the trash have, with how many have it."""
        return dict(
            self._database.rows(
                "SELECT tag, count(DISTINCT person_id) FROM person_tag "
                "JOIN person ON person.id = person_id WHERE state <> 'trashed' GROUP BY tag"
            )
        )

    def tags_of(self, uids: Iterable[str]) -> dict[str, int]:
        """The tags of these people, with how many of them have each."""
        counts: dict[str, int] = {}
        for chunk in chunks(list(uids)):
            rows = self._database.rows(
                "SELECT tag, count(DISTINCT person_id) FROM person JOIN person_tag "
                f"ON person_id = person.id WHERE uid {among(chunk)} GROUP BY tag",
                chunk,
            )
            for tag, count in rows:
                counts[tag] = counts.get(tag, 0) + count
        return counts
