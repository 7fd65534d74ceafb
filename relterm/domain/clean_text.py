"""Text made safe to keep, and text made equal for comparing.

What people wrote is kept as it is; only what no file can hold is replaced. Folding is for comparing
and never for showing.
"""

import re
import unicodedata

REPLACEMENT = "\ufffd"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST_ACCENTED = "\x80"
_PLAIN_MARKS = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"}
# Letters that are one with their stroke or ligature: Unicode does not decompose them.
_PLAIN_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_PLAIN = str.maketrans({**_PLAIN_MARKS, **_PLAIN_LETTERS})


def storable(text: str) -> str:
    """The same text, lone surrogates replaced by U+FFFD one for one, so that offsets stay."""
    return _LONE_SURROGATE.sub(REPLACEMENT, text)


def fold(text: str) -> str:
    """The text as it is compared: no case, no accents, plain apostrophes, single spaces.

    Folding what is folded changes nothing.
    """
    if text and max(text) >= _FIRST_ACCENTED:
        parts = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
        text = "".join(each for each in parts if not unicodedata.combining(each))
        text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    else:
        text = text.lower()
    return " ".join(text.split())


def same(one: str, other: str) -> bool:
    """Whether two texts differ only in case, accents or spacing."""
    return fold(one) == fold(other)
