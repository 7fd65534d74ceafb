"""relterm's own tables as people write them by hand, and folders of them."""

from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from interchange_reading import ReadText

from relterm.domain.interactions import Direction, Promise
from relterm.domain.kinds import Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Triage
from relterm.errors import BadInput
from relterm.interchange import own_people
from relterm.interchange.drafts import (
    InteractionDraft,
    PersonDraft,
    PersonRef,
    Problem,
    PromiseDraft,
    ReminderDraft,
    SettingsDraft,
)
from relterm.interchange.read import drafts, rows_hint
from relterm.interchange.recognise import recognise
from relterm.interchange.source import Source

TRUST = Path(__file__).parent.parent / "data" / "trust"


@pytest.mark.parametrize("log", sorted(TRUST.glob("*.csv")), ids=lambda path: path.stem)
def test_logs_of_the_trust_model_with_people(log: Path, read_file: ReadText) -> None:
    header, *lines = log.read_text("utf-8").splitlines()
    text = "\n".join([f"{header},people", *(f"{line},Ann Lee; Bo" for line in lines)])
    found, rows = read_file(text)
    assert found.table == "interactions"
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        assert isinstance(row, InteractionDraft), row
        assert row.people == ("Ann Lee", "Bo")
        day, kind, who, *_ = line.split(",")
        assert row.interaction.kind == Kind(kind)
        assert row.interaction.who == (Who(who) if who else None)
        assert row.interaction.moment == Moment.parse(day)
        assert row.interaction.uid == ""


def test_only_date_people_and_kind_are_needed(read_file: ReadText) -> None:
    zone = ZoneInfo("Europe/Berlin")
    _found, rows = read_file("Date,KIND,People\n2024-07-01,Coffee,Ann\n", zone=zone)
    (row,) = rows
    assert isinstance(row, InteractionDraft)
    assert row.interaction.kind is Kind.MEET
    assert row.interaction.moment == Moment.of_day(date(2024, 7, 1), zone)
    with pytest.raises(BadInput, match="people"):
        read_file("date,kind\n2024-07-01,meet\n")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("lunch", Kind.MEET),
        ("dinner", Kind.MEET),
        ("zoom", Kind.VIDEO),
        ("dm", Kind.MSG),
        ("message", Kind.MSG),
        ("compliment", Kind.MSG),
        ("mail", Kind.EMAIL),
        ("PHONE", Kind.CALL),
        ("Thanks", Kind.THANKS),
    ],
)
def test_everyday_words_for_kinds(word: str, kind: Kind, read_file: ReadText) -> None:
    _found, (row,) = read_file(f"date,people,kind\n2024-01-01,Ann,{word}\n")
    assert isinstance(row, InteractionDraft)
    assert row.interaction.kind is kind


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("date", "2024-02-30", "date “2024-02-30”"),
        ("date", "", "date"),
        ("kind", "wrestle", "kind “wrestle”"),
        ("kind", "", "kind"),
        ("people", "", "with whom"),
        ("who", "nobody", "who “nobody”"),
        ("answered", "maybe", "answered “maybe”"),
        ("minutes", "long", "minutes “long”"),
        ("minutes", "-5", "minutes “-5”"),
        ("minutes", "NaN", "minutes “NaN”"),
        ("depth", "4", "depth “4” is not 1 to 3"),
        ("depth", "deep", "depth “deep”"),
        ("mood", "2", "mood “2” is not -1 to 1"),
        ("size", "9", "size “9”"),
        ("outcome", "later", "outcome “later”"),
        ("due", "soon", "due “soon”"),
        ("years", "1e999", "years “1e999”"),
        ("planned", "?", "planned “?”"),
        ("state", "gone", "state “gone”"),
    ],
)
def test_what_cannot_be_read_is_a_problem_with_its_line(
    column: str, cell: str, reason: str, read_file: ReadText
) -> None:
    columns = (
        "date,kind,people,who,answered,minutes,depth,mood,size,outcome,due,years,planned,state"
    )
    good = dict.fromkeys(columns.split(","), "") | {
        "date": "2024-01-01",
        "kind": "meet",
        "people": "Ann",
    }
    rows = [good, good | {column: cell}, good]
    text = "\n".join([columns, *(",".join(row.values()) for row in rows)])
    _found, (first, problem, last) = read_file(text)
    assert isinstance(first, InteractionDraft)
    assert isinstance(last, InteractionDraft)
    assert isinstance(problem, Problem)
    assert problem.line == 3
    assert reason in problem.reason
    assert problem.cells == tuple(rows[1].values())


@pytest.mark.parametrize(
    ("kind", "cell", "size"),
    [("ask", "favour", 1), ("ask", "Business", 3), ("ask", "4", 4), ("give", "large", 3)],
)
def test_sizes(kind: str, cell: str, size: int, read_file: ReadText) -> None:
    _found, (row,) = read_file(f"date,people,kind,size\n2024-01-01,Ann,{kind},{cell}\n")
    assert isinstance(row, InteractionDraft)
    assert row.interaction.size == size


def test_people_with_missing_columns_fill_in_only(read_file: ReadText) -> None:
    found, rows = read_file("uid,name,circle,emails\nu1,Ann,close,work: a@example.org\n")
    assert found.table == "people"
    (draft,) = rows
    assert isinstance(draft, PersonDraft)
    assert not draft.complete
    assert draft.person.uid == "u1"


