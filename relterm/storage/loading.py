"""People and interactions read from their several tables: a fixed number of queries for a chunk."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from relterm.domain.interactions import Event, Interaction
from relterm.domain.kinds import AskSize, Circle, Intent, Kind, Who
from relterm.domain.moments import SECONDS_PER_DAY, Moment
from relterm.domain.people import ImportantDate, Labelled, Person, State, Triage
from relterm.storage.database import Database, chunks, listed

IN = "IN (SELECT value FROM json_each(?))"
"""Membership in a list passed as one parameter made by `listed`."""

PERSON_FIELDS = (
    "uid", "name", "given", "family", "nickname", "pronouns", "organisation", "title", "circle",
    "cadence_days", "goal", "goal_text", "why", "intent", "private", "executive", "met",
    "introduced_by", "notes", "snooze_until", "skips", "paused", "triage", "is_me", "state",
    "line",
)  # fmt: skip
PERSON_COLUMNS = ", ".join(PERSON_FIELDS)
INTERACTION_COLUMNS = (
    "uid, day, seconds, utc_offset, timed, kind, who, answered, minutes, depth, mood, size, "
    "outcome, due, years, text, note, line, part_of, planned, state"
)
_CHANNELS = {"email": "emails", "phone": "phones", "link": "links", "custom": "custom"}

KINDS = {kind.value: kind for kind in Kind}
WHOS = {who.value: who for who in Who}
STATES = {state.value: state for state in State}
_FLAGS = {None: None, 0: False, 1: True}


def load_people(database: Database, ids: Sequence[int]) -> dict[int, Person]:
    """The people with these row ids (at most a few thousand), in no particular order."""
    wanted = listed(ids)
    parts: dict[int, dict[str, Any]] = {}
    for number, kind, value, label in database.rows(
        "SELECT person_id, kind, value, label FROM person_channel "
        f"WHERE person_id {IN} ORDER BY person_id, kind, seq",
        (wanted,),
    ):
        part = parts.setdefault(number, {}).setdefault(_CHANNELS[kind], [])
        part.append(Labelled(value, label))
    for number, tag in database.rows(
        f"SELECT person_id, tag FROM person_tag WHERE person_id {IN} ORDER BY person_id, seq",
        (wanted,),
    ):
        parts.setdefault(number, {}).setdefault("tags", []).append(tag)
    for number, kind, text in database.rows(
        f"SELECT person_id, kind, text FROM topic WHERE person_id {IN} "
        "ORDER BY person_id, kind, seq",
        (wanted,),
    ):
        parts.setdefault(number, {}).setdefault(kind, []).append(text)
    for number, dates in load_dates(database, wanted).items():
        parts.setdefault(number, {})["dates"] = dates
    people = database.rows(f"SELECT id, {PERSON_COLUMNS} FROM person WHERE id {IN}", (wanted,))
    return {row[0]: _person(row[1:], parts.get(row[0], {})) for row in people}


def load_dates(database: Database, wanted: str) -> dict[int, list[ImportantDate]]:
    """The important dates of the people listed (a parameter for `IN`)."""
    found: dict[int, list[ImportantDate]] = {}
    for number, *date_parts in database.rows(
        f"SELECT person_id, label, year, month, day, text FROM important_date "
        f"WHERE person_id {IN} ORDER BY person_id, seq",
        (wanted,),
    ):
        found.setdefault(number, []).append(ImportantDate(*date_parts))
    return found


def _person(row: tuple[Any, ...], parts: dict[str, Any]) -> Person:
    known = dict(zip(PERSON_FIELDS, row, strict=True))
    known["circle"] = Circle(known["circle"])
    known["intent"] = Intent(known["intent"])
    known["state"] = STATES[known["state"]]
    known["triage"] = Triage(known["triage"])
    known["goal"] = None if known["goal"] is None else AskSize(known["goal"])
    for flag in ("private", "executive", "paused", "is_me"):
        known[flag] = bool(known[flag])
    known.update((name, tuple(values)) for name, values in parts.items())
    return Person(**known)


def load_interactions(database: Database, ids: Sequence[int]) -> dict[int, Interaction]:
    """The interactions with these row ids (at most a few thousand), in no particular order."""
    wanted = listed(ids)
    people: dict[int, list[str]] = {}
    for number, uid in database.rows(
        "SELECT interaction_id, uid FROM participant JOIN person ON person.id = person_id "
        f"WHERE interaction_id {IN} ORDER BY interaction_id, seq",
        (wanted,),
    ):
        people.setdefault(number, []).append(uid)
    tags: dict[int, list[str]] = {}
    for number, tag in database.rows(
        f"SELECT interaction_id, tag FROM interaction_tag WHERE interaction_id {IN} "
        "ORDER BY interaction_id, seq",
        (wanted,),
    ):
        tags.setdefault(number, []).append(tag)
    rows = database.rows(
        f"SELECT id, {INTERACTION_COLUMNS} FROM interaction WHERE id {IN}", (wanted,)
    )
    return {
        row[0]: _interaction(row, tuple(people.get(row[0], ())), tuple(tags.get(row[0], ())))
        for row in rows
    }


def _interaction(
    row: tuple[Any, ...], people: tuple[str, ...], tags: tuple[str, ...]
) -> Interaction:
    (_, uid, day, seconds, offset, timed, kind, who, answered, minutes, depth, mood, size) = row[
        :13
    ]
    outcome, due, years, text, note, line, part_of, planned, state = row[13:]
    return Interaction(
        uid,
        Moment(date.fromordinal(day), seconds, offset, bool(timed)),
        people,
        KINDS[kind],
        None if who is None else WHOS[who],
        _FLAGS[answered],
        minutes,
        depth,
        mood,
        size,
        _FLAGS[outcome],
        None if due is None else date.fromordinal(due),
        years,
        text,
        note,
        tags,
        line,
        part_of,
        bool(planned),
        STATES[state],
    )


_EPOCH_NOON = 719_163 - 0.5
EVENT_COLUMNS = (
    "seconds, kind, who, answered, minutes, depth, mood, size, outcome, due, years, text, uid, "
    "utc_offset"
)


def event_of_row(row: tuple[Any, ...]) -> Event:
    """What the trust model reads of a row of `EVENT_COLUMNS` (as `interactions.event_of`)."""
    seconds, kind, who, answered, minutes, depth, mood, size, outcome, due, years = row[:11]
    return Event(
        seconds / SECONDS_PER_DAY,
        KINDS[kind],
        None if who is None else WHOS[who],
        _FLAGS[answered],
        minutes,
        depth,
        mood,
        size,
        _FLAGS[outcome],
        None if due is None else due - _EPOCH_NOON - row[13] * 60 / SECONDS_PER_DAY,
        years,
        row[11],
        row[12],
    )


def people_in_order(database: Database, ids: Sequence[int]) -> Iterator[Person]:
    """People by row id, in the order of the ids, a chunk in memory at a time."""
    for chunk in chunks(ids):
        found = load_people(database, chunk)
        yield from (found[number] for number in chunk if number in found)


def interactions_in_order(database: Database, ids: Sequence[int]) -> Iterator[Interaction]:
    """Interactions by row id, in the order of the ids, a chunk in memory at a time."""
    for chunk in chunks(ids):
        found = load_interactions(database, chunk)
        yield from (found[number] for number in chunk if number in found)
