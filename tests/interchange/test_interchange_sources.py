"""Google, Outlook, Thunderbird and tables of no particular program."""

from pathlib import Path

import pytest
from interchange_reading import People, ReadText

from relterm.domain.kinds import Circle
from relterm.domain.people import ImportantDate, Labelled
from relterm.errors import BadInput
from relterm.interchange.drafts import PersonDraft
from relterm.interchange.read import drafts, rows_hint
from relterm.interchange.recognise import recognise
from relterm.interchange.source import Source


@pytest.mark.parametrize(
    ("name", "source", "encoding", "delimiter", "people"),
    [
        ("google_new.csv", Source.GOOGLE, "utf-8", ",", 6),
        ("google_old.csv", Source.GOOGLE_LEGACY, "utf-8", ",", 6),
        ("linkedin_connections.csv", Source.LINKEDIN, "utf-8", ",", 6),
        ("outlook_com.csv", Source.OUTLOOK, "utf-8-sig", ",", 6),
        ("outlook_cp1252.csv", Source.OUTLOOK, "cp1252", ",", 5),
        ("outlook_de_semicolon_cp1252.csv", Source.OUTLOOK, "cp1252", ";", 5),
        ("thunderbird.csv", Source.THUNDERBIRD, "utf-8", ",", 6),
        ("excel_unicode_text_utf16.txt", Source.GENERIC, "utf-16", "\t", 6),
    ],
)
def test_real_files(
    name: str,
    source: Source,
    encoding: str,
    delimiter: str,
    people: int,
    data: Path,
    people_of: People,
) -> None:
    found = recognise(data / "contact-formats-own" / name)
    assert (found.source, found.encoding, found.delimiter) == (source, encoding, delimiter)
    rows = people_of(list(drafts(found)))
    assert len(rows) == people
    assert [person.name for person in rows[:3]] == [
        "Ada Lovelace",
        "Grace Hopper",
        "Jürgen Müßig-Öztürk",
    ]
    assert rows[-1].name == "O'Brien"
    if source is not Source.LINKEDIN:
        assert rows[0].notes == 'met at the club; likes "engines", and numbers\nsecond line'
        assert rows[1].notes == "=1+1 is what she typed"
    assert found.sample[0][0] in {"Ada", "Ada Lovelace", ""}
    assert abs(rows_hint(found) - people) <= 2
    assert people_of(list(drafts(found))) == rows


def birthdays(path: Path) -> dict[str, tuple[ImportantDate, ...]]:
    rows = [draft for draft in drafts(recognise(path)) if isinstance(draft, PersonDraft)]
    return {draft.person.name: draft.person.dates for draft in rows}


@pytest.mark.parametrize("name", ["google_new.csv", "google_old.csv"])
def test_google_birthdays(name: str, data: Path) -> None:
    found = birthdays(data / "contact-formats-own" / name)
    assert found["Jürgen Müßig-Öztürk"] == (ImportantDate("birthday", 1980, 2, 29),)
    assert found["Anna Ivanova"] == (ImportantDate("birthday", None, 4, 12),)
    assert found["O'Brien"] == (ImportantDate("birthday", text="2099-13-45"),)
    assert found["太郎 山田"] == ()


@pytest.mark.parametrize("name", ["outlook_com.csv", "outlook_de_semicolon_cp1252.csv"])
def test_outlook_birthdays_in_the_order_of_their_column(name: str, data: Path) -> None:
    found = birthdays(data / "contact-formats-own" / name)
    assert found["Grace Hopper"] == (ImportantDate("birthday", 1906, 12, 9),)
    assert found["Jürgen Müßig-Öztürk"] == (ImportantDate("birthday", 1980, 2, 29),)
    assert found["Anna Ivanova"] == ()
    assert found["O'Brien"][0].text != ""


def test_google_groups_labels_and_lists(read_file: ReadText, people_of: People) -> None:
    header = (
        "First Name,Middle Name,Last Name,Name Prefix,Name Suffix,Nickname,Organization Name,"
        "Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,"
        "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Address 2 - Label,Address 2 - Formatted,Address 2 - Street,Address 2 - City,"
        "Relation 1 - Label,Relation 1 - Value,Website 1 - Label,Website 1 - Value,"
        "Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value"
    )
    row = (
        "Ann,May,Lee,Dr.,PhD,Annie,Acme,CTO,19990417,,* myContacts ::: Chess, club ::: * starred,"
        "* Work ::: Home,a@example.org ::: b@example.org,Other,a@example.org,* Mobile,+49 30 1,"
        'Home,"Street 1\nTown",Street 1,Town,Work,,Road 2,City,'
        "Spouse,Bo Lee,Blog,https://ann.example,Anniversary,--06-01,Shoe size,42"
    ).replace("Chess, club", '"Chess, club"')
    row = row.replace(
        '* myContacts ::: "Chess, club" ::: * starred',
        '"* myContacts ::: Chess, club ::: * starred"',
    )
    found, rows = read_file(f"{header}\n{row}\n")
    assert found.source is Source.GOOGLE
    (ann,) = people_of(rows)
    assert ann.name == "Ann Lee"
    assert ann.nickname == "Annie"
    assert ann.emails == (Labelled("a@example.org", "Work"), Labelled("b@example.org", "Home"))
    assert ann.phones == (Labelled("+49 30 1", "Mobile"),)
    assert ann.links == (Labelled("https://ann.example", "Blog"),)
    assert ann.tags == ("Chess, club",)
    assert ann.dates == (
        ImportantDate("birthday", 1999, 4, 17),
        ImportantDate("Anniversary", None, 6, 1),
    )
    assert set(ann.custom) == {
        Labelled("May", "middle name"),
        Labelled("Dr.", "prefix"),
        Labelled("PhD", "suffix"),
        Labelled("Street 1\nTown", "address (Home)"),
        Labelled("Road 2, City", "address"),
        Labelled("Bo Lee", "relation: Spouse"),
        Labelled("42", "Shoe size"),
    }


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (",,,Annie,Acme,a@example.org,1", "Annie"),
        (",,,,Acme,a@example.org,1", "Acme"),
        (",,,,,a@example.org,1", "a@example.org"),
        (",,,,,,+49 30 1", "+49 30 1"),
        (",May,,,,,", "May"),
    ],
)
def test_google_rows_without_a_name(
    row: str, name: str, read_file: ReadText, people_of: People
) -> None:
    header = (
        "First Name,Middle Name,Last Name,Nickname,Organization Name,E-mail 1 - Value,"
        "Phone 1 - Value,Labels,Name Prefix"
    )
    _found, rows = read_file(f"{header}\n{row},* myContacts,\n")
    (person,) = people_of(rows)
    assert person.name == name
    assert person.tags == ()


