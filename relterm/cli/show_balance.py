"""The balance with one person as plain lines: the sentence, then both sides of every line."""

from collections.abc import Iterator

from relterm.cli.printing import called
from relterm.domain.balance import BalanceLine, BalanceName, Side
from relterm.domain.balance_rules import BALANCE_WORDS
from relterm.service.views.balance import balance_view
from relterm.service.views.person import PersonView

_INDENT = " " * 12
_NAME = 18
_COMPARED = frozenset({BalanceName.ANSWERS, BalanceName.PROMISES})


def balance_lines(view: PersonView) -> Iterator[str]:
    """The sentence with its label, then a line for all that the log says something about."""
    found = balance_view(view)
    yield f"{'balance':<11} {called(found.sentence, 200)}"
    for row in found.rows:
        name = BALANCE_WORDS[row.line.name]
        yield f"{_INDENT}{name:<{_NAME}}{_sides(row.line)}"


def _sides(line: BalanceLine) -> str:
    parts = [f"you {_side(line, line.mine)}", f"they {_side(line, line.theirs)}"]
    if line.together.count:
        parts.append(f"together {line.together.count}")
    if line.mine.open or line.theirs.open:
        parts.append(f"still open {line.mine.open} of yours, {line.theirs.open} of theirs")
    return ", ".join(parts)


def _side(line: BalanceLine, side: Side) -> str:
    return f"{side.count} of {side.of}" if line.name in _COMPARED else str(side.count)
