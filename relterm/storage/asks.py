"""Reading asks."""

from collections.abc import Iterator, Sequence

from relterm.domain.interactions import Ask, AskState
from relterm.storage.database import chunks
from relterm.storage.flat_reading import FlatReader
from relterm.storage.models import AskRow


class Asks(FlatReader):
    """Asks in both directions, in the order of their day, then their uid."""

    def asks(self, *states: AskState) -> list[Ask]:
        """Asks in these states (without one: in all)."""
        wanted = [state.value for state in states or tuple(AskState)]
        return self._of(Ask, AskRow, AskRow.state.in_(wanted), AskRow.day)

    def count_asks(self, state: AskState) -> int:
        """How many asks are in a state."""
        count: int = self._database.value(
            "SELECT count(*) FROM ask WHERE state = ?", (state.value,)
        )
        return count

    def asks_of(self, person: str) -> list[Ask]:
        """All asks between the user and a person."""
        return self._of(Ask, AskRow, AskRow.person == person, AskRow.day)

    def ask(self, uid: str) -> Ask | None:
        """The ask with this uid, or None."""
        return self._one(Ask, AskRow, uid)

    def asks_by_uid(self, uids: Sequence[str]) -> dict[str, Ask]:
        """Those of the asks that are in the book, by uid."""
        return {
            ask.uid: ask
            for chunk in chunks(uids)
            for ask in self._of(Ask, AskRow, AskRow.uid.in_(chunk))
        }

    def asks_logged_in(self, entries: Sequence[str]) -> list[Ask]:
        """Asks that were made, or planned, in one of these entries of the log."""
        return [
            ask
            for chunk in chunks([entry for entry in entries if entry])
            for ask in self._of(Ask, AskRow, AskRow.interaction.in_(chunk))
        ]

    def iter_asks(self) -> Iterator[Ask]:
        """Every ask."""
        return iter(self._of(Ask, AskRow, None, AskRow.day))
