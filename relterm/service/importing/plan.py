"""What an import would do, row by row; worked out the same way for the preview and the commit."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from relterm.interchange.drafts import Problem
from relterm.interchange.recognise import Recognised

SAMPLE_ROWS = 500
"""Rows kept for looking at; the counts are always of all rows."""


class Action(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "new, but perhaps known"
    SKIPPED = "skipped"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row and what it would do."""

    line: int
    action: Action
    name: str
    detail: str = ""


@dataclass(slots=True)
class ImportPlan:
    """The counts of all rows, a sample of them, and every row that cannot be used."""

    recognised: Recognised
    counts: Counter[Action] = field(default_factory=Counter)
    rows: list[RowPlan] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: RowPlan) -> None:
        """Count a row and keep it while there is room."""
        self.counts[row.action] += 1
        if len(self.rows) < SAMPLE_ROWS:
            self.rows.append(row)

    def reject(self, problem: Problem) -> None:
        """Count and keep a row that cannot be used."""
        self.problems.append(problem)
        self.add(RowPlan(problem.line, Action.REJECTED, problem.file, problem.reason))

    @property
    def changes(self) -> int:
        """How many rows would change the book."""
        return sum(self.counts[each] for each in (Action.NEW, Action.CHANGED, Action.DOUBTFUL))

    def sentence(self) -> str:
        """`3 new, 1 changed, 12 same, 0 skipped, 2 rejected`."""
        new = self.counts[Action.NEW] + self.counts[Action.DOUBTFUL]
        return (
            f"{new} new, {self.counts[Action.CHANGED]} changed, {self.counts[Action.SAME]} same, "
            f"{self.counts[Action.SKIPPED]} skipped, {self.counts[Action.REJECTED]} rejected"
        )


Progress = Callable[[int, int], None]
"""Called with rows done and rows expected; may raise `Cancelled`, which undoes everything."""


def no_progress(done: int, expected: int) -> None:
    """Progress that nobody watches."""
