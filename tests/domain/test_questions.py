"""Questions: from what was noted, from the bank, the same all week; and how a person is named."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.ladder import IDLE_STEPS, Step
from relterm.domain.pronouns import THEY, pronouns_of
from relterm.domain.question_bank import BANK, THEMES
from relterm.domain.questions import (
    about,
    from_bank,
    from_reminder,
    from_threads,
    questions_fit,
    threads_of,
)

MONDAY = date(2026, 11, 16)
PITCH = ("buy", "offer", "product", "demo", "price", "budget", "contract", "sell")


@pytest.mark.parametrize(
    ("wish", "question"),
    [
        ("ask how the mock defence went", "How did the mock defence go?"),
        ("Ask her how her move went.", "How did your move go?"),
        ("ask about the studio in Turin", "What is new with the studio in Turin?"),
        ("ASK after İpek’s race", "What is new with İpek’s race?"),
        ("send the quote, one page", ""),
        ("ask", ""),
        ("", ""),
    ],
)
def test_a_reminder_to_ask_becomes_a_question(wish: str, question: str) -> None:
    assert from_reminder(wish) == question


@pytest.mark.parametrize(
    ("thread", "question"),
    [
        ("her mother’s move", "How did your mother’s move go?"),
        ("worried about the competition jury", "How did the competition jury go?"),
        ("nervous about her new landlord", "How is it with your new landlord now?"),
        ("the new studio in Turin", "“the new studio in Turin”: what has happened since?"),
    ],
)
def test_a_thread_is_taken_up_again(thread: str, question: str) -> None:
    assert from_threads([thread]) == (question,)


def test_threads_are_the_pieces_of_a_note_and_a_long_one_is_left_alone() -> None:
    assert threads_of("her move; the jury;\n ") == ("her move", "the jury")
    assert from_threads(["x" * 200, "  ", "?", "whom should she visit?"]) == ()


def test_one_thing_at_most_is_taken_up_word_for_word() -> None:
    made = from_threads(["new boat", "old boat", "the race", "worried about his exam"])
    assert made == (
        "How did the race go?",
        "How did your exam go?",
        "“new boat”: what has happened since?",
    )


def test_what_is_written_down_is_asked_about() -> None:
    asked = about(
        interests=("bouldering", "wool"), values=("her mother",), aspirations=("a rig of her own",)
    )
    assert asked == (
        "“a rig of your own”: what is the next step?",
        "What matters to you about your mother?",
        "What is new with bouldering?",
    )
    assert about() == ()


def test_the_bank_keeps_its_questions_for_a_week() -> None:
    week = [from_bank("ann", MONDAY + timedelta(days=n), Step.TALK, 2) for n in range(7)]
    assert len(set(week)) == 1
    assert from_bank("ann", MONDAY + timedelta(days=7), Step.TALK, 2) != week[0]
    assert from_bank("ann", MONDAY - timedelta(days=1), Step.TALK, 2) != week[0]


@given(st.text(max_size=20), st.sampled_from(Step), st.integers(0, 5))
def test_the_bank_gives_what_fits_and_no_more(seed: str, step: Step, count: int) -> None:
    given_ = from_bank(seed, MONDAY, step, count)
    assert len(given_) == len(set(given_)) <= count
    assert bool(given_) == (questions_fit(step) and count > 0)
    allowed = {question for theme in THEMES.get(step, ()) for question in BANK[theme]}
    assert set(given_) <= allowed


def test_nothing_is_asked_where_nothing_is_sent() -> None:
    silent = {Step.STUDY, Step.REACT, Step.COMMENT, Step.HELLO, Step.SPACE, Step.MEND, *IDLE_STEPS}
    assert {step for step in Step if not questions_fit(step)} == silent


def test_the_bank_is_open_and_sells_nothing() -> None:
    asked = [question for bank in BANK.values() for question in bank]
    assert len(set(asked)) == len(asked) >= 30
    for question in asked:
        assert question.endswith("?")
        assert question.split()[0] in {"What", "Who", "Which", "Where", "How", "When"}
        assert not set(PITCH) & set(question.lower().rstrip("?").split())


@pytest.mark.parametrize(
    ("text", "cares", "theirs"),
    [
        ("", "they care", "their"),
        ("she/her", "she cares", "her"),
        ("He / Him", "he cares", "his"),
        ("they/them", "they care", "their"),
        ("she/they", "she cares", "her"),
        ("xe/xem/xyr", "xe cares", "xyr"),
        ("any", "they care", "their"),
        ("[red]x[/]/\x1b[31m", "they care", "their"),
        ("ask me/nicely please", "they care", "their"),
    ],
)
def test_people_are_named_as_they_wish(text: str, cares: str, theirs: str) -> None:
    found = pronouns_of(text)
    assert found.does("care") == cares
    assert found.possessive == theirs


@given(st.text(max_size=40))
def test_any_text_names_somebody(text: str) -> None:
    found = pronouns_of(text)
    assert found == THEY or found.subject.isalpha()
