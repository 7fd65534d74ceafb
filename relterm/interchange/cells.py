r"""The cells of relterm's own tables: text, lists, labels, words and numbers, and back.

**Cells that a spreadsheet would run.** Text that begins (perhaps after apostrophes) with `=`, `+`,
`-`, `@`, a tab, a line end or a full-width `＝ ＋ － ＠` is written with one `'` more in front, and
exactly one is taken off again when relterm reads the cell. Number columns are left alone.

**Lists** are joined by `; `. Within an element `;` is written `\;` and `\` is written `\\`; a space
at its beginning or end is written `\ `; an empty element is written `\.`. Spaces around elements
that are not marked so do not count, and elements left empty (`a; ;b`) are passed over, so that
lists can be written by hand.

**Labelled values** (e-mail addresses, phones, links, dates, custom fields) are written
`label: value`, or just `value` without a label. A `:` in a label is written `\:`; so is one in an
unlabelled value where a space or the end follows.
"""

import re
from collections.abc import Iterable, Sequence

from relterm.domain.people import ImportantDate, Labelled
from relterm.interchange import dates

RISKY = "=+-@\t\r\n＝＋－＠"
"""First letters of cells that some spreadsheet runs, or that hide such a letter."""
_RISKY_CELL = re.compile(f"'*[{re.escape(RISKY)}]")
_GUARDED_CELL = re.compile(f"'+[{re.escape(RISKY)}]")
_FIRST = frozenset(RISKY + "'")

