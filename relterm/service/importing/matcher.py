"""Who a row means: the keys in their order, weaker likeness only as a hint."""

from dataclasses import dataclass

from relterm.domain.people import Person
from relterm.storage.records import MatchKeys
from relterm.storage.text import digits_of, name_key

PHONE_DIGITS = 7
"""A number with fewer digits is an extension or a slip, and says nothing by itself."""


@dataclass(frozen=True, slots=True)
class Match:
    """The person a row means, if any.

    `fresh` says that the person is new in this very import; `perhaps` is the UID of somebody of
    the same name where nothing else agrees: worth a look, never merged.
    """

    uid: str = ""
    fresh: bool = False
    trashed: bool = False
    perhaps: str = ""


class Matcher:
    """Finds people of the book, and of the rows before, by UID, link, e-mail, phone, then name."""

    def __init__(self, known: MatchKeys) -> None:
        self._known = known
        self._fresh = MatchKeys()

    def add(self, person: Person) -> None:
        """Remember somebody who is new in this import."""
        self._fresh.add(person)

    def find(self, person: Person) -> Match:
        """Who this is: in the book first, then in the rows before."""
        uid = self._by_keys(self._known, person)
        if uid:
            return Match(uid, trashed=uid in self._known.trashed)
        uid = self._by_keys(self._fresh, person)
        if uid:
            return Match(uid, fresh=True)
        alike = self._known.by_name(person.name) or self._sharing(person)
        return Match(perhaps=alike[0] if alike else "")

    def refer(self, uid: str, name: str) -> str:
        """The UID of somebody another row speaks of; empty when unknown or not clear."""
        for keys in (self._known, self._fresh):
            if uid and uid in keys.uids:
                return uid
        for keys in (self._known, self._fresh):
            for text in (uid, name):
                found = keys.by_name(text) if text else ()
                if len(found) == 1:
                    return found[0]
        return ""

    def _by_keys(self, keys: MatchKeys, person: Person) -> str:
        if person.uid:
            # An own UID is the whole truth: another row's likeness cannot outvote it.
            return person.uid if person.uid in keys.uids else ""
        for found in (
            *(keys.by_link(link.value) for link in person.links),
            *(keys.by_email(email.value) for email in person.emails),
        ):
            if len(found) == 1:
                return found[0]
            named = frozenset(keys.by_name(person.name))
            same = [uid for uid in found if uid in named]
            if len(same) == 1:
                return same[0]
        return self._by_phone(keys, person) or self._by_place(keys, person)

    def _by_phone(self, keys: MatchKeys, person: Person) -> str:
        """A number is shared by colleagues and families: the name must not speak against it."""
        addressed = bool(person.emails or person.links)
        for phone in person.phones:
            whole = len(digits_of(phone.value)) >= PHONE_DIGITS
            if addressed and not whole:
                continue
            found = keys.by_number(phone.value, person.name)
            if not found and whole:
                found = keys.by_phone(phone.value)
                if len(found) == 1 and not alike_first(keys.folded[found[0]], person.name):
                    continue
            if len(found) == 1:
                return found[0]
        return ""

    def _sharing(self, person: Person) -> tuple[str, ...]:
        """People of the book with a number of this person's."""
        for phone in person.phones:
            if len(digits_of(phone.value)) >= PHONE_DIGITS:
                found = self._known.by_phone(phone.value)
                if found:
                    return found
        return ()

    def _by_place(self, keys: MatchKeys, person: Person) -> str:
        """Name and organisation, unless both sides have addresses and they disagree."""
        reachable = bool(person.links or person.emails or person.phones)
        found = keys.by_name_at(person.name, person.organisation) if person.organisation else ()
        if not reachable and not found:
            found = tuple(uid for uid in keys.by_name(person.name) if uid in keys.bare)
        if len(found) != 1 or (reachable and found[0] not in keys.bare):
            return ""
        return found[0]


def alike_first(folded: str, name: str) -> bool:
    """Whether two names may be one person's by their first words: `Ann`, `Anne`, `A.`."""
    one, other = folded.split(), name_key(name).split()
    if not one or not other:
        return True
    return one[0].startswith(other[0]) or other[0].startswith(one[0])
