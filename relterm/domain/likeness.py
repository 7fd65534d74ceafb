"""Why two people of the book may be one: reasons in words, what speaks against, and how strong.

Pure and symmetric. Points are added up: an e-mail address or a profile of their own says nearly
everything, a name alone only "perhaps". What speaks against is taken off and told as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from relterm.domain.clean_text import fold
from relterm.domain.name_likeness import (
    GENERATIONS,
    SPELT,
    Name,
    called_so,
    name_likeness,
    name_of,
)
from relterm.domain.people import ImportantDate, Person

NOT_THE_SAME = "not the same person"
"""The kind of a relation that says that two people who look alike are two."""

SAME_EMAIL, SHARED_EMAIL = 60, 10
SAME_LINK, SAME_PHONE, SAME_PLACE = 60, 35, 15
SAME_BIRTHDAY, SAME_DAY, SAME_INTRODUCER = 20, 12, 5
OTHER_NAME, OTHER_BIRTHDAY, OTHER_GENERATION = 25, 40, 40
OTHER_PROFILE, OTHER_ADDRESS = 25, 12

PHONE_DIGITS = 7
"""A number with fewer digits is an extension or a slip, and says nothing."""
PHONE_TAIL = 8
BIRTHDAYS = frozenset({"birthday", "bday", "born", "geburtstag", "date of birth"})
_DESKS = """
info office contact hello hi sales support team mail kontakt admin press jobs hr billing noreply
no-reply service post buero enquiries newsletter
"""
_ROLES = frozenset(_DESKS.split())
"""Addresses of a desk rather than of somebody."""
_PROVIDERS = """
gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com
gmx.de gmx.net gmx.at web.de mail.ru yandex.ru proton.me protonmail.com posteo.de qq.com 163.com
naver.com t-online.de orange.fr free.fr
"""
FREE_MAIL = frozenset(_PROVIDERS.split())
"""Where everybody has an address: two there say nothing about a company."""


class Strength(IntEnum):
    """How sure it is; the points from which on."""

    PERHAPS = 24
    LIKELY = 40
    SURE = 60

    @property
    def words(self) -> str:
        """In words."""
        return {24: "perhaps", 40: "likely", 60: "almost surely"}[int(self)]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a person is recognised by, folded for comparing. Made by `traits_of`."""

    uid: str
    name: Name
    nickname: Name
    place: str = ""
    """The organisation, folded."""
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    """Digits without zeros before them."""
    links: frozenset[str] = frozenset()
    born: tuple[int | None, int, int] | None = None
    """Year if known, month, day."""
    introduced_by: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two people may be one, strongest reason first; `against` is what speaks for two."""

    points: int
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def strength(self) -> Strength:
        """How sure it is."""
        return max(each for each in Strength if self.points >= each)


def traits_of(person: Person) -> Traits:
    """What a person is recognised by."""
    return traits(
        person.uid,
        person.name,
        nickname=person.nickname,
        organisation=person.organisation,
        emails=(each.value for each in person.emails),
        phones=(each.value for each in person.phones),
        links=(each.value for each in person.links),
        born=birthday_of(person.dates),
        introduced_by=person.introduced_by,
    )


def traits(
    uid: str,
    name: str,
    *,
    nickname: str = "",
    organisation: str = "",
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    links: Iterable[str] = (),
    born: ImportantDate | None = None,
    introduced_by: str = "",
) -> Traits:
    """Traits from values as they are written."""
    day = None
    if born is not None and born.month is not None and born.day is not None:
        day = (born.year, born.month, born.day)
    return Traits(
        uid,
        name_of(name),
        name_of(nickname),
        fold(organisation),
        frozenset(filter(None, map(email_key, emails))),
        frozenset(filter(None, map(phone_key, phones))),
        frozenset(filter(None, map(profile_key, links))),
        day,
        introduced_by,
    )


def birthday_of(dates: Iterable[ImportantDate]) -> ImportantDate | None:
    """The birthday among somebody's dates."""
    return next((each for each in dates if fold(each.label) in BIRTHDAYS), None)


def email_key(address: str) -> str:
    """An address as it is compared: no `+tag`, and no dots where the provider ignores them."""
    local, at, domain = address.strip().casefold().rpartition("@")
    if not at or not local or not domain:
        return ""
    local = local.partition("+")[0] or local
    if domain in {"gmail.com", "googlemail.com"}:
        local, domain = local.replace(".", "") or local, "gmail.com"
    return f"{local}@{domain}"


def phone_key(number: str) -> str:
    """The digits of a number without zeros before them; empty for what is too short to say much."""
    digits = "".join(each for each in number if each.isdecimal()).lstrip("0")
    return digits if len(digits) >= PHONE_DIGITS else ""


