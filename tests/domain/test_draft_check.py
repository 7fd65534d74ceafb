"""What is counted in a draft, and how it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relterm.domain.draft_check import (
    LIMITS,
    Channel,
    check_draft,
    findings,
    time_words,
    word_limit,
)
from relterm.domain.ladder import Step

SELLING = """Hi Ann, I hope you are well!
I'm reaching out because we can unlock synergy and ROI for you. We’d love to hop on a quick call;
our cutting-edge solution is at https://x.io/we?you=i and the deck is attached. My calendly: www.c.y
"""
KIND = "Your talk on moss walls stayed with me, Ann. How did your first one get through the winter?"


def said(text: str, step: Step | None = Step.EXCHANGE, channel: Channel = Channel.MESSAGE) -> str:
    return " | ".join(each.words for each in findings(check_draft(text, step, channel), step))


def test_words_that_sell_are_found_where_they_stand() -> None:
    check = check_draft(SELLING, None, Channel.MAIL)
    assert [each.words for each in check.pitch] == [
        "reaching out",
        "unlock",
        "synergy",
        "ROI",
        "hop on a quick call",
        "our cutting-edge solution",
        "calendly",
    ]
    assert all(SELLING[each.start : each.end] == each.words for each in check.pitch)


@pytest.mark.parametrize(
    "text",
    [
        "Roisin sold her demon mask at the democracy museum",
        "heroic dissolution, unlocked-ish",
        "I saw your heron",
        "",
    ],
)
def test_what_only_looks_like_selling_is_left_alone(text: str) -> None:
    assert check_draft(text, None, Channel.MAIL).pitch == ()


def test_who_it_is_about_is_counted_and_links_say_nothing_of_it() -> None:
    check = check_draft(SELLING, None, Channel.MAIL)
    assert (check.about_me, check.about_them) == (6, 2)
    assert (check.links, check.attachments, check.questions) == (2, 1, 0)
    kind = check_draft(KIND, None, Channel.MAIL)
    assert (kind.words, kind.about_me, kind.about_them, kind.questions) == (18, 1, 2, 1)


def test_a_kind_draft_is_told_so() -> None:
    assert said(KIND) == (
        "18 words, 5 seconds to read: short enough | I and we once, you twice | 1 question"
    )
    assert all(each.good for each in findings(check_draft(KIND, None, Channel.MESSAGE), None))


def test_a_selling_draft_is_told_what_to_change() -> None:
    told = said(SELLING, Step.HELLO, Channel.MAIL)
    assert "7 phrases that sell: reaching out, unlock, synergy, ROI, hop on a quick call" in told
    assert "I and we 6 times, you twice: turn a sentence towards them" in told
    assert "2 links: first words need none" in told
    assert "something attached: first words need none" in told


def test_length_is_judged_by_the_step_and_the_way_of_writing() -> None:
    text = "word " * 60
    assert "60 words, 20 seconds to read; 50 would be easier to answer" in said(text, Step.HELLO)
    assert "short enough" in said(text, Step.EXCHANGE)
    assert "short enough" in said(text, Step.HELLO, Channel.LETTER)
    assert "40 would be easier" in said(text, Step.EXCHANGE, Channel.COMMENT)
    assert word_limit(None, Channel.MAIL) == LIMITS[Channel.MAIL]


def test_questions() -> None:
    assert "no question yet" in said("You were right about the ferry.")
    assert "no question" not in said("You were right about the ferry.", Step.THANK)
    assert "3 questions: one is easier to answer" in said("How? Why? And when?!")
    assert "2 questions" in said("How are you? (And the boat?)")


def test_nothing_written_is_nothing_found() -> None:
    assert said("  \n ") == ""
    assert check_draft("", None, Channel.MAIL).seconds == 0


@pytest.mark.parametrize(
    ("seconds", "words"), [(5, "5 seconds"), (60, "a minute"), (85, "a minute"), (120, "2 minutes")]
)
def test_how_long_it_takes(seconds: int, words: str) -> None:
    assert time_words(seconds) == words


@given(st.text(max_size=300), st.sampled_from([None, *Step]), st.sampled_from(Channel))
def test_any_text_can_be_checked(text: str, step: Step | None, channel: Channel) -> None:
    check = check_draft(text, step, channel)
    assert check.words >= check.about_me + check.about_them
    assert all(text[each.start : each.end] == each.words for each in check.pitch)
    assert (check.words == 0) == (findings(check, step) == ())
    assert check.over == max(0, check.words - check.limit)
