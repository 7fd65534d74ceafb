"""Ask before something that is not undone with one key."""

from relterm.ui.dialogs.choose import Choice, Choose


class Confirm(Choose):
    """A question with two answers; gives back "yes", "no" or None (Esc). The cursor is on no."""

    def __init__(self, question: str, yes: str, no: str = "Leave it", detail: str = "") -> None:
        super().__init__(question, [Choice("yes", yes, detail), Choice("no", no)], selected="no")
