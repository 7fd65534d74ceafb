"""What the operators of a search mean in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from relterm.domain.interactions import Direction
from relterm.domain.kinds import PERSONAL_INTENTS, Circle
from relterm.domain.ladder import Overlay, Stage
from relterm.domain.moments import Now
from relterm.domain.people import State
from relterm.domain.search_query import (
    After,
    At,
    Before,
    Clause,
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
from relterm.storage.tags import tags_meant
from relterm.storage.text import beginning

_TWO_WAY = "(instr(state, '\"first_two_way\":') > 0)"
_TRUSTED = "(instr(state, '\"trusted\":') > 0)"
_TRIED = "(instr(state, '\"attempts\":') > 0)"
_OWES = "(instr(state, '\"owe_reply\":') > 0)"
_ANY = f"{_TWO_WAY} IN (0, 1) AND {_TRUSTED} IN (0, 1)"
_NOTHING_YET = (
    "instr(state, '\"attempts\":') = 0 AND instr(state, '\"studied\":') = 0 "
    "AND instr(state, '\"public\":') = 0"
)
_FIRST_STAGES = frozenset({Stage.ENGAGE, Stage.RECOGNISED, Stage.OPENED, Stage.RESTING})
_TRIED_STAGES = frozenset({Stage.OPENED, Stage.RESTING})
_MANY = frozenset({Stage.STUDY, Stage.CONVERSING, Overlay.DORMANT})
AWAY = frozenset({Being.ARCHIVED, Being.TRASHED})
"""States that have an index of their own."""
_COMMON = AWAY | {Being.UNTRACKED, Being.UNLOGGED}


@dataclass(frozen=True, slots=True)
class Where:
    """A condition in SQL with its parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


ALL = Where("1")


