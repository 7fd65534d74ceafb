"""Values of every kind, with texts that are hard on a file."""

import io
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from relterm.domain.interactions import (
    Ask,
    AskState,
    Direction,
    Exchange,
    ExchangeKind,
    Interaction,
    Outcome,
    Promise,
    PromiseState,
    Relation,
    Reminder,
    ReminderState,
    Settings,
)
from relterm.domain.kinds import AskSize, Circle, Intent, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, Person, State, Triage
from relterm.domain.saved_views import View
from relterm.interchange.write import write_table

HOSTILE = st.sampled_from(
    [
        "",
        " ",
        "  ",
        "\\",
        "\\.",
        "; ",
        ";",
        ": ",
        "a: b",
        "a:",
        "\\ ",
        "'",
        "'=1",
        "''+1",
        "=1+1",
        "+49 30 1",
        "-",
        "@x",
        "\t=1",
        "\r=1",
        "\n-1",
        "＝1",
        '"',
        '"1984-11-13"',
        '1984 "x"',
        "1984-11-13",
        "--04-17",
        "12 Mar 1984",
        "?-?-?",
        "3/4/1984",
        "a\rb",
        "a\r\nb",
        "a\0b",
        "\u2028\x85\x1c",
        "\ufeff",
        "First Name\tLast Name\tE-mail Address\tPhone",
        "uid,name,circle",
        " Ann ",
        "none",
        "]0;\x1b\x07",
    ]
)

LETTERS = st.characters(exclude_categories=["Cs"])

TEXT = HOSTILE | st.text(LETTERS, max_size=12) | st.text(st.sampled_from(";: \\\"'=,\r\n"))

LIST = st.lists(TEXT, max_size=3).map(tuple)

LABELLED = st.lists(st.builds(Labelled, TEXT, TEXT), max_size=3).map(tuple)

NUMBER = st.none() | st.integers(-3, 40) | st.integers(1900, 10100)

DATE = st.builds(ImportantDate, TEXT | st.just("birthday"), NUMBER, NUMBER, NUMBER, TEXT)

DAYS = st.dates(date(1, 1, 2), date(9999, 12, 30))

AMOUNT = st.none() | st.floats(0, 1e9) | st.integers(0, 600).map(float)

UID = st.text(st.sampled_from("0123456789abcdef"), min_size=4, max_size=6)

PERSON = st.builds(
    Person,
    uid=UID,
    name=TEXT,
    given=TEXT,
    family=TEXT,
    nickname=TEXT,
    pronouns=TEXT,
    organisation=TEXT,
    title=TEXT,
    circle=st.sampled_from(Circle),
    cadence_days=st.none() | st.integers(0, 10_000),
    goal=st.none() | st.sampled_from(AskSize),
    goal_text=TEXT,
    why=TEXT,
    intent=st.sampled_from(Intent),
    private=st.booleans(),
    executive=st.booleans(),
    met=TEXT,
    introduced_by=st.just("") | UID,
    notes=TEXT,
    emails=LABELLED,
    phones=LABELLED,
    links=LABELLED,
    tags=LIST,
    dates=st.lists(DATE, max_size=3).map(tuple),
    interests=LIST,
    aspirations=LIST,
    needs=LIST,
    offers=LIST,
    values=LIST,
    custom=LABELLED,
    line=TEXT,
    snooze_until=st.none() | st.integers(0, 4_000_000),
    skips=st.integers(0, 9),
    paused=st.booleans(),
    triage=st.sampled_from(Triage),
    is_me=st.booleans(),
    state=st.sampled_from(State),
)

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))

MOMENT = st.builds(Moment.of_day, DAYS) | st.builds(
    lambda at, zone: Moment.of_datetime(at.replace(tzinfo=zone)),
    st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 2)),  # noqa: DTZ001  # a zone is added
    ZONES,
)

INTERACTION = st.builds(
    Interaction,
    uid=TEXT,
    moment=MOMENT,
    people=st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(Kind),
    who=st.none() | st.sampled_from(Who),
    answered=st.none() | st.booleans(),
    minutes=AMOUNT,
    depth=st.none() | st.integers(1, 3),
    mood=st.none() | st.integers(-1, 1),
    size=st.none() | st.integers(1, 4),
    outcome=st.none() | st.booleans(),
    due=st.none() | DAYS,
    years=AMOUNT,
    text=TEXT,
    note=TEXT,
    tags=LIST,
    line=TEXT,
    part_of=TEXT,
    planned=st.booleans(),
    state=st.sampled_from(State),
)

DIRECTION = st.sampled_from(Direction)

PROMISE = st.builds(
    Promise,
    TEXT,
    UID,
    DIRECTION,
    TEXT,
    st.none() | DAYS,
    st.sampled_from(PromiseState),
    TEXT,
    TEXT,
)

ASK = st.builds(
    Ask,
    TEXT,
    UID,
    DIRECTION,
    st.sampled_from(AskSize),
    TEXT,
    st.sampled_from(AskState),
    st.sampled_from(Outcome),
    TEXT,
    st.none() | DAYS,
    TEXT,
)

REMINDER = st.builds(Reminder, TEXT, UID, TEXT, DAYS, st.sampled_from(ReminderState), TEXT, TEXT)

EXCHANGE = st.builds(Exchange, TEXT, TEXT, UID, st.sampled_from(ExchangeKind), TEXT, TEXT)

RELATION = st.builds(Relation, TEXT, UID, UID, TEXT)

SETTINGS = st.builds(
    Settings, TEXT, TEXT, st.integers(0, 99), TEXT, st.lists(st.integers(0, 6)).map(tuple)
)

VIEW = st.builds(View, TEXT, TEXT.filter(str.strip), TEXT)

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "people": PERSON,
    "relations": RELATION,
    "interactions": INTERACTION,
    "exchanges": EXCHANGE,
    "promises": PROMISE,
    "asks": ASK,
    "reminders": REMINDER,
    "settings": SETTINGS,
    "views": VIEW,
}


def names(uid: str) -> str:
    """A hostile name for each UID."""
    return f"=Ann; {uid}" if uid else ""


def written(table: str, values: Iterable[Any], raw: bool = False) -> bytes:
    """The bytes of a table."""
    out = io.StringIO(newline="")
    rows = list(values)
    custom: list[str] = []
    if table == "people":
        custom = [item.label for person in rows for item in person.custom]
    write_table(table, rows, names, out, raw, custom)
    return out.getvalue().encode()
