"""What can be copied, and that pasting it does nothing."""

import unicodedata
from datetime import date
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.copies import (
    addressed,
    card,
    copies_of,
    copies_of_several,
    many_lines,
    one_line,
)
from relterm.domain.interactions import Ask, Direction, Interaction
from relterm.domain.kinds import AskSize, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Labelled, Person

ANN = Person(
    "ann",
    "Ann Lee",
    title="CTO",
    organisation="Acme",
    notes="shy about her stammer",
    emails=(Labelled("ann@x.org", "work"), Labelled("a@lee.org")),
    phones=(Labelled("+49 30 1"),),
    links=(Labelled("https://x.org/ann"),),
)


def labels(person: Person, entry: Interaction | None = None) -> list[tuple[str, str]]:
    return [(each.label, each.text) for each in copies_of(person, entry)]


def test_ways_to_reach_somebody_come_first_and_the_card_is_last() -> None:
    assert labels(ANN) == [
        ("e-mail, work", "ann@x.org"),
        ("e-mail", "a@lee.org"),
        ("phone", "+49 30 1"),
        ("link", "https://x.org/ann"),
        ("name and e-mail", "Ann Lee <ann@x.org>"),
        ("name", "Ann Lee"),
        ("card: name, role, how to reach them", card(ANN)),
    ]
    assert card(ANN).splitlines() == [
        "Ann Lee",
        "CTO, Acme",
        "ann@x.org (work)",
        "a@lee.org",
        "+49 30 1",
        "https://x.org/ann",
    ]


def test_of_somebody_known_by_name_only_there_is_one_thing() -> None:
    assert labels(Person("bo", "Bo")) == [("name", "Bo")]


def test_what_the_cursor_is_on_stands_above() -> None:
    entry = Interaction(
        "e", Moment.of_day(date(2026, 11, 3)), ("ann",), Kind.MEET, text="a walk", note="one\ntwo"
    )
    assert labels(ANN, entry)[:2] == [("what happened", "a walk"), ("the note to it", "one\ntwo")]
    bare = Interaction("e", Moment.of_day(date(2026, 11, 3)), ("ann",), Kind.MEET)
    assert labels(ANN, bare)[0] == ("what happened", "met in person")
    ask = Ask("a", "ann", Direction.MINE, AskSize.FAVOUR, "a word with Eva")
    assert copies_of(ANN, None, ask)[0].text == "a word with Eva"


def test_several_people_make_one_line_of_addresses() -> None:
    bo = Person("bo", "Lee, Bo", emails=(Labelled("bo@x.org"),))
    made = copies_of_several((ANN, bo, Person("cy", "Cy")))
    assert [each.text for each in made] == [
        'Ann Lee <ann@x.org>, "Lee, Bo" <bo@x.org>',
        "ann@x.org, bo@x.org",
        "Ann Lee, Lee, Bo, Cy",
    ]
    assert "1 without one left out" in made[0].label


@pytest.mark.parametrize("name", ["Lee, Ann", 'Ann "Bee" Lee', "Dr. Lee", "a\\b", "Zoë <z@z.z>"])
def test_a_mail_program_reads_the_name_as_it_is(name: str) -> None:
    assert getaddresses([addressed(name, "ann@x.org")]) == [(name, "ann@x.org")]


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=200)
def test_nothing_that_is_copied_acts(name: str, value: str) -> None:
    person = Person("p", name, emails=(Labelled(value, name),), phones=(Labelled(value),))
    for each in (*copies_of(person), *copies_of_several((person, person))):
        bare = each.text.replace("\n", "") if each.label.startswith("card") else each.text
        assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in bare)
        assert each.text.encode("utf-8").decode("utf-8") == each.text
    assert one_line(one_line(value)) == one_line(value)
    assert many_lines(many_lines(value)) == many_lines(value)
