"""What helps while a line is written: lines written before, tags in use, who was met together.

All of it is asked for between two keys, so each question looks at the newest of the book only,
however large the book is.
"""

from collections.abc import Sequence

from relterm.storage.database import Database, among

SCANNED = 5_000
"""Entries, or people, looked at for lines by one question (about 5 ms)."""
TAGGED = 20_000
"""Tags of people, and of entries, that are counted."""
SHARED = 200
"""Entries of each person that are looked at for others who took part."""
_MOST_PEOPLE = 8
Page = tuple[tuple[str, ...], int | None]
"""Some lines, and where older ones are (None: there are none)."""


class LineHelp:
    """Reading for the quick-add line."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self, before: int | None = None) -> Page:
        """Lines of the log as they were typed, the last first, and where to look for older ones.

        Ask again with `before` what was given back; None tells that there is nothing older. A page
        may be empty although older ones are not, and may hold a line twice. Lines in the trash are
        left out.
        """
        return self._lines("interaction", before)

    def people_lines(self, before: int | None = None) -> Page:
        """Lines by which people were added, in the manner of `lines`."""
        return self._lines("person", before)

    def _lines(self, table: str, before: int | None) -> Page:
        newest = self._database.value(f"SELECT coalesce(max(id), 0) FROM {table}")
        end = newest if before is None else before
        rows = self._database.rows(
            f"SELECT line FROM {table} WHERE id > ? AND id <= ? AND +line <> '' "
            "AND +state <> 'trashed' ORDER BY id DESC",
            (end - SCANNED, end),
        )
        return tuple(row[0] for row in rows), (end - SCANNED if end > SCANNED else None)

    def tags(self) -> tuple[str, ...]:
        """Tags of people and of entries, those used most first."""
        rows = self._database.rows(
            "SELECT tag, count(*) FROM ("
            "SELECT tag FROM (SELECT tag FROM person_tag ORDER BY person_id DESC LIMIT ?) "
            "UNION ALL "
            "SELECT tag FROM (SELECT tag FROM interaction_tag ORDER BY interaction_id DESC LIMIT ?)"
            ") GROUP BY tag ORDER BY 2 DESC, tag",
            (TAGGED, TAGGED),
        )
        return tuple(row[0] for row in rows)

    def together(self, people: Sequence[str]) -> dict[str, int]:
        """Of those met with these people lately: in how many of their last entries, by uid."""
        uids = list(dict.fromkeys(people))[:_MOST_PEOPLE]
        counts: dict[str, int] = {}
        for uid in uids:
            rows = self._database.rows(
                "SELECT person.uid, count(DISTINCT interaction_id) FROM participant "
                "JOIN person ON person.id = person_id WHERE interaction_id IN ("
                "SELECT interaction_id FROM participant "
                "WHERE person_id = (SELECT id FROM person WHERE uid = ?) AND live = 1 "
                "ORDER BY seconds DESC LIMIT ?) "
                f"AND person.uid NOT {among(uids)} GROUP BY person_id",
                (uid, SHARED, *uids),
            )
            for other, count in rows:
                counts[other] = counts.get(other, 0) + count
        return counts
