"""The names of keys: what a file may call them, and what Textual calls them."""

import re
from collections.abc import Iterable

from textual.keys import REPLACED_KEYS, Keys, _character_to_key, key_to_character

_ALSO = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page_down": "pagedown",
    "blank": "space",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+space": "ctrl+at",
}
"""Other names that people know a key by."""
_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_NAMED = frozenset(
    key.value for key in Keys if "+" not in key.value and not key.value.startswith("<")
) | {"space"}
COMMON = (
    *sorted(_NAMED - {"ignore"}),
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *(f"f{number}" for number in range(1, 13)),
)
"""Names to suggest for a typo."""
_CARET = re.compile(r"\^([a-z])$")


def read_key(typed: str) -> str | None:
    """Textual's name of one key; None when there is no such key.

    `?` and `question_mark`, `^s` and `ctrl+s`, `shift+a` and `A` are the same.
    """
    typed = typed.strip()
    if len(typed) == 1:
        return _character_to_key(typed) if typed.isprintable() else None
    caret = _CARET.match(typed)
    name = f"ctrl+{caret[1]}" if caret else typed
    name = _ALSO.get(name.lower(), name)
    *modifiers, last = name.split("+")
    modifiers = [each.strip().lower() for each in modifiers]
    if any(each not in _MODIFIERS for each in modifiers) or len(set(modifiers)) < len(modifiers):
        return None
    key = _last(last.strip())
    if key is None:
        return None
    if modifiers == ["shift"] and len(key) == 1 and key.isalpha():
        return key.upper()
    if "ctrl" in modifiers and len(key) == 1:
        key = key.lower()
    return "+".join([*(each for each in _MODIFIERS if each in modifiers), key])


def read_keys(typed: str) -> tuple[tuple[str, ...], str]:
    """The keys of a list with commas, and the first name that is none; an empty text is no key."""
    keys: list[str] = []
    typed = "comma" if typed.strip() == "," else typed
    for each in typed.split(",") if typed.strip() else ():
        key = read_key(each)
        if key is None:
            return (), each.strip() or typed.strip()
        keys.append(key)
    return tuple(dict.fromkeys(keys)), ""


def is_typed(key: str) -> bool:
    """Whether a key writes a sign into a field."""
    return _sign(key) is not None


def written(keys: Iterable[str]) -> str:
    """Keys as a file has them: signs as they are, the comma by its name."""
    return ", ".join(_written(key) for key in keys)


def _written(key: str) -> str:
    sign = _sign(key)
    return key if sign is None or sign in ' ,"\\' else sign


def _sign(key: str) -> str | None:
    """The sign a key writes; None when it writes none."""
    character = key_to_character(REPLACED_KEYS.get(key, key))
    return character if character is not None and character.isprintable() else None


def _last(name: str) -> str | None:
    if len(name) == 1:
        return _character_to_key(name) if name.isprintable() else None
    lower = _ALSO.get(name.lower(), name.lower())
    if lower in _NAMED:
        return lower
    return lower if _sign(lower) is not None else None
