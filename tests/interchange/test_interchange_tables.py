"""How the tables look: quoting, headers, columns, guarded formulas."""

from datetime import UTC, datetime

from interchange_values import written

from relterm.domain.interactions import (
    Interaction,
)
from relterm.domain.kinds import AskSize, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.interchange.write import TABLES, file_name


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
    assert header.endswith("notes,paused,triage,line,custom,shoe size")
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
