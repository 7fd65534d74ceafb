"""Readers of the pieces of a person's line, and the sheet they fill in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from relterm.domain.clean_text import fold
from relterm.domain.days import MONTHS, counted
from relterm.domain.kinds import Circle
from relterm.domain.moments import Now
from relterm.domain.people import ImportantDate
from relterm.domain.quick_add import person_fields as fields
from relterm.domain.quick_add.mentions import find_mention, mention_chip
from relterm.domain.quick_add.person_misread import misread_at
from relterm.domain.quick_add.shapes import keyed_mention, tag_of
from relterm.domain.quick_add.values import Chip, ChipKind, Mention, Resolve
from relterm.domain.quick_add.words import Word, between

_CIRCLES = {f"circle:{circle.value}": circle for circle in Circle}
_LABELS = {"organisation": "at", "title": "as"}
_FIELDS = {word: name for name, word in _LABELS.items()}


@dataclass(slots=True)
class Sheet:
    """What has been found so far."""

    line: str
    now: Now
    resolve: Resolve
    words: list[Word]
    name: list[Word] = field(default_factory=list)
    left: list[Word] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    phrases: dict[str, str] = field(default_factory=dict)
    via: Mention | None = None
    tags: list[str] = field(default_factory=list)
    cadence_days: int | None = None
    circle: Circle | None = None
    birthday: ImportantDate | None = None
    chips: list[Chip] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Sentences about pieces that cannot be right."""

    def chip(self, first: int, end: int, kind: ChipKind, label: str) -> None:
        """Note a piece from a word's beginning to a place in the line."""
        self.chips.append(Chip(self.words[first].start, end, kind, label))

    def words_to(self, index: int, end: int) -> int:
        """How many words from an index on begin before a place in the line."""
        return sum(1 for word in self.words[index:] if word.start < end)


_Reader = Callable[[Sheet, int], int]


def take_piece(sheet: Sheet, index: int) -> int:
    """Take the piece that begins at a word; how many words that took, 0 when none begins."""
    if sheet.words[index].dismissed:
        return 0
    return next((count for read in _READERS if (count := read(sheet, index))), 0)


def _read_email(sheet: Sheet, index: int) -> int:
    email = fields.email_of(sheet.words[index])
    if not email:
        return 0
    sheet.emails.append(email)
    sheet.chip(index, sheet.words[index].core_end, ChipKind.DETAIL, f"e-mail {email}")
    return 1


def _read_phone(sheet: Sheet, index: int) -> int:
    phone, taken = fields.phone_at(sheet.line, sheet.words, index)
    if taken:
        sheet.phones.append(phone)
        end = sheet.words[index + taken - 1].core_end
        sheet.chip(index, end, ChipKind.DETAIL, f"phone {phone}")
    return taken


def _read_link(sheet: Sheet, index: int) -> int:
    link = fields.link_of(sheet.words[index])
    if not link:
        return 0
    sheet.links.append(link)
    sheet.chip(index, sheet.words[index].core_end, ChipKind.DETAIL, link)
    return 1


def _read_tag(sheet: Sheet, index: int) -> int:
    tag = tag_of(sheet.words[index])
    if tag is None:
        return 0
    if tag not in sheet.tags:
        sheet.tags.append(tag)
    sheet.chip(index, sheet.words[index].core_end, ChipKind.TAG, f"#{tag}")
    return 1


def _read_via(sheet: Sheet, index: int) -> int:
    word = sheet.words[index]
    if sheet.via is not None or word.opaque:
        return 0
    keyed = keyed_mention(word)
    if keyed is not None and keyed[0] == "via":
        start = word.start + word.core.index(":") + 1
        matches = tuple(sheet.resolve(keyed[1]))
        sheet.via = Mention(start, word.core_end, keyed[1], matches, "via")
        taken = 1
    elif fold(word.text) == "via" and index + 1 < len(sheet.words):
        sheet.via = find_mention(sheet.words, index + 1, sheet.resolve)
        taken = 2
    if sheet.via is None:
        return 0
    sheet.chips.append(mention_chip(sheet.via))
    return taken


