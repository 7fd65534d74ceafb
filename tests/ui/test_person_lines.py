"""The person's card: the rung in words, the next step, the window, what holds reminders back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from relterm.domain.interactions import Interaction
from relterm.domain.kinds import Circle, Kind, Who
from relterm.domain.ladder_rows import LadderRow
from relterm.domain.moments import Moment
from relterm.domain.people import Person
from relterm.domain.stage_words import STANDING_WORDS
from relterm.domain.window import Window
from relterm.service.desk import Desk
from relterm.service.views.person import PersonView, person_view
from relterm.ui.lines.person import about_lines, card_lines, window_phrase

TODAY = date(2026, 11, 21)
BO = Person("bo", "Bo Berg", given="Bo", circle=Circle.CLOSE, met="a ferry", interests=("wool",))
Entry = tuple[int, Kind, Who]
Known = Callable[..., PersonView]


@pytest.fixture
def known(empty_desk: Desk) -> Known:
    def put(*log: Entry, person: Person = BO) -> PersonView:
        with empty_desk.book.write("fill", 0) as session:
            session.put(person)
            for number, (ago, kind, who) in enumerate(log):
                moment = Moment.of_day(TODAY - timedelta(days=ago))
                session.put(Interaction(f"e{number}", moment, ("bo",), kind, who))
        return person_view(empty_desk, "bo")

    return put


def words(view: PersonView) -> str:
    return "\n".join(
        " ".join("".join(f"{span.text} " for span in line.left).split())
        for line in card_lines(view)
    )


def test_the_rung_is_said_with_what_it_means(known: Known) -> None:
    said = words(known((60, Kind.MEET, Who.BOTH)))
    assert "conversing · dormant" not in said
    assert "conversing · you talk with each other; nothing is sold" in said
    assert "circle close, every month · a ferry" in said


def test_every_row_of_the_ladder_has_its_words() -> None:
    assert set(STANDING_WORDS) == set(LadderRow)
    assert len(set(STANDING_WORDS.values())) == len(STANDING_WORDS)


def test_who_waits_is_let_rest_without_a_chaser(known: Known) -> None:
    said = words(known((60, Kind.MEET, Who.BOTH), (2, Kind.MSG, Who.ME)))
    assert "next let it rest until 29 Nov" in said
    assert "Nothing to send. Leave room for their answer." in said
    assert "in touch" not in said


def test_the_window_is_said_in_words(known: Known) -> None:
    view = known((5, Kind.MEET, Who.BOTH))
    assert view.window is not None
    said = words(view)
    assert f"in touch {window_phrase(view.window, TODAY)}" in said
    assert "best around" in said
    assert "latest" in said


@pytest.mark.parametrize(
    ("window", "phrase"),
    [
        (
            Window(date(2026, 12, 3), date(2026, 12, 12), date(2027, 1, 20)),
            "from 3 Dec, best around 12 Dec, latest 20 Jan 27",
        ),
        (
            Window(date(2026, 11, 10), date(2026, 11, 24), date(2026, 12, 20)),
            "any day, best around Tuesday, latest 20 Dec",
        ),
        (
            Window(date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 22)),
            "any day, latest tomorrow",
        ),
        (
            Window(date(2026, 10, 1), date(2026, 10, 12), date(2026, 11, 12)),
            "any day now; 12 Nov was the latest you wished for",
        ),
    ],
)
def test_what_of_a_window_still_lies_ahead(window: Window, phrase: str) -> None:
    assert window_phrase(window, TODAY) == phrase


@pytest.mark.parametrize(
    ("person", "phrase"),
    [
        (replace(BO, paused=True), "reminders paused; {pause} resumes"),
        (
            replace(BO, snooze_until=date(2026, 12, 5).toordinal()),
            "reminders snoozed until 5 Dec",
        ),
        (replace(BO, skips=2), "skipped twice since you were last in touch"),
        (replace(BO, skips=4), "skipped 4 times since you were last in touch"),
    ],
)
def test_what_holds_reminders_back_is_said(known: Known, person: Person, phrase: str) -> None:
    assert phrase in words(known((60, Kind.MEET, Who.BOTH), person=person))


def test_a_snooze_that_is_over_is_not(known: Known) -> None:
    person = replace(BO, snooze_until=date(2026, 11, 21).toordinal())
    assert "snoozed" not in words(known((60, Kind.MEET, Who.BOTH), person=person))


def test_the_score_has_its_word_and_band(known: Known) -> None:
    sure = known(*[(ago, Kind.MEET, Who.BOTH) for ago in range(200, 10, -14)])
    trust = sure.trust
    expected = f"trust {trust.score:.0f} {trust.word}, between {trust.low:.0f} and {trust.high:.0f}"
    assert expected in words(sure)


def test_a_score_from_little_is_called_a_guess(known: Known) -> None:
    said = words(known((9, Kind.MSG, Who.BOTH)))
    assert "trust a guess from little: stranger, between 0 and" in said


def test_without_a_log_there_is_no_score(known: Known) -> None:
    said = words(known())
    assert "study · nothing has passed between you" in said
    assert "between" not in said.replace("between you", "")


def test_the_page_about_them_repeats_the_card_only_where_it_is_not_beside(known: Known) -> None:
    view = known((60, Kind.MEET, Who.BOTH))
    card = set(card_lines(view))
    assert card <= set(about_lines(view))
    assert not card & set(about_lines(view, card=False))
