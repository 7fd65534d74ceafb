"""You: your own card and what you decided about the book."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from relterm.domain.interactions import Settings
from relterm.domain.people import Person
from relterm.service.commands.editing import merged

if TYPE_CHECKING:
    from relterm.service.desk import Desk
    from relterm.storage.session import Session


@dataclass(frozen=True, slots=True)
class SaveYou:
    """Your profile, your why, your success criteria and game plan, the daily number.

    Given what they were `before`, only what differs from that is written.
    """

    me: Person
    settings: Settings
    me_before: Person | None = None
    settings_before: Settings | None = None

    @property
    def label(self) -> str:
        """For the list of changes."""
        return "saved your own page"

    def apply(self, desk: "Desk", session: "Session") -> None:
        """Write both.

        Raises:
            BadInput: the same was changed by another window in between.
        """
        me, settings = desk.book.people.me(), desk.book.things.settings()
        wished, decided = self.me, self.settings
        if me is not None and self.me_before is not None:
            wished = merged(me, replace(self.me_before, uid=self.me.uid), self.me)
        if self.settings_before is not None:
            decided = merged(settings, self.settings_before, self.settings)
        if me != wished:
            session.put(replace(wished, is_me=True))
        if settings != decided:
            session.put(decided)
