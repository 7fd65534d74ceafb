"""A line of tags to give and to take: `conf sailing -old`, with or without `#`."""

import shlex
from collections.abc import Iterable
from dataclasses import dataclass

from relterm.domain.clean_text import fold, storable

_TAKES = ("-", "\u2212")
_GIVES = "+"


@dataclass(frozen=True, slots=True)
class TagChange:
    """Tags to give and tags to take, each spelt as in the line or as in use already."""

    add: tuple[str, ...] = ()
    take: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.take)

    def of(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        """Somebody's tags after the change: those they have keep their order and spelling."""
        taken = {fold(tag) for tag in self.take}
        kept = tuple(tag for tag in tags if fold(tag) not in taken)
        known = {fold(tag) for tag in kept}
        return (*kept, *(tag for tag in self.add if fold(tag) not in known))


def read_tags(line: str, in_use: Iterable[str] = ()) -> TagChange:
    """What a line means; never raises.

    A tag is a word, or several in double quotes. `-` before it takes it away, `#` and `+` say
    nothing new. A tag that is in use under another spelling (case, accents) is meant by it; the
    last word about a tag counts.
    """
    spelt = {fold(tag): tag for tag in in_use}
    meant: dict[str, tuple[str, bool]] = {}
    for word in _words(storable(line)):
        takes = word.startswith(_TAKES)
        tag = word.lstrip("".join((*_TAKES, _GIVES))).lstrip("#").strip() if word else ""
        key = fold(tag)
        if key:
            meant.pop(key, None)
            meant[key] = (spelt.get(key, tag), takes)
    return TagChange(
        tuple(tag for tag, takes in meant.values() if not takes),
        tuple(tag for tag, takes in meant.values() if takes),
    )


def typed_tag(line: str, cursor: int) -> tuple[int, str]:
    """Where the tag at the cursor begins, its sign left out, and what of it stands before it."""
    start = max(line.rfind(" ", 0, cursor), line.rfind(",", 0, cursor)) + 1
    while start < cursor and line[start] in (*_TAKES, _GIVES, "#", '"'):
        start += 1
    return start, line[start:cursor]


def tag_text(tag: str) -> str:
    """A tag as it is written in such a line."""
    return f'"{tag}"' if any(sign.isspace() or sign == "," for sign in tag) else tag


def tag_words(change: TagChange) -> str:
    """`#conf #sailing, without #old`."""
    add = " ".join(f"#{tag}" for tag in change.add)
    take = " ".join(f"#{tag}" for tag in change.take)
    return ", ".join(filter(None, (add, f"without {take}" if take else "")))


def _words(line: str) -> list[str]:
    """Words and quoted words; a quote left open reaches to the end."""
    lexer = shlex.shlex(line, posix=True)
    lexer.quotes = '"'
    lexer.whitespace = " \t\r\n,\u00a0"
    lexer.whitespace_split = True
    lexer.commenters = ""
    lexer.escape = ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:
        return line.replace('"', " ").replace(",", " ").split()
    return words
