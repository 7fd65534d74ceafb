"""Which change undo and redo mean: what was turned last, also out of the midst of others.

The book knows what is undone, not when it was. Since the book was opened the order is remembered
here; after that undo goes on from the newest change and redo from the earliest undone one, which
leads to the same book.
"""

from dataclasses import dataclass, field

from relterm.storage.changes import Changes
from relterm.storage.records import ChangeRow


@dataclass(slots=True)
class Turns:
    """Changes undone and done again since the book was opened, the last one last."""

    undone: list[int] = field(default_factory=list)
    again: list[tuple[int, int]] = field(default_factory=list)
    """Each with the newest change there was: what is done later is to be undone first."""

    def to_undo(self, changes: Changes) -> ChangeRow | None:
        """What was done, or done again, last."""
        while self.again:
            change, newest = self.again[-1]
            row = changes.get(change)
            if row is not None and not row.undone and changes.newest() == newest:
                return row
            self.again.pop()
        return changes.latest()

    def to_redo(self, changes: Changes) -> ChangeRow | None:
        """What was undone last, unless something new was done since."""
        while self.undone:
            if changes.can_redo(self.undone[-1]):
                return changes.get(self.undone[-1])
            self.undone.pop()
        return changes.next_redo()

    def turned(self, change: int, newest: int, *, undone: bool) -> None:
        """Remember that a change was undone, or done again."""
        self.undone = [each for each in self.undone if each != change]
        self.again = [each for each in self.again if each[0] != change]
        if undone:
            self.undone.append(change)
        else:
            self.again.append((change, newest))