_ELEMENT = re.compile(r"(?:\\.|[^\\;]|\\\Z)*", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LABEL = re.compile(r"((?:\\.|[^\\:]|:(?! |\Z))*):(?: +|\Z)", re.DOTALL)
_TO_ESCAPE = re.compile(r"[\\;]")
_LABEL_ESCAPE = re.compile(r"[\\;:]")
_LOOSE_COLON = re.compile(r":(?= |\Z)")
_EMPTY = "\\."

_PARTS = re.compile(r"(-?[0-9]+|\?)-(-?[0-9]+|\?)-(-?[0-9]+|\?)")
_YES = frozenset({"yes", "y", "true", "1", "x"})
_NO = frozenset({"no", "n", "false", "0"})


def guard(cell: str) -> str:
    """A text cell as no spreadsheet runs it."""
    if cell and cell[0] in _FIRST and _RISKY_CELL.match(cell):
        return "'" + cell
    return cell


def unguard(cell: str) -> str:
    """The text behind a guarded cell; other cells as they are."""
    if cell[:1] == "'" and _GUARDED_CELL.match(cell):
        return cell[1:]
    return cell


def write_list(items: Iterable[str]) -> str:
    """A list in one cell."""
    return "; ".join([_escape(item, _TO_ESCAPE) or _EMPTY for item in items])


def read_list(cell: str) -> tuple[str, ...]:
    """The elements of a list cell."""
    return tuple(_unescape(element) for element in _elements(cell))


def write_labelled(items: Iterable[Labelled]) -> str:
    """Labelled values in one cell."""
    return "; ".join([_write_one(item) for item in items])


def read_labelled(cell: str) -> tuple[Labelled, ...]:
    """The labelled values of a cell."""
    return tuple(_read_one(element) for element in _elements(cell))


def write_date(when: ImportantDate) -> str:
    """A date in one cell, without its label.

    Words that could be taken for a date stand in double quotes; so do words beside a date.
    """
    parts = dates.written((when.year, when.month, when.day))
    if not parts:
        plain = read_date("", when.text) == ImportantDate("", text=when.text)
        return when.text if plain else f'"{when.text}"'
    return f'{parts} "{when.text}"' if when.text else parts


def read_date(label: str, cell: str) -> ImportantDate:
    """A date from one cell; text that is no date is kept as text."""
    if parts := _parts(cell):
        return ImportantDate(label, *parts)
    head, quote, text = cell.partition('"')
    if quote and text.endswith('"'):
        if not head:
            return ImportantDate(label, text=text[:-1])
        if head.endswith(" ") and (parts := _parts(head[:-1])):
            return ImportantDate(label, *parts, text=text[:-1])
    return ImportantDate(label, text=cell)


def yes_no(value: bool | None) -> str:
    """`yes`, `no` or empty."""
    return "" if value is None else "yes" if value else "no"


def read_yes_no(cell: str, column: str) -> bool | None:
    """Read `yes`, `no` and their usual spellings; empty is None. Raises `ValueError` otherwise."""
    word = cell.strip().lower()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(f"{column} “{short(cell)}” is neither yes nor no")


def write_number(value: float | None) -> str:
    """A number as short as it can be written exactly."""
    if value is None:
        return ""
    text = repr(float(value))
    return text.removesuffix(".0")


def read_whole(cell: str, column: str, choices: Sequence[int] | None = None) -> int | None:
    """A whole number; empty is None. Raises `ValueError` when it is none or not a choice."""
    text = cell.strip()
    if not text:
        return None
    match = re.fullmatch(r"([+-]?[0-9]{1,18})(?:\.0*)?", text)
    number = int(match[1]) if match else None
    if number is None:
        raise ValueError(f"{column} “{short(cell)}” is not a whole number")
    if choices is not None and number not in choices:
        raise ValueError(f"{column} “{short(cell)}” is not {choices[0]} to {choices[-1]}")
    return number


def read_amount(cell: str, column: str) -> float | None:
    """A number that is not negative; empty is None. Raises `ValueError` otherwise."""
    text = cell.strip()
    if not text:
        return None
    try:
        if not text.isascii() or "_" in text:
            raise ValueError
        number = float(text.replace(",", ".") if "." not in text else text)
    except ValueError:
        raise ValueError(f"{column} “{short(cell)}” is not a number") from None
    if not 0 <= number < float("inf"):
        raise ValueError(f"{column} “{short(cell)}” is not a length of time")
    return number


def short(cell: str) -> str:
    """A cell cut for a sentence."""
    cell = cell.strip()
    return cell if len(cell) <= 40 else cell[:39] + "…"


def _elements(cell: str) -> list[str]:
    """The elements still escaped, without loose spaces and without empty ones."""
    if "\\" not in cell:
        return [part for piece in cell.split(";") if (part := piece.strip(" "))]
    found = []
    at = 0
    while at <= len(cell):
        match = _ELEMENT.match(cell, at)
        piece = match[0] if match else ""
        at += len(piece) + 1
        if part := _tidy(piece):
            found.append(part)
    return found


def _tidy(piece: str) -> str:
    """Without loose spaces around; an escaped one at the end stays."""
    part = piece.strip(" ")
    backslashes = len(part) - len(part.rstrip("\\"))
    return part + " " if backslashes % 2 and piece.rstrip(" ") != piece else part


def _escape(text: str, letters: re.Pattern[str]) -> str:
    text = letters.sub(lambda match: "\\" + match[0], text)
    if text.startswith(" "):
        text = "\\" + text
    if text.endswith(" ") and text != "\\ ":
        text = text[:-1] + "\\ "
    return text


def _unescape(element: str) -> str:
    if "\\" not in element:
        return element
    return "" if element == _EMPTY else _ESCAPE.sub(r"\1", element)


def _write_one(item: Labelled) -> str:
    value = _escape(item.value, _TO_ESCAPE)
    if item.label:
        label = _escape(item.label, _LABEL_ESCAPE)
        return f"{label}: {value}" if value else f"{label}:"
    return _LOOSE_COLON.sub(r"\\:", value) or _EMPTY


def _read_one(element: str) -> Labelled:
    match = _LABEL.match(element)
    if match is None:
        return Labelled(_unescape(element))
    return Labelled(_unescape(element[match.end() :]), _unescape(_tidy(match[1])))


def _parts(text: str) -> dates.Parts | None:
    """A date as we or somebody else wrote it, or None."""
    if parts := dates.parse(text):
        return parts
    if match := _PARTS.fullmatch(text):
        year, month, day = (None if part == "?" else int(part) for part in match.groups())
        return year, month, day
    return None
