"""The chart of the sample people: the same lines as the timeline, and honest words for each."""

from datetime import timedelta

import pytest

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.rung_history import rung_history
from relterm.domain.what_if import Habit
from relterm.service.contacts import wished_gap
from relterm.service.desk import Desk
from relterm.service.views.person import PersonView, person_view
from relterm.ui.chart_view import ChartView, Reading
from relterm.ui.glyphs import UNICODE, Sign
from relterm.ui.lines.chart import chart_view


def seen(desk: Desk, name: str) -> PersonView:
    uid = next(each.uid for each in desk.book.people.iter_all() if each.name == name)
    return person_view(desk, uid)


def readings(chart: ChartView) -> list[Reading]:
    return [chart.teller.reading(place) for place in range(len(chart.stops))]


PEOPLE = ("Ann Kowalska", "Hiro Tanaka", "Mei Lin", "Mira Vale", "Kiri Ngata", "Selamawit Tesfaye")


@pytest.mark.parametrize("name", PEOPLE)
def test_the_cursor_stops_at_every_line_of_the_timeline(demo_desk: Desk, name: str) -> None:
    view = seen(demo_desk, name)
    chart = chart_view(view, UNICODE)
    lines = [each for each in reversed(view.timeline) if not each.planned]
    assert [stop.key for stop in chart.stops] == [each.key for each in lines]
    assert [stop.t for stop in chart.stops] == sorted(stop.t for stop in chart.stops)
    happened = [event.t for event in view.events]
    for stop in chart.stops:
        assert (stop.since is None) == (not stop.key.startswith("quiet "))
        if stop.since is not None:
            assert stop.since == max(t for t in happened if t < stop.t)


@pytest.mark.parametrize("name", PEOPLE)
def test_every_step_is_explained_by_its_parts(demo_desk: Desk, name: str) -> None:
    chart = chart_view(seen(demo_desk, name), UNICODE)
    for reading in readings(chart):
        assert reading.delta is not None
        told = sum(part.points for part in reading.parts)
        assert told == pytest.approx(reading.delta, abs=0.05 * (7 - len(reading.parts)))
        assert list(reading.parts) == sorted(reading.parts, key=lambda part: -abs(part.points))
        assert reading.low <= (reading.score or 0.0) <= reading.high
        assert reading.rung
        if reading.quiet:
            assert not reading.notes or reading.notes[0][0].startswith("fading slowly")
            assert all(part.points < 0 for part in reading.parts)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_level_adds_up_to_the_score(demo_desk: Desk, name: str) -> None:
    view = seen(demo_desk, name)
    chart = chart_view(view, UNICODE)
    for place in range(len(chart.stops)):
        level = chart.teller.level(place)
        assert sum(share.points for share in level.shares) == pytest.approx(level.score)
        assert all(0.0 <= share.points <= share.most for share in level.shares)
    if chart.stops[-1].t == view.now.t:
        assert level.score == pytest.approx(view.trust.score)
        held = sum(share.points for share in level.held)
        assert held == pytest.approx(view.trust.held_back, abs=0.1)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_rungs_end_where_the_card_stands(demo_desk: Desk, name: str) -> None:
    view = seen(demo_desk, name)
    chart = chart_view(view, UNICODE)
    assert chart.rungs == rung_history(view.events, view.now.t, wished_gap(view.person))
    assert chart.rungs[-1].stage is view.rung.stage
    last = readings(chart)[-1].rung
    assert last.split(" ", 1)[1].startswith(view.rung.stage)
    changes = [reading.rung for reading in readings(chart) if reading.changed]
    assert changes[0] == f"→ {chart.rungs[0].stage}"


def test_becoming_trusted_is_said_where_it_happened(demo_desk: Desk) -> None:
    told = readings(chart_view(seen(demo_desk, "Ann Kowalska"), UNICODE))
    turned = [reading for reading in told if reading.rung == "→ trusted"]
    assert [reading.day for reading in turned] == ["16 Jul"]
    assert "→ trusted again" in {reading.rung for reading in told}
    assert told[-1].rung == "now: trusted"
    assert any(reading.rung == "then: conversing" for reading in told)


def test_an_early_ask_is_marked_and_named(demo_desk: Desk) -> None:
    chart = chart_view(seen(demo_desk, "Hiro Tanaka"), UNICODE)
    place = next(n for n, stop in enumerate(chart.stops) if stop.sign is Sign.EARLY)
    reading = chart.teller.reading(place)
    assert reading.early
    assert reading.notes[0][0] == "asked before its gate was open"
    assert reading.parts[0].name == "pressure"
    assert reading.parts[0].points < 0


