"""relterm's own themes: dark, light, and two of high contrast; Textual's own stay selectable.

Every text colour reaches a contrast of 4.5 against its background, 7 in the high-contrast ones.
"""

from typing import Any

from textual.app import App
from textual.filter import Monochrome, NoColor
from textual.theme import Theme

from relterm.ui.roles import READABLE

HIGH_CONTRAST = 7.0
DEFAULT_THEME = "relterm-dark"
TERMINAL_THEME = "ansi-dark"
"""Textual's theme of the terminal's own colours, whatever they are: dark ones or light ones."""


def _theme(
    name: str,
    *,
    dark: bool,
    colours: dict[str, str],
    cursor: str,
    dim: str,
    contrast: float = READABLE,
) -> Theme:
    """A theme from ten colours, with the variables that Textual would otherwise make too faint."""
    bar = colours["panel"]
    return Theme(
        name=name,
        dark=dark,
        primary=colours["primary"],
        secondary=colours["info"],
        accent=colours["accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=bar,
        success=colours["good"],
        warning=colours["warn"],
        error=colours["bad"],
        variables={
            "text-muted": dim,
            "foreground-muted": dim,
            "text-disabled": dim,
            "border": colours["accent"],
            "block-cursor-background": cursor,
            "block-cursor-foreground": colours["foreground"],
            "block-cursor-blurred-background": cursor,
            "block-cursor-blurred-foreground": colours["foreground"],
            "footer-background": bar,
            "footer-foreground": colours["foreground"],
            "footer-key-foreground": colours["accent"],
            "scrollbar": colours["border"],
            "scrollbar-background": colours["background"],
            "scrollbar-background-hover": colours["background"],
            "scrollbar-background-active": colours["background"],
            "input-selection-background": cursor,
            "relterm-cursor": cursor,
            "relterm-contrast": str(contrast),
        },
    )


DARK = _theme(
    "relterm-dark",
    dark=True,
    colours={
        "primary": "#7aa2f7",
        "info": "#58d1eb",
        "accent": "#ff9e64",
        "foreground": "#c0caf5",
        "background": "#1a1b26",
        "surface": "#20212e",
        "panel": "#313550",
        "good": "#98e024",
        "warn": "#ffa62b",
        "bad": "#ff7ba1",
        "border": "#565f89",
    },
    cursor="#2a3a66",
    dim="#a2a9cb",
)
LIGHT = _theme(
    "relterm-light",
    dark=False,
    colours={
        "primary": "#2e5aa8",
        "info": "#00637c",
        "accent": "#a63d00",
        "foreground": "#24283b",
        "background": "#f4f3ee",
        "surface": "#ebeae4",
        "panel": "#dfdfe6",
        "good": "#2f6500",
        "warn": "#8a4b00",
        "bad": "#b0103c",
        "border": "#9093a6",
    },
    cursor="#cfdcf5",
    dim="#565a70",
)
CONTRAST_DARK = _theme(
    "relterm-contrast-dark",
    dark=True,
    colours={
        "primary": "#9dc1ff",
        "info": "#7fe9ff",
        "accent": "#ffc48a",
        "foreground": "#ffffff",
        "background": "#000000",
        "surface": "#0a0a0a",
        "panel": "#1c1c1c",
        "good": "#a8f53d",
        "warn": "#ffc45c",
        "bad": "#ff9fb8",
        "border": "#b8b8b8",
    },
    cursor="#0c2654",
    dim="#d0d0d0",
    contrast=HIGH_CONTRAST,
)
CONTRAST_LIGHT = _theme(
    "relterm-contrast-light",
    dark=False,
    colours={
        "primary": "#002f80",
        "info": "#003f52",
        "accent": "#6b2600",
        "foreground": "#000000",
        "background": "#ffffff",
        "surface": "#fafafa",
        "panel": "#ececec",
        "good": "#1f4400",
        "warn": "#5c3000",
        "bad": "#7d0025",
        "border": "#4a4a4a",
    },
    cursor="#c9dcff",
    dim="#333333",
    contrast=HIGH_CONTRAST,
)
THEMES = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)


def register_themes(app: App[Any]) -> None:
    """Add the own themes to those the app can choose; the built-in ones stay."""
    for theme in THEMES:
        app.register_theme(theme)


def fit_terminal(app: App[Any], *, chosen: bool) -> None:
    """Choose the colours a terminal can show, before the app runs in it.

    With `NO_COLOR` not a single colour is sent: bold, reverse and the signs say it all. On sixteen
    colours or fewer those are the terminal's own, unless a theme was `chosen`.
    """
    if app.no_color:
        app._filters[:] = [
            NoColor() if isinstance(each, Monochrome) else each for each in app._filters
        ]
        app.theme = TERMINAL_THEME
    elif not chosen and app.console.color_system in {None, "standard"}:
        app.theme = TERMINAL_THEME
