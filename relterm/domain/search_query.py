"""What is typed into the search, taken apart: words, “quoted phrases” and operators.

Only the operators of `search_words` mean more than their letters, and only where their value is
understood; everything else, whatever signs it is made of, is words. Nothing raises.
"""

import re
from datetime import date, timedelta

from relterm.domain import days
from relterm.domain.clean_text import fold, storable
from relterm.domain.date_phrases import read_date
from relterm.domain.kinds import Circle
from relterm.domain.ladder import Overlay, Stage
from relterm.domain.search_terms import (
    After,
    At,
    Before,
    Clause,
    Condition,
    DueBy,
    InCircle,
    Is,
    OnRung,
    Piece,
    Reading,
    SearchQuery,
    Tagged,
    Word,
)
from relterm.domain.search_words import ALIASES, BEINGS, CIRCLES, RUNGS, Being, Operator, Value

__all__ = [
    "MAX_QUERY",
    "MAX_WORDS",
    "After",
    "At",
    "Before",
    "Clause",
    "Condition",
    "DueBy",
    "InCircle",
    "Is",
    "OnRung",
    "Piece",
    "Reading",
    "SearchQuery",
    "Tagged",
    "Word",
    "parse",
]

MAX_QUERY = 200
"""Characters of a query that are looked at."""
MAX_WORDS = 16
"""Words and operators of a query that are looked at."""
WEEK_DAYS = 7

_HEAD = re.compile(rf"(-?)({'|'.join(Operator)}):", re.IGNORECASE)
_RUN = re.compile(r"\S+")
_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?=\s|$)")
_SHORT_MONTHS = re.compile(r"([0-9]{1,3})m(?=\s|$)", re.IGNORECASE)


def parse(text: str, today: date) -> SearchQuery:
    """Take a query apart; whatever is typed, it never raises.

    Offsets count from the beginning of `text`; only `MAX_QUERY` characters and `MAX_WORDS` pieces
    of it are looked at.
    """
    text = storable(text[:MAX_QUERY]).replace("\0", " ")
    return _Parser(text, today).result()


class _Parser:
    def __init__(self, text: str, today: date) -> None:
        self.text = text
        self.today = today
        self.words: list[Word] = []
        self.clauses: list[Clause] = []
        self.pieces: list[Piece] = []

    def result(self) -> SearchQuery:
        at = 0
        while at < len(self.text) and len(self.words) + len(self.clauses) < MAX_WORDS:
            if self.text[at].isspace():
                at += 1
            else:
                at = self._operator(at) or self._phrase(at) or self._word(at)
        return SearchQuery(self.text, tuple(self.words), tuple(self.clauses), tuple(self.pieces))

    def _operator(self, at: int) -> int:
        """The end of an operator that is understood or still open, else 0: then it is words."""
        head = _HEAD.match(self.text, at)
        if head is None:
            return 0
        operator = Operator(head[2].lower())
        start = head.end()
        end, value = self._value(operator, start)
        condition, is_open = _condition(operator, value, self.today)
        if condition is not None:
            self.clauses.append(Clause(condition, at, end, no=bool(head[1])))
        reading = Reading.UNDERSTOOD if condition else Reading.OPEN if is_open else Reading.REFUSED
        self.pieces.append(Piece(operator, reading, at, start, end, value))
        return end if reading is not Reading.REFUSED else 0

    def _value(self, operator: Operator, start: int) -> tuple[int, str]:
        """Where a value ends, and what it is without its quotes."""
        if self.text[start : start + 1] == '"':
            end = self.text.find('"', start + 1)
            if end < 0:
                return len(self.text), self.text[start + 1 :]
            return end + 1, self.text[start + 1 : end]
        if operator in {Operator.DUE, Operator.BEFORE, Operator.AFTER}:
            rest = self.text[start:]
            future = operator is Operator.DUE
            phrase = read_date(rest, self.today, "future" if future else "past")
            if phrase and phrase.day and rest[phrase.end : phrase.end + 1].strip() == "":
                return start + phrase.end, rest[: phrase.end]
        run = _RUN.match(self.text, start)
        return (run.end(), run[0]) if run else (start, "")

    def _phrase(self, at: int) -> int:
        if self.text[at] != '"':
            return 0
        end = self.text.find('"', at + 1)
        if end < 0:
            return at + 1
        inside = self.text[at + 1 : end].strip()
        if _says_something(inside):
            self.words.append(Word(inside, at, end + 1, exact=True))
        return end + 1

    def _word(self, at: int) -> int:
        run = _RUN.match(self.text, at)
        assert run is not None
        if _says_something(run[0]):
            self.words.append(Word(run[0], at, run.end()))
        return run.end()


def _says_something(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _condition(operator: Operator, value: str, today: date) -> tuple[Condition | None, bool]:
    """The condition, or None and whether the value may still become one."""
    if not _says_something(value):
        return None, not value.strip()
    match operator:
        case Operator.TAG:
            return Tagged(value.strip().removeprefix("#")), False
        case Operator.COMPANY:
            return At(value.strip()), False
        case Operator.CIRCLE:
            found, is_open = _one_of(value, CIRCLES)
            return (InCircle(Circle(found)) if found else None), is_open
        case Operator.RUNG:
            found, is_open = _one_of(value, RUNGS)
            return (OnRung(_rung(found)) if found else None), is_open
        case Operator.IS:
            if fold(value) in ALIASES:
                return Is(ALIASES[fold(value)]), False
            found, is_open = _one_of(value, BEINGS)
            return (Is(Being(found)) if found else None), is_open
        case Operator.DUE:
            day = _due(value, today)
            return (DueBy(day) if day else None), day is None and _begins(value, "overdue", "week")
        case _:
            day = _past(value, today)
            if day is None:
                return None, "/" not in value and len(value) < len("yesterday")
            return (Before(day) if operator is Operator.BEFORE else After(day)), False


def _rung(word: str) -> Stage | Overlay:
    return Overlay(word) if word in set(Overlay) else Stage(word)


def _one_of(value: str, values: tuple[Value, ...]) -> tuple[str, bool]:
    """The value meant, by its whole word or a beginning that no other shares."""
    typed = fold(value)
    begun = [each.word for each in values if each.word.startswith(typed)]
    if typed in begun or len(begun) == 1:
        return (typed if typed in begun else begun[0]), False
    return "", bool(begun)


def _begins(value: str, *words: str) -> bool:
    typed = fold(value)
    return any(word.startswith(typed) for word in words)


def _due(value: str, today: date) -> date | None:
    match fold(value):
        case "week" | "this week":
            return days.later(today, WEEK_DAYS)
        case "overdue" | "late":
            return today - timedelta(days=1)
    phrase = read_date(value, today, "future")
    return phrase.day if phrase and phrase.end == len(value.rstrip()) else None


def _past(value: str, today: date) -> date | None:
    """A day in the past, a whole month or year standing for its first day."""
    value = value.strip()
    if (short := _SHORT_MONTHS.fullmatch(value)) is not None:
        value = f"{short[1]} months"
    phrase = read_date(value, today, "past")
    if phrase and phrase.end == len(value):
        return phrase.day
    found = _MONTH.fullmatch(value)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), 1)
    except ValueError:
        return None