def test_what_counted_with_something_before_names_it(demo_desk: Desk) -> None:
    told = readings(chart_view(seen(demo_desk, "Mira Vale"), UNICODE))
    why = [note[0] for reading in told for note in reading.notes if not reading.parts]
    assert "so close to the meeting of 12 Nov that it counts with it" in why


def test_little_data_is_called_a_guess(demo_desk: Desk) -> None:
    reading = readings(chart_view(seen(demo_desk, "Eun-ji Park"), UNICODE))[-1]
    assert reading.unsure
    assert ("~2 is a guess from little data", "~2 is a guess") in reading.notes
    assert not readings(chart_view(seen(demo_desk, "Mira Vale"), UNICODE))[-1].unsure


def test_the_bar_is_that_of_the_planned_ask(demo_desk: Desk) -> None:
    chart = chart_view(seen(demo_desk, "Ann Kowalska"), UNICODE)
    assert chart.bar == 45.0
    assert chart.bar_words[0] == "bar 45 for business"
    assert chart_view(seen(demo_desk, "Mira Vale"), UNICODE).bar is None


def test_what_may_come_starts_at_the_present(demo_desk: Desk) -> None:
    view = seen(demo_desk, "Ann Kowalska")
    teller = chart_view(view, UNICODE).teller
    for habit in Habit:
        ahead = teller.ahead(habit, view.now.t + 183)
        assert ahead.silence[0].score == ahead.guess[0].score == view.trust.score
        assert ahead.silence[-1].score < ahead.guess[-1].score
        assert ahead.until == "late May"
        assert ahead.bar[0].startswith("silence: under the bar of 45 about ")
        assert all(view.now.t < t <= view.now.t + 183 for t in ahead.times)
    silence = teller.ahead(None, view.now.t + 40)
    assert silence.guess == ()
    assert silence.bar == ()


def test_a_bar_that_lies_above_is_reached_or_not(demo_desk: Desk) -> None:
    far = seen(demo_desk, "Mei Lin")
    teller = chart_view(far, UNICODE).teller
    assert teller.ahead(Habit.GOOD_TURN, far.now.t + 183).bar[-1] == "not over 60 by then"
    near = seen(demo_desk, "Farid Haddad")
    chart = chart_view(near, UNICODE)
    assert chart.bar is not None
    assert near.trust.earned < chart.bar
    bar = chart.teller.ahead(Habit.COFFEE, near.now.t + 183).bar
    assert bar[0].startswith(f"over the bar of {chart.bar:.0f} about ")


def somebody(desk: Desk, *kinds: Kind) -> PersonView:
    """Somebody with these entries, all of today, a minute apart."""
    person = Person(uid="p1", name="Somebody New", circle=Circle.FRIENDS)
    morning = desk.now().at.replace(hour=8)
    with desk.book.write("made", desk.seconds) as session:
        session.put(person)
        for number, kind in enumerate(kinds):
            moment = Moment.of_datetime(morning + timedelta(minutes=number))
            session.put(Interaction(f"e{number}", moment, (person.uid,), kind))
    return person_view(desk, person.uid)


def test_nobody_known_yet_has_a_chart_to_begin_with(empty_desk: Desk) -> None:
    chart = chart_view(somebody(empty_desk), UNICODE)
    assert (chart.points, chart.stops, chart.rungs) == ((), (), ())
    assert chart.now - chart.start == pytest.approx(33.0)
    assert chart.teller.ahead(Habit.COFFEE, chart.now + 183).guess[-1].score > 10.0


def test_a_whole_log_of_one_day(empty_desk: Desk) -> None:
    view = somebody(empty_desk, Kind.MEET, Kind.CALL, Kind.NOTE, Kind.LIKE, Kind.SORRY)
    chart = chart_view(view, UNICODE)
    assert len(chart.stops) == 5
    told = readings(chart)
    assert told[-1].rung.endswith("conversing")
    assert ("gives no trust by itself", "gives no trust") in [
        note for each in told for note in each.notes
    ]


def test_an_apology_that_moves_nothing_is_no_small_sign(empty_desk: Desk) -> None:
    told = readings(chart_view(somebody(empty_desk, Kind.SORRY, Kind.CONFLICT), UNICODE))
    said = {note[0] for reading in told for note in reading.notes}
    assert "the number hardly moves" in said
    assert "felt as strain, though there is little to lose" in said
