"""Every word on a screen or in a dialog reads by itself, in each theme of our own."""

import pytest
from app_driver import SMALL, Driver, driven
from rich.color import ColorType
from textual.color import Color
from textual.screen import ModalScreen

from relterm.service.desk import Desk
from relterm.ui.roles import contrast
from relterm.ui.themes import CONTRAST_DARK, CONTRAST_LIGHT, THEMES

PLACES: tuple[tuple[str, ...], ...] = (
    (),
    ("people", "select"),
    ("people", "log"),
    ("people", "edit"),
    ("help",),
    ("search",),
    ("compose",),
    ("why",),
)
TYPED = {"log": "call @gr 30m +intro", "search": "is:promise cir", "compose": "Dear Ifeoma"}


def too_faint(driver: Driver, floor: float) -> list[str]:
    """The words whose contrast is below the floor; of a dialog, those within its frame."""
    found = []
    screen = driver.app.screen
    frame = screen.children[0].region if isinstance(screen, ModalScreen) else screen.region
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            inside = frame.contains(x, y)
            x += segment.cell_length
            style = segment.style
            if not inside or style is None or not any(map(str.isalnum, segment.text)):
                continue
            assert style.color is not None
            assert style.bgcolor is not None
            assert style.color.type is ColorType.TRUECOLOR
            pair = [Color.from_rich_color(each) for each in (style.color, style.bgcolor)]
            if contrast(*pair) < floor:
                found.append(f"{segment.text.strip()!r} {contrast(*pair):.2f} in line {y}")
    return found


@pytest.mark.parametrize("place", PLACES, ids=lambda place: " ".join(place) or "today")
async def test_every_word_reads(demo_desk: Desk, place: tuple[str, ...]) -> None:
    async with driven(demo_desk, SMALL) as driver:
        for step in place:
            await driver.do(step)
        if place and place[-1] in TYPED:
            await driver.type(TYPED[place[-1]])
            await driver.keys(*["shift+left"] * 3)
        for theme in THEMES:
            driver.app.theme = theme.name
            await driver.settle()
            floor = 7.0 if theme in (CONTRAST_DARK, CONTRAST_LIGHT) else 4.5
            assert too_faint(driver, floor) == [], theme.name


@pytest.mark.parametrize("theme", ["textual-light", "solarized-light", "nord"])
async def test_titles_hints_and_placeholders_read_in_themes_of_others(
    demo_desk: Desk, theme: str
) -> None:
    async with driven(demo_desk, SMALL) as driver:
        driver.app.theme = theme
        await driver.do("people")
        assert too_faint(driver, 4.5) == []
        await driver.do("help")
        assert too_faint(driver, 4.5) == []
