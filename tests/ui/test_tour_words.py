"""The words of the tour."""

from relterm.ui.tour_steps import STEPS


def test_there_are_ten_and_their_words_are_short_and_calm() -> None:
    assert len(STEPS) == 10
    for step in STEPS:
        for words in filter(None, (step.words, step.narrow)):
            assert len(words) < 220
            assert "!" not in words
