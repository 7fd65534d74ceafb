"""Reading the trust model's memory of people."""

from collections.abc import Sequence

from relterm.storage.database import Database, among, chunks
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
        return self.of((uid,)).get(uid)

    def of(self, uids: Sequence[str]) -> dict[str, StoredTrust]:
        """The memory of those of these people of whom there is any, by uid."""
        found = {}
        for chunk in chunks(uids):
            sql = f"SELECT {_COLUMNS} {_FROM} WHERE person.uid {among(chunk)}"
            for uid, version, state, last_key, marks, look, rest in self._database.rows(sql, chunk):
                look = None if look == NEVER else look
                found[uid] = StoredTrust(uid, version, state, last_key, marks, look, rest)
        return found

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
