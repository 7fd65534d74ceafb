"""A line cut into words, each with its place, and with what must never be interpreted marked.

Opaque are quoted passages, words after a backslash, addresses of web and e-mail, and whatever the
user dismissed. A quotation directly after a sigil or a colon (`@"Ann Lee"`, `note:"…"`) belongs to
its word and keeps it together.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_CLOSERS = {'"': '"', "“": "”"}
_BEFORE_QUOTE = frozenset("@#+-!?<>:")
_LEADING = frozenset("([{")
_TRAILING = ".,;:!?)]}…"
_SPLITS = frozenset(",;&")
KEYS = frozenset(
    {
        "tag",
        "with",
        "to",
        "from",
        "via",
        "next",
        "gave",
        "got",
        "ask",
        "they-ask",
        "promised",
        "they-promised",
        "deep",
        "mood",
        "size",
        "answered",
        "who",
        "note",
    }
)
"""The words for a shell, which stand before a colon: see `shell_words`."""
SIGILS = frozenset('@#+-?!*<>/:."\\')
_WEB = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)", re.IGNORECASE)
_UID = re.compile(
    r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the line.

    `raw` is where it begins with its brackets, `start` without, `end` where it ends and `core_end`
    where it ends without closing punctuation.
    """

    raw: int
    start: int
    end: int
    core_end: int
    text: str
    core: str
    opaque: bool = False
    quoted: bool = False
    dismissed: bool = False
    reference: str = ""
    """The e-mail address in `@ann@x.org`, once somebody in the book is known to have it."""


def split_words(line: str, dismissed: Collection[Span] = ()) -> list[Word]:
    """Cut a line into words; never fails."""
    closing = {opener: line.rfind(closer) for opener, closer in _CLOSERS.items()}
    spans = [span for span in dismissed if span[0] < span[1]]
    words: list[Word] = []
    position = 0
    while position < len(line):
        if line[position].isspace():
            position += 1
            continue
        end = _word_end(line, position, closing)
        words.append(_word(line, position, end, spans))
        position = end
    return words


def unquoted(text: str) -> str:
    """A text without the quotation marks around all of it."""
    text = text.strip()
    if len(text) > 1 and _CLOSERS.get(text[0]) == text[-1]:
        return text[1:-1].strip()
    return text


def is_quoted(text: str) -> bool:
    """Whether a text is one quotation with something in it."""
    return unquoted(text) != text.strip() and bool(unquoted(text))


def plain(text: str) -> str:
    """A plain word as it is shown: the backslash that protected a sigil is gone."""
    return text[1:] if text[:1] == "\\" and text[1:2] in SIGILS and len(text) > 1 else text


def between(line: str, words: Sequence[Word]) -> str:
    """What some neighbouring words say, closing punctuation of the last one left off."""
    if not words:
        return ""
    return unquoted(" ".join(line[words[0].raw : words[-1].core_end].split()))


def is_email(text: str) -> bool:
    """Whether a text has the form of an e-mail address, in angle brackets or not."""
    local, at, host = text.strip("<>").partition("@")
    sound = bool(local and at) and "@" not in host and "." in host.strip(".")
    return sound and not any(each.isspace() for each in text)


def is_uid(text: str) -> bool:
    """Whether a text has the form of the UIDs that relterm gives."""
    return _UID.fullmatch(text) is not None


def _word_end(line: str, start: int, closing: dict[str, int]) -> int:
    first = start
    while first < len(line) and line[first] in _LEADING:
        first += 1
    position = first
    while position < len(line) and not line[position].isspace():
        char, before = line[position], line[position - 1] if position > first else ""
        if (
            char in _CLOSERS
            and closing[char] > position
            and (not before or before in _BEFORE_QUOTE)
        ):
            position = line.find(_CLOSERS[char], position + 1) + 1
            continue
        if char in "@#" and before in _SPLITS and position > first:
            return position
        if char == "@" and position == first + 1 and before in "<>":
            return position
        position += 1
    return position


def _word(line: str, raw: int, end: int, dismissed: Sequence[Span]) -> Word:
    start = raw
    while start < end and line[start] in _LEADING:
        start += 1
    if start == end:
        start = raw
    text = line[start:end]
    core = text.rstrip(_TRAILING) or text
    gone = any(start < last and first < end for first, last in dismissed)
    quoted = text[0] in _CLOSERS and _CLOSERS[text[0]] in text[1:]
    address = is_email(core) and core.partition(":")[0].lower() not in KEYS
    opaque = gone or quoted or text[0] == "\\" or _WEB.match(text) is not None or address
    return Word(raw, start, end, start + len(core), text, core, opaque, quoted, gone)