def _read_cadence(sheet: Sheet, index: int) -> int:
    days, end = fields.cadence_at(sheet.line, sheet.words[index])
    if not days or sheet.cadence_days is not None or sheet.words[index].opaque:
        return 0
    sheet.cadence_days = days
    sheet.chip(index, end, ChipKind.DETAIL, f"every {counted(days, 'day')}")
    return sheet.words_to(index, end)


def _read_birthday(sheet: Sheet, index: int) -> int:
    word = sheet.words[index]
    if word.opaque or sheet.birthday is not None or index + 1 >= len(sheet.words):
        return 0
    if fold(word.core) not in fields.BIRTHDAY_WORDS:
        return 0
    found, end = fields.birthday_at(sheet.line, sheet.words[index + 1].start, sheet.now.today)
    if found is None:
        return 0
    sheet.birthday = found
    sheet.chip(index, end, ChipKind.DATE, birthday_label(found))
    return sheet.words_to(index, end)


def _read_circle(sheet: Sheet, index: int) -> int:
    circle = _CIRCLES.get(sheet.words[index].core.lower())
    if circle is None or sheet.circle is not None or sheet.words[index].opaque:
        return 0
    sheet.circle = circle
    end = sheet.words[index].core_end
    sheet.chip(index, end, ChipKind.DETAIL, f"circle {circle.value}")
    return 1


def _read_phrase(sheet: Sheet, index: int) -> int:
    name = _FIELDS.get(sheet.words[index].text)
    if name is None or name in sheet.phrases or sheet.words[index].opaque:
        return 0
    end = index + 1
    while end < len(sheet.words) and not _begins(sheet, end):
        end += 1
    said = between(sheet.line, sheet.words[index + 1 : end])
    if not said:
        return 0
    sheet.phrases[name] = said
    last = sheet.words[end - 1].core_end
    sheet.chip(index, last, ChipKind.DETAIL, f"{_LABELS[name]} {said}")
    return end - index


def _keep_misread(sheet: Sheet, index: int) -> int:
    """Keep a piece that cannot be right as a note, and say why."""
    misread = misread_at(sheet.line, sheet.words, index, sheet.now.today)
    if misread is None:
        return 0
    kept = sheet.words[index : index + misread.words]
    sheet.left.extend(kept)
    sheet.unread.append(misread.sentence)
    sheet.chip(index, kept[-1].core_end, ChipKind.WARNING, misread.problem)
    return misread.words


_READERS: tuple[_Reader, ...] = (
    _read_email,
    _read_phone,
    _read_link,
    _read_tag,
    _read_via,
    _read_cadence,
    _read_birthday,
    _read_circle,
    _read_phrase,
    _keep_misread,
)


def _begins(sheet: Sheet, index: int) -> bool:
    """Whether another piece begins here, which ends the words of `at` and `as`."""
    word = sheet.words[index]
    if word.dismissed:
        return False
    return bool(
        fields.email_of(word)
        or fields.phone_at(sheet.line, sheet.words, index)[1]
        or fields.link_of(word)
        or tag_of(word)
        or fields.cadence_at(sheet.line, word)[0]
        or word.core.lower() in _CIRCLES
        or fold(word.core) in fields.BIRTHDAY_WORDS | {"via"}
        or keyed_mention(word) is not None
        or word.text in _FIELDS
        or misread_at(sheet.line, sheet.words, index, sheet.now.today) is not None
    )


def birthday_label(written: ImportantDate) -> str:
    """`birthday 15 Apr`, with the year when it is known."""
    month = MONTHS[(written.month or 1) - 1]
    year = "" if written.year is None else f" {written.year}"
    return f"birthday {written.day} {month}{year}"
