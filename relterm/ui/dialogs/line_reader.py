"""What a line dialog asks of the grammar behind it: two grammars, one dialog."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from relterm.domain.quick_add import Chip, Mention
from relterm.service.desk import Desk
from relterm.ui.dialogs.line_note import LineNote
from relterm.ui.dialogs.name_menu import Names
from relterm.ui.glyphs import Glyphs
from relterm.ui.widgets.rows import Line

T_co = TypeVar("T_co", covariant=True)
Places = frozenset[tuple[int, int]]
"""Where the chips stand that were taken back."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says, as far as the dialog has to know."""

    chips: tuple[Chip, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[str, ...] = ()


def unread_words(unread: Sequence[str]) -> list[str]:
    """What to say of pieces that cannot be read: why, or of several that their chips say it."""
    if len(unread) < 2:
        return list(unread)
    return [f"{len(unread)} pieces cannot be read; the chips with ! say why."]


class LineReader(ABC, Generic[T_co]):
    """Understands a line, and answers for the line it understood last."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.names = Names(desk)
        self.now = desk.now()
        self.note = LineNote()
        """The note written in the editor, which goes with the line."""

    @abstractmethod
    def understand(self, line: str, dismissed: Places) -> Understood:
        """Read a line; never raises."""

    def typed_note(self) -> tuple[int, str]:
        """Where in the line a note is typed, and what it says; behind the line when none is."""
        return -1, ""

    def past(self, before: int | None) -> tuple[tuple[str, ...], int | None]:  # noqa: ARG002 - for those who have some
        """Lines the book holds, a page at a time: see `PastLines`."""
        return (), None

    @abstractmethod
    def verdict(self, glyphs: Glyphs) -> Sequence[Line]:
        """What to say below the chips: what it would give, what is worth knowing."""

    @abstractmethod
    def refusal(self) -> str | None:
        """Why the line cannot be saved at all."""

    @abstractmethod
    def doubts(self) -> Sequence[str]:
        """What the user should know first; a second Enter saves all the same."""

    @abstractmethod
    def result(self) -> T_co:
        """What the dialog gives back."""
