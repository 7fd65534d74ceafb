"""LinkedIn's connections in all the shapes they are found in."""

import pytest
from interchange_reading import People, ReadText

from relterm.domain.people import Labelled
from relterm.interchange.drafts import PersonDraft, Problem
from relterm.interchange.source import Source

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
ANN = "Ann,Lee,https://www.linkedin.com/in/ann-lee,ann@example.org,Acme,CTO,12 Mar 2024"
NOTES = 'Notes:\n"When exporting, you may notice that some ""e-mails"", and more, are missing."\n\n'
PREAMBLES = {
    "none": "",
    "two lines": 'Notes:\n"When exporting, some are missing."\n',
    "three lines": NOTES,
    "twelve lines": NOTES + "".join(f"Line {number} of the notes\n" for number in range(9)),
    "resaved by a spreadsheet": 'Notes:,,,,,,\n"When exporting, some.",,,,,,\n,,,,,,\n',
}


@pytest.mark.parametrize("preamble", PREAMBLES.values(), ids=PREAMBLES)
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_header_is_found_behind_any_notes(
    preamble: str, bom: str, end: str, read_file: ReadText, people_of: People
) -> None:
    text = (bom + preamble + HEADER + "\n" + ANN + "\n").replace("\n", end)
    found, rows = read_file(text)
    assert found.source is Source.LINKEDIN
    assert found.header_line == preamble.count("\n") + 1
    (ann,) = people_of(rows)
    assert (ann.name, ann.given, ann.family) == ("Ann Lee", "Ann", "Lee")
    assert ann.organisation == "Acme"
    assert ann.title == "CTO"
    assert ann.links == (Labelled("https://www.linkedin.com/in/ann-lee", "LinkedIn"),)
    assert ann.custom == (Labelled("2024-03-12", "connected on"),)
    assert not ann.tracked


def test_old_files_have_no_url(read_file: ReadText, people_of: People) -> None:
    header = HEADER.replace("URL,", "")
    found, rows = read_file(f"{header}\nAnn,Lee,,Acme,CTO,12 Mar 2024\n")
    assert found.source is Source.LINKEDIN
    (ann,) = people_of(rows)
    assert ann.links == ()
    assert ann.emails == ()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("12 Mar 2024", "2024-03-12"),
        ("05 Mar 2021", "2021-03-05"),
        ("7-Feb-22", "2022-02-07"),
        ("2022-02-07", "2022-02-07"),
        ("12. März 2024", "12. März 2024"),
        ("31 Feb 2024", "31 Feb 2024"),
        ("soon", "soon"),
    ],
)
def test_connected_on(written: str, kept: str, read_file: ReadText, people_of: People) -> None:
    _found, rows = read_file(f"{HEADER}\nAnn,Lee,,,,,{written}\n")
    (ann,) = people_of(rows)
    assert ann.custom == (Labelled(kept, "connected on"),)


def test_odd_names_and_blank_rows(read_file: ReadText) -> None:
    rows = [
        ",,,,,,",
        "Cher,,https://www.linkedin.com/in/cher,,,,",
        'Ann,"Lee, PhD 🚀",,,,,',
        ",,https://www.linkedin.com/in/nameless,,,,",
        ",,,mail@example.org,,,",
        "",
        ",,,,,CTO,1 Jan 2020",
    ]
    _found, drafts = read_file(HEADER + "\n" + "\n".join(rows) + "\n")
    names = [draft.person.name for draft in drafts if isinstance(draft, PersonDraft)]
    assert names == [
        "Cher",
        "Ann Lee, PhD 🚀",
        "https://www.linkedin.com/in/nameless",
        "mail@example.org",
    ]
    (problem,) = [draft for draft in drafts if isinstance(draft, Problem)]
    assert problem.line == 8
    assert problem.cells[5] == "CTO"
    assert "whom" in problem.reason


def test_a_spreadsheet_with_semicolons_in_windows_letters(
    read_file: ReadText, people_of: People
) -> None:
    text = f"{HEADER}\nJürgen,Müßig,,,Käse & Söhne,Geschäftsführer,7-Feb-22\n".replace(",", ";")
    found, rows = read_file(text.encode("cp1252"))
    assert found.source is Source.LINKEDIN
    assert (found.encoding, found.delimiter) == ("cp1252", ";")
    assert any("Windows-1252" in warning for warning in found.warnings)
    (person,) = people_of(rows)
    assert person.name == "Jürgen Müßig"
    assert person.organisation == "Käse & Söhne"
