"""What stands behind a name stands in its column, however wide a terminal makes the name."""

import re

import pyte
import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widgets import Label

from relterm.ui.in_place import put_in_place
from relterm.ui.safe_strip import install_net

CONSOLE = Console(color_system="truecolor", force_terminal=True)
NAMES = ("अनन्या शर्मा", "👩‍👩‍👧‍👦 Family", "က္ဘာ", "e\u0301\u0302 Ünï", "1️⃣ Keycap")
MOVES_AND_COLOURS = re.compile("\x1b\\[[0-9;]*[Hm]")
OTHER_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def drawn(written: str, size: tuple[int, int]) -> list[str]:
    """The cells of the first line of a terminal full of old signs, which counts in its own way."""
    screen = pyte.Screen(*size)
    for row in range(size[1]):
        screen.cursor_position(row + 1, 1)
        screen.draw("x" * size[0])
    pyte.Stream(screen).feed(written)
    return [screen.buffer[0][at].data for at in range(size[0])]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("filling", ["   ", " ───"])
@pytest.mark.parametrize("start", [0, 9])
def test_what_follows_in_the_same_strip(name: str, filling: str, start: int) -> None:
    install_net()
    parts = [Segment("● "), Segment(name, Style(bold=True)), Segment(f"{filling}today")]
    shown = put_in_place(f"\x1b[1;{start + 1}H{Strip(parts).render(CONSOLE)}")
    assert name in shown
    assert not OTHER_CONTROLS.search(MOVES_AND_COLOURS.sub("", shown))
    column = start + 2 + cell_len(name) + len(filling)
    cells = drawn(shown, (50, 1))
    assert "".join(cells[column : column + 6]) == "todayx"
    assert "x" not in "".join(cells[start:column])


@pytest.mark.parametrize("name", NAMES)
async def test_what_is_painted_beside_it_whole_or_in_part(stage: type, name: str) -> None:
    install_net()
    first, second = Label(f"{name}   ", markup=False), Label("today", markup=False)
    column = cell_len(name) + 3
    app = stage(Horizontal(first, second))
    async with app.run_test(size=(40, 3)):
        compositor = app.screen._compositor
        whole = compositor.render_full_update().render_segments(CONSOLE)
        compositor._dirty_regions = {first.region, second.region}
        part = compositor.render_partial_update().render_segments(CONSOLE)
    for written in (whole, part):
        assert name in written
        assert "\x00" not in written
        assert "".join(drawn(written, (40, 3))[column : column + 5]) == "today"
