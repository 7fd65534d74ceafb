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
        ("Ann +49 30", "name", "Ann +49 30"),
        ("Ann https://ann.example/x", "links", ("https://ann.example/x",)),
        ("Ann github.com/ann", "links", ("https://github.com/ann",)),
        ("Ann www.ann.example", "links", ("www.ann.example",)),
        ("Ann in/ann/", "links", ("https://www.linkedin.com/in/ann",)),
        ("Ann at Acme & Sons Ltd as head of sales #x", "organisation", "Acme & Sons Ltd"),
        ("Ann at Acme & Sons Ltd as head of sales #x", "title", "head of sales"),
        ('Ann at "Work at Home"', "organisation", "Work at Home"),
        ("Ann as CTO at Acme", "organisation", "Acme"),
        ("Ann at", "name", "Ann at"),
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
    assert parse("Zoe via Oslo").via is None


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


PIECES = st.sampled_from([*WHOLE.split(), '"', "bday", "every", "via", "at", "as", "(", "@", "+4"])


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_never_raises_keeps_the_line_and_places_chips_in_order(line: str) -> None:
    parsed = parse(line)
    assert parsed.line == line
    looks_like_person(line)
    ends = [0, *(end for chip in parsed.chips for end in chip.span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(line)
    person_of(parsed, "u")
