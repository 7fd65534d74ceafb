"""Readers of deeds told by a sigil: given, received, asked, promised, thanked."""

from dataclasses import replace

from relterm.domain.clean_text import fold
from relterm.domain.date_phrases import DatePhrase, read_date
from relterm.domain.kinds import Kind, Who
from relterm.domain.quick_add.labels import day_label
from relterm.domain.quick_add.reading import PlacedPart, Reading
from relterm.domain.quick_add.shapes import ask_in, begins_something, given_in, promise_at
from relterm.domain.quick_add.values import ChipKind, Part
from relterm.domain.quick_add.vocabulary import ANSWERS
from relterm.domain.quick_add.words import between, is_quoted, unquoted

LONGEST_DATE = 60
"""Characters within which a date phrase must end."""


def read_given(reading: Reading, index: int) -> int:
    """Take `+intro`, `-help`, `+"the Orkney paper"`, `gave:intro`, `got:help`."""
    word = reading.words[index]
    given = given_in(word, reading.vocabulary)
    if given is None:
        return 0
    part = Part(Kind.GIVE, given.who, given.what, category=given.category)
    reading.add_part(word.start, word.core_end, part)
    return 1


def read_ask(reading: Reading, index: int) -> int:
    """Take `?advice yes on pricing`, the words up to what begins next."""
    word = reading.words[index]
    asked = ask_in(word, reading.vocabulary)
    if asked is None:
        return 0
    first = index + 1
    answer = reading.word(first)
    outcome = None
    if answer is not None and not answer.opaque and word.core_end == word.end:
        outcome = ANSWERS.get(fold(answer.core))
    if outcome is not None:
        first += 1
    end = _end_of_words(reading, first)
    what = between(reading.line, reading.words[first:end])
    part = Part(
        Kind.ASK, asked.who, what, int(asked.size), category=fold(asked.word), outcome=outcome
    )
    reading.add_part(word.start, reading.words[end - 1].core_end, part)
    return end - index


def read_promise(reading: Reading, index: int) -> int:
    """Take `!send the paper by fri`: up to the date, to what begins next, or to the end."""
    found = promise_at(reading.words[index])
    if found is None:
        return 0
    who, words_start = found
    quoted = is_quoted(reading.line[words_start : reading.words[index].core_end])
    end = index + 1 if quoted else _end_of_words(reading, index + 1, stop_at_date=True)
    what_end = reading.words[end - 1].core_end
    what = " ".join(unquoted(reading.line[words_start:what_end]).split())
    part = Part(Kind.PROMISE, who, what)
    due = _due_at(reading, end)
    taken = 0
    if due is not None and due[0].day is not None:
        part = replace(part, due=due[0].day)
        what_end, taken = due[1], due[2]
    reading.add_part(reading.words[index].start, what_end, part, end + taken)
    return end + taken - index


def read_due(reading: Reading, index: int) -> int:
    """Take `by fri` of a promise told by the first word, or with only people named since.

    Where `by 03/04` follows a promise it is no date, and a chip says so.
    """
    due = _due_at(reading, index)
    if due is None:
        return 0
    phrase, end, taken = due
    start = reading.words[index].start
    last = reading.parts[-1] if reading.parts else None
    if phrase.day is None:
        if last is None or last.part.kind is not Kind.PROMISE:
            return 0
        reading.chip(start, end, ChipKind.WARNING, phrase.problem)
        reading.misread(phrase.problem)
        reading.plain.update(range(index, index + taken))
        return taken
    promise = _promise_before(reading, index)
    if promise is None:
        return 0
    promise.part = replace(promise.part, due=phrase.day)
    label = f"by {day_label(phrase.day, reading.today)}"
    reading.chip(start, end, ChipKind.DATE, label)
    return taken


def read_thanks(reading: Reading, index: int) -> int:
    """Take `<thanks` anywhere, and `thanks` at the front or right behind something understood."""
    word = reading.words[index]
    if word.opaque:
        return 0
    theirs = word.core == "<thanks"
    if not theirs:
        in_text = index - 1 in reading.plain or not (reading.kind or reading.parts)
        if fold(word.core) != "thanks" or in_text:
            return 0
    end = index + 1
    following = reading.word(end)
    what = ""
    if following is not None and fold(following.core) == "for" and word.core_end == word.end:
        last = _end_of_words(reading, end + 1)
        what = between(reading.line, reading.words[end + 1 : last])
        end = last if what else end
    part = Part(Kind.THANKS, Who.THEM if theirs else Who.ME, what)
    reading.add_part(word.start, reading.words[end - 1].core_end, part)
    return end - index


def _promise_before(reading: Reading, index: int) -> PlacedPart | None:
    named = reading.named_part(Kind.PROMISE)
    if named is not None and named.part.due is None:
        return named
    last = reading.parts[-1] if reading.parts else None
    if last is None or last.part.kind is not Kind.PROMISE or last.part.due is not None:
        return None
    since = range(last.after, index)
    return last if all(place in reading.linked for place in since) else None


def _end_of_words(reading: Reading, index: int, *, stop_at_date: bool = False) -> int:
    while index < len(reading.words):
        word = reading.words[index]
        if begins_something(word, reading.word(index + 1), reading.vocabulary):
            break
        if stop_at_date and _due_at(reading, index) is not None:
            break
        index += 1
    return index


def _due_at(reading: Reading, index: int) -> tuple[DatePhrase, int, int] | None:
    by, following = reading.word(index), reading.word(index + 1)
    if by is None or following is None or by.opaque or following.opaque:
        return None
    if fold(by.text) != "by":
        return None
    text = reading.line[following.start : following.start + LONGEST_DATE]
    phrase = read_date(text, reading.today, "future")
    if phrase is None:
        return None
    if phrase.day is not None and phrase.day < reading.moment.day:
        phrase = replace(phrase, day=None, problem=f"by {phrase.day.isoformat()} has passed")
    end = following.start + phrase.end
    words = [word for word in reading.words[index : index + LONGEST_DATE] if word.start < end]
    if any(word.opaque for word in words):
        return None
    return phrase, end, len(words)