def joined(parts: Sequence[Where], word: str = " AND ") -> Where:
    """All of the conditions (or any, with another word between)."""
    if not parts:
        return ALL
    sql = word.join(f"({part.sql})" for part in parts)
    return Where(sql, tuple(each for part in parts for each in part.parameters))


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
        return self._all(self._query.clauses, self._of_person)

    def entries(self) -> Where:
        """A condition on `interaction`: of the entry itself, or of somebody in it."""
        return self._all(self._query.clauses, self._of_entry)

    def duties(self, table: str, day: str) -> Where:
        """A condition on promises, asks or reminders joined with their person."""
        return self._all(self._query.clauses, lambda each: self._of_duty(each, f"{table}.{day}"))

    def midnight(self, day: date) -> int:
        """The beginning of a local day in UTC seconds."""
        return int(datetime.combine(day, time.min, self._now.zone).timestamp())

    def _all(self, clauses: Sequence[Clause], build: Any) -> Where:
        """Every clause holds; of several circles, and of several rungs, one is enough."""
        parts: list[Where] = []
        either: dict[type[Condition], list[Where]] = {}
        for clause in clauses:
            made: Where = build(clause.condition)
            if clause.no:
                parts.append(Where(f"NOT coalesce(({made.sql}), 0)", made.parameters))
            elif isinstance(clause.condition, InCircle | OnRung):
                either.setdefault(type(clause.condition), []).append(made)
            else:
                parts.append(made)
        parts.extend(joined(several, " OR ") for several in either.values())
        return joined(parts)

    def _of_person(self, condition: Condition) -> Where:
        match condition:
            case Tagged(tag):
                return self._tagged("person", tag)
            case InCircle(circle):
                return Where("person.circle = ?", (circle.value,))
            case At(company):
                match_text = beginning(company)
                return Where(
                    "person.id IN (SELECT rowid FROM person_fts WHERE person_fts MATCH ?)",
                    (f"{{organisation firm}} : ({match_text})",),
                ) if match_text else Where("0")  # fmt: skip
            case DueBy(day):
                return Where("person.look <= ?", (day.toordinal(),))
            case Before(day):
                return Where("person.last_at < ?", (self.midnight(day),))
            case After(day):
                return Where("person.last_at >= ?", (self.midnight(day),))
            case OnRung(rung):
                return self._on_rung(rung)
            case Is(being):
                return self._being(being)

    def _of_entry(self, condition: Condition) -> Where:
        match condition:
            case DueBy():
                return Where("0")
            case Before(day):
                return Where("interaction.seconds < ?", (self.midnight(day),))
            case After(day):
                return Where("interaction.seconds >= ?", (self.midnight(day),))
            case Tagged(tag):
                return joined([self._tagged("interaction", tag), self._with(condition)], " OR ")
        return self._with(condition)

    def _with(self, condition: Condition) -> Where:
        """Somebody in the entry is so."""
        made = _checked(self._of_person(condition))
        return Where(
            "EXISTS (SELECT 1 FROM participant JOIN person ON person.id = person_id "
            f"WHERE interaction_id = interaction.id AND {made.sql})",
            made.parameters,
        )

    def _of_duty(self, condition: Condition, day: str) -> Where:
        match condition:
            case DueBy(until):
                return Where(f"{day} <= ?", (until.toordinal(),))
            case Before(until):
                return Where(f"{day} < ?", (until.toordinal(),))
            case After(since):
                return Where(f"{day} >= ?", (since.toordinal(),))
        return _checked(self._of_person(condition))

    def _tagged(self, table: str, typed: str) -> Where:
        tags = tags_meant(self._database, table, typed)
        return Where(
            f"{table}.id IN (SELECT {table}_id FROM {table}_tag WHERE tag {among(tags)})",
            tuple(tags),
        )

    def _on_rung(self, rung: Stage | Overlay) -> Where:
        t = self._now.t
        if rung is Stage.STUDY:
            return Where(
                f"person.id NOT IN (SELECT person_id FROM trust_state WHERE {_TWO_WAY} = 1) "
                "AND person.id NOT IN (SELECT person_id FROM trust_state WHERE "
                f"{_TWO_WAY} = 0 AND NOT ({_NOTHING_YET}))"
            )
        if rung in _FIRST_STAGES:
            tried = f"{_TRUSTED} = 0 AND {_TRIED} = 1 AND " if rung in _TRIED_STAGES else ""
            return self._of_stage(
                f"{_TWO_WAY} = 0 AND {tried}stage_of(state, ?) = ?", t, rung.value
            )
        if rung is Stage.CONVERSING:
            return self._of_stage(
                f"{_TWO_WAY} = 1 AND {_TRUSTED} = 1 AND stage_of(state, ?) = ?",
                t,
                rung.value,
                besides=f"{_TWO_WAY} = 1 AND {_TRUSTED} = 0",
            )
        if isinstance(rung, Stage):
            return self._of_stage(
                f"{_TWO_WAY} = 1 AND {_TRUSTED} = 1 AND stage_of(state, ?) = ?", t, rung.value
            )
        tried = f"{_TRUSTED} IN (0, 1) AND {_TRIED} = 1 AND " if rung is Overlay.QUIET else ""
        return Where(
            "EXISTS (SELECT 1 FROM trust_state WHERE person_id = person.id AND "
            f"{_TWO_WAY} = 1 AND {tried}overlay_of(state, ?, circle, cadence_days) = ?)",
            (t, rung.value),
        )

    def _of_stage(self, sql: str, *parameters: Any, besides: str = "") -> Where:
        """Somebody's stored state is so, or as `besides` says.

        With words there are few whose state is looked at; without, each half goes by the index.
        """
        either = (besides, sql) if besides else (sql,)
        if self._query.words:
            said = " OR ".join(f"({part})" for part in either)
            return Where(
                f"EXISTS (SELECT 1 FROM trust_state WHERE person_id = person.id AND ({said}))",
                parameters,
            )
        return _of_trust(
            " UNION ALL SELECT person_id FROM trust_state WHERE ".join(either), *parameters
        )

    def _being(self, being: Being) -> Where:
        today = self._now.today.toordinal()
        match being:
            case Being.DUE:
                return Where("person.look <= ?", (today,))
            case Being.SNOOZED:
                return Where("person.snooze_until > ?", (today,))
            case Being.RESTING:
                return _of_trust("rest_until > ?", today)
            case Being.PROMISE | Being.OWED:
                mine = Direction.MINE if being is Being.PROMISE else Direction.THEIRS
                return Where(
                    "person.uid IN (SELECT person FROM promise WHERE state = 'open' "
                    "AND direction = ?)",
                    (mine.value,),
                )
        return _BEINGS[being]


def _checked(where: Where) -> Where:
    """The condition in a form in which it is looked at for people found otherwise."""
    sql = where.sql.replace("person.id IN", "+person.id IN").replace(
        "person.uid IN", "+person.uid IN"
    )
    return Where(sql, where.parameters)


def _of_trust(sql: str, *parameters: Any) -> Where:
    return Where(f"person.id IN (SELECT person_id FROM trust_state WHERE {sql})", parameters)


_BEINGS: dict[Being, Where] = {
    Being.TRACKED: Where("person.circle <> 'none'"),
    Being.UNTRACKED: Where("person.circle = 'none'"),
    Being.PAUSED: Where("person.paused = 1"),
    Being.WAITING: _of_trust(f"{_ANY} AND {_TRIED} = 1"),
    Being.REPLY: _of_trust(f"{_ANY} AND {_TRIED} IN (0, 1) AND {_OWES} = 1"),
    Being.ASK: Where("person.uid IN (SELECT person FROM ask WHERE state IN ('planned', 'asked'))"),
    Being.REMINDER: Where("person.uid IN (SELECT person FROM reminder WHERE state = 'open')"),
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
