"""Searching the log, and promises, asks and reminders."""

from collections.abc import Sequence
from typing import Any

from relterm.domain.clean_text import fold
from relterm.domain.interactions import Ask, Interaction, Promise, Reminder
from relterm.domain.moments import Now
from relterm.domain.search_query import (
    After,
    Before,
    Condition,
    DueBy,
    Is,
    SearchQuery,
    Tagged,
    Word,
)
from relterm.domain.search_words import Being
from relterm.storage.database import Database, among
from relterm.storage.loading import interactions_in_order
from relterm.storage.models import FLATS
from relterm.storage.records import Thing
from relterm.storage.search_conditions import Conditions
from relterm.storage.search_where import Where, joined
from relterm.storage.text import match_of

RECENT_MATCHES = 2_000
"""Matching entries, last added first, among which the newest are looked for."""
ASKED_MATCHES = 4_000
"""The same where operators may leave few of them."""
NAMESAKES = 60
"""So many people are taken to be meant by a name in front of other words."""
SPELT_OUT = 300
"""So many people are looked at whose name may be meant as it was spelt out for the index."""
LONGEST_NAME = 2
"""Words of a name in front of or behind what is looked for."""

_DUTIES = {Thing.PROMISE: "due", Thing.ASK: "day", Thing.REMINDER: "due"}
_ABOUT_DUTIES = {
    Being.PROMISE: Thing.PROMISE,
    Being.OWED: Thing.PROMISE,
    Being.ASK: Thing.ASK,
    Being.REMINDER: Thing.REMINDER,
}
_SEEN = Where(
    "EXISTS (SELECT 1 FROM participant JOIN person ON person.id = person_id "
    "WHERE interaction_id = interaction.id AND person.state <> 'trashed')"
)
_CALLED = (
    "FROM person WHERE id IN (SELECT rowid FROM person_fts WHERE person_fts MATCH ? LIMIT ?) "
    "AND person.state <> 'trashed' ORDER BY circle = 'none', last_at DESC LIMIT ?"
)
_OPEN = "({0}.state IN ('open', 'planned', 'asked')) DESC"


