"""Done: a reminder is closed and what happened is logged, as one change with one undo."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from relterm.service.commands.logging import LogInteraction
from relterm.service.commands.word import CloseReminder

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


@dataclass(frozen=True, slots=True)
class FinishReminder:
    """A reminder is done, and this is how it went."""

    uid: str
    logged: LogInteraction

    @property
    def label(self) -> str:
        """For the list of changes."""
        return f"reminder done, {self.logged.label}"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Close the reminder and write the line."""
        CloseReminder(self.uid).apply(desk, session)
        self.logged.apply(desk, session)
