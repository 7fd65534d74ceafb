"""When two records mean the same person, and what becomes of them when they are put together."""

from dataclasses import replace

from relterm.domain.people import ImportantDate, Labelled, Person


def merged(known: Person, incoming: Person) -> Person:
    """What is known, filled in and added to by a source that knows only part of a person.

    A field that already says something is never overwritten: what the user wrote wins over what a
    product exported. Lists gain what is new in them. Merging the same record again changes nothing.
    """
    return replace(
        known,
        given=known.given or incoming.given,
        family=known.family or incoming.family,
        nickname=known.nickname or incoming.nickname,
        pronouns=known.pronouns or incoming.pronouns,
        organisation=known.organisation or incoming.organisation,
        title=known.title or incoming.title,
        met=known.met or incoming.met,
        introduced_by=known.introduced_by or incoming.introduced_by,
        goal_text=known.goal_text or incoming.goal_text,
        why=known.why or incoming.why,
        tags=_joined_words(known.tags, incoming.tags),
        interests=_joined_words(known.interests, incoming.interests),
        aspirations=_joined_words(known.aspirations, incoming.aspirations),
        needs=_joined_words(known.needs, incoming.needs),
        offers=_joined_words(known.offers, incoming.offers),
        values=_joined_words(known.values, incoming.values),
        emails=_joined(known.emails, incoming.emails),
        phones=_joined(known.phones, incoming.phones),
        links=_joined(known.links, incoming.links),
        custom=_joined_fields(known.custom, incoming.custom),
        dates=_joined_dates(known.dates, incoming.dates),
        notes=_joined_notes(known.notes, incoming.notes),
    )


def _joined_words(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    seen = {each.casefold() for each in known}
    return (*known, *(each for each in dict.fromkeys(more) if each.casefold() not in seen))


def _joined(known: tuple[Labelled, ...], more: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    seen = {each.value.strip().casefold() for each in known}
    fresh = {each.value.strip().casefold(): each for each in more}
    return (*known, *(each for key, each in fresh.items() if key not in seen))


def _joined_fields(known: tuple[Labelled, ...], more: tuple[Labelled, ...]) -> tuple[Labelled, ...]:
    """Custom fields by their names: one that is filled stays as it is."""
    seen = {each.label.casefold() for each in known}
    return (*known, *(each for each in more if each.label.casefold() not in seen))


def _joined_dates(
    known: tuple[ImportantDate, ...], more: tuple[ImportantDate, ...]
) -> tuple[ImportantDate, ...]:
    seen = {each.label.casefold() for each in known}
    return (*known, *(each for each in more if each.label.casefold() not in seen))


def _joined_notes(known: str, more: str) -> str:
    if not more or more in known:
        return known
    return f"{known}\n{more}" if known else more
