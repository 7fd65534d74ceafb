"""What the operators of a search mean in SQL."""

from collections.abc import Callable
from datetime import date, datetime, time

from relterm.domain.interactions import Direction
from relterm.domain.kinds import PERSONAL_INTENTS, Circle
from relterm.domain.ladder import Overlay, Stage
from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.domain.search_query import (
    After,
    At,
    Before,
    Condition,
    DueBy,
    InCircle,
    Is,
    OnRung,
    SearchQuery,
    Tagged,
)
from relterm.domain.search_words import Being
from relterm.storage.database import Database, among
from relterm.storage.search_rungs import on_rung, resting, to_answer, waiting
from relterm.storage.search_where import (
    CHECKED,
    FOUND,
    NOBODY,
    Keys,
    Where,
    any_of,
    joined,
    negated,
)
from relterm.storage.tags import tags_meant
from relterm.storage.text import beginning

_MANY = frozenset({Stage.STUDY, Stage.CONVERSING, Overlay.DORMANT})
FEW_PEOPLE = 400
"""Entries of fewer people are found through the people."""
AWAY = frozenset({Being.ARCHIVED, Being.TRASHED})
"""States that have an index of their own."""
_COMMON = AWAY | {Being.UNTRACKED, Being.UNLOGGED}


def states_of(query: SearchQuery, *, archived: bool) -> tuple[State, ...]:
    """In which states people are looked for: those asked for, else active (and archived) ones."""
    asked = tuple(
        state
        for being, state in ((Being.ARCHIVED, State.ARCHIVED), (Being.TRASHED, State.TRASHED))
        if query.asks_for(being)
    )
    usual = (State.ACTIVE, State.ARCHIVED) if archived else (State.ACTIVE,)
    return asked or usual


def only_kept(query: SearchQuery) -> bool:
    """Whether nobody but people in a circle can fulfil the conditions."""
    return any(
        (isinstance(each.condition, InCircle) and each.condition.circle is not Circle.NONE)
        or each.condition == Is(Being.TRACKED)
        for each in query.clauses
        if not each.no
    ) and InCircle(Circle.NONE) not in {each.condition for each in query.clauses}


def leaves_few(query: SearchQuery) -> bool:
    """Whether a condition is likely to leave so few people that it is best looked at first."""
    return any(
        isinstance(each.condition, Tagged | At | After)
        or (isinstance(each.condition, OnRung) and each.condition.rung not in _MANY)
        or (isinstance(each.condition, Is) and each.condition.being not in _COMMON)
        for each in query.clauses
        if not each.no
    )


