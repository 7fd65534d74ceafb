"""Names in Cyrillic and Greek letters as they are usually written in Latin ones; for comparing.

Lossy on purpose: it makes two spellings of one name meet, and is never shown.
"""

_CYRILLIC = "абвгґдежзийіїєклмнопрстуфхцчшщыэюяё"
_CYRILLIC_LATIN = "a b v g g d e zh z i y i i e k l m n o p r s t u f kh ts ch sh shch y e yu ya e"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω"
_GREEK_LATIN = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
_TABLE = str.maketrans(
    {
        **dict.fromkeys("ъь", ""),
        **dict(zip(_CYRILLIC, _CYRILLIC_LATIN.split(), strict=True)),
        **dict(zip(_GREEK, _GREEK_LATIN.split(), strict=True)),
    }
)
_FIRST_GREEK, _LAST_CYRILLIC = "\u0370", "\u04ff"


def romanised(folded: str) -> str:
    """The folded text with Cyrillic and Greek letters in Latin ones; others stay as they are."""
    if folded.isascii() or not any(_FIRST_GREEK <= each <= _LAST_CYRILLIC for each in folded):
        return folded
    return folded.translate(_TABLE)
