"""What is being typed at the cursor: the beginning of a name or of a tag."""

from dataclasses import dataclass

from relterm.domain.clean_text import storable
from relterm.domain.quick_add.framing import NEXT_SIGIL, NOTE_SIGIL
from relterm.domain.quick_add.words import Word, split_words

_BEFORE = frozenset("([{<>,;&")
_ENDS = frozenset(",;:!?()[]{}<>|=@#/\\")


@dataclass(frozen=True, slots=True)
class Completion:
    """A name or tag being typed: its place with the sigil, the letters so far, the sigil."""

    start: int
    end: int
    typed: str
    sigil: str


def complete(line: str, cursor: int) -> Completion | None:
    """What Tab would complete at a cursor position, or None.

    `typed` may be empty (just `@`). The span reaches from the sigil to the cursor, an open quote
    included; put `mention_text(name)` or `#tag` in its place.
    """
    line = storable(line)
    cursor = min(max(cursor, 0), len(line))
    for start in range(cursor - 1, -1, -1):
        char = line[start]
        if char in "@#" and _may_begin(line, start):
            return _completion(line, start, cursor)
        if char in _ENDS or (char.isspace() and '@"' not in line[:start]):
            return None
    return None


def mention_text(name: str) -> str:
    """How a name is written in a line: `@ann`, or quoted when it has several words."""
    name = " ".join(name.replace('"', " ").split())
    simple = name[:1].isalpha() and all(each.isalnum() or each == "-" for each in name)
    return f"@{name}" if simple and not name.endswith("-") else f'@"{name}"'


def _may_begin(line: str, start: int) -> bool:
    return start == 0 or line[start - 1].isspace() or line[start - 1] in _BEFORE


def _completion(line: str, start: int, cursor: int) -> Completion | None:
    sigil, typed = line[start], line[start + 1 : cursor]
    quoted = sigil == "@" and typed[:1] == '"'
    if quoted:
        typed = typed[1:]
    if '"' in typed or (not quoted and any(each.isspace() for each in typed)):
        return None
    if _kept_apart(split_words(line[:start]), line[:start]):
        return None
    return Completion(start, cursor, typed, sigil)


def _kept_apart(words: list[Word], before: str) -> bool:
    """Whether the cursor is in a private note, a next step or a quotation."""
    for word in words:
        if not word.opaque and (word.text == NOTE_SIGIL or word.text.startswith(NEXT_SIGIL)):
            return True
        if not word.opaque and word.text.lower().startswith("note:") and word.text != "note:":
            return True
    return before.count('"') % 2 == 1
