from dataclasses import replace

import pytest
from chart_views import NOW, PARTS

from relterm.domain.what_if import Habit
from relterm.ui.chart_reading import (
    guess_lines,
    legend_lines,
    reading_lines,
    signed,
    table_lines,
)
from relterm.ui.chart_view import TABLE_ROWS, Ahead, ChartStop, Level, Reading, Share
from relterm.ui.glyphs import ASCII, UNICODE, Glyphs, Sign
from relterm.ui.raster import Point
from relterm.ui.show import width
from relterm.ui.widgets.rows import Line

MET = Reading(
    "18 Nov",
    "coffee in person",
    4.1,
    62.2,
    55.0,
    69.0,
    parts=PARTS,
    notes=(("the thesis, the boat",),),
    rung="now: trusted",
)
QUIET = Reading(
    "to 29 Oct",
    "5 weeks quiet",
    -2.7,
    41.0,
    33.0,
    49.0,
    parts=(Share("warmth", -1.9), Share("recognition", -0.5)),
    notes=(("fading slowly, halves in about 2 months", "halves in about 2 months"),),
    rung="then: conversing",
    quiet=True,
)


def said(line: Line) -> str:
    left = "".join(span.text for span in line.left)
    right = "".join(span.text for span in line.right)
    return f"{left} … {right}" if right else left


def read(reading: Reading, cells: int, rows: int = 3, glyphs: Glyphs = UNICODE) -> list[str]:
    return [said(line).strip() for line in reading_lines(reading, cells, rows, glyphs)]


def test_a_wide_chart_says_it_all() -> None:
    assert read(MET, 110) == [
        "18 Nov coffee in person +4.1 → 62 (55–69)",
        "depth +2.2  warmth +1.3  mutuality +0.6 · now: trusted",
        "the thesis, the boat",
    ]


def test_thirty_columns_keep_the_largest_parts() -> None:
    assert read(MET, 30) == [
        "18 Nov coffee in person … +4.1 → 62",
        "depth +2.2  warmth +1.3",
        "the thesis, the boat",
    ]
    assert read(MET, 30, 2)[1] == "depth +2.2  warmth +1.3"
    assert read(MET, 30, 1) == ["18 Nov coffee in person … +4.1 → 62"]
    assert read(MET, 30, 0) == []


def test_a_quiet_spell_is_explained() -> None:
    assert read(QUIET, 110) == [
        "5 weeks quiet to 29 Oct −2.7 → 41 (33–49)",
        "warmth −1.9  recognition −0.5 · then: conversing",
        "fading slowly, halves in about 2 months",
    ]
    assert read(QUIET, 110, 2)[1] == (
        "warmth −1.9  recognition −0.5 · fading slowly, halves in about 2 months · then: conversing"
    )


def test_a_quiet_spell_in_thirty_columns() -> None:
    assert read(QUIET, 30) == [
        "5 weeks quiet … −2.7 → 41",
        "warmth −1.9  recognition −0.5",
        "halves in about 2 months",
    ]


def test_a_change_of_rung_is_always_said() -> None:
    changed = replace(MET, rung="→ trusted", changed=True)
    for cells in (30, 46, 110):
        assert "→ trusted" in " ".join(read(changed, cells, 2))
    quiet = replace(QUIET, rung="→ conversing, dormant", changed=True)
    assert read(quiet, 46)[1] == "warmth −1.9 … → conversing, dormant"
    kept = reading_lines(replace(MET, rung="then: conversing"), 30, 2, UNICODE)
    assert kept[1].right == ()


def test_what_moved_nothing_says_why() -> None:
    why = (
        "so close to the meeting of 3 May that it counts with it",
        "counts with the meeting of 3 May",
        "counts with that of 3 May",
    )
    still = replace(MET, delta=-0.0, parts=(), notes=(why,), rung="")
    assert read(still, 110)[0].startswith("18 Nov coffee in person +0.0 → 62")
    assert [read(still, cells, 2)[1] for cells in (110, 40, 30)] == [
        why[0],
        why[1],
        why[2],
    ]
    assert read(still, 110) == [read(still, 110)[0], why[0], ""]


def test_beside_a_new_rung_a_note_is_shortened_or_left_out_never_cut() -> None:
    guess = ("~0 is a guess from little data", "~0 is a guess")
    notes = (("gives no trust by itself", "gives no trust"), guess)
    profile = replace(MET, parts=(), notes=notes, rung="→ engage", changed=True)
    assert [read(profile, cells, 2)[1] for cells in (46, 36, 28, 20)] == [
        "gives no trust by itself … → engage",
        "gives no trust by itself … → engage",
        "gives no trust … → engage",
        "… → engage",
    ]
    assert read(profile, 20)[2] == "gives no trust"


def test_pressure_that_gives_is_eased() -> None:
    eased = replace(MET, parts=(Share("pressure", 1.2), Share("strain", -0.4)))
    assert read(eased, 110)[1].startswith("pressure eased +1.2  strain −0.4")


def test_an_early_ask_is_called_so_even_when_its_words_are_cut() -> None:
    asked = replace(MET, title="you asked: " + "a very long thing " * 9, early=True)
    for cells in (28, 46, 110):
        first = reading_lines(asked, cells, 2, UNICODE)[0]
        assert "".join(span.text for span in first.right).startswith("early +4.1")


def test_a_guess_is_marked_as_one() -> None:
    assert read(replace(MET, unsure=True), 30)[0].endswith("+4.1 → ~62")


