"""The balance with one person: all of it, the last year beside it, and one kind sentence."""

from dataclasses import dataclass

from relterm.domain.balance import (
    Balance,
    BalanceLine,
    BalanceName,
    balance,
    balance_sentence,
)
from relterm.domain.trust.parameters import MODEL
from relterm.service.views.person import PersonView

YEAR_DAYS = MODEL.history.year_days
TELLING = 3
"""A year with fewer things than this on a line says nothing about a change."""
SHIFT = 0.2
"""A share of one side that moved by less than this is no news (0..1)."""


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """A line of the balance, and the last year's where that tells something else."""

    line: BalanceLine
    year: BalanceLine | None


@dataclass(frozen=True, slots=True)
class BalanceView:
    """What the balance card shows."""

    sentence: str
    rows: tuple[BalanceRow, ...]
    """The lines that the log says something about, in their order."""
    silent: tuple[BalanceName, ...]
    """Those it says nothing about."""


def balance_view(view: PersonView) -> BalanceView:
    """Work out the balance with somebody, as of now."""
    now = view.now.t
    found = balance(view.events, now=now)
    old = bool(view.events) and now - view.events[0].t > YEAR_DAYS
    year = balance(view.events, now=now, since=now - YEAR_DAYS) if old else None
    return BalanceView(
        sentence=balance_sentence(found, view.person.given or view.person.name),
        rows=tuple(BalanceRow(line, _news(line, year)) for line in found.lines if line.told),
        silent=tuple(line.name for line in found.lines if not line.told),
    )


def _news(line: BalanceLine, year: Balance | None) -> BalanceLine | None:
    """The last year's line, if one side's part in it has changed."""
    if year is None:
        return None
    latest = year.line(line.name)
    if _weight(latest) < TELLING:
        return None
    return latest if abs(_mine(latest) - _mine(line)) >= SHIFT else None


def _weight(line: BalanceLine) -> int:
    if line.name is BalanceName.ANSWERS:
        return line.mine.of + line.theirs.of
    return line.mine.count + line.theirs.count


def _mine(line: BalanceLine) -> float:
    """My part of a line, 0..1; a half where there is nothing."""
    mine: float = line.mine.count
    theirs: float = line.theirs.count
    if line.name is BalanceName.ANSWERS:
        mine, theirs = line.mine.share or 0.0, line.theirs.share or 0.0
    return mine / (mine + theirs) if mine + theirs else 0.5
