"""Outside text made harmless for a terminal, without any framework.

Names, notes, file names and search terms are data: they may hold escape sequences, direction
overrides or half an emoji. What is stored stays as it was written; safety is in the showing, so
the screens and the command line both pass every such text through here.
"""

import unicodedata

_NEWLINE_SIGN, _TAB_SIGN, _UNKNOWN, _MARK = "⏎", "⇥", "\ufffd", "\u200e"
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
_REPLACED = dict.fromkeys((*range(0x80, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000)), _UNKNOWN)
_REMOVED: dict[int, str] = dict.fromkeys(
    # overrides and isolates, deprecated format controls, annotations; and the soft hyphen,
    # about whose width terminals disagree
    (*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC), 0xAD),
    "",
)
_ONE_LINE = _PICTURES | _REPLACED | _REMOVED | {0x0A: _NEWLINE_SIGN, 0x09: _TAB_SIGN}
_MANY_LINES = _PICTURES | _REPLACED | _REMOVED | {0x0A: "\n", 0x09: "    "}
_DELETED = dict.fromkeys(_PICTURES | _REPLACED | _REMOVED, "")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_LONGEST_STEP_BACK = 32


def visible(text: str, *, one_line: bool = True, limit: int | None = None) -> str:
    """Outside text with nothing in it that a terminal would obey.

    C0 controls become their pictures (U+2400 and up), DEL becomes ␡, C1 controls, line and
    paragraph separators and lone surrogates become U+FFFD; direction overrides and isolates are
    removed. With `one_line` a newline is shown as ⏎ and a tab as ⇥; otherwise newlines stay and
    a tab is four spaces. `limit` is in characters; a longer text ends in "…".
    """
    if limit is not None and len(text) > limit:
        text = _shorten(text, limit)
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return text.translate(_ONE_LINE if one_line else _MANY_LINES)


def delete_controls(text: str) -> str:
    """The text without any character a terminal would obey; for the net after layout."""
    return text if text.isprintable() else text.translate(_DELETED)


def level(text: str) -> str:
    """The visible text, between left-to-right marks if it holds right-to-left letters."""
    if text.isascii() or max(text) < "\u0590":
        return text
    if any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text):
        return f"{_MARK}{text}{_MARK}"
    return text


def _shorten(text: str, limit: int) -> str:
    """Cut by characters, stepping back a little so that no mark loses its letter."""
    if limit <= 0:
        return ""
    end = limit - 1
    lowest = max(0, end - _LONGEST_STEP_BACK)
    while end > lowest and _continues(text, end):
        end -= 1
    return text[:end] + "…"


def _continues(text: str, index: int) -> bool:
    """Whether the character at `index` belongs to what stands before it."""
    char = text[index]
    return (
        char in _JOINERS
        or unicodedata.combining(char) != 0
        or text[index - 1] == "\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
    )
