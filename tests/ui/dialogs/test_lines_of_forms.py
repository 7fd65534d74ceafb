"""Relations and exchanges as lines: what is shown reads back, what cannot be read says why."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from dialog_host import add
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.interactions import Exchange, ExchangeKind, Interaction, Relation
from relterm.domain.kinds import Kind
from relterm.domain.likeness import NOT_THE_SAME
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.relations import is_told, label_for, other_of, relation_from
from relterm.errors import BadInput
from relterm.service.desk import Desk
from relterm.ui.dialogs.exchange_text import Passed
from relterm.ui.dialogs.naming import Naming
from relterm.ui.dialogs.relation_text import Relations

WORDS = st.text(st.sampled_from("abc dé-ofwith"), min_size=1, max_size=20).filter(str.strip)


@given(WORDS, st.booleans())
def test_a_relation_reads_back_from_either_page(kind: str, first: bool) -> None:
    word = " ".join(kind.split())
    relation = Relation("r", "ann", "bob", word)
    page = "ann" if first else "bob"
    label = label_for(relation, page)
    again = relation_from(label, page, other_of(relation, page), "r")
    assert label_for(again, page) == label
    assert {again.person, again.other} == {"ann", "bob"}
    assert label_for(again, "bob") == label_for(relation, "bob")


def test_relations_are_told_from_either_side() -> None:
    student = Relation("r", "ann", "grace", "former student")
    assert label_for(student, "ann") == "former student of"
    assert label_for(student, "grace") == "former student"
    assert relation_from("sister", "ann", "eva", "u") == Relation("u", "eva", "ann", "sister")
    assert relation_from("sister of", "ann", "eva", "u") == Relation("u", "ann", "eva", "sister")
    both = Relation("r", "ann", "grace", "swims with")
    assert label_for(both, "ann") == label_for(both, "grace") == "swims with"
    assert not is_told(Relation("r", "ann", "grace", NOT_THE_SAME))


def numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


@pytest.fixture
def naming(desk: Desk) -> Naming:
    add(desk, Person("ann", "Ann Lee"), Person("bob", "Bob Osei"), Person("eva", "Eva (x) Lee"))
    return Naming(desk)


def test_lines_of_relations(naming: Naming) -> None:
    lines = Relations("ann", naming, numbered())
    assert lines.read("colleague: Bob Osei") == Relation("new1", "ann", "bob", "colleague")
    assert lines.show(Relation("r", "bob", "ann", "boss")) == "boss: Bob Osei"
    assert lines.suggest("boss: Bo") == "boss: Bob Osei"
    assert lines.suggest("Bo") is None
    for line, why in {
        "Bob Osei": "a colon and a name",
        ": Bob": "a colon and a name",
        "boss:": "Write a name behind the colon",
        "boss: Zed": "Nobody in the book",
        "boss: Ann Lee": "very same person",
        f"{NOT_THE_SAME}: Bob Osei": "kept apart",
    }.items():
        with pytest.raises(BadInput, match=why):
            lines.read(line)


def entry(*people: str) -> Interaction:
    return Interaction("e", Moment.of_day(date(2026, 11, 3)), people, Kind.GIVE)


def test_lines_of_what_passed(naming: Naming) -> None:
    alone = Passed(naming, entry("ann"), numbered())
    given = alone.read("Given intro: her to Bob")
    assert given == Exchange("new1", "e", "", ExchangeKind.GIVEN, "her to Bob", "intro")
    assert alone.settled((given,), ("ann",))[0].person == "ann"
    assert alone.show(alone.settled((given,), ("ann",))[0]) == "given intro: her to Bob"
    assert alone.read("was thanked: for the paper").kind is ExchangeKind.WAS_THANKED
    assert alone.read("received help:").what == "help"
    assert alone.read("given: a book (the red one)").what == "a book (the red one)"
    for line in ("", "gave: a book", "given", "given:", "a book"):
        with pytest.raises(BadInput, match="Begin with given"):
            alone.read(line)


def test_lines_of_what_passed_between_several(naming: Naming) -> None:
    several = Passed(naming, entry("ann", "eva"), numbered())
    line = "received advice: on pricing (Eva (x) Lee)"
    found = several.read(line)
    assert (found.person, found.what) == ("eva", "on pricing")
    assert several.show(found) == line
    nobody = several.read("given: a book")
    with pytest.raises(BadInput, match="in brackets"):
        several.settled((nobody,), ("ann", "eva"))
    with pytest.raises(BadInput, match="not among the people"):
        several.settled((found,), ("ann",))
