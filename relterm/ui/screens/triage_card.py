"""The person in front in the triage, and below them what the keys mean."""

from collections.abc import Sequence

from textual.app import ComposeResult

from relterm.domain.people import Triage
from relterm.domain.schedule import CIRCLES
from relterm.errors import BookBusy, ReltermError
from relterm.service.desk import Desk
from relterm.service.triage_queue import Decision
from relterm.service.views.person import person_view
from relterm.service.views.triage import triage_person
from relterm.storage.records import TriageRow
from relterm.ui.dialogs.said import Said
from relterm.ui.key_signs import keys_of, taught_lines
from relterm.ui.lines.triage import all_lines, legend, name_line, person_lines, promise_line
from relterm.ui.roles import Role
from relterm.ui.widgets.pane import Pane
from relterm.ui.widgets.rows import Line, line
from relterm.ui.widgets.text_pane import TextPane

AGAIN_SECONDS = 0.2
"""After so long the book is read again that another process held."""
_WIDE, _HIGH = 100, 30
"""Columns and lines from which on the keys are explained a line each."""
DECISION_KEYS: dict[Decision, tuple[str, str]] = {
    **{circle: (f"triage.{circle}", str(place)) for place, circle in enumerate(CIRCLES, 1)},
    Triage.LATER: ("triage.later", "space"),
    Triage.NEVER: ("triage.never", "p"),
}
"""The binding of each decision: its id and its key unless remapped."""


class TriageCard(Pane):
    """One person, large and clear."""

    DEFAULT_CSS = """
    TriageCard {
        width: 3fr;
        #person { padding: 1 2 0 2; }
        #promise { padding: 1 2 0 2; max-height: 3; }
        #legend { padding: 0 2 0 2; max-height: 8; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(title="Keep up with them?")
        self._desk = desk

    def compose(self) -> ComposeResult:
        """The person, a calm word, the keys."""
        yield TextPane(id="person")
        yield Said(id="promise")
        yield Said(id="legend")

    @property
    def text(self) -> TextPane:
        """What is scrolled."""
        return self.query_one("#person", TextPane)

    def say(self, lines: Sequence[Line]) -> None:
        """Words instead of a person."""
        self.text.set_lines(taught_lines(self.app, lines))
        self.set_hint("")

    def show(self, row: TriageRow, decision: Decision | None, *, everything: bool) -> bool:
        """Somebody, in short or with everything; False when the book has to be read again."""
        hint = "{triage.leave} back to the list" if everything else "{triage.more} all about them"
        self.set_hint(hint)
        try:
            if everything:
                lines = all_lines(person_view(self._desk, row.uid), decision)
            else:
                lines = person_lines(triage_person(self._desk, row.uid), decision)
        except BookBusy:
            self.text.set_lines((name_line(row.name),))
            return False
        except ReltermError as error:
            lines = (line(str(error), Role.WARN),)
        self.text.set_lines(lines)
        return True

    def explain(self, *, anybody: bool) -> None:
        """What the keys mean, by the room there is and by the keys they have."""
        size = self.app.size
        keys = {
            decision: next(iter(keys_of(self.app, name)), "")
            for decision, (name, _) in DECISION_KEYS.items()
        }
        compact = size.width < _WIDE or size.height < _HIGH
        meant = legend(keys, compact=compact) if anybody else ()
        self.query_one("#legend", Said).set_lines(meant)
        self.query_one("#promise", Said).set_lines(
            [promise_line()] if meant and not compact else []
        )
