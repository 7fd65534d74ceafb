"""Searching by the words somebody types; whatever they type is words, never operators."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.domain.search_query import SearchQuery
from relterm.storage import name_search
from relterm.storage.database import Database
from relterm.storage.hits import Hit, Match
from relterm.storage.search_conditions import (
    ALL,
    Conditions,
    Where,
    leaves_few,
    only_kept,
)
from relterm.storage.text import beginning, match_of, name_key, plain_words, words_of

RANKED_MATCHES = 1_200
"""So many matching people are not ranked one by one: it would take too long."""
FEW = 5
"""With fewer found, letters inside names and slips of the fingers are looked for too."""
BOTH = (State.ACTIVE, State.ARCHIVED)

Row = tuple[int, str, str, int | None, str]
"""Row id, sorting key, circle, last contact and state of somebody."""
_STATES = "is_me = 0 AND person.state"
_ROW = "SELECT id, sort_name, circle, last_at, state FROM person"


class Search:
    """Finding people by what is said of them, case and accents aside."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def people(self, text: str, limit: int) -> "array[int]":
        """Row ids of people not in the trash with all of the words, best match first.

        Looked at is everything said of them; nothing is found for a text without letter or digit.
        """
        words = plain_words(text)
        if not words:
            return array("q")
        hits = self.hits(SearchQuery(text, words), limit, None, BOTH)
        return array("q", (hit.id for hit in hits))

    def hits(
        self, query: SearchQuery, limit: int, now: Now | None, states: Sequence[State]
    ) -> list[Hit]:
        """People in one of the states with all of the words and conditions, the best first.

        By how well they fit (`Match`), then those in a circle, then those met last. Of very many
        (`RANKED_MATCHES`) only names are compared. `now` is needed for conditions.
        """
        asked = ALL
        if query.clauses and now is not None:
            asked = Conditions(self._database, query, now).people()
        marks = ", ".join("?" * len(states))
        values = tuple(state.value for state in states)
        where = Where(
            f"{_STATES} IN ({marks}) AND {asked.sql}",
            values + asked.parameters,
        )
        match = match_of(query.words)
        if not match:
            return self._everybody(query, where, limit) if query.clauses else []
        words = words_of(query.plain)
        rows = self._said(match, words, where, limit)
        found = _ranked(rows, name_key(query.plain), words, limit)
        if len(found) < min(FEW, limit):
            found += self._nearly(words, where, found, limit - len(found))
        return found

    def _everybody(self, query: SearchQuery, where: Where, limit: int) -> list[Hit]:
        """Everybody who fulfils the conditions, those in a circle first."""
        rows = self._kept("1", (), where, limit)
        if len(rows) < limit and not only_kept(query):
            read = self._rows if leaves_few(query) else self._met
            rows += read("circle = 'none'", (), where, limit - len(rows))
        return [Hit(row[0], Match.SAID) for row in rows]

    def _said(self, match: str, words: Sequence[str], where: Where, limit: int) -> Iterable[Row]:
        found = "id IN (SELECT rowid FROM person_fts WHERE person_fts MATCH ?)"
        sql = "SELECT count(*) FROM (SELECT 1 FROM person_fts WHERE person_fts MATCH ? LIMIT ?)"
        if self._database.value(sql, (match, RANKED_MATCHES)) < RANKED_MATCHES:
            return self._rows(found, (match,), where, -1)
        named = " AND ".join("instr(' ' || sort_name, ?)" for _ in words)
        letters = tuple(f" {word}" for word in words)
        rows = {row[0]: row for row in self._kept(named, letters, where, limit)}
        exact = self._database.rows(
            f"{_ROW} INDEXED BY person_name WHERE sort_name = ? AND {where.sql} LIMIT ?",
            (" ".join(words), *where.parameters, limit),
        )
        rows |= {row[0]: row for row in exact}
        for condition, parameters in ((named, letters), (found, (match,))):
            if len(rows) < limit:
                rows |= {row[0]: row for row in self._met(condition, parameters, where, limit)}
        return rows.values()

    def _kept(
        self, condition: str, parameters: Sequence[Any], where: Where, limit: int
    ) -> list[Row]:
        """Those in a circle, who are few."""
        return self._database.rows(
            f"{_ROW} INDEXED BY person_kept WHERE circle <> 'none' AND {condition} "
            f"AND {_free(where)} ORDER BY +last_at DESC LIMIT ?",
            (*parameters, *where.parameters, limit),
        )

    def _met(
        self, condition: str, parameters: Sequence[Any], where: Where, limit: int
    ) -> list[Row]:
        """In the order of the index, so that it ends as soon as there are enough."""
        return self._database.rows(
            f"{_ROW} INDEXED BY person_recent WHERE {condition} AND {where.sql} "
            "ORDER BY last_at DESC, sort_name, id LIMIT ?",
            (*parameters, *where.parameters, limit),
        )

    def _rows(
        self, condition: str, parameters: Sequence[Any], where: Where, limit: int
    ) -> list[Row]:
        return self._database.rows(
            f"{_ROW} WHERE {condition} AND {_free(where)} ORDER BY +last_at DESC LIMIT ?",
            (*parameters, *where.parameters, limit),
        )

    def _nearly(
        self, words: Sequence[str], where: Where, found: Sequence[Hit], limit: int
    ) -> list[Hit]:
        """Letters inside names, then names but for slips; not those found already."""
        known = {hit.id for hit in found}
        hits: list[Hit] = []
        inside = name_search.inside(self._database, words, RANKED_MATCHES)
        slips = (
            [] if inside else [number for number, _ in name_search.nearly(self._database, words)]
        )
        for match, ids in ((Match.INSIDE, inside), (Match.SLIP, slips)):
            new = [number for number in ids if number not in known]
            if new:
                listed = ", ".join(map(str, new))
                allowed = {row[0]: row for row in self._rows(f"id IN ({listed})", (), where, -1)}
                order = list(allowed) if match is Match.INSIDE else new
                hits += [Hit(number, match) for number in order if number in allowed]
        return hits[:limit]

    def companies(self, typed: str, limit: int) -> list[str]:
        """Organisations in use whose words begin so, those with most people first."""
        match = beginning(typed)
        if not match:
            sql = (
                "SELECT organisation FROM person WHERE organisation <> '' "
                "GROUP BY organisation ORDER BY count(*) DESC, organisation LIMIT ?"
            )
            return [row[0] for row in self._database.rows(sql, (limit,))]
        sql = (
            "SELECT organisation FROM person WHERE id IN "
            "(SELECT rowid FROM person_fts WHERE person_fts MATCH ? LIMIT ?) "
            "GROUP BY organisation ORDER BY count(*) DESC, organisation LIMIT ?"
        )
        found = self._database.rows(
            sql, (f"{{organisation firm}} : ({match})", RANKED_MATCHES, limit)
        )
        return [row[0] for row in found]


def _free(where: Where) -> str:
    """The condition in a form for which no index of states is taken: others leave fewer people."""
    return where.sql.replace(_STATES, "+is_me = 0 AND +person.state", 1)


def _ranked(rows: Iterable[Row], key: str, words: Sequence[str], limit: int) -> list[Hit]:
    """Active people first, then by match, then those in a circle, then those met last."""
    ranked = []
    for number, sort_name, circle, last_at, state in rows:
        match = name_search.match_of_name(sort_name, key, words)
        aside = state != State.ACTIVE.value
        ranked.append((aside, match, circle == "none", -(last_at or 0), sort_name, number))
    ranked.sort()
    return [Hit(each[5], each[1]) for each in ranked[:limit]]
