"""The one way to name a key in words: keys can be remapped, so no sentence knows them.

A sentence that teaches a key is written with the key's id in braces: `{undo} undoes it`,
`{^dialog.leave} again drops it` (with a capital). Only sentences of our own pass through here,
never what a user wrote.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from textual.app import App
from textual.binding import Binding

from relterm.ui.actions import BY_ID
from relterm.ui.binding_table import default_of
from relterm.ui.glyphs import glyphs_of
from relterm.ui.keymap import Keymap
from relterm.ui.show import visible
from relterm.ui.widgets.rows import Line

_PLACE = re.compile(r"\{(\^?)([a-z_]+(?:\.[a-z_]+)?)\}")
_ASCII = {
    "⏎": "enter",
    "⌫": "backspace",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "⇥": "tab",
}
_SIDE_BY_SIDE = re.compile("([⏎⌫↑↓←→⇥])(?=[⏎⌫↑↓←→⇥])")
_DEFAULTS = Keymap()


def keys_of(app: App[Any], binding_id: str) -> tuple[str, ...]:
    """The keys in force for an action or a binding, Textual's names; none when it has none."""
    keymap = getattr(app, "keymap", _DEFAULTS)
    return keymap.keys(binding_id) if isinstance(keymap, Keymap) else ()


def key_sign(app: App[Any], binding_id: str) -> str:
    """The first key of an action or a binding as a sign to show; empty when there is none."""
    keys = keys_of(app, binding_id)
    return sign_of(app, keys[0]) if keys else ""


def sign_of(app: App[Any], key: str) -> str:
    """A key as it is written: `ctrl+s`, `f5`, `?`, `⏎`, or `enter` where signs are missing."""
    shown = "⇥" if key == "tab" else app.get_key_display(Binding(key, ""))
    if len(shown) > 1 and "^" in shown:
        shown = shown.replace("^", "ctrl+")
    return visible(spelt(app, shown))


def taught(app: App[Any], sentence: str) -> str:
    """A sentence of our own with the keys in force in place of their ids."""

    def sign(found: re.Match[str]) -> str:
        known = found[2] in BY_ID or default_of(found[2]) is not None
        words = (key_sign(app, found[2]) or _without(app, found[2])) if known else found[0]
        return words[:1].upper() + words[1:] if found[1] and len(words) > 1 else words

    told = _PLACE.sub(sign, sentence)
    return spelt(app, told)


def taught_lines(
    app: App[Any], lines: Iterable[Line], *, only: Line | None = None
) -> tuple[Line, ...]:
    """Lines of our own with the keys in force in place of their ids; or `only` that one."""
    return tuple(
        each
        if only is not None and each != only
        else replace(
            each,
            left=tuple(replace(span, text=taught(app, span.text)) for span in each.left),
            right=tuple(replace(span, text=taught(app, span.text)) for span in each.right),
        )
        for each in lines
    )


def spelt(app: App[Any], text: str) -> str:
    """Signs of keys as words where the terminal lacks them: `left/right` for two side by side."""
    if not glyphs_of(app).ascii_only:
        return text
    text = _SIDE_BY_SIDE.sub(r"\1/", text)
    return "".join(_ASCII.get(sign, sign) for sign in text)


def _without(app: App[Any], binding_id: str) -> str:
    """What stands for the key of an action that has none: the palette finds it by its name."""
    action = BY_ID.get(binding_id)
    palette = key_sign(app, "palette")
    if action is None or not palette:
        return "(no key)"
    return f"{palette} “{action.label}”"