def test_bad_words_in_people_are_problems(read_file: ReadText) -> None:
    _found, rows = read_file("uid,name,circle,intent\nu1,Ann,nearest,\nu2,Bo,close,be hired\n")
    problem, bo = rows
    assert isinstance(problem, Problem)
    assert "nearest" in problem.reason
    assert isinstance(bo, PersonDraft)


def test_files_of_an_earlier_version_say_nothing_of_what_came_later(read_file: ReadText) -> None:
    whole = [*own_people.COLUMNS]
    for missing, complete in ((set(), True), (own_people.ADDED, True), ({"paused", "why"}, False)):
        columns = [column for column in whole if column not in missing]
        cells = {"uid": "u1", "name": "Ann", "paused": "yes", "triage": "Never", "line": "Ann #x"}
        row = ",".join(cells.get(column, "") for column in columns)
        _found, (draft,) = read_file(f"{','.join(columns)}\n{row}\n")
        assert isinstance(draft, PersonDraft)
        assert draft.complete is complete
        assert draft.untold == own_people.ADDED & missing
        assert draft.person.paused is ("paused" not in missing)
        assert draft.person.triage is (Triage.OPEN if "triage" in missing else Triage.NEVER)
        assert draft.person.line == ("" if "line" in missing else "Ann #x")


def test_a_custom_field_may_be_called_as_the_column_of_the_line_is(read_file: ReadText) -> None:
    for header, line, custom in (
        ("uid,name,circle,custom,LINE", "", ("ann.l",)),
        ("uid,name,circle,line,custom,Line", "@bo", ("ann.l",)),
        ("uid,name,circle,line,shoe size", "@bo", ("44",)),
    ):
        cells = {"uid": "u1", "name": "Ann", "line": "@bo", "shoe size": "44"}
        row = ",".join(
            "ann.l" if column in ("LINE", "Line") else cells.get(column, "")
            for column in header.split(",")
        )
        _found, (draft,) = read_file(f"{header}\n{row}\n")
        assert isinstance(draft, PersonDraft)
        assert draft.person.line == line
        assert tuple(item.value for item in draft.person.custom) == custom


@pytest.mark.parametrize(("column", "cell"), [("paused", "till May"), ("triage", "perhaps")])
def test_bad_words_about_pacing_are_problems(column: str, cell: str, read_file: ReadText) -> None:
    _found, (problem,) = read_file(f"uid,name,circle,{column}\nu1,Ann,,{cell}\n")
    assert isinstance(problem, Problem)
    assert f"{column} “{cell}”" in problem.reason


def test_reminders_may_name_their_ask(read_file: ReadText) -> None:
    for header, cell, ask in (("", "", ""), (",ask", ",a1", "a1")):
        _found, (draft,) = read_file(
            f"uid,person,what,due{header}\nr1,u1,ask her,2026-12-01{cell}\n"
        )
        assert isinstance(draft, ReminderDraft)
        assert draft.reminder.ask == ask


def test_promises_by_hand(read_file: ReadText) -> None:
    found, rows = read_file(
        "person,direction,what,due\nAnn Lee,theirs,the slides,2024-05-03\n,mine,nothing,\n"
    )
    assert found.table == "promises"
    promise, problem = rows
    assert promise == PromiseDraft(
        2,
        Promise("", "", Direction.THEIRS, "the slides", date(2024, 5, 3)),
        PersonRef("Ann Lee"),
    )
    assert isinstance(problem, Problem)
    assert "whom" in problem.reason


def test_rows_with_too_many_cells_are_not_cut(read_file: ReadText) -> None:
    _found, (problem,) = read_file("date,people,kind\n2024-01-01,Ann,meet,more\n")
    assert isinstance(problem, Problem)
    assert problem.cells[-1] == "more"


def test_a_folder_is_read_so_that_references_are_known(tmp_path: Path) -> None:
    (tmp_path / "settings.csv").write_text("setting,value\ndaily number,4\nmood,good\n")
    (tmp_path / "promises.csv").write_text("person,direction,what\nu1,mine,x\n")
    (tmp_path / "interactions.csv").write_text("date,people,kind\n2024-01-01,u1,meet\nx,u1,meet\n")
    (tmp_path / "people.csv").write_text("uid,name,circle\nu1,Ann,close\n")
    (tmp_path / "dates.csv").write_text("person,name,label,date\nu1,Ann,birthday,1984\n")
    (tmp_path / "shopping.csv").write_text("milk\n")
    found = recognise(tmp_path)
    assert found.source is Source.RELTERM
    assert [table.table for table in found.tables] == [
        "people",
        "interactions",
        "promises",
        "settings",
    ]
    rows = list(drafts(found))
    assert [type(row) for row in rows] == [
        PersonDraft,
        InteractionDraft,
        Problem,
        PromiseDraft,
        Problem,
        SettingsDraft,
    ]
    assert [row.file for row in rows if isinstance(row, Problem)] == [
        "interactions.csv",
        "settings.csv",
    ]
    assert rows_hint(found) == 6
    assert found.zone is UTC


@pytest.mark.parametrize("text", ["something,else\n1,2\n", "Name,Email\nAnn,a@b.example\n", ""])
def test_a_folder_with_a_strange_table_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("uid,name,circle\nu1,Ann,close\n")
    (tmp_path / "asks.csv").write_text(text)
    with pytest.raises(BadInput, match=r"asks\.csv"):
        recognise(tmp_path)


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="none of relterm's tables"):
        recognise(tmp_path)


def test_a_linkedin_folder_gives_its_connections(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\nAnn,Lee,,,,\n"
    )
    assert recognise(tmp_path).source is Source.LINKEDIN
