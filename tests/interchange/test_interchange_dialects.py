"""Encodings, delimiters, line ends, broken quotes: the text gets through, and no row is lost."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from interchange_reading import People, ReadText

from relterm.domain.people import ImportantDate
from relterm.errors import BadInput
from relterm.interchange import records
from relterm.interchange.decoding import open_text, survey
from relterm.interchange.drafts import PersonDraft, Problem
from relterm.interchange.read import drafts
from relterm.interchange.recognise import Recognised, recognise

HEADER = ["Name", "Email", "Phone", "Notes"]
SPECTRUM = Path(__file__).parent.parent / "data" / "csv" / "csv-spectrum" / "csvs"
SPECTRUM_CASES = sorted(
    path.stem
    for path in SPECTRUM.glob("*.csv")
    if path.stem != "location_coordinates"  # its own JSON has another phone number
)
NOTE = 'Müßig – "quoted", a;b\tc|d\nsecond line'


def recognised(path: Path) -> Recognised | None:
    """What a file is, or None when it is refused in one sentence."""
    try:
        return recognise(path)
    except BadInput as error:
        sentence = str(error)
    assert sentence.endswith((".", '".'))
    assert "\n" not in sentence
    return None


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semi", "tab", "pipe"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL], ids=["minimal", "all"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_every_dialect(
    delimiter: str,
    end: str,
    quoting: int,
    encoding: str,
    read_file: ReadText,
    people_of: People,
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]  # an int of the two
    writer.writerow(HEADER)
    writer.writerow(["Jürgen Öztürk", "j@example.org", "+49 30 1", NOTE])
    writer.writerow(["Ann Lee", "ann@example.org", "", "plain"])
    found, rows = read_file(out.getvalue().encode(encoding))
    assert found.delimiter == delimiter
    first, second = people_of(rows)
    assert first.name == "Jürgen Öztürk"
    assert first.notes == NOTE
    assert second.emails[0].value == "ann@example.org"


def test_a_separator_line_of_a_spreadsheet(read_file: ReadText, people_of: People) -> None:
    found, rows = read_file("sep=^\r\nName^Notes\r\nAnn^a,b;c\r\n")
    assert (found.delimiter, found.header_line) == ("^", 2)
    (ann,) = people_of(rows)
    assert ann.notes == "a,b;c"


def test_utf_8_with_some_foreign_bytes_keeps_both(read_file: ReadText, people_of: People) -> None:
    content = "Name,Notes\nJürgen Müßig Öztürk,".encode() + b"M\xfc\x81\n"
    found, rows = read_file(content)
    assert any("2 bytes are not UTF-8" in warning for warning in found.warnings)
    (person,) = people_of(rows)
    assert person.name == "Jürgen Müßig Öztürk"
    assert person.notes == "Mü\x81"


def test_windows_letters_with_holes(read_file: ReadText, people_of: People) -> None:
    found, rows = read_file(b"Name,Notes\nJ\xfcrgen,\x80\x81\x8d\x8f\x90\x9d\n")
    assert found.encoding == "cp1252"
    (person,) = people_of(rows)
    assert (person.name, person.notes) == ("Jürgen", "€\x81\x8d\x8f\x90\x9d")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("utf-8", "utf-16-le"),
        ("utf-16", "utf-8"),
        ("utf-32", "utf-8"),
        ("utf-16-be", "utf-16-le"),
        ("utf-32", "utf-16-le"),
    ],
)
def test_two_encodings_in_one_file_are_refused(
    first: str, second: str, read_file: ReadText
) -> None:
    head = "Name,Email,Phone,Notes\nAnn,ann@example.org,+49 30 1234567,a note of some length\n"
    tail = "Bo,bo@example.org,+49 30 1234567,a note of some length that goes on and on and on\n"
    with pytest.raises(BadInput, match="two encodings"):
        read_file(head.encode(first) + tail.encode(second))


def test_invalid_utf_16_is_said(read_file: ReadText, people_of: People) -> None:
    found, rows = read_file("Name\nAnn\n".encode("utf-16") + b"\x00\xdc\n\x00")
    assert any("invalid" in warning for warning in found.warnings)
    assert people_of(rows)[0].name == "Ann"


def test_data_in_the_header_row_is_not_lost(read_file: ReadText) -> None:
    found, rows = read_file("Name,Email,NotesAnn,ann@example.org,x\nBo,bo@example.org,y\n")
    assert any("header row holds data" in warning for warning in found.warnings)
    problem, bo = rows
    assert isinstance(problem, Problem)
    assert problem.line == 1
    assert "ann@example.org" in problem.cells
    assert isinstance(bo, PersonDraft)


def test_a_header_that_swallows_the_file_is_not_lost(read_file: ReadText) -> None:
    rows = "".join(f'line two",P{n},p{n}@example.org,1,"note {n}\n' for n in range(100))
    _found, read = read_file(f'Name,Email,Phone,Notes,"note\n{rows}end"\n')
    said = repr(read)
    assert all(f"p{n}@example.org" in said for n in range(100))


def test_another_encoding_can_be_chosen(read_file: ReadText, people_of: People) -> None:
    content = "Name,Notes\n山田太郎,メモ\n".encode("shift_jis")
    _found, rows = read_file(content, encoding="shift_jis")
    assert people_of(rows)[0].name == "山田太郎"
    for unknown in ("klingon", "rot13", "hex"):
        with pytest.raises(BadInput, match=unknown):
            read_file(content, encoding=unknown)


@pytest.mark.parametrize("case", SPECTRUM_CASES)
def test_csv_spectrum(case: str, data: Path) -> None:
    path = data / "csv-spectrum" / "csvs" / f"{case}.csv"
    expected = json.loads((data / "csv-spectrum" / "json" / f"{path.stem}.json").read_text("utf-8"))
    with open_text(path, survey(path)) as stream:
        header, *rows = [row.cells for row in records.records(stream, ",") if row.cells]
    whole = expected if isinstance(expected, list) else [expected]
    assert [dict(zip(header, row, strict=True)) for row in rows] == whole


def corpus() -> list[Path]:
    folder = Path(__file__).parent.parent / "data" / "csv"
    return sorted([*folder.glob("csvkit-examples/*"), *folder.glob("frictionless-csv/*")])


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_odd_files_are_read_whole_or_refused_with_a_sentence(path: Path) -> None:
    found = recognised(path)
    if found is None:
        return
    read = list(drafts(found))
    text = path.read_bytes().decode(found.encoding, "replace")
    after_header = text.split("\n", found.header_line)[-1]
    said = repr(read) + repr(found.preamble)
    for word in re.findall(r"\w+", after_header):
        assert word in said


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        (["Ann,a@x.example,1", "Bo", "Cy,c@x.example,1,note"], ["", "", "note"]),
        (["Ann,a@x.example,1,note,extra,,more"], ["note\nextra; more"]),
        (["", "Ann,,,x", "", ",,,", "Bo,,,y", "\x1a"], ["x", "y"]),
        (['Ann,,,a"b"c', 'Bo,,,"say ""hi"""'], ['a"b"c', 'say "hi"']),
        (["Ann,,,a\0b"], ["a\0b"]),
        (['Ann,,,"a\u2028b\x85c\x1cd"'], ["a\u2028b\x85c\x1cd"]),
        (["Ann,,,=1+1", "Bo,,,'=1"], ["=1+1", "'=1"]),
    ],
)
def test_ragged_and_odd_rows(
    rows: list[str], notes: list[str], read_file: ReadText, people_of: People
) -> None:
    _found, read = read_file("\n".join([",".join(HEADER), *rows]))
    assert [person.notes for person in people_of(read)] == notes


