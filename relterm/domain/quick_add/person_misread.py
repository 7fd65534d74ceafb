"""Pieces of a person's line that are begun but cannot be right: `bday 31 feb`, `every 0d`, `+49`.

They are no part of the name. A chip says what is wrong, and the words are kept as a note.
"""

from dataclasses import dataclass
from datetime import date

from relterm.domain.kinds import Circle
from relterm.domain.quick_add import person_fields as fields
from relterm.domain.quick_add.shapes import keyed_mention
from relterm.domain.quick_add.words import Word

_QUESTIONS = {
    "bday": "which day?",
    "birthday": "which day?",
    "via": "whom?",
    "every": "how often?",
    "at": "where?",
    "as": "what?",
}
"""What is asked of a word with nothing behind it, lower case only: Via and At are names."""
_BEGINNINGS = ("", "#", "<", "+")
"""What another piece begins with, or the end of the line."""
_CIRCLE = "circle:"
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Misread:
    """What is wrong, without its full stop, and how many words that is about."""

    problem: str
    words: int = 1

    @property
    def sentence(self) -> str:
        """The problem as a sentence."""
        return self.problem if self.problem.endswith("?") else f"{self.problem}."


def misread_at(line: str, words: list[Word], index: int, today: date) -> Misread | None:
    """What cannot be right about the piece that begins at a word; None where nothing is wrong."""
    if words[index].dismissed or words[index].quoted:
        return None
    return (
        _birthday(line, words, index, today)
        or _rhythm(line, words, index)
        or _phone(line, words, index)
        or _address(words, index)
        or _circle(words[index])
        or _dangling(words, index)
        or _via(words, index)
    )


def _birthday(line: str, words: list[Word], index: int, today: date) -> Misread | None:
    word = words[index].core.lower()
    behind = words[index + 1].core if index + 1 < len(words) else ""
    if word not in fields.BIRTHDAY_WORDS or behind[:1] in _BEGINNINGS:
        return None
    start = words[index + 1].start
    if fields.birthday_at(line, start, today)[0] is not None:
        return None
    problem, end = fields.no_birthday_at(line, start, today)
    if problem:
        return Misread(problem, sum(1 for each in words[index:] if each.start < end))
    # “Max Born” has nothing to do with a day; “born 1990” has.
    if word == "born" and not behind[0].isdigit():
        return None
    return Misread(f"“{_shown(behind)}” is no birthday: write 15 apr or 15 apr 1990", 2)


def _rhythm(line: str, words: list[Word], index: int) -> Misread | None:
    if words[index].text.lower() != "every" or index + 1 == len(words):
        return None
    if fields.cadence_at(line, words[index])[0]:
        return None
    count = words[index + 1].core
    if not count[0].isdigit():
        return None
    unit = words[index + 2].core if count.isdigit() and index + 2 < len(words) else ""
    known = fields.is_unit(unit)
    said = f"every {count} {unit}" if known else f"every {count}"
    return Misread(f"“{_shown(said)}” is no rhythm: write every 6w", 3 if known else 2)


def _phone(line: str, words: list[Word], index: int) -> Misread | None:
    if not words[index].core.startswith("+") or words[index].core == "+":
        return None
    if fields.phone_at(line, words, index)[1]:
        return None
    end = fields.digits_end(words, index)
    if end == index:
        return Misread(f"“{_shown(words[index].core)}” is no phone number")
    number = " ".join(line[words[index].raw : words[end - 1].core_end].split())
    digits = sum(each.isdigit() for each in number)
    why = "short" if digits < fields.FEWEST_DIGITS else "long"
    return Misread(f"{_shown(number)} is too {why} for a phone number", end - index)


def _address(words: list[Word], index: int) -> Misread | None:
    text = words[index].core
    if "@" not in text or words[index].opaque or not any(each.isalnum() for each in text):
        return None
    if not text.startswith("@"):
        return (
            None if keyed_mention(words[index]) else Misread(f"{_shown(text)} is no e-mail address")
        )
    # First it is the name itself, its @ out of habit; behind a word it is a second introducer.
    if index == 0 or words[index - 1].text.lower() == "via":
        return None
    return Misread(f"{_shown(text)} says nothing here: write via {_shown(text)}")


def _circle(word: Word) -> Misread | None:
    name = word.core.lower().removeprefix(_CIRCLE)
    if name == word.core.lower() or word.opaque or name in set(Circle):
        return None
    known = ", ".join(each.value for each in Circle if each is not Circle.NONE)
    return Misread(f"{_shown(name)} is no circle: {known}")


def _dangling(words: list[Word], index: int) -> Misread | None:
    question = _QUESTIONS.get(words[index].text)
    behind = words[index + 1].text if index + 1 < len(words) else ""
    if not question or behind[:1] not in _BEGINNINGS:
        return None
    return Misread(f"{words[index].text}: {question}")


def _via(words: list[Word], index: int) -> Misread | None:
    behind = words[index + 1].core if index + 1 < len(words) else "@"
    if words[index].text != "via" or behind.startswith("@"):
        return None
    return Misread(f"via whom? write via @{_shown(behind)}", 2)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
