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

    def any_outdated(self, version: int) -> bool:
        """Whether anybody's memory is missing or of another version; quick, from indexes."""
        stored = self._database.value(
            "SELECT count(*) FROM trust_state WHERE version = ?", (version,)
        )
        known = self._database.value("SELECT count(*) FROM person WHERE is_me = 0")
        return bool(stored != known)

    def all_versions_outdated(self, version: int) -> list[str]:
        """UIDs of everybody, me aside, whose memory is missing or of another version."""
        return [
            row[0]
            for row in self._database.rows(
                "SELECT uid FROM person WHERE is_me = 0 AND id NOT IN "
                "(SELECT person_id FROM trust_state WHERE version = ?) ORDER BY id",
                (version,),
            )
        ]
