"""The sentence of the balance: kind, and true in either direction."""

import pytest
from balance_logs import BOTH, CALL, GIVE, ME, MEET, MSG, THANKS, THEM, log

from relterm.domain.balance import (
    balance,
    balance_sentence,
)
from relterm.domain.kinds import Kind, Who

SAID = [
    pytest.param([], "Nothing between you and Bo is logged yet.", id="nothing"),
    pytest.param(
        [(0, Kind.LIKE, ME)],
        "So far only public touches; they say nothing about balance.",
        id="touches",
    ),
    pytest.param(
        [(0, MEET, BOTH)],
        "Too little is logged to say who carries it; that is no worry.",
        id="one coffee",
    ),
    pytest.param(
        [(0, MSG, ME), (20, MSG, ME)],
        "Your last 2 words had no answer; leave the next move to Bo.",
        id="silence",
    ),
    pytest.param(
        [(0, MSG, THEM), (20, MSG, THEM), (40, MSG, THEM)],
        "The last 3 words of Bo wait for you; even a short answer would do good.",
        id="my silence",
    ),
    pytest.param(
        [(30 * n, CALL, THEM) for n in range(5)] + [(200, CALL, ME)],
        "Bo has begun 5 of the last 6 contacts; a small sign from you would balance it.",
        id="they begin",
    ),
    pytest.param(
        [(30 * n, CALL, ME) for n in range(5)] + [(200, CALL, THEM)],
        "You have begun 5 of the last 6 contacts; perhaps leave the next move to Bo.",
        id="I begin",
    ),
    pytest.param(
        [(10 * n, GIVE, ME) for n in range(4)],
        "You have given 4 times and heard little back; perhaps leave the next move to Bo.",
        id="I give",
    ),
    pytest.param(
        [(10 * n, GIVE, THEM) for n in range(3)] + [(50, GIVE, ME)],
        "Bo has given 3 times, you once; something useful to them would be a good turn.",
        id="they give",
    ),
    pytest.param(
        [(n, Kind.BROKEN, ME) for n in range(2)] + [(5, Kind.KEPT, ME), (6, Kind.KEPT, THEM)],
        "2 of your 3 promises to Bo did not hold; one small promise, kept, would help.",
        id="my word",
    ),
    pytest.param(
        [(n, Kind.BROKEN, THEM) for n in range(2)] + [(5, Kind.KEPT, THEM), (6, Kind.KEPT, ME)],
        "2 of 3 promises of Bo did not hold; count on a little less, without blame.",
        id="their word",
    ),
    pytest.param(
        [(20 * n, GIVE, THEM) for n in range(3)]
        + [(20 * n + 5, GIVE, ME) for n in range(3)]
        + [(20 * n + 8, THANKS, THEM) for n in range(3)],
        "Bo has given 3 times and no thanks of yours are logged; a thank-you would do good.",
        id="my thanks",
    ),
    pytest.param(
        [(20 * n, GIVE, THEM) for n in range(3)]
        + [(20 * n + 5, GIVE, ME) for n in range(3)]
        + [(20 * n + 8, THANKS, ME) for n in range(3)]
        + [(90, THANKS, THEM)],
        "You have given 3 times and Bo thanked once; thanks come in many forms.",
        id="their thanks",
    ),
    pytest.param(
        [(20 * n, THANKS, ME) for n in range(4)] + [(5, GIVE, THEM), (9, GIVE, ME)],
        "Even: you both give.",
        id="thanks as often as one likes",
    ),
    pytest.param(
        [(0, MSG, ME), (1, MSG, THEM), (40, MSG, THEM), (41, MSG, ME)],
        "Even: you both begin and answer.",
        id="even",
    ),
    pytest.param(
        [(20 * n, MEET, BOTH) for n in range(9)] + [(200 + 20 * n, CALL, THEM) for n in range(4)],
        "Mostly nobody has to begin; where somebody did, it was Bo, all 4 times. "
        "A sign from you now and then would balance it.",
        id="mostly together",
    ),
]


@pytest.mark.parametrize(("entries", "sentence"), SAID)
def test_what_is_said(entries: list[tuple[float, Kind, Who]], sentence: str) -> None:
    assert balance_sentence(balance(log(*entries)), "Bo") == sentence


def test_the_one_who_is_asked_for_gifts_is_not_told_to_begin() -> None:
    taker = [(30.0 * n, Kind.ASK, THEM) for n in range(4)]
    gifts = [(30.0 * n + 3, GIVE, ME) for n in range(4)]
    said = balance_sentence(balance(log(*taker, *gifts)), "Bo")
    assert said == "You have given 4 times, Bo not yet; let them give something too."
