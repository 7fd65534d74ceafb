"""A line that makes a person.

Ann Lee <ann@x.org> +49301234567 in/annlee at Acme as CTO via @bob #conf every 6w bday 04-15
"""

from collections.abc import Mapping
from dataclasses import dataclass

from relterm.domain.clean_text import fold, storable
from relterm.domain.kinds import Circle
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate, Labelled, Person
from relterm.domain.quick_add import person_fields as fields
from relterm.domain.quick_add.labels import people_problem
from relterm.domain.quick_add.mentions import with_addresses
from relterm.domain.quick_add.person_pieces import Sheet, take_piece
from relterm.domain.quick_add.values import Chip, ChipKind, Mention, Resolve
from relterm.domain.quick_add.vocabulary import Vocabulary
from relterm.domain.quick_add.words import Span, Word, split_words, unquoted

_PARTICLES = frozenset({"van", "von", "de", "der", "den", "di", "da", "del", "della", "la", "zu"})
_LONGEST_NAME = 5
"""Words a name may have for a line to look like a person."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person's line, understood; what is left over behind the name is in `text`."""

    line: str
    name: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""
    via: Mention | None = None
    tags: tuple[str, ...] = ()
    cadence_days: int | None = None
    circle: Circle | None = None
    dates: tuple[ImportantDate, ...] = ()
    text: str = ""
    chips: tuple[Chip, ...] = ()
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """Those of the problems that are about pieces which cannot be right; they are in `text`."""


def parse_person(
    line: str, now: Now, resolve: Resolve, dismissed: frozenset[Span] = frozenset()
) -> PersonLine:
    """Understand a person's line; never raises, whatever the text.

    The name is what stands before the first piece understood. `resolve` says whom `via @bob` may
    mean; `dismissed` holds the spans of chips taken back, whose words are plain.
    """
    line = storable(line)
    words = with_addresses(split_words(line, dismissed), resolve)
    sheet = Sheet(line, now, resolve, words)
    index = 0
    while index < len(sheet.words):
        taken = take_piece(sheet, index)
        if not taken:
            (sheet.left if sheet.chips else sheet.name).append(sheet.words[index])
        index += taken or 1
    return _finished(sheet)


def person_of(parsed: PersonLine, uid: str, chosen: Mapping[str, str] | None = None) -> Person:
    """The person a line describes; added by hand, so reminders may be made (circle *active*).

    `chosen` gives the UID when `via` names nobody or several people.
    """
    return Person(
        uid=uid,
        name=parsed.name,
        given=parsed.given,
        family=parsed.family,
        nickname=parsed.nickname,
        organisation=parsed.organisation,
        title=parsed.title,
        circle=Circle.ACTIVE if parsed.circle is None else parsed.circle,
        cadence_days=parsed.cadence_days,
        introduced_by=_introduced_by(parsed, chosen or {}),
        notes=parsed.text,
        emails=tuple(Labelled(each) for each in parsed.emails),
        phones=tuple(Labelled(each) for each in parsed.phones),
        links=tuple(Labelled(each) for each in parsed.links),
        tags=parsed.tags,
        dates=parsed.dates,
        line=parsed.line,
    )


def looks_like_person(line: str) -> bool:
    """Whether a line is more likely a new person than something that happened; cautious.

    It is when it begins with a capitalised name that is no kind of interaction, directly followed
    by an e-mail address, a telephone number or a LinkedIn handle.
    """
    words = split_words(storable(line))
    name = 0
    while name < len(words) and not _contact_at(line, words, name):
        if words[name].opaque and not words[name].quoted:
            return False
        name += 1
    if name in {0, len(words)}:
        return False
    first = words[0].core
    if Vocabulary.of({}).kind(first) is not None and len(words[:name]) == 1:
        return False
    capitals = (unquoted(word.core)[:1] for word in words[:name])
    return name <= _LONGEST_NAME and all(
        (each.isalpha() and not each.islower()) or fold(word.core) in _PARTICLES
        for each, word in zip(capitals, words[:name], strict=True)
    )


def _contact_at(line: str, words: list[Word], index: int) -> bool:
    word = words[index]
    if fields.email_of(word) or fields.phone_at(storable(line), words, index)[1]:
        return True
    return fields.link_of(word).startswith(fields.LINKEDIN)


def _finished(sheet: Sheet) -> PersonLine:
    nickname = ""
    names: list[str] = []
    for word in sheet.name:
        said = unquoted(word.core) if word.quoted else word.text
        if word.quoted and names:
            nickname = said
        else:
            names.append(said)
    name = " ".join(" ".join(names).split()).strip(" ,;").removeprefix("@").strip()
    given, family = _split_name(name)
    problems = [] if name else ["A person needs a name."]
    problems.extend(sheet.unread)
    if sheet.via is not None:
        problems.append(people_problem(sheet.via.typed, sheet.via.matches))
    if name:
        first, last = sheet.name[0], sheet.name[-1]
        sheet.chips.append(Chip(first.start, last.core_end, ChipKind.PERSON, name))
    return PersonLine(
        line=sheet.line,
        name=name,
        given=given,
        family=family,
        nickname=nickname,
        emails=tuple(dict.fromkeys(sheet.emails)),
        phones=tuple(dict.fromkeys(sheet.phones)),
        links=tuple(dict.fromkeys(sheet.links)),
        organisation=sheet.phrases.get("organisation", ""),
        title=sheet.phrases.get("title", ""),
        via=sheet.via,
        tags=tuple(sheet.tags),
        cadence_days=sheet.cadence_days,
        circle=sheet.circle,
        dates=() if sheet.birthday is None else (sheet.birthday,),
        text=" ".join(word.text for word in sheet.left),
        chips=tuple(sorted(sheet.chips, key=lambda chip: chip.span)),
        problems=tuple(problem for problem in problems if problem),
        unread=tuple(sheet.unread),
    )


def _split_name(name: str) -> tuple[str, str]:
    words = name.split()
    if len(words) < 2:
        return name, ""
    first = len(words) - 1
    while first > 1 and fold(words[first - 1]) in _PARTICLES:
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])


def _introduced_by(parsed: PersonLine, chosen: Mapping[str, str]) -> str:
    if parsed.via is None:
        return ""
    resolved = parsed.via.resolved
    return chosen.get(parsed.via.typed, "" if resolved is None else resolved.uid)
