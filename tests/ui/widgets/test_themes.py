import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from relterm.ui.roles import (
    Ground,
    Role,
    contrast,
    legible,
    palette_from,
    palette_of,
    readable,
)
from relterm.ui.themes import CONTRAST_DARK, CONTRAST_LIGHT, THEMES
from relterm.ui.widgets.text_pane import TextPane

WORDS = [role for role in Role if role is not Role.FAINT]
OF_THE_THEME = (
    "foreground",
    "text-muted",
    "foreground-muted",
    "secondary",
    "success",
    "warning",
    "error",
    "accent",
    "primary",
)


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_colour_of_an_own_theme_reads_by_itself(theme: Theme) -> None:
    floor = 7.0 if theme in (CONTRAST_DARK, CONTRAST_LIGHT) else 4.5
    values = variables(theme)
    for ground in ("background", "surface", "panel", "relterm-cursor"):
        for name in OF_THE_THEME:
            if name == "primary" and ground != "background":
                continue
            ratio = contrast(Color.parse(values[name]), Color.parse(values[ground]))
            assert ratio >= floor, f"{theme.name}: {name} on {ground} is {ratio:.2f}"


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=BUILTIN_THEMES)
def test_titles_hints_and_placeholders_read_in_themes_of_others(theme: Theme) -> None:
    values = variables(theme)
    made = legible(values)
    assert bool(made) != theme.name.startswith("ansi"), "the terminal's own colours stay"
    for name, colour in made.items():
        for ground in ("background", "surface", "panel"):
            ratio = contrast(Color.parse(colour), Color.parse(values[ground]))
            assert ratio >= 4.5, f"{theme.name}: {name} on {ground} is {ratio:.2f}"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_own_themes_are_left_as_they_are(theme: Theme) -> None:
    assert legible(variables(theme)) == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_selected_reads(theme: Theme) -> None:
    """The cursor of a menu, and marked text in a line: Textual paints those by its own names."""
    floor = 7.0 if theme in (CONTRAST_DARK, CONTRAST_LIGHT) else 4.5
    values = variables(theme)
    for text, ground in (
        ("block-cursor-foreground", "block-cursor-background"),
        ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
        ("foreground", "input-selection-background"),
        ("footer-foreground", "footer-background"),
        ("footer-key-foreground", "footer-background"),
    ):
        ratio = contrast(Color.parse(values[text]), Color.parse(values[ground]))
        assert ratio >= floor, f"{theme.name}: {text} on {ground} is {ratio:.2f}"


@pytest.mark.parametrize("name", [*BUILTIN_THEMES, *(theme.name for theme in THEMES)])
async def test_roles_read_on_every_ground_of_every_theme(name: str, stage: type) -> None:
    pane = TextPane()
    app = stage(pane, theme=name)
    async with app.run_test(size=(20, 5)):
        for ground in Ground:
            palette = palette_of(pane, ground)
            for role in WORDS:
                style = palette.style(role)
                if palette.background.ansi is not None:
                    assert bool(style.reverse) == (ground is Ground.CURSOR)
                    assert style.bold or ground is not Ground.CURSOR_BLURRED
                    continue
                assert contrast(palette.colour(role), palette.background) >= 4.5
                assert style.bgcolor is not None


def test_high_contrast_palettes_reach_seven() -> None:
    for theme in (CONTRAST_DARK, CONTRAST_LIGHT):
        palette = palette_from(variables(theme))
        for role in WORDS:
            assert contrast(palette.colour(role), palette.background) >= 7


def test_a_readable_colour_stays_and_a_faint_one_moves() -> None:
    black, white = Color(0, 0, 0), Color(255, 255, 255)
    assert round(contrast(black, white)) == 21
    assert readable(white, black) == white
    moved = readable(Color(60, 60, 60), black)
    assert contrast(moved, black) >= 4.5
    assert moved.r < 255


def test_badges_swap_text_and_ground() -> None:
    palette = palette_from(variables(THEMES[0]))
    assert palette.style(Role.WARN, badge=True).reverse
    assert not palette.style(Role.WARN).reverse
    assert palette.style(Role.NAME).bold
    assert palette.style(Role.TEXT, underline=True).underline
