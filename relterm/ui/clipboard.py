"""The one way to the clipboard: only on a key, and nothing that acts when it is pasted.

The terminal is asked to take it (OSC 52), which also works over ssh and in tmux where the terminal
allows it. It never answers whether it did, and the toast says so.
"""

from typing import Any

from textual.app import App

from relterm.domain.copies import many_lines
from relterm.ui.show import cut

LONGEST = 70_000
"""Bytes of UTF-8; terminals drop a longer sequence without a word."""
_SHOWN = 40
"""Cells of the copied text that the toast repeats."""
_ALLOWED = "on the clipboard, if your terminal allows it"


def to_clipboard(app: App[Any], text: str, called: str = "") -> bool:
    """Hand a text to the terminal and say so; False when it is too long for that.

    `called` is what the toast says instead of the text's beginning.
    """
    clean = many_lines(text)
    app.clear_notifications()
    if len(clean.encode("utf-8", "replace")) > LONGEST:
        too_long = "That is too long for a terminal's clipboard."
        app.notify(too_long, severity="warning", markup=False)
        return False
    app.copy_to_clipboard(clean)
    said = called or cut(" ".join(clean.split()), _SHOWN)
    app.notify(f"{said} · {_ALLOWED}", markup=False)
    return True
