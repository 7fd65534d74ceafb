"""Text as it is compared and searched: folding, words, and the quoting that keeps data data."""

import re
import unicodedata
from collections.abc import Iterable

from relterm.domain.clean_text import fold, storable

MAX_QUERY = 200
"""Characters of a query that are looked at."""
MAX_WORDS = 16
"""Words of a query that are looked at."""
SORT_LENGTH = 200
"""Characters of a sorting key."""
NICK_MARK = " \x1f "
"""Stands between name and nickname in a sorting key; below every letter and the blank."""

_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def respelt(text: str) -> str:
    """Words with letters the search index does not fold (ø, ł, ð …), folded; most texts: empty."""
    if text.isascii():
        return ""
    known = "".join(
        each
        for each in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(each)
    )
    return " ".join(dict.fromkeys(word for word in words_of(text) if word not in known))


def name_key(name: str) -> str:
    """The key under which a name is sorted and recognised: folded words, one blank between."""
    words = words_of(name)
    return (" ".join(words) if words else storable(fold(name)))[:SORT_LENGTH]


def sort_key(name: str, nickname: str) -> str:
    """The stored sorting key: the name's key, then the nickname's behind `NICK_MARK`."""
    key = name_key(name)
    return f"{key}{NICK_MARK}{name_key(nickname)}" if nickname else key


def digits_of(phone: str) -> str:
    """The digits of a phone number."""
    return "".join(char for char in phone if char.isdecimal())


def link_key(link: str) -> str:
    """An address on the web without scheme, `www.`, case and the slash at its end."""
    key = link.strip().casefold()
    _, found, rest = key.partition("://")
    return (rest if found else key).removeprefix("www.").rstrip("/")


def email_key(address: str) -> str:
    """An e-mail address as it is compared."""
    return address.strip().casefold()


def like(word: str) -> str:
    r"""A pattern for `LIKE … ESCAPE '\'` that finds the word anywhere, taken literally."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _begun(words: Iterable[str]) -> str:
    return " ".join('"{}"*'.format(word.replace('"', '""')) for word in words)


class Query:
    """What the user typed, taken apart: a MATCH expression and words only LIKE can find.

    `match` is empty when there is nothing to match; each word in it is a quoted string, so nothing
    in it is an operator. `likes` are words in scripts written without blanks; `beginnings` is a
    MATCH expression that finds these too, but only where a run of such letters begins so.
    """

    def __init__(self, text: str) -> None:
        words = [
            word
            for word in storable(text[:MAX_QUERY]).replace("\0", " ").split()
            if any(char.isalnum() for char in word)
        ][:MAX_WORDS]
        self.likes = [like(word) for word in words if _CJK.search(word)]
        self.match = _begun(word for word in words if not _CJK.search(word))
        self.beginnings = _begun(words)

    def __bool__(self) -> bool:
        return bool(self.match or self.likes)
