import json
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.widget import Widget

from relterm.ui.themes import register_themes

BLNS = Path(__file__).parents[2] / "data" / "blns.json"
OWN_HOSTILE = (
    "[/]",
    "[@click=app.quit]Eve[/]",
    "\x1b]52;c;aGFja2Vk\x1b\\",
    "\x1b[2J\x1b[31m",
    "\u009b31m\u009d0;x\u009c",
    "a\nb\tc\r\nd\x00\x7f",
    "\u202eevil\u2066x\u2069",
    "\u2028\u2029\u0085",
    "bad\udc80surrogate",
    "[link=file:///etc/passwd]x",
    "Z" + "\u0301" * 3000,
    "👨‍👩‍👧‍👦🇩🇪🇫🇷👍🏽" * 40,
    "w" * 100_000,
    "",
    " ",
    "\u200b",
)


def _naughty() -> list[str]:
    return [*json.loads(BLNS.read_text(encoding="utf-8")), *OWN_HOSTILE]


@pytest.fixture(scope="session")
def naughty() -> list[str]:
    """Every naughty string, and some of our own."""
    return _naughty()


@pytest.fixture(scope="session")
def obeyed() -> Callable[[str], list[str]]:
    """The characters of a text that a terminal would obey."""

    def find(text: str) -> list[str]:
        return [
            char
            for char in text
            if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}
            or 0x202A <= ord(char) <= 0x202E
            or 0x2066 <= ord(char) <= 0x2069
        ]

    return find


class Stage(App[None]):
    """An app around the widgets of a test that remembers their messages."""

    def __init__(self, *widgets: Widget, theme: str = "relterm-dark") -> None:
        super().__init__()
        register_themes(self)
        self.theme = theme
        self.widgets = widgets
        self.heard: list[Any] = []

    def compose(self) -> Any:
        yield from self.widgets

    def text(self) -> list[str]:
        """The screen as plain lines."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    def on_row_list_highlighted(self, message: Any) -> None:
        self.heard.append(message)

    on_row_list_selected = on_row_list_highlighted
    on_row_list_marked = on_row_list_highlighted
    on_trust_chart_moved = on_row_list_highlighted
    on_trust_chart_opened = on_row_list_highlighted
    on_top_bar_chosen = on_row_list_highlighted


@pytest.fixture
def stage() -> type[Stage]:
    """The app class to put widgets into."""
    return Stage
