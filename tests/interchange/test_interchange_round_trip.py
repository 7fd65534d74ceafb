"""What relterm writes it reads back the same, whatever the text."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
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
from relterm.interchange import cells
from relterm.interchange.drafts import (
    AskDraft,
    Draft,
    ExchangeDraft,
    InteractionDraft,
    PersonDraft,
    Problem,
    PromiseDraft,
    RelationDraft,
    ReminderDraft,
    SettingsDraft,
)
from relterm.interchange.read import drafts
from relterm.interchange.recognise import recognise
from relterm.interchange.write import TABLES, file_name, write_table

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
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "people": PERSON,
    "relations": RELATION,
    "interactions": INTERACTION,
    "exchanges": EXCHANGE,
    "promises": PROMISE,
    "asks": ASK,
    "reminders": REMINDER,
    "settings": SETTINGS,
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


def value_of(draft: Draft | Problem) -> Any:
    """The domain value of a draft, with the references put back as they were written."""
    match draft:
        case PersonDraft():
            assert draft.complete
            return replace(draft.person, introduced_by=draft.introduced_by)
        case InteractionDraft():
            return replace(draft.interaction, people=draft.people)
        case PromiseDraft():
            return replace(draft.promise, person=draft.person.uid)
        case AskDraft():
            return replace(draft.ask, person=draft.person.uid)
        case ReminderDraft():
            return replace(draft.reminder, person=draft.person.uid)
        case ExchangeDraft():
            return replace(draft.exchange, person=draft.person.uid)
        case RelationDraft():
            return replace(draft.relation, person=draft.person.uid, other=draft.other.uid)
        case SettingsDraft():
            return draft.settings
        case Problem():
            raise AssertionError(draft)


def settled(value: Any) -> Any:
    """A person with a birthday first and the other orders that no column keeps made equal."""
    if not isinstance(value, Person):
        return value
    custom = tuple(sorted(value.custom, key=lambda item: (item.label, item.value)))
    return replace(value, dates=tuple(sorted(value.dates, key=repr)), custom=custom)


def read_back(path: Path, content: bytes, raw: bool = False) -> list[Any]:
    """The values that a table's bytes are read as."""
    path.write_bytes(content)
    found = recognise(path, raw=raw)
    assert found.table == path.stem
    return [value_of(draft) for draft in drafts(found)]


@pytest.mark.parametrize("table", sorted(VALUES))
@pytest.mark.parametrize("raw", [False, True])
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_export_import_export_is_byte_identical(
    table: str, raw: bool, tmp_path: Path, data: st.DataObject
) -> None:
    size = 1 if table == "settings" else 3
    values = data.draw(st.lists(VALUES[table], min_size=1, max_size=size))
    first = written(table, values, raw)
    back = read_back(tmp_path / file_name(table), first, raw)
    assert [settled(value) for value in back] == [settled(value) for value in values]
    assert written(table, back, raw) == first


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people=st.lists(PERSON, min_size=1, max_size=2))
def test_dates_alone_give_their_people_back(people: list[Person], tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_bytes(written("dates", people))
    found = list(drafts(recognise(path)))
    expected = [(person.uid, when) for person in people for when in person.dates]
    got = []
    for draft in found:
        assert isinstance(draft, PersonDraft)
        assert not draft.complete
        got.append((draft.person.uid, *draft.person.dates))
    assert got == expected


@given(TEXT)
def test_a_guarded_cell_never_begins_like_a_formula(text: str) -> None:
    cell = cells.guard(text)
    assert not cell or cell[0] not in cells.RISKY
    assert cells.unguard(cell) == text


@given(st.lists(TEXT))
def test_lists_come_back(items: list[str]) -> None:
    assert cells.read_list(cells.write_list(items)) == tuple(items)


@given(st.lists(st.builds(Labelled, TEXT, TEXT)))
def test_labelled_values_come_back(items: list[Labelled]) -> None:
    assert cells.read_labelled(cells.write_labelled(items)) == tuple(items)


@settings(max_examples=500)
@given(DATE)
def test_dates_come_back(when: ImportantDate) -> None:
    assert cells.read_date(when.label, cells.write_date(when)) == when


def test_lists_read_well_and_can_be_written_by_hand() -> None:
    emails = (Labelled("ann@example.org", "work"), Labelled("a@b.example"))
    assert cells.write_labelled(emails) == "work: ann@example.org; a@b.example"
    assert cells.write_list(["climbing", "tea; green"]) == r"climbing; tea\; green"
    assert cells.read_list(" climbing ;tea;;") == ("climbing", "tea")
    link = cells.write_labelled([Labelled("https://example.org/a?b=c")])
    assert link == "https://example.org/a?b=c"


def test_a_table_is_rfc_4180_with_words_for_columns() -> None:
    ann = Person(
        "1a2b",
        "Ann Lee",
        goal=AskSize.ADVICE,
        dates=(ImportantDate("birthday", None, 4, 17),),
        custom=(Labelled("42", "shoe size"), Labelled("x", "Notes")),
    )
    text = written("people", [ann], raw=True).decode()
    header, row, end = text.split("\r\n")
    cells_by_name = dict(zip(header.split(","), row.split(","), strict=True))
    assert end == ""
    assert header.startswith("uid,name,given,family,nickname,pronouns,organisation,title,circle,")
    assert header.endswith("notes,paused,triage,custom,shoe size")
    assert cells_by_name["birthday"] == "--04-17"
    assert cells_by_name["goal"] == "advice"
    assert cells_by_name["shoe size"] == "42"
    assert cells_by_name["custom"] == "Notes: x"


def test_every_table_has_a_file_and_a_header() -> None:
    for table, columns in TABLES.items():
        assert file_name(table) == f"{table}.csv"
        assert written(table, []).decode() == ",".join(columns) + "\r\n"


def test_interactions_have_the_columns_of_the_model() -> None:
    entry = Interaction(
        "e1",
        Moment.of_datetime(datetime(2024, 3, 5, 9, 30, tzinfo=UTC)),
        ("u1", "u2"),
        Kind.ASK,
        who=Who.ME,
        minutes=30.0,
        mood=-1,
        size=3,
        outcome=True,
        years=0.5,
    )
    lines = written("interactions", [entry]).decode().split("\r\n")
    assert lines[0].startswith(
        "uid,date,people,kind,who,answered,minutes,depth,mood,size,outcome,due,years,text,note,tags"
    )
    assert lines[1] == (
        "e1,2024-03-05T09:30+00:00,u1; u2,ask,me,,30,,-1,business,yes,,0.5,,,,"
        r"'=Ann\; u1; =Ann\; u2,,,,active"
    )


def test_raw_keeps_formulas_as_they_are() -> None:
    ann = Person("1a2b", "=1+1")
    assert b",'=1+1," in written("people", [ann])
    assert b",=1+1," in written("people", [ann], raw=True)
