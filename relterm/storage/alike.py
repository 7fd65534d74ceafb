"""Reading what people are recognised by: of the whole book, and of those near a name or address."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relterm.domain.likeness import NOT_THE_SAME, PHONE_TAIL, Traits, birthday_of, traits
from relterm.domain.name_likeness import name_likeness, name_of
from relterm.domain.people import ImportantDate
from relterm.domain.short_names import forms_of
from relterm.storage.database import Database, among, listed
from relterm.storage.loading import IN
from relterm.storage.text import email_key, like, name_key, words_of

_PEOPLE = "SELECT id, uid, name, nickname, organisation, introduced_by FROM person"
_KNOWN = "+is_me = 0 AND +state <> 'trashed'"
"""The signs keep SQLite from reading the whole book by an index on these."""
_LOOKED_AT = 200
"""Names read for one query of the search index."""
_MOST = 40
"""People compared in full with somebody new."""
_PREFIX = 2
"""Letters of the beginnings that the search index holds."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much hangs on somebody: entries of the log in whatever state, promises and so on."""

    entries: int = 0
    promises: int = 0
    asks: int = 0
    reminders: int = 0
    exchanges: int = 0
    relations: int = 0
    introduced: int = 0
    """People they introduced."""


class Alike:
    """Who may be who. Me and the trash are left out, archived people are not."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def traits(self) -> list[Traits]:
        """Everybody's, by row id."""
        owned = f"IN (SELECT id FROM person WHERE {_KNOWN})"
        return self._read(f"WHERE {_KNOWN}", owned, ())

    def traits_among(self, ids: Sequence[int]) -> list[Traits]:
        """Those of the people with these row ids (at most a few thousand)."""
        return self._read(f"WHERE id {IN} AND {_KNOWN}", IN, (listed(ids),))

    def apart(self) -> set[tuple[str, str]]:
        """Pairs of UIDs that were said to be two people, the smaller first."""
        sql = "SELECT person, other FROM relation WHERE kind = ?"
        rows = self._database.rows(sql, (NOT_THE_SAME,))
        return {(min(row), max(row)) for row in rows}

    def with_email(self, addresses: Sequence[str]) -> list[int]:
        """Row ids of people with one of these addresses, case aside."""
        keys = [email_key(each) for each in addresses][:_MOST]
        sql = (
            "SELECT DISTINCT person_id FROM person_channel "
            f"WHERE kind = 'email' AND folded {among(keys)} LIMIT {_MOST}"
        )
        return [row[0] for row in self._database.rows(sql, keys)] if keys else []

    def with_number(self, phones: Sequence[str], links: Sequence[str]) -> list[int]:
        """Row ids of people who may have one of these numbers or links; reads all of them once.

        Of very many only the first are looked for.
        """
        likes = [("phone", "%".join(("", *phone[-PHONE_TAIL:], ""))) for phone in phones[:_MOST]]
        likes += [("link", like(link.rpartition("/")[2])) for link in links[:_MOST]]
        condition = " OR ".join("(kind = ? AND value LIKE ? ESCAPE '\\')" for _ in likes)
        sql = f"SELECT DISTINCT person_id FROM person_channel WHERE {condition} LIMIT {_MOST}"
        parameters = [part for pair in likes for part in pair]
        return [row[0] for row in self._database.rows(sql, parameters)] if likes else []

    def named_like(self, name: str) -> list[int]:
        """Row ids of people whose names are near this one, by the search index; best effort."""
        found: dict[int, str] = {}
        for query in queries_for(name):
            rows = self._database.rows(
                "SELECT id, name FROM person WHERE id IN (SELECT rowid FROM person_fts "
                f"WHERE person_fts MATCH ? LIMIT {_LOOKED_AT}) AND {_KNOWN}",
                (query,),
            )
            found.update(rows)
        for key in exact_keys(name):
            sql = (
                "SELECT id, name FROM person "
                f"WHERE is_me = 0 AND state = ? AND sort_name = ? LIMIT {_MOST}"
            )
            for state in ("active", "archived"):
                found.update(self._database.rows(sql, (state, key)))
        typed = name_of(name)
        near = {number: name_likeness(typed, name_of(each)) for number, each in found.items()}
        points = {number: like.points if like else 0 for number, like in near.items()}
        ranked = sorted(found, key=lambda number: -points[number])
        return ranked[:_MOST]

    def belongings(self, uid: str) -> Belongings:
        """How much hangs on a person."""
        row = self._database.row(
            "SELECT (SELECT count(DISTINCT interaction_id) FROM participant "
            "WHERE person_id = (SELECT id FROM person WHERE uid = ?1)), "
            "(SELECT count(*) FROM promise WHERE person = ?1), "
            "(SELECT count(*) FROM ask WHERE person = ?1), "
            "(SELECT count(*) FROM reminder WHERE person = ?1), "
            "(SELECT count(*) FROM exchange WHERE person = ?1), "
            "(SELECT count(*) FROM relation WHERE ?1 IN (person, other) AND kind <> ?2), "
            "(SELECT count(*) FROM person WHERE introduced_by = ?1 AND ?1 <> '')",
            (uid, NOT_THE_SAME),
        )
        return Belongings(*row) if row else Belongings()

    def introduced_by(self, uid: str) -> list[str]:
        """UIDs of the people whom somebody introduced."""
        rows = self._database.rows("SELECT uid FROM person WHERE introduced_by = ?", (uid,))
        return [row[0] for row in rows]

    def _read(self, condition: str, owned: str, parameters: tuple[str, ...]) -> list[Traits]:
        reached: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for number, kind, value in self._database.stream(
            "SELECT person_id, kind, value FROM person_channel "
            f"WHERE kind <> 'custom' AND person_id {owned}",
            parameters,
        ):
            reached[number][kind].append(value)
        dates: dict[int, list[ImportantDate]] = defaultdict(list)
        for number, *parts in self._database.stream(
            "SELECT person_id, label, year, month, day, text FROM important_date "
            f"WHERE person_id {owned} ORDER BY person_id, seq",
            parameters,
        ):
            dates[number].append(ImportantDate(*parts))
        nothing: dict[str, list[str]] = {}
        return [
            traits(
                uid,
                name,
                nickname=nickname,
                organisation=organisation,
                emails=(mine := reached.get(number, nothing)).get("email", ()),
                phones=mine.get("phone", ()),
                links=mine.get("link", ()),
                born=birthday_of(dates.get(number, ())),
                introduced_by=introducer,
            )
            for number, uid, name, nickname, organisation, introducer in self._database.stream(
                f"{_PEOPLE} {condition} ORDER BY id", parameters
            )
        ]


