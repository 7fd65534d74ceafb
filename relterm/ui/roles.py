"""Colours by meaning: a palette of roles that reads well in every theme.

Widgets never name a colour. They ask `palette_of(widget)` for the style of a `Role`; the palette
takes the theme's colours and moves each one just far enough from its background to reach the
contrast wanted: 4.5, or what the theme's variable `relterm-contrast` says (WCAG 2.2, success
criteria 1.4.3 and 1.4.6). So Textual's built-in themes stay usable although their muted text and
light warnings are too faint by themselves.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.widget import Widget

READABLE = 4.5
"""The least contrast of text, where the theme asks for nothing higher."""


class Role(StrEnum):
    """What a piece of text means on screen."""

    TEXT = "text"
    NAME = "name"
    DIM = "dim"
    FAINT = "faint"
    """Lines and empty bars only, never words: it may be below reading contrast."""
    HEADER = "header"
    HINT = "hint"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    ACCENT = "accent"
    NEXT = "next"


class Ground(StrEnum):
    """What a role is painted on."""

    PLAIN = "plain"
    CURSOR = "cursor"
    CURSOR_BLURRED = "cursor-blurred"


class _Look(NamedTuple):
    variable: str
    bold: bool = False
    italic: bool = False


_LOOKS: dict[Role, _Look] = {
    Role.TEXT: _Look("foreground"),
    Role.NAME: _Look("foreground", bold=True),
    Role.DIM: _Look("dim"),
    Role.FAINT: _Look("faint"),
    Role.HEADER: _Look("dim", bold=True),
    Role.HINT: _Look("dim", italic=True),
    Role.GOOD: _Look("success"),
    Role.WARN: _Look("warning"),
    Role.BAD: _Look("error"),
    Role.INFO: _Look("secondary"),
    Role.ACCENT: _Look("accent"),
    Role.NEXT: _Look("secondary", italic=True),
}


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two opaque colours, 1 … 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=512)
def readable(colour: Color, background: Color, floor: float = READABLE) -> Color:
    """The colour nearest to `colour` on the way to black or white that reads on `background`."""
    if contrast(colour, background) >= floor:
        return colour
    goal = max((WHITE, BLACK), key=lambda end: contrast(end, background))
    steps = (colour.blend(goal, step / 20, alpha=1.0) for step in range(1, 20))
    return next((each for each in steps if contrast(each, background) >= floor), goal)


class Palette:
    """Styles of roles on one background; made once per theme and ground, then only looked up."""

    def __init__(
        self,
        colours: Mapping[str, Color],
        background: Color,
        floor: float,
        *,
        inverse: bool = False,
        strong: bool = False,
    ) -> None:
        """A palette; where no ground can be computed `inverse` swaps text and background.

        `strong` makes everything bold instead, for the cursor of a list without the focus.
        """
        self.background = background
        self._inverse = inverse
        self._strong = strong
        # A terminal's own sixteen colours: nothing can be computed, attributes must do.
        self._plain = background.ansi is not None
        self._colours = {
            role: self._colour(role, colours[look.variable], floor) for role, look in _LOOKS.items()
        }
        self._styles: dict[tuple[Role, bool, bool, bool, bool], Style] = {}

    def colour(self, role: Role) -> Color:
        """The colour of a role on this background."""
        return self._colours[role]

    def style(
        self,
        role: Role,
        *,
        bold: bool = False,
        italic: bool = False,
        underline: bool = False,
        badge: bool = False,
    ) -> Style:
        """The Rich style of a role; a badge swaps text and background."""
        key = (role, bold, italic, underline, badge)
        if key not in self._styles:
            look = _LOOKS[role]
            self._styles[key] = Style(
                color=self._colours[Role.TEXT if self._inverse else role].rich_color,
                bgcolor=None if self._plain else self.background.rich_color,
                bold=bold or look.bold or self._strong or None,
                italic=italic or look.italic or None,
                underline=underline or None,
                reverse=badge != self._inverse or None,
                dim=self._dimmed(look.variable) or None,
            )
        return self._styles[key]

    def _dimmed(self, variable: str) -> bool:
        marked = self._inverse or self._strong
        return self._plain and not marked and variable in {"dim", "faint"}

    def _colour(self, role: Role, colour: Color, floor: float) -> Color:
        if self._plain or colour.ansi is not None or role is Role.FAINT:
            return colour
        return readable(colour, self.background, floor)


def palette_of(widget: Widget, ground: Ground = Ground.PLAIN) -> Palette:
    """The palette for painting on a widget, in the theme the app shows now."""
    background = widget.background_colors[1]
    variables = widget.app.theme_variables
    own_colours = background.ansi is not None
    return _palette(
        tuple(variables[name] for name in _VARIABLES),
        _ground(variables, background, ground),
        floor_of(variables),
        own_colours and ground is Ground.CURSOR,
        own_colours and ground is Ground.CURSOR_BLURRED,
    )


def palette_from(variables: Mapping[str, str]) -> Palette:
    """The palette on the theme's own background, from Textual's generated CSS variables."""
    background = Color.parse(variables["background"])
    return _palette(tuple(variables[name] for name in _VARIABLES), background, floor_of(variables))


def legible(variables: Mapping[str, str]) -> dict[str, str]:
    """The colours of a theme for titles, hints and placeholders, where its own are too faint.

    Our own themes are left as they are, and so are the terminal's own colours.
    """
    background = Color.parse(variables["background"])
    if background.ansi is not None or "relterm-cursor" in variables:
        return {}
    foreground, floor = Color.parse(variables["foreground"]), floor_of(variables)
    found = {}
    for name in _WRITTEN_WITH:
        value = variables[name]
        faint = value.startswith("auto")
        colour = background.blend(foreground, 0.6, alpha=1.0) if faint else Color.parse(value)
        colour = background + colour
        for ground in ("background", "surface", "panel"):
            colour = readable(colour, background + Color.parse(variables[ground]), floor)
        found[name] = colour.hex
    return found


def floor_of(variables: Mapping[str, str]) -> float:
    """The least contrast that text must have in a theme."""
    return float(variables.get("relterm-contrast", READABLE))


_WRITTEN_WITH = ("accent", "foreground-muted", "text-disabled")
"""What borders, fields and the palette write with, beside the roles."""
_VARIABLES = (
    "foreground",
    "background",
    "foreground-muted",
    "success",
    "warning",
    "error",
    "secondary",
    "accent",
)


@lru_cache(maxsize=128)
def _palette(
    values: tuple[str, ...],
    background: Color,
    floor: float,
    inverse: bool = False,
    strong: bool = False,
) -> Palette:
    # The themes of the terminal's own colours add a strength: "ansi_default 50%".
    colours = {
        name: Color.parse(value.split()[0]) for name, value in zip(_VARIABLES, values, strict=True)
    }
    foreground = colours["foreground"]
    if foreground.ansi is None and background.ansi is None:
        colours["dim"] = background + colours["foreground-muted"]
        colours["faint"] = background.blend(foreground, 0.35, alpha=1.0)
    else:
        colours["dim"] = colours["faint"] = foreground
    return Palette(colours, background, floor, inverse=inverse, strong=strong)


def _ground(variables: Mapping[str, str], background: Color, ground: Ground) -> Color:
    """The background colour of a ground; own themes name their cursor, others get a soft one."""
    if ground is Ground.PLAIN or background.ansi is not None:
        return background
    named = variables.get("relterm-cursor")
    primary = Color.parse(variables["primary"])
    if named is None and primary.ansi is not None:
        return background
    cursor = Color.parse(named) if named else background.blend(primary, 0.35, alpha=1.0)
    if ground is Ground.CURSOR:
        return cursor
    return background.blend(cursor, 0.55, alpha=1.0)


def _luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