def test_doubled_and_missing_headers(read_file: ReadText, people_of: People) -> None:
    found, rows = read_file("Name,Email,,Name,Email\nAnn,a@x.example,odd,Anna,b@x.example\n")
    assert any("“name”" in warning for warning in found.warnings)
    (ann,) = people_of(rows)
    assert ann.name == "Ann"
    assert [mail.value for mail in ann.emails] == ["a@x.example", "b@x.example"]
    assert {(field.label, field.value) for field in ann.custom} == {
        ("column 3", "odd"),
        ("Name 2", "Anna"),
    }


def test_rows_before_the_header_are_not_lost(read_file: ReadText) -> None:
    found, rows = read_file("Ann,ann\nsome,thing\nName,Email\nBo,bo@x.example\n")
    assert found.header_line == 3
    assert any("line 3" in warning for warning in found.warnings)
    assert [type(row) for row in rows] == [Problem, Problem, PersonDraft]
    assert [row.line for row in rows] == [1, 2, 4]


@pytest.mark.parametrize(
    ("middle", "names", "line"),
    [
        ('Bo,,,"open', ["Ann", "Bo", "Cy", "Di"], 3),
        ('Bo,,,"open\nBe,,,"again', ["Ann", "Bo", "Be", "Cy", "Di"], 0),
        ('Bo,,,"one"two', ["Ann", "Bo", "Cy", "Di"], 0),
    ],
)
def test_a_quote_that_is_never_closed_swallows_nothing(
    middle: str, names: list[str], line: int, read_file: ReadText, people_of: People
) -> None:
    text = f'Name,Email,Phone,Notes\nAnn,,,"two\nlines"\n{middle}\nCy,,,x\nDi,,,"y"\n'
    found, rows = read_file(text.replace("Bo", "Bo").replace('lines"\n', 'lines"\n'))
    assert [person.name for person in people_of(rows)] == names
    said = [warning for warning in found.warnings if "never closed" in warning]
    assert bool(said) == bool(line)
    assert all(f"line {line + 1}" in warning for warning in said)