class Conditions:
    """Conditions on the tables for the clauses of one query."""

    def __init__(self, database: Database, query: SearchQuery, now: Now) -> None:
        self._database = database
        self._query = query
        self._now = now

    def people(self) -> Where:
        """A condition on `person`."""
        return self._all(lambda each: self._of_person(each, FOUND))

    def entries(self) -> Where:
        """A condition on `interaction`: of the entry itself, or of somebody in it."""
        return self._all(self._of_entry)

    def duties(self, table: str, day: str) -> Where:
        """A condition on promises, asks or reminders joined with their person."""
        return self._all(lambda each: self._of_duty(each, f"{table}.{day}"))

    def midnight(self, day: date) -> int:
        """The beginning of a local day in UTC seconds."""
        return int(datetime.combine(day, time.min, self._now.zone).timestamp())

    def _all(self, build: Callable[[Condition], Where]) -> Where:
        """Every clause holds; of several circles, and of several rungs, one is enough."""
        parts: list[Where] = []
        either: dict[type[Condition], list[Where]] = {}
        for clause in self._query.clauses:
            made = build(clause.condition)
            if clause.no:
                parts.append(negated(made))
            elif isinstance(clause.condition, InCircle | OnRung):
                either.setdefault(type(clause.condition), []).append(made)
            else:
                parts.append(made)
        parts.extend(any_of(several) for several in either.values())
        return joined(parts)

    def _of_person(self, condition: Condition, keys: Keys) -> Where:
        match condition:
            case Tagged(tag):
                return self._tagged("person", tag, keys.id)
            case InCircle(circle):
                return Where("person.circle = ?", (circle.value,))
            case At(company):
                return _at(company, keys)
            case DueBy(day):
                return Where("person.look <= ?", (day.toordinal(),))
            case Before(day):
                return Where("person.last_at < ?", (self.midnight(day),))
            case After(day):
                return Where("person.last_at >= ?", (self.midnight(day),))
            case OnRung(rung):
                # With words there are few whose state is looked at.
                return on_rung(CHECKED if self._query.words else keys, rung, self._now.t)
            case Is(being):
                return self._being(being, keys)

    def _of_entry(self, condition: Condition) -> Where:
        match condition:
            case DueBy():
                return NOBODY
            case Before(day):
                return Where("interaction.seconds < ?", (self.midnight(day),))
            case After(day):
                return Where("interaction.seconds >= ?", (self.midnight(day),))
            case Tagged(tag):
                own = self._tagged("interaction", tag, "interaction.id")
                return any_of((own, self._with(condition)))
        return self._with(condition)

    def _with(self, condition: Condition) -> Where:
        """Somebody in the entry is so.

        Words leave few entries to look at, newest first; without words those of few people are
        found through the people.
        """
        if self._query.words or not self._leaves_few(condition):
            made = self._of_person(condition, CHECKED)
            select = (
                "SELECT 1 FROM participant JOIN person ON person.id = person_id "
                f"WHERE interaction_id = interaction.id AND {made.sql}"
            )
            return Where(f"EXISTS ({select})", made.parameters)
        made = self._of_person(condition, FOUND)
        return Where(
            "interaction.id IN (SELECT interaction_id FROM person CROSS JOIN participant "
            f"ON person_id = person.id WHERE {made.sql})",
            made.parameters,
        )

    def _leaves_few(self, condition: Condition) -> bool:
        made = self._of_person(condition, FOUND)
        sql = f"SELECT count(*) FROM (SELECT 1 FROM person WHERE {made.sql} LIMIT ?)"
        found: int = self._database.value(sql, (*made.parameters, FEW_PEOPLE))
        return found < FEW_PEOPLE

    def _of_duty(self, condition: Condition, day: str) -> Where:
        match condition:
            case DueBy(until):
                return Where(f"{day} <= ?", (until.toordinal(),))
            case Before(until):
                return Where(f"{day} < ?", (until.toordinal(),))
            case After(since):
                return Where(f"{day} >= ?", (since.toordinal(),))
        return self._of_person(condition, CHECKED)

    def _tagged(self, table: str, typed: str, key: str) -> Where:
        tags = tags_meant(self._database, table, typed)
        if not tags:
            return NOBODY
        select = f"SELECT {table}_id FROM {table}_tag WHERE tag {among(tags)}"
        return Where(f"{key} IN ({select})", tuple(tags))

    def _being(self, being: Being, keys: Keys) -> Where:
        today = self._now.today.toordinal()
        match being:
            case Being.DUE:
                return Where("person.look <= ?", (today,))
            case Being.SNOOZED:
                return Where("person.snooze_until > ?", (today,))
            case Being.RESTING:
                return resting(keys, today)
            case Being.WAITING:
                return waiting(keys)
            case Being.REPLY:
                return to_answer(keys)
            case Being.PROMISE | Being.OWED:
                mine = Direction.MINE if being is Being.PROMISE else Direction.THEIRS
                select = "SELECT person FROM promise WHERE state = 'open' AND direction = ?"
                return keys.by_uid(select, mine.value)
            case Being.ASK:
                return keys.by_uid("SELECT person FROM ask WHERE state IN ('planned', 'asked')")
            case Being.REMINDER:
                return keys.by_uid("SELECT person FROM reminder WHERE state = 'open'")
        return _BEINGS[being]


def _at(company: str, keys: Keys) -> Where:
    match_text = beginning(company)
    if not match_text:
        return NOBODY
    select = "SELECT rowid FROM person_fts WHERE person_fts MATCH ?"
    return keys.by_id(select, f"{{organisation firm}} : ({match_text})")


_BEINGS: dict[Being, Where] = {
    Being.TRACKED: Where("person.circle <> 'none'"),
    Being.UNTRACKED: Where("person.circle = 'none'"),
    Being.PAUSED: Where("person.paused = 1"),
    Being.FRIEND: Where(
        f"person.intent {among(list(PERSONAL_INTENTS))}",
        tuple(sorted(intent.value for intent in PERSONAL_INTENTS)),
    ),
    Being.EXECUTIVE: Where("person.executive = 1"),
    Being.PRIVATE: Where("person.private = 1"),
    Being.UNLOGGED: Where("person.last_at IS NULL"),
    Being.ARCHIVED: Where("person.state = 'archived'"),
    Being.TRASHED: Where("person.state = 'trashed'"),
}
"""States that are columns of a person."""
