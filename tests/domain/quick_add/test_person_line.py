"""A line that makes a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quick_add_book import NOW, resolve

from relterm.domain.kinds import Circle
from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.domain.quick_add import (
    ChipKind,
    PersonLine,
    looks_like_person,
    parse_person,
    person_of,
)

WHOLE = (
    "Ann Lee <ann@x.org> +49301234567 in/annlee at Acme as CTO via @bob #conf every 6w bday 04-15"
)


def parse(line: str, dismissed: frozenset[tuple[int, int]] = frozenset()) -> PersonLine:
    return parse_person(line, NOW, resolve, dismissed)


def test_the_whole_line_of_the_design() -> None:
    assert person_of(parse(WHOLE), "u1") == Person(
        uid="u1",
        name="Ann Lee",
        given="Ann",
        family="Lee",
        organisation="Acme",
        title="CTO",
        circle=Circle.ACTIVE,
        cadence_days=42,
        introduced_by="bob",
        emails=(Labelled("ann@x.org"),),
        phones=(Labelled("+49301234567"),),
        links=(Labelled("https://www.linkedin.com/in/annlee"),),
        tags=("conf",),
        dates=(ImportantDate("birthday", None, 4, 15),),
        line=WHOLE,
    )


def test_every_piece_has_a_chip() -> None:
    assert [(WHOLE[c.start : c.end], c.kind, c.label) for c in parse(WHOLE).chips] == [
        ("Ann Lee", ChipKind.PERSON, "Ann Lee"),
        ("<ann@x.org>", ChipKind.DETAIL, "e-mail ann@x.org"),
        ("+49301234567", ChipKind.DETAIL, "phone +49301234567"),
        ("in/annlee", ChipKind.DETAIL, "https://www.linkedin.com/in/annlee"),
        ("at Acme", ChipKind.DETAIL, "at Acme"),
        ("as CTO", ChipKind.DETAIL, "as CTO"),
        ("@bob", ChipKind.VIA, "via Bob Osei"),
        ("#conf", ChipKind.TAG, "#conf"),
        ("every 6w", ChipKind.DETAIL, "every 42 days"),
        ("bday 04-15", ChipKind.DATE, "birthday 15 Apr"),
    ]


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("Ann", "given", "Ann"),
        ("Ann", "family", ""),
        ("Ann Maria Lee", "given", "Ann Maria"),
        ("Ludwig van Beethoven", "family", "van Beethoven"),
        ('"Ann at Work" x@y.org', "name", "Ann at Work"),
        ('Ann "Annie" Lee', "nickname", "Annie"),
        ('Ann "Annie" Lee', "name", "Ann Lee"),
        ("李小龍", "name", "李小龍"),
        ("Ann Lee, ann@x.org", "name", "Ann Lee"),
        ("Ann Lee, ann@x.org", "emails", ("ann@x.org",)),
        ("Ann mailto:ann@x.org b@y.org, b@y.org", "emails", ("ann@x.org", "b@y.org")),
        ("Ann +49 30 1234567 #x", "phones", ("+49 30 1234567",)),
        ("Ann (030) 123-4567", "phones", ("(030) 123-4567",)),
        ("Ann 030 123 4567 and", "phones", ("030 123 4567",)),
        ("Ann +12", "phones", ()),
        ("Ann +49 30", "name", "Ann"),
        ("Ann +49 30 1234567 +49 30 7654321", "phones", ("+49 30 1234567", "+49 30 7654321")),
        ("Ann https://ann.example/x", "links", ("https://ann.example/x",)),
        ("Ann github.com/ann", "links", ("https://github.com/ann",)),
        ("Ann www.ann.example", "links", ("www.ann.example",)),
        ("Ann in/ann/", "links", ("https://www.linkedin.com/in/ann",)),
        ("Ann at Acme & Sons Ltd as head of sales #x", "organisation", "Acme & Sons Ltd"),
        ("Ann at Acme & Sons Ltd as head of sales #x", "title", "head of sales"),
        ('Ann at "Work at Home"', "organisation", "Work at Home"),
        ("Ann as CTO at Acme", "organisation", "Acme"),
        ("Ann at", "name", "Ann"),
        ("Max Born", "name", "Max Born"),
        ("Ann Via", "name", "Ann Via"),
        ("Ann + Bob", "name", "Ann + Bob"),
        ("@Ann Lee", "name", "Ann Lee"),
        ("Ann every 2 weeks", "cadence_days", 14),
        ("Ann every month", "cadence_days", 30),
        ("Ann every 3m", "cadence_days", 90),
        ("Ann every year", "cadence_days", 365),
        ("Ann weekly", "cadence_days", 7),
        ("Ann every 90y", "cadence_days", None),
        ("Ann every day", "cadence_days", 1),
        ("Ann everywhere", "cadence_days", None),
        ("Ann circle:close", "circle", Circle.CLOSE),
        ("Ann circle:moon", "circle", None),
        ("Ann bday 15 apr", "dates", (ImportantDate("birthday", None, 4, 15),)),
        ("Ann bday apr 15 1990 #x", "dates", (ImportantDate("birthday", 1990, 4, 15),)),
        ("Ann born 1990-04-15", "dates", (ImportantDate("birthday", 1990, 4, 15),)),
        ("Ann birthday 29 feb", "dates", (ImportantDate("birthday", None, 2, 29),)),
        ("Ann bday --02-29", "dates", (ImportantDate("birthday", None, 2, 29),)),
        ("Ann bday 15.4.", "dates", (ImportantDate("birthday", None, 4, 15),)),
        ("Ann born 15.4.1990", "dates", (ImportantDate("birthday", 1990, 4, 15),)),
        ("Ann bday 02-30", "dates", ()),
        ("Ann bday 03/04", "dates", ()),
        ("Ann bday fri", "dates", ()),
        ("Ann bday", "dates", ()),
        ("Ann #a tag:b #a", "tags", ("a", "b")),
        ("Ann ann@x.org met in Oslo", "text", "met in Oslo"),
    ],
)
def test_a_piece_of_the_line(line: str, field: str, expected: object) -> None:
    assert getattr(parse(line), field) == expected


def test_who_introduced_them_may_be_open() -> None:
    parsed = parse("Zoe Ek via @ann")
    assert parsed.problems == ("“ann” could be Ann Kowalska (Gdańsk), Ann Lee (Acme).",)
    assert person_of(parsed, "u").introduced_by == ""
    assert person_of(parsed, "u", {"ann": "anka"}).introduced_by == "anka"
    assert person_of(parse("Zoe via:bob"), "u").introduced_by == "bob"


CALENDAR, BIRTHDAY = "is not in the calendar.", "is no birthday: write 15 apr or 15 apr 1990."


@pytest.mark.parametrize(
    ("piece", "problem"),
    [
        ("bday 31 feb", f"31 feb {CALENDAR}"),
        ("born 31.2.1990", f"31.2.1990 {CALENDAR}"),
        ("bday 02-30", f"02-30 {CALENDAR}"),
        ("bday 03/04", "03/04 could be two days: write 3 apr or 2026-04-03."),
        ("bday fri", f"“fri” {BIRTHDAY}"),
        ("born 1990", f"“1990” {BIRTHDAY}"),
        ("bday", "bday: which day?"),
        ("every 0d", "“every 0d” is no rhythm: write every 6w."),
        ("every 0 days", "“every 0 days” is no rhythm: write every 6w."),
        ("every 5000w", "“every 5000w” is no rhythm: write every 6w."),
        ("+49 30", "+49 30 is too short for a phone number."),
        ("+1234567890123456", "+1234567890123456 is too long for a phone number."),
        ("+intro", "“+intro” is no phone number."),
        ("<ann@x>", "<ann@x> is no e-mail address."),
        ("@bob", "@bob says nothing here: write via @bob."),
        ("via Oslo", "via whom? write via @Oslo."),
        ("via", "via: whom?"),
        ("at", "at: where?"),
    ],
)
def test_a_piece_that_cannot_be_right_is_no_part_of_the_name(piece: str, problem: str) -> None:
    for front in ("Ann Lee", "Ann Lee at Acme"):
        parsed = parse(f"{front} {piece} #x")
        chip = next(each for each in parsed.chips if each.kind is ChipKind.WARNING)
        assert (parsed.name, parsed.text, parsed.tags) == ("Ann Lee", piece, ("x",))
        assert parsed.problems == parsed.unread == (problem,)
        assert parsed.line[chip.start : chip.end] == piece
        assert chip.label == problem.removesuffix(".")
    assert parse(f"Ann Lee {piece}", frozenset({(8, 8 + len(piece))})).name == f"Ann Lee {piece}"


def test_what_is_said_twice_stays_a_note_without_a_word() -> None:
    line = "Ann every 6w every 4w bday 15 apr bday 16 apr via @bob via @may at Acme at Fen"
    parsed = parse(line)
    assert parsed.text == "every 4w bday 16 apr via @may at Fen"
    assert parsed.problems == ()


def test_a_person_needs_a_name() -> None:
    assert parse("ann@x.org").problems == ("A person needs a name.",)
    assert parse("").problems == ("A person needs a name.",)


def test_what_is_dismissed_is_plain() -> None:
    line = "Ann Lee at Acme #x"
    parsed = parse(line, frozenset({(8, 15)}))
    assert (parsed.name, parsed.organisation, parsed.tags) == ("Ann Lee at Acme", "", ("x",))
    assert parse(line, frozenset({(16, 18)})).organisation == "Acme #x"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (WHOLE, True),
        ("Ann Lee <ann@x.org>", True),
        ("Ludwig van Beethoven +49301234567", True),
        ("李小龍 in/bruce", True),
        ('"Ann at Work" x@y.org', True),
        ("Ann Lee", False),
        ("ann@x.org", False),
        ("Ann Lee at Acme", False),
        ("call +49301234567", False),
        ("Call ann@x.org", False),
        ("Email ann@x.org about it", False),
        ("wrote to ann@x.org", False),
        ("https://x.org ann@x.org", False),
        ("A B C D E F ann@x.org", False),
        ("", False),
    ],
)
def test_a_line_that_looks_like_a_person(line: str, expected: bool) -> None:
    assert looks_like_person(line) is expected


PIECES = st.sampled_from(
    [*WHOLE.split(), '"', "(", "@", "+4", "+", "31.2.", "circle:x", "bday", "every", "at", "as"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_never_raises_keeps_the_line_and_places_chips_in_order(line: str) -> None:
    parsed = parse(line)
    assert parsed.line == line
    looks_like_person(line)
    ends = [0, *(end for chip in parsed.chips for end in chip.span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(line)
    person_of(parsed, "u")