def queries_for(name: str) -> list[str]:
    """Expressions for the search index that find names near this one; none for a single word.

    All its words; the family name with what the given name may be instead; the given name with a
    family name that begins alike; the family name with a nickname.
    """
    words = spellings(name)
    if len(words) < 2:
        return []
    first, last = words[0], words[-1]
    given = {form for each in first for form in forms_of(each)}
    begun = {each[:_PREFIX] for each in given if len(each) > 1} | first
    start = {each[:_PREFIX] for each in last}
    return [
        " AND ".join(f"name : {_any(each)}" for each in words),
        f"name : {_any(last)} AND {{name nickname}} : ({_any(given)} OR {_any(begun, '*')})",
        f"name : {_any(first)} AND name : {_any(start, '*')}",
    ]


def exact_keys(name: str) -> list[str]:
    """Sorting keys to look up: the name itself, and its initial with the family name."""
    words = spellings(name)
    keys = [name_key(name)]
    if len(words) > 1:
        keys += [f"{min(words[0])[:1]} {each}" for each in sorted(words[-1])]
    return list(dict.fromkeys(filter(None, keys)))


def spellings(name: str) -> list[set[str]]:
    """The words of a name without titles, each with its other spellings (ü, u, ue)."""
    core = name_of(name).core
    expanded = name.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    told: list[set[str]] = [{each} for each in core]
    for text in (name, expanded):
        words = [each for each in words_of(text[:200]) if name_of(each).core]
        kept = [each for each in words if name_of(each).core[0] in core]
        if len(kept) == len(core):
            for known, word in zip(told, kept, strict=True):
                known.add(word)
    return told


def _any(words: Iterable[str], end: str = "") -> str:
    return "(" + " OR ".join(f'"{each}"{end}' for each in sorted(words)) + ")"