def test_ascii_readings_are_ascii() -> None:
    for cells in (28, 46, 110):
        for rows in (1, 2, 3):
            for each in (MET, QUIET):
                lines = reading_lines(replace(each, rung="> trusted"), cells, rows, ASCII)
                assert all(said(line).replace(" … ", "").isascii() for line in lines)
    assert signed(-2.7, ASCII) == "-2.7"
    assert signed(-0.04, UNICODE) == "+0.0"


AHEAD = Ahead(
    (Point(NOW, 50, 40, 60), Point(NOW + 183, 31, 20, 40)),
    (Point(NOW, 50, 40, 60), Point(NOW + 183, 62, 50, 70)),
    (NOW + 10,),
    "late May",
    ("over the bar of 45 about early March", "over 45 about early March"),
)


def guess(habit: Habit, cells: int, rows: int = 3, ahead: Ahead = AHEAD) -> list[str]:
    return [said(line).strip() for line in guess_lines(habit, ahead, cells, rows, UNICODE)]


def test_what_if_in_a_wide_chart() -> None:
    assert guess(Habit.COFFEE, 110, 2) == [
        "a coffee a month: 62 by late May; silence: 31",
        "a guess, if they come along · over the bar of 45 about early March",
    ]


def test_what_if_in_a_narrow_one() -> None:
    assert guess(Habit.COFFEE, 34) == [
        "a coffee a month: 62; silence: 31",
        "by late May, if they come along",
        "over 45 about early March",
    ]
    assert guess(Habit.COFFEE, 29, 2) == [
        "a coffee a month: 62, else 31",
        "late May, if they come along",
    ]
    assert guess(Habit.COFFEE, 28, 2) == ["a coffee a month: 62", "else 31 by late May, a guess"]


@pytest.mark.parametrize("habit", Habit)
@pytest.mark.parametrize("until", ["late May", "mid-September", "early February 2028"])
def test_what_if_is_never_cut_and_never_passes_for_a_fact(habit: Habit, until: str) -> None:
    for cells in range(28, 120):
        lines = guess_lines(habit, replace(AHEAD, until=until), cells, 3, UNICODE)
        text = " ".join(said(line) for line in lines)
        assert len(lines) == 3
        assert {"62", "31", until} <= {word for word in ("62", "31", until) if word in text}
        assert "if they come along" in text or "a guess" in text
        if until == "late May":
            assert all(width(said(line)) <= cells for line in lines)


def test_without_a_bar_or_a_guess_nothing_is_made_up() -> None:
    plain = replace(AHEAD, bar=())
    assert guess(Habit.CALL, 110, 2, plain)[1] == "a guess, if they come along"
    assert guess(Habit.CALL, 110, 2, Ahead()) == ["", ""]
    assert guess(Habit.CALL, 110, 0) == []


LEVEL = Level(
    41.4,
    (
        Share("recognition", 4.7, 6.0),
        Share("warmth", 6.5, 18.0),
        Share("depth", 13.9, 34.0),
        Share("reliability", 1.7, 17.0),
        Share("mutuality", 14.6, 25.0),
    ),
    (Share("pressure", 2.0), Share("strain", 0.5)),
)


def table(reading: Reading, level: Level = LEVEL, rows: int = TABLE_ROWS) -> list[str]:
    return [said(line).rstrip() for line in table_lines(reading, level, 110, rows, UNICODE)]


def test_the_table_shows_the_step_and_the_level() -> None:
    lines = table(QUIET)
    assert lines[0].split() == ["what", "faded", "what", "the", "41", "is", "made", "of"]
    assert lines[1].split() == [
        "warmth", "−1.9", "━" * 16, "recognition", "4.7", "━" * 16, "of", "6",
    ]  # fmt: skip
    assert lines[2].split()[:2] == ["recognition", "−0.5"]
    assert lines[6].strip() == "held back by pressure and strain −2.5"
    assert len(lines) == TABLE_ROWS


def test_the_table_says_what_kind_of_step_it_was() -> None:
    assert "what it gave" in table(MET)[0]
    assert "what it cost" in table(replace(MET, delta=-3.0))[0]
    assert "it moved nothing" in table(replace(MET, parts=()))[0]


def test_the_table_fills_its_rows_and_stands_apart_where_there_is_one_more() -> None:
    taller = table(MET, rows=TABLE_ROWS + 1)
    assert taller == ["", *table(MET)]
    assert len(table(replace(MET, parts=()), Level(0.0, ()))) == TABLE_ROWS


def test_the_legend_names_what_is_there() -> None:
    stops = [ChartStop(sign, NOW, sign) for sign in (Sign.BOTH, Sign.EARLY, Sign.GAP)]
    marks, lines = (said(each) for each in legend_lines(stops, 110, 2, UNICODE, None))
    assert marks.strip() == "◆ together   ▼ asked early"
    assert "if nothing happens" in lines
    assert "coffee" not in lines
    assert "a coffee a month" in said(legend_lines(stops, 110, 2, UNICODE, Habit.COFFEE)[1])
    assert len(legend_lines(stops, 110, 1, UNICODE, None)) == 1
    assert "it could lie anywhere between" in lines
    small = said(legend_lines(stops, 60, 2, UNICODE, None)[1])
    assert " anywhere between" in small
    assert "it could" not in small
    assert all(said(each).isascii() for each in legend_lines(stops, 110, 2, ASCII, Habit.CALL))
