"""Searching by the words somebody types; whatever they type is words, never operators."""

from array import array

from relterm.domain.interactions import Interaction
from relterm.domain.people import State
from relterm.storage.database import Database
from relterm.storage.loading import interactions_in_order
from relterm.storage.text import Query

RECENT_MATCHES = 2_000
"""Matching entries, last added first, among which the newest are looked for."""

RANKED_MATCHES = 3_000
"""So many matching people are not ranked by how well they match: it would take too long."""

_PERSON_TEXT = "name || ' ' || nickname || ' ' || organisation || ' ' || title || ' ' || words"
_ENTRY_TEXT = "text || ' ' || note || ' ' || words"


def people_condition(query: Query) -> tuple[str, list[str]]:
    """A condition on `person` for a query, and its parameters."""
    return _condition(query, "person", _PERSON_TEXT, None)


def _condition_of_match(table: str, match: str) -> tuple[str, list[str]]:
    return f"{table}.id IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)", [match]


def _condition(query: Query, table: str, text: str, cut: int | None) -> tuple[str, list[str]]:
    parts, parameters = [], []
    if query.match:
        limit = "" if cut is None else f" ORDER BY rowid DESC LIMIT {cut}"
        parts.append(
            f"{table}.id IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?{limit})"
        )
        parameters.append(query.match)
    for like in query.likes:
        parts.append(f"({text}) LIKE ? ESCAPE '\\'")
        parameters.append(like)
    return " AND ".join(parts) or "0", parameters


class Search:
    """Finding people and log entries by prefixes of words, case and accents aside."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def people(self, text: str, limit: int) -> "array[int]":
        """Row ids of people not in the trash with all of the words, best match first.

        Of very many matches (`RANKED_MATCHES`), active people last met come first.

        Looked at are name, nickname, organisation, title, tags, e-mail addresses, interests and
        custom fields. Nothing is found for a text without a letter or digit.
        """
        query = Query(text)
        if query.match and not query.likes and not self._too_many(query):
            sql = (
                "SELECT person.id FROM person_fts JOIN person ON person.id = person_fts.rowid "
                "WHERE person_fts MATCH ? AND state <> 'trashed' AND is_me = 0 "
                "ORDER BY bm25(person_fts, 8, 8, 3, 2, 1), person.id LIMIT ?"
            )
            parameters = [query.match]
            return array("q", (row[0] for row in self._database.rows(sql, (*parameters, limit))))
        if query.likes:
            # Most words are found where they begin, at once; only few matches are worth a scan.
            begun = self._last_met(*_condition_of_match("person", query.beginnings), limit)
            if len(begun) == limit:
                return begun
        return self._last_met(*people_condition(query), limit)

    def _last_met(self, condition: str, parameters: list[str], limit: int) -> "array[int]":
        """In the order of the index, so that it ends as soon as there are enough."""
        found = array("q")
        for state in (State.ACTIVE, State.ARCHIVED):
            sql = (
                f"SELECT id FROM person INDEXED BY person_recent WHERE {condition} "
                "AND is_me = 0 AND person.state = ? ORDER BY last_at DESC, sort_name, id LIMIT ?"
            )
            rows = self._database.rows(sql, (*parameters, state.value, limit - len(found)))
            found.extend(row[0] for row in rows)
        return found

    def _too_many(self, query: Query) -> bool:
        sql = "SELECT count(*) FROM (SELECT 1 FROM person_fts WHERE person_fts MATCH ? LIMIT ?)"
        count: int = self._database.value(sql, (query.match, RANKED_MATCHES))
        return count == RANKED_MATCHES

    def interactions(self, text: str, limit: int) -> list[Interaction]:
        """Active log entries with all of the words in text, note or tags, newest first.

        Of very many matches only those added last are looked at (`RECENT_MATCHES`).
        """
        condition, parameters = _condition(
            Query(text), "interaction", _ENTRY_TEXT, max(RECENT_MATCHES, limit)
        )
        rows = self._database.rows(
            f"SELECT id FROM interaction WHERE {condition} AND state = 'active' "
            "ORDER BY seconds DESC, id DESC LIMIT ?",
            (*parameters, limit),
        )
        return list(interactions_in_order(self._database, [row[0] for row in rows]))
