"""Any table with people in it: columns are known by the names people and programs give them.

English and German names; what is not known becomes a custom field of that name.
"""

from collections.abc import Sequence

from relterm.interchange.fields import CUSTOM, IDENTITY, SKIP, Field, Target
from relterm.interchange.source import PersonSource, Source

_NAMES: dict[Field, str] = {
    Field.NAME: "name|full name|fullname|display name|contact|contact name|person|formatted name"
    "|vollständiger name|anzeigename",
    Field.GIVEN: "first name|firstname|given name|given|forename|vorname",
    Field.MIDDLE: "middle name|additional name|weitere vornamen",
    Field.FAMILY: "last name|lastname|family name|family|surname|nachname|familienname",
    Field.PREFIX: "prefix|name prefix|salutation|anrede",
    Field.SUFFIX: "suffix|name suffix",
    Field.NICKNAME: "nickname|nick name|nick|spitzname",
    Field.FILE_AS: "file as",
    Field.PRONOUNS: "pronouns",
    Field.ORGANISATION: "company|organization|organisation|employer|company name|org"
    "|organization name|firma|unternehmen",
    Field.TITLE: "title|job title|position|role|job|occupation|organization title|beruf",
    Field.EMAIL: "email|emails|e mail|e mails|mail|email address|e mail address|email addresses"
    "|e mail addresses|primary email|e mail adresse",
    Field.PHONE: "phone|phones|phone number|phone numbers|telephone|tel|primary phone|telefon"
    "|telefonnummer",
    Field.LINK: "url|link|links|website|web site|web page|homepage|profile|profile url|webseite"
    "|personal web page",
    Field.TAGS: "tags|tag|labels|label|groups|group|categories|category|kategorien",
    Field.CIRCLE: "circle",
    Field.INTENT: "intent",
    Field.WHY: "why",
    Field.MET: "met|how we met|where we met|met at",
    Field.INTRODUCED_BY: "introduced by|referred by|introducer|via",
    Field.NOTES: "notes|note|comments|comment|description|notizen|bemerkungen|notiz",
    Field.BIRTHDAY: "birthday|birth day|birthdate|birth date|date of birth|dob|bday|geburtstag"
    "|geburtsdatum",
    Field.BIRTH_YEAR: "birth year|geburtsjahr",
    Field.BIRTH_MONTH: "birth month|geburtsmonat",
    Field.INTERESTS: "interests",
    Field.ASPIRATIONS: "aspirations",
    Field.NEEDS: "needs",
    Field.OFFERS: "offers",
    Field.VALUES: "values",
    Field.UID: "uid",
}
_LABELLED: dict[str, Target] = {
    "work email": Target(Field.EMAIL, "work"),
    "business email": Target(Field.EMAIL, "work"),
    "home email": Target(Field.EMAIL, "home"),
    "personal email": Target(Field.EMAIL, "home"),
    "other email": Target(Field.EMAIL, "other"),
    "secondary email": Target(Field.EMAIL),
    "e mail 2 address": Target(Field.EMAIL),
    "e mail 3 address": Target(Field.EMAIL),
    "e mail 2": Target(Field.EMAIL),
    "e mail 3": Target(Field.EMAIL),
    "email 2": Target(Field.EMAIL),
    "email 3": Target(Field.EMAIL),
    "e mail 2 adresse": Target(Field.EMAIL),
    "e mail 3 adresse": Target(Field.EMAIL),
    "mobile": Target(Field.PHONE, "mobile"),
    "mobile phone": Target(Field.PHONE, "mobile"),
    "mobile number": Target(Field.PHONE, "mobile"),
    "cell": Target(Field.PHONE, "mobile"),
    "cell phone": Target(Field.PHONE, "mobile"),
    "mobiltelefon": Target(Field.PHONE, "mobile"),
    "work phone": Target(Field.PHONE, "work"),
    "business phone": Target(Field.PHONE, "work"),
    "business phone 2": Target(Field.PHONE, "work"),
    "telefon geschäftlich": Target(Field.PHONE, "work"),
    "telefon geschäftlich 2": Target(Field.PHONE, "work"),
    "company main phone": Target(Field.PHONE, "company"),
    "home phone": Target(Field.PHONE, "home"),
    "home phone 2": Target(Field.PHONE, "home"),
    "telefon privat": Target(Field.PHONE, "home"),
    "telefon (privat)": Target(Field.PHONE, "home"),
    "car phone": Target(Field.PHONE, "car"),
    "other phone": Target(Field.PHONE, "other"),
    "phone 2": Target(Field.PHONE),
    "pager": Target(Field.PHONE, "pager"),
    "pager number": Target(Field.PHONE, "pager"),
    "fax": Target(Field.PHONE, "fax"),
    "fax number": Target(Field.PHONE, "fax"),
    "business fax": Target(Field.PHONE, "work fax"),
    "home fax": Target(Field.PHONE, "home fax"),
    "other fax": Target(Field.PHONE, "other fax"),
    "linkedin": Target(Field.LINK, "LinkedIn"),
    "linkedin url": Target(Field.LINK, "LinkedIn"),
    "linkedin profile": Target(Field.LINK, "LinkedIn"),
    "twitter": Target(Field.LINK, "Twitter"),
    "github": Target(Field.LINK, "GitHub"),
    "mastodon": Target(Field.LINK, "Mastodon"),
    "instagram": Target(Field.LINK, "Instagram"),
    "facebook": Target(Field.LINK, "Facebook"),
    "web page 1": Target(Field.LINK),
    "web page 2": Target(Field.LINK),
    "anniversary": Target(Field.DATE, "anniversary"),
    "jahrestag": Target(Field.DATE, "anniversary"),
    "last contacted": Target(Field.DAY, "last contacted"),
    "last contact": Target(Field.DAY, "last contacted"),
    "source": Target(Field.CUSTOM, "source"),
    "rejected line": SKIP,
    "rejected reason": SKIP,
}
MEANING: dict[str, Target] = {
    name: Target(field) for field, names in _NAMES.items() for name in names.split("|")
} | _LABELLED
"""Normal form of a column name to what the column means."""


def _matches(header: frozenset[str]) -> bool:
    return any(name in MEANING and MEANING[name].field in IDENTITY for name in header)


def _targets(header: Sequence[str]) -> list[Target]:
    return [MEANING.get(name, CUSTOM) for name in header]


SOURCE = PersonSource(Source.GENERIC, "a table of people", frozenset(MEANING), _matches, _targets)