def test_endless_open_quotes_are_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "REREAD_LIMIT", 50)
    lines = ["Name,Notes"] + [f'P{number},"open' for number in range(99)]
    rows = records.parse_lines([line + "\n" for line in lines], ",")
    assert [row.line for row in rows] == list(range(1, 101))
    assert rows[-1].cells == ["P98", "open"]


def test_large_cells(read_file: ReadText) -> None:
    large, too_large = "x" * 8_000_000, "y" * (records.FIELD_LIMIT + 10)
    text = f'Name,Notes\nAnn,"{large}"\nBo,{too_large}\nCy,z\n'
    _found, rows = read_file(text)
    ann, problem, cy = rows
    assert isinstance(ann, PersonDraft)
    assert ann.person.notes == large
    assert isinstance(problem, Problem)
    assert problem.line == 3
    assert "8 million" in problem.reason
    assert problem.cells[0].startswith("Bo,yyy")
    assert isinstance(cy, PersonDraft)


def test_a_line_beyond_all_limits_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LINE_LIMIT", 100)
    rows = records.parse_lines(["Name\n", "x," * 400 + "\n", "Ann\n"], ",")
    assert [row.cells[0][:4] for row in rows] == ["Name", "x,x,", "Ann"]
    assert [bool(row.fault) for row in rows] == [False, True, False]
    assert [row.line for row in rows] == [1, 2, 3]


def test_birthdays_of_all_kinds_are_kept(read_file: ReadText, people_of: People) -> None:
    cells = ["0000-00-00", "0001-01-01", "10000-01-01", "1900-02-29", "2024-02-29", "--02-29"]
    cells += ["29/02/2000", "31.12.1999", "1e9", "-5", "tomorrow", "٢٠٢٤-٠١-٠١", "24:61"]
    text = "\n".join(["Name,Birthday", *(f"P,{cell}" for cell in cells)])
    _found, rows = read_file(text)
    kept = [person.dates[0] for person in people_of(rows)]
    assert kept[1] == ImportantDate("birthday", 1, 1, 1)
    assert kept[4:8] == [
        ImportantDate("birthday", 2024, 2, 29),
        ImportantDate("birthday", None, 2, 29),
        ImportantDate("birthday", 2000, 2, 29),
        ImportantDate("birthday", 1999, 12, 31),
    ]
    for index in (0, 2, 3, 8, 9, 10, 11, 12):
        assert kept[index] == ImportantDate("birthday", text=cells[index])


def test_dates_that_can_be_read_two_ways_are_not_guessed(
    read_file: ReadText, people_of: People
) -> None:
    found, rows = read_file("Name,Birthday\nA,03/04/1984\nB,05/05/1985\n")
    assert any("two ways" in warning for warning in found.warnings)
    assert [person.dates[0].text for person in people_of(rows)] == ["03/04/1984", ""]
    _found, rows = read_file("Name,Birthday\nA,03/04/1984\nB,25/05/1985\n")
    assert people_of(rows)[0].dates[0] == ImportantDate("birthday", 1984, 4, 3)


CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=6) | st.sampled_from(
    ['"', '""', 'a"b', "\n", "\r", ",", ";", "\t", "Name", "Email", "=1", "\0", "'", "x\ny"]
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(st.lists(CELL, max_size=6), min_size=1, max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_no_row_is_lost(rows: list[list[str]], delimiter: str, end: str, tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(HEADER)
    for number, row in enumerate(rows):
        writer.writerow([*row[:2], f"km{number:05d}x", *row[2:]])
    path = tmp_path / "rows.csv"
    path.write_bytes(out.getvalue().encode())
    said = [repr(draft) for draft in drafts(recognise(path))]
    for number in range(len(rows)):
        assert sum(f"km{number:05d}x" in text for text in said) == 1


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=st.binary(max_size=300), header=st.booleans())
def test_any_bytes_are_read_or_refused(content: bytes, header: bool, tmp_path: Path) -> None:
    path = tmp_path / "bytes.csv"
    path.write_bytes(b"Name,Notes\n" + content if header else content)
    found = recognised(path)
    assert found is not None or not header
    for draft in drafts(found) if found else ():
        assert draft.line >= 1


def test_naughty_strings_come_through(read_file: ReadText) -> None:
    strings = json.loads((Path(__file__).parent.parent / "data" / "blns.json").read_text("utf-8"))
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    for text in strings:
        writer.writerow(["Ann", "a@x.example", text, text])
    content = out.getvalue().encode("utf-8", "replace")
    _found, rows = read_file(content)
    assert len(rows) == len(strings)
    for row, text in zip(rows, strings, strict=True):
        assert isinstance(row, PersonDraft)
        clean = text.encode("utf-8", "replace").decode()
        assert row.person.notes == (clean if clean.strip(" \t\r\n\v\f\xa0\ufeff\0\x1a") else "")
