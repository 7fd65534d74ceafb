"""The words that do in a shell what `# > < ? * !` do in the app: `tag:x next:3w gave:intro`.

A key counts only as a whole word with its value right behind the colon; a value of several words
is quoted (`gave:"the Orkney paper"`), which `join_arguments` does for what the shell unquoted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from relterm.domain.quick_add.words import KEYS, Word, is_quoted, unquoted


@dataclass(frozen=True, slots=True)
class Keyed:
    """`key:value` at its place; `start` is where the value begins in the line."""

    key: str
    value: str
    start: int
    quoted: bool = False


def split_key(word: Word) -> Keyed | None:
    """The key and value of a shell word, or None when it is not one."""
    if word.opaque:
        return None
    key, colon, value = word.core.partition(":")
    key = key.lower()
    if not colon or not value or key not in KEYS:
        return None
    said = unquoted(value)
    start = word.start + len(key) + 1
    return Keyed(key, said, start, is_quoted(value)) if said else None


_ONE_VALUE = frozenset({"tag", "with", "to", "from", "via", "gave", "got"})


def join_arguments(arguments: Sequence[str]) -> str:
    """One line out of a command line's arguments, quoting again the values a shell unquoted.

    A single argument is the line itself.

    >>> join_arguments(["call", "with:Ann Lee", "30m"])
    'call with:"Ann Lee" 30m'
    """
    if len(arguments) == 1:
        return arguments[0]
    return " ".join(_requoted(argument) for argument in arguments)


def _requoted(argument: str) -> str:
    key, colon, value = argument.partition(":")
    several = bool(colon) and len(value.split()) > 1 and not value[0].isspace()
    if not several or key.lower() not in _ONE_VALUE or '"' in value:
        return argument
    return f'{key}:"{value.strip()}"'