def test_a_table_of_no_program(read_file: ReadText, people_of: People) -> None:
    header = (
        "FULL NAME;E-Mail;phone_number;Company;role;Tags;LinkedIn URL;Birthday;last_contacted;"
        "Referred By;Circle;Shoe Size;;Source"
    )
    row = (
        "Ann Lee;a@example.org, b@example.org;+49 30 1;Acme;CTO;chess, tea;linkedin.com/in/ann;"
        "12 Mar 1984;2024-01-02;Bo;close;42;odd;conference"
    )
    found, rows = read_file(f"{header}\n{row}\n")
    assert found.source is Source.GENERIC
    (ann,) = people_of(rows)
    assert ann.emails == (Labelled("a@example.org"), Labelled("b@example.org"))
    assert ann.links == (Labelled("linkedin.com/in/ann", "LinkedIn"),)
    assert ann.tags == ("chess", "tea")
    assert ann.dates == (ImportantDate("birthday", 1984, 3, 12),)
    assert ann.circle is Circle.CLOSE
    assert ann.custom == (
        Labelled("2024-01-02", "last contacted"),
        Labelled("42", "Shoe Size"),
        Labelled("odd", "column 13"),
        Labelled("conference", "source"),
    )
    (draft,) = rows
    assert isinstance(draft, PersonDraft)
    assert draft.introduced_by == "Bo"
    assert not draft.complete
    uses = {column.name: (column.field, column.custom) for column in found.columns}
    assert uses["role"] == ("title", False)
    assert uses["Shoe Size"] == ("custom", True)


def test_the_user_can_say_what_columns_mean(read_file: ReadText, people_of: People) -> None:
    text = "Wer,Wo,Was,Rest\nAnn,ann@example.org,12.3.1984,x\n"
    with pytest.raises(BadInput, match="--map"):
        read_file(text)
    mapping = {"wer": "name", "WO": "email: work", "Was": "birthday", "Rest": "skip"}
    _found, rows = read_file(text, mapping=mapping)
    (ann,) = people_of(rows)
    assert ann.emails == (Labelled("ann@example.org", "work"),)
    assert ann.dates == (ImportantDate("birthday", 1984, 3, 12),)
    assert ann.custom == ()
    with pytest.raises(BadInput, match="no column “Nowhere”"):
        read_file(text, mapping={"Nowhere": "name"})
    with pytest.raises(BadInput, match="cannot become “nonsense”"):
        read_file(text, mapping={"Wer": "nonsense"})


def test_a_table_without_header(read_file: ReadText, people_of: People) -> None:
    found, rows = read_file("Ann Lee,ann@example.org,+49 30 1234567,nice\nBo,bo@example.org,,\n")
    assert found.header_line == 0
    assert any("no header" in warning for warning in found.warnings)
    ann, bo = people_of(rows)
    assert (ann.name, ann.emails[0].value) == ("Ann Lee", "ann@example.org")
    assert ann.phones == (Labelled("+49 30 1234567"),)
    assert ann.custom == (Labelled("nice", "column 4"),)
    assert bo.name == "Bo"


def test_birth_dates_in_pieces(read_file: ReadText, people_of: People) -> None:
    header = "Display Name,Primary Email,Screen Name,Birth Year,Birth Month,Birth Day"
    rows = ["A,,,1984,3,12", "B,,,,3,12", "C,,,1984,,", "D,,,2099,13,45", "E,,,,,"]
    found, people = read_file("\n".join([header, *rows]))
    assert found.source is Source.THUNDERBIRD
    assert [person.dates for person in people_of(people)] == [
        (ImportantDate("birthday", 1984, 3, 12),),
        (ImportantDate("birthday", None, 3, 12),),
        (ImportantDate("birthday", 1984),),
        (ImportantDate("birthday", text="2099-13-45"),),
        (),
    ]


def test_fillers_never_eat_a_name(read_file: ReadText, people_of: People) -> None:
    header = "First Name,Last Name,E-mail Address,Business Phone,Gender,Birthday,Company"
    _found, rows = read_file(f"{header}\nAnn,Normal,,,Unspecified,0/0/00,False\n")
    (ann,) = people_of(rows)
    assert ann.name == "Ann Normal"
    assert ann.organisation == "False"
    assert ann.custom == ()
    assert ann.dates == ()
