"""Reading the trust model's memory of people."""

from relterm.storage.database import Database
from relterm.storage.records import StoredTrust
from relterm.storage.schema import NEVER

_COLUMNS = "person.uid, version, trust_state.state, last_key, marks, look, rest_until"
_FROM = "FROM trust_state JOIN person ON person.id = person_id"


class Trust:
    """Stored trust, by person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, uid: str) -> StoredTrust | None:
        """The memory of one person, or None."""
        row = self._database.row(f"SELECT {_COLUMNS} {_FROM} WHERE person.uid = ?", (uid,))
        if row is None:
            return None
        person, version, state, last_key, marks, look, rest = row
        look = None if look == NEVER else look
        return StoredTrust(person, version, state, last_key, marks, look, rest)

    def outdated(self, version: int) -> list[str]:
        """UIDs of those whose memory is of another version of the model; quick, from an index."""
        return [
            row[0]
            for row in self._database.rows(
                "SELECT uid FROM trust_state JOIN person ON person.id = person_id "
                "WHERE version < ?1 OR version > ?1 ORDER BY person_id",
                (version,),
            )
        ]
