"""The balance as rows: readable without colour, at 30 columns and at 80, in ASCII too."""

import pytest

from relterm.domain.balance import BalanceName, balance
from relterm.domain.interactions import Event
from relterm.domain.kinds import Kind, Who
from relterm.service.views.balance import BalanceRow, BalanceView
from relterm.ui.glyphs import ASCII, UNICODE, Glyphs
from relterm.ui.lines.balance import KEY, balance_source
from relterm.ui.show import width
from relterm.ui.widgets.rows import Line, ListSource


def seen(*log: tuple[float, Kind, Who]) -> BalanceView:
    events = [Event(t, kind, who, uid=str(n)) for n, (t, kind, who) in enumerate(log)]
    found = balance(events, now=events[-1].t + 100 if events else 0.0)
    return BalanceView(
        "said",
        tuple(BalanceRow(line, None) for line in found.lines if line.told),
        tuple(line.name for line in found.lines if not line.told),
    )


TALKS = [(40.0 * n, Kind.CALL, Who.THEM) for n in range(6)]
MINE = [(300.0 + 40 * n, Kind.CALL, Who.ME) for n in range(2)]
WORDS = [
    (500.0, Kind.MSG, Who.ME),
    (504.0, Kind.MSG, Who.THEM),
    (550.0, Kind.MSG, Who.ME),
    (600.0, Kind.KEPT, Who.ME),
    (601.0, Kind.PROMISE, Who.THEM),
    (610.0, Kind.MEET, Who.BOTH),
]
FULL = seen(*TALKS, *MINE, *WORDS)


def text(line: Line) -> str:
    left = "".join(span.text for span in line.left)
    return left + "".join(f"  {span.text}" for span in line.right)


def rows(cells: int, glyphs: Glyphs = UNICODE) -> list[str]:
    source = balance_source(FULL, cells, glyphs)
    return [text(line) for y in range(source.line_count()) if (line := source.line(y))]


@pytest.mark.parametrize("cells", [30, 38, 60, 100])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_nothing_is_wider_than_the_pane(cells: int, glyphs: Glyphs) -> None:
    for line in rows(cells, glyphs):
        assert width(line.rstrip()) <= cells
        assert glyphs is UNICODE or line.isascii()


@pytest.mark.parametrize("cells", [30, 60])
def test_both_sides_are_drawn_around_one_middle(cells: int) -> None:
    bars = [line for line in rows(cells) if line.lstrip().startswith("you ") and "│" in line]
    assert len({line.index("│") for line in bars}) == 1
    begins = bars[0]
    mine, theirs = begins.split("│")
    assert mine.count("▇") * 3 == theirs.count("▇") * 2, "four to six"
    assert mine.lstrip().startswith("you 4")
    assert theirs.rstrip().endswith("6 they")


def test_what_is_compared_says_out_of_how_many() -> None:
    wide, narrow = "\n".join(rows(60)), "\n".join(rows(30))
    assert "1 of 2 they" in wide
    assert "1/2 they" in narrow
    assert "they in 4 days" in wide
    assert "1 of theirs still open" in wide
    assert "1 together" in wide


def test_what_the_log_does_not_tell_is_named_at_the_end() -> None:
    last = " ".join(rows(60)[-2:])
    assert "nothing logged:" in last
    assert "who asks" in last


def test_rows_carry_the_lines_name_for_why() -> None:
    source = balance_source(FULL, 60, UNICODE)
    keys = [source.key(item) for item in range(source.item_count())]
    assert keys[0] == f"{KEY}{BalanceName.STARTS}"
    assert keys == [f"{KEY}{row.line.name}" for row in FULL.rows]


def test_a_log_that_says_nothing_has_no_rows() -> None:
    source: ListSource = balance_source(seen(), 30, UNICODE)
    assert source.item_count() == 0
    assert source.line_count() > 0


def test_a_little_shows_at_least_one_cell_and_nothing_none() -> None:
    much = seen(*[(40.0 * n, Kind.CALL, Who.THEM) for n in range(60)], (3000.0, Kind.CALL, Who.ME))
    source = balance_source(much, 30, UNICODE)
    lines = [text(line) for y in range(source.line_count()) if (line := source.line(y))]
    bar = next(line for line in lines if "│" in line)
    assert bar.split("│")[0].count("▇") == 1
    only = seen((0.0, Kind.GIVE, Who.ME))
    source = balance_source(only, 30, UNICODE)
    lines = [text(line) for y in range(source.line_count()) if (line := source.line(y))]
    bar = next(line for line in lines if "│" in line)
    assert "▇" not in bar.split("│")[1]
