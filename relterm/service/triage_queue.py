"""Who waits in the triage, page by page, and what was decided since it was opened."""

from dataclasses import dataclass, field

from relterm.domain.kinds import Circle
from relterm.domain.people import Triage
from relterm.errors import UndoRefused
from relterm.service.commands.pacing import SetTriage
from relterm.service.desk import Changed, Desk
from relterm.service.views.triage import PAGE, triage_count
from relterm.storage.records import TriageRow

Decision = Circle | Triage


@dataclass(slots=True, eq=False)
class Step:
    """One decision. `change` is the record it made in the book, once it is written; 0 for none."""

    row: TriageRow
    decision: Decision
    before: Decision | None
    """What was decided about them since the triage was opened, before this."""
    change: int = 0


@dataclass(frozen=True, slots=True)
class Sorted:
    """What was decided before the triage was left, and how many still wait for a decision."""

    kept: int
    later: int
    never: int
    left: int


@dataclass(slots=True)
class TriageQueue:
    """The rows read so far, in order, and the decisions, which are remembered at once.

    Writing a decision takes milliseconds in another thread: `write` and `take_back` are called
    there, in the order in which the steps were made, and nothing here waits for them.
    """

    desk: Desk
    rows: list[TriageRow] = field(default_factory=list)
    decided: dict[str, Decision] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    total: int = 0
    """How many waited when it was opened."""
    complete: bool = False
    """Whether everybody was read."""
    places: dict[str, int] = field(default_factory=dict)
    """The place of each row by uid."""

    def begin(self) -> None:
        """Count, and read the first page."""
        count = triage_count(self.desk)
        self.total = count.waiting + count.later
        self.more()

    def more(self) -> None:
        """Read the next page. Those put off meanwhile come again at the end: not shown twice."""
        after = self.rows[-1].place if self.rows else None
        while not self.complete:
            page = self.desk.book.people.to_triage(PAGE, after)
            self.complete = len(page) < PAGE
            fresh = [row for row in page if row.uid not in self.places]
            for row in fresh:
                self.places[row.uid] = len(self.rows)
                self.rows.append(row)
            if fresh or not page:
                return
            after = page[-1].place

    def bring(self, row: TriageRow, place: int) -> None:
        """Put somebody found by a filter among the rows, unless they were read already."""
        if row.uid not in self.places:
            self.rows.insert(place, row)
            self.places = {each.uid: number for number, each in enumerate(self.rows)}

    def waits(self, row: TriageRow) -> bool:
        """Whether nothing was decided about somebody since it was opened."""
        return row.uid not in self.decided

    @property
    def kept(self) -> int:
        """How many were given a circle."""
        return sum(isinstance(each, Circle) for each in self.decided.values())

    @property
    def left(self) -> int:
        """How many still wait for a decision."""
        return max(0, self.total - len(self.decided))

    @property
    def sorted(self) -> Sorted:
        """What was decided since it was opened."""
        decided = list(self.decided.values())
        later, never = decided.count(Triage.LATER), decided.count(Triage.NEVER)
        return Sorted(self.kept, later, never, self.left)

    def decide(self, row: TriageRow, decision: Decision) -> Step:
        """Remember a decision; it is still to be written."""
        step = Step(row, decision, self.decided.get(row.uid))
        self.decided[row.uid] = decision
        self.steps.append(step)
        return step

    def undo(self) -> Step | None:
        """Forget the last decision; it is still to be taken back in the book. None without one."""
        if not self.steps:
            return None
        step = self.steps.pop()
        self.forget(step)
        return step

    def drop(self, step: Step) -> None:
        """Forget a decision that could not be written."""
        if step in self.steps:
            self.steps.remove(step)
            self.forget(step)

    def hold(self, step: Step) -> None:
        """Remember a decision again that could not be taken back."""
        self.steps.append(step)
        self.decided[step.row.uid] = step.decision

    def forget(self, step: Step) -> None:
        """What was decided before the step holds again."""
        if step.before is None:
            self.decided.pop(step.row.uid, None)
        else:
            self.decided[step.row.uid] = step.before

    def write(self, step: Step) -> Changed:
        """Write a decision, as one change.

        Raises:
            ReltermError: it could not be written; nothing was changed.
        """
        before = self._latest()
        done = self.desk.run(SetTriage((step.row.uid,), step.decision))
        after = self._latest()
        step.change = after if after != before else 0
        return done.changed

    def take_back(self, step: Step) -> Changed:
        """Undo the change of a step.

        Raises:
            UndoRefused: something else was written since.
            ReltermError: it could not be undone; nothing was changed.
        """
        if not step.change:
            return Changed()
        if self._latest() != step.change:
            msg = "Something else was written since; that decision stays. Press its key again."
            raise UndoRefused(msg)
        return self.desk.undo().changed

    def _latest(self) -> int:
        change = self.desk.book.changes.latest()
        return change.id if change else 0
