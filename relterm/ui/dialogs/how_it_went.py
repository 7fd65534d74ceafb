"""How did it go: the quick-add line about one person, begun with the usual word for the step."""

from relterm.domain.quick_add import PersonMatch
from relterm.service.desk import Desk
from relterm.ui.dialogs.line_dialog import LineWords
from relterm.ui.dialogs.quick_add import QuickAdd

_WITH_WORD = "{line.save} log   type over it, or go on behind a blank   {dialog.leave} close"


class HowItWent(QuickAdd):
    """The quick-add line with a word to begin with.

    The word is selected: typing replaces it, a blank or an arrow keeps it and goes on behind it.
    With `alone` an empty line is given back too: it is done, and there is nothing to tell.
    """

    def __init__(
        self,
        desk: Desk,
        person: PersonMatch,
        question: str,
        initial: str = "",
        alone: str = "",
    ) -> None:
        """`question` is the title; `alone` says what Enter does on an empty line."""
        super().__init__(desk, person, initial)
        self._alone = alone
        teaching = (alone, *self.TEACHING) if alone else self.TEACHING
        self.words = LineWords(question, _WITH_WORD if initial else self.KEYS, teaching)

    def on_mount(self) -> None:
        """Select the word, so that typing replaces it."""
        super().on_mount()
        self.line.offer()

    def _save(self) -> None:
        if self._alone and not self.line.value.strip() and not self._reader.note.text:
            self.dismiss(self._reader.result())
        else:
            super()._save()
