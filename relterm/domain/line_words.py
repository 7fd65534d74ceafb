"""What a quick-add line says in plain words beyond what was taken over from it: `coffee`, `walk`.

The kind a word stands for is stored, the word itself is only in the line. Pure, and simpler than
the grammar: a word too many does no harm, since it is only searched for.
"""

import re
from datetime import date

from relterm.domain.clean_text import fold
from relterm.domain.date_phrases import read_date

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”')
_ON = re.compile(r"on\s+", re.IGNORECASE)
_KEYED = re.compile(r"[a-z-]+:\S", re.IGNORECASE)
_CUT = ("note:", "next:")
_BEFORE_NAMES = frozenset({"with", "to", "from", "via", "and"})
_SPEECH = frozenset("!?")
_LONGEST_DATE = 60
"""Characters within which a day in front ends."""


def line_words(line: str, written: date, said: str) -> tuple[str, ...]:
    """The plain words of a line that are not in `said`, each once, as they were typed.

    Names, tags, lengths, deeds, the day in front, and what stands behind `>>` or `::` are left out;
    so is all that is quoted, which is a name or was taken over. `written` is a day near the line's.

    >>> line_words("fri: coffee @ann 1h her defence", date(2026, 11, 20), "her defence")
    ('coffee',)
    """
    known = set(_words(said))
    found: dict[str, str] = {}
    for word in _plain(_QUOTED.sub('"" ', _behind_the_day(line, written)).split()):
        parts = _words(word)
        if parts and not known.issuperset(parts):
            found.setdefault(" ".join(parts), word)
    return tuple(found.values())


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _behind_the_day(line: str, written: date) -> str:
    line = line.strip()
    on = _ON.match(line)
    start = on.end() if on else 0
    phrase = read_date(line[start : start + _LONGEST_DATE], written, "past")
    if phrase is None:
        return line
    rest = line[start + phrase.end :].lstrip()
    return rest if on or rest.startswith(":") else line


def _plain(words: list[str]) -> list[str]:
    """The words without those a sigil or what stands before them takes."""
    kept = []
    named = speech = False
    for place, word in enumerate(words):
        if word == "::" or word.startswith((">>", *_CUT)):
            break
        word = word.lstrip("([{").removeprefix("/")
        if not word or not word[0].isalpha() or _KEYED.match(word):
            # `@Ann Lee` is one name; what is promised or asked lasts to the next sign
            named = word[:1] == "@" and word[1:2].isupper() and word[-1].isalnum()
            speech = bool(_SPEECH.intersection(word[:2]))
            continue
        name = named and word[0].isupper()
        named = name and word[-1].isalnum()
        following = words[place + 1] if place + 1 < len(words) else ""
        joins = following.startswith("@") and fold(word) in _BEFORE_NAMES
        if not (name or speech or joins):
            kept.append(word.rstrip('.,;:!?)]}…"”'))
    return kept
