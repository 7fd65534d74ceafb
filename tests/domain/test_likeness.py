"""Who may be who: reasons in words, symmetric, and found without comparing each with each."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relterm.domain.likeness import Likeness, Strength, Traits, likeness, traits
from relterm.domain.look_alikes import look_alikes
from relterm.domain.name_likeness import name_likeness, name_of, one_off
from relterm.domain.people import ImportantDate
from relterm.errors import Cancelled

NAMES = (
    "Ann Lee", "Annie Lee", "Anna Lee", "A. Lee", "Lee Ann", "Ann Maria Lee", "Ann M. Lee", "Ann",
    "Ann Leigh", "Ann Less", "Jürgen Müller", "Juergen Mueller", "Jurgen Muller", "Robert Smith",
    "Bob Smith", "Rob Smith", "Robert Smyth", "Dr. Robert Smith", "Robert Smith Jr.", "Robert",
    "Ann Lee Smith", "Иван Петров", "Ivan Petrov", "李 安", "Zoë Vale", "Zoe Vale", "", "…",
)  # fmt: skip


def unwatched(done: int, expected: int) -> None:
    """Progress that nobody watches."""
    assert 0 <= done <= expected


BORN = (None, (1984, 4, 15), (None, 4, 15), (1991, 12, 1))


def day(born: tuple[int | None, int, int] | None) -> ImportantDate | None:
    return None if born is None else ImportantDate("birthday", *born)


def some(uid: str, name: str = "Ann Lee", **more: object) -> Traits:
    return traits(uid, name, **more)  # type: ignore[arg-type]  # test values


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Ann Lee", "ann  LEE", "the same name"),
        ("Zoë Vale", "Zoe Vale", "the same name, spelt differently"),
        ("Jürgen Müller", "Juergen Mueller", "the same name, spelt differently"),
        ("Øystein Åsheim", "Oystein Aasheim", "the same name, spelt differently"),
        ("Иван Петров", "Ivan Petrov", "the same name, spelt differently"),
        ("Γιώργος Παπάς", "Giorgos Papas", "the same name, spelt differently"),
        ("Dr. Ann Lee, Ph.D.", "Ann Lee", "the same name but for titles"),
        ("Ann Lee MBA", "Ann Lee", "the same name but for titles"),
        ("Lee, Ann", "Ann Lee", "the same names in another order"),
        ("Ann Lee", "Ann Maria Lee", "the same name but for a middle name"),
        ("Ann M. Lee", "Ann Maria Lee", "the same name but for a middle name"),
        ("Ann Eva Lee", "Ann Maria Lee", None),
        ("Ann Lee", "Ann Lee Smith", "one name is part of the other"),
        ("Bob Smith", "Robert Smith", "Bob is short for Robert"),
        ("Bob Smith", "Rob Smith", "Bob and Rob are short for the same name"),
        ("A. Lee", "Ann Lee", "the initial A. and the family name fit"),
        ("B. Lee", "Ann Lee", None),
        ("Jonas Weber", "Jonas Webber", "one letter of the name differs"),
        ("Jonas Weber", "Joans Weber", "one letter of the name differs"),
        ("Jan Wu", "Jan Xu", None),
        ("Jack Ma", "Jack", "the same first name"),
        ("Jack Ma", "Jack Ba", None),
        ("Ann Lee", "Bo Osei", None),
        ("", "Ann Lee", None),
    ],
)
def test_what_two_names_have_in_common(one: str, other: str, words: str | None) -> None:
    found = name_likeness(name_of(one), name_of(other))
    assert (found.words if found else None) == words
    assert name_likeness(name_of(other), name_of(one)) == found


def test_addresses_say_most_and_a_name_alone_says_perhaps() -> None:
    alike = likeness(
        some("a", emails=["Ann.Lee+x@Gmail.com"]), some("b", emails=["annlee@gmail.com"])
    )
    assert alike is not None
    assert alike.strength is Strength.SURE
    assert alike.reasons == ("the same e-mail address annlee@gmail.com", "the same name")
    named = likeness(some("a"), some("b"))
    assert named == Likeness(30, ("the same name",))
    assert named.strength is Strength.PERHAPS
    placed = likeness(some("a", organisation="Acme"), some("b", organisation="ACME"))
    assert placed is not None
    assert placed.strength is Strength.LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"phones": ["+49 30 1234567"]}, {"phones": ["030 / 123 45 67"]}),
        (
            {"links": ["https://www.linkedin.com/in/ann/?x=1"]},
            {"links": ["de.linkedin.com/in/Ann"]},
        ),
        ({"emails": ["ann@x.org"]}, {"emails": ["ANN@x.org"]}),
    ],
)
def test_the_same_address_in_another_spelling(
    one: dict[str, list[str]], other: dict[str, list[str]]
) -> None:
    alike = likeness(some("a", "Ann", **one), some("b", "Ann Lee", **other))
    assert alike is not None
    assert alike.strength >= Strength.LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Ann", "emails": ["info@x.org"]}, {"name": "Bo", "emails": ["info@x.org"]}),
        ({"name": "Ann", "links": ["https://x.org"]}, {"name": "Bo", "links": ["x.org/"]}),
        ({"name": "Ann", "phones": ["4711"]}, {"name": "Ann Lee", "phones": ["4711"]}),
        ({"born": day(BORN[1])}, {"born": day(BORN[3])}),
        ({"name": "Ann Lee Jr."}, {"name": "Ann Lee Sr."}),
        (
            {"name": "A. Lee", "links": ["linkedin.com/in/ann1"]},
            {"name": "Ann Lee", "links": ["linkedin.com/in/ann2"]},
        ),
    ],
)
def test_what_is_shared_by_many_or_spoken_against_says_too_little(
    one: dict[str, object], other: dict[str, object]
) -> None:
    pair = ({"name": "Ann Lee"} | each for each in (one, other))
    assert likeness(*(some(uid, **each) for uid, each in zip("ab", pair, strict=True))) is None  # type: ignore[arg-type]  # test values


def test_two_profiles_of_one_name_stay_worth_a_look() -> None:
    one = some("a", links=["linkedin.com/in/ann1"], emails=["a@x.org"])
    other = some("b", links=["linkedin.com/in/ann2"], emails=["b@x.org"])
    assert likeness(one, other) == Likeness(
        Strength.PERHAPS,
        ("the same name",),
        ("two profiles on linkedin.com", "two addresses at x.org"),
    )


def test_what_speaks_against_is_told() -> None:
    alike = likeness(some("a", "Ann", emails=["x@y.org"]), some("b", "Bo", emails=["x@y.org"]))
    assert alike is not None
    assert alike.against == ("the names differ",)
    assert alike.strength is Strength.PERHAPS


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_one_letter_off(one: str, other: str) -> None:
    letters = "abc"
    changed = {one[:n] + one[n + 1 :] for n in range(len(one))}
    changed |= {one[:n] + each + one[n:] for n in range(len(one) + 1) for each in letters}
    changed |= {one[:n] + each + one[n + 1 :] for n in range(len(one)) for each in letters}
    changed |= {one[:n] + one[n + 1] + one[n] + one[n + 2 :] for n in range(len(one) - 1)}
    assert one_off(one, other) == (other in changed - {one})


@st.composite
def people(draw: st.DrawFn, uid: str) -> Traits:
    return traits(
        uid,
        draw(st.sampled_from(NAMES)),
        nickname=draw(st.sampled_from(("", "", "Annie", "Bob Smith"))),
        organisation=draw(st.sampled_from(("", "Acme", "acme", "Borealis"))),
        emails=draw(st.lists(st.sampled_from(("a@x.org", "b@x.org", "info@x.org")), max_size=2)),
        phones=draw(st.lists(st.sampled_from(("+49301234567", "030 1234567", "17")), max_size=2)),
        links=draw(st.lists(st.sampled_from(("x.org/a", "https://x.org/b", "y.org")), max_size=2)),
        born=day(draw(st.sampled_from(BORN))),
        introduced_by=draw(st.sampled_from(("", "bob"))),
    )


books = st.integers(2, 9).flatmap(lambda size: st.tuples(*(people(f"p{n}") for n in range(size))))


@settings(max_examples=400)
@given(books)
def test_nobody_is_missed_and_the_order_of_the_two_makes_no_difference(
    book: tuple[Traits, ...],
) -> None:
    each_with_each = {}
    for one, other in combinations(book, 2):
        alike = likeness(one, other)
        assert alike == likeness(other, one)
        if alike is not None:
            each_with_each[one.uid, other.uid] = alike
    found = look_alikes(book, set(), 100, unwatched)
    assert {(pair.one, pair.other): pair.likeness for pair in found.pairs} == each_with_each
    assert found.total == len(each_with_each)
    points = [pair.likeness.points for pair in found.pairs]
    assert points == sorted(points, reverse=True)


def test_the_strongest_are_listed_and_all_are_counted() -> None:
    book = [some(f"p{n:02}", emails=["a@x.org"] if n < 2 else []) for n in range(10)]
    found = look_alikes(book, {("p08", "p09")}, 3, unwatched)
    assert found.total == 44
    assert len(found.pairs) == 3
    assert (found.pairs[0].one, found.pairs[0].other) == ("p00", "p01")


def test_a_crowd_of_one_name_is_compared_only_within_an_organisation() -> None:
    book = [some(f"p{n:03}", organisation=f"firm {n // 2}") for n in range(100)]
    found = look_alikes(book, set(), 1000, unwatched)
    assert found.total == 50


def test_the_search_can_be_stopped() -> None:
    def stop(done: int, expected: int) -> None:
        raise Cancelled(f"{done} of {expected}")

    with pytest.raises(Cancelled):
        look_alikes([some("a"), some("b")], set(), 10, stop)
