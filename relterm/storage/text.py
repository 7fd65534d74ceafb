"""Text as it is compared and searched: folding, words, and the quoting that keeps data data."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from relterm.domain.clean_text import fold, storable
from relterm.domain.search_query import MAX_QUERY, MAX_WORDS, Word

SORT_LENGTH = 200
"""Characters of a sorting key."""
NICK_MARK = " \x1f "
"""Stands between name and nickname in a sorting key; below every letter and the blank."""

_WORD = re.compile(r"[^\W_]+")
_UNBROKEN = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_CJK = re.compile(f"[{_UNBROKEN}]")
_PIECE = re.compile(rf"[{_UNBROKEN}](?<=[^\W_])|[^\W_{_UNBROKEN}]+")
"""A letter of a script without blanks, or a run of other letters."""
_ACCENTS = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u0323\u0327\u0328"
)
"""Marks that the index drops; others it takes for the end of a word."""
_ODD = re.compile(
    "[^\0-\x7f\xa0-\xc5\xc7-\xcf\xd1-\xd7\xd9-\xdd\xe0-\xe5\xe7-\xef\xf1-\xf7\xf9-\xfd\xff-\u010f"
    "\u0112-\u0125\u0128-\u0130\u0132-\u0140\u0143-\u0148\u014a-\u0151\u0154-\u017f\u0300-\u0304"
    "\u0306-\u030c\u0391-\u03a1\u03a3-\u03a9\u03b1-\u03c9\u0404-\u0406\u0408-\u040b\u040f-\u0418"
    "\u041a-\u0438\u043a-\u044f\u0454-\u0456\u0458-\u045b\u045f\u2000-\u206f]"
)
"""Signs that the search index (unicode61, diacritics removed) may not fold as `fold` does."""


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def spelt_out(text: str) -> str:
    """What the search index has to be told besides a text so that it is found folded; often empty.

    The index folds Latin letters with accents by itself. Other words (Greek with accents, й, ß, ø,
    vowel signs of Arabic …) are given in their folded spelling, and scripts written without blanks
    letter by letter, so that they are found from any letter on.
    """
    if not _ODD.search(text):
        return ""
    odd = dict.fromkeys(chunk for chunk in text.split() if _ODD.search(chunk))
    return " ".join(filter(None, map(_respelt, odd)))


@lru_cache(maxsize=4_096)
def _respelt(chunk: str) -> str:
    """A piece between blanks as `spelt_out` tells it."""
    folded = fold(chunk)
    if _CJK.search(folded):
        return apart(folded)
    known = set(_indexed(chunk).split())
    return " ".join(word for word in _WORD.findall(folded) if word not in known)


def apart(chunk: str) -> str:
    """A folded word with every letter of scripts without blanks standing alone."""
    return " ".join(_PIECE.findall(chunk))


def _indexed(text: str) -> str:
    """The words of a text as the search index folds them, at least where it matters."""
    kept: list[str] = []
    for char in text:
        if char in _ACCENTS:
            continue
        if not char.isalnum():
            kept.append(" ")
        elif char < "\u0180" or "\u1e00" <= char < "\u1f00":
            kept.append(unicodedata.normalize("NFD", char)[0].lower())
        else:
            kept.append(char.lower())
    return "".join(kept)


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


def quoted(text: str) -> str:
    """A text as FTS5 takes it literally, whatever signs are in it."""
    return '"{}"'.format(text.replace('"', '""'))


def match_of(words: Iterable[Word]) -> str:
    """A MATCH expression that finds all of the words, each by its beginning unless it is exact.

    Every word is a quoted string, so nothing in it is an operator; empty when there is no word
    with a letter or digit. A word is found as typed, folded, and letter by letter where its script
    is written without blanks.
    """
    return " AND ".join(filter(None, map(_alternatives, words)))


def beginning(text: str) -> str:
    """`match_of` for the words of a plain text."""
    return match_of(plain_words(text))


def plain_words(text: str) -> tuple[Word, ...]:
    """The words of a text in which nothing is an operator."""
    kept = storable(text[:MAX_QUERY]).replace("\0", " ").split()
    said = [word for word in kept if any(char.isalnum() for char in word)]
    return tuple(Word(word, 0, 0) for word in said[:MAX_WORDS])


def _alternatives(word: Word) -> str:
    text = storable(word.text).replace("\0", " ")
    if not any(char.isalnum() for char in text):
        return ""
    forms = [text]
    if not text.isascii():
        folded = fold(text)
        forms.append(folded)
        if _CJK.search(folded):
            forms.append(apart(folded))
    star = "" if word.exact else "*"
    parts = [f"{quoted(form)}{star}" for form in dict.fromkeys(forms) if form.strip()]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(parts)})"
