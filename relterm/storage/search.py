"""Searching by the words somebody types; whatever they type is words, never operators."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.domain.search_query import SearchQuery
from relterm.storage import name_search
from relterm.storage.database import Database, listed
from relterm.storage.hits import Hit, Match
from relterm.storage.loading import IN
from relterm.storage.search_conditions import Conditions, leaves_few, only_kept
from relterm.storage.search_where import ALL, Where, in_states, joined
from relterm.storage.text import beginning, match_of, name_key, plain_words, words_of

RANKED_MATCHES = 1_200
"""So many matching people are not ranked one by one: it would take too long."""
FEW = 5
"""With fewer found, letters inside names and slips of the fingers are looked for too."""
BOTH = (State.ACTIVE, State.ARCHIVED)

Row = tuple[int, str, str, int | None, str]
"""Row id, sorting key, circle, last contact and state of somebody."""
_ROW = "SELECT id, sort_name, circle, last_at, state FROM person"
_LATEST = "ORDER BY +last_at DESC"
_RECENT = "ORDER BY last_at DESC, sort_name, id"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Who may be found at all, whatever the words."""

    states: Sequence[State]
    asked: Where

    @property
    def along(self) -> Where:
        """For a query that follows an index of states."""
        return joined((in_states(self.states, along=True), self.asked))

    @property
    def checked(self) -> Where:
        """For a query that finds people otherwise: no index of states is taken."""
        return joined((in_states(self.states, along=False), self.asked))


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

    def matching(self, query: SearchQuery, now: Now, states: Sequence[State]) -> "array[int]":
        """Row ids of all people with the words of a query and its conditions, those met last first.

        For queries that find more than are ranked by how well they fit.
        """
        wanted = _Wanted(states, self._asked(query, now))
        asked = joined((_says(match_of(query.words)), wanted.along))
        rows = self._database.stream(
            f"SELECT id FROM person INDEXED BY person_recent WHERE {asked.sql} {_RECENT}",
            asked.parameters,
        )
        return array("q", (row[0] for row in rows))

    def hits(
        self, query: SearchQuery, limit: int, now: Now | None, states: Sequence[State]
    ) -> list[Hit]:
        """People in one of the states with all of the words and conditions, the best first.

        By how well they fit (`Match`), then those in a circle, then those met last. Of very many
        (`RANKED_MATCHES`) only names are compared. `now` is needed for conditions.
        """
        wanted = _Wanted(states, self._asked(query, now))
        match = match_of(query.words)
        if not match:
            return self._everybody(query, wanted, limit) if query.clauses else []
        words = words_of(query.plain)
        rows = self._said(match, words, wanted, limit)
        found = _ranked(rows, name_key(query.plain), words, limit)
        if len(found) < min(FEW, limit):
            found += self._nearly(words, wanted, found, limit - len(found))
        return found

    def _asked(self, query: SearchQuery, now: Now | None) -> Where:
        if not query.clauses or now is None:
            return ALL
        return Conditions(self._database, query, now).people()

    def _everybody(self, query: SearchQuery, wanted: _Wanted, limit: int) -> list[Hit]:
        """Everybody who fulfils the conditions, those in a circle first."""
        rows = self._kept(ALL, wanted, limit)
        if len(rows) < limit and not only_kept(query):
            read = self._rows if leaves_few(query) else self._met
            rows += read(Where("circle = 'none'"), wanted, limit - len(rows))
        return [Hit(row[0], Match.SAID) for row in rows]

    def _said(self, match: str, words: Sequence[str], wanted: _Wanted, limit: int) -> Iterable[Row]:
        found = _says(match)
        sql = "SELECT count(*) FROM (SELECT 1 FROM person_fts WHERE person_fts MATCH ? LIMIT ?)"
        if self._database.value(sql, (match, RANKED_MATCHES)) < RANKED_MATCHES:
            return self._rows(found, wanted, -1)
        named = joined([Where("instr(' ' || sort_name, ?)", (f" {word}",)) for word in words])
        rows = {row[0]: row for row in self._kept(named, wanted, limit)}
        exactly = joined((Where("sort_name = ?", (" ".join(words),)), wanted.along))
        rows |= {row[0]: row for row in self._read("person_name", exactly, "", limit)}
        for condition in (named, found):
            if len(rows) < limit:
                rows |= {row[0]: row for row in self._met(condition, wanted, limit)}
        return rows.values()

    def _kept(self, condition: Where, wanted: _Wanted, limit: int) -> list[Row]:
        """Those in a circle, who are few."""
        asked = joined((Where("circle <> 'none'"), condition, wanted.checked))
        return self._read("person_kept", asked, _LATEST, limit)

    def _met(self, condition: Where, wanted: _Wanted, limit: int) -> list[Row]:
        """In the order of the index, so that it ends as soon as there are enough."""
        return self._read("person_recent", joined((condition, wanted.along)), _RECENT, limit)

    def _rows(self, condition: Where, wanted: _Wanted, limit: int) -> list[Row]:
        return self._read("", joined((condition, wanted.checked)), _LATEST, limit)

    def _read(self, index: str, condition: Where, order: str, limit: int) -> list[Row]:
        by = f"INDEXED BY {index}" if index else ""
        return self._database.rows(
            f"{_ROW} {by} WHERE {condition.sql} {order} LIMIT ?", (*condition.parameters, limit)
        )

    def _nearly(
        self, words: Sequence[str], wanted: _Wanted, found: Sequence[Hit], limit: int
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
                among_them = Where(f"id {IN}", (listed(new),))
                allowed = {row[0]: row for row in self._rows(among_them, wanted, -1)}
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


def _says(match: str) -> Where:
    return Where("id IN (SELECT rowid FROM person_fts WHERE person_fts MATCH ?)", (match,))


def _ranked(rows: Iterable[Row], key: str, words: Sequence[str], limit: int) -> list[Hit]:
    """Active people first, then by match, then those in a circle, then those met last."""
    ranked = []
    for number, sort_name, circle, last_at, state in rows:
        match = name_search.match_of_name(sort_name, key, words)
        aside = state != State.ACTIVE.value
        ranked.append((aside, match, circle == "none", -(last_at or 0), sort_name, number))
    ranked.sort()
    return [Hit(each[5], each[1]) for each in ranked[:limit]]
