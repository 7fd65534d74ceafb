"""Finding people by what somebody types: a few letters, a name, an address."""

from relterm.domain.clean_text import storable
from relterm.domain.people import State
from relterm.storage.database import Database
from relterm.storage.records import Candidate
from relterm.storage.text import NICK_MARK, email_key, name_key, words_of

INSIDE_AT_LEAST = 3
"""Letters needed before a match inside a word counts."""
_CANDIDATE = "SELECT uid, name, organisation, last_at, nickname FROM person"


class PeopleByName:
    """Candidates for a name; the last met come first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def complete(self, text: str, limit: int, *, inside: bool = True) -> list[Candidate]:
        """People with a word of name or nickname for each word typed, last met first.

        A word typed stands for its beginning, or when nobody is found and `inside` is set for
        letters within; case and accents do not matter. Active people come before archived ones;
        the trash is left out.
        """
        words = words_of(text[:200])[:16]
        if not words:
            return []
        found = self._beginning([f" {word}" for word in words], limit)
        if inside and not found and len(words[0]) >= INSIDE_AT_LEAST:
            found = self._beginning(words, limit)
        return found

    def named(self, text: str, *, nicknames: bool = True) -> list[Candidate]:
        """People called exactly this: by uid, else e-mail address, else name, else nickname.

        Without `nicknames` (they take a look at everybody) only by the first three.

        Case, accents and punctuation of names do not matter, unless several are left of whom some
        are spelt exactly so. Several candidates mean that the text is ambiguous.
        """
        text = storable(text.strip())
        rows = self._candidates("uid = ?", text)
        if not rows:
            rows = self._candidates(
                "id IN (SELECT person_id FROM person_channel WHERE kind = 'email' AND folded = ?)",
                email_key(text),
            )
        if not rows:
            rows = self._by_name(text, nicknames=nicknames)
        return rows

    def _beginning(self, parts: list[str], limit: int) -> list[Candidate]:
        condition = " AND ".join("instr(' ' || sort_name, ?)" for _ in parts)
        found: list[Candidate] = []
        for state in (State.ACTIVE, State.ARCHIVED):
            rows = self._database.rows(
                f"{_CANDIDATE} INDEXED BY person_recent "
                f"WHERE state = ? AND is_me = 0 AND {condition} "
                "ORDER BY last_at DESC, sort_name, id LIMIT ?",
                (state.value, *parts, limit - len(found)),
            )
            found += [Candidate(*row) for row in rows]
        return found

    def _candidates(self, condition: str, *parameters: str) -> list[Candidate]:
        rows = self._database.rows(
            f"{_CANDIDATE} WHERE {condition} AND state <> 'trashed' AND is_me = 0 "
            "ORDER BY last_at DESC, uid",
            parameters,
        )
        return [Candidate(*row) for row in rows]

    def _by_name(self, text: str, *, nicknames: bool) -> list[Candidate]:
        key = name_key(text)
        if not key:
            return []
        found = [
            candidate
            for state in (State.ACTIVE, State.ARCHIVED)
            for candidate in self._sorted_as(state, key)
        ]
        exact = [candidate for candidate in found if candidate.name == text]
        return exact or found or (self._by_nickname(key) if nicknames else [])

    def _sorted_as(self, state: State, key: str) -> list[Candidate]:
        """People of a state with this name, whatever their nickname, last met first."""
        with_nickname = (key + NICK_MARK, key + NICK_MARK + "\U0010ffff")
        rows = [
            row
            # apart, for SQLite takes the index by name for neither of two conditions with OR
            for condition, values in (("= ?", (key,)), ("BETWEEN ? AND ?", with_nickname))
            for row in self._database.rows(
                f"{_CANDIDATE} INDEXED BY person_name "
                f"WHERE is_me = 0 AND state = ? AND sort_name {condition}",
                (state.value, *values),
            )
        ]
        found = [Candidate(*row) for row in rows]
        return sorted(
            found, key=lambda each: (each.last_at is None, -(each.last_at or 0), each.uid)
        )

    def _by_nickname(self, key: str) -> list[Candidate]:
        return self._candidates(
            "nickname <> '' AND substr(sort_name, -length(?1)) = ?1", NICK_MARK + key
        )
