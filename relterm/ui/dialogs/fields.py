"""What a form asks for, as data: a new field is one more row of a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from relterm.domain.clean_text import storable
from relterm.domain.date_phrases import Prefer
from relterm.errors import BadInput
from relterm.ui.dialogs.choose import Choice
from relterm.ui.dialogs.field_text import join_words, read_line, split_words


class FieldKind(StrEnum):
    """How a field is written on screen."""

    LINE = "line"
    TEXT = "text"
    """Several lines of prose."""
    LINES = "lines"
    """A tuple, an item a line."""
    WORDS = "words"
    """A tuple, commas between the items."""
    CHOICE = "choice"
    """One of a few; the text is the key of the choice."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a day is chosen for a field from a month on screen."""

    today: date
    prefer: Prefer
    """Which way a weekday or a day without a year lies."""
    day_in: Callable[[str], date | None]
    """The day that the text means, if any."""
    with_day: Callable[[str, date], str]
    """The text with another day in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a form.

    `show` makes text of the value (of an item for LINES and WORDS), `parse` makes a value of the
    text and raises BadInput with the sentence to show. `name` is the key among the values;
    `suggest` completes a name while it is typed. `example` stands in the empty field, `hint` below
    the form. `understood` says what a text (a line of it, for LINES) was taken for.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    show: Callable[[Any], str] = str
    parse: Callable[[str], Any] = read_line
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    group: str = ""
    suggest: Callable[[str], str | None] | None = None
    example: str = ""
    understood: Callable[[str], str] | None = None
    calendar: Calendar | None = None

    @property
    def many_lines(self) -> bool:
        """Whether it is written in several lines."""
        return self.kind in {FieldKind.TEXT, FieldKind.LINES}

    def text_of(self, value: Any) -> str:
        """The text in which a value is shown."""
        if self.kind is FieldKind.LINES:
            return "\n".join(map(self.show, value))
        if self.kind is FieldKind.WORDS:
            return join_words(map(self.show, value))
        return self.show(value)

    def value_of(self, text: str, before: Any) -> Any:
        """The value a text means; items that were not touched stay the very values they were.

        Raises:
            BadInput: the text cannot be read; the sentence says why.
        """
        text = storable(text)
        if self.kind is FieldKind.LINES:
            return self._items([line for line in text.splitlines() if line.strip()], before)
        if self.kind is FieldKind.WORDS:
            return self._items(split_words(text), before)
        return self.parse(text)

    def wrong_line(self, text: str, before: Any) -> int | None:
        """The first line (from 0) that cannot be read; None when all can, or there is but one."""
        if self.kind is not FieldKind.LINES:
            return None
        for place, line in enumerate(storable(text).splitlines()):
            try:
                self._items([line] if line.strip() else [], before)
            except BadInput:
                return place
        return None

    def _items(self, texts: Sequence[str], before: Sequence[Any]) -> tuple[Any, ...]:
        known: dict[str, list[Any]] = {}
        for item in before:
            known.setdefault(self.show(item).strip(), []).append(item)
        items = []
        for place, text in enumerate(texts, 1):
            same = known.get(text.strip())
            try:
                items.append(same.pop(0) if same else self.parse(text.strip()))
            except BadInput as error:
                if len(texts) == 1 or self.kind is not FieldKind.LINES:
                    raise
                msg = f"Line {place}: {error}"
                raise BadInput(msg) from error
        return tuple(items)


def grouped(group: str, *fields: Field) -> tuple[Field, ...]:
    """The fields under a heading."""
    return tuple(replace(field, group=group) for field in fields)