def profile_key(link: str) -> str:
    """The address of a page about one person, without scheme, country and query.

    Empty for a page that is a site's first one: a company's is shared by all who work there.
    """
    rest = link.strip().casefold().partition("://")
    key = (rest[2] or rest[0]).partition("?")[0].partition("#")[0].removeprefix("www.").rstrip("/")
    host, slash, path = key.partition("/")
    if host.endswith(".linkedin.com"):
        host = "linkedin.com"
    return f"{host}/{path}" if slash and path else ""


def tail_of(phone: str) -> str:
    """The end of a number's digits, the same with and without a country's code."""
    return phone[-PHONE_TAIL:]


def likeness(one: Traits, other: Traits) -> Likeness | None:
    """Why two people may be one; None when there is too little to say so."""
    if other.uid < one.uid:
        one, other = other, one
    found = list(_reached(one, other))
    named = _named(one, other)
    if named is not None:
        found.append(named)
    elif not found:
        return None
    found.extend(_circumstances(one, other, named=named is not None))
    against = list(_against(one, other, named=named is not None))
    points = sum(each for _, each in found) - sum(each for _, each in against)
    if named is not None and named[1] >= SPELT:
        # two addresses do not make two people of one name: it stays worth a look
        hard = sum(each for _, each in against if each >= OTHER_BIRTHDAY)
        points = max(points, min(named[1] - hard, int(Strength.PERHAPS)))
    if points < Strength.PERHAPS:
        return None
    found.sort(key=lambda pair: -pair[1])
    told = tuple(words for words, _ in found)
    return Likeness(points, told, tuple(words for words, _ in against))


Reason = tuple[str, int]
"""Words and points."""


def _reached(one: Traits, other: Traits) -> Iterable[Reason]:
    """Addresses, profiles and numbers that both have."""
    if one.emails.isdisjoint(other.emails) and one.links.isdisjoint(other.links):
        if one.phones and any(same_number(a, b) for a in one.phones for b in other.phones):
            yield "the same phone number", SAME_PHONE
        return
    emails = sorted(one.emails & other.emails)
    own = [each for each in emails if each.partition("@")[0] not in _ROLES]
    if own:
        yield f"the same e-mail address {own[0]}", SAME_EMAIL
    elif emails:
        yield f"the same shared address {emails[0]}", SHARED_EMAIL
    if links := sorted(one.links & other.links):
        yield f"the same profile {links[0]}", SAME_LINK
    if any(same_number(a, b) for a in one.phones for b in other.phones):
        yield "the same phone number", SAME_PHONE


def same_number(one: str, other: str) -> bool:
    """Whether two keys of numbers are one number, with and without a country's code."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return short == long or (len(short) >= PHONE_TAIL and long.endswith(short))


def _named(one: Traits, other: Traits) -> Reason | None:
    found = [name_likeness(one.name, other.name)]
    if one.nickname.core or other.nickname.core:
        found.append(called_so(one.name, one.nickname, other.name))
        found.append(called_so(other.name, other.nickname, one.name))
    known = [each for each in found if each is not None]
    if not known:
        return None
    best = max(known, key=lambda each: (each.points, each.words))
    return best.words, best.points


def _circumstances(one: Traits, other: Traits, *, named: bool) -> Iterable[Reason]:
    """What says little by itself."""
    if named and one.place and one.place == other.place:
        yield "the same organisation", SAME_PLACE
    if one.born and other.born and one.born[1:] == other.born[1:]:
        if one.born[0] is not None and one.born[0] == other.born[0]:
            yield "the same birthday", SAME_BIRTHDAY
        elif None in (one.born[0], other.born[0]):
            yield "a birthday on the same day", SAME_DAY
    if one.introduced_by and one.introduced_by == other.introduced_by:
        yield "introduced by the same person", SAME_INTRODUCER


def _against(one: Traits, other: Traits, *, named: bool) -> Iterable[Reason]:
    if not named:
        yield "the names differ", OTHER_NAME
    if one.born and other.born and not _same_birthday(one.born, other.born):
        yield "different birthdays", OTHER_BIRTHDAY
    if one.name.generation != other.name.generation and named:
        told = " and ".join(sorted(filter(None, (one.name.generation, other.name.generation))))
        yield f"only one is {told}" if told in GENERATIONS else told, OTHER_GENERATION
    if one.links and other.links and not one.links & other.links:
        sites = {each.partition("/")[0] for each in one.links}
        both = sites & {each.partition("/")[0] for each in other.links}
        if both:
            yield f"two profiles on {min(both)}", OTHER_PROFILE
    if one.emails and other.emails and not one.emails & other.emails:
        firms = {each.partition("@")[2] for each in one.emails} - FREE_MAIL
        both = firms & {each.partition("@")[2] for each in other.emails}
        if both:
            yield f"two addresses at {min(both)}", OTHER_ADDRESS


def _same_birthday(one: tuple[int | None, int, int], other: tuple[int | None, int, int]) -> bool:
    return one[1:] == other[1:] and (None in (one[0], other[0]) or one[0] == other[0])
