"""The list of people under a filter: who is in it, in which order, how many of them are due."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from relterm.clock import fixed_clock
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person, State
from relterm.service.desk import Desk
from relterm.service.opening import open_desk
from relterm.service.remembering import recompute_all
from relterm.service.views import people as views
from relterm.service.views.people import PeopleList, people_list

CLOCK = fixed_clock("2026-11-21")
SIZE = 12


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Every third is tagged, every other one is close; they were met longer and longer ago."""
    with open_desk(tmp_path_factory.mktemp("list") / "book.db", CLOCK) as opened:
        now = opened.now()
        with opened.book.write("people", 0) as session:
            session.add_people(
                Person(
                    f"p{n:02}",
                    f"Ann {n:02}" if n % 4 else f"Bo {n:02}",
                    notes="knows Ann",
                    tags=("sea",) * (n % 3 == 0),
                    circle=Circle.CLOSE if n % 2 else Circle.NONE,
                )
                for n in range(SIZE)
            )
            session.add_people([Person("away", "Ann Away", state=State.ARCHIVED)])
            session.add_interactions(
                Interaction(
                    f"e{n}",
                    Moment.of_day(now.today - timedelta(days=5 * n)),
                    (f"p{n:02}",),
                    Kind.MEET,
                )
                for n in range(SIZE)
            )
            recompute_all(opened.book, session, session.touched, now, lambda *_: None)
        yield opened


def uids(desk: Desk, listed: PeopleList) -> list[str]:
    return [row.uid for row in desk.book.people.rows(list(listed.ids))]


def test_the_nearest_come_at_once_and_the_whole_list_after_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = uids(desk, people_list(desk, "ann"))
    assert len(everybody) == SIZE
    monkeypatch.setattr(views, "MOST_FOUND", 4)
    first, whole = people_list(desk, "ann"), people_list(desk, "ann", whole=True)
    assert (first.cut, whole.cut) == (True, False)
    assert uids(desk, first) == everybody[:4]
    assert uids(desk, whole)[:4] == everybody[:4]
    assert sorted(uids(desk, whole)) == sorted(everybody)
    rest = uids(desk, whole)[4:]
    assert rest == sorted(rest), "those met last come first"
    assert uids(desk, people_list(desk, "ann is:archived", whole=True)) == ["away"]
    tagged = people_list(desk, "ann tag:sea", whole=True)
    assert sorted(uids(desk, tagged)) == [f"p{n:02}" for n in range(0, SIZE, 3)]


@pytest.mark.parametrize(
    "typed", ["tag:sea", "-tag:sea", "circle:close", "is:untracked", "rung:conversing", "due:week"]
)
def test_a_filter_keeps_the_order_and_counts_what_is_due(desk: Desk, typed: str) -> None:
    whole = people_list(desk)
    listed = people_list(desk, typed)
    order = [number for number in whole.ids if number in set(listed.ids)]
    assert list(listed.ids) == order
    assert 0 < len(order) <= SIZE
    due, week = set(whole.ids[: whole.due]), set(whole.ids[: whole.due + whole.week])
    assert listed.due == len(due & set(order))
    assert listed.due + listed.week == len(week & set(order))


def test_some_of_them_are_due(desk: Desk) -> None:
    """Else the counts above say nothing."""
    whole = people_list(desk)
    assert 0 < whole.due < SIZE
    assert [whole.place(number) for number in whole.ids] == list(range(SIZE))
