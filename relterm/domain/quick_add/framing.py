"""The frame of a line: the day in front, the next step, the private note and the open end.

[when:] what happened … [...]  >> [when] next step  :: private note
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from relterm.domain.clean_text import fold
from relterm.domain.date_phrases import DatePhrase, Shape, read_date
from relterm.domain.kinds import TEXTS, Kind, Who
from relterm.domain.moments import Moment, Now
from relterm.domain.quick_add.labels import moment_label, next_label
from relterm.domain.quick_add.reading import Reading
from relterm.domain.quick_add.recorded import what_of
from relterm.domain.quick_add.shapes import ask_in, begins_something, is_bare_next
from relterm.domain.quick_add.shell_words import split_key
from relterm.domain.quick_add.values import ChipKind, NextStepNote, Part
from relterm.domain.quick_add.vocabulary import Vocabulary
from relterm.domain.quick_add.words import split_words, unquoted

NOTE_SIGIL = "::"
NEXT_SIGIL = ">>"
OPEN_ENDS = frozenset({"...", "…"})
LONGEST_DATE = 60
"""Characters within which a date phrase must end."""
_ON = re.compile(r"on\s+", re.IGNORECASE)
_COLON = re.compile(r"\s?:(?=\s|$)")
_AFTER_ON = re.compile(r"[:,]?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class FrontSlot:
    """The date phrase at the front, to where its colon ends."""

    start: int
    end: int
    phrase: DatePhrase


def read_front(reading: Reading) -> None:
    """Take the day in front (`fri:`, `on 12 mar`), or warn of one that is not read as a date."""
    if not reading.words or (reading.words[0].opaque and not reading.words[0].dismissed):
        return
    slot = _front_slot(reading)
    if slot is None:
        return
    inside = [word for word in reading.words if word.start < slot.end]
    taken_back = all(word.dismissed for word in inside)
    if not taken_back and any(word.opaque for word in inside):
        return
    del reading.words[: len(inside)]
    if taken_back:
        # One chip was taken back, not two: the word behind is still the first.
        reading.leading_text = reading.line[slot.start : slot.end]
        return
    if slot.phrase.day is None:
        reading.chip(slot.start, slot.end, ChipKind.WARNING, slot.phrase.problem)
        reading.misread(slot.phrase.problem)
        reading.leading_text = reading.line[slot.start : slot.end]
        return
    reading.moment = _moment(slot.phrase, reading.now)
    reading.planned = reading.moment.seconds > reading.now.moment.seconds
    label = moment_label(reading.moment, reading.today)
    if not slot.phrase.clock:
        label = moment_label(replace(reading.moment, timed=False), reading.today)
    kind = ChipKind.PLAN if reading.planned else ChipKind.DATE
    reading.chip(slot.start, slot.end, kind, f"plan: {label}" if reading.planned else label)


def cut_note(reading: Reading) -> None:
    """Take the private note: all behind ` ::` or `note:`."""
    for index, word in enumerate(reading.words):
        keyed = split_key(word)
        if not word.opaque and word.text == NOTE_SIGIL:
            start = word.end
        elif keyed is not None and keyed.key == "note":
            start = keyed.start
        else:
            continue
        reading.note = unquoted(reading.line[start:])
        # An empty note says nothing yet: no chip, no meaning.
        if reading.note:
            end = len(reading.line.rstrip())
            reading.chip(word.start, end, ChipKind.NOTE, "private note")
        del reading.words[index:]
        return


def cut_open_end(reading: Reading) -> None:
    """Set ` ...` at the end apart; what it means depends on the kind, known only later."""
    last = reading.words[-1] if reading.words else None
    if last is not None and not last.opaque and last.text in OPEN_ENDS:
        reading.waiting_place = (last.start, last.end)
        del reading.words[-1]


def cut_next(reading: Reading) -> None:
    """Take the next step: all behind `>>`."""
    for index, word in enumerate(reading.words):
        if word.opaque or not word.text.startswith(NEXT_SIGIL):
            continue
        end = reading.words[-1].end
        start = word.start + len(NEXT_SIGIL)
        _note_next(reading, (word.start, end), reading.line[start:end])
        del reading.words[index:]
        return


def read_keyed_next(reading: Reading, index: int) -> int:
    """Take `next:3w send the paper`: the words up to what begins next."""
    word = reading.words[index]
    keyed = split_key(word)
    if reading.next_step is not None:
        return 0
    if is_bare_next(word, reading.word(index + 1)):
        _note_next(reading, (word.start, word.end), "")
        return 1
    if keyed is None or keyed.key != "next":
        return 0
    end = index + 1
    while end < len(reading.words):
        if begins_something(reading.words[end], reading.word(end + 1), reading.vocabulary):
            break
        if reading.words[end].core.lower() == "waiting":
            break
        end += 1
    last = reading.words[end - 1].core_end
    said = reading.line[reading.words[index + 1].raw : last] if end > index + 1 else ""
    _note_next(reading, (word.start, last), f"{keyed.value} {said}")
    return end - index


def read_waiting(reading: Reading, index: int) -> int:
    """Take the word `waiting` at the end of what was said about a message sent."""
    word = reading.words[index]
    if word.opaque or word.core.lower() != "waiting" or reading.kind not in TEXTS:
        return 0
    following = reading.word(index + 1)
    ends = following is None or begins_something(
        following, reading.word(index + 2), reading.vocabulary
    )
    if not ends or reading.waiting_place is not None:
        return 0
    reading.waiting_place = (word.start, word.core_end)
    return 1


def _front_slot(reading: Reading) -> FrontSlot | None:
    start = reading.words[0].start
    text = reading.line[start : start + LONGEST_DATE]
    on = _ON.match(text)
    offset = on.end() if on else 0
    phrase = read_date(text[offset:], reading.today, "past")
    if phrase is None:
        return None
    end = offset + phrase.end
    behind = (_AFTER_ON if on else _COLON).match(text, end)
    # `on 3d printing` is no date: behind `on` only a day of the calendar or of the week.
    if behind is None or (on and phrase.shape is Shape.RELATIVE and text[offset].isdigit()):
        return None
    return FrontSlot(start, start + behind.end(), phrase)


def _moment(phrase: DatePhrase, now: Now) -> Moment:
    day = phrase.day or now.today
    if phrase.clock is not None:
        return Moment.of_datetime(datetime.combine(day, phrase.clock, now.zone))
    return now.moment if day == now.today else Moment.of_day(day, now.zone)


def _note_next(reading: Reading, place: tuple[int, int], said: str) -> None:
    step, problem = _next_step(said.strip(), reading.today, reading.vocabulary)
    reading.next_step = step
    if problem:
        reading.misread(problem)
    reading.chip(*place, ChipKind.NEXT, next_label(step, reading.today))


def _next_step(said: str, today: date, vocabulary: Vocabulary) -> tuple[NextStepNote, str]:
    """The step and its day; a day that cannot be one stays in the words, with the reason."""
    phrase = read_date(said[:LONGEST_DATE], today, "future")
    if phrase is None:
        return _step(None, said, vocabulary), ""
    if phrase.day is None:
        return NextStepNote(None, said), phrase.problem
    if phrase.day < today:
        return NextStepNote(None, said), f"{phrase.day.isoformat()} has passed"
    return _step(phrase.day, said[phrase.end :].lstrip(" \t:,"), vocabulary), ""


def _step(due: date | None, said: str, vocabulary: Vocabulary) -> NextStepNote:
    """A next step that begins with an ask of mine is that ask, meant for a later day."""
    words = split_words(said, frozenset())
    asked = ask_in(words[0], vocabulary) if words else None
    if asked is None or asked.who is Who.THEM:
        return NextStepNote(due, unquoted(said))
    what = unquoted(said[words[0].core_end :].strip())
    part = Part(Kind.ASK, Who.ME, what, int(asked.size), category=fold(asked.word))
    return NextStepNote(due, what_of(part), part)
