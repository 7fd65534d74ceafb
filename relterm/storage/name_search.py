"""Names as they are found: how well a name fits, letters inside it, and slips of the fingers."""

from collections.abc import Sequence

from relterm.domain.typing_slips import SHORTEST, slips, slips_allowed
from relterm.storage.database import Database
from relterm.storage.hits import Match
from relterm.storage.text import NICK_MARK, quoted

INSIDE_AT_LEAST = 3
"""Letters needed before a match inside a name counts."""
SHORT = 5
"""Letters up to which a slip leaves little in common."""
LOOKED_AT = 120
"""Names with the most letters in common that are looked at more closely."""
OF_ONE_BEGINNING = 1_500
"""Names with the same first letters that are looked at for a short word."""
COMMON = 4_000
"""Names that a group of three letters may be in before it says too little."""
_NAMED = "{name nickname}"


def match_of_name(sort_name: str, key: str, words: Sequence[str]) -> Match:
    """How well a sorting key fits what was typed, folded: the whole and its words."""
    names = sort_name.split(NICK_MARK)
    if key in names:
        return Match.NAMED
    if any(name.startswith(key) for name in names):
        return Match.BEGINS
    padded = f" {sort_name}"
    if all(f" {word}" in padded for word in words):
        return Match.WORDS
    return Match.INSIDE if all(word in padded for word in words) else Match.SAID


def inside(database: Database, words: Sequence[str], limit: int) -> list[int]:
    """Row ids of people in whose names all of these letters stand, wherever."""
    if not words or min(map(len, words)) < INSIDE_AT_LEAST:
        return []
    match = " AND ".join(quoted(word) for word in words)
    sql = "SELECT rowid FROM name_fts WHERE name_fts MATCH ? LIMIT ?"
    return [row[0] for row in database.rows(sql, (match, limit))]


def nearly(database: Database, words: Sequence[str]) -> list[tuple[int, str]]:
    """Row ids and sorting keys of people whose names are the words but for slips, best first."""
    if not any(slips_allowed(word) for word in words):
        return []
    longest = max(words, key=len)
    ids = dict.fromkeys((*_sharing(database, longest), *_beginning(database, longest)))
    rows = database.rows(
        f"SELECT id, sort_name FROM person WHERE id IN ({', '.join(map(str, ids))})"
    )
    found = []
    known: dict[str, int] = {}
    for number, sort_name in rows:
        far = _distance(words, sort_name, known)
        if far is not None:
            found.append((far, number, sort_name))
    found.sort(key=lambda each: each[:2])
    return [each[1:] for each in found]


def _distance(words: Sequence[str], sort_name: str, known: dict[str, int]) -> int | None:
    """The slips of all words together; None when one of them is no word of the name."""
    names = sort_name.replace(NICK_MARK, " ").split()
    total = 0
    for word in words:
        allowed = slips_allowed(word)
        best = allowed + 1
        for name in names:
            key = f"{word} {name}"
            if key not in known:
                known[key] = slips(word, name, allowed)
            best = min(best, known[key])
        if best > allowed:
            return None
        total += best
    return total


def _sharing(database: Database, word: str) -> list[int]:
    """Names that share the most groups of three letters with a word."""
    padded = f" {word} "
    groups = list(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2)))
    parts = " UNION ALL ".join(
        "SELECT rowid FROM (SELECT rowid FROM name_fts WHERE name_fts MATCH ? LIMIT ?)"
        for _ in groups
    )
    parameters = [each for group in groups for each in (quoted(group), COMMON)]
    rows = database.rows(
        f"SELECT rowid FROM ({parts}) GROUP BY rowid ORDER BY count(*) DESC LIMIT ?",
        (*parameters, LOOKED_AT if len(word) > SHORT else OF_ONE_BEGINNING),
    )
    return [row[0] for row in rows]


def _beginning(database: Database, word: str) -> list[int]:
    """Names with a word of the same two first letters; a short word slips into little else."""
    if not SHORTEST <= len(word) <= SHORT:
        return []
    sql = "SELECT rowid FROM person_fts WHERE person_fts MATCH ? LIMIT ?"
    match = f"{_NAMED} : {quoted(word[:2])}*"
    return [row[0] for row in database.rows(sql, (match, OF_ONE_BEGINNING))]
