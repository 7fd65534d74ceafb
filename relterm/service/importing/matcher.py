"""Who a row means: the keys in their order, weaker likeness only as a hint."""

from dataclasses import dataclass

from relterm.domain.people import Person
from relterm.storage.records import MatchKeys


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
        alike = self._known.by_name(person.name)
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
            *(keys.by_phone(phone.value) for phone in person.phones),
        ):
            if len(found) == 1:
                return found[0]
            same = [uid for uid in found if uid in keys.by_name(person.name)]
            if len(same) == 1:
                return same[0]
        return self._by_place(keys, person)

    def _by_place(self, keys: MatchKeys, person: Person) -> str:
        """Name and organisation, unless both sides have addresses and they disagree."""
        reachable = bool(person.links or person.emails or person.phones)
        found = keys.by_name_at(person.name, person.organisation) if person.organisation else ()
        if not reachable and not found:
            found = tuple(uid for uid in keys.by_name(person.name) if uid in keys.bare)
        if len(found) != 1 or (reachable and found[0] not in keys.bare):
            return ""
        return found[0]
