"""Going through today's people one by one."""

from dataclasses import replace

from relterm.domain.ladder import Step
from relterm.domain.schedule import AgendaClass, AgendaItem
from relterm.service.views.today_lines import Glyph, Section, TodayLine
from relterm.ui.screens.walk import Walk


def line(person: str, section: Section = Section.TOUCH) -> TodayLine:
    return TodayLine(section, Glyph.DUE, person, person.title(), "write", "today", "")


ANN, BOB, CAT = line("ann"), line("bob"), line("cat")
RESTING = line("zoe", Section.REST)


def shown(walk: Walk) -> str | None:
    return walk.person


def begun(person: str, *lines: TodayLine) -> Walk:
    walk = Walk(person, next(each.key for each in lines if each.person == person))
    walk.look(lines)
    return walk


def test_what_is_done_leads_on_to_the_next_line() -> None:
    walk = begun("bob", ANN, BOB, CAT)
    assert (walk.person, walk.line) == ("bob", BOB)
    walk.look((ANN, CAT))
    assert shown(walk) == "cat"
    walk.look((ANN,))
    assert shown(walk) == "ann"
    walk.look(())
    assert shown(walk) is None
    assert walk.line is None
    assert not walk.has_next


def test_what_only_changed_stays() -> None:
    walk = begun("bob", ANN, BOB, CAT)
    said = replace(BOB, when="any day")
    walk.look((said, CAT, ANN))
    assert walk.line is said


def test_undo_comes_back_to_whom_it_undid() -> None:
    walk = begun("ann", ANN, BOB)
    walk.look((BOB,))
    walk.look(())
    assert shown(walk) is None
    walk.look((BOB,))
    assert shown(walk) == "bob"
    walk.look((ANN, BOB))
    assert shown(walk) == "ann"
    walk.look((ANN, BOB))
    assert shown(walk) == "ann"


def test_walking_on_goes_round_and_says_when_there_is_nobody() -> None:
    walk = begun("ann", ANN, BOB, CAT)
    assert walk.go(1)
    assert shown(walk) == "bob"
    assert walk.go(-1)
    assert walk.go(-1)
    assert shown(walk) == "cat"
    assert walk.go(1)
    assert shown(walk) == "ann"
    alone = begun("ann", ANN)
    assert not alone.go(1)
    assert alone.person == "ann"


def test_from_a_line_that_rests_the_walk_goes_to_what_is_due() -> None:
    walk = begun("zoe", ANN, BOB, RESTING)
    assert walk.line == RESTING
    assert walk.has_next
    assert walk.go(1)
    assert shown(walk) == "ann"
    backwards = begun("zoe", ANN, BOB, RESTING)
    assert backwards.go(-1)
    assert backwards.person == "bob"


def test_somebody_chosen_in_people_stays_whatever_is_done() -> None:
    walk = Walk("dan", None)
    walk.look((ANN, BOB))
    assert (walk.person, walk.line) == ("dan", None)
    walk.look((BOB,))
    assert shown(walk) == "dan"
    assert walk.go(1)
    assert shown(walk) == "bob"


def test_somebody_chosen_in_people_who_is_due_has_their_line() -> None:
    walk = Walk("bob", None)
    walk.look((ANN, BOB))
    assert walk.line == BOB
    walk.look((ANN,))
    assert shown(walk) == "bob"
    assert not walk.line


def test_what_they_promised_and_dates_to_come_are_passed_by() -> None:
    theirs = replace(line("eve", Section.WORD), awaited=True)
    later = line("fay", Section.DATES)
    item = AgendaItem("gus", AgendaClass.DATE, Step.CELEBRATE, 0.0, 0.0, 0, "date")
    today = replace(line("gus", Section.DATES), item=item)
    walk = begun("ann", ANN, theirs, later, today)
    assert walk.go(1)
    assert shown(walk) == "gus"
    assert walk.go(1)
    assert shown(walk) == "ann"
