"""The balance as rows: both sides of each line drawn around a middle, readable without colour."""

from collections.abc import Iterator

from relterm.domain import days
from relterm.domain.balance import BalanceLine, BalanceName, Side
from relterm.domain.balance_rules import BALANCE_WORDS
from relterm.service.views.balance import BalanceRow, BalanceView
from relterm.ui.glyphs import Glyphs, Sign
from relterm.ui.roles import Role
from relterm.ui.show import width
from relterm.ui.widgets.paint import wrap
from relterm.ui.widgets.rows import Heading, Item, Line, ListSource, Span, line

KEY = "balance:"
"""How the key of a row begins; the line's name follows."""
YOU, THEY = "you ", " they"
LEAST_BAR = 5
"""With fewer cells than this for each half the numbers are written shorter."""
_COMPARED = frozenset({BalanceName.ANSWERS, BalanceName.PROMISES})


def balance_source(view: BalanceView, cells: int, glyphs: Glyphs) -> ListSource:
    """The rows for a list that is so many cells wide."""
    rows: list[Item | Heading] = []
    numbers = _numbers(view, " of ")
    if _half(cells, numbers) < LEAST_BAR:
        numbers = _numbers(view, "/")
    half = max(0, _half(cells, numbers))
    for place, row in enumerate(view.rows):
        texts = numbers[place]
        made = _row(row, texts, max(map(width, _flat(numbers))), half, glyphs, cells)
        rows.append(Item(f"{KEY}{row.line.name}", tuple(made)))
    if view.silent:
        words = ", ".join(BALANCE_WORDS[name] for name in view.silent)
        rows.append(Heading(tuple(wrap(line(f"nothing logged: {words}", Role.DIM), cells))))
    return ListSource(rows)


def _numbers(view: BalanceView, between: str) -> list[tuple[str, str]]:
    """What stands beside each half: `4`, or `2 of 4`."""
    return [
        (_number(row.line, row.line.mine, between), _number(row.line, row.line.theirs, between))
        for row in view.rows
    ]


def _number(row: BalanceLine, side: Side, between: str) -> str:
    if row.name in _COMPARED and side.of:
        return f"{side.count}{between}{side.of}"
    return str(side.count)


def _flat(numbers: list[tuple[str, str]]) -> list[str]:
    return [text for pair in numbers for text in pair] or [""]


def _half(cells: int, numbers: list[tuple[str, str]]) -> int:
    """Cells of one half of a bar."""
    most = max(map(width, _flat(numbers)))
    return (cells - len(YOU) - len(THEY) - 2 * (most + 1) - 1) // 2


def _row(
    row: BalanceRow, texts: tuple[str, str], number: int, half: int, glyphs: Glyphs, cells: int
) -> Iterator[Line]:
    """The name with what is worth saying, then both bars."""
    name = BALANCE_WORDS[row.line.name]
    title = Span(name, Role.NAME, bold=row.line.name is not BalanceName.LIKES)
    said = "; ".join(_details(row))
    beside = width(name) + 2 + width(said) <= cells
    yield Line((title,), (Span(said, Role.DIM),) if beside and said else ())
    if said and not beside:
        yield from wrap(line(said, Role.DIM), cells)
    mine, theirs = _lengths(row.line, half)
    block = glyphs.blocks[-2]
    yield Line(
        (
            Span(" " * (number - width(texts[0]))),
            Span(YOU, Role.DIM),
            Span(f"{texts[0]} "),
            Span(" " * (half - mine)),
            Span(block * mine, Role.INFO),
            Span(glyphs[Sign.STEM], Role.DIM),
            Span(block * theirs, Role.GOOD),
            Span(" " * (half - theirs)),
            Span(f" {texts[1]}"),
            Span(THEY, Role.DIM),
        )
    )


def _lengths(row: BalanceLine, half: int) -> tuple[int, int]:
    """Cells of both bars: a share of its own words, or a share of the busier side."""
    if row.name in _COMPARED:
        return _cells(row.mine.share or 0.0, half), _cells(row.theirs.share or 0.0, half)
    most = max(row.mine.count, row.theirs.count, 1)
    return _cells(row.mine.count / most, half), _cells(row.theirs.count / most, half)


def _cells(share: float, half: int) -> int:
    """What is there shows at least one cell."""
    return max(1, round(share * half)) if share > 0 and half else 0


def _details(row: BalanceRow) -> Iterator[str]:
    found = row.line
    if found.together.count:
        yield f"{found.together.count} together"
    if found.mine.days is not None and found.theirs.days is not None:
        yield f"you {_soon(found.mine.days)}, they {_soon(found.theirs.days)}"
    elif found.mine.days is not None:
        yield f"you {_soon(found.mine.days)}"
    elif found.theirs.days is not None:
        yield f"they {_soon(found.theirs.days)}"
    if found.name is BalanceName.GIFTS and max(found.mine.size, found.theirs.size) > max(
        found.mine.count, found.theirs.count
    ):
        yield f"by size {found.mine.size} to {found.theirs.size}"
    for whose, side in (("yours", found.mine), ("theirs", found.theirs)):
        if side.open:
            yield f"{side.open} of {whose} still open"
    if row.year is not None:
        yield f"this last year: you {row.year.mine.count}, they {row.year.theirs.count}"


def _soon(length: float) -> str:
    """How soon answers usually come: the middle one."""
    return "the same day" if length < 1 else f"in {days.span(max(1, round(length)))}"
