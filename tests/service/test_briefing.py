"""The briefing: the one step for a line or a rung, what is asked, what is better, what rests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from relterm.domain.interactions import (
    Ask,
    Direction,
    Interaction,
    Promise,
    Reminder,
)
from relterm.domain.kinds import AskSize, Circle, Kind, Who
from relterm.domain.ladder import Step
from relterm.domain.moments import Moment
from relterm.domain.people import ImportantDate, Person
from relterm.service.desk import Desk
from relterm.service.remembering import recompute
from relterm.service.views.briefing import briefing
from relterm.service.views.curve_words import curve_words
from relterm.service.views.now_step import now_step, reminders_shown, rest_until
from relterm.service.views.person import PersonView, person_view
from relterm.service.views.today import today_view
from relterm.service.views.today_lines import Section, TodayLine

ANN = Person(
    "ann",
    "Ann Kowalska",
    given="Ann",
    pronouns="she/her",
    circle=Circle.CLOSE,
    interests=("sailing",),
    values=("her students",),
)
Entry = tuple[int, Kind, Who, str]


@pytest.fixture
def known(empty_desk: Desk) -> Callable[..., PersonView]:
    """Ann with a log of (days ago, kind, who, text), and whatever else is put into the book."""

    def put(*log: Entry, person: Person = ANN, things: tuple[object, ...] = ()) -> PersonView:
        today = empty_desk.now().today
        with empty_desk.book.write("fill", 0) as session:
            session.put(person)
            for number, (ago, kind, who, text) in enumerate(log):
                moment = Moment.of_day(today - timedelta(days=ago))
                uid = f"e{number}"
                session.put(Interaction(uid, moment, ("ann",), kind, who, text=text))
            for thing in things:
                session.put(thing)  # type: ignore[arg-type]
            recompute(empty_desk.book, session, session.touched, empty_desk.now())
        return person_view(empty_desk, "ann")

    return put


def line_of(desk: Desk, section: Section) -> TodayLine:
    return next(line for line in today_view(desk).lines if line.section is section)


TALKED: Entry = (100, Kind.MEET, Who.BOTH, "her boat; worried about the race")
Known = Callable[..., PersonView]


def test_the_step_of_a_rung_with_what_it_is_meant_to_be(known: Known) -> None:
    step = now_step(known(TALKED))
    assert step.step is Step.TALK
    assert step.words == "a call or a coffee"
    assert step.intention == "A call or a coffee with no agenda but them."
    assert not step.resting


def test_nothing_is_sent_while_they_have_not_answered(known: Known) -> None:
    view = known((3, Kind.MSG, Who.ME, "hello"))
    step, brief = now_step(view), briefing(view)
    assert step.words == "let it rest until 28 Nov"
    assert rest_until(view) == date(2026, 11, 28)
    assert step.resting
    assert step.because == "you wrote, no answer yet"
    assert brief.questions == ()
    assert brief.better == ""


def test_after_the_wait_a_public_sign_is_all_until_the_pause_is_over(known: Known) -> None:
    view = known((15, Kind.MSG, Who.ME, "hello"))
    step = now_step(view)
    assert step.step is Step.REACT
    assert step.words == "let it rest until 6 Dec"
    assert step.intention.startswith("No message until then. Like or re-share")
    assert briefing(view).questions == ()


def test_three_words_without_an_answer_rest_for_a_year(known: Known) -> None:
    words = [(ago, Kind.MSG, Who.ME, "hello") for ago in (200, 120, 30)]
    view = known(*words)
    assert now_step(view).words == "let it rest until 22 Oct 27"
    assert now_step(view).because == "you wrote 3 times, no answer yet"


def test_an_answer_that_is_owed_comes_before_resting(known: Known) -> None:
    view = known(TALKED, (2, Kind.MSG, Who.THEM, "hello you"))
    assert rest_until(view) is None
    assert now_step(view).words == "answer them"


def test_a_promise_is_named_with_where_it_was_made(known: Known, empty_desk: Desk) -> None:
    due = empty_desk.now().today + timedelta(days=1)
    promise = Promise("p", "ann", Direction.MINE, "send the paper", due, made="e1")
    view = known(
        TALKED,
        (5, Kind.PROMISE, Who.ME, "send the paper"),
        (2, Kind.MSG, Who.ME, "hello"),
        things=(promise,),
    )
    line = line_of(empty_desk, Section.WORD)
    step = now_step(view, line)
    assert step.words == "keep your word: send the paper"
    assert step.when == "by tomorrow"
    assert step.because.startswith("promised 16 Nov")


def test_what_they_promised_is_nothing_to_do(known: Known, empty_desk: Desk) -> None:
    due = empty_desk.now().today + timedelta(days=1)
    view = known(TALKED, things=(Promise("p", "ann", Direction.THEIRS, "a map", due),))
    line = line_of(empty_desk, Section.WORD)
    assert line.awaited
    assert not line.is_due
    step = now_step(view, line)
    assert step.words == "they promised: a map"
    assert "Nothing is due from you." in step.intention


def test_a_date_is_kept_with_a_call(known: Known, empty_desk: Desk) -> None:
    birthday = ImportantDate("birthday", month=11, day=23)
    view = known(TALKED, person=replace(ANN, dates=(birthday,)))
    brief = briefing(view, line_of(empty_desk, Section.DATES))
    assert brief.now.words == "birthday"
    assert brief.now.when == "Monday"
    assert brief.better == "a call. A voice says it better."


def test_an_ask_that_is_not_ready_is_refused_kindly(known: Known, empty_desk: Desk) -> None:
    ask = Ask("a", "ann", Direction.MINE, AskSize.ADVICE, "her view of the plan")
    view = known(TALKED, person=replace(ANN, goal=AskSize.ADVICE), things=(ask,))
    step = now_step(view, line_of(empty_desk, Section.NOT_YET))
    assert step.words == "not yet: her view of the plan"
    assert step.intention.startswith("Not yet: you have talked once, and nothing you promised")
    assert "Weakest: " in step.intention
    assert "Now: " in step.intention


def test_a_line_about_somebody_else_is_not_taken(known: Known, empty_desk: Desk) -> None:
    view = known(TALKED)
    line = replace(line_of(empty_desk, Section.TOUCH), person="bob", what="something else")
    assert now_step(view, line).words == "a call or a coffee"


@pytest.mark.parametrize(
    ("log", "better"),
    [
        ([TALKED], "a call. You last met in person 3 months ago."),
        (
            [TALKED, (60, Kind.CALL, Who.BOTH, "")],
            "a call. You last talked 9 weeks ago, and met in person 3 months ago.",
        ),
        (
            [(70, Kind.CALL, Who.BOTH, "")],
            "a call. You last talked 10 weeks ago, and have never met in person.",
        ),
        ([(2, Kind.MEET, Who.BOTH, "")], ""),
        ([(60, Kind.MSG, Who.BOTH, "")], "a call, one day: you have never talked."),
    ],
)
def test_people_not_devices(known: Known, log: list[Entry], better: str) -> None:
    assert briefing(known(*log)).better == better


def test_last_time_is_the_last_time_and_one_before(known: Known) -> None:
    brief = briefing(
        known((200, Kind.CALL, Who.BOTH, "the old flat"), TALKED, (9, Kind.LIKE, Who.ME, "a post"))
    )
    assert brief.last_when == "13 Aug, met in person (3 months ago)"
    assert brief.last_what == ("her boat", "worried about the race")
    assert brief.before == ("5 May: the old flat",)


def test_what_is_asked_comes_from_the_log_then_from_the_bank(known: Known) -> None:
    reminder = Reminder("r", "ann", "ask how her exam went", date(2026, 12, 1))
    brief = briefing(known(TALKED, things=(reminder,)))
    assert brief.questions[:2] == ("How did your exam go?", "How did the race go?")
    assert len(brief.questions) == len(set(brief.questions)) == 4
    assert brief.open_ends == ("ask how her exam went (1 Dec)",)
    assert brief.cares_label == "She cares about"


def test_a_reminder_about_an_ask_waits_for_its_gate(known: Known) -> None:
    ask = Ask("a", "ann", Direction.MINE, AskSize.BIG, "a seed round")
    reminder = Reminder("r", "ann", "ask about the seed round", date(2026, 12, 1), ask="a")
    view = known(TALKED, person=replace(ANN, goal=AskSize.BIG), things=(ask, reminder))
    assert view.reminders
    assert reminders_shown(view) == ()
    brief = briefing(view)
    assert brief.open_ends == ()
    assert not any("seed" in question for question in brief.questions)


def test_an_executive_brings_a_caution(known: Known) -> None:
    brief = briefing(known(TALKED, person=replace(ANN, executive=True)))
    assert "unannounced numbers" in brief.caution


# the curve


def test_the_curve_in_words(known: Known) -> None:
    view = known(*[(ago, Kind.MEET, Who.BOTH, "") for ago in range(160, 20, -14)])
    words = curve_words(view)
    assert words.text == f"0 → {view.trust.score:.0f} since June"
    assert words.samples[-1] == pytest.approx(view.trust.score)
    assert not words.fell
    assert words.silence.startswith("fading slowly, halves in about ")


def test_a_fall_is_told_from_its_height(known: Known) -> None:
    view = known(*[(ago, Kind.MEET, Who.BOTH, "") for ago in range(400, 190, -14)])
    words = curve_words(view)
    high, now = max(words.samples), words.samples[-1]
    assert words.text.startswith(f"{high:.0f} → {now:.0f} since ")
    assert words.fell


def test_a_curve_from_little_is_a_guess(known: Known) -> None:
    words = curve_words(known((9, Kind.MSG, Who.BOTH, "")))
    assert words.guess
    assert words.text.startswith("a guess from little: ")


def test_a_curve_without_a_log_says_nothing_of_silence(known: Known) -> None:
    words = curve_words(known())
    assert words.silence == ""
    assert set(words.samples) == {0.0}
