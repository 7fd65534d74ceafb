"""The balance as it is shown: what is told, what is silent, and the last year where it differs."""

from datetime import timedelta

from relterm.domain.balance import BalanceName
from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.service.desk import Desk
from relterm.service.views.balance import BalanceView, balance_view
from relterm.service.views.person import person_view


def seen(desk: Desk, *log: tuple[int, Kind, Who]) -> BalanceView:
    with desk.book.write("fill", 0) as session:
        session.put(Person("bo", "Bo Berg", given="Bo", circle=Circle.CLOSE))
        for number, (ago, kind, who) in enumerate(log):
            moment = Moment.of_day(desk.now().today - timedelta(days=ago))
            session.put(Interaction(f"e{number}", moment, ("bo",), kind, who))
    return balance_view(person_view(desk, "bo"))


def test_nothing_logged_is_said_and_nothing_drawn(empty_desk: Desk) -> None:
    found = seen(empty_desk)
    assert found.sentence == "Nothing between you and Bo is logged yet."
    assert found.rows == ()
    assert found.silent == tuple(BalanceName)


def test_only_what_the_log_tells_is_drawn(empty_desk: Desk) -> None:
    found = seen(empty_desk, (90, Kind.CALL, Who.THEM), (50, Kind.GIVE, Who.ME))
    assert [row.line.name for row in found.rows] == [BalanceName.STARTS, BalanceName.GIFTS]
    assert BalanceName.PROMISES in found.silent


def test_the_last_year_is_told_where_it_says_something_else(empty_desk: Desk) -> None:
    mine = [(400 + 40 * n, Kind.CALL, Who.ME) for n in range(6)]
    theirs = [(40 + 40 * n, Kind.CALL, Who.THEM) for n in range(4)]
    rows = {row.line.name: row for row in seen(empty_desk, *mine, *theirs).rows}
    year = rows[BalanceName.STARTS].year
    assert year is not None
    assert (year.mine.count, year.theirs.count) == (0, 4)


def test_a_year_like_all_the_others_is_no_news(empty_desk: Desk) -> None:
    both = [(40 * n + 10, Kind.CALL, Who.ME if n % 2 else Who.THEM) for n in range(1, 20)]
    rows = {row.line.name: row for row in seen(empty_desk, *both).rows}
    assert rows[BalanceName.STARTS].year is None
