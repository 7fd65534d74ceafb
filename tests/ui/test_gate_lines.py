"""The readiness card and the game plan as lines, from 24 cells to 150, in both sets of glyphs."""

import pytest

from relterm.domain.kinds import AskSize
from relterm.domain.readiness import Result
from relterm.service.desk import Desk
from relterm.service.views.gate import GateView, Rest
from relterm.service.views.gate_in_full import gate_in_full
from relterm.service.views.person import PersonView, person_view
from relterm.ui.glyphs import ASCII, UNICODE, Glyphs
from relterm.ui.lines.game_plan import plan_lines
from relterm.ui.lines.gate import CONDITION, PRICE, STEP, VERDICT, gate_source, rests_words
from relterm.ui.show import width
from relterm.ui.widgets.paint import span_width, wrap
from relterm.ui.widgets.rows import Line, ListSource

CELLS = (24, 26, 32, 43, 55, 68, 100, 150)
PEOPLE = ("demo-ann-kowalska", "demo-mei-lin", "demo-grace-oneill", "demo-jonas-weber")


def words(line: Line) -> str:
    return "".join(span.text for span in (*line.left, *line.right))


def text_of(source: ListSource, key: str) -> str:
    item = source.find(key)
    assert item is not None, key
    lines = [source.line(y) for y in source.lines_of(item)]
    return " ".join(words(line) for line in lines if line is not None)


def gates(desk: Desk, uid: str) -> list[tuple[PersonView, GateView]]:
    view = person_view(desk, uid)
    return [(view, gate_in_full(view, size)) for size in AskSize]


@pytest.mark.parametrize("uid", PEOPLE)
@pytest.mark.parametrize("cells", CELLS)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_nothing_that_counts_is_cut_off(
    demo_desk: Desk, uid: str, cells: int, glyphs: Glyphs
) -> None:
    for view, gate in gates(demo_desk, uid):
        source = gate_source(gate, view.now, glyphs, cells)
        for each in gate.conditions:
            shown = text_of(source, f"{CONDITION}{each.name}")
            assert each.words in shown
            assert each.reading in shown
        for y in range(source.line_count()):
            line = source.line(y)
            assert line is not None
            sides = (line.left, line.right)
            took = [sum(span.width or width(span.text) for span in side) for side in sides]
            assert sum(took) + (1 if all(took) else 0) <= cells, words(line)


@pytest.mark.parametrize("cells", CELLS)
def test_the_weakest_comes_first_and_says_so(demo_desk: Desk, cells: int) -> None:
    for view, gate in gates(demo_desk, "demo-ann-kowalska"):
        source = gate_source(gate, view.now, UNICODE, cells)
        keys = [source.key(item) for item in range(source.item_count())]
        assert keys[0] == VERDICT
        assert keys[1] == f"{CONDITION}{gate.readiness.weakest}"
        assert "← first" in text_of(source, keys[1])
        met = [
            next(one.met for one in gate.conditions if key.endswith(one.name)) for key in keys[1:14]
        ]
        assert met == sorted(met), "what fails stands above what holds"
        assert keys[14:] == [STEP, PRICE]


def test_a_card_says_when_what_now_and_what_it_costs(demo_desk: Desk) -> None:
    view = person_view(demo_desk, "demo-ann-kowalska")
    source = gate_source(gate_in_full(view, AskSize.BUSINESS), view.now, UNICODE, 150)
    assert text_of(source, VERDICT) == (
        " NOT YET   2 of 13 missing · about late December, if they respond"
    )
    assert "Now  keep your word: nothing you owe 1 → 0 open" in text_of(source, STEP)
    assert text_of(source, PRICE) == (
        "Asking today would cost about 2 points and 6 weeks; then no other ask before 20 Jan 27."
    )


def test_an_open_gate_says_what_to_do(demo_desk: Desk) -> None:
    view = person_view(demo_desk, "demo-grace-oneill")
    gate = gate_in_full(view, AskSize.FAVOUR)
    assert gate.readiness.result is Result.READY
    source = gate_source(gate, view.now, UNICODE, 100)
    assert "Ask plainly, make a no easy, keep it good for both." in text_of(source, STEP)
    assert "no other ask before 5 Dec." in text_of(source, PRICE)
    assert "Nothing more is needed." in words(plan_lines(gate, view.now.today, 60)[0])


def test_an_invitation_has_no_price(demo_desk: Desk) -> None:
    view = person_view(demo_desk, "demo-jonas-weber")
    gate = gate_in_full(view, AskSize.BUSINESS)
    assert gate.readiness.result is Result.INVITED
    source = gate_source(gate, view.now, UNICODE, 100)
    assert source.find(PRICE) is None
    assert "That is help, not a pitch." in text_of(source, STEP)


def test_what_is_not_in_sight_is_said_plainly(demo_desk: Desk) -> None:
    view = person_view(demo_desk, "demo-mei-lin")
    gate = gate_in_full(view, AskSize.BIG)
    source = gate_source(gate, view.now, UNICODE, 150)
    assert "not within two years" in text_of(source, VERDICT)
    assert "after it, not within two years." in text_of(source, PRICE)
    plan = plan_lines(gate, view.now.today, 60)
    assert "worth having without an ask" in " ".join(map(words, plan))


@pytest.mark.parametrize("cells", [30, 63, 64, 120])
def test_the_plan_has_a_day_a_step_and_an_intention(demo_desk: Desk, cells: int) -> None:
    view = person_view(demo_desk, "demo-ann-kowalska")
    gate = gate_in_full(view, AskSize.BUSINESS)
    lines = plan_lines(gate, view.now.today, cells)
    text = " ".join(" ".join(map(words, lines)).split())
    assert text.startswith("by 22 Nov keep your word introduce her to Bob 4 Dec a short exchange")
    assert "~ 30 Dec you may ask plainly, and make a no easy" in text
    for line in lines:
        assert all(span_width(part.left) <= cells for part in wrap(line, cells))


def test_the_day_of_an_entry_is_never_cut() -> None:
    rests = (Rest("the Orkney paper, with the two pages", "29 Oct"), Rest("met", "18 Nov"))
    for cells in range(14, 70):
        told = rests_words(rests, cells)
        assert width(told) <= cells
        assert "29 Oct" in told
    assert rests_words(rests, 13) == ""
    assert rests_words((), 60) == ""
    assert rests_words(rests, 69).endswith("29 Oct · met, 18 Nov")