class LogSearch:
    """Entries, promises, asks and reminders with the words of a query."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def interactions(self, query: SearchQuery, limit: int, now: Now) -> list[Interaction]:
        """Active log entries with all of the words in text, note, tags or line, newest first.

        Somebody in them is not in the trash, unless the trash is asked for.
        One or two words may be of a name instead: of somebody in the entry. Of very many matches
        only those added last are looked at. Without words the conditions have to be about entries
        (a tag or a day), or nothing is found.
        """
        if not (query.words or _about(query, Tagged, Before, After)) or _says_little(query):
            return []
        asked = Conditions(self._database, query, now).entries()
        if not query.asks_for(Being.TRASHED):
            asked = joined((asked, _SEEN))
        ids = self._entries(match_of(query.words), asked, limit, bool(query.clauses))
        if len(ids) < limit:
            for name, rest in _names_beside(query.words):
                ids += self._of_namesakes(name, rest, asked, limit)
        ids = list(dict.fromkeys(ids))
        found = list(interactions_in_order(self._database, ids))
        found.sort(key=lambda entry: -entry.moment.seconds)
        return found[:limit]

    def _entries(self, match: str, asked: Where, limit: int, conditions: bool) -> list[int]:
        parts, parameters = ["interaction.state = 'active'"], []
        if match:
            cut = max(ASKED_MATCHES if conditions else RECENT_MATCHES, limit)
            parts.append(
                "interaction.id IN (SELECT rowid FROM interaction_fts WHERE interaction_fts "
                f"MATCH ? ORDER BY rowid DESC LIMIT {cut})"
            )
            parameters.append(match)
        parts.append(asked.sql)
        return self._ids(
            f"SELECT id FROM interaction WHERE {' AND '.join(parts)} "
            "ORDER BY seconds DESC, id DESC LIMIT ?",
            (*parameters, *asked.parameters, limit),
        )

    def _of_namesakes(
        self, name: Sequence[Word], rest: Sequence[Word], asked: Where, limit: int
    ) -> list[int]:
        people = self._namesakes(name)
        if not people:
            return []
        return self._ids(
            "SELECT DISTINCT interaction.id FROM participant JOIN interaction "
            f"ON interaction.id = interaction_id WHERE person_id {among(people)} AND live > 0 "
            "AND interaction_id IN (SELECT rowid FROM interaction_fts WHERE interaction_fts "
            f"MATCH ? ORDER BY rowid DESC LIMIT {ASKED_MATCHES}) AND {asked.sql} "
            "ORDER BY interaction.seconds DESC LIMIT ?",
            (*people, match_of(rest), *asked.parameters, limit),
        )

    def _namesakes(self, name: Sequence[Word]) -> list[int]:
        """Whose name is meant: in letters the index folds by itself, or as it was spelt out."""
        said = match_of(name)
        people = self._ids(f"SELECT id {_CALLED}", (f"{{name nickname}} : ({said})", -1, NAMESAKES))
        if len(people) < NAMESAKES:
            wanted = [fold(word.text) for word in name]
            rows = self._database.rows(
                f"SELECT id, name || ' ' || nickname {_CALLED}",
                (f"{{words}} : ({said})", SPELT_OUT, SPELT_OUT),
            )
            # Other things are said of people there, too.
            spelt = [row[0] for row in rows if all(each in fold(row[1]) for each in wanted)]
            people += [number for number in spelt if number not in people]
        return people[:NAMESAKES]

    def promises(self, query: SearchQuery, limit: int, now: Now) -> list[Promise]:
        """Promises with all of the words, open ones first; their people are not in the trash."""
        return [
            each
            for each in self._duties(Thing.PROMISE, query, limit, now)
            if isinstance(each, Promise)
        ]

    def asks(self, query: SearchQuery, limit: int, now: Now) -> list[Ask]:
        """Asks with all of the words, open ones first; their people are not in the trash."""
        return [
            each for each in self._duties(Thing.ASK, query, limit, now) if isinstance(each, Ask)
        ]

    def reminders(self, query: SearchQuery, limit: int, now: Now) -> list[Reminder]:
        """Reminders with all of the words, open ones first; their people are not in the trash."""
        return [
            each
            for each in self._duties(Thing.REMINDER, query, limit, now)
            if isinstance(each, Reminder)
        ]

    def _duties(self, thing: Thing, query: SearchQuery, limit: int, now: Now) -> list[object]:
        if not (query.words or _about_duty(query, thing)) or _says_little(query):
            return []
        flat, day = FLATS[thing], _DUTIES[thing]
        table = flat.table
        asked = Conditions(self._database, query, now).duties(table, day)
        parts, parameters = ["person.state <> 'trashed'"], []
        if query.words:
            parts.append(f"{table}.id IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)")
            parameters.append(match_of(query.words))
        elif thing is not Thing.ASK:
            parts.append(f"{table}.state = 'open'")
        columns = ", ".join(f"{table}.{name}" for name in flat.columns)
        rows = self._database.rows(
            f"SELECT {columns} FROM {table} CROSS JOIN person ON person.uid = {table}.person "
            f"WHERE {' AND '.join(parts)} AND {asked.sql} "
            f"ORDER BY {_OPEN.format(table)}, {table}.{day} IS NULL, {table}.{day}, {table}.uid "
            "LIMIT ?",
            (*parameters, *asked.parameters, limit),
        )
        return [flat.value_of(row) for row in rows]

    def _ids(self, sql: str, parameters: Sequence[Any]) -> list[int]:
        return [row[0] for row in self._database.rows(sql, parameters)]


def _about(query: SearchQuery, *kinds: type[Condition]) -> bool:
    return any(isinstance(each.condition, kinds) for each in query.clauses)


def _says_little(query: SearchQuery) -> bool:
    """Whether all that is typed is one letter, which is in nearly every text."""
    return len(query.words) == 1 and len(query.words[0].text) == 1 and query.plain.isascii()


def _about_duty(query: SearchQuery, thing: Thing) -> bool:
    """Whether a query without words asks for such things, and not for people alone."""
    beings = {
        each.condition.being
        for each in query.clauses
        if isinstance(each.condition, Is) and not each.no
    }
    wanted = {_ABOUT_DUTIES[being] for being in beings if being in _ABOUT_DUTIES}
    return thing in wanted if wanted else _about(query, DueBy)


def _names_beside(words: Sequence[Word]) -> list[tuple[Sequence[Word], Sequence[Word]]]:
    """A query taken apart into a name and the rest: the name in front, or behind."""
    found = []
    for size in range(1, min(LONGEST_NAME, len(words) - 1) + 1):
        found.append((words[:size], words[size:]))
        found.append((words[-size:], words[:-size]))
    return [pair for pair in found if all(len("".join(w.text for w in side)) > 1 for side in pair)]
