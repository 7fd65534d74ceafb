"""Reading what imported people are recognised by."""

from relterm.storage.database import Database
from relterm.storage.records import MatchKeys
from relterm.storage.text import digits_of, email_key, link_key


def match_keys(database: Database) -> MatchKeys:
    """An index of everybody; those in the trash come last, so that others are found first."""
    keys = MatchKeys()
    uids: dict[int, str] = {}
    for number, uid, name, organisation, trashed in database.stream(
        "SELECT id, uid, name, organisation, state = 'trashed' AS gone FROM person "
        "ORDER BY gone, id"
    ):
        uids[number] = uid
        keys.uids.add(uid)
        if trashed:
            keys.trashed.add(uid)
        keys.name(uid, name, organisation)
    kinds = {
        "email": (keys.emails, email_key),
        "phone": (keys.phones, digits_of),
        "link": (keys.links, link_key),
    }
    for number, kind, value in database.stream(
        "SELECT person_id, kind, value FROM person_channel "
        "JOIN person ON person.id = person_id "
        "WHERE kind <> 'custom' ORDER BY state = 'trashed', person_id"
    ):
        index, key_of = kinds[kind]
        keys.reach(index, key_of(value), uids[number])
    return keys
