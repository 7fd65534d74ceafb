"""You: your own card and what you decided about the book."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import Settings
from relterm.domain.people import Person

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


@dataclass(frozen=True, slots=True)
class SaveYou:
    """Your profile, your why, your success criteria and game plan, the daily number."""

    me: Person
    settings: Settings

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "saved your own page"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write both."""
        if desk.book.people.me() is None or desk.book.people.me() != self.me:
            session.put(replace(self.me, is_me=True))
        if desk.book.things.settings() != self.settings:
            session.put(self.settings)
